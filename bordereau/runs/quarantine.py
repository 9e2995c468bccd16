"""The quarantine: one small JSON a file that could not be read, with its reason."""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePosixPath

from bordereau.runs.ledger import Entry
from bordereau.runs.stores import Store


def write_quarantine(store: Store, entry: Entry) -> None:
    """Say why a file was not read, and what the attempt took."""
    content = {
        "file": entry.file,
        "sha256": entry.sha256,
        "reason": entry.reason,
        "message": entry.message,
        "detail": entry.detail,
        "seconds": entry.seconds,
        "peak_mb": entry.peak_mb,
        "finished_at": entry.finished_at,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    if any(0xD800 <= ord(sign) <= 0xDFFF for sign in text):
        text = json.dumps(content, indent=1)
    store.put(name_quarantine(entry.file), [text, "\n"])


def name_quarantine(file: str) -> str:
    """Name the entry after the file, and after its path, since two folders may hold files of one name.

    >>> name_quarantine("../a/à b.pdf")
    'quarantine/__b-86b39749.json'
    """
    tail = hashlib.sha256(file.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    signs = (sign if (sign.isascii() and sign.isalnum()) or sign in "-." else "_" for sign in PurePosixPath(file).stem)
    return f"quarantine/{''.join(signs)[:80]}-{tail}.json"
