"""The manifest of a run: one JSON line a file, appended as the run goes, so that a rerun does only the rest.

A line is written after its document; the last line of a file is the one that counts. A run that ends well
writes the manifest anew, one line a file, in the order of the file names.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

State = Literal["done", "duplicate", "quarantined"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one file."""

    file: str
    """Its path below the folder of the run, with forward slashes."""
    state: State
    sha256: str | None
    """None when the file cannot even be read as bytes."""
    made_with: str
    """The fingerprint of the program and its settings: a change of either makes the entry stale."""
    status: str | None = None
    """The document's own status, ``ok`` or ``partial``."""
    reason: str | None = None
    """Why it is in quarantine."""


def read_manifest(path: Path) -> dict[str, Entry]:
    """Read the entries by file name; a line cut short by a crash is left out."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        return {}
    entries: dict[str, Entry] = {}
    for line in text.splitlines():
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError):
            continue
        entries[entry.file] = entry
    return entries


def append_entry(path: Path, entry: Entry) -> None:
    """Add one line and hand it to the system at once."""
    with path.open("a", encoding="utf-8") as manifest:
        manifest.write(_print_entry(entry))


def write_manifest(path: Path, entries: Iterable[Entry]) -> None:
    """Write the manifest anew, sorted, all or nothing."""
    write_whole(path, "".join(_print_entry(entry) for entry in sorted(entries, key=lambda one: one.file)))


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is never seen half written: a neighbour first, then one rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    neighbour = path.with_name(f".{path.name}.{os.getpid()}.part")
    neighbour.write_text(text, encoding="utf-8")
    neighbour.replace(path)


def _print_entry(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"
