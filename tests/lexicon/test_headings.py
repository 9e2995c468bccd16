"""The label that opens a heading: (line, kind and number, why)."""

from __future__ import annotations

import pytest

from bordereau.lexicon.headings import opens_first_article, read_label

LABELS = [
    ("ARTICLE 2.1 : BILAN", ("article", "2.1"), "parts"),
    ("Article n° 3 – Durée", ("article", "3"), "number sign"),
    ("Art. 1er. – Objet", ("article", "1"), "short word"),
    ("ART.2 – OBJET", ("article", "2"), "glued"),
    ("ARTICLE PREMIER", ("article", "1"), "ordinal in words"),
    ("ARTICLE SEIZIEME – LITIGES", ("article", "16"), "a long one"),
    ("Article I. Objet", ("article", "1"), "Roman"),
    ("Article 4 bis : Avances", ("article", "4 bis"), "suffix"),
    ("ARTICLE 4TER – AVANCES", ("article", "4 ter"), "glued suffix"),
    ("ARTICLE UNIQUE", ("article", "unique"), "the only one"),
    ("A R T I C L E 3", ("article", "3"), "letters set apart"),
    ("ARKICLE 3 : DUREE", ("article", "3"), "OCR"),
    ("• Article 3 : Durée", ("article", "3"), "a bullet before"),
    ("article 3 : durée", ("article", "3"), "small letters with a sign"),
    ("7.1 – Suivi", ("decimal", "7.1"), "without the word"),
    ("II. DURÉE", ("roman", "2"), "Roman without the word"),
    ("TITRE Ier – DISPOSITIONS", ("chapter", ""), "a title"),
    ("CHAPITRE PREMIER", ("chapter", ""), "a chapter"),
    ("Section A : Moyens", ("chapter", ""), "a section"),
    ("TROISIÈME PARTIE", ("chapter", ""), "a part"),
]
NO_LABELS = [
    ("article 20, les parties", "runs on"),
    ("Article 5 du décret", "another text"),
    ("Articles 4 à 6", "several articles"),
    ("Article 4 à 6 du contrat", "a range"),
    ("Article L. 8 du code", "an article of a code"),
    ("Article 6574 – Subventions", "a budget account"),
    ("2.5 M€ de prêts", "a sum"),
    ("Titre I, chapitre 2", "a reference"),
    ("Articles de bureau", "no number"),
]


@pytest.mark.parametrize(("line", "expected", "why"), LABELS)
def test_label(line: str, expected: tuple[str, str], why: str) -> None:
    label = read_label(line)
    assert label is not None, why
    assert (label.kind, label.number) == expected, why


@pytest.mark.parametrize(("line", "why"), NO_LABELS)
def test_no_label(line: str, why: str) -> None:
    assert read_label(line) is None, why


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("Article 1er – Objet", True, "the first"),
        ("Article 1.1 – Objet", True, "its first part"),
        ("ARTICLE UNIQUE", True, "the only one"),
        ("Article liminaire : définitions", True, "before the first"),
        ("Article 10 – Durée", False, "not the first"),
        ("Article 1 de la loi", False, "another text's"),
        ("I. Objet", False, "no article"),
    ],
)
def test_first_article(line: str, expected: bool, why: str) -> None:
    assert opens_first_article(line) is expected, why
