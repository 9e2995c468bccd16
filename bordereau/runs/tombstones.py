"""What has left the folder, one JSON line a content (``gone.jsonl``), for whoever reads the outputs after a run.

A content is gone when no file of the folder has it any more: its files were deleted, or other bytes stand in their
place. Its line comes with the first run that misses it, says ``removed`` once ``--prune`` has taken its results out,
and goes when the content is back. A line is written before its results are removed, so that a run that is killed in
between leaves a document with a line rather than a gap without one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from bordereau.schemas.strict_json import BadJsonError, read_json

GONE = "gone.jsonl"
Why = Literal["deleted", "replaced"]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A content that no file of the folder has any more."""

    sha256: str
    files: tuple[str, ...]
    """The names that it had below the folder; none where no manifest told of it."""
    why: Why
    """Replaced when one of its names has another content now."""
    replaced_by: str | None
    """The hash of that content."""
    run: str
    """The run that missed it first."""
    removed: str | None = None
    """The run that took its results out; None while they stay."""

    @property
    def name(self) -> str:
        return f"{self.files[0] if self.files else self.sha256[:12]}, {self.why}"


def print_tombstones(stones: Iterable[Tombstone]) -> Iterator[str]:
    """Write the lines, in the order of the hashes."""
    for one in sorted(stones, key=lambda one: one.sha256):
        line = json.dumps(asdict(one), ensure_ascii=False)
        yield (line if line.isprintable() else json.dumps(asdict(one))) + "\n"


def parse_tombstones(lines: Iterable[str]) -> Iterator[Tombstone]:
    """Read lines; one that no run of ours wrote is left out."""
    for line in lines:
        try:
            told = read_json(line) if line.strip() else None
            one = Tombstone(**{**told, "files": tuple(told["files"])}) if isinstance(told, dict) else None
        except (BadJsonError, TypeError, KeyError):
            continue
        if one is not None and all(isinstance(text, str) for text in (one.sha256, one.why, one.run, *one.files)):
            yield one
