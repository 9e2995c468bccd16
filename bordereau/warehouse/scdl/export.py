"""What an export in a standard is made of: lines, the place of each cell, and what a person must add."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from bordereau.warehouse.scdl.standard import Standard


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who exports says of the whole file."""

    name: str | None = None
    siret: str | None = None
    defaults: tuple[tuple[str, str], ...] = ()
    """Columns and what stands in them where the act says nothing; each use is told."""


class Trace(NamedTuple):
    """Where a cell comes from."""

    line: int
    column: str
    value: str
    file_name: str
    page: int | None
    box: tuple[float | None, ...]
    printed: str | None


class Missing(NamedTuple):
    """What a person must add or look at; ``line`` is None for what was left out."""

    line: int | None
    column: str
    key: str | None
    file_name: str
    page: int | None
    why: str
    suggestion: str | None = None


@dataclass(slots=True)
class Export:
    """The lines of the file, their traces, and what is to be completed."""

    standard: Standard
    key: str
    """The column by which a person knows a line."""
    rows: list[dict[str, str]] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    left_out: int = 0
