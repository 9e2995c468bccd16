"""Seat, form, aliases and empowering acts, each from a party's text."""

from __future__ import annotations

import pytest

from bordereau.normalize.parties.read import interpret_group, interpret_party
from bordereau.schemas.warning import Code


@pytest.mark.parametrize(
    ("text", "postcode", "city", "why"),
    [
        ("X, sise 3 rue Haute 42000 LAC, représentée par", "42000", "LAC", "postcode, then city"),
        ("X, dont le siège est à Lac-sur-Orle (42 000), 3 rue Haute", "42000", "Lac-sur-Orle", "city, then postcode"),
        ("X, sise 1 quai Bas – CS 21 101 – 35 020 Valcourt Cedex 7", "35020", "Valcourt", "a CS number is no postcode"),
        ("X\n22 rue Haute\n85 310 LAC\nReprésentée par M. Y", "85310", "LAC", "bare lines"),
        ("X, dont le siège est à Lac, 12 rue Basse,", None, "Lac", "city alone"),
        (
            "X, dont le siège est 7 rue du Four, Lac-le-Haut, représentée",
            None,
            "Lac-le-Haut",
            "the host lost the digits",
        ),
        ("X, situé 39, rue Haute 42000 à Lac-sur-Orle, représenté", "42000", "Lac-sur-Orle", "« à » between the two"),
        ("X, élisant domicile 3 rue Haute 42000 LAC, ci-après", "42000", "LAC", "a home elected"),
        ("X, sise 3 rue Haute, 42000. Lac-sur-Orle, représentée", "42000", "Lac-sur-Orle", "a stray dot from a scan"),
        ("X, sise 3 rue Haute 42984 LAC Cédex 2, représentée", "42984", "LAC", "an accent on cedex"),
        ("X, ZA des Pins, 42000 Lac, représentée par M. Y", "42000", "Lac", "a zone after the name"),
        ("X, BP 12345, 42000 Lac, représentée par M. Y", "42000", "Lac", "a box of five figures is no postcode"),
        ("X, sise 0, xxx Xxxxx 00000 Xxxxxx", None, None, "masked"),
        ("X, sise 3 rue Haute, représentée par", None, None, "a street alone is no place"),
    ],
)
def test_seat(text: str, postcode: str | None, city: str | None, why: str) -> None:
    found = interpret_party(text).address
    assert (found.postcode if found else None, found.city if found else None) == (postcode, city), why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("X, SAS au capital de 10 €", "SAS", "initials"),
        (
            "La société coopérative d'intérêt collectif Le Lac",
            "société coopérative d'intérêt collectif",
            "not the name",
        ),
        ("La CAF de Lac, organisme de sécurité sociale, sise", "organisme de sécurité sociale", "social security"),
        ("X, établissement spécial créé par la loi", "établissement spécial", "up to the next clause"),
        (
            "X, organisme de droit privé chargé d'une mission, représenté",
            "organisme de droit privé chargé d'une mission",
            "to the comma",
        ),
        (
            "L'association X, régie par la loi du 1er juillet 1901",
            "association régie par la loi du 1er juillet 1901",
            "law apart",
        ),
        ("X, établissement public, représenté par M. Y", "établissement public", "two words"),
        ("Lac Agglomération, communauté d'agglomération, sise à Lac", "communauté d'agglomération", "local authority"),
        ("Le Val, commune nouvelle, représenté par M. Y", "commune nouvelle", "of a local authority"),
        ("La Communauté de communes du Lac, sise à Lac", None, "a word of its name"),
        ("La Commune de X, représentée par M. Y", None, "none stated"),
    ],
)
def test_form(text: str, expected: str | None, why: str) -> None:
    found = interpret_party(text).legal_form
    assert (found.text if found else None) == expected, why


