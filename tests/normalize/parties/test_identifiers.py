"""Registered numbers under every label and grouping that acts print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from bordereau.normalize.parties.identifiers import check_number, find_identifiers

Expected = list[tuple[str, str, bool]]

# 732 829 320 and 00074: the numbers that textbooks use for the checksum; W123456789 fits the pattern of an RNA
FOUND: list[tuple[str, Expected, str]] = [
    ("N° SIRET : 732 829 320 00074", [("SIRET", "73282932000074", True)], "3-3-3-5"),
    ("SIRET n° 732 829 320 000 74", [("SIRET", "73282932000074", True)], "3-3-3-3-2"),
    ("siret : 73282932000074", [("SIRET", "73282932000074", True)], "no group"),
    ("Siret 7 32 829 320 000 74", [("SIRET", "73282932000074", True)], "2-1 groups"),
    ("SIRET 732 829 3200 0 0 7 4", [("SIRET", "73282932000074", True)], "split digits"),
    ("SIRET : 732.829.320.00074", [("SIRET", "73282932000074", True)], "dots"),
    ("SIRET : 732 829 320\n00074", [("SIRET", "73282932000074", True)], "cut by a line end"),
    ("SIRET : 7328293200007", [("SIRET", "7328293200007", False)], "thirteen digits are kept, not mended"),
    ("SIRET : 732 829 320 00079", [("SIRET", "73282932000079", False)], "checksum fails"),
    ("SIRET : 732829320", [("SIREN", "732829320", True)], "nine digits are a SIREN whatever the label"),
    ("SIREN: 732 829 320 00074", [("SIRET", "73282932000074", True)], "fourteen digits are a SIRET"),
    ("SIREN 732 829 320 75013 PARIS", [("SIREN", "732829320", True)], "a postcode follows"),
    ("Numéro SIREN : 732-829-320", [("SIREN", "732829320", True)], "hyphens"),
    ("dont le numéro SIREN est le 732 829 320,", [("SIREN", "732829320", True)], "a sentence"),
    ("identifiée au SIREN sous le numéro 732 829 320", [("SIREN", "732829320", True)], "a sentence"),
    ("N° identification : 732 829 320", [("SIREN", "732829320", True)], "an unusual label"),
    ("SIREN 000 000 000", [("SIREN", "000000000", False)], "zeros pass the sum but are nobody's"),
    (
        "SIRET/SIREN : 73282932000074 / 732 829 320",
        [("SIRET", "73282932000074", True), ("SIREN", "732829320", True)],
        "two labels, two numbers",
    ),
    (
        "n° SIRET et code APE sont : 732 829 320 00074 et 8413Z",
        [("SIRET", "73282932000074", True), ("APE", "8413Z", True)],
        "labels first, numbers after",
    ),
    ("code APE 632 A", [("APE", "632A", True)], "old activity code"),
    ("NAF : 84.13Z", [("APE", "8413Z", True)], "dotted activity code"),
    ("TVA : FR 44 732 829 320", [("TVA", "FR44732829320", True)], "VAT number"),
    ("déclarée en préfecture sous le numéro W123456789", [("RNA", "W123456789", True)], "RNA without its label"),
    ("sous le numéro W1234 5 6 789", [("RNA", "W123456789", True)], "RNA with split digits"),
    ("SIRET 35600000049837", [("SIRET", "35600000049837", True)], "La Poste's own rule"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOUND)
def test_find_identifiers(text: str, expected: Expected, why: str) -> None:
    found = find_identifiers(text)
    assert [(i.scheme, i.value, i.valid) for i in found] == expected, why
    assert all(i.text == text[i.start : i.end] for i in found)


REGISTERS = [
    ("immatriculée au Registre du Commerce et des Sociétés de Lyon sous le numéro 732 829 320", "Lyon"),
    ("immatriculée au RCS de LYON sous le n° 732 829 320, représentée par", "LYON"),
    ("R.C.S de Lyon 732 829 320", "Lyon"),
    ("RCS Lyon B 732 829 320", "Lyon"),
    ("RCS Lyon-B-732 829 320", "Lyon"),
    ("RCS Le Mans B 732 829 320", "Le Mans"),
    ("inscrite au RCS de Bourg-en-Bresse sous le numéro B 732 829 320", "Bourg-en-Bresse"),
    ("RCS de Saint-Denis de la Réunion 732 829 320", "Saint-Denis de la Réunion"),
    ("registre du commerce de Saint-Étienne n° 732829320", "Saint-Étienne"),
    ("sous le n° 732 829 320 RCS de Lyon", "Lyon"),
    ("sous le numéro 732 829 320 au RCS de Lyon, dont le siège est", "Lyon"),
    ("(732 829 320 RCS Lyon), représentée par", "Lyon"),
    ("Registre du commerce et des sociétés (RCS) de Lyon sous le numéro 732829320", "Lyon"),
    ("identifiée au SIREN et immatriculée au RCS de Lyon sous le numéro 732 829 320", "Lyon"),
]


@pytest.mark.parametrize(("text", "city"), REGISTERS)
def test_a_register_number_is_a_siren_with_its_city(text: str, city: str) -> None:
    (found,) = find_identifiers(text)
    assert (found.scheme, found.value, found.valid, found.registry) == ("RCS", "732829320", True, city)


NOTHING = [
    ("N° SIRET : , représentée par son Maire", "a label without a number"),
    ("N° SIRET XXXX", "a mask"),
    ("RCS Lyon 85 B 0999", "an old register number"),
    ("sous le numéro 2299", "an old association number"),
    ("sous le numéro 94/004099", "an old association number"),
    ("044-732829320-20110215-D2011-15-DE", "a filing identifier"),
    ("NOR : TERB1234567A", "a text of law"),
    ("Tél. 05 62 28 73 53", "a phone number"),
    ("la parcelle 732 829 320", "nothing announces a registered number"),
    ("W12 et W1111111111111", "no RNA"),
    ("12 000 000 d’euros", "money"),
]


@pytest.mark.parametrize(("text", "why"), NOTHING)
def test_leave_what_is_no_identifier(text: str, why: str) -> None:
    assert find_identifiers(text) == [], why


WHOLE = [("732 829 320", "SIREN"), ("732 829 320 00074", "SIRET"), ("44 732 829 320", "TVA")]


@pytest.mark.parametrize(("text", "scheme"), WHOLE)
def test_a_text_that_is_only_a_number_is_read_by_its_length(text: str, scheme: str) -> None:
    (found,) = find_identifiers(text)
    assert (found.scheme, found.valid) == (scheme, True)


@given(st.integers(min_value=1, max_value=99_999_999), st.integers(min_value=0, max_value=9))
def test_one_check_digit_in_ten_holds(body: int, digit: int) -> None:
    base = f"{body:08d}"
    assert check_number("SIREN", f"{base}{digit}") == (luhn.calc_check_digit(base) == str(digit))
