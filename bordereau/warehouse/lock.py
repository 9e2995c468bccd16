"""One load at a time: a lock that the system drops when its process dies, however it dies."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bordereau.warehouse.warehouse import BusyError, WarehouseError


@contextmanager
def hold_lock(path: Path, what: str) -> Iterator[None]:
    """Hold a lock file. Raises BusyError when another load holds it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a")
    except OSError as error:
        raise WarehouseError(f"{what} cannot be used: {error.strerror or error}.") from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BusyError(f"Another load is at work on {what}; wait for it, then load again.") from error
        yield
