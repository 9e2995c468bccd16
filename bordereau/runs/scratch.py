"""Temporary folders of a command, gone when it ends; what a killed one has left is removed by the next.

A folder bears its name only once its maker holds a lock on it, which the system drops when the maker dies, however it
dies, and whoever gets its number afterwards. So a folder whose lock can be had belongs to nobody.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

KINDS = ("spool", "actor", "load", "outputs")
UNNAMED = ".bordereau-new-"
"""Of a folder whose lock is not held yet; nobody is at that for long."""
STALE_S = 600.0


class Scratch:
    """A folder of this process, removed by ``close`` or when nothing refers to it any more."""

    def __init__(self, kind: str) -> None:
        place = Path(tempfile.gettempdir())
        sweep(place)
        unnamed = Path(tempfile.mkdtemp(prefix=UNNAMED, dir=place))
        lock = os.open(unnamed, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        self.path = unnamed.with_name(f"bordereau-{kind}-{unnamed.name.removeprefix(UNNAMED)}")
        unnamed.rename(self.path)
        self._end = weakref.finalize(self, _remove, self.path, lock, os.getpid())

    def close(self) -> None:
        self._end()


@contextmanager
def make_scratch(kind: str) -> Iterator[Path]:
    """Give a folder for the time of a block. Raises OSError where there is no room for one."""
    scratch = Scratch(kind)
    try:
        yield scratch.path
    finally:
        scratch.close()


def sweep(place: Path) -> None:
    """Remove our own folders that nobody holds any more."""
    for kind in KINDS:
        for left in place.glob(f"bordereau-{kind}-*"):
            with suppress(OSError), _hold(left):
                shutil.rmtree(left, ignore_errors=True)
    for left in place.glob(f"{UNNAMED}*"):
        with suppress(OSError):
            if time.time() - left.stat(follow_symlinks=False).st_mtime > STALE_S:
                with _hold(left):
                    shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _hold(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder of ours. Raises OSError where it is another's, no folder, or held."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(handle).st_uid != os.getuid():
            raise PermissionError(folder)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _remove(folder: Path, lock: int, maker: int) -> None:
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)
    os.close(lock)
