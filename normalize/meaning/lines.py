"""The running text of an act as this folder reads it: lines with their sums, cut into sentences.

An item of a list is read with the line that introduces it (« réparti comme suit : »), since its verb and its subject
stand there. Offsets of a scope are those of its own text, which is the introduction, a line end, and the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from bordereau.lexicon.folding import fold
from bordereau.schemas.convention import Section
from bordereau.schemas.found import Qualifier, Tax

_STOP = re.compile(
    r"(?<!\bart)(?<!\bn)(?<!\bm)(?<!\bM)(?<!\bmm)(?<!\bMM)(?<!\bMme)(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bh\.t)(?<!\bt\.t\.c)(?<!\bht)[.!?](?=\s+[^\W\d_a-zéèàç]|\s*$)|;(?=\s)"
)
"""A full stop before a capital; a semicolon ends a clause that stands for itself."""
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
    above, article = "", None
    for number, line in enumerate(lines):
        if line.article != article:
            above, article = "", line.article
        introduction = _find_introduction(lines, number)
        spans = cut_sentences(line.text)
        for place, (start, end) in enumerate(spans):
            starts = [one.start for one in line.sums] + [one.start for one in line.shares]
            if all_lines or any(start <= one < end for one in starts):
                head = f"{introduction}\n" if introduction and not place else ""
                yield _make_scope(line, (start, end), head, above)
            above = fold(line.text[start:end])
        if not spans:
            above = ""


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
        if other.article != line.article or other.section != line.section or other.titled:
            break
        ends = other.text.rstrip().endswith((":", "suit", "suivante", "suivantes"))
        if place == number - 1 and other.depth == depth and _is_cut(other.text) and not other.sums:
            ends = True
        if other.depth < depth or (place == number - 1 and ends and other.depth <= depth):
            if ends or other.depth < depth:
                found.insert(0, other.text[-LONGEST_INTRODUCTION:])
            depth = other.depth
        if other.depth == 0:
            break
    return " ".join(found)


def _is_cut(text: str) -> bool:
    """A paragraph that ends in the middle of its sentence: « le reste à charge est de »."""
    return text.rstrip()[-1:].isalpha() and len(text) > 40


def cut_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, without the blanks around them."""
    edges = [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
    spans = []
    for start, end in pairwise(edges):
        part = text[start:end]
        if part.strip():
            spans.append((start + len(part) - len(part.lstrip()), end))
    return spans
