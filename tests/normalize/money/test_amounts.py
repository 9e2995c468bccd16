"""Sums of money in the forms of real acts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sums_read import find, the

FORMS = [
    ("au capital de 20 000 000 d’euros", "20000000", "€", "1", "curly apostrophe"),
    ("au capital de 20 000 000 d'euros", "20000000", "€", "1", "straight apostrophe"),
    ("au capital de 20 000 000 d`euros", "20000000", "€", "1", "backtick for apostrophe"),
    ("au capital de 20 000 000 d euros", "20000000", "€", "1", "apostrophe lost"),
    ("20\u00a0000\u202f000\u2009euros", "20000000", "€", "1", "no-break, narrow and thin spaces"),
    ("1,55 milliard d’euros", "1550000000", "Md€", "10000000", "scale word, elided"),
    ("d’1,55\nmilliard d’euros", "1550000000", "Md€", "10000000", "broken over lines, elision before"),
    ("plus de 15 milliards\nd’euros", "15000000000", "Md€", "1000000000", "line end before the unit"),
    ("30 millions d’€", "30000000", "M€", "1000000", "sign after an elision"),
    ("2 millions de €", "2000000", "M€", "1000000", "« de » before the sign"),
    ("59 million d'euros", "59000000", "M€", "1000000", "singular scale word"),
    ("15,2 M€", "15200000", "M€", "100000", "scale letter"),
    ("73,60 M€", "73600000", "M€", "10000", "the printed zero counts"),
    ("1M€", "1000000", "M€", "1000000", "no space at all"),
    ("15 M d’euros", "15000000", "M€", "1000000", "letter and word"),
    ("236 k€", "236000", "k€", "1000", "thousands"),
    ("300 K€", "300000", "k€", "1000", "capital K"),
    ("12 kEUR", "12000", "k€", "1000", "k and code"),
    ("15 milliers d'euros", "15000", "k€", "1000", "thousands in a word"),
    ("2 Md€", "2000000000", "Md€", "1000000000", "milliards, short"),
    ("3 Mds€", "3000000000", "Md€", "1000000000", "milliards, short plural"),
    ("1 million et demi d'euros", "1500000", "M€", "100000", "and a half"),
    ("46,00 €uros", "46", "€", "0.01", "sign inside the word"),
    ("15 000 000 EUR", "15000000", "€", "1", "code"),
    ("EUR 1000", "1000", "€", "1", "code before"),
    ("170 000€ €", "170000", "€", "1", "doubled sign"),
    ("500 000,0 €", "500000", "€", "0.1", "cut at a cell edge"),
    ("1790,00 €", "1790", "€", "0.01", "no separator"),
    ("2 222\n000,22 €", "2222000.22", "€", "0.01", "line end inside the number"),
    ("2 150 300.00\n€", "2150300", "€", "0.01", "dot decimals, line end before the sign"),
    ("évalué à2 150 euros", "2150", "€", "1", "the space before the figure lost"),
    ("un prêt de12 500 €", "12500", "€", "1", "the space after « de » lost"),
    ("885 636.60 €", "885636.6", "€", "0.01", "space thousands and dot decimals"),
    ("1.897.324 euros", "1897324", "€", "1", "dot thousands"),
    ("1.234.567,89 €", "1234567.89", "€", "0.01", "dot thousands and comma"),
    ("1 837, 32 €", "1837.32", "€", "0.01", "comma apart from its cents"),
    ("0.148 €", "0.148", "€", "0.001", "nothing but a zero before the dot: decimals"),
    ("- 278 701,25 €", "-278701.25", "€", "0.01", "a cell: nothing but the number, so a minus"),
    ("+ 606 154,37 €", "606154.37", "€", "0.01", "a plus"),
    ("un solde de -760 860,62 €", "-760860.62", "€", "0.01", "a minus that touches"),
    ("(-11,06 k€)", "-11060", "k€", "10", "a minus in parentheses"),
    ("(11,4 k€)", "11400", "k€", "100", "parentheses alone are no minus"),
    ("- 5 milliards d’euros d’aides directes", "5000000000", "Md€", "1000000000", "a list dash"),
    ("-5 000 € au titre de l’aide", "5000", "€", "1", "a list dash without a space"),
    ("réservé à hauteur de : - 4,2 M€ pour l’accession", "4200000", "M€", "100000", "a list inside a line"),
    ("trois millions d'euros", "3000000", "M€", "1000000", "in words"),
    ("mille deux cents euros", "1200", "€", "1", "mille and deux cents, not 2 002"),
    ("deux euros et vingt centimes", "2.2", "€", "0.01", "euros and centimes in words"),
    ("1 234 euros et 56 centimes", "1234.56", "€", "0.01", "euros and centimes in figures"),
    ("50 centimes", "0.5", "€", "0.01", "centimes alone"),
    ("l’aide, un euro symbolique", "1", "€", "1", "one euro"),
    ("en 2020 150 000 euros", "150000", "€", "1", "a year before the sum"),
    ("3. 500 €", "500", "€", "1", "a list number before the sum"),
]


@pytest.mark.parametrize(("text", "value", "unit", "precision", "why"), FORMS)
def test_read_a_sum(text: str, value: str, unit: str, precision: str, why: str) -> None:
    amount = the(text)
    assert amount.value == Decimal(value), why
    assert (amount.unit, amount.precision) == (unit, Decimal(precision)), why
    assert amount.text == text[amount.start : amount.end]


NOTHING = [
    ("une surface de 3 400 m²", "a surface"),
    ("les articles 31-2 et 6574", "articles, accounts"),
    ("05 62 28 73 53", "a phone number"),
    ("24 avenue du Parc, 75013 PARIS", "a postcode"),
    ("SIRET 180 036 048 02284", "an identifier"),
    ("(0,171*135 repas)", "a formula without a unit"),
    ("1,50 x 2083 hab", "a formula without a unit"),
    ("Montants exprimés en € 2018", "a year after the sign"),
    ("ccuros 30", "damage is not mended here"),
    ("7 $00 euros", "what OCR left of a number is no sum"),
    ("484 741'11€", "nor is what stands after a strange mark"),
    ("1 000 00 €", "groups that fit no reading"),
    ("1 2 3 €", "digits set apart"),
    ("la somme de euros", "a blank"),
    ("………… €", "a blank"),
    ("le lot F", "a letter, no franc"),
]


@pytest.mark.parametrize(("text", "why"), NOTHING)
def test_leave_what_is_no_sum(text: str, why: str) -> None:
    assert find(text) == [], why


def test_francs_keep_their_currency() -> None:
    assert [(a.currency, a.unit) for a in find("50 000 F, puis 15 MF et 100 €")] == [
        ("FRF", "F"),
        ("FRF", "MF"),
        ("EUR", "€"),
    ]
