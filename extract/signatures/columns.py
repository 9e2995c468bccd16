"""The columns of a signature block, read from top to bottom.

Columns are the runs of words between white corridors that no row crosses. Parties on several storeys (two above two)
are read storey by storey; a row centred under several columns belongs to none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bordereau.extract.lines.make import is_apart, split_line
from bordereau.extract.signatures.tables import find_labels, read_rows
from bordereau.lexicon.folding import fold, squeeze
from bordereau.lexicon.offices import opens_office, opens_person
from bordereau.lexicon.signing import is_deputy, is_mention, lists_recipients
from bordereau.schemas.act import SignatureSpan
from bordereau.schemas.page import Line, Word
from bordereau.schemas.text import join_lines

CORRIDOR_EM = 0.8
"""A white corridor is at least so many sizes of type wide."""
PART_EM = 1.3
"""Parts of one row stand further apart than this."""
STRAY_EM = 2.0
"""A lone word nearer than this to the text of its row belongs to it."""
STOREY_EM = 4.0
WATERMARK_SHARE = 2.5
NEED_LETTERS = 2
"""A stray sign is no column."""
_RUN_TOGETHER = re.compile(r"^pour\b.*,\s+pour\s")
"""Columns that a justified text layer has run together: they are told apart by their words, not here."""
_POSTCODE = re.compile(r"\d{2} ?\d{3} +[a-z]")
LINE_BASE = 10_000_000
"""Line numbers of a block do not meet those of the running text."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of words of one row."""

    row: int
    line: Line

    @property
    def x0(self) -> float:
        return self.line.words[0].x0

    @property
    def x1(self) -> float:
        return self.line.words[-1].x1


def read_columns(rows: Sequence[Line], block: int = 0) -> tuple[SignatureSpan, ...]:
    """The columns of a block, storey by storey, each from left to right."""
    rows = [row for row in _without_watermark(rows) if _is_said(row)]
    spans: list[SignatureSpan] = []
    number = LINE_BASE + block * 10_000
    if any(_RUN_TOGETHER.search(fold(part.text)) for row in rows for part in split_line(row)):
        return (_make_span(rows, number),)
    labels = find_labels(rows, PART_EM)
    if labels is not None:
        table = rows[labels:]
        edges = _find_corridors([word for row in table for word in row.words])
        for record in read_rows(table, lambda words: _cut(words, edges)):
            spans.append(_make_span(record, number))
            number += len(record)
        return tuple(spans)
    for storey in _split_storeys(rows):
        for column in _beside_heads(_split_columns(storey)):
            letters = sum(char.isalnum() for line in column for char in line.text)
            if letters >= NEED_LETTERS and not _is_address(column) and not lists_recipients(fold(column[0].text)):
                spans.append(_make_span(column, number))
                number += len(column)
    return tuple(spans)


def _is_said(row: Line) -> bool:
    """More than marks; on a scan, more than one letter, which a pen leaves of itself."""
    return sum(char.isalnum() for char in row.text) > int(row.words[0].read_by_ocr)


