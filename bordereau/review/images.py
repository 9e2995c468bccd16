"""Page images in WebP, at a size that one can read and no larger.

1 300 pixels across an upright A4 page keep 9-point figures sharp at twice the width of a column on screen. Images are
named by the content of the PDF and so are kept from one review to the next.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bordereau.guard.alone import OnPage, Plan, do_alone
from bordereau.guard.limits import Limits
from bordereau.guard.task import Failure
from bordereau.review.lines import list_lines, print_lines

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH_PX = 1300
PIXELS_AT_MOST = 4_000_000
SCALE_AT_MOST = 4.0
QUALITY = 50
LINES = "lines.js"
"""The text of the pages, beside their pictures."""
PAGE_S = 30.0
"""Seconds after which a page goes without its picture."""
LIMITS = Limits()


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


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pages of a PDF that have a picture, by their numbers, and why others have none."""

    names: dict[int, str]
    lost: str | None = None
    """A sentence, where drawing had to be given up for some."""


def make_images(
    pdf: Path, folder: Path, pages: Iterable[int], force: bool = False, limits: Limits = LIMITS, *, lines: bool = False
) -> Drawn:
    """Draw pages of a PDF into a folder, under guard: a page that takes too much goes without its picture.

    With ``lines`` their text goes beside them, to be searched.
    """
    names = {number: f"p{number:03}.webp" for number in pages}
    wanted = [*names.values(), *([LINES] if lines else [])]
    if not force and all((folder / name).is_file() for name in wanted):
        return Drawn(names)
    folder.mkdir(parents=True, exist_ok=True)
    for name in wanted if force else ():
        (folder / name).unlink(missing_ok=True)
    places = {number: folder / name for number, name in names.items()}
    work = partial(_draw_pages, pdf, places, folder / LINES if lines else None)
    done, left_out = do_alone(Plan(pdf.name, work, PAGE_S, page_pays=True), limits)
    made = {number: name for number, name in names.items() if (folder / name).is_file()}
    if isinstance(done, Failure) or left_out:
        undrawn = len(names) - len(made)
        why = f" ({done.reason})" if isinstance(done, Failure) else ""
        said = f"{undrawn} pages" if undrawn > 1 else "one page"
        return Drawn(made, f"{said} of {pdf.name} could not be drawn within the limits and have no picture{why}.")
    return Drawn(made)


def _draw_pages(
    pdf: Path, names: dict[int, Path], lines: Path | None, left_out: frozenset[int], on_page: OnPage
) -> None:
    """Draw what has no picture yet; a picture is there whole or not at all."""
    with open_pdf(pdf) as document:
        if lines and document is not None:
            _write_lines(document, lines, [number for number in names if number not in left_out], on_page)
        for number, path in names.items():
            if number in left_out or path.is_file():
                continue
            on_page(number)
            picture = draw_page(document, number)
            if picture is not None:
                part = path.with_name(f".{path.name}.part")
                picture.save(part, "WEBP", quality=QUALITY, method=2)
                part.replace(path)
    on_page(0)


def _write_lines(document: Any, path: Path, numbers: list[int], on_page: OnPage) -> None:
    found = {}
    for number in numbers:
        on_page(number)
        found[number] = list_lines(document[number - 1]) if number <= len(document) else []
    path.write_text(print_lines(found), encoding="ascii")


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """Open a PDF with PDFium; None where it cannot be opened."""
    import pypdfium2

    from bordereau.extract.page.fresh import refresh_pdfium

    refresh_pdfium()
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
