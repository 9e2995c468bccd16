"""A result whose file has another name now: its document is called so too, as if it had been read under that name."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from bordereau.runs.ledger import Entry
from bordereau.runs.stores import Store
from bordereau.schemas.errors import BordereauError
from bordereau.schemas.load import parse_document, print_document


def is_renamed(former: Entry, file_name: str) -> bool:
    """Whether a former document bears another name than its file has now."""
    return former.state == "done" and former.document is not None and former.document.get("file") != file_name


def rename_result(store: Store, former: Entry, file_name: str) -> Entry | None:
    """Write a document anew under the name that its file has now; None where it cannot be read back.

    Nothing else of a document depends on its name, unless known sums are given by file name: then it is read again.
    """
    place = f"documents/{former.sha256}.json"
    try:
        document = parse_document(store.read(place) or "")
    except BordereauError:
        return None
    source = document.source.model_copy(update={"file_name": file_name})
    text = print_document(document.model_copy(update={"source": source}))
    store.put(place, [text])
    data = text.encode("utf-8")
    return replace(
        former,
        document={**(former.document or {}), "file": file_name},
        output_bytes=len(data),
        output_sha256=hashlib.sha256(data).hexdigest(),
    )
