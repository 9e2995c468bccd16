"""Lines that are sums of a run of their neighbours."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.runs import list_groups

from .test_line_slips import lines_of


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        ("A|900|80\nB|500|50\nC|400|30\nD|77|7", [(0, (1, 2), 0)], "a head over its lines"),
        ("B|500|50\nC|400|30\nA|900|80\nD|77|7", [(2, (0, 1), 0)], "or under them"),
        ("A|900|80\nB|500|\nC|400|80\nD|77|7", [(0, (1, 2), 0)], "a blank beside: the run that more columns tell"),
        ("A|900|80\nB|500|50\nC|400|20\nD|70|9", [(0, (1, 2), 1)], "told in full in one column only"),
        ("A|900|80\nX|77|7\nB|500|50\nC|400|30", [(0, (2, 3), 0)], "a line between"),
        ("A|900|\nB|900|\nC|77|7", [(0, (1,), 2), (1, (0,), 2)], "a line that repeats the one beside it, either way"),
        ("A|900|80\nA|900|80\nC|77|7", [], "one line read twice"),
        ("A|900|80\nA|900|80\nB|900|80\nC|77|7", [], "three lines alike: which heads which nobody knows"),
        ("A|90|8\nB|50|5\nC|40|3", [], "two digits are chance"),
        ("A|900|\nB|500|50\nC|400|30", [], "lines with figures where the head has none"),
    ],
)
def test_list_groups(table: str, expected: list[tuple[int, tuple[int, ...], int]], why: str) -> None:
    lines = lines_of(table)
    found = list_groups(lines, [0, 1], range(len(lines)))
    assert [(group.head, group.members, group.rank) for group in found] == expected, why
