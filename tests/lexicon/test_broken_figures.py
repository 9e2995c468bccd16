"""Cells whose groups of digits are not legal, and cells that only look so."""

from __future__ import annotations

import pytest

from bordereau.lexicon.broken_figures import is_broken_figure


@pytest.mark.parametrize(
    ("text", "broken", "why"),
    [
        ("19 8 72", True, "a group cut in two"),
        ("2 43 0", True, "the last digit apart"),
        ("1 25 €", True, "with its currency"),
        ("- 12 34", True, "with a sign"),
        ("1\u202f2345".replace("2345", "23 45"), True, "narrow spaces"),
        ("12 34,50", True, "before centimes"),
        ("12 345", False, "legal"),
        ("1 234 567,89 €", False, "legal, with centimes"),
        ("12.50", False, "dot decimals"),
        ("12.345", False, "a dot before thousands"),
        ("05 61 28 73 53", False, "a telephone number"),
        ("3 2021", False, "a number and a year"),
        ("12", False, "one group"),
        ("12 ans", False, "words"),
        ("", False, "nothing"),
    ],
)
def test_broken_figures(text: str, broken: bool, why: str) -> None:
    assert is_broken_figure(text) == broken, why
