"""A list set in columns is read column by column; the columns of a table are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.extract.lines.list_columns import part_list_columns
from bordereau.extract.lines.make import make_lines
from bordereau.schemas.page import Page, Rule

LEFT = [f"Amicale {place} 1{place}0,00 €" for place in range(8)]
RIGHT = [f"Club {place} 2{place}0,00 €" for place in range(8)]


def _draw_rules(x0: float, x1: float, count: int = 7) -> list[Rule]:
    return [Rule(x0, 102.5 + 14 * place, x1, 102.5 + 14 * place) for place in range(count)]


def _cut(page_of: Callable[..., Page], left: list[str], right: list[str], rules: list[Rule]) -> list[list[str]]:
    rows: list[tuple[object, ...]] = [("Les subventions de la commune", 50.0, 40.0)]
    rows += [(text, 50.0, 100.0 + 14 * place) for place, text in enumerate(left)]
    rows += [(text, 300.0, 100.0 + 14 * place) for place, text in enumerate(right)]
    page = page_of([(text, top, x0) for text, x0, top in rows])
    return [[line.text for line in flow] for flow in part_list_columns(make_lines(page), rules)]


def test_each_column_of_a_list_is_a_flow(page_of: Callable[..., Page]) -> None:
    rules = [*_draw_rules(50.0, 250.0), *_draw_rules(300.0, 500.0)]
    assert _cut(page_of, LEFT, RIGHT, rules) == [["Les subventions de la commune"], LEFT, RIGHT]


@pytest.mark.parametrize(
    ("left", "right", "rules", "why"),
    [
        (LEFT, RIGHT, _draw_rules(50.0, 500.0), "rules of one table run over both"),
        (LEFT, RIGHT, [*_draw_rules(50.0, 250.0, 3), *_draw_rules(300.0, 500.0, 3)], "three rules are no list"),
        (LEFT, [f"2{n}0,00 €" for n in range(8)], [*_draw_rules(50.0, 250.0), *_draw_rules(300.0, 500.0)], "cells"),
        (LEFT, RIGHT, [*_draw_rules(50.0, 250.0), *_draw_rules(300.0, 420.0)], "columns of two widths"),
        (LEFT, RIGHT, [], "nothing is drawn"),
    ],
)
def test_what_is_no_list_in_columns(
    page_of: Callable[..., Page], left: list[str], right: list[str], rules: list[Rule], why: str
) -> None:
    assert len(_cut(page_of, left, right, rules)) == 1, why
