"""The columns of a grid: header levels joined from top to bottom, unit, kind and role of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.lexicon.broken_figures import is_broken_figure
from bordereau.normalize.tables.cells import Figure
from bordereau.normalize.tables.labels import (
    LabelFacts,
    compares,
    drop_marks,
    names_accounts,
    names_counts,
    names_money,
    names_register,
    read_label,
    read_side,
)
from bordereau.normalize.tables.unit_of_label import is_money, scale_of
from bordereau.normalize.tables.unit_of_table import TableUnit
from bordereau.schemas.reading import ReadColumn
from bordereau.schemas.table import CellKind, Grid, GridCell

_MARK = re.compile(r"\(\d{1,2}\)")
SIDE_WORDS = 2
"""« Recettes », « Dépenses réelles »; more words are a title, « Plan de financement »."""


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands over a grid's columns."""

    labels: tuple[str, ...]
    """One for each grid column, label columns included."""
    title: str | None
    """A title printed inside the grid, as a first row merged over its whole width."""
    own: tuple[str, ...] = ()
    """The labels without what stands over all columns of values: « Montant total retenu » over « Base | Option »."""


def free_side_head(grid: Grid) -> Grid:
    """The grid with no heads where all that stands there is « RECETTES » over its whole width: it names no column.

    The page before has the heads; here it is a heading over the rows. Over one column of sums it names that.
    """
    heads = [cell for cell in grid.cells if cell.row < grid.header_rows and cell.text]
    if grid.header_rows != 1 or len(heads) != 1 or heads[0].column_span < grid.column_count:
        return grid
    text = heads[0].text
    if len(text.split()) > SIDE_WORDS or read_side(text) is None:
        return grid
    if grid.column_count - grid.label_columns > 1:
        return replace(grid, header_rows=0)
    named = replace(heads[0], column=grid.label_columns, column_span=1)
    return replace(grid, cells=tuple(named if cell is heads[0] else cell for cell in grid.cells))


def read_headings(grid: Grid) -> Headings:
    """Join the header levels of each column; a merged cell's text is repeated in each column it spans."""
    parts: list[list[str]] = [[] for _ in range(grid.column_count)]
    own: list[list[str]] = [[] for _ in range(grid.column_count)]
    title: str | None = None
    for cell in grid.cells:
        if cell.row >= grid.header_rows or not cell.text:
            continue
        text = " ".join(cell.text.split())
        if cell.row == 0 and cell.column_span >= grid.column_count:
            title = text
            if len(text.split()) > SIDE_WORDS or read_side(text) is None:
                continue  # « DEPENSES » over the heads of a half is one level of them
        for column in range(cell.column, min(cell.column + cell.column_span, grid.column_count)):
            if not parts[column] or parts[column][-1] != text:
                parts[column].append(text)
                own[column] += [] if _stands_over_all(cell, grid) else [text]
    return Headings(tuple(map(" ".join, parts)), title, tuple(map(" ".join, own)))


def _stands_over_all(cell: GridCell, grid: Grid) -> bool:
    """Whether a head is merged over all columns of figures, several of them: its « total » tells none from another."""
    inside = range(cell.column, cell.column + cell.column_span)
    outside = [number for number in range(grid.label_columns, grid.column_count) if number not in inside]
    return cell.column_span > 1 and not any(_has_figures(grid, number) for number in outside)


def _has_figures(grid: Grid, number: int) -> bool:
    own = [cell.text for cell in grid.cells if cell.column == number and cell.row >= grid.header_rows and cell.text]
    return sum(any(map(str.isdigit, text)) for text in own) * 2 > len(own)


