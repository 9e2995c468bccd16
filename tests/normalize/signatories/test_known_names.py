"""Names that the parties block holds, found in lines of a signature block."""

from __future__ import annotations

import pytest

from bordereau.normalize.signatories.column_lines import Known
from bordereau.normalize.signatories.in_closing import read_closing
from bordereau.normalize.signatories.in_columns import read_column
from bordereau.normalize.signatories.known_names import part_at_names

PERSONS = ("Jehan-Luc TOURVEL", "Anne DE LA MARE", "ROUX Gildas", "Odile Brun")


@pytest.mark.parametrize(
    ("line", "parts", "why"),
    [
        ("le bailleur, J.-L. TOURVEL", ["le bailleur", "J.-L. TOURVEL"], "initials of a compound first name"),
        ("LE PRENEUR ROUX Gildas", ["LE PRENEUR", "ROUX Gildas"], "nothing but a blank between side and name"),
        ("La Présidente Mme Anne de la Mare", ["La Présidente", "Mme Anne de la Mare"], "other case, a title"),
        ("Jehan-Luc TOURVEL Odile BRUN", ["Jehan-Luc TOURVEL", "Odile BRUN"], "two names on one line"),
        ("DE LA MARE Anne (lu et approuvé)", ["DE LA MARE Anne", "(lu et approuvé)"], "the surname first"),
        ("Le Maire, Paul NORD", ["Le Maire, Paul NORD"], "one who was not named before"),
        ("Rue Anne de la Marelle", ["Rue Anne de la Marelle"], "a longer word"),
    ],
)
def test_lines_come_apart_at_known_names(line: str, parts: list[str], why: str) -> None:
    assert part_at_names(line, PERSONS) == parts, why


@pytest.mark.parametrize(
    ("lines", "names", "why"),
    [
        (
            ["Pour A : Signé : Odile Brun", "Pour B : Signé : ROUX Gildas"],
            ["Odile Brun", "ROUX Gildas"],
            "signed copies",
        ),
        (
            ["Le préfet du Lac Paul SAINT-AVIT ........", "Le maire d’Orle Rémy PERNOUX ......."],
            ["Paul SAINT-AVIT", "Rémy PERNOUX"],
            "an office, a name and dots a line, nobody named before",
        ),
        (["L'exploitant : ROUX Hugo", "(lu et approuvé)"], ["ROUX Hugo"], "a side and a name"),
        (["Le preneur, E. NORD"], ["E. NORD"], "a side, a comma"),
        (["Pour la Ville", "[Paul NORD]"], ["Paul NORD"], "the brackets of a model"),
        (
            ["Pour la Région", "Nom : Jean-Rémy", "WEISS", "Qualité : président"],
            ["Jean-Rémy WEISS"],
            "a name cut in two",
        ),
        (["Le préfet", "Nicolas QUILLET", "DE SAINT-AMAND"], ["Nicolas QUILLET DE SAINT-AMAND"], "the rest below"),
        (["La directrice", "du SPIP", "Joëlle", "RUIZ"], ["Joëlle RUIZ"], "initials of a service"),
        (["P. la Commune,", "O. NORD"], ["O. NORD"], "« pour » cut short"),
        (["L’ASSOCIATION", "Noémie NORD"], ["Noémie NORD"], "a side is no surname"),
        (["Le Maire", "A. ROY", "HAUTES-TERRES"], ["A. ROY"], "a word of a stamp below"),
        (["Pour la Commune", "Le Maire", "Odile Brun", "Maire"], ["Odile Brun"], "one signatory over several lines"),
    ],
)
def test_who_signs_in_a_column(lines: list[str], names: list[str], why: str) -> None:
    assert [one.name for one in read_column(lines, (), Known(persons=PERSONS)) if one.name] == names, why


@pytest.mark.parametrize(
    ("texts", "names", "why"),
    [
        (
            ["3 Fait à Lac, le 3 mai 2013 Pour la Ville, Le Maire, Odile Brun 3"],
            ["Odile Brun"],
            "one line between page numbers",
        ),
        (["Odile Brun suit la convention.", "Fait à Lac"], [], "named before the closing"),
        (["Fait à Lac", "O. BRUN et ROUX Gildas"], ["O. BRUN", "ROUX Gildas"], "below it"),
    ],
)
def test_who_signs_without_a_block(texts: list[str], names: list[str], why: str) -> None:
    assert [one.name for one in read_closing(texts, Known(persons=PERSONS))] == names, why
