"""What the manifest of a run says of a document, as columns and rows: names, program, run; and who was withdrawn.

A file that got another name, or a document that another program read to the same bytes, changes nothing of the JSON;
so these facts have a digest of their own, and a document whose digest has changed is written anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from bordereau.runs.trust import Trust
from bordereau.warehouse.warehouse import Held, Row


class Told(NamedTuple):
    """What a manifest says of one content."""

    columns: Row
    """Of ``documents``."""
    files: tuple[Row, ...]
    """The rows of ``files``, without their key."""


def tell_content(trust: Trust, sha256: str) -> Told:
    """Tell the names of a content, and what made its document; nothing where no manifest tells."""
    line = (trust.lines or {}).get(sha256)
    files = tuple(_make_file(name.path, name.gone) for name in trust.files.get(sha256, ()))
    if not files and sha256 in trust.gone:
        files = tuple(_make_file(path, True) for path in trust.gone[sha256].files)
    if line is None and not files:
        return Told({}, ())
    columns: Row = {
        "path": next((str(file["path"]) for file in files), None),
        "made_with": line.made_with if line else None,
        "extractor": line.extractor if line else None,
        "run_id": line.run if line else None,
    }
    said = json.dumps([columns, files], sort_keys=True)
    return Told({**columns, "manifest_sha256": hashlib.sha256(said.encode()).hexdigest()}, files)


def _make_file(path: str, gone: bool) -> Row:
    path = path.encode("utf-8", "replace").decode("utf-8")
    folder, _, name = path.rpartition("/")
    return {"path": path, "folder": folder or None, "file_name": name, "gone": gone}


def add_files(rows: Mapping[str, list[Row]], sha256: str, told: Told) -> dict[str, list[Row]]:
    """Add the names of a document to its rows."""
    files = [{"document_sha256": sha256, "file_order": n, **file} for n, file in enumerate(told.files, start=1)]
    return {**rows, "files": files}


def list_withdrawn(
    trust: Trust, leaving: Mapping[str, Held], here: Collection[str], former: Sequence[Row], quarantine: Sequence[Row]
) -> list[Row]:
    """List the tombstones of a collection: those that stand already, and of the documents that leave with this load.

    A document that is back has none. The rows lack ``collection`` and ``load_id`` where they are new.
    """
    failed = {row["sha256"] for row in quarantine}
    rows = {row["document_sha256"]: row for row in former if row["document_sha256"] not in here}
    for sha256, held in leaving.items():
        stone = trust.gone.get(sha256)
        rows[sha256] = {
            "document_sha256": sha256,
            "file_name": held.file_name,
            "path": stone.files[0] if stone and stone.files else held.path,
            "why": stone.why if stone else "quarantined" if sha256 in failed else "left_outputs",
            "replaced_by": stone.replaced_by if stone else None,
            "run_id": stone.run if stone else None,
        }
    return [rows[sha256] for sha256 in sorted(rows)]
