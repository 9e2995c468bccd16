"""Page images in WebP, at a size that one can read and no larger.

1 300 pixels across an upright A4 page keep 9-point figures sharp at twice the width of a column on screen. Images are
named by the content of the PDF and so are kept from one review to the next.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH_PX = 1300
PIXELS_AT_MOST = 4_000_000
SCALE_AT_MOST = 4.0
QUALITY = 50


def find_pdf(name: str, sha256: str, roots: tuple[Path, ...]) -> tuple[Path | None, bool]:
    """Find the PDF that was read, by its name below the first root that has it with the same content.

    Gives the path, and whether only files with another content were found.
    """
    changed = False
    for root in roots:
        path = root / name
        try:
            if not path.is_file():
                continue
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == sha256:
                    return path, False
        except (OSError, ValueError):
            continue
        changed = True
    return None, changed


def make_images(pdf: Path, folder: Path, count: int, force: bool = False) -> dict[int, str]:
    """Draw the pages of a PDF into a folder; gives the file name of each page that could be drawn."""
    names = {number: f"p{number:03}.webp" for number in range(1, count + 1)}
    if not force and all((folder / name).is_file() for name in names.values()):
        return names
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    with open_pdf(pdf) as document:
        for number, name in names.items():
            picture = draw_page(document, number)
            if picture is not None:
                picture.save(folder / name, "WEBP", quality=QUALITY, method=2)
                made[number] = name
    return made


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """Open a PDF with PDFium; None where it cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        yield document
    finally:
        document.close()


def draw_page(document: Any, number: int, width_px: int = WIDTH_PX) -> Image | None:
    """Draw one page as displayed; None where PDFium cannot."""
    import pypdfium2

    if document is None or number > len(document):
        return None
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(width_px / min(width, height), math.sqrt(PIXELS_AT_MOST / (width * height)), SCALE_AT_MOST)
        picture: Image = page.render(scale=scale, may_draw_forms=False).to_pil()
        page.close()
    except (pypdfium2.PdfiumError, ZeroDivisionError, ValueError, MemoryError):
        return None
    return picture.convert("RGB")