def describe_column(
    label: str,
    cells: Sequence[GridCell],
    figures: Sequence[Figure | None],
    table: TableUnit,
    about: str,
) -> ReadColumn:
    """Settle unit and kind of one value column from its header, its cells, and the table around it.

    ``about`` is all that speaks of the table as a whole (title, corner header): it decides between money and
    counts where no unit is printed. A column without a head has no name. Figures that are cut into illegal groups make
    no column of text of one that has others, or whose head names money.
    """
    facts = read_label(label)
    own = _count_units(figures)
    table_unit = "€" if facts.per_head and scale_of(table.sign) != 1 else table.sign
    read = sum(figure is not None for figure in figures)
    filled = sum(1 for cell in cells if cell.text)
    unit = facts.unit or table.of_marks(label)
    kind = facts.kind or ("money" if is_money(unit) else None)
    if read or kind == "money":
        filled -= sum(
            figure is None and is_broken_figure(cell.text) for figure, cell in zip(figures, cells, strict=True)
        )
    bare = names_register(label) or _holds_accounts(label, cells) or (not label and _holds_marks(cells))
    if read * 2 < filled or not filled or bare:
        kind = "text" if filled else (kind or "empty")
    elif kind is None:
        kind, unit = _infer_kind(label, facts, figures, table, about)
    if unit is None and kind == "money":
        unit = table_unit if is_money(table_unit) else None
        if unit is None and len(own) == 1 and is_money(next(iter(own))):
            unit = next(iter(own))
    return ReadColumn(drop_marks(label), unit, kind or "count", facts.hint, facts.tax, facts.additive)


def _holds_accounts(label: str, cells: Sequence[GridCell]) -> bool:
    """Whether a column has the head of accounts, and nothing but bare digits, of two and more, or no figures."""
    return names_accounts(label) and all(
        len(cell.text) > 1 and cell.text.isdecimal() for cell in cells if cell.text.isdecimal() or "," in cell.text
    )


def _holds_marks(cells: Sequence[GridCell]) -> bool:
    """Whether all that a column without a head prints are marks of notes: « (7) », « (8) » before the sums."""
    return all(_MARK.fullmatch(cell.text.strip()) for cell in cells if cell.text)


def liken_columns(columns: Sequence[ReadColumn]) -> list[ReadColumn]:
    """The columns; what others have on average is of the kind and unit of what stands left of it, if that says its own.

    « Euros par habitant | Moyenne de la strate »; beside a column that says nothing, it goes with the table.
    """
    out: list[ReadColumn] = []
    for column in columns:
        left = out[-1] if out else None
        if left is not None and compares(column.label) and _goes_with(left, column):
            out.append(replace(column, unit=left.unit, kind=left.kind))
        else:
            out.append(column)
    return out


def settle_sums(columns: Sequence[ReadColumn], cents: Sequence[bool], labels: Sequence[str]) -> list[ReadColumn]:
    """The columns; one of which nothing is said holds money where it is printed with ``cents`` beside one that does.

    Or where a label of a row or column names a side of a budget: « Totaux dépenses », « 66 Charges financières ».
    """
    sided = any(read_side(label) for label in (*labels, *(column.label for column in columns)))
    if not sided and not any(column.kind == "money" for column in columns):
        return list(columns)
    return [
        replace(column, kind="money") if column.kind == "count" and exact and _says_nothing(column.label) else column
        for column, exact in zip(columns, cents, strict=True)
    ]


def _says_nothing(label: str) -> bool:
    return read_label(label).kind is None and not names_counts(label)


def _goes_with(left: ReadColumn, column: ReadColumn) -> bool:
    own, facts = read_label(column.label), read_label(left.label)
    says = facts.unit is not None or facts.kind is not None or facts.per_head
    return says and own.unit is None and own.kind is None and column.kind in ("money", "count")


def _infer_kind(
    label: str, facts: LabelFacts, figures: Sequence[Figure | None], table: TableUnit, about: str
) -> tuple[CellKind, str | None]:
    """Infer what a column counts where its header does not say: from its cells, the table's unit, its words."""
    own = _count_units(figures)
    known = [figure for figure in figures if figure is not None]
    if sum(figure.counts for figure in known) * 2 > len(known):
        return "count", None
    if own["%"] and own["%"] * 2 >= len(known):
        return "percent", "%"
    if facts.share and _adds_to_hundred(figures):
        return "percent", "%"
    if any(is_money(unit) for unit in own) or (is_money(table.sign) and not (table.far and names_counts(label))):
        return "money", None
    if table.sign == "%":
        return "percent", "%"
    if names_counts(label) or (names_counts(about) and not names_money(label)):
        return "count", None
    if names_money(label) or names_money(about):
        return "money", None
    return "count", None


def _count_units(figures: Sequence[Figure | None]) -> Counter[str]:
    return Counter(figure.unit for figure in figures if figure is not None and figure.unit)


def _adds_to_hundred(figures: Sequence[Figure | None]) -> bool:
    values = [figure.value for figure in figures if figure is not None]
    return len(values) > 1 and values[-1] == 100 and all(0 <= value <= 100 for value in values)
