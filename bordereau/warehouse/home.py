"""A folder of a load's own, gone when it ends; what a killed load left is removed by a later one."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "bordereau-load-"
STALE_S = 600
"""A folder that is younger may be one that is just being made, before its lock is held."""


@contextmanager
def make_home() -> Iterator[Path]:
    """Make the folder and hold a lock on it, which the system drops when the process dies, however it dies."""
    sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX) as home, lock_folder(Path(home)):
        yield Path(home)


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. Raises OSError when another process holds it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def sweep(place: Path) -> None:
    """Remove the folders of our own loads that nobody holds any more."""
    for left in place.glob(f"{PREFIX}*"):
        with suppress(OSError):
            status = left.stat(follow_symlinks=False)
            if status.st_uid == os.getuid() and time.time() - status.st_mtime > STALE_S:
                with lock_folder(left):
                    shutil.rmtree(left, ignore_errors=True)
