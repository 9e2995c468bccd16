"""Grids interpreted: units, kinds, values, labels, headings, and what is kept back."""

from decimal import Decimal

import pytest

from bordereau.normalize.tables.read import interpret_grid
from bordereau.normalize.tables.unit_of_table import Around
from bordereau.schemas.table import Grid, GridCell
from bordereau.schemas.warning import Code


def grid_of(rows, header=1, labels=1, reader="ruled", spans=()):
    """A grid of strings; None is a place that a merged cell covers."""
    spans = dict(spans)
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is not None:
                row_span, column_span = spans.get((r, c), (1, 1))
                cells.append(
                    GridCell(r, c, text, (), 1, (10.0 * c, 10.0 * r, 10.0 * c + 9, 10.0 * r + 9), row_span, column_span)
                )
    return Grid(reader, len(rows), max(map(len, rows)), tuple(cells), header, labels)


def values_of(reading):
    return [[None if cell.value is None else str(cell.value) for cell in row.cells] for row in reading.rows]


@pytest.mark.parametrize(
    ("header", "title", "cell", "value", "unit", "why"),
    [
        ("Montant (en k€)", None, "7 385", "7385000", "k€", "the header's unit"),
        ("Montant", "Budget (en milliers d'euros)", "7 385", "7385000", "k€", "the title's unit in words"),
        ("Montant", None, "7 385 €", "7385", "€", "the cell's own unit"),
        ("Montant (en k€)", None, "15 M€", "15000000", "M€", "the cell's own unit beats the header's"),
        ("Montant (en €)", "Crédits (en k€)", "12", "12", "€", "the header beats the title"),
        ("Nombre de logements", "Crédits (en k€)", "12", "12", None, "a count is not scaled"),
        ("Taux", "Crédits (en k€)", "12", "12", "%", "nor is a rate"),
        ("2020", "Subventions de plus de 23 000 € (en M€)", "1,5", "1500000", "M€", "a sum in a title is no unit"),
    ],
)
def test_units(header, title, cell, value, unit, why):
    reading = interpret_grid(grid_of([["Poste", header], ["A", cell], ["B", cell]]), Around(title))
    found = reading.rows[0].cells[0]
    assert (found.value, found.unit) == (Decimal(value), unit), why


def test_a_unit_conflict_is_told():
    reading = interpret_grid(grid_of([["Poste", "Total (en k€)"], ["A", "15 M€"], ["B", "3"]]))
    assert [warning.code for warning in reading.warnings] == [Code.UNIT_CONFLICT]


def test_a_row_may_count_or_bear_its_own_unit():
    rows = [["", "2020"], ["Nombre de logements", "120"], ["Subvention (en k€)", "15"], ["Taux", "12,5"]]
    cells = [row.cells[0] for row in interpret_grid(grid_of(rows), Around("Bilan (en euros)")).rows]
    assert [(cell.kind, cell.value) for cell in cells] == [
        ("count", Decimal(120)),
        ("money", Decimal(15_000)),
        ("percent", Decimal("12.5")),
    ]


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        ("(1 200)", "-1200", "parentheses are a minus"),
        ("- 278 701,25", "-278701.25", "a sign apart"),
        ("–3", "-3", "a dash as sign"),
        ("0", "0", "zero is a value"),
        ("-", None, "a dash is empty"),
        ("–", None, "so is a long one"),
        ("", None, "nothing is empty"),
        ("12 300 (1)", "12300", "a foot note mark is no digit"),
        ("12 300 ,50", "12300.50", "a comma detached from its figure"),
        ("1 246 250 1 134 900", None, "two figures run together are none"),
        ("30/06/2020", None, "a date is no figure"),
        ("1.897.324", "1897324", "dots between thousands"),
        ("48 000 € (dont 6 000 € de charges)", "48000", "what is in parentheses speaks of the figure"),
        ("7 500 € dont 500 de frais", "7500", "so does what follows « dont »"),
        ("5 000 € HT (sous réserve)", "5000", "with its tax"),
        ("12 (dont 3 T2)", "12", "a figure without a unit, and a word that opens a comment"),
        ("12 000 (10 000)", None, "two figures, and no word says which is meant"),
        ("12 000 € 9 000 €", None, "two sums"),
        ("5 000 € ou 6 000 €", None, "an alternative"),
        ("5 000 € HT soit 6 000 € TTC", None, "two sums, of which the column may mean either"),
        ("500 € (x 2)", None, "a factor"),
        ("1 200 € soit 10 %", "1200", "a share of it"),
        ("plafond de 5 000 €", None, "a ceiling is no figure of the table"),
        ("2024 (prévisionnel)", None, "a year with a word about it"),
    ],
)
def test_cells(text, value, why):
    rows = [["Poste", "Montant en €"], ["A", "10"], ["B", text], ["C", "20"], ["D", "30"]]
    found = interpret_grid(grid_of(rows)).rows[1].cells[0]
    assert found.value == (None if value is None else Decimal(value)), why
    assert (found.kind == "empty") is (text in ("-", "–", ""))


