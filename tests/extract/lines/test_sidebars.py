"""A shaded panel beside the text is a flow of its own; a shaded column of a table is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.lines.sidebars import part_sidebar
from bordereau.schemas.page import Fill, Page

PROSE = [f"une ligne {place} du compte rendu du conseil" for place in range(9)]
LIST = [f"Association {place} 1 {place}00,00 €" for place in range(9)]


def set_beside(page_of: Callable[..., Page], left: list[str], right: list[str], fill: Fill) -> list[list[str]]:
    rows: list[tuple[object, ...]] = [(text, 100.0 + 60 * place) for place, text in enumerate(left)]
    rows += [(text, 100.0 + 60 * place, 400.0) for place, text in enumerate(right)]
    page = replace(page_of(rows), fills=(fill,))
    return [[line.text for line in flow] for flow in part_sidebar(make_lines(page), page)]


def test_a_tall_shade_beside_prose_is_a_flow_of_its_own(page_of: Callable[..., Page]) -> None:
    assert set_beside(page_of, PROSE, LIST, Fill(390.0, 40.0, 595.0, 842.0, 0.8)) == [PROSE, LIST]


@pytest.mark.parametrize(
    ("left", "right", "fill", "why"),
    [
        (PROSE, [f"{place} 500,00" for place in range(9)], Fill(390.0, 40.0, 595.0, 842.0, 0.8), "a shaded column"),
        (["12 000"] * 9, LIST, Fill(390.0, 40.0, 595.0, 842.0, 0.8), "shaded labels beside figures"),
        (PROSE, LIST, Fill(390.0, 90.0, 595.0, 250.0, 0.8), "a box that is not tall"),
        (PROSE, LIST, Fill(0.0, 0.0, 595.0, 842.0, 0.8), "the colour of the whole page"),
        (PROSE, LIST, Fill(420.0, 40.0, 595.0, 842.0, 0.8), "words cross its side"),
        (PROSE, LIST[:4], Fill(390.0, 40.0, 595.0, 842.0, 0.8), "too few lines"),
    ],
)
def test_what_is_no_panel(
    page_of: Callable[..., Page], left: list[str], right: list[str], fill: Fill, why: str
) -> None:
    assert len(set_beside(page_of, left, right, fill)) == 1, why
