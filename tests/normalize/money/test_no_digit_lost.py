"""No digit of a sum is lost and none is added; what may be either is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.schemas.warning import Code
from sums_read import find, the

WHOLE = [
    ("reste .....37 620,00 €", "37620.00", "dot leaders that touch it"),
    ("Achats ______5 500 €", "5500", "a line to write on that touches it"),
    ("Achats ….6 379,20 €", "6379.20", "an ellipsis and a dot"),
    ("2\u200b500 €", "2500", "a zero-width space inside"),
    ("12\u2060 000\ufeff €", "12000", "a word joiner and a mark of byte order"),
    ("\u202e100 000\u202c €", "100000", "marks of writing direction around"),
    ("• 5 500 €", "5500", "a bullet before"),
    ("€ 37 620 €", "37620", "a sign on both sides"),
    ("170 000€ €", "170000", "a sign twice"),
    ("12 €50 par enfant", "12.50", "the sign for the comma"),
    ("12 000€50.", "12000.50", "the same, behind thousands"),
    ("vendu 47 € 20.", "47.20", "the same, set apart, at an end"),
    ("le stère à 47 € 20 TTC", "47.20", "the same before a tax"),
    ("au prix de 12 euros 50.", "12.50", "the same behind the word"),
    ("47 € 20 personnes", "47", "another number"),
    ("47 euros 20 personnes", "47", "another number behind the word"),
    ("12 000 .- €", "12000", "a dash for the centimes, set apart"),
    ("47 €, 20 personnes", "47", "another number behind a comma"),
    ("1’697 €", "1697", "Swiss thousands"),
    ("1'234'567.50 €", "1234567.50", "Swiss thousands and a dot"),
    ("12 000,— €", "12000", "a dash for the centimes"),
    ("12 000.-- €", "12000", "two dashes behind a dot"),
    ("1 585 .31 €", "1585.31", "a blank before the dot"),
    ("1 585 ,31 €", "1585.31", "a blank before the comma"),
    ("1 million 200 000 euros", "1200000", "millions in words, thousands in figures"),
    ("2 millions 350 mille euros", "2350000", "two scales"),
    ("deux millions 350 000 €", "2350000", "a head in words"),
    ("12 millions 500 mille euros", "12500000", "two figures before the scale"),
    ("1 milliard 200 millions d’euros", "1200000000", "milliards and millions"),
    ("un demi-million d’euros", "500000", "half a million"),
    ("un demi milliard d’euros", "500000000", "without hyphen"),
    ("125 000¹ €", "125000", "a raised note mark"),
    ("850² €", "850", "a raised two is no square here"),
    ("3 M€¹", "3000000", "a mark behind the unit"),
    ("3 500 k€⁴ HT", "3500000", "a mark between unit and tax"),
    ("12 000* €", "12000", "a star"),
    ("320 000 €¹²", "320000", "a mark of two figures"),
    ("12 €⁵⁰", "12.50", "raised centimes behind the sign"),
    ("7,⁵⁰ € l’heure", "7.50", "raised centimes behind the comma"),
    ("45 000 €⁽¹⁾", "45000", "a raised mark in brackets"),
]


@pytest.mark.parametrize(("text", "value", "why"), WHOLE)
def test_no_digit_is_lost_or_added(text: str, value: str, why: str) -> None:
    amount = the(text)
    assert format(amount.value, "f") == value, why
    assert text[amount.start : amount.end] == amount.text, why
    assert amount.warnings == (), why


@pytest.mark.parametrize("text", ["un tarif de 2 €¹⁰ par repas", "de 150 €¹² au plus"])
def test_what_may_be_centimes_or_the_mark_of_a_note_is_told(text: str) -> None:
    assert the(text).warnings == (Code.AMBIGUOUS_NUMBER,)


DOUBTS = [
    ("10 412 239188 euros", "10412239188", ("bad_grouping",), "a space lost: one reading alone fits"),
    ("23 00 0 €", "23000", ("bad_grouping",), "a space too many: one reading alone fits"),
    ("7313 091,38 €", "7313091.38", ("bad_grouping",), "the first space lost"),
    ("article 12 20 000 €", "20000", ("bad_grouping",), "a number announced as another one"),
    ("page 12\n20 000 €", "20000", ("bad_grouping",), "a number at the end of the line before"),
    ("836.292.47 €", "836292.47", ("bad_grouping",), "dots for all"),
    ("5 € 000.00", "5000.00", ("bad_grouping",), "a sign that fell into its figure"),
    (
        "1\u00ad500 €",
        "1500",
        ("bad_grouping",),
        "a soft hyphen inside; a range may look the same",
    ),
    ("lot B2 150 €", "150", ("bad_grouping",), "a letter and a figure, or a letter glued on"),
    ("25 m2 150 €", "150", (), "a surface"),
    ("3,5 millions 200 mille euros", "3700000", ("bad_grouping",), "a head with decimals"),
    ("368.102 €", "368102", ("ambiguous_number",), "nothing tells what the dot is"),
    ("442.200 €", "442200", (), "nobody prints thousandths that end in zero"),
    ("442.209 € et 1.897.324 €", "442209", (), "the document uses dots for thousands"),
    ("1.697 € le litre, soit 885 636.60 €", "1.697", (), "the document uses dots for decimals"),
    ("400.000 €, 1.500 euros, 0.148 € et 1.697€", "400000", ("ambiguous_number",), "the document does both"),
    ("12 000 000 Francs", "12000000", ("foreign_currency",), "francs are not converted"),
]


@pytest.mark.parametrize(("text", "value", "codes", "why"), DOUBTS)
def test_doubt_is_told(text: str, value: str, codes: tuple[str, ...], why: str) -> None:
    amount = find(text)[0]
    assert (amount.value, tuple(map(str, amount.warnings))) == (Decimal(value), codes), why


def group(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


@given(
    st.integers(min_value=0, max_value=10**12),
    st.sampled_from([" ", "\u00a0", "\u202f", ""]),
    st.integers(min_value=0, max_value=99) | st.none(),
    st.sampled_from(["€", " €", " euros", "\u00a0€", " d’euros", " EUR", " €uros"]),
)
def test_a_printed_sum_is_read_back(whole: int, separator: str, cents: int | None, unit: str) -> None:
    text = f"la somme de {group(whole, separator)}{'' if cents is None else f',{cents:02d}'}{unit} par an"
    amount = the(text)
    assert amount.value == Decimal(whole) + Decimal(cents or 0) / 100
    assert amount.precision == (1 if cents is None else Decimal("0.01"))
    assert amount.warnings == ()


@given(
    st.decimals(min_value=0, max_value=999, places=2), st.sampled_from([("k€", 3), ("M€", 6), ("milliards d’euros", 9)])
)
def test_a_scaled_sum_is_read_back(figure: Decimal, unit: tuple[str, int]) -> None:
    amount = the(f"soit {str(figure).replace('.', ',')} {unit[0]}.")
    assert amount.value == figure.scaleb(unit[1])


@given(st.text(alphabet="0123456789 .,€-()kMd'eurosHTC\n", max_size=60))
def test_any_text_gives_ordered_spans(text: str) -> None:
    amounts = find(text)
    assert all(a.text == text[a.start : a.end] for a in amounts)
    assert [a.start for a in amounts] == sorted(a.start for a in amounts)
