"""A frame that has the upright rules of the one above and begins with figures goes on with it."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.read.blocks import join_blocks
from bordereau.extract.tables.read.strokes import Frame, Stroke
from bordereau.schemas.page import Word

UPRIGHTS = (20.0, 120.0, 220.0, 320.0)


def _frame(top: float, rows: int, uprights: tuple[float, ...] = UPRIGHTS) -> Frame:
    bottom = top + 20 * rows
    flat = tuple(Stroke(True, top + 20 * n, uprights[0], uprights[-1]) for n in range(rows + 1))
    return Frame((uprights[0], top, uprights[-1], bottom), flat, tuple(Stroke(False, x, top, bottom) for x in uprights))


def _row(top: float, *texts: str) -> list[Word]:
    return [Word(text, 30 + 100 * n, top + 5, 60 + 100 * n, top + 15, 10) for n, text in enumerate(texts)]


HEADS = _row(100, "Banque", "Montant", "Taux")


@pytest.mark.parametrize(
    ("below", "words", "count", "why"),
    [
        (_frame(132, 2), [*HEADS, *_row(132, "Crédit", "500", "4,5")], 1, "heads in a frame of their own"),
        (_frame(132, 2), [*HEADS, *_row(132, "Crédit", "Durée", "Frais")], 2, "it names columns itself"),
        (_frame(132, 2), [*HEADS, *_row(132, "Crédit", "à taux fixe", "4,5")], 1, "a second label before the figure"),
        (
            _frame(132, 2),
            [*HEADS, *_row(132, "Autres"), *_row(152, "Crédit", "500", "4,5")],
            1,
            "a heading, then a row",
        ),
        (_frame(132, 2), [*HEADS, *_row(132, "RECETTES"), *_row(152, "Crédit", "500", "4,5")], 2, "a side of a budget"),
        (
            _frame(132, 2),
            [*HEADS, *_row(132, "Autres"), *_row(152, "Crédit", "Durée", "Frais")],
            2,
            "a title, then heads",
        ),
        (
            _frame(132, 1, (20.0, 220.0, 320.0)),
            [*HEADS, *_row(132, "TOTAL", "", "4,5")],
            1,
            "a total, its label merged",
        ),
        (_frame(200, 2), [*HEADS, *_row(200, "Crédit", "500", "4,5")], 2, "too far"),
        (_frame(132, 2), [*HEADS, *_row(118, "Et", "puis"), *_row(132, "Crédit", "500", "4,5")], 2, "a line between"),
        (_frame(132, 2, (20.0, 90.0, 180.0, 320.0)), [*HEADS, *_row(132, "Crédit", "500")], 2, "other columns"),
    ],
)
def test_blocks_of_one_table(below: Frame, words: list[Word], count: int, why: str) -> None:
    joined = join_blocks([_frame(100, 1), below], words)
    assert len(joined) == count, why


def test_frames_that_both_begin_with_figures_are_two_tables() -> None:
    words = [*_row(100, "Recettes", "176", "4,5"), *_row(132, "Recettes", "414", "4,5")]
    assert len(join_blocks([_frame(100, 1), _frame(132, 2)], words)) == 2


def test_blocks_under_heads_that_stand_over_the_first() -> None:
    words = [*_row(85, "", "2024", "2025")[1:], *_row(100, "Eau", "176", "4,5"), *_row(132, "Gaz", "414", "4,5")]
    assert len(join_blocks([_frame(100, 1), _frame(132, 2)], words)) == 1