@pytest.mark.parametrize(
    ("clause", "expected", "why"),
    [
        ("ci-après dénommée « la Ville »", ["la Ville"], "usual"),
        ("ci après désignée la Ville, d'une part", ["la Ville"], "no quotes"),
        ("Ci – après l'« Agence »", ["Agence"], "article outside"),
        ("(ci-après la FDC)", ["la FDC"], "brackets"),
        ("ci-après « A » ou « B »", ["A", "B"], "two"),
        ("ci-après « l'Association ou la MDA »", ["l'Association", "la MDA"], "two in one pair of quotes"),
        ("désigné dans la suite du texte par le sigle OEC", ["OEC"], "a long way round"),
        ("désignée ci-après sous l'appellation de « la Ville »", ["la Ville"], "appellation"),
        ("dénommée ci-après « A.D.E. »", ["A.D.E."], "initials keep their dot"),
        ("ci-après dénommée « la Ville", ["la Ville"], "closing quote lost"),
        ("ci-après dénommée “la\nVille”", ["la Ville"], "a line end in the quotes"),
        ("(ci-après dénommée la « Convention »)", [], "a document"),
        ("tel que défini ci-dessous", [], "no name at all"),
    ],
)
def test_aliases(clause: str, expected: list[str], why: str) -> None:
    assert [one.text for one in interpret_party(f"La Ville de Lac, {clause}").aliases] == expected, why


@pytest.mark.parametrize(
    ("clause", "expected", "why"),
    [
        ("habilité par délibération n° 2016/04/03 du 26 avril 2016", ["2016-04-26"], "a number shaped as a date"),
        ("habilité par délibération en date du , ci-après", [], "a blank"),
        ("agissant en vertu d'une délibération des 29 et 30 mai 2014", [], "two days"),
        ("habilité par délibération du décembre 2014", ["2014-12"], "a month"),
        ("habilité par le conseil d'administration du 2 mai 2020", ["2020-05-02"], "the organ for its act"),
        ("nommé par arrêté ministériel du 2 mai 2020", [], "an appointment"),
        ("autorisée par arrêté préfectoral du 2 mai 2012", [], "an authorisation to exist"),
        ("en vertu d'une décision portant délégation de signature du 1er mai 2022", ["2022-05-01"], "a delegation"),
        (
            "habilité par délibération du 2 mai 2020 transmise en préfecture le 9 mai 2020",
            ["2020-05-02"],
            "a later event",
        ),
    ],
)
def test_authorisations(clause: str, expected: list[str], why: str) -> None:
    found = interpret_party(f"La Ville de Lac, représentée par M. Max ROUX, Maire, {clause}").authorisations
    assert [one.date.iso for one in found if one.date] == expected, why


def test_warnings() -> None:
    francs = interpret_party("La société ORLE, SA au capital de 50 000 F, représentée par M. Max ROUX")
    assert francs.share_capital is not None
    assert francs.share_capital.currency == "FRF"
    assert Code.FOREIGN_CURRENCY in francs.warnings
    assert Code.PLACEHOLDER_NAME in interpret_party("……………, représentée par M. Max ROUX").warnings
    assert Code.INVALID_IDENTIFIER in interpret_party("La Ville, SIRET 123 456 789 00012,").warnings


def test_masked_number_is_no_identifier() -> None:
    assert interpret_party("La Ville, N° SIRET 000 000 000 00000,").identifiers == ()


def test_group_name() -> None:
    found = interpret_group("toutes deux ci-après dénommées « Orle » ou le « Gestionnaire »")
    assert found is not None
    assert found.text == "Orle"


def test_what_a_party_is_called_is_no_clause() -> None:
    """« l'Intervenant » says how a party is called, « intervenant aux présentes » what it does."""
    found = interpret_party('Le Club du Lac, représenté par Luc NOIR, ci-après désigné "l\'Intervenant".')
    assert [alias.text for alias in found.aliases] == ["l'Intervenant"]


def test_an_office_between_a_place_and_its_mayor() -> None:
    found = interpret_party("BRÉVON\nMaire\nMme Ana LOBO\nDélibération\nn° 3 du 03/04/2015")
    assert found.name is not None
    assert found.name.text == "BRÉVON"
    assert [(one.name and one.name.text, one.role and one.role.text) for one in found.representatives] == [
        ("Ana LOBO", "Maire")
    ]
