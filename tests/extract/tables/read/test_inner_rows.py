"""Several rows inside one ruled cell are told by figures and labels at one height."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.read.grids import Place
from bordereau.extract.tables.read.inner_rows import split_rows
from bordereau.schemas.page import Word


def _place(column: int, lines: list[tuple[str, float]], **more: int) -> Place:
    words = [
        Word(text, 50.0 + 200 * column + 40 * n, top, 85.0 + 200 * column + 40 * n, top + 10, 10)
        for line, top in lines
        for n, text in enumerate(line.split(" "))
    ]
    return Place(0, column, tuple(words), (0, 0, 1, 1), **more)


PRICES = _place(1, [("15,00", 114), ("46,00", 128)])


@pytest.mark.parametrize(
    ("label", "value", "rows", "why"),
    [
        ([("Plein", 114), ("Réduit", 128)], PRICES, 2, "a label at the height of each figure"),
        ([("Cartes :", 100), ("Plein", 114), ("Réduit", 128)], PRICES, 3, "and a heading over them"),
        ([("Plein", 107), ("Réduit", 135)], PRICES, 1, "no label at their heights"),
        ([("Plein", 114), ("tarif", 128)], _place(1, [("15,00", 114)]), 1, "one figure, a label of two lines"),
        ([("Plein", 114), ("Réduit", 128)], _place(1, [("15,00", 114), ("sur devis", 128)]), 1, "words among them"),
        ([("Plein", 114), ("Réduit", 128)], _place(1, [("15,00", 114), ("46,00", 128)], row_span=2), 1, "merged"),
    ],
)
def test_inner_rows(label: list[tuple[str, float]], value: Place, rows: int, why: str) -> None:
    places, count = split_rows([_place(0, label), value], 2)
    assert count == rows + 1, why
    assert sum(len(place.words) for place in places) == sum(len(p.words) for p in (_place(0, label), value))


def test_rows_below_move_down() -> None:
    below = Place(1, 0, (Word("Total", 50, 150, 85, 160, 10),))
    places, count = split_rows([_place(0, [("Plein", 114), ("Réduit", 128)]), PRICES, below], 2)
    assert count == 3
    assert [place.row for place in places if place.words[0].text == "Total"] == [2]


SUMS = _place(2, [("15,00", 100), ("46,00", 128)])


@pytest.mark.parametrize(
    ("codes", "labels", "rows", "why"),
    [
        (
            ("011", "65"),
            (("Charges", 100), ("générales", 114), ("Autres", 128)),
            ["Charges générales", "Autres"],
            "wrapped",
        ),
        (
            ("011", "65"),
            (("Charges", 100), ("Autres", 128), ("(sauf 6586)", 142)),
            ["Charges", "Autres (sauf 6586)"],
            "last",
        ),
        (("011", "65"), (("dont :", 86), ("Charges", 100), ("Autres", 128)), [], "a heading over them tells of both"),
        (
            ("1234567", "7654321"),
            (("Charges", 100), ("générales", 114), ("Autres", 128)),
            [],
            "too many digits for chapters",
        ),
    ],
)
def test_chapters_begin_rows(
    codes: tuple[str, str], labels: tuple[tuple[str, float], ...], rows: list[str], why: str
) -> None:
    chapters = _place(0, [(codes[0], 100), (codes[1], 128)])
    places, count = split_rows([chapters, _place(1, list(labels)), SUMS], 1)
    found = [" ".join(word.text for word in place.words) for place in places if place.column == 1]
    assert (found if count > 1 else []) == rows, why
