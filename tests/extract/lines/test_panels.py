"""Letterheads and labels beside the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.lines.panels import part_panels

ADDRESS = ["PRÉFECTURE DU LAC", "Bureau des dotations", "2 place Haute", "Dossier : 12", "Tél. 01 99 00 00 00"]
TITLE = ["CONVENTION DE FINANCEMENT", "DU SCHÉMA DE LECTURE", "PUBLIQUE DU LAC"]


def part(page):
    return [line.text for line in part_panels(make_lines(page), page)]


def with_letterhead(page_of, x0, title_x0, small=7.0, top=80.0):
    """A letterhead whose lines do not meet those of the title."""
    head = page_of([(text, top + 9.0 * n, x0) for n, text in enumerate(ADDRESS)])
    text = page_of(
        [(line, top + 3.0 + 17.0 * n, title_x0) for n, line in enumerate(TITLE)]
        + [("Entre la Ville de Lac, représentée par son Maire, Mme Ana LOBO, et le club", top + 70.0)]
    )
    shrunk = tuple(replace(word, size=small, top=word.bottom - small) for word in head.words)
    return replace(text, words=shrunk + text.words)


@pytest.mark.parametrize(("x0", "title_x0"), [(60.0, 260.0), (400.0, 60.0)])
def test_a_letterhead_does_not_mix_with_the_title(page_of, x0, title_x0):
    lines = part(with_letterhead(page_of, x0, title_x0))
    assert [text for text in lines if text in TITLE] == TITLE
    assert [text for text in lines if text in ADDRESS] == ADDRESS
    assert lines[-1].startswith("Entre la Ville")


def test_a_label_is_read_before_its_paragraph(page_of):
    rows = [("LE CONCÉDANT", 100.0, 60.0)]
    rows += [(text, 100.0 + 12 * n, 170.0) for n, text in enumerate(["La Ville de Lac, dont le siège est"] * 5)]
    assert part(page_of(rows)) == ["LE CONCÉDANT", *["La Ville de Lac, dont le siège est"] * 5]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([("Adresse :", 2), ("Téléphone :", 2), ("Courriel :", 2)], "labels beside values"),
        ([("Travaux du lot", 1), ("Études", 1), ("Total", 1), ("Reste", 1)], "rows of a table"),
    ],
)
def test_what_belongs_to_its_line_stays(page_of, rows, why):
    laid = []
    for place, (label, _) in enumerate(rows):
        laid += [(label, 100.0 + 12 * place, 60.0), ("12 500 3 400", 100.0 + 12 * place, 300.0)]
    assert part(page_of(laid)) == [f"{label} 12 500 3 400" for label, _ in rows], why


@pytest.mark.parametrize("mark", ["•", "o", "-", "a)"])
def test_bullets_stay_with_their_items(page_of, mark):
    rows = [("Les parties conviennent des actions qui suivent pour la durée du plan :", 100.0, 60.0)]
    for item in range(3):
        top = 114.0 + 36 * item
        rows += [(mark, top, 78.0), ("une action de la Ville en faveur du logement des jeunes", top, 96.0)]
        rows += [("et de leur famille, avec le concours de tous les bailleurs", top + 12 * n, 96.0) for n in (1, 2)]
    lines = part(page_of(rows))
    assert sum(line.startswith(f"{mark} une action") for line in lines) == 3
    assert mark not in lines


@pytest.mark.parametrize("mark", ["•", "a)", "–", "II"])
def test_marks_of_items_stay_with_their_items(page_of, mark):
    texts = ["les actions du bassin de vie menées"] * 6
    rows = [(mark, 100.0 + 24 * n, 60.0) for n in range(3)]
    rows += [(text, 100.0 + 12 * n, 85.0) for n, text in enumerate(texts)]
    assert part(page_of(rows)) == [f"{mark} {texts[0]}", texts[0]] * 3
