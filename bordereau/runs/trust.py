"""Whether a document's JSON is still what a run wrote: its hash against the line of the manifest.

Whoever corrects a figure in the JSON by hand leaves no word of who and why, and the next run writes over it. So what
loads or corrects documents refuses an edited one, what only shows them tells it; ``--allow-edited`` lets it pass.
Corrected documents are not trusted by a hash: they are made again from the document and the corrections before use.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from bordereau.runs.fingerprint import name_extractor
from bordereau.runs.ledger import Entry, parse_lines
from bordereau.runs.stores import JOURNAL, SEGMENTS
from bordereau.runs.tombstones import GONE, Tombstone, parse_tombstones

INSTEAD = "Correct figures on review pages, or read the PDF again; --allow-edited takes it as it is."

ONE = {"are": "is", "have": "has", "were": "was"}


class Line(NamedTuple):
    """What the manifest says of one content."""

    state: str
    output_sha256: str | None
    made_with: str
    reason: str | None
    run: str | None = None
    extractor: str | None = None


class FileName(NamedTuple):
    """A name of a content below the folder of the run."""

    path: str
    gone: bool
    """It has left the folder."""


@dataclass(slots=True)
class Trust:
    """The manifest of a run, and what was noticed of its documents."""

    outputs: Path
    lines: dict[str, Line] | None
    """By the hash of the PDF; None where there is no manifest."""
    made_with: str = ""
    """What most documents were made with; lists and stopped runs leave lines of former versions beside new ones."""
    files: dict[str, list[FileName]] = field(default_factory=dict)
    """The names of each content, in order."""
    gone: dict[str, Tombstone] = field(default_factory=dict)
    """Contents that have left the folder, by hash."""
    doubts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def judge(self, digest: str, output_sha256: str) -> str | None:
        """Compare a document with its line; gives a sentence when it was edited, and counts other doubts."""
        line = (self.lines or {}).get(digest)
        if self.lines is None:
            return None
        if digest in self.gone or self._has_left(digest):
            self._doubt("have left the folder as files, and stay until run --prune withdraws them", digest)
        if line is None and digest in self.gone:
            return None
        if line is None:
            self._doubt("have no line in the manifest", digest)
        elif line.state == "quarantined":
            self._doubt(f"are of an earlier run, since the last one could not read their PDF ({line.reason})", digest)
        elif line.output_sha256 is None:
            self._doubt("have a line in the manifest that does not tell their hash", digest)
        elif line.output_sha256 != output_sha256:
            return f"{digest}.json was edited after the run that wrote it. {INSTEAD}"
        elif line.extractor is not None and line.extractor != name_extractor():
            self._doubt(
                "are stale, made by another version of Bordereau than is installed: the same run makes them anew",
                digest,
            )
        elif line.made_with != self.made_with:
            self._doubt("were made by another version, or with other settings, than most", digest)
        return None

    def tell(self) -> list[str]:
        """Say what is doubtful without being wrong, a sentence a kind."""
        if self.lines is None:
            return [f"{self.outputs} has no {JOURNAL}: whether documents were edited cannot be told."]
        return [
            f"{count} document{'s' if count > 1 else ''} of {self.outputs} {_agree(what, count)}: "
            f"{self.examples[what]}.json{', …' if count > 1 else ''}."
            for what, count in sorted(self.doubts.items())
        ]

    def _has_left(self, digest: str) -> bool:
        names = self.files.get(digest, ())
        return bool(names) and all(name.gone for name in names)

    def _doubt(self, what: str, digest: str) -> None:
        self.doubts[what] += 1
        self.examples.setdefault(what, digest)


def _agree(what: str, count: int) -> str:
    """Let a verb agree with how many there are.

    >>> _agree("are stale", 1), _agree("are stale", 2), _agree("have no line", 1)
    ('is stale', 'are stale', 'has no line')
    """
    verb, _, rest = what.partition(" ")
    return f"{ONE[verb]} {rest}" if count == 1 else what


def read_trust(outputs: Path) -> Trust:
    """Read the manifest of a run, also of one that was stopped."""
    paths = [path for path in (outputs / JOURNAL, *sorted((outputs / SEGMENTS).glob("*.jsonl"))) if path.is_file()]
    if not paths:
        return Trust(outputs, None)
    by_file: dict[str, Entry] = {}
    for path in paths:
        with path.open(encoding="utf-8", errors="replace", newline="\n") as stream:
            for entry in parse_lines(stream):
                by_file.pop(entry.file, None)  # the last line of a file counts, and goes to the end
                by_file[entry.file] = replace(entry, document=None, message=None, detail=None)
    lines = _sort_by_content(by_file.values())
    most = Counter(line.made_with for line in lines.values() if line.state == "done").most_common(1)
    trust = Trust(outputs, lines, most[0][0] if most else "")
    for file in sorted(by_file):
        entry = by_file[file]
        if entry.sha256 is not None and entry.state != "quarantined":
            trust.files.setdefault(entry.sha256, []).append(FileName(file, entry.gone))
    trust.gone = {one.sha256: one for one in _read_gone(outputs)}
    return trust


def _read_gone(outputs: Path) -> Iterator[Tombstone]:
    with suppress(OSError), (outputs / GONE).open(encoding="utf-8", errors="replace", newline="\n") as stream:
        yield from parse_tombstones(stream)


def _sort_by_content(entries: Iterable[Entry]) -> dict[str, Line]:
    """Give each content its line: that of a document rather than of a failure; a copy's line tells nothing more."""
    lines: dict[str, Line] = {}
    for entry in entries:
        if entry.sha256 is None or entry.state == "duplicate":
            continue
        known = lines.get(entry.sha256)
        if known is None or entry.state == "done" or known.state != "done":
            lines[entry.sha256] = Line(
                entry.state, entry.output_sha256, entry.made_with, entry.reason, entry.run, entry.extractor
            )
    return lines


def hash_file(path: Path) -> str:
    """Hash a file. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def find_doubts(files: Iterable[Path]) -> Iterator[str]:
    """Say what is edited or doubtful among documents that stand in the outputs of a run; others have no manifest."""
    trusts: dict[Path, Trust] = {}
    for path in files:
        outputs = path.absolute().parent.parent
        if path.absolute().parent.name != "documents":
            continue
        if outputs not in trusts:
            trusts[outputs] = read_trust(outputs)
        try:
            edited = trusts[outputs].judge(path.stem, hash_file(path))
        except OSError:
            continue  # whoever reads it says so
        if edited:
            yield edited
    for trust in trusts.values():
        yield from trust.tell()
