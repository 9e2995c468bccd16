"""What all rows of an act are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bordereau.schemas.convention import Act
from bordereau.warehouse.rows.counting import Counting
from bordereau.warehouse.rows.territory import Sides, tell_sides
from bordereau.warehouse.rows.values import Decimals, read_iso

Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Context:
    """An act with its key and what is known of it as a whole."""

    key: Row
    """document_sha256 and act_number."""
    act: Act
    year: int | None
    sides: Sides
    counting: Counting
    """Of the document."""
    decimals: Decimals
    """Of the document: it gathers what does not fit."""

    @property
    def number(self) -> int:
        return int(self.key["act_number"])


def make_context(key: Row, act: Act, counting: Counting, decimals: Decimals) -> Context:
    """Look at an act as a whole."""
    return Context(key, act, find_year(act), tell_sides(act.parties, act.place), counting, decimals)


def find_year(act: Act) -> int | None:
    """Find the year of an act: of its date, else the first of its period."""
    of_date = read_iso(act.date.iso)[2] if act.date else None
    return of_date or (read_iso(act.period.start)[2] if act.period else None)