def test_figures_run_together_are_told_and_marked_unread():
    rows = [["Poste", "Montant en €"], ["A", "10"], ["B", "46 600 368 45"], ["C", "20"]]
    reading = interpret_grid(grid_of(rows))
    assert reading.rows[1].cells[0].unread
    assert [warning.code for warning in reading.warnings] == [Code.BAD_GROUPING]


@pytest.mark.parametrize(
    ("head", "texts", "values", "told", "why"),
    [
        ("Montant (€)", ["19 8 72", "7 632", "2 43 0"], [None, "7632", None], 2, "most figures of a column are broken"),
        ("Montant (€)", ["19 8 72", "2 43 0"], [None, None], 2, "all of them"),
        ("Parcelle", ["12 3 4", "AB 12", "C 4"], [None, None, None], 0, "a column of text"),
    ],
)
def test_broken_figures_make_no_column_of_text(head, texts, values, told, why):
    reading = interpret_grid(grid_of([["Poste", head], *([f"P{n}", text] for n, text in enumerate(texts))]))
    assert values_of(reading) == [[value] for value in values], why
    assert [warning.code for warning in reading.warnings] == [Code.BAD_GROUPING] * told, why


def test_dots_are_doubtful_where_the_table_writes_dot_decimals():
    reading = interpret_grid(grid_of([["Poste", "€"], ["A", "885 636.60"], ["B", "1.200"]]))
    assert values_of(reading) == [["885636.60"], ["1200"]]
    assert [warning.code for warning in reading.warnings] == [Code.AMBIGUOUS_NUMBER]


def test_header_levels_are_joined_and_merged_text_repeated():
    rows = [
        ["", "Exercice 2020", None, "Total"],
        ["Financeurs", "AE", "CP", None],
        ["État", "1", "2", "3"],
        ["Région", "1", "2", "3"],
    ]
    reading = interpret_grid(grid_of(rows, header=2, spans={(0, 1): (1, 2), (0, 3): (2, 1)}))
    assert [column.label for column in reading.columns] == ["Exercice 2020 AE", "Exercice 2020 CP", "Total"]


def test_two_label_columns_are_one_label_and_a_merged_one_is_repeated():
    rows = [["Sens", "Nature", "€"], ["Recettes", "État", "1"], [None, "Région", "2"], ["TOTAL", None, "3"]]
    reading = interpret_grid(grid_of(rows, labels=2, spans={(1, 0): (2, 1), (3, 0): (1, 2)}))
    assert [row.label for row in reading.rows] == ["Recettes État", "Recettes Région", "TOTAL"]


def test_a_heading_is_joined_to_the_labels_under_it_until_a_total():
    rows = [
        ["Poste", "€"],
        ["Fonctionnement :", ""],
        ["- Achats", "1"],
        ["- Salaires", "2"],
        ["Sous-total", "3"],
        ["Total", "3"],
    ]
    reading = interpret_grid(grid_of(rows))
    assert [row.label for row in reading.rows] == [
        "Fonctionnement Achats",
        "Fonctionnement Salaires",
        "Sous-total",
        "Total",
    ]


def test_an_empty_row_of_a_grid_is_an_item_that_awaits_its_sum():
    reading = interpret_grid(grid_of([["Poste", "€"], ["Achats", "1"], ["Divers", ""], ["Total", "1"]]))
    assert [(row.label, row.cells[0].kind) for row in reading.rows][1] == ("Divers", "empty")


def test_a_value_merged_over_rows_stands_once():
    rows = [["Poste", "€", "Aide"], ["A", "1", "9"], ["B", "2", None], ["Total", "3", "9"]]
    reading = interpret_grid(grid_of(rows, spans={(1, 2): (2, 1)}))
    assert [[cell.text for cell in row.cells] for row in reading.rows] == [["1", "9"], ["2"], ["3", "9"]]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Total", "total"),
        ("TOTAL GÉNÉRAL", "total"),
        ("Totaux HT", "total"),
        ("Sous-total 1", "subtotal"),
        ("S/Total", "subtotal"),
        ("Coût total", "item"),
        ("Totem", "item"),
    ],
)
def test_kinds_by_label(label, kind):
    reading = interpret_grid(grid_of([["Poste", "€"], ["A", "1"], ["B", "2"], [label, "3"]]))
    assert reading.rows[-1].kind == kind


