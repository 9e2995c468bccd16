"""Tables of what an assembly votes, before they are read: sums without a unit, labels with more than a name.

« Montant | 1 500 | 9 000 | TOTAL 26 500 » under « pour un montant total de 26 500 € »: the column is money. A label may
hold the code of who is funded, or how the row above was voted: « 4853 UNION ARTISANALE », « Vote : Pour, 17 Judo ».
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.table import Cell, Row, Table

_CODE = re.compile(r"^(?:[A-ZÀ-Þ' ]{3,40}\s)?\d{3,6}\s+(?=[A-ZÀ-Þ«\"])")
"""« PATRIMOINE 5192 ASSO RECHERCHE »: a heading and a code before the name."""


def mark_money(table: Table, sums: Collection[Decimal]) -> Table:
    """Take a column of bare numbers as money where its total is a sum that the text states."""
    totals = {
        cell.column
        for row in table.rows
        if row.kind == "total"
        for cell in row.cells
        if cell.kind == "count" and cell.value is not None and Decimal(cell.value) in sums
    }
    if not totals:
        return table
    return table.model_copy(update={"rows": tuple(_mark_row(row, totals) for row in table.rows)})


def _mark_row(row: Row, columns: set[int]) -> Row:
    return row.model_copy(
        update={"cells": tuple(_mark(cell) if cell.column in columns else cell for cell in row.cells)}
    )


def _mark(cell: Cell) -> Cell:
    return cell.model_copy(update={"kind": "money"}) if cell.kind == "count" else cell


def clean_label(label: str) -> str:
    """The name in a label, without the code and the vote before it.

    >>> clean_label("4853 UNION ARTISANALE"), clean_label("Vote : Pour, à l’unanimité U.N.C.")
    ('UNION ARTISANALE', 'U.N.C.')
    """
    text = " ".join(label.split())
    votes = list(read_pattern("assemblies", "signs.row_votes").finditer(fold(text)))
    if votes:
        text = text[votes[-1].end() :].lstrip(" ,.-–").rstrip(" ,-–")
    return _CODE.sub("", text)
