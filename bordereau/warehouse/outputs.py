"""What a run left: documents, and the files in quarantine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bordereau.corrections.files import read_ledger
from bordereau.runs.trust import hash_file
from bordereau.schemas.convention import Document
from bordereau.schemas.errors import BordereauError, NotADocumentError, UnknownSchemaVersionError, UsageError
from bordereau.schemas.load import read_document
from bordereau.schemas.strict_json import read_json
from bordereau.warehouse.manifest import Told, add_files
from bordereau.warehouse.rows.document import flatten_document
from bordereau.warehouse.warehouse import Rows
from bordereau.whole import tell_cause

INTEGERS = 2**63
SHA256 = re.compile(r"[0-9a-f]{64}$")


@dataclass(frozen=True, slots=True)
class Found:
    """A document's JSON, not yet read."""

    path: Path
    document_sha256: str
    json_sha256: str
    read_sha256: str
    """Of the JSON that the run wrote; the same, where nobody corrected it."""


def find_outputs(folder: Path) -> Iterator[Found]:
    """Find the documents of a run, in the order of their hashes, each as reviewers corrected it where they did.

    A corrected document counts only where the ledger of corrections speaks of it. Raises UsageError where there has
    been no run.
    """
    documents = folder / "documents"
    if not documents.is_dir():
        raise UsageError(f"{folder} holds no documents: name the output folder of bordereau run.")
    judged = {one.document for one in read_ledger(folder, []).corrections}
    for path in sorted(documents.glob("*.json")):
        if SHA256.match(path.stem):
            corrected = folder / "corrected" / path.name
            chosen = corrected if path.stem in judged and corrected.is_file() else path
            read = _hash(path)
            yield Found(chosen, path.stem, read if chosen is path else _hash(chosen), read)


def _hash(path: Path) -> str:
    try:
        return hash_file(path)
    except OSError as error:
        raise BrokenOutputError(f"{path} cannot be read: {tell_cause(error)}.") from error


class BrokenOutputError(BordereauError):
    """The JSON of one document cannot be loaded; the others are."""


def read_rows(found: Found, told: Told, about: dict[str, str]) -> tuple[Document, Rows]:
    """Read a document and make its rows.

    Raises BrokenOutputError for one that cannot be read, bears another's name, or whose rows cannot be told apart.
    """
    try:
        document = read_document(found.path)
    except (NotADocumentError, UnknownSchemaVersionError) as error:
        raise BrokenOutputError(str(error)) from error
    if document.source.sha256 != found.document_sha256:
        raise BrokenOutputError(f"{found.path.name} is the document of another PDF, {document.source.sha256[:12]}….")
    _check_cells(document, found.path.name)
    rows = flatten_document(document, json_sha256=found.json_sha256, **told.columns, **about)
    return document, add_files(rows, found.document_sha256, told)


def _check_cells(document: Document, name: str) -> None:
    """Refuse what the JSON's schema lets pass and no table can hold: two values in one place, or in none."""
    pages = [page.number for page in document.pages]
    told = [document.source.size_bytes, document.source.page_count, *pages]
    if len(set(pages)) < len(pages) or max(map(abs, told)) >= INTEGERS:
        raise BrokenOutputError(f"{name} cannot be loaded: its pages are not numbered as pages are.")
    for number, act in enumerate(document.acts, start=1):
        for table in act.tables:
            for row in table.rows:
                columns = [cell.column for cell in row.cells]
                if len(set(columns)) < len(columns) or not set(columns) <= set(range(len(table.columns))):
                    raise BrokenOutputError(
                        f"{name} cannot be loaded: in act {number}, the row “{row.label}” of {table.id} has two "
                        "cells in one column, or a cell in none."
                    )


def read_quarantine(folder: Path, collection: str, load_id: str) -> list[dict[str, Any]]:
    """Read the quarantine of a run as rows; an entry cut short by a crash is left out."""
    rows: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / "quarantine").glob("*.json")):
        try:
            entry = read_json(path.read_bytes())
            values = {name: _clean(entry.get(name)) for name in ("file", "sha256", "reason", "message")}
        except (OSError, ValueError, AttributeError):
            continue
        if values["file"] and all(isinstance(value, str | None) for value in values.values()):
            rows[values["file"]] = {"collection": collection, **values, "load_id": load_id}
    return [rows[file] for file in sorted(rows)]


def _clean(value: object) -> Any:
    """Make a name that is no UTF-8 fit to print."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
