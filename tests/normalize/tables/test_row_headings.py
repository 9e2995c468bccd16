"""Which rows a heading is said of: till the total, again on the other side of a budget, or of the next row alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.normalize.tables.headers import free_side_head
from bordereau.normalize.tables.row_headings import join_headings
from bordereau.normalize.tables.rows import RawRow, collect_rows
from bordereau.schemas.page import Word
from bordereau.schemas.table import Grid, GridCell


def _row(label: str, value: str = "", *, wide: bool = False, shaded: bool = False) -> RawRow:
    word = Word(label, 10, 0, 60, 10, 10)
    return RawRow(label, (word,), (GridCell(0, 1, value, (), 1),), wide, shaded, 1)


BUDGET = [
    _row("FONCTIONNEMENT", wide=True, shaded=True),
    _row("DEPENSES", wide=True),
    _row("011 Charges", "10"),
    _row("Total dépenses", "10"),
    _row("RECETTES", wide=True),
    _row("70 Produits", "10"),
    _row("Total recettes", "10"),
]
LIST = [_row(f"Club {number}", "10") for number in range(12)]


@pytest.mark.parametrize(
    ("rows", "boxed", "place", "label", "why"),
    [
        (BUDGET, True, 2, "FONCTIONNEMENT RECETTES 70 Produits", "the section holds for both sides"),
        (BUDGET[1:], True, 2, "RECETTES 70 Produits", "there is no section"),
        (
            [_row("Redevances", wide=True), _row("Redevances Agence de l'eau", "10"), _row("Redevances VNF", "2")],
            True,
            0,
            "Redevances Agence de l'eau",
            "a label merged over its heading says it once",
        ),
        (
            [_row(f"Le maire répond {'que la demande est reçue ' * 8}: vote", wide=True), _row("Judo", "500")],
            True,
            1,
            "Judo",
            "what was said about a line is no heading of the next",
        ),
        ([_row("SECTION", wide=True), *BUDGET[2:4], *BUDGET[4:]], True, 2, "RECETTES 70 Produits", "no side above"),
        (
            [_row("FONCTIONNEMENT", wide=True), *BUDGET[1:]],
            True,
            0,
            "FONCTIONNEMENT DEPENSES 011 Charges",
            "of one print",
        ),
        (
            [_row("Vote : Pour, à l'unanimité", wide=True), *LIST],
            True,
            1,
            "Club 0",
            "a vote is no heading",
        ),
        ([*LIST, _row("Collectif"), *LIST], False, 12, "Collectif Club 0", "the first half of a label"),
        ([*LIST, _row("Collectif"), *LIST], False, 13, "Club 1", "and of no other"),
        (
            [_row("16 Emprunts"), _row("20 Études", "10"), _row("21 Travaux", "10")],
            False,
            1,
            "20 Études",
            "a peer of it",
        ),
        ([_row("Sports"), *LIST[:3], _row("Culture"), *LIST[:3]], False, 1, "Sports Club 1", "several are headings"),
    ],
)
def test_headings(rows: list[RawRow], boxed: bool, place: int, label: str, why: str) -> None:
    assert join_headings(rows, boxed=boxed)[place].label == label, why


@pytest.mark.parametrize(
    ("text", "span", "heads", "why"),
    [
        ("RECETTES", 3, 0, "a side over the whole width is a heading"),
        ("RECETTES", 1, 1, "over one column it names it"),
        ("Plan de financement", 3, 1, "a title stays one"),
    ],
)
def test_a_side_over_the_whole_width_is_no_head(text: str, span: int, heads: int, why: str) -> None:
    cells = (GridCell(0, 0, text, (), 1, column_span=span), GridCell(1, 0, "70 Produits", (), 1))
    assert free_side_head(Grid("ruled", 2, 3, cells, 1)).header_rows == heads, why


def test_a_side_over_labels_and_one_column_of_sums_names_that() -> None:
    cells = (GridCell(0, 0, "RECETTES", (), 1, column_span=2), GridCell(1, 0, "70", (), 1), GridCell(1, 1, "9", (), 1))
    head = free_side_head(Grid("ruled", 2, 2, cells, 1)).cells[0]
    assert (head.column, head.column_span) == (1, 1)


@pytest.mark.parametrize(
    ("word", "label", "why"),
    [
        ("Total TTC", "Total TTC", "the word for a total stands in a column of text"),
        ("TVA 20%", "TVA 20%", "so does the tax"),
        ("Net à payer", "Net à payer", "and what is left to pay"),
        ("Toner", "", "another word is a value like any"),
    ],
)
def test_the_word_right_before_a_sum_labels_a_row_without_one(word: str, label: str, why: str) -> None:
    cells = (
        GridCell(0, 0, "Article", (), 1),
        GridCell(0, 1, "Quantité", (), 1),
        GridCell(0, 2, "Montant", (), 1),
        GridCell(1, 1, word, (), 1),
        GridCell(1, 2, "964,80 €", (), 1),
    )
    assert collect_rows(Grid("ruled", 2, 3, cells, 1))[0].label == label, why


def test_a_merged_sum_stands_in_the_column_of_sums() -> None:
    cells = (
        GridCell(0, 0, "Objet", (), 1),
        GridCell(0, 1, "Article", (), 1),
        GridCell(0, 2, "Sommes", (), 1),
        GridCell(1, 0, "Voirie", (), 1),
        GridCell(1, 1, "21568", (), 1),
        GridCell(1, 2, "2 845,20", (), 1),
        GridCell(2, 0, "Total", (), 1),
        GridCell(2, 1, "2 845,20", (), 1, column_span=2),
    )
    total = collect_rows(Grid("ruled", 3, 3, cells, 1))[1]
    assert [cell.text if cell else "" for cell in total.cells] == ["", "2 845,20"]


@pytest.mark.parametrize(
    ("beside", "labels", "why"),
    [
        (("HT", "TTC"), ["Total annualisé HT", "Total annualisé TTC"], "a word tells the two rows apart"),
        (("1 200,00", "900,00"), ["Total annualisé", "Total annualisé"], "a sum is a value"),
    ],
)
def test_rows_under_one_merged_label(beside: tuple[str, str], labels: list[str], why: str) -> None:
    cells = (
        GridCell(0, 0, "Nature", (), 1),
        GridCell(0, 1, "Forfait", (), 1),
        GridCell(0, 2, "2014", (), 1),
        GridCell(1, 0, "Total annualisé", (), 1, row_span=2),
        GridCell(1, 1, beside[0], (), 1),
        GridCell(1, 2, "10,00", (), 1),
        GridCell(2, 1, beside[1], (), 1),
        GridCell(2, 2, "12,00", (), 1),
    )
    assert [row.label for row in collect_rows(Grid("ruled", 3, 3, cells, 1))] == labels, why


def _at(x: float, label: str, value: str = "", *, bold: bool = False) -> RawRow:
    word = Word(label, x, 0, x + 60, 10, 10, bold)
    return RawRow(label, (word,), (GridCell(0, 1, value, (), 1),), False, False, 1)


ANALYSIS = [
    _at(10, "TOTAL DES PRODUITS", "10", bold=True),
    _at(90, "INVESTISSEMENT", bold=True),
    _at(10, "TOTAL DES EMPLOIS", "9", bold=True),
    _at(10, "Charges", "8"),
    _at(99, "DETTE", "en % des produits", bold=True),
    _at(10, "Encours", "7"),
    _at(80, "FONDS DE ROULEMENT", "6", bold=True),
    _at(10, "Annuité", "5"),
]


@pytest.mark.parametrize(
    ("place", "label", "why"),
    [
        (1, "INVESTISSEMENT TOTAL DES EMPLOIS", "a total printed first stands under the heading"),
        (2, "INVESTISSEMENT Charges", "and does not end it"),
        (3, "DETTE Encours", "a line that only says a unit is a heading; of two in the middle the second replaces"),
        (4, "FONDS DE ROULEMENT", "a line of figures printed as they are is none of their group"),
        (5, "Annuité", "nor what follows it"),
    ],
)
def test_headings_in_the_middle_of_a_column(place: int, label: str, why: str) -> None:
    assert join_headings(ANALYSIS, boxed=True)[place].label == label, why


def test_a_total_at_the_left_of_one_at_the_left_is_under_no_heading() -> None:
    rows = [_at(10, "SECTION", bold=True), _at(10, "TOTAL DES EMPLOIS", "9"), _at(10, "Charges", "8")]
    assert [row.label for row in join_headings(rows, boxed=True)][1:] == ["TOTAL DES EMPLOIS", "Charges"]


def test_headings_over_the_whole_width_are_of_one_level_however_long() -> None:
    long = replace(_at(10, "Part du délégataire (en cas de délégation)", bold=True), full_width=True)
    short = replace(_at(90, "Taxes et redevances", bold=False), full_width=True)
    rows = join_headings([long, _at(10, "Part fixe", "5"), short, _at(10, "TVA", "6")], boxed=True)
    assert [row.label for row in rows] == [
        "Part du délégataire (en cas de délégation) Part fixe",
        "Taxes et redevances TVA",
    ]


@pytest.mark.parametrize(
    ("bold", "label", "why"),
    [
        (True, "Arrhes Habitants", "of one print: the second replaces the first"),
        (False, "Location Arrhes : Habitants", "of a weaker print: it stands under the first"),
    ],
)
def test_a_heading_beside_an_empty_cell_after_lines_of_one_over_the_whole_width(
    bold: bool, label: str, why: str
) -> None:
    first = replace(_at(10, "Location", bold=True), full_width=True)
    second = _at(10, "Arrhes" if bold else "Arrhes :", bold=bold)
    rows = [first, _at(10, "Habitants", "41,50"), second, _at(10, "Habitants", "90,00")]
    labels = [row.label for row in join_headings(rows, boxed=True)]
    assert labels[-1].replace(" :", "") == label.replace(" :", ""), why


def test_headings_beside_empty_cells_stand_under_one_that_has_no_lines_of_its_own() -> None:
    first = replace(_at(10, "Cimetière", bold=True), full_width=True)
    inner = [_at(10, name, bold=True) for name in ("Caveau", "Concession")]
    rows = [first, inner[0], _at(10, "Un mois", "20,00"), inner[1], _at(10, "Trente ans", "100,00")]
    assert [row.label for row in join_headings(rows, boxed=True)] == [
        "Cimetière Caveau Un mois",
        "Cimetière Concession Trente ans",
    ]
