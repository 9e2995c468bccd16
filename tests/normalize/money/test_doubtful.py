"""Sums left blank or too damaged to read: no value, and never silence."""

from __future__ import annotations

import pytest

from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.money.doubtful import find_doubtful_amounts

CASES = [
    ("une subvention globale de ………………… € au titre", [("………………… €", "placeholder_amount")], "a row of dots"),
    ("la somme de ______ euros", [("______ euros", "placeholder_amount")], "a line to write on"),
    ("d’un montant de XX XXX € HT", [("XX XXX €", "placeholder_amount")], "masked"),
    ("XXX,XX €", [("XXX,XX €", "placeholder_amount")], "masked to the cent"),
    ("[…] k€", [("[…] k€", "placeholder_amount")], "brackets"),
    ("soit (……) €", [("(……) €", "placeholder_amount")], "parentheses"),
    ("une subvention de   € versée", [("subvention de   €", "placeholder_amount")], "nothing at all"),
    ("7 $00 euros", [("7 $00 euros", "unread_amount")], "a sign for a digit"),
    ("1 000 00 €", [("1 000 00 €", "bad_grouping")], "groups that fit no reading"),
    ("484 741'11€", [("484 741'11€", "unread_amount")], "a mark for a comma"),
    ("12O 000 € et 3 l00 euros", [("12O 000 €", "unread_amount"), ("3 l00 euros", "unread_amount")], "letters"),
    ("1 2 3 €", [("1 2 3 €", "bad_grouping")], "digits set apart"),
    ("12 345 6789 €", [("12 345 6789 €", "bad_grouping")], "never the tail of it"),
    ("1 234 56 789 €", [("1 234 56 789 €", "bad_grouping")], "a digit lost inside"),
    ("Achat 2 1 500 €", [("2 1 500 €", "bad_grouping")], "a number before the sum, or damage"),
    ("3 12 20 000 €", [("3 12 20 000 €", "bad_grouping")], "two numbers before it"),
    ("1,234 567 €", [("1,234 567 €", "bad_grouping")], "a comma between thousands"),
    ("un reste de O€ et de G €", [("O€", "unread_amount"), ("G €", "unread_amount")], "letters for a zero"),
    ("une aide de O,00 €", [("O,00 €", "unread_amount")], "the same with centimes"),
    ("12•500 €", [("12•500 €", "unread_amount")], "a bullet inside"),
    ("1_200 €", [("1_200 €", "unread_amount")], "a line inside"),
    ("à 9⁹⁵ € l’unité", [("9⁹⁵ €", "unread_amount")], "centimes, or the mark of a note"),
    ("12 €5", [("12 €5", "unread_amount")], "one figure behind the sign"),
    ("2 M€350", [("2 M€350", "unread_amount")], "figures behind a scaled sign"),
    ("12 345 6789 mille euros", [("12 345 6789 mille euros", "bad_grouping")], "« mille » is no sum alone"),
    ("5 0OO €", [("5 0OO €", "unread_amount")], "letters in the last group"),
    ("imputation 65 748 12 000 €", [("65 748 12 000 €", "bad_grouping")], "two figures run together"),
    ("lot A2 150 €", [("150 €", "unread_amount")], "a letter glued to a figure"),
    ("Montants (en €) 2020", [], "a unit alone"),
    ("en milliers de €, en M€, d’euros", [], "units"),
    ("12 000 € et 1.697€ x 33", [], "good sums"),
    ("TVA ........ 12 €", [], "dot leaders before a sum"),
    ("l’article 5 bis €", [], "a word is no damage"),
    ("13 % €", [], "a share"),
    ("les 2 leur reviennent, 12 communes et leur aide", [], "« leur » is no figure"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_tell_what_gives_no_value(text: str, expected: list[tuple[str, str]], why: str) -> None:
    amounts = find_amounts(text)
    assert [(d.text, d.code) for d in find_doubtful_amounts(text, amounts)] == expected, why
    assert all(text[d.start : d.end] == d.text for d in find_doubtful_amounts(text, amounts))


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 9000 + "€",
        "…" * 20000 + "eur",
        "x " * 9000 + "€",
        "€ l'" * 5000,
        "…" * 20000 + "b €",
        "x" * 20000 + "b €",
    ],
)
def test_long_damage_ends(text: str) -> None:
    assert len(find_doubtful_amounts(text, [])) <= 5000
