"""The running text of an act as this folder reads it: lines with their sums, cut into sentences.

An item of a list is read with the line that introduces it (« réparti comme suit : »), since its verb and its subject
stand there. Offsets of a scope are those of its own text, which is the introduction, a line end, and the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal
from itertools import pairwise

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.convention import Section
from bordereau.schemas.found import Qualifier, Tax
from bordereau.schemas.light import dataclass

_STOP = re.compile(r"[.!?;](?=\s|$)")
_SHORT = re.compile(r"(?:^|\W)(?:art|n|m|mm|mme|mr|dr|st|h\.t|t\.t\.c|cf|al)$")
"""An abbreviation, whose point ends no sentence."""
LONGEST_INTRODUCTION = 600


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in a line, or in a scope."""

    id: str
    value: Decimal
    start: int
    end: int
    qualifier: Qualifier = "exact"
    tax: Tax | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent."""

    id: str
    value: Decimal
    precision: Decimal
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, list item or title of an article."""

    index: int
    text: str
    section: Section
    article: str | None = None
    heading: str = ""
    """The titles of its article and of those above it."""
    depth: int = 0
    titled: bool = False
    """It is the title of its article."""
    sums: tuple[Sum, ...] = ()
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """A sentence, with what introduces it."""

    line: Line
    text: str
    folded: str
    own: int
    """Where the sentence itself begins in ``text``."""
    shift: int
    """What to take from an offset in the scope to have it in the line."""
    sums: tuple[Sum, ...]
    shares: tuple[Share, ...]
    above: str = ""
    """The folded sentence before it, in the same article."""
    told: dict[str, object] = field(default_factory=dict)
    """What has been looked for already."""

    def segment(self, place: int) -> tuple[int, int]:
        """From the sum before one, or the start, to it."""
        start = self.sums[place - 1].end if place else 0
        return start, self.sums[place].start

    def after(self, place: int) -> tuple[int, int]:
        """From a sum to the next one, or the end."""
        end = self.sums[place + 1].start if place + 1 < len(self.sums) else len(self.text)
        return self.sums[place].end, end


def list_scopes(lines: Sequence[Line], *, all_lines: bool = False) -> Iterator[Scope]:
    """Cut the lines into sentences; without ``all_lines`` only those that state a sum or a share."""
    for number, line in enumerate(lines):
        starts = [one.start for one in line.sums] + [one.start for one in line.shares]
        if not all_lines and not starts:
            continue
        spans = cut_sentences(line.text)
        for place, (start, end) in enumerate(spans):
            if not all_lines and not any(start <= one < end for one in starts):
                continue
            head = _find_introduction(lines, number) if not place else ""
            above = line.text[slice(*spans[place - 1])] if place else _find_above(lines, number)
            yield _make_scope(line, (start, end), f"{head}\n" if head else "", fold(above))


def _find_above(lines: Sequence[Line], number: int) -> str:
    """The last sentence of the line above, in the same article."""
    if not number or lines[number - 1].article != lines[number].article:
        return ""
    spans = cut_sentences(lines[number - 1].text)
    return lines[number - 1].text[slice(*spans[-1])] if spans else ""


def _make_scope(line: Line, span: tuple[int, int], head: str, above: str) -> Scope:
    start, end = span
    shift = len(head) - start
    text = head + line.text[start:end]
    sums = tuple(
        replace(one, start=one.start + shift, end=one.end + shift) for one in line.sums if start <= one.start < end
    )
    shares = tuple(
        replace(one, start=one.start + shift, end=one.end + shift) for one in line.shares if start <= one.start < end
    )
    return Scope(line, text, fold(text), len(head), shift, sums, shares, above)


def _find_introduction(lines: Sequence[Line], number: int) -> str:
    """The line with a colon at its end that a list item, or the line right below it, hangs on; two levels of lists."""
    line = lines[number]
    found: list[str] = []
    depth = line.depth
    for place in range(number - 1, max(-1, number - 25), -1):
        other = lines[place]
        if other.article != line.article or other.section != line.section or other.titled or _reports(other):
            break
        ends = other.text.rstrip().endswith((":", "suit", "suivante", "suivantes"))
        if place == number - 1 and other.depth == depth and _is_cut(other.text):
            ends = True
        if other.depth < depth or (place == number - 1 and ends and other.depth <= depth):
            if ends or other.depth < depth:
                found.insert(0, other.text[-LONGEST_INTRODUCTION:])
            depth = other.depth
        if other.depth == 0:
            break
    return " ".join(found)


def _reports(line: Line) -> bool:
    """« Monsieur le Maire rapporte : » introduces a speech, no list."""
    return (
        len(line.text) < 120 and read_pattern("assemblies", "heads.speaks").match(fold(line.text).strip()) is not None
    )


def _is_cut(text: str) -> bool:
    """A paragraph that ends in the middle of its sentence: « le reste à charge est de »."""
    words = text.split()
    return text.rstrip()[-1:].isalpha() and len(text) > 40 and words[-1].casefold() not in ("ht", "ttc", "euros")


def _ends(text: str, stop: re.Match[str]) -> bool:
    """A full stop before a capital; a semicolon ends a clause that stands for itself."""
    if stop.group() == ";":
        return True
    after = text[stop.end() : stop.end() + 4].lstrip()[:1]
    if after and not (after.isupper() or not (after.isalpha() or after.isdigit() or after == "_")):
        return False
    return _SHORT.search(text[max(0, stop.start() - 6) : stop.start()].casefold()) is None


def cut_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, without the blanks around them."""
    edges = [0, *(match.end() for match in _STOP.finditer(text) if _ends(text, match)), len(text)]
    spans = []
    for start, end in pairwise(edges):
        part = text[start:end]
        if part.strip():
            spans.append((start + len(part) - len(part.lstrip()), end))
    return spans
