"""Heads of columns on scans that were read without confidence are read again, and stand only if the readings agree."""

from __future__ import annotations

import pytest

from bordereau.assemble.heads import list_unsure, reread_heads
from bordereau.schemas.page import Word
from bordereau.schemas.reading import CellPlace
from bordereau.schemas.table import Grid, GridCell, TableRegion

AGREED = ("En milliers d'Euros", "En milliers d'Euros", "0")


def _head(column: int, text: str, confidence: float | None) -> GridCell:
    word = Word(text, 10.0 + 50 * column, 5, 50.0 + 50 * column, 15, 10, confidence=confidence)
    return GridCell(0, column, text, (word,) if text else (), 1, (50.0 * column, 0, 50.0 + 50 * column, 20))


def _region(second: GridCell) -> TableRegion:
    body = (GridCell(1, 0, "Produits", (), 1), GridCell(1, 1, "1 003", (), 1))
    grid = Grid(
        "ruled",
        2,
        2,
        (
            _head(0, "Poste", 0.95 if second.text == "" or second.words[0].confidence is not None else None),
            second,
            *body,
        ),
    )
    return TableRegion((1,), ((0, 0, 100, 40),), (grid,))


@pytest.mark.parametrize(
    ("text", "confidence", "answer", "expected", "why"),
    [
        ("d'Euros", 0.18, AGREED, "En milliers d'Euros", "most readings agree"),
        ("", 0.0, AGREED, "En milliers d'Euros", "nothing was read in its cell"),
        ("d'Euros", 0.95, AGREED, "d'Euros", "the first reader was sure"),
        ("d'Euros", None, AGREED, "d'Euros", "a text layer is not asked about"),
        ("d'Euros", 0.18, ("En milliers", "d'Euro", "Euros"), "d'Euros", "they do not agree"),
        ("d'Euros", 0.18, ("En milliers d'Euros",), "d'Euros", "one voice is not enough"),
        ("d'Euros", 0.18, ("0", "8", "8"), "d'Euros", "digits are no words"),
    ],
)
def test_heads(text: str, confidence: float | None, answer: tuple[str, ...], expected: str, why: str) -> None:
    asked: list[CellPlace] = []

    def ask(places: list[CellPlace]) -> list[tuple[str, ...]]:
        asked.extend(places)
        return [answer for _ in places]

    region = reread_heads(_region(_head(1, text, confidence)), ask)
    assert region.readings[0].cells[1].text == expected, why
    assert all(place.drawn for place in asked)


def test_a_text_layer_has_no_unsure_heads() -> None:
    assert list_unsure(_region(_head(1, "2024", None)).readings[0]) == []
