"""Every office is known to every room that looks for one, in all its genders; what is none is known to none."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from bordereau.extract.parties.openings import look_at
from bordereau.extract.parties.running import run_together
from bordereau.extract.signatures.find import find_signatures
from bordereau.lexicon.folding import fold
from bordereau.lexicon.offices import is_office, measure_office, opens_office
from bordereau.lexicon.read import read_entries
from bordereau.normalize.signatories.in_clauses import read_representatives
from bordereau.normalize.signatories.in_columns import read_column
from bordereau.schemas.page import Line, Word
from bordereau.schemas.text import Paragraph

NOUNS = [re.sub(r"\((\w+)\|[^)]*\)", r"\1", re.sub(r"\[.*?\]", "", e.form)) for e in read_entries("offices", "nouns")]
"""The first form of each line."""
PHRASES = [
    "Coordinatrice",
    "Chargée de mission",
    "Chargé·e de mission",
    "Directrice générale des services",
    "Directeur·rice général·e des services",
    "Gérante",
    "Gérant(e)",
    "Mandataire",
    "Syndic",
    "Proviseure",
    "Proviseur·e",
    "Présidente déléguée",
    "Président.e",
    "Présidente-directrice générale",
    "Vice-Présidente",
    "Premier Vice-président",
    "Première vice-présidente",
    "1er adjoint au Maire",
    "2ème Vice-Présidente",
    "Préfète de région",
    "Sous-préfète",
    "Secrétaire générale pour les affaires régionales",
    "Trésorier-payeur",
    "Ingénieure en chef",
    "Adjoint(e) au maire",
    "Directeur/trice",
    "Élu-e référent-e",
]


def make_row(number: int, *cells: str) -> Line:
    """Cells of one row, far apart."""
    words: list[Word] = []
    for column, cell in enumerate(cells):
        x0 = 70.0 + 400.0 * column
        for text in cell.split():
            words.append(Word(text, x0, 40.0 * number, x0 + 5.0 * len(text), 40.0 * number + 10, 10.0))
            x0 += 5.0 * len(text) + 2.5
    return Line(1, tuple(words))


def find_roles(*rows: Sequence[str]) -> list[str]:
    """The texts of the blocks that are found in the rows."""
    lines = [make_row(number, *row) for number, row in enumerate(rows, 2)]
    return [line.text for block in find_signatures([lines]) for line in block.lines]


@pytest.mark.parametrize("office", [*NOUNS, *PHRASES])
def test_every_room_knows_the_office(office: str) -> None:
    assert opens_office(fold(office)), "the lexicon"
    assert find_roles([f"Le {office}", f"La {office}"], ["Anne ROY", "Paul GRIS"]), (
        "extract: two columns of signatories"
    )
    running = run_together([Paragraph(f"le {office}, Mme Anne ROY", ())])
    opening = look_at(running, 0, 0, 0, len(running.text))
    assert opening is not None, "extract: a place where a party might begin"
    assert opening.office, "extract: no party begins at an office"
    signed = read_column([f"Le {office}", "Anne ROY"])
    assert [(one.name, one.role) for one in signed] == [("Anne ROY", office)], "normalize: a column of a block"
    found, _ = read_representatives(running.text, 0, len(running.text))
    assert [(one.name and one.name.text, one.role and one.role.text) for one in found] == [("Anne ROY", office)]


@pytest.mark.parametrize("line", ["Les présents statuts", "Le Maine", "La Principauté", "Martin", "Prés", "La Ville"])
def test_what_is_no_office(line: str) -> None:
    assert not opens_office(fold(line))
    assert not is_office(fold(line).split()[-1])


@pytest.mark.parametrize(
    ("words", "length", "why"),
    [
        ("son premier adjoint martin", 3, "an ordinal"),
        ("madame la maire", 3, "a title and an article"),
        ("m. le president", 3, "a title and an article"),
        ("monsieur martin", 0, "a person"),
        ("le la president(e)", 3, "both genders"),
        ("la 2eme vice-presidente", 3, "an ordinal in figures"),
        ("le conseil", 0, "an organ"),
    ],
)
def test_how_far_an_office_reaches(words: str, length: int, why: str) -> None:
    assert measure_office(words.split()) == length, why
