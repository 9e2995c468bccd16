"""What every warehouse can do, however it keeps its tables."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from bordereau.schemas.errors import BordereauError
from bordereau.warehouse.model import COLLECTION_TABLES

if TYPE_CHECKING:
    from bordereau.warehouse.spool import Spool

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]


HELD = ("json_sha256", "model_version", "collection", "manifest_sha256", "file_name", "path")
"""The columns of ``documents`` that tell whether a document is there as it is."""


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
    manifest_sha256: str | None = None
    file_name: str | None = field(default=None, compare=False)
    path: str | None = field(default=None, compare=False)

    @classmethod
    def make(cls, row: Mapping[str, Any]) -> Self:
        """Make it of a row of ``documents``; one of an older version lacks columns."""
        return cls(**{name: row.get(name) for name in HELD})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Former:
    """What a warehouse holds before a load."""

    held: Mapping[str, Held]
    """Its documents, by hash."""
    rows: dict[str, list[Row]]
    """The rows of every table of COLLECTION_TABLES, those of one collection, in the order of their keys."""

    @classmethod
    def nothing(cls) -> Self:
        """What one holds that is not made yet."""
        return cls({}, {name: [] for name in COLLECTION_TABLES})


@dataclass(frozen=True, slots=True)
class Change:
    """What a load is to do: all of it or nothing."""

    collection: str
    withdrawn: list[str]
    spool: Spool
    """Rows of whole documents, which replace all former rows of these documents; quarantine and controls, which
    replace those of the collection; the row of ``loads``."""


class Warehouse(Protocol):
    """Opened it is locked: a second load gets BusyError at once."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def is_made(self) -> bool:
        """Whether its tables are there."""
        ...

    def read_former(self, collection: str) -> Former:
        """Tell what is there, before anything is written. Raises WarehouseError where this version cannot go on."""
        ...

    def write(self, change: Change) -> None:
        """Make the change, visible all at once."""
        ...


class Opened:
    """A warehouse opened for one load: what is held open is closed when the load ends, however it ends."""

    def __init__(self) -> None:
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._open(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def _open(self, stack: ExitStack) -> None:
        """Lock and open; what is entered into the stack is closed again."""
        raise NotImplementedError
