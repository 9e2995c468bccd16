"""Three machines that print a page to a picture: an office scanner, a copier, and one that nobody has cleaned.

A twin is a document of pictures alone that shows what its original shows, in colour where the page has colour. The
same original and quality give the same bytes.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pypdfium2 as pdfium

from tools.degrade import Damage, put_picture, render_colour, spoil_colour

QUALITIES = {
    "clean": Damage(200, 0.3, 80, noise=3),
    "copier": Damage(200, -0.7, 55, gradient=True, noise=6, blur=0.4, dark_edges=True),
    "rough": Damage(150, 1.1, 40, noise=7, speckles=250, stamp=True),
}
"""Quality → what it does to a page."""


_VARIES = re.compile(rb"(/CreationDate\s*\(D:|/ID\s*\[)([^\])]*)([\])])")
"""PDFium writes the time and a number of chance into what it saves."""


def print_twin(original: Path, twin: Path, quality: str) -> None:
    """Print a document to pictures; one that is already there is kept."""
    if twin.exists():
        return
    damage = QUALITIES[quality]
    half = twin.with_suffix(f".{os.getpid()}.half")
    with pdfium.PdfDocument(original) as old, pdfium.PdfDocument.new() as new:
        old.init_forms()
        for number, page in enumerate(old, start=1):
            image = spoil_colour(render_colour(page, damage.dpi), damage, number)
            put_picture(new, image, *page.get_size(), damage.jpeg)
        drawn = io.BytesIO()
        new.save(drawn)
    half.write_bytes(_VARIES.sub(_level, drawn.getvalue()))
    half.replace(twin)


def _level(found: re.Match[bytes]) -> bytes:
    """As many zeros as there were figures, so that nothing moves in the file."""
    return found[1] + re.sub(rb"[\dA-Fa-f]", b"0", found[2]) + found[3]
