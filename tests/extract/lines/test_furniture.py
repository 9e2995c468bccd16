from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.lines.furniture import list_margins, remove_furniture
from bordereau.extract.lines.make import make_lines
from bordereau.schemas.page import Rule

BODY = [(f"corps du texte numéro {number}", 200.0 + 14 * number) for number in range(20)]


def strip(pages):
    return [[line.text for line in lines] for lines in remove_furniture(pages, [make_lines(page) for page in pages])]


@pytest.fixture
def pages_with(page_of):
    def make(edge, count=4):
        return [page_of(BODY + edge(number), number=number) for number in range(1, count + 1)]

    return make


@pytest.mark.parametrize(
    ("edge", "why"),
    [
        (lambda n: [("Métropole de Rivemont", 40.0)], "a running header"),
        (
            lambda n: [("Métropole de Rivemont", 40.0), (f"CM du 24 février 2015 - {n + 10}", 54.0)],
            "a header that counts",
        ),
        (lambda n: [(f"Page {n} sur 4", 810.0)], "a page number in words"),
        (lambda n: [(f"- {n} -", 810.0)], "a page number between dashes"),
        (lambda n: [(f"{n}", 810.0)], "a bare page number"),
        (lambda n: [("Convention de projet", 796.0), (f"{n}/4", 810.0)], "two footer lines"),
    ],
)
def test_what_returns_at_the_edges_is_taken_off(pages_with, edge, why):
    for lines in strip(pages_with(edge)):
        assert lines == [text for text, _ in BODY], why


def test_headings_that_count_like_pages_stay(page_of):
    pages = [page_of([(f"ANNEXE {n} : TABLEAU", 60.0), *BODY], number=n) for n in (1, 2, 3)]
    assert [lines[0] for lines in strip(pages)] == [f"ANNEXE {n} : TABLEAU" for n in (1, 2, 3)]


def test_a_sentence_that_ends_every_page_alike_stays(page_of):
    rows = [(f"phrase {number}", 700.0 + 12 * number) for number in range(5)]
    pages = [page_of([*rows, ("la même fin de phrase.", 760.0)], number=n) for n in (1, 2, 3)]
    assert all(lines[-1] == "la même fin de phrase." for lines in strip(pages))


def test_a_number_alone_inside_the_page_stays(page_of):
    pages = [page_of([("42", 400.0), ("suite", 420.0)])]
    assert strip(pages) == [["42", "suite"]]


@pytest.mark.parametrize(
    "stamp",
    [
        "Accusé de réception en préfecture",
        "Envoyé en préfecture le 12/03/2021",
        "Reçu en préfecture le 12/03/2021",
        "Affiché le",
        "ID : 044-214400400-20210312-D2021_15-DE",
        "Date de télétransmission : 12/03/2021",
    ],
)
def test_a_transmission_stamp_beside_the_text_is_taken_off(page_of, stamp):
    page = page_of([("ENTRE la Commune de Rivemont,", 200.0), (stamp, 200.0, 380.0)])
    assert strip([page]) == [["ENTRE la Commune de Rivemont,"]]


def test_a_small_page_on_a_large_sheet_has_its_footer_in_the_middle(page_of):
    bodies = [["objet de la convention", "durée de deux ans"], ["prix du terrain", "litiges"]]
    rows = [[(text, 100.0 + 14 * place) for place, text in enumerate(body)] for body in bodies]
    pages = [
        page_of([*row, ("EPF de Cordrans – secteur des Moulins", 620.0)], number=n) for n, row in enumerate(rows, 1)
    ]
    assert strip(pages) == bodies


def test_the_running_title_of_an_annex_stays_where_it_comes_first(page_of):
    pages = [page_of([("ANNEXE 2 – RÈGLEMENT", 40.0), *BODY], number=n) for n in (1, 2, 3)]
    assert [lines[0] for lines in strip(pages)] == ["ANNEXE 2 – RÈGLEMENT", BODY[0][0], BODY[0][0]]


def test_the_repeated_head_of_a_ruled_table_stays(page_of):
    head = [("Actions", 60.0), ("2019", 60.0, 300.0), ("Total", 60.0, 400.0)]
    wall = Rule(290.0, 40.0, 290.0, 500.0)
    pages = [replace(page_of([*head, *BODY], number=n), rules=(wall,)) for n in (1, 2, 3)]
    assert all(lines[0] == "Actions 2019 Total" for lines in strip(pages))


@pytest.mark.parametrize("caption", ["Tableau {} : répartition des crédits", "Fiche action n° {}", "Lot {}"])
def test_captions_that_count_like_pages_stay(page_of, caption):
    pages = [page_of([(caption.format(n), 60.0), *BODY], number=n) for n in (1, 2, 3)]
    assert [lines[0] for lines in strip(pages)] == [caption.format(n) for n in (1, 2, 3)]


@pytest.mark.parametrize("unit", ["(en k€)", "Montants en euros", "(montants en milliers d’euros)", "en M€ HT"])
def test_a_unit_over_the_table_of_every_page_stays(page_of, unit):
    pages = [page_of([(unit, 60.0), *BODY], number=n) for n in (1, 2, 3)]
    assert all(lines[0] == unit for lines in strip(pages))


@pytest.mark.parametrize(
    ("edge", "size", "why"),
    [
        (lambda n: ("EPF du Val – Secteur des Forges", 40.0), 8.0, "smaller than the text"),
        (lambda n: (f"OPAH du centre – {n}", 40.0), 11.0, "counts with the pages"),
    ],
)
def test_in_a_pack_two_neighbouring_pages_tell_a_running_line(page_of, edge, size, why):
    pages = [page_of(BODY, number=n) for n in range(1, 9)]
    for n in (3, 4):
        words = tuple(replace(word, size=size) for word in page_of([edge(n)], number=n).words)
        pages[n - 1] = replace(pages[n - 1], words=(*words, *pages[n - 1].words))
    assert [len(lines) for lines in strip(pages)] == [len(BODY)] * 8, why


@pytest.mark.parametrize("note", ["(1) montants prévisionnels", "* sous réserve", "Source : compte administratif"])
def test_a_note_below_two_tables_stays(page_of, note):
    pages = [page_of([*BODY, (note, 790.0)], number=n) for n in (1, 2)]
    assert all(lines[-1] == note for lines in strip(pages))


def test_margins_are_the_lines_taken_off_whole(page_of):
    rows = [("Métropole de Rivemont", 40.0), *BODY, ("Page 1", 810.0)]
    pages = [page_of(rows, number=number) for number in (1, 2, 3)]
    printed = [make_lines(page) for page in pages]
    again = [tuple(replace(line) for line in own) for own in remove_furniture(pages, printed)]
    assert [[line.text for line in own] for own in list_margins(printed, again)] == [
        ["Métropole de Rivemont", "Page 1"]
    ] * 3, "a line made anew is the same line by its number"