def test_the_column_of_a_list_without_header_has_no_name():
    reading = interpret_grid(grid_of([["Achats", "1 €"], ["Total", "1 €"]], header=0))
    assert [(column.label, column.kind) for column in reading.columns] == [("", "money")]


def test_francs_are_not_euros():
    reading = interpret_grid(grid_of([["Poste", "Montant en francs"], ["A", "12 000"], ["B", "3"]]))
    assert {warning.code for warning in reading.warnings} == {Code.FOREIGN_CURRENCY}
    assert reading.rows[0].cells[0].unit == "F"


def test_a_letter_for_a_zero_is_told_and_marked_unread():
    reading = interpret_grid(grid_of([["Poste", "Montant"], ["A", "O €"], ["B", "1 200 €"]]))
    assert [warning.code for warning in reading.warnings] == [Code.UNREAD_AMOUNT]
    assert [row.cells[0].unread for row in reading.rows] == [True, False]


def test_the_marks_of_cells_go_to_the_notes_of_their_row():
    rows = [["Poste", "2021¹", "2022"], ["Matériel", "40 000²", "30 000 (3)"], ["Personnel²", "60 000", "(50)"]]
    reading = interpret_grid(grid_of(rows))
    assert [row.notes for row in reading.rows] == [("2", "3"), ("2",)]
    assert values_of(reading) == [["40000", "30000"], ["60000", "-50"]]


def test_a_measure_is_a_count_in_a_table_of_money():
    reading = interpret_grid(grid_of([["Poste (en k€)", "Base"], ["Terrain", "1 200 m²"], ["Travaux", "7 385"]]))
    kinds = [[(cell.kind, str(cell.value)) for cell in row.cells] for row in reading.rows]
    assert kinds == [[("count", "1200")], [("money", "7385000")]]


@pytest.mark.parametrize(
    ("first", "title", "label", "why"),
    [
        ("MARCHÉ : droit de place", "MARCHÉ : droit de place", "", "a title names no column"),
        ("RECETTES", None, "RECETTES", "a side of a budget names its sums"),
    ],
)
def test_a_row_over_the_whole_width(first, title, label, why):
    rows = [[first, None], ["Le mètre", "60 €"], ["La semaine", "12,50 €"]]
    reading = interpret_grid(grid_of(rows, spans={(0, 0): (1, 2)}.items()))
    assert (reading.title, reading.columns[0].label) == (title, label), why


@pytest.mark.parametrize(
    ("spans", "hint", "why"),
    [
        ({(0, 1): (1, 2)}, "none", "over all columns of sums the word tells none from another"),
        ({}, "weak", "over one of them it does"),
    ],
)
def test_a_total_over_all_columns_names_no_total_column(spans, hint, why):
    rows = [["Lot", "Montant total retenu", ""], ["", "Base", "Option"], ["Voirie", "373,00", "19,00"]]
    found = interpret_grid(grid_of([*rows, ["Toiture", "249,00", "5,00"]], header=2, spans=spans)).columns[0]
    assert found.hint == hint, why


@pytest.mark.parametrize(
    ("head", "texts", "kind", "why"),
    [
        ("Recettes Chapitre et Article", ("021", "1641"), "text", "accounts right of sums count nothing"),
        ("Recettes Chapitre et Article", ("021", "1 641,00"), "money", "sums under such a head are sums"),
        ("Recettes", ("021", "1641"), "money", "under another head digits are sums"),
    ],
)
def test_accounts_right_of_sums(head, texts, kind, why):
    rows = [["Objet", "Dépenses", head], ["Virement", "45 000,00", texts[0]], ["Emprunt", "9 500,00", texts[1]]]
    assert interpret_grid(grid_of(rows), Around("(en euros)")).columns[1].kind == kind, why


def test_marks_of_notes_in_a_column_of_their_own_are_no_sums():
    rows = [["Chapitre", "", "Réel"], ["18 Liaison", "(7)", "10,00"], ["22 Reçues", "(8)", "20,00"], ["23", "", "5,00"]]
    reading = interpret_grid(grid_of(rows), Around("(en euros)"))
    assert [reading.columns[0].kind, [c.value for row in reading.rows for c in row.cells if c.column == 0]] == [
        "text",
        [None, None, None],
    ]
