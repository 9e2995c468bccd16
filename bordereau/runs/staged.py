"""The outputs of a run wherever they are: a folder as it is, a URL as a copy that is gone at the end."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from bordereau.redact import redact
from bordereau.runs.scratch import make_scratch
from bordereau.runs.stores import JOURNAL, RemoteStore, StoreError, find_folder
from bordereau.runs.tombstones import GONE
from bordereau.schemas.errors import UsageError
from bordereau.whole import tell_cause

FETCHERS = 8
PLAIN = re.compile(r"(?:documents|quarantine|corrected)/[^/\0]+\.json")
FOLDERS = ("documents", "quarantine", "corrected")


@contextmanager
def open_outputs(place: str) -> Iterator[Path]:
    """Give the folder of outputs; those behind a URL are fetched first. Raises UsageError, StoreError."""
    folder = find_folder(place)
    if folder is not None:
        yield folder
        return
    store = RemoteStore(place)
    with make_scratch("outputs") as home:
        try:
            _fetch(store, redact(place), home)
        except OSError as error:
            raise StoreError(
                f"The outputs cannot be copied to {tempfile.gettempdir()} ({tell_cause(error)}): set TMPDIR to a place "
                "with room."
            ) from error
        yield home


def name_outputs(place: str) -> str | None:
    """Name outputs behind a URL as a collection is named; None for a folder, which is named by its path."""
    return redact(place).rstrip("/") if find_folder(place) is None else None


def _fetch(store: RemoteStore, shown: str, home: Path) -> None:
    names = [name for folder in FOLDERS for name in store.find(folder) if PLAIN.fullmatch(name)]
    lines = list(store.journal())
    if not names and not lines:
        raise UsageError(f"{shown} holds no documents: name the output folder of bordereau run.")
    for folder in FOLDERS[:2]:
        (home / folder).mkdir()
    if any(name.startswith("corrected/") for name in names):
        (home / "corrected").mkdir()
    if lines:
        (home / JOURNAL).write_text("".join(line if line.endswith("\n") else f"{line}\n" for line in lines), "utf-8")
    for name in ("corrections.json", GONE):
        content = store.read_bytes(name)
        if content is not None:
            (home / name).write_bytes(content)
    with ThreadPoolExecutor(FETCHERS, thread_name_prefix="fetch") as threads:
        for _ in threads.map(lambda name: (home / name).write_bytes(store.read_bytes(name) or b""), names):
            pass
