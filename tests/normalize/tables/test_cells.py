"""The figure of one cell, as real tables print it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bordereau.normalize.tables.cells import read_figure

FIGURES = [
    ("125 000¹ €", "125000", False, "a raised note mark before the unit"),
    ("15 M€²", "15", False, "a mark behind the unit"),
    ("2\u200b500", "2500", False, "a zero-width space inside"),
    ("\u202e7 300\u202c €", "7300", False, "marks of writing direction"),
    ("1\u00ad500 €", "1500", True, "a soft hyphen inside is told"),
    ("-      646.33 €", "-646.33", False, "the sign of accounting"),
    ("(4 000) €", "-4000", False, "brackets of accounting"),
    ("12 €50", "12.50", False, "the sign for the comma"),
    ("12 000,— €", "12000", False, "a dash for the centimes"),
    ("836.292.47 €", "836292.47", True, "dots for all"),
    ("1 million 200 000 €", "1200000", False, "millions and thousands"),
    ("12 345 6789 €", None, False, "groups that are not legal"),
    ("5 000 € et 6 000 €", None, False, "two sums"),
    ("deux mille euros", None, False, "words"),
    ("44 600 m2", "44600", False, "a surface"),
    ("214 kg/hab", "214", False, "a weight, and of whom"),
    ("7 000 m2 (partielles)", "7000", False, "a word about it"),
    ("30 ans", None, False, "a time: a label of prices as often"),
]


@pytest.mark.parametrize(("text", "value", "told", "why"), FIGURES)
def test_a_cell_is_read_whole_or_not(text: str, value: str | None, told: bool, why: str) -> None:
    figure = read_figure(text)
    assert (figure.value if figure else None) == (Decimal(value) if value else None), why
    assert (figure.regrouped if figure else False) == told, why
