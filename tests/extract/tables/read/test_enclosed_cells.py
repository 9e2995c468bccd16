"""The cells that lines enclose are those of pdfplumber's table finder, on any lines."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from bordereau.extract.tables.read.enclosed_cells import enclose_cells
from bordereau.extract.tables.read.strokes import JOIN_PT, Stroke

LEVELS = st.sampled_from([0.0, 2.0, 10.0, 20.5, 23.0, 30.0, 41.0])
STROKES = st.builds(
    lambda horizontal, at, ends: Stroke(horizontal, at, min(ends), max(ends)),
    st.booleans(),
    LEVELS,
    st.tuples(LEVELS, LEVELS),
)


def make_edge(stroke: Stroke) -> dict[str, object]:
    along, across = (stroke.start, stroke.end), (stroke.at, stroke.at)
    (x0, x1), (top, bottom) = (along, across) if stroke.horizontal else (across, along)
    return {"orientation": "h" if stroke.horizontal else "v", "x0": x0, "x1": x1, "top": top, "bottom": bottom}


def find_theirs(strokes: list[Stroke]) -> list[list[tuple[float, ...]]]:
    crossings = edges_to_intersections([make_edge(stroke) for stroke in strokes], JOIN_PT, JOIN_PT)
    tables = cells_to_tables(intersections_to_cells(crossings))
    return [sorted(table, key=lambda cell: (cell[1], cell[0])) for table in tables]


@settings(max_examples=400, deadline=None)
@given(st.lists(STROKES, max_size=24))
def test_any_lines(strokes):
    assert enclose_cells(strokes) == find_theirs(strokes)


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(0, 59), max_size=25))
def test_a_grid_with_holes(missing):
    """A lattice of 5 columns and 5 rows in pieces: some are left out, as under merged cells."""
    pieces = [Stroke(True, 10.0 * y, 10.0 * x, 10.0 * x + 10) for y in range(6) for x in range(5)]
    pieces += [Stroke(False, 10.0 * x, 10.0 * y, 10.0 * y + 10) for x in range(6) for y in range(5)]
    kept = [piece for number, piece in enumerate(pieces) if number not in missing]
    assert enclose_cells(kept) == find_theirs(kept)


def test_tables_apart():
    """Two tables side by side are two, in the order of their tops; a box alone is none."""
    lines = [Stroke(True, y, x, x + 40) for x, top in ((0, 20), (100, 0)) for y in (top, top + 20, top + 40)]
    lines += [Stroke(False, x + step, top, top + 40) for x, top in ((0, 20), (100, 0)) for step in (0, 20, 40)]
    box = [*(Stroke(True, y, 200, 220) for y in (0, 20)), *(Stroke(False, x, 0, 20) for x in (200, 220))]
    assert [(len(table), table[0]) for table in enclose_cells([*lines, *box])] == [
        (4, (100, 0, 120, 20)),
        (4, (0, 20, 20, 40)),
    ]
