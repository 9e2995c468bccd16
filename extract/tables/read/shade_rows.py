"""Rows that are painted cell by cell and have no rules of their own: a black head over the frame of its table.

The painted cells stand side by side, their edges are the upright rules that end right below or above them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bordereau.extract.tables.read.shade_edges import SHADE
from bordereau.extract.tables.read.strokes import JOIN_PT, SNAP_PT, Stroke, merge_strokes
from bordereau.schemas.page import Fill

LEAST_PT, MOST_PT = 9.0, 90.0
"""How high a painted row is."""
LEAST_EDGES = 3
"""Two cells at least."""


def add_shade_rows(fills: Sequence[Fill], strokes: Sequence[Stroke]) -> list[Stroke]:
    """The strokes of a page, with the sides of painted rows that go on a frame right above or below them."""
    sides = _find_shade_rows(fills, strokes)
    return merge_strokes([*strokes, *sides]) if sides else list(strokes)


def _find_shade_rows(fills: Sequence[Fill], strokes: Sequence[Stroke]) -> list[Stroke]:
    uprights = [stroke for stroke in strokes if not stroke.horizontal]
    if len(uprights) < LEAST_EDGES:
        return []
    rows: dict[tuple[int, int], list[Fill]] = defaultdict(list)
    for fill in fills:
        if fill.lightness < SHADE and LEAST_PT <= fill.bottom - fill.top <= MOST_PT:
            rows[round(fill.top), round(fill.bottom)].append(fill)
    return [side for row in rows.values() for side in _draw_sides(row, uprights)]


def _draw_sides(row: Sequence[Fill], uprights: Sequence[Stroke]) -> list[Stroke]:
    """The strokes around the cells of a painted row; [] where they have rules, or touch no frame of the kind."""
    top, bottom = row[0].top, row[0].bottom
    edges = _find_edges(row)
    inside = [s for s in uprights if s.start < bottom - JOIN_PT and s.end > top + JOIN_PT]
    if len(edges) < LEAST_EDGES or any(edges[0] - SNAP_PT <= stroke.at <= edges[-1] + SNAP_PT for stroke in inside):
        return []
    touching = [s.at for s in uprights if abs(s.start - bottom) <= JOIN_PT or abs(s.end - top) <= JOIN_PT]
    if not all(any(abs(at - edge) <= SNAP_PT for at in touching) for edge in edges):
        return []
    levels = [Stroke(True, y, edges[0], edges[-1]) for y in (top, bottom)]
    return [*levels, *(Stroke(False, edge, top, bottom) for edge in edges)]


def _find_edges(row: Sequence[Fill]) -> list[float]:
    """Where the painted cells of a row meet, and its ends; [] where they stand apart."""
    edges: list[float] = []
    for fill in sorted(row, key=lambda fill: (fill.x0, -fill.x1)):
        if edges and fill.x1 <= edges[-1] + SNAP_PT:
            continue  # painted again, behind the words of a cell
        if edges and fill.x0 - edges[-1] > JOIN_PT:
            return []
        edges[-1:] = [(fill.x0 + edges[-1]) / 2] if edges else [fill.x0]
        edges.append(fill.x1)
    return edges
