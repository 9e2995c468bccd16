"""Which cells of tables add promises to those of the running text.

The text goes before the table: who has promised a sum there adds none by a list of its parts, unless the cells are its
years. A line of a plan de financement that names a party restates what it promises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.cell_promises import CellPromise
from bordereau.normalize.meaning.direction import Direction
from bordereau.reconcile.promises.names import is_same
from bordereau.reconcile.promises.promise import Promise


def add_cells(
    cells: Sequence[CellPromise], promises: Sequence[Promise], direction: Direction, decider: Actor | None = None
) -> tuple[list[Promise], set[str]]:
    """The promises of the cells that count, and the sources of those of the text that are totals of cells."""
    filled = [one for cell in cells if (one := _fill(cell, direction, decider)) is not None]
    totals: set[str] = set()
    kept: list[Promise] = []
    for payer in dict.fromkeys(promise.payer for _, promise in filled):
        own = [(cell, promise) for cell, promise in filled if promise.payer == payer]
        told = [promise for promise in promises if payer is None or promise.payer in (payer, None)]
        if told and (whole := _find_whole(own, told)):
            totals.update(whole)
        elif told and payer is not None and payer.party is not None:
            years = {promise.year for promise in told if promise.payer == payer}
            if None in years or not years:
                continue
            own = [(cell, promise) for cell, promise in own if cell.year is not None and cell.year not in years]
        for cell, promise in own:
            before = [*told, *(one for one in kept if one.source.partition("/")[0] != cell.table.id)]
            if not _is_told(promise, before) or promise.source in totals:
                kept.append(promise)
    added = sum((cell.value for cell, _ in filled), Decimal(0))
    totals.update(promise.source for promise in promises if promise.value == added and len(filled) > 1)
    return kept, totals


def _fill(cell: CellPromise, direction: Direction, decider: Actor | None) -> tuple[CellPromise, Promise] | None:
    payer, payee = cell.payer, cell.payee
    if decider is not None and payer is None:
        payer = decider
    else:
        payer, payee = direction.fill("grant", payer, payee, plan=True)
    if payer == payee or payee is None:
        return None
    promise = Promise(
        source=cell.path,
        value=cell.value,
        role=cell.role,
        payer=payer,
        payee=payee,
        status=cell.status,
        year=cell.year,
        share=cell.share,
        base=cell.base,
    )
    return cell, promise


def _find_whole(own: Sequence[tuple[CellPromise, Promise]], told: Iterable[Promise]) -> set[str]:
    """The sums of the text that the cells of several years add up to."""
    years = {cell.year for cell, _ in own}
    whole = sum((cell.value for cell, _ in own), Decimal(0))
    if len(years) < 2 or None in years:
        return set()
    return {promise.source for promise in told if promise.value == whole and promise.year is None}


def _is_told(promise: Promise, others: Iterable[Promise]) -> bool:
    return any(
        other.value == promise.value
        and other.year in (promise.year, None)
        and (other.payer == promise.payer or None in (other.payer, promise.payer))
        and (is_same(other.payee, promise.payee) or None in (other.payee, promise.payee))
        for other in others
    )
