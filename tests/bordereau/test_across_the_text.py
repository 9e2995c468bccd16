"""Acts with words printed across them, note marks and two short columns, from the page to the JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

import layered_page
from bordereau import extract_document
from bordereau.schemas.convention import Document
from bordereau.schemas.settings import OcrSettings, Settings

SETTINGS = Settings(ocr=OcrSettings(use_ocr=False))
ACT = [
    "CONVENTION DE PARTENARIAT",
    "ENTRE",
    "La Commune de Valbonne, représentée par son maire, Monsieur Paul Durand,",
    "ET",
    "L'association Les Amis du Livre, représentée par sa présidente, Madame Anne Petit,",
    "Il est convenu ce qui suit :",
    "Article 1 - Objet",
    "La présente convention fixe les conditions du soutien de la Commune.",
    "Article 2 - Montant",
    "La Commune verse à l'association une subvention de 125 000 € par an.",
    "Article 3 - Durée",
    "La convention dure trois ans.",
    "Fait à Valbonne, le 12 mars 2021, en deux exemplaires.",
]
ACROSS = [
    ("", "nothing"),
    ("q .8 g BT /F1 60 Tf 100 540 Td (PROJET) Tj ET Q", "pale and level, between two articles"),
    ("q .7 g BT /F1 30 Tf 60 560 Td (CONFIDENTIEL 2021) Tj 0 -60 Td (CONFIDENTIEL 2021) Tj ET Q", "twice"),
    ("q 1 0 0 rg BT /F1 50 Tf 100 530 Td (COPIE) Tj ET Q", "red"),
    ("q .8 g BT /F1 90 Tf .7 .7 -.7 .7 120 380 Tm (PROJET) Tj ET Q", "slanted"),
    ("q /Half gs BT /F1 70 Tf .8 .6 -.6 .8 120 380 Tm (SPECIMEN) Tj ET Q", "slanted and transparent"),
]


def write_lines(lines: list[str], x: float = 60, y: float = 720) -> str:
    signs = str.maketrans({"€": "\x80", "(": "\\(", ")": "\\)"})
    rows = enumerate(line.translate(signs) for line in lines)
    return " ".join(f"BT /F1 10 Tf {x} {y - 20 * n} Td ({line}) Tj ET" for n, line in rows)


def read(folder: Path, content: str) -> Document:
    path = folder / "act.pdf"
    path.write_bytes(layered_page.write_pdf(content))
    return extract_document(path, SETTINGS)


@pytest.mark.parametrize(("drawn", "why"), ACROSS)
@pytest.mark.parametrize("first", [True, False])
def test_the_act_is_whole(tmp_path: Path, drawn: str, why: str, first: bool) -> None:
    text = write_lines(ACT)
    document = read(tmp_path, f"{drawn} {text}" if first else f"{text} {drawn}")
    (act,) = document.acts
    assert [party.name for party in act.parties] == ["Commune de Valbonne", "association Les Amis du Livre"], why
    assert [(article.number, article.title) for article in act.articles] == [
        ("1", "Objet"),
        ("2", "Montant"),
        ("3", "Durée"),
    ], why
    assert [(amount.value, amount.article) for amount in act.amounts] == [("125000", "2")], why
    assert act.date is not None, why
    assert act.date.iso == "2021-03-12", why
    assert act.place == "Valbonne", why
    assert ("watermark" in [warning.code for warning in document.warnings]) == bool(drawn), why


def test_two_short_columns(tmp_path: Path) -> None:
    left = ["Article 1 - Objet", "La convention fixe le soutien de la", "Commune à la filière du bois."]
    left += ["Article 2 - Montant", "La subvention est de 125 000 € par", "an, dont 50 000 € à la signature."]
    right = ["Article 3 - Durée", "La convention dure trois ans à", "compter du 1er mars 2021."]
    right += ["Article 4 - Pénalités", "Une pénalité de 1 200 € par mois", "de retard est due."]
    head, tail = write_lines(ACT[:6]), write_lines(ACT[12:], y=420)
    columns = f"{write_lines(left, y=580)} {write_lines(right, x=320, y=580)}"
    (act,) = read(tmp_path, f"{head} {columns} {tail}").acts
    assert [article.number for article in act.articles] == ["1", "2", "3", "4"]
    assert [(one.value, one.article) for one in act.amounts] == [("125000", "2"), ("50000", "2"), ("1200", "4")]
