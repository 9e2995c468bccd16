"""A unit of money is read alike wherever it is printed: in running text, heads, captions, notes, titles, rows, cells.

Each place once read units by a list of its own; a spelling that one of them lacked was a factor of a thousand that
no sum can tell. So each spelling is tried in each place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.tables.around.unit_lines import declares_unit, is_unit_line
from bordereau.extract.tables.take import take_tables
from bordereau.lexicon.money_units import MoneyUnit, read_unit
from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.tables.read import interpret_grid
from bordereau.normalize.tables.unit_of_label import read_header_unit, read_stated_unit
from bordereau.normalize.tables.unit_of_table import Around
from bordereau.schemas.page import Page
from bordereau.schemas.reading import TableReading
from bordereau.schemas.table import Grid, GridCell
from bordereau.schemas.warning import Code

SPELLINGS: dict[str, tuple[int, str]] = {
    **dict.fromkeys(("€", "euro", "euros", "euro(s)", "EUR", "Euros", "EUROS", "€uros", "€URO"), (0, "EUR")),
    **dict.fromkeys(
        (
            *("k€", "K€", "k €", "K €", "k.€", "K. €", "k-€", "k\u00a0€", "K\u202f€"),
            *("kEUR", "KEUR", "k EUR", "K EUR", "keur", "k. EUR", "K-EUR"),
            *("keuros", "k euros", "K euros", "K Euros", "KEUROS", "k d'euros", "k€uros", "K €uros"),
            *("KE", "kE", "K E", "ke", "Ke"),
            *("milliers d'euros", "milliers d’euros", "milliers d`euros", "milliers d' euros", "milliers d euros"),
            *("milliers d'€", "milliers d’€", "milliers d' €", "milliers d€", "milliers €", "milliers euros"),
            *("milliers d'EUR", "milliers EUR", "milliers de €", "milliers de euros", "millier d'euros", "millier d'€"),
            *(
                "Milliers d'euros",
                "MILLIERS D'EUROS",
                "MILLIERS D’€",
                "millier(s) d'euro(s)",
                "mille euros",
                "milles €",
            ),
            *("kilo-euros", "kiloeuros", "kilo euros", "kilos euros", "KILOEUROS", "Kilo-Euros", "kilo€", "kilo-€"),
        ),
        (3, "EUR"),
    ),
    **dict.fromkeys(
        (
            *(
                "M€",
                "m€",
                "M €",
                "M. €",
                "M.€",
                "MEUR",
                "M EUR",
                "M. EUR",
                "Meuros",
                "M euros",
                "M d'euros",
                "ME",
                "mE",
            ),
            *("Mio €", "Mio EUR", "mio d'euros", "méga-euros", "mégaeuros"),
            *("millions d'euros", "millions d’€", "million d'euros", "millions €", "millions EUR", "millions de €"),
            *("MILLIONS D’EUROS", "Millions d'euro", "millions d'EUR"),
        ),
        (6, "EUR"),
    ),
    **dict.fromkeys(
        (
            *("Md€", "Md €", "Mds€", "Mds €", "MD€", "Mrd€", "Mrds €", "Mrd EUR", "Mld €", "Mds d'euros", "Md d'€"),
            *("milliards d'euros", "milliard d’€", "milliards €", "Milliards d'EUR"),
        ),
        (9, "EUR"),
    ),
    **dict.fromkeys(("francs", "franc", "FRF"), (0, "FRF")),
    **dict.fromkeys(("kF", "KF", "k F", "milliers de francs", "K francs", "kFRF"), (3, "FRF")),
    **dict.fromkeys(("MF", "M F", "millions de francs", "MFRF"), (6, "FRF")),
    **dict.fromkeys(("F CFP", "FCFP", "F.CFP", "XPF", "francs CFP", "francs pacifique"), (0, "XPF")),
    **dict.fromkeys(("k F CFP", "milliers de francs CFP", "milliers de F CFP", "kXPF"), (3, "XPF")),
    **dict.fromkeys(("MF CFP", "millions de F CFP", "M XPF"), (6, "XPF")),
    **dict.fromkeys(("CHF", "francs suisses"), (0, "CHF")),
    **dict.fromkeys(("kCHF", "milliers de francs suisses"), (3, "CHF")),
    **dict.fromkeys(("USD", "$", "dollars"), (0, "USD")),
    **dict.fromkeys(("k$", "kUSD", "milliers de dollars"), (3, "USD")),
    **dict.fromkeys(("GBP", "£", "livres sterling"), (0, "GBP")),
    **dict.fromkeys(("M£", "millions de livres sterling"), (6, "GBP")),
}
TAXES = ("", " HT", " TTC", " H.T.", " T.T.C.", " hors taxes")
DRAWN = """
Poste                2020        2021        Total
Études               12 000           -      12 000
Travaux de voirie     7 500   1 246 250   1 253 750
TOTAL                19 500   1 246 250   1 265 750
"""
FIRST = Decimal(12_000)


def read_drawn(pages: list[Page], margins: tuple[Page, ...] = ()) -> TableReading:
    """Read the one table of drawn pages with all that stands around it."""
    lines = [make_lines(page) for page in pages]
    (region,), _ = take_tables(pages, lines, margins=[make_lines(page) for page in margins])
    notes = tuple(note.text if not note.marker else f"{note.marker} {note.text}" for note in region.notes)
    around = Around(
        region.title.text if region.title else None,
        tuple(text.text for text in region.context),
        tuple(text.text for text in region.scope),
        notes,
    )
    return interpret_grid(region.readings[0], around)


def read_grid(
    rows: list[list[str | None]], header: int = 1, spans: dict[tuple[int, int], int] | None = None
) -> TableReading:
    cells = tuple(
        GridCell(r, c, text, (), 1, None, 1, (spans or {}).get((r, c), 1))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text is not None
    )
    return interpret_grid(Grid("ruled", len(rows), len(rows[0]), cells, header, 1))


def first_value(reading: TableReading) -> Decimal | None:
    return reading.rows[0].cells[0].value


def in_text(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    (amount,) = find_amounts(f"Une aide de 12 000 {unit} est versée.")
    return amount.value


def at_the_end_of_text(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    (amount,) = find_amounts(f"soit 12 000 {unit} HT.")
    assert amount.tax == "HT"
    return amount.value


def in_decomposed_text(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    (amount,) = find_amounts(unicodedata.normalize("NFD", "Une dépense, prévue à ") + f"12 000 {unit}, fixée.")
    return amount.value


def in_a_line_above(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_drawn([page_from(f"Le plan est le suivant.\n\nMontants en {unit}\n{DRAWN}")]))


def in_brackets_above(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_drawn([page_from(f"Le plan est le suivant.\n\n(en {unit})\n{DRAWN}")]))


def in_the_title(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_drawn([page_from(f"Il est annexé.\n\nTableau 1 : budget (en {unit})\n{DRAWN}")]))


def in_a_line_below(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_drawn([page_from(f"Le plan suit.\n{DRAWN}NB : les montants sont exprimés en {unit}.")]))


def in_a_note(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    drawn = DRAWN.replace("Poste    ", "Poste (1)")
    return first_value(read_drawn([page_from(f"Le plan est le suivant.\n{drawn}(1) en {unit}")]))


def on_an_earlier_page(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    first = page_from(f"Tous les montants de la convention sont exprimés en {unit}.", 1)
    return first_value(read_drawn([first, page_from(f"Le plan suit.\n{DRAWN}", 2)]))


def in_a_head(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_grid([["Poste", f"Montant (en {unit})"], ["A", "12 000"], ["B", "3 000"]]))


def in_a_bare_head(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_grid([["Poste", f"Coût ({unit})"], ["A", "12 000"], ["B", "3 000"]]))


def in_a_head_with_its_tax(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_grid([["Poste", f"Coût en {unit} HT"], ["A", "12 000"], ["B", "3 000"]]))


def in_the_corner(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_grid([[f"Financeur (en {unit})", "2021"], ["A", "12 000"], ["B", "3 000"]]))


def in_a_title_row(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    rows = [[f"Plan de financement ({unit})", None], ["Poste", "Coût"], ["A", "12 000"], ["B", "3 000"]]
    return first_value(read_grid(rows, 2, {(0, 0): 2}))


def in_a_unit_row(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_grid([["Poste", "Coût"], [f"(montants en {unit})", ""], ["A", "12 000"], ["B", "3"]]))


def in_a_row(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_grid([["Poste", "Coût"], [f"Études (en {unit})", "12 000"], ["B", "3 000 €"]]))


def in_a_cell(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_grid([["Poste", "Coût"], ["A", f"12 000 {unit}"], ["B", "3 000 €"]]))


def in_a_cell_with_its_tax(unit: str, page_from: Callable[..., Page]) -> Decimal | None:
    return first_value(read_grid([["Poste", "Coût"], ["A", f"12 000 {unit} H.T."], ["B", "3 000 €"]]))


PLACES = [
    in_text,
    at_the_end_of_text,
    in_decomposed_text,
    in_a_line_above,
    in_brackets_above,
    in_the_title,
    in_a_line_below,
    in_a_note,
    on_an_earlier_page,
    in_a_head,
    in_a_bare_head,
    in_a_head_with_its_tax,
    in_the_corner,
    in_a_title_row,
    in_a_unit_row,
    in_a_row,
    in_a_cell,
    in_a_cell_with_its_tax,
]


DRAWN_PLACES = (in_a_line_above, in_brackets_above, in_the_title, in_a_line_below, in_a_note, on_an_earlier_page)
DRAWN_SPELLINGS = (
    "K EUR",
    "milliers d’€",
    "KE",
    "k d'euros",
    "kilo-euros",
    "M. €",
    "ME",
    "Mds €",
    "MF",
    "milliers de F CFP",
)
"""Drawing a page takes time; that its lines are found for every spelling is tried without a page, below."""


@pytest.mark.parametrize("place", PLACES)
def test_every_spelling_is_worth_the_same_here(
    place: Callable[..., Decimal | None], page_from: Callable[..., Page]
) -> None:
    wrong: dict[str, object] = {}
    for unit in DRAWN_SPELLINGS if place in DRAWN_PLACES else SPELLINGS:
        try:
            value: object = place(unit, page_from)
        except (ValueError, IndexError, AssertionError) as error:
            value = f"{type(error).__name__}: {error}"
        if value != FIRST * 10 ** SPELLINGS[unit][0]:
            wrong[unit] = value
    assert not wrong


@pytest.mark.parametrize("tax", TAXES)
def test_every_spelling_is_found_in_a_line_of_its_own(tax: str) -> None:
    for unit, meaning in SPELLINGS.items():
        sign = MoneyUnit(*meaning).sign
        for line in (f"(en {unit}{tax})", f"Montants en {unit}{tax}", f"Unité : {unit}{tax}"):
            assert is_unit_line(line), line
            assert read_stated_unit(line) == sign, line
        for line in (f"NB : les chiffres du tableau sont exprimés en {unit}{tax}", f"Unité monétaire : {unit}{tax}"):
            assert declares_unit(line), line


@pytest.mark.parametrize(("unit", "power", "currency"), [(unit, *meaning) for unit, meaning in SPELLINGS.items()])
def test_a_spelling_is_one_unit(unit: str, power: int, currency: str) -> None:
    assert read_unit(unit) == MoneyUnit(power, currency)


@pytest.mark.parametrize(
    ("text", "values", "why"),
    [
        ("une aide de 50 000 E par an", ["50000"], "the euro of a typewriter"),
        ("soit 1 250,50 E.", ["1250.50"], "with centimes"),
        ("12,50 E TTC", ["12.50"], "and without thousands"),
        ("1 000 KE HT, dont 250 KE", ["1000000", "250000"], "thousands"),
        ("5 ME", ["5000000"], "millions, in capitals"),
        ("12 E rue des Lilas", [], "a house number"),
        ("le lot 3 E, la parcelle 1204 E", [], "lots and parcels"),
        ("l'article 12 E du code, 2 e alinéa", [], "an article, an ordinal"),
        ("l'annexe 1 000 e", [], "a small letter"),
        ("X = 652 381 E, Y = 6 862 305 N", [], "coordinates"),
        ("le point 45 123 E 12", [], "a figure follows"),
        ("1. Me DURAND, 2 Me Martin, 3 me semblent", [], "a lawyer's title, a pronoun"),
        ("les 15 MDE de la région", [], "houses of employment"),
        ("12 m de long, 3 m. environ", [], "metres"),
        ("5 M. Eric DUPONT, 2 M. F. Martin", [], "gentlemen"),
        ("le lot 4 f, la 3 F", ["3"], "a capital F alone is francs, as it was"),
    ],
)
def test_single_letters_are_units_where_they_can_be_nothing_else(text: str, values: list[str], why: str) -> None:
    assert [amount.value for amount in find_amounts(text)] == [Decimal(value) for value in values], why


@pytest.mark.parametrize(
    ("label", "unit", "why"),
    [
        ("Coût KE", "k€", "capitals"),
        ("Coût K EUR HT", "k€", "no bracket"),
        ("2017 k€", "k€", "a year is no sum"),
        ("Année 2017 K€", "k€", "nor is this one"),
        ("Aide de 2 017 k€", None, "a sum is no unit"),
        ("Subventions de plus de 23 000 €", None, "nor is this"),
        ("Coût ME", None, "may be anything"),
        ("Dépenses de M. Euron", None, "a name"),
        ("Lot (E)", None, "a letter of a list"),
        ("Sexe (F)", None, "another"),
        ("Prix au m²", None, "a surface"),
    ],
)
def test_the_unit_of_a_head(label: str, unit: str | None, why: str) -> None:
    assert read_header_unit(label) == unit, why


@pytest.mark.parametrize(
    ("head", "cell", "told", "why"),
    [
        ("Montant (en milliers)", "12", True, "thousands of what?"),
        ("Montant (en kc)", "12", True, "a sign that OCR lost"),
        ("Montant (en milliers d'euras)", "12", True, "a letter that OCR misread"),
        ("Coût ME", "12", True, "millions of euros, perhaps"),
        ("Montant (en k€)", "12", False, "a unit that is known"),
        ("Montant", "12", False, "none is stated"),
        ("Montant (en milliers)", "12 k€", False, "the cells say it"),
        ("Nombre d'habitants (en milliers)", "12", False, "no money"),
        ("Montant du lot (M)", "12", False, "a letter of a list"),
        ("Travaux en cours", "12 €", False, "no unit at all"),
    ],
)
def test_what_looks_like_an_unknown_unit_is_told(head: str, cell: str, told: bool, why: str) -> None:
    reading = read_grid([["Poste", head], ["A", cell], ["B", cell]])
    assert (Code.UNIT_UNSURE in [warning.code for warning in reading.warnings]) is told, why
