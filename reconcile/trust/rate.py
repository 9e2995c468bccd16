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
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Act, Amount, Document
from bordereau.schemas.correction import Correction, CorrectionVerdict
from bordereau.schemas.table import Cell, Table
from bordereau.schemas.trust import ANSWERED_BY_SUMS, DIGITS_THAT_PROVE, Trust
from bordereau.schemas.warning import Code

Judged = Mapping[str, CorrectionVerdict]
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


def rate_document(document: Document) -> Document:
    """Give every amount and every cell with a value its class; what was said before is forgotten."""
    judged = _read_judgements(document.corrections)
    acts = tuple(rate_act(act, judged.get(place, {})) for place, act in enumerate(document.acts))
    return document.model_copy(update={"acts": acts})


def rate_act(act: Act, judged: Judged | None = None) -> Act:
    """Give every figure of an act its class."""
    unsure = frozenset(
        f"{table.id}/r{row + 1}/c{column + 1}"
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


def _read_judgements(corrections: Collection[Correction]) -> dict[int, dict[str, CorrectionVerdict]]:
    judged: dict[int, dict[str, CorrectionVerdict]] = {}
    for one in corrections:
        match = _POINTER.match(one.path)
        if match is not None:
            judged.setdefault(int(match[1]), {})[match[2]] = one.verdict
    return judged


def _rate_amount(amount: Amount, pointer: str, known: _Known) -> Amount:
    trust = _rate(amount.id, pointer, amount.doubts, known)
    return amount.model_copy(update={"trust": trust})


def _rate_table(table: Table, pointer: str, known: _Known) -> Table:
    rows = []
    for number, row in enumerate(table.rows):
        name, place = f"{table.id}/r{number + 1}", f"{pointer}/rows/{number}/cells"
        ruled, wrapped = table.reader == "ruled", len(row.evidence) > 1
        nameless = frozenset(place for place, column in enumerate(table.columns) if not column.label.strip())
        placed = _Placed(ruled, wrapped, nameless)
        cells = tuple(
            _rate_cell(cell, f"{name}/c{cell.column + 1}", f"{place}/{n}", known, placed)
            for n, cell in enumerate(row.cells)
        )
        rows.append(row.model_copy(update={"cells": cells}))
    return table.model_copy(update={"rows": tuple(rows)})


@dataclass(frozen=True, slots=True)
class _Placed:
    """How sure the place of a row's cells is."""

    ruled: bool
    """Rules show which column a figure stands in."""
    wrapped: bool
    """Its label runs over several lines: without rules one of them may be its neighbour's."""
    nameless: Collection[int]
    """Columns without a name: what stands there may be read well, what it is nobody knows."""


def _rate_cell(cell: Cell, name: str, pointer: str, known: _Known, placed: _Placed) -> Cell:
    if cell.value is None:
        return cell.model_copy(update={"trust": None})
    has_unit = cell.kind == "count" or (cell.kind == "money" and cell.unit is not None)
    has_place = cell.column not in placed.nameless and (placed.ruled or not placed.wrapped)
    sums_prove = has_unit and has_place
    doubts = cell.doubts
    if name in known.unsure and Code.TABLE_UNCERTAIN not in doubts:
        doubts = (*doubts, Code.TABLE_UNCERTAIN)
    trust = _rate(name, pointer, doubts, known, sums_prove=sums_prove, anywhere=placed.ruled)
    return cell.model_copy(update={"trust": trust, "doubts": doubts})


def _rate(
    name: str,
    pointer: str,
    doubts: Collection[Code],
    known: _Known,
    *,
    sums_prove: bool = True,
    anywhere: bool = True,
) -> Trust:
    """Rate one figure; ``sums_prove`` says that its digits are all there is to prove.

    ``anywhere`` says that a sum along its row will do, for nothing else could stand in its column.
    """
    verdict = known.judged.get(pointer)
    if verdict == "right":
        return "proven"
    proof = known.proofs.get(name, Proof())
    summed = (proof.digits if anywhere else proof.down) >= DIGITS_THAT_PROVE
    if verdict is not None:  # a person's reading: the doubts about the program's are gone
        doubts = ()
    if name in known.failing or any(not (summed and code in ANSWERED_BY_SUMS) for code in doubts):
        return "doubtful"
    return "proven" if proof.read_twice or (summed and sums_prove) else "read"