def _without_watermark(rows: Sequence[Line]) -> list[Line]:
    """The rows without words in type far larger than theirs: « PROJET » across the page."""
    sizes = sorted(word.size for row in rows for word in row.words)
    limit = WATERMARK_SHARE * sizes[len(sizes) // 2] if sizes else 0.0
    kept = [(row, tuple(word for word in row.words if word.size <= limit)) for row in rows]
    return [replace(row, words=words) for row, words in kept if words]


def _beside_heads(columns: list[list[Line]]) -> list[list[Line]]:
    """« Pour la Commune, le Maire » with the name at its right: a row of a list, read as one column."""
    if len(columns) != 2 or not columns[0] or not columns[1]:
        return columns
    left, right = ([fold(line.text) for line in column] for column in columns)
    heads = any(_is_head(line) for line in columns[0])
    named = [text for text in right if not is_mention(text)]
    told = any(_is_head(line) or opens_office(fold(line.text)) for line in columns[1])
    bare = all(
        _is_head(line) or opens_office(text) or is_mention(text) for line, text in zip(columns[0], left, strict=True)
    )
    if heads and bare and not told and len(named) == 1 and not any(char.isdigit() for char in named[0]):
        return [[*columns[0], *columns[1]]]
    return columns


def _is_address(column: Sequence[Line]) -> bool:
    """« Monsieur Alain ROY / Président de … / 25, allée … / 34 270 LAC »: whom a letter is sent to."""
    said = [squeeze(line.text) for line in column]
    return opens_person(said[0]) and any(map(_POSTCODE.match, said[1:]))


def _split_storeys(rows: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Cut above each row of headings that comes after another and stands under it."""
    start = 0
    heads: list[Line] = []
    for index, row in enumerate(rows):
        here = [part for part in split_line(row, PART_EM) if _is_head(part)]
        if not here:
            continue
        if heads and index > start and _stands_under(heads, here):
            yield rows[start:index]
            start, heads = index, []
        heads.extend(here)
    yield rows[start:]


def _is_head(part: Line) -> bool:
    folded = fold(part.text)
    if is_deputy(folded):
        return False
    return folded.startswith(("pour ", "p/")) or folded == "pour"


def _stands_under(heads: Sequence[Line], here: Sequence[Line]) -> bool:
    """The new headings take the place of old ones, or stand far below them."""
    if any(head.shares_column(part) for head in heads for part in here):
        return True
    last, first = heads[-1], here[0]
    if last.page != first.page:
        return True
    return first.box[1] - last.box[3] > STOREY_EM * (first.box[3] - first.box[1])


def _split_columns(rows: Sequence[Line]) -> list[list[Line]]:
    """The parts of each column, from top to bottom."""
    parts = [_Part(number, part) for number, row in enumerate(rows) for part in split_line(row, PART_EM)]
    bridges = _find_bridges(parts)
    edges = _find_corridors([word for part in parts if part not in bridges for word in part.line.words])
    columns: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for part in parts:
        if part in bridges and not _is_run_together(part.line):
            continue
        for place, words in _cut(part.line.words, edges):
            columns[place].append(replace(part.line, words=words))
    return _merge_strays(columns)


def _find_bridges(parts: Sequence[_Part]) -> set[_Part]:
    """The rows that run under two parts of another row."""
    rows: dict[int, list[_Part]] = {}
    for part in parts:
        rows.setdefault(part.row, []).append(part)
    several = [row for row in rows.values() if len(row) > 1]
    return {
        row[0]
        for row in rows.values()
        if len(row) == 1 and max((sum(_covers(row[0], other) for other in out) for out in several), default=0) > 1
    }


def _covers(part: _Part, other: _Part) -> bool:
    return min(part.x1, other.x1) - max(part.x0, other.x0) > 0.3 * (other.x1 - other.x0)


def _is_run_together(line: Line) -> bool:
    """Two names with no more than a space between: « Jean DUPONT Anne ROY » under two columns.

    A first name that follows a surname in capitals tells them from a mention across the columns.
    """
    texts = [word.text for word in line.words]
    return any(
        len(left) > 1 and left.isupper() and right[:1].isupper() and right[1:2].islower()
        for left, right in pairwise(texts)
    )


def _merge_strays(columns: Sequence[list[Line]]) -> list[list[Line]]:
    """Put a lone word back beside the text of its row: a justified narrow column has wide spaces."""
    out: list[list[Line]] = []
    for column in columns:
        left = out[-1] if out else []
        beside = next((line for line in left if len(column) == 1 and _same_row(line, column[0])), None)
        if beside is None:
            out.append(column)
            continue
        gap = column[0].words[0].x0 - beside.words[-1].x1
        if gap > STRAY_EM * max(beside.words[-1].size, 6.0) or len(column[0].words) > 2:
            out.append(column)
            continue
        left[left.index(beside)] = replace(beside, words=(*beside.words, *column[0].words))
    return out


def _same_row(one: Line, other: Line) -> bool:
    return one.page == other.page and abs(one.words[0].middle - other.words[0].middle) < 2.0


def _find_corridors(words: Sequence[Word]) -> list[float]:
    """The middles of the white corridors, from left to right."""
    edges: list[float] = []
    reach: float | None = None
    for word in sorted(words, key=lambda word: word.x0):
        if reach is not None and word.x0 - reach >= CORRIDOR_EM * max(word.size, 6.0):
            edges.append((reach + word.x0) / 2)
        reach = word.x1 if reach is None else max(reach, word.x1)
    return edges


def _cut(words: Sequence[Word], edges: Sequence[float]) -> Iterator[tuple[int, tuple[Word, ...]]]:
    places: dict[int, list[Word]] = {}
    for word in words:
        middle = (word.x0 + word.x1) / 2
        places.setdefault(sum(edge < middle for edge in edges), []).append(word)
    for place, found in sorted(places.items()):
        yield place, tuple(found)


def _make_span(lines: Sequence[Line], number: int) -> SignatureSpan:
    paragraphs = tuple(join_lines([line], number + place) for place, line in enumerate(lines))
    gaps = tuple(place for place in range(1, len(lines)) if is_apart(lines[place - 1], lines[place]))
    heading = paragraphs[0] if _is_head(lines[0]) else None
    return SignatureSpan(paragraphs, heading, gaps)
