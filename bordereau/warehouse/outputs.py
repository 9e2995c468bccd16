"""What a run left: documents, and the files in quarantine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bordereau.warehouse.values import hash_bytes
from schemas.errors import UsageError

SHA256 = re.compile(r"[0-9a-f]{64}$")


@dataclass(frozen=True, slots=True)
class Found:
    """A document's JSON, not yet read."""

    path: Path
    document_sha256: str
    json_sha256: str


def find_outputs(folder: Path) -> Iterator[Found]:
    """Find the documents of a run, in the order of their hashes, each as reviewers corrected it where they did.

    Raises UsageError where there has been no run.
    """
    documents = folder / "documents"
    if not documents.is_dir():
        raise UsageError(f"{folder} holds no documents: name the output folder of bordereau run.")
    for path in sorted(documents.glob("*.json")):
        if SHA256.match(path.stem):
            corrected = folder / "corrected" / path.name
            chosen = corrected if corrected.is_file() else path
            yield Found(chosen, path.stem, hash_bytes(chosen.read_bytes()))


def read_quarantine(folder: Path, collection: str, load_id: str) -> list[dict[str, Any]]:
    """Read the quarantine of a run as rows; an entry cut short by a crash is left out."""
    rows: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / "quarantine").glob("*.json")):
        try:
            entry = json.loads(path.read_bytes())
            values = {name: _clean(entry.get(name)) for name in ("file", "sha256", "reason", "message")}
        except (ValueError, AttributeError):
            continue
        if values["file"]:
            rows[values["file"]] = {"collection": collection, **values, "load_id": load_id}
    return [rows[file] for file in sorted(rows)]


def _clean(value: object) -> Any:
    """Make a name that is no UTF-8 fit to print."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
