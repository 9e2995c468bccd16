"""Documents that several tests look at: each PDF is read once in a session, by whichever process wants it first.

Reading the corpora is what tests spend most of their time with. ``read_shared`` keeps what was read as JSON in a folder
that all processes of the session share, and that is gone with it: no document outlives the code that made it. A test
that is about the reading itself (twice the same bytes, other settings, another process) calls ``extract_document``.
"""

from __future__ import annotations

import fcntl
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bordereau.schemas.convention import Document

_folders: list[Path] = []


def open_store(folder: Path) -> None:
    """Share documents in this folder from now on; without one, each is read as often as it is asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    _folders[:] = [folder]


def read_shared(pdf: Path) -> Document:
    """Read a PDF with the default settings, or take what another test has read. Raises DocumentError."""
    from bordereau.document import extract_document
    from bordereau.schemas.load import parse_document, print_document
    from bordereau.schemas.settings import Settings

    if not _folders:
        return extract_document(pdf, Settings())
    name = hashlib.sha256(pdf.name.encode() + b"\0" + pdf.read_bytes()).hexdigest()
    kept = _folders[0] / f"{name}.json"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            half = kept.with_suffix(".half")
            half.write_text(print_document(extract_document(pdf, Settings())), encoding="utf-8")
            half.rename(kept)
    return parse_document(kept.read_bytes())
