"""Pages over which something is laid: fields of a form, notes, stamps, comments, files."""

from __future__ import annotations

from collections.abc import Sequence

import hostile_files

LINES = "BT /F1 10 Tf 1 0 0 1 100 500 Tm (La subvention est de) Tj 1 0 0 1 300 500 Tm (par an.) Tj ET"
APPEARANCE = b"/Type /XObject /Subtype /Form /BBox [0 0 100 16] /Resources << /Font << /F1 5 0 R >> >>"


def draw(text: str, ground: str = "") -> bytes:
    """What a field or note shows: a text on nothing, or on a box of a colour (``1 g``)."""
    box = f"{ground} 0 0 100 16 re f 0 g " if ground else ""
    return hostile_files.write_stream(f"{box}BT /F1 10 Tf 2 4 Td ({text}) Tj ET".encode("latin-1"), APPEARANCE)


def write_laid(
    annotations: Sequence[tuple[str, bytes | None]],
    content: str = LINES,
    catalogue: str = "",
    fields: str = "",
    extra: Sequence[bytes] = (),
) -> bytes:
    """A page with annotations, each its entries and its appearance; a form where ``fields`` are given.

    Annotations are the objects from 6 on, then their appearances, then the ``extra`` objects.
    """
    count = len(annotations)
    objects, appearances = [], []
    for entries, appearance in annotations:
        drawn = "" if appearance is None else f"/AP << /N {6 + count + len(appearances)} 0 R >>"
        appearances += [] if appearance is None else [appearance]
        objects.append(f"<< /Type /Annot /P 3 0 R {drawn} {entries} >>".encode("latin-1"))
    kids = " ".join(f"{6 + number} 0 R" for number in range(count))
    form = f"/AcroForm << /Fields [{kids}] /DA (/F1 10 Tf 0 g) /DR << /Font << /F1 5 0 R >> >> {fields} >>"
    return hostile_files.write_pdf(
        [
            f"<< /Type /Catalog /Pages 2 0 R {form if fields else ''} {catalogue} >>".encode(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Annots [{kids}] "
            "/Resources << /Font << /F1 5 0 R >> >> >>".encode(),
            hostile_files.write_stream(content.encode("latin-1")),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            *objects,
            *appearances,
            *extra,
        ]
    )
