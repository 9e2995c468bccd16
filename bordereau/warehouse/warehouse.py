"""What every warehouse can do, however it keeps its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Protocol, Self

from schemas.errors import BordereauError

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]


class BusyError(BordereauError):
    """Another load is at work on the same warehouse."""

    exit_code = 1


class RefusedError(BordereauError):
    """A strict load found sums that do not hold; nothing was written."""

    exit_code = 3


class WarehouseError(BordereauError):
    """The warehouse cannot be used, or does not hold what was written."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Held:
    """A document as the warehouse holds it."""

    json_sha256: str
    model_version: str
    collection: str


@dataclass(slots=True)
class Change:
    """What a load is to do: all of it or nothing."""

    collection: str
    withdrawn: list[str]
    batches: Iterable[Rows]
    """Rows of whole documents, which replace all former rows of these documents."""
    of_collection: Rows
    """Quarantine and controls, which replace those of the collection."""
    finish: Callable[[int], Row]
    """Give the row of ``loads``, from the number of rows written."""
    written: dict[str, int] = field(default_factory=dict)
    """Rows by table, counted as they are written."""

    def count(self, rows: Rows) -> None:
        for name, some in rows.items():
            self.written[name] = self.written.get(name, 0) + len(some)

    @property
    def row_count(self) -> int:
        return sum(self.written.values())


class Warehouse(Protocol):
    """Opened it is locked: a second load gets BusyError at once."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def read_held(self) -> dict[str, Held]:
        """Tell which documents are there, by hash."""
        ...

    def read_rows(self, table: str, collection: str) -> list[Row]:
        """Read the rows of a table of a collection, in the order of their keys."""
        ...

    def write(self, change: Change) -> None:
        """Make the change, visible all at once."""
        ...
