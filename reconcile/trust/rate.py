"""The class of each figure: ``proven``, ``read`` or ``doubtful`` (schemas.trust says how each is earned).

Computed from the JSON alone, so whoever changes a document can do it again: the figures with their doubts, the checks,
and what reviewers said.

A person who finds a figure right has read it a second time: it is proven, even where its sum fails, for then the act
errs. A figure that a person corrected or added is one sound reading, ``read``, until a sum proves it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bordereau.reconcile.kinds import KINDS
from bordereau.reconcile.trust.layout import find_layout_doubts
from bordereau.reconcile.trust.proofs import Proof, collect_proofs
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Act, Amount, Document
from bordereau.schemas.correction import Correction
from bordereau.schemas.table import Cell, Row, Table
from bordereau.schemas.trust import ANSWERED_BY_SUMS, DIGITS_THAT_PROVE, Trust
from bordereau.schemas.warning import Code

Judged = Mapping[str, Correction]
"""What reviewers said of an act's figures, by the end of their pointer: ``amounts/3``, ``tables/0/rows/2/cells/1``."""
_POINTER = re.compile(r"^/acts/(\d+)/(amounts/\d+|tables/\d+/rows/\d+/cells/\d+)/value$")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the figures of one act."""

    proofs: Mapping[str, Proof]
    failing: Collection[str]
    unsure: Collection[str]
    """Cells whose place is unsure."""
    judged: Judged


@dataclass(frozen=True, slots=True)
class _Figure:
    """One amount or cell."""

    name: str
    """As checks name it."""
    pointer: str
    value: str
    doubts: Collection[Code]
    by_sums: bool = True
    """Its digits are all there is to prove: its unit is printed, its row and column are sure."""
    ruled: bool = True
    """A sum along its row will do: nothing else could stand in its column."""


def rate_document(document: Document) -> Document:
    """Give every amount and every cell with a value its class; what was said before is forgotten."""
    judged = _collect_judgements(document.corrections)
    acts = tuple(rate_act(act, judged.get(place, {})) for place, act in enumerate(document.acts))
    return document.model_copy(update={"acts": acts})


def rate_act(act: Act, judged: Judged | None = None) -> Act:
    """Give every figure of an act its class."""
    unsure = frozenset(
        name_cell(table.id, row, column)
        for table in act.tables
        for doubt in find_layout_doubts(table, act.checks)
        for row, column in doubt.cells
    )
    known = _Known(collect_proofs(act), frozenset(_list_failing(act.checks)), unsure, judged or {})
    amounts = tuple(_rate_amount(amount, f"amounts/{place}", known) for place, amount in enumerate(act.amounts))
    tables = tuple(_rate_table(table, f"tables/{place}", known) for place, table in enumerate(act.tables))
    return act.model_copy(update={"amounts": amounts, "tables": tables})


def _list_failing(checks: Collection[Check]) -> Iterator[str]:
    """List the figures of relations that do not hold; one that could not be computed puts its figures in doubt too."""
    for check in checks:
        adds_up = KINDS[check.kind].proves == "digits"
        if check.status == "fails" or (check.status == "undetermined" and adds_up):
            yield from (name for name in (check.stated_by, *check.parts) if name)


def _collect_judgements(corrections: Collection[Correction]) -> dict[int, dict[str, Correction]]:
    judged: dict[int, dict[str, Correction]] = {}
    for one in corrections:
        match = _POINTER.match(one.path)
        if match is not None:
            judged.setdefault(int(match[1]), {})[match[2]] = one
    return judged


def _rate_amount(amount: Amount, pointer: str, known: _Known) -> Amount:
    trust = _rate(_Figure(amount.id, pointer, amount.value, amount.doubts), known)
    return amount.model_copy(update={"trust": trust})


def _rate_table(table: Table, pointer: str, known: _Known) -> Table:
    rows = []
    for number, row in enumerate(table.rows):
        base = f"{pointer}/rows/{number}/cells"
        cells = tuple(
            _rate_cell(table, row, cell, (name_cell(table.id, number, cell.column), f"{base}/{place}"), known)
            for place, cell in enumerate(row.cells)
        )
        rows.append(row.model_copy(update={"cells": cells}))
    return table.model_copy(update={"rows": tuple(rows)})


def _rate_cell(table: Table, row: Row, cell: Cell, names: tuple[str, str], known: _Known) -> Cell:
    """Rate a cell; ``names`` are its path and its pointer."""
    if cell.value is None:
        return cell.model_copy(update={"trust": None})
    name, ruled = names[0], table.reader == "ruled"
    doubts = cell.doubts
    if name in known.unsure and Code.TABLE_UNCERTAIN not in doubts:
        doubts = (*doubts, Code.TABLE_UNCERTAIN)
    by_sums = _has_unit(cell) and _has_place(table, row, cell)
    trust = _rate(_Figure(name, names[1], cell.value, doubts, by_sums, ruled), known)
    return cell.model_copy(update={"trust": trust, "doubts": doubts})


def _has_unit(cell: Cell) -> bool:
    """Tell whether nothing is left to guess of what a cell counts; a rate is no sum."""
    return cell.kind == "count" or (cell.kind == "money" and cell.unit is not None)


def _has_place(table: Table, row: Row, cell: Cell) -> bool:
    """Tell whether the page shows which row and column a cell is of.

    A column has a name; without rules no label runs over several lines, of which one may be its neighbour's.
    """
    named = cell.column < len(table.columns) and bool(table.columns[cell.column].label.strip())
    return named and (table.reader == "ruled" or len(row.evidence) <= 1)


def _rate(figure: _Figure, known: _Known) -> Trust:
    judged, doubts = known.judged.get(figure.pointer), figure.doubts
    if judged is not None:
        if judged.verdict == "right" or (judged.verdict == "corrected" and judged.read == figure.value):
            return "proven"  # a person and the program read the same
        doubts = ()  # a person's reading: the doubts about the program's are gone
    proof = known.proofs.get(figure.name, Proof())
    summed = (proof.digits if figure.ruled else proof.down) >= DIGITS_THAT_PROVE
    answered = ANSWERED_BY_SUMS if summed or proof.read_twice else frozenset()
    if figure.name in known.failing or not answered.issuperset(doubts):
        return "doubtful"
    return "proven" if proof.read_twice or (summed and figure.by_sums) else "read"
