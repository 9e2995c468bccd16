"""The manifest of a run: one JSON line a file, appended as the run goes, so that a rerun does only the rest.

A line is written after its document; the last line of a file is the one that counts. A run that ends well writes
the manifest anew, one line a file, in the order of the names. While a run goes on, names and lines stand in a
temporary SQLite file beside the manifest, not in memory: a folder may hold any number of files.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from bordereau.schemas.strict_json import BadJsonError, read_json

State = Literal["done", "duplicate", "quarantined"]

NEW = '"new": true'

TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE plan (name BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE former (sha256 TEXT PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (name BLOB PRIMARY KEY, line TEXT NOT NULL);
CREATE TABLE result (sha256 TEXT PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE before (name BLOB PRIMARY KEY, line TEXT NOT NULL, sha256 TEXT, trouble TEXT);
CREATE TABLE carried (name BLOB PRIMARY KEY, line TEXT NOT NULL);
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
    run: str | None = None
    """The run that made this; a later one that keeps it leaves it so."""
    extractor: str | None = None
    """The program that read it: its version and the digest of its rules."""
    new: bool = False
    """Newly in quarantine, and no run has ended since that told so."""
    gone: bool = False
    """The file has left its folder; what was made of it stays until it is pruned."""


class Ledger:
    """Who was to be read, what a former run left, and what this one did."""

    def __init__(self, former: Iterable[str] = (), afresh: bool = False) -> None:
        """``former`` are the lines of the manifest; with ``afresh`` no result of theirs is found."""
        self._base = sqlite3.connect("", isolation_level=None)  # a file in TMPDIR that has no name, so none is left
        self._base.executescript(TABLES)
        self._base.execute("BEGIN")
        for entry in parse_lines(former):
            line = print_entry(entry)
            trouble = entry.reason if entry.state == "quarantined" and not entry.new else None
            row = (os.fsencode(entry.file), line, entry.sha256, trouble)
            self._base.execute("INSERT OR REPLACE INTO before VALUES (?, ?, ?, ?)", row)
            if entry.sha256 is not None and entry.state != "duplicate" and not afresh:
                self._base.execute("INSERT OR REPLACE INTO former VALUES (?, ?)", (entry.sha256, line))
        self._base.execute("CREATE INDEX trouble ON before (sha256, trouble)")
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

    def is_new(self, entry: Entry) -> bool:
        """Whether a file is newly in quarantine.

        It is not where the former manifest had the same content there for the same reason, under whatever name; of a
        file that has no content, since it cannot be read, the same name.
        """
        where = "sha256 IS NULL AND name = ?" if entry.sha256 is None else "sha256 = ?"
        key = os.fsencode(entry.file) if entry.sha256 is None else entry.sha256
        query = f"SELECT 1 FROM before WHERE {where} AND trouble = ?"  # noqa: S608 (one of the two above)
        return self._base.execute(query, (key, entry.reason)).fetchone() is None

    def find_names(self, sha256: str) -> list[tuple[str, str | None]]:
        """Tell the names that the former manifest gave a content, and which content each has now, if any."""
        query = """
            SELECT b.name, e.line FROM before b LEFT JOIN entry e ON e.name = b.name
            WHERE b.sha256 = ? ORDER BY b.name
        """
        found = self._base.execute(query, (sha256,)).fetchall()
        now = [next(parse_lines([line]), None) if line else None for _, line in found]
        return [(os.fsdecode(name), one.sha256 if one else None) for (name, _), one in zip(found, now, strict=True)]

    def left(self) -> Iterator[Entry]:
        """What the former manifest tells of names that this run did not come upon."""
        query = "SELECT line FROM before WHERE name NOT IN (SELECT name FROM entry) ORDER BY name"
        return parse_lines(line for (line,) in self._base.execute(query))

    def carry(self, entry: Entry) -> None:
        """Keep the line of a file that this run did not come upon."""
        row = (os.fsencode(entry.file), print_entry(entry))
        self._base.execute("INSERT OR REPLACE INTO carried VALUES (?, ?)", row)

    def lines(self) -> Iterator[str]:
        """The lines of this run, in the order of the names."""
        for (line,) in self._base.execute("SELECT line FROM entry ORDER BY name"):
            yield line

    def manifest(self) -> Iterator[str]:
        """The lines of this run and those that were carried over, in the order of the names; all of it is told now."""
        query = "SELECT line FROM (SELECT * FROM entry UNION ALL SELECT * FROM carried) ORDER BY name"
        for (line,) in self._base.execute(query):
            yield (
                line
                if NEW not in line
                else "".join(print_entry(replace(one, new=False)) for one in parse_lines([line]))
            )

    def entries(self) -> Iterator[Entry]:
        """The entries of this run, in the order of the names."""
        return parse_lines(self.lines())

    def close(self) -> None:
        self._base.close()

    def _find(self, query: str, sha256: str) -> Entry | None:
        row = self._base.execute(query, (sha256,)).fetchone()
        return next(parse_lines(row), None) if row else None


def parse_lines(lines: Iterable[str]) -> Iterator[Entry]:
    """Read lines of a manifest; one cut short by a crash, or that no run of ours wrote, is left out."""
    for line in lines:
        if not line.strip():
            continue
        try:
            entry = Entry(**read_json(line))
        except (BadJsonError, TypeError):
            continue
        if is_sound(entry):
            yield entry


def is_sound(entry: Entry) -> bool:
    """Whether an entry is of the types that it says, so that nothing stumbles over it later."""
    told = (entry.status, entry.reason, entry.message, entry.detail, entry.finished_at)
    texts = (*told, entry.output_sha256, entry.run, entry.extractor)
    numbers = (entry.seconds, entry.cpu_seconds, entry.peak_mb, entry.output_bytes)
    acts = (entry.document or {}).get("acts", ()) if isinstance(entry.document, dict | None) else None
    return (
        isinstance(entry.file, str)
        and entry.state in get_args(State)
        and (entry.sha256 is None or (isinstance(entry.sha256, str) and "/" not in entry.sha256))
        and isinstance(entry.made_with, str)
        and isinstance(entry.failing, int)
        and all(isinstance(one, str | None) for one in texts)
        and all(isinstance(one, int | float | None) for one in numbers)
        and isinstance(acts, list | tuple)
        and all(isinstance(act, dict) and isinstance(act.get("checks"), dict) for act in acts)
    )


def read_manifest(path: Path) -> dict[str, Entry]:
    """Read a manifest by file name; the last line of a file counts."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    return {entry.file: entry for entry in parse_lines(data.decode("utf-8", "replace").split("\n"))}


def print_entry(entry: Entry) -> str:
    """Write an entry as one line of JSON; a name that is no UTF-8 is escaped."""
    content = {key: value for key, value in asdict(entry).items() if value is not None and value is not False}
    content.setdefault("sha256", None)
    line = json.dumps(content, ensure_ascii=False)
    if not line.isprintable():
        line = json.dumps(content)
    return line + "\n"
