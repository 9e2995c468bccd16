"""What a vote counts, and numbers beside: labels (« voix pour »), numbers in figures, in words, and words for none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.forms import join_words
from bordereau.lexicon.read import make_pattern, read_entries, read_file, read_parts, read_words
from bordereau.normalize.numbers.words_fr import find_words

LabelKind = Literal[
    "for", "against", "abstained", "present", "represented", "voting", "in_office", "cast", "blank", "apart", "legal",
    "mixed",
]  # fmt: skip
MOST = 500
"""No French assembly has as many members."""
STEM_REACH = 60
"""The words of a label stand within so many characters of its stem."""
_FIGURE = re.compile(r"(?<![\w.,/°-])(?<!n° )\d{1,3}(?![\w/°]|[.,]\d|\s?[€%]|-\d)")


@dataclass(frozen=True, slots=True)
class Label:
    kind: LabelKind
    start: int
    end: int
    bare: bool


@dataclass(frozen=True, slots=True)
class Number:
    value: int
    start: int
    end: int
    article: bool = False
    """« un », « une », which may be an article."""


def find_labels(folded: str) -> list[Label]:
    """The longest label at each place: « présents et représentés » hides « présents »."""
    found = [
        Label(kind, match.start(), match.end(), bare)
        for kind, bare, stem, pattern in _list_patterns()
        for match in _search(folded, stem, pattern)
    ]
    taken: list[Label] = []
    for label in sorted(found, key=lambda one: (one.start, -one.end, one.bare)):
        if not taken or label.start >= taken[-1].end:
            taken.append(label)
    return taken


def find_numbers(text: str, folded: str) -> list[Number]:
    """Figures, numbers in words, and words for none; those in words beside the same in figures stand for them."""
    found = [Number(int(match.group()), *match.span()) for match in _FIGURE.finditer(folded)]
    found += [
        Number(abs(int(one.value)), one.start, one.end, fold(one.text).removeprefix("moins ") in ("un", "une"))
        for one in find_words(text, counted=True)
        if one.value == one.value.to_integral_value()
    ]
    before, after = (join_words(read_words("votes", f"words.none_{side}")) for side in ("before", "after"))
    found += [Number(0, *match.span()) for match in re.finditer(rf"\b(?:{before}|{after})(?!\w)", folded)]
    return sorted((one for one in found if one.value <= MOST), key=lambda one: (one.start, one.end))


@cache
def _list_patterns() -> tuple[tuple[LabelKind, bool, str | None, FormPattern], ...]:
    parts = read_parts("votes")
    return tuple(
        (kind, bool(entry.meaning.get("bare")), entry.meaning.get("stem"), make_pattern([entry], parts))
        for kind in read_file("votes")["labels"]
        for entry in read_entries("votes", f"labels.{kind}")
    )


def _search(folded: str, stem: str | None, pattern: FormPattern) -> Iterator[re.Match[str]]:
    """All places of a label; a pattern that may open with many words is tried around its stem only."""
    if stem is None:
        yield from pattern.finditer(folded)
        return
    at, done = folded.find(stem), 0
    while at >= 0:
        match = pattern.search(folded, max(done, at - STEM_REACH), at + STEM_REACH)
        if match:
            yield match
            done = match.end()
        at = folded.find(stem, max(done, at + 1))
