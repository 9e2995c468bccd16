"""Rows that no rule parts inside one ruled cell: « plein tarif 46,00 » over « tarif réduit 36,00 ».

They are rows where each figure of a cell has a line of the label at its own height; a label line that has none stands
over the next as a heading, or goes on with the one above it. In budgets of public bodies a cell of chapters, « 011 »
over « 012 », begins each row, and the labels beside it are wrapped below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.read.grids import Place
from bordereau.extract.tables.shapes import is_figure
from bordereau.schemas.page import Line, Word

_CODE = re.compile(r"\d{2,6}")
LEVEL_EM = 0.5
"""A figure and its label stand at one height but for so much of the type."""


@dataclass(frozen=True, slots=True)
class _Cell:
    place: Place
    lines: tuple[Line, ...]


def split_rows(places: Sequence[Place], row_count: int) -> tuple[list[Place], int]:
    """Split the ruled rows that hold several; the places with new rows, and how many rows there are now."""
    out: list[Place] = []
    shift = 0
    moved: dict[int, int] = {}
    grown: dict[int, int] = {}
    for row in range(row_count):
        moved[row] = row + shift
        inside = [place for place in places if place.row <= row < place.row + place.row_span]
        parts = _split([place for place in inside if place.words]) if _is_plain(inside) else []
        grown[row] = max(1, len(parts))
        for number, part in enumerate(parts):
            out.extend(replace(place, row=row + shift + number) for place in part)
        shift += grown[row] - 1
    for place in places:
        if grown[place.row] == 1 or place.row_span > 1:
            last = place.row + place.row_span - 1
            out.append(replace(place, row=moved[place.row], row_span=moved[last] + grown[last] - moved[place.row]))
    return out, row_count + shift


def _is_plain(inside: Sequence[Place]) -> bool:
    return all(place.row_span == 1 for place in inside) and sum(bool(place.words) for place in inside) > 1


def _split(places: Sequence[Place]) -> list[list[Place]]:
    """The rows inside one; none where it is one row."""
    cells = [_Cell(place, group_lines(1, (w for w in place.words if w.rotation == 0))) for place in places]
    if len(cells) > 2 and _holds_codes(cells[0]):
        return _split_by_codes(cells)
    label, values = cells[0], [cell for cell in cells[1:] if _holds_figures(cell)]
    if not values or len(label.lines) < 2 or _holds_figures(label):
        return []
    em = max(word.bottom - word.top for word in label.place.words)
    levels = [line.middle for line in max(values, key=lambda cell: len(cell.lines)).lines]
    if not all(_near(line, levels, em) is not None for cell in values for line in cell.lines):
        return []
    rows = _list_label_rows(label.lines, levels, em)
    if sum(level is not None for level, _ in rows) != len(levels):
        return []
    return [_fill(row, number, cells, rows, em) for number, row in enumerate(rows)]


def _holds_figures(cell: _Cell) -> bool:
    return len(cell.lines) > 1 and all(is_figure(line.text) for line in cell.lines)


def _holds_codes(cell: _Cell) -> bool:
    return len(cell.lines) > 1 and all(_CODE.fullmatch(line.text) for line in cell.lines)


def _split_by_codes(cells: Sequence[_Cell]) -> list[list[Place]]:
    """A row for each chapter: its label from its own height to the next, its figures at its height."""
    codes, label, values = cells[0], cells[1], cells[2:]
    em = max(word.bottom - word.top for word in codes.place.words)
    levels = [line.middle for line in codes.lines]
    if label.lines[0].middle < levels[0] - LEVEL_EM * em or is_figure(label.lines[0].text):
        return []
    if not all(is_figure(line.text) and _near(line, levels, em) is not None for cell in values for line in cell.lines):
        return []
    rows: list[list[Place]] = [[_narrow(codes.place, line.words)] for line in codes.lines]
    for cell in cells[1:]:
        held: dict[int, list[Word]] = {}
        for line in cell.lines:
            home = max((n for n, level in enumerate(levels) if level <= line.middle + LEVEL_EM * em), default=0)
            held.setdefault(home, []).extend(line.words)
        for home, words in held.items():
            rows[home].append(_narrow(cell.place, words))
    return rows


def _near(line: Line, levels: Sequence[float], em: float) -> int | None:
    found = [number for number, level in enumerate(levels) if abs(line.middle - level) <= LEVEL_EM * em]
    return found[0] if found else None


_Row = tuple[int | None, list[Line]]
"""The number of its level, and its lines of label."""


def _list_label_rows(lines: Sequence[Line], levels: Sequence[float], em: float) -> list[_Row]:
    rows: list[_Row] = []
    for line in lines:
        level = _near(line, levels, em)
        goes_on = level is None and bool(rows) and (line.text[:1].islower() or line.text[:1] == "(")
        if goes_on:
            rows[-1][1].append(line)
        else:
            rows.append((level, [line]))
    return rows


def _fill(row: _Row, number: int, cells: Sequence[_Cell], rows: Sequence[_Row], em: float) -> list[Place]:
    level, lines = row
    first = next(place for place, (own, _) in enumerate(rows) if own is not None)
    out = [_narrow(cells[0].place, [word for line in lines for word in line.words])]
    for cell in cells[1:]:
        words: list[Word] = []
        for line in cell.lines:
            home = next((n for n, (own, held) in enumerate(rows) if own is not None and _beside(line, held, em)), first)
            if home == number:
                words.extend(line.words)
        if words and level is not None:
            out.append(_narrow(cell.place, words))
    return out


def _beside(line: Line, held: Sequence[Line], em: float) -> bool:
    return any(abs(line.middle - own.middle) <= LEVEL_EM * em for own in held)


def _narrow(place: Place, words: Sequence[Word]) -> Place:
    return replace(place, words=tuple(words), box=None)
