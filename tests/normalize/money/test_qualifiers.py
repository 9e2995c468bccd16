"""How a sum is bounded: more than, at most, about; and which words of its sentence say so."""

from __future__ import annotations

import pytest

from sums_read import find

QUALIFIERS = [
    ("plus de 15 milliards d’euros", "more_than"),
    ("plus d’un million d’euros", "more_than"),
    ("supérieure à 23 000 €", "more_than"),
    ("en plus de 5 000 €", "exact"),
    ("moins de 500 €", "less_than"),
    ("inférieur à 4 000 € HT", "less_than"),
    ("environ 0,14 million d’euros", "about"),
    ("près de 4 M€", "about"),
    ("de l’ordre de 3 M€", "about"),
    ("12 000 € environ", "about"),
    ("un maximum de 482 000 € TTC", "maximum"),
    ("un montant maximum de 10 000 €", "maximum"),
    ("plafonnée à 30 000 €", "maximum"),
    ("dans la limite de 15 000 euros", "maximum"),
    ("dans la limite d’un montant de 15 000 euros", "maximum"),
    ("le montant ne peut excéder 50 000 €", "maximum"),
    ("qui ne saurait excéder la somme de 50 000 €", "maximum"),
    ("sans pouvoir dépasser 50 000 €", "maximum"),
    ("jusqu’à 5 000 €", "maximum"),
    ("12 000 € maximum par an", "maximum"),
    ("le plafond de la subvention est fixé à 12 000 €", "maximum"),
    ("le montant maximal de la participation de la Région est fixé à 123 456 €", "maximum"),
    ("inférieur ou égal à 10 000 €", "maximum"),
    ("au moins 3,8 millions d’€", "minimum"),
    ("10 000 € minimum", "minimum"),
    ("a minima 10 000 €", "minimum"),
    ("supérieur ou égal à 10 000 €", "minimum"),
    ("10 000 € au plus tard le 30 juin", "exact"),
    ("versée à hauteur de 10 000 €", "exact"),
    ("cent mille euros maximum (100 000 €)", "maximum"),
    ("la participation ne peut en aucun cas être supérieure à 6 500 000 euros", "maximum"),
    ("elle ne peut, pour un même projet, être supérieure à 6 500 euros", "maximum"),
    ("les garanties ne sont pas inférieures à 1,5 million d’euros par sinistre", "minimum"),
    ("8649€ au maximum de frais d’organisation", "maximum"),
    ("ne saurait, en tout état de cause, excéder la somme de 5 000 €", "maximum"),
    ("les dépenses ne dépassent pas 5 000 €", "maximum"),
    ("sans que l’aide puisse être supérieure à 5 000 €", "maximum"),
    ("sans pouvoir être inférieure à 5 000 €", "minimum"),
    ("un montant non supérieur à 5 000 € HT", "maximum"),
    ("jamais inférieur à 5 000 €", "minimum"),
    ("l’association ne reçoit pas plus de 5 000 €", "maximum"),
    ("le montant ne peut excéder, hors taxes, 5 000 €", "maximum"),
    ("l’aide est plafonnée, pour l’exercice 2021, à 12 000 €", "maximum"),
    ("l’aide est plafonnée annuellement à 12 000 €", "maximum"),
    ("elle n’est versée que si le coût est supérieur à 5 000 €", "more_than"),
    ("la subvention n’est pas due pour un coût supérieur à 5 000 €", "more_than"),
    ("ne concerne pas les projets dont le coût dépasse 5 000 €", "more_than"),
    ("sans dépasser l’enveloppe, l’État apporte 5 000 €", "exact"),
    ("qui ne peut être inférieur à 10 % ni supérieur à 5 000 €", "maximum"),
    ("10 000 € et plus de 3 ans", "exact"),
]


COORDINATED = [
    ("L’aide est plafonnée à 40 000 € par projet et à 60.000 € sur trois ans", "maximum", "one participle, two sums"),
    ("limitée à 10 000 € la première année, puis à 8 000 €", "maximum", "with « puis »"),
    ("plafonnée à 5 000 € par an, soit 15 000 €", "exact", "« soit » begins a statement of its own"),
    ("plafonnée à 5 000 € et est versée à 9 000 €", "exact", "so does a verb"),
    ("Le prix est fixé à 10 000 € et à 12 000 €", "exact", "nothing is capped"),
    ("un acompte d’au moins 30 000 €", "minimum", "elision"),
    ("au plus égale à 15 000 € par logement", "maximum", "equal at most"),
    ("ne peut excéder ni 12 000 €", "maximum", "« ni » before the sum"),
    ("qui ne saurait être ni inférieure à 1 000 €", "minimum", "« ni » before the comparison"),
    ("un seuil minimum de dépenses de 20 000 €", "minimum", "what the bound is of"),
    ("un montant maximum prévisionnel de 30 000 €", "maximum", "an adjective between"),
    ("un prix d’environ 300 €", "about", "elision"),
]


@pytest.mark.parametrize(("text", "qualifier", "why"), COORDINATED)
def test_a_qualifier_reaches_its_sum(text: str, qualifier: str, why: str) -> None:
    assert find(text)[-1].qualifier == qualifier, why


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIERS)
def test_read_the_qualifier(text: str, qualifier: str) -> None:
    assert find(text)[-1].qualifier == qualifier
