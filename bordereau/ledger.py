"""The manifest of a run: one JSON line a file, appended as the run goes, so that a rerun does only the rest.

A line is written after its document; the last line of a file is the one that counts. A run that ends well writes
the manifest anew, one line a file, in the order of the names. While a run goes on, names and lines stand in a
temporary SQLite file beside the manifest, not in memory: a folder may hold any number of files.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

State = Literal["done", "duplicate", "quarantined"]

TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE plan (name BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE former (sha256 TEXT PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (name BLOB PRIMARY KEY, line TEXT NOT NULL);
CREATE TABLE result (sha256 TEXT PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID;
"""


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
    message: str | None = None
    """The same as a sentence."""
    detail: str | None = None
    """For a fault of the program: where it stumbled."""
    seconds: float | None = None
    cpu_seconds: float | None = None
    peak_mb: float | None = None
    """Of the attempt that this entry tells of."""
    failing: int = 0
    """Sums that do not hold."""
    document: dict[str, Any] | None = None
    """Counts, titles and parties, as in the summary."""
    output_bytes: int | None = None
    output_sha256: str | None = None
    """Of the JSON, as it was written."""
    finished_at: str | None = None
    """UTC."""


class Ledger:
    """Who was to be read, what a former run left, and what this one did."""

    def __init__(self, former: Iterable[str] = ()) -> None:
        handle, self._path = tempfile.mkstemp(prefix="bordereau-", suffix=".sqlite")
        os.close(handle)
        self._base = sqlite3.connect(self._path, isolation_level=None)
        self._base.executescript(TABLES)
        self._base.execute("BEGIN")
        for entry in parse_lines(former):
            if entry.sha256 is not None and entry.state != "duplicate":
                row = (entry.sha256, print_entry(entry))
                self._base.execute("INSERT OR REPLACE INTO former VALUES (?, ?)", row)
        self._base.execute("COMMIT")

    def plan(self, names: Iterable[str]) -> int:
        """Take in the names to be read; tells how many there are."""
        self._base.execute("BEGIN")
        rows = ((os.fsencode(name),) for name in names)
        self._base.executemany("INSERT OR IGNORE INTO plan VALUES (?)", rows)
        self._base.execute("COMMIT")
        (count,) = self._base.execute("SELECT count(*) FROM plan").fetchone()
        return int(count)

    def planned(self) -> Iterator[str]:
        """The names to be read, in order."""
        for (name,) in self._base.execute("SELECT name FROM plan ORDER BY name"):
            yield os.fsdecode(name)

    def find_former(self, sha256: str) -> Entry | None:
        """What a former run made of this content."""
        return self._find("SELECT line FROM former WHERE sha256 = ?", sha256)

    def find_result(self, sha256: str) -> Entry | None:
        """What this run has already made of this content."""
        return self._find("SELECT line FROM result WHERE sha256 = ?", sha256)

    def record(self, entry: Entry) -> None:
        """Keep an entry of this run."""
        line = print_entry(entry)
        self._base.execute("INSERT OR REPLACE INTO entry VALUES (?, ?)", (os.fsencode(entry.file), line))
        if entry.sha256 is not None and entry.state != "duplicate":
            self._base.execute("INSERT OR IGNORE INTO result VALUES (?, ?)", (entry.sha256, line))

    def lines(self) -> Iterator[str]:
        """The lines of this run, in the order of the names."""
        for (line,) in self._base.execute("SELECT line FROM entry ORDER BY name"):
            yield line

    def entries(self) -> Iterator[Entry]:
        """The entries of this run, in the order of the names."""
        return parse_lines(self.lines())

    def close(self) -> None:
        self._base.close()
        Path(self._path).unlink(missing_ok=True)

    def _find(self, query: str, sha256: str) -> Entry | None:
        row = self._base.execute(query, (sha256,)).fetchone()
        return next(parse_lines(row), None) if row else None


def parse_lines(lines: Iterable[str]) -> Iterator[Entry]:
    """Read lines of a manifest; one cut short by a crash is left out."""
    for line in lines:
        try:
            yield Entry(**json.loads(line))
        except (ValueError, TypeError):
            continue


def read_manifest(path: Path) -> dict[str, Entry]:
    """Read a manifest by file name; the last line of a file counts."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        return {}
    return {entry.file: entry for entry in parse_lines(text.splitlines())}


def print_entry(entry: Entry) -> str:
    """Write an entry as one line of JSON; a name that is no UTF-8 is escaped."""
    content = {key: value for key, value in asdict(entry).items() if value is not None}
    content.setdefault("sha256", None)
    line = json.dumps(content, ensure_ascii=False)
    if not line.isprintable():
        line = json.dumps(content)
    return line + "\n"
