"""The head of a délibération: its lines up to the first visa, where the text begins to speak of other acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bordereau.lexicon.folding import fold
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.read import read_pattern

HEAD_LINES = 40
_VISA = re.compile(r"^\s*[-–•]?\s*(?:vu|considerant|attendu)\b", re.MULTILINE)
PUNCTUATION = " \t:.–—-|/"
"""What may stand between a number and what follows."""


def says(key: str) -> FormPattern:
    """The forms of one list of ``lexicon/deliberations.toml``."""
    return read_pattern("deliberations", key)


def list_head(text: str) -> Iterator[tuple[int, int]]:
    """The lines up to the first visa, or to where the assembly deliberates."""
    folded = fold(text)
    stops = [match.start() for match in (_VISA.search(folded), says("deliberated").search(folded)) if match]
    stop = min(stops, default=len(text))
    lines = [match.span() for match in re.finditer(r"[^\n]+", text) if match.start() < stop]
    yield from lines[:HEAD_LINES]
