"""The part of a page where a sum stands, as a picture: the total framed, what was added up marked."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bordereau.corrections.facts import Evidences
from bordereau.review.findings import Finding, list_findings
from bordereau.review.images import find_pdf, make_images
from bordereau.review.site import name_files, read_reviewed
from bordereau.review.words import Words
from bordereau.schemas.convention import Document, PageInfo
from bordereau.schemas.page import Box

if TYPE_CHECKING:
    from PIL.Image import Image

MARGIN_PT = 26.0
"""Above and below, so that a line of context is seen; a crop is as wide as its page, for the labels."""
HIGH_PT = 430.0
"""A sum that is spread over more is cut to what stands around its total."""
TOTAL = (179, 23, 15)
PART = (31, 78, 140)


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with the crop of its page; None where the PDF is not at hand."""

    finding: Finding
    crop: bytes | None


def show_findings(outputs: Path, roots: tuple[Path, ...], words: Words, everything: bool = False) -> Iterator[Shown]:
    """Give the findings of a run with their crops; only the pages that are shown are drawn."""
    names = name_files(outputs)
    with tempfile.TemporaryDirectory() as scratch:
        for document in read_reviewed(outputs, []):
            files = (*names.get(document.source.sha256, ()), document.source.file_name)
            found = list(list_findings(document, files[0], words, everything))
            pictures = _draw(document, files, {one.page for one in found if one.page}, roots, Path(scratch))
            for one in found:
                picture = pictures.get(one.page or 0)
                info = document.pages[one.page - 1] if one.page and picture else None
                yield Shown(one, crop_sum(picture, info, one.total, one.parts) if picture and info else None)


def _draw(
    document: Document, files: Iterable[str], pages: set[int], roots: tuple[Path, ...], scratch: Path
) -> dict[int, Path]:
    for name in files if pages else ():
        pdf, _ = find_pdf(name, document.source.sha256, roots)
        if pdf is not None:
            folder = scratch / document.source.sha256
            return {number: folder / file for number, file in make_images(pdf, folder, sorted(pages)).names.items()}
    return {}


def crop_sum(picture: Path, page: PageInfo, total: Evidences, parts: Evidences) -> bytes:
    """Cut a sum out of the picture of its page; gives a PNG."""
    from PIL import Image

    own = [one.bbox for one in total if one.page == page.number]
    others = [one.bbox for one in parts if one.page == page.number]
    with Image.open(picture) as drawn:
        scale = drawn.width / page.width
        whole = _mark(drawn.convert("RGB"), own, others, scale)
    top, bottom = frame_sum(own or others, [*own, *others], page.height)
    cut = whole.crop((0, round(top * scale), whole.width, round(bottom * scale)))
    written = BytesIO()
    cut.save(written, "PNG", optimize=True)
    return written.getvalue()


def frame_sum(own: Sequence[Box], boxes: Sequence[Box], height: float) -> tuple[float, float]:
    """Give the top and bottom of what to show, in points.

    >>> frame_sum([(0, 300, 9, 310)], [(0, 300, 9, 310), (0, 200, 9, 210)], 842)
    (174.0, 336.0)
    >>> frame_sum([(0, 800, 9, 810)], [(0, 800, 9, 810), (0, 20, 9, 30)], 842)
    (406.0, 836.0)
    """
    if not boxes:
        return 0.0, height
    top = max(0.0, min(box[1] for box in boxes) - MARGIN_PT)
    bottom = min(height, max(box[3] for box in boxes) + MARGIN_PT)
    if bottom - top > HIGH_PT:
        last = min(height, max(box[3] for box in own) + MARGIN_PT)
        top, bottom = (last - HIGH_PT, last) if last - HIGH_PT > 0 else (0.0, HIGH_PT)
    return top, bottom


def _mark(picture: Image, own: Iterable[Box], others: Iterable[Box], scale: float) -> Image:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    for boxes, tone, width in ((others, PART, 2), (own, TOTAL, 4)):
        for x0, top, x1, bottom in boxes:
            frame = (x0 * scale - 4, top * scale - 3, x1 * scale + 4, bottom * scale + 3)
            pen.rectangle(frame, outline=tone, width=width)
    return picture
