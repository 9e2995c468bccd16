"""What an act is for, in its own words: the article « Objet », without « La présente convention a pour objet de »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.lines import Line

_GLUE = re.compile(r"[\s:,/]*(?:d['’]\s*:\s*)?")
"""« a pour objet de/d' : »"""
LONGEST = 1200
_FEW = 20
"""A purpose of fewer characters says nothing."""


def find_purpose(lines: Sequence[Line]) -> tuple[tuple[int, int, int], ...]:
    """Where the purpose stands: (index of the line, start, end) of each line of it; empty where no article says it.

    The first paragraph of the article, from behind its opener to its full stop; with the items of a list where it ends
    with a colon.
    """
    own = [line for line in lines if line.section == "article" and not line.titled and _is_titled(line)]
    own = own or [
        line for line in lines if line.section in ("article", "preamble") and not line.titled and _opens(line)
    ]
    for number, line in enumerate(own):
        start = _find_start(line.text)
        if start is None and number:
            continue
        end = _find_end(line.text, start or 0)
        if end - (start or 0) < _FEW and not line.text.rstrip().endswith(":"):
            continue
        place = (line.index, start or 0, end)
        if line.text.rstrip().endswith(":") and end >= len(line.text.rstrip()) - 1:
            return (place, *_list_items(own[number + 1 :], line))
        return (place,)
    return ()


def _is_titled(line: Line) -> bool:
    return bool(line.heading) and read_pattern("terms", "purpose.headings").search(fold(line.heading)) is not None


def _opens(line: Line) -> bool:
    folded = fold(line.text[:300])
    if "convention" not in folded and "avenant" not in folded and "contrat" not in folded:
        return False
    return "pour objet" in folded and read_pattern("terms", "purpose.openers").search(folded) is not None


def _find_start(text: str) -> int | None:
    folded = fold(text)
    opener = read_pattern("terms", "purpose.openers").search(folded[:400])
    if opener is None:
        return None
    start = opener.end()
    return start + len(_GLUE.match(text[start:]).group())  # type: ignore[union-attr]


def _find_end(text: str, start: int) -> int:
    """The full stop of the sentence."""
    end = start
    while end < len(text):
        stop = text.find(".", end)
        if stop < 0:
            break
        after = text[stop + 1 : stop + 3].strip()
        if stop + 1 >= len(text.rstrip()) or (after[:1].isupper() and not text[stop - 1 : stop].isupper()):
            return stop
        end = stop + 1
    return min(len(text.rstrip()), start + LONGEST)


def _list_items(lines: Sequence[Line], head: Line) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for line in lines:
        if line.depth == 0 and head.depth == 0 and not found and not line.text[:1].islower():
            break
        if line.depth <= head.depth and found:
            break
        found.append((line.index, 0, len(line.text)))
        if sum(end - start for _, start, end in found) > LONGEST:
            break
    return found
