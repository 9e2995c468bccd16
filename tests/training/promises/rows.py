"""Rows that the second reader of promises is fitted on: what an act says of a sum, a name, a way, and what is true.

A row holds signs alone (``normalize/meaning/second``), no text, value or name of an act: so real acts, which may not be
kept here, are kept as rows. Bodies are numbers; all acts of a body have one.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bordereau.normalize.meaning.own_names import is_own
from bordereau.normalize.meaning.second.others import Other, list_others, list_partners
from bordereau.normalize.meaning.second.read import Weighed, read_voices, weigh_sums
from bordereau.normalize.meaning.second.ways import list_way_signs
from bordereau.normalize.meaning.second.whole import WholeAct
from training.promises.names import list_names, match

FILE = Path(__file__).with_name("rows.tsv.gz")


@dataclass(frozen=True, slots=True)
class Row:
    """``label`` is « 1 » or « 0 », or a role; an act counts as much as the root of its rows."""

    table: str
    body: str
    label: str
    weight: float
    signs: tuple[str, ...]


def make_rows(act: WholeAct, truth: dict[str, Any], body: str) -> list[Row]:
    """The rows of one act; those of a sum that is right when said and no miss when not teach nothing."""
    due = [one for one in truth["commitments"] if not one.get("optional")]
    open_values = {Decimal(str(one["value"])) for one in truth["commitments"]} - {_value(one) for one in due}
    sums = [one for one in weigh_sums(act) if one.candidate.value not in open_values]
    rows = [_row("sum", body, any(_value(t) == one.candidate.value for t in due), one.signs) for one in sums]
    partners = list_partners(act) if act.body is not None else []
    for one in sums:
        told = next((t for t in due if _value(t) == one.candidate.value), None)
        if told is not None and act.body is not None:
            rows += _make_sides(one, act, told, truth, list_others(one.candidate, act, partners), body)
    return list(_weigh(rows))


def _make_sides(
    one: Weighed, act: WholeAct, told: dict[str, Any], truth: dict[str, Any], others: Sequence[Other], body: str
) -> Iterator[Row]:
    payer, payee = list_names(truth, told, "payer"), list_names(truth, told, "payee")
    own = act.body.name if act.body is not None else ""
    pays = match(payer, own) or any(is_own(name, own) for name in payer)
    paid = match(payee, own) or any(is_own(name, own) for name in payee)
    right = [(not paid and match(payee, other.name)) or (not pays and match(payer, other.name)) for other in others]
    if any(right):
        yield from (_row("name", body, true, other.signs) for other, true in zip(others, right, strict=True))
    other = others[right.index(True)] if any(right) else None
    signs = list_way_signs(one.candidate, act, set(one.signs), other, read_voices(one.candidate, act, other))
    if pays != paid:
        yield _row("pays", body, pays, signs)
    yield Row("role", body, told["role"], 1.0, tuple(sorted(signs)))


def _row(table: str, body: str, true: bool, signs: Iterable[str]) -> Row:
    return Row(table, body, str(int(true)), 1.0, tuple(sorted(signs)))


def _weigh(rows: Sequence[Row]) -> Iterator[Row]:
    counts = Counter(row.table for row in rows)
    return (replace(row, weight=round(counts[row.table] ** -0.5, 3)) for row in rows)


def _value(told: dict[str, Any]) -> Decimal:
    return Decimal(str(told["value"]))


def write_rows(rows: Iterable[Row], path: Path = FILE) -> None:
    """The same bytes each time."""
    lines = ("\t".join((row.table, row.body, row.label, f"{row.weight:g}", *row.signs)) for row in rows)
    text = "".join(f"{line}\n" for line in lines)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def read_rows(path: Path = FILE) -> list[Row]:
    """The rows as they were written."""
    rows = []
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        table, body, label, weight, *signs = line.split("\t")
        rows.append(Row(table, body, label, float(weight), tuple(signs)))
    return rows
