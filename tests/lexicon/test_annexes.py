"""One reader of annex headings: (line, number, title, why)."""

from __future__ import annotations

import pytest

from bordereau.lexicon.annexes import ends_with_annex, names_annex, read_annex

HEADINGS = [
    ("ANNEXE 2", "2", "", "a number"),
    ("ANNEXE 1 : MAQUETTE FINANCIÈRE (en k€)", "1", "MAQUETTE FINANCIÈRE (en k€)", "a title behind a colon"),
    ("ANNEXE 1 DE L’AVENANT : TABLEAU DES CONCOURS", "1", "TABLEAU DES CONCOURS", "whose annex it is"),
    ("ANNEXE À LA CONVENTION : BUDGET", None, "BUDGET", "« À » is no letter"),
    ("ANNEXE A LA CONVENTION", None, "", "nor without its accent"),
    ("Annexe n° 3 – Budget", "3", "Budget", "number sign and dash"),
    ("Annexe N°3 – Budget", "3", "Budget", "glued"),
    ("Annexe II - Plan", "2", "Plan", "Roman"),
    ("ANNEXE A", "A", "", "a letter"),
    ("ANNEXE B bis : Plan", "B bis", "Plan", "a letter and a suffix"),
    ("Annexe 2 bis : Plan", "2 bis", "Plan", "a suffix"),
    ("Annexe 1 ter", "1 ter", "", "a suffix alone"),
    ("Annexe 01 – Plan", "1", "Plan", "a leading zero"),
    ("ANNEXES", None, "", "several"),
    ("Annexe financière", None, "", "a qualifier"),
    ("ANNEXE TECHNIQUE N°1", "1", "", "a qualifier and a number"),
    ("annexe technique n°1", "1", "", "small letters, with a number alone on the line"),
    ("annexe 2 : budget", "2", "budget", "small letters, with a number and a sign"),
    ("A N N E X E  3", "3", "", "letters set apart"),
    ("ANN EXE 4 : PLAN", "4", "PLAN", "OCR"),
    ("ANNEXE UNIQUE – BUDGET", "unique", "BUDGET", "the only one"),
    ("ANNEXE Programme de travaux", None, "Programme de travaux", "a title without a sign"),
    ("Appendice A", "A", "", "another word"),
]
NOT_HEADINGS = [
    ("Les annexes 1 et 2 font partie", "another word first"),
    ("Annexes 1 et 2 de l’arrêté", "two of them"),
    ("Annexe 2 de la convention, chaque année", "a sentence goes on"),
    ("annexe 2 de la présente convention", "small letters without a sign"),
    ("annexe financière", "small letters without a number"),
    ("Annexé au présent acte", "another word"),
    ("Annexe jointe par courrier", "small letters go on"),
]


@pytest.mark.parametrize(("line", "number", "title", "why"), HEADINGS)
def test_heading(line: str, number: str | None, title: str, why: str) -> None:
    label = read_annex(line)
    assert label is not None, why
    assert (label.number, line[label.body :]) == (number, title), why


@pytest.mark.parametrize(("line", "why"), NOT_HEADINGS)
def test_no_heading(line: str, why: str) -> None:
    assert read_annex(line) is None, why


@pytest.mark.parametrize(
    ("line", "expected"), [("ANNEXES JOINTES :", True), ("A N N E X E", True), ("Annexé à la", False)]
)
def test_a_line_that_begins_with_the_word(line: str, expected: bool) -> None:
    assert names_annex(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Convention cadre – Annexe n° 2", True), ("Convention – annexe de 2020", False), ("ANNEXE 2", False)],
)
def test_a_line_that_ends_with_an_annex(line: str, expected: bool) -> None:
    assert ends_with_annex(line) is expected
