"""Make rough scans out of text PDFs, for measuring: the same input and options give the same bytes.

    python tests/tools/degrade.py IN.pdf OUT.pdf --dpi 150 --skew 2 --jpeg 30 --gradient --stamp --speckles
        --dark-edges --upside-down 2,3 --only 2,4 --wrong-layer

Each page is rendered by pdfium, spoilt with OpenCV, and put back as one JPEG a page of the same size.
``--only`` spoils some pages and keeps the others as they are: a file of text pages and picture pages.
"""

from __future__ import annotations

import argparse
import ctypes
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium

COLOURED = 24
"""A pixel whose channels differ by more levels has a colour."""
LEAST_COLOURED = 0.0005
"""A page of which a larger share is coloured is printed in colour."""


@dataclass(frozen=True)
class Damage:
    """What a copier does to a page."""

    dpi: int = 200
    skew: float = 0.0
    """Degrees, clockwise."""
    jpeg: int = 75
    gradient: bool = False
    noise: float = 0.0
    """Standard deviation of the grey noise."""
    speckles: int = 0
    """Dark dots a page."""
    stamp: bool = False
    dark_edges: bool = False
    blur: float = 0.0
    pale: float = 0.0
    """0 full contrast, 0.5 half of it."""
    turns: tuple[tuple[int, int], ...] = ()
    """(page, quarter turns clockwise)"""


def spoil(grey: np.ndarray, damage: Damage, page: int) -> np.ndarray:
    """One page image, damaged; the random numbers depend on the page only."""
    random = np.random.default_rng(page)
    height, width = grey.shape
    image = grey.astype(np.float32)
    if damage.stamp:
        image = _stamp(image, random)
    if damage.skew:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), -damage.skew, 1.0)
        image = cv2.warpAffine(image, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    if damage.blur:
        image = cv2.GaussianBlur(image, (0, 0), damage.blur)
    image = 255 - (255 - image) * (1 - damage.pale)
    if damage.gradient:
        image *= np.linspace(1.0, 0.72, width)[None, :] * np.linspace(0.97, 0.9, height)[:, None]
    if damage.noise:
        image += random.normal(0, damage.noise, image.shape)
    for x, y in zip(
        random.integers(0, width, damage.speckles), random.integers(0, height, damage.speckles), strict=True
    ):
        cv2.circle(image, (int(x), int(y)), int(random.integers(0, 2)), 30, -1)
    if damage.dark_edges:
        edge = int(width * 0.025)
        image[:, :edge] = np.minimum(image[:, :edge], np.linspace(15, 120, edge)[None, :])
        image[-edge // 2 :, :] = 25
    image = np.rot90(image, -dict(damage.turns).get(page, 0))
    return np.clip(image, 0, 255).astype(np.uint8)


def _stamp(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A round office stamp, half transparent, somewhere in the upper half where tables stand."""
    height, width = image.shape
    layer = np.full(image.shape, 255, np.uint8)
    centre = (int(width * random.uniform(0.45, 0.8)), int(height * random.uniform(0.15, 0.35)))
    radius = int(width * 0.09)
    for r in (radius, int(radius * 0.72)):
        cv2.circle(layer, centre, r, 120, max(2, width // 500))
    cv2.putText(layer, "MAIRIE", (centre[0] - radius // 2, centre[1]), cv2.FONT_HERSHEY_SIMPLEX, width / 2200, 120, 2)
    return np.minimum(image, layer.astype(np.float32))


def render(page: Any, dpi: int) -> np.ndarray:
    """A page as grey pixels."""
    grey = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    return np.ascontiguousarray(grey[:, :, 0] if grey.ndim == 3 else grey)


def render_colour(page: Any, dpi: int) -> np.ndarray:
    """A page as pixels: in colour (blue, green, red) where it has any, else grey."""
    colour = np.ascontiguousarray(page.render(scale=dpi / 72).to_numpy()[:, :, :3])
    spread = colour.max(axis=2).astype(np.int16) - colour.min(axis=2)
    return colour if np.count_nonzero(spread > COLOURED) > LEAST_COLOURED * spread.size else render(page, dpi)


def spoil_colour(image: np.ndarray, damage: Damage, page: int) -> np.ndarray:
    """The same damage on each channel; a grey page stays grey."""
    if image.ndim == 2:
        return spoil(image, damage, page)
    channels = [spoil(np.ascontiguousarray(image[:, :, place]), damage, page) for place in range(3)]
    return np.ascontiguousarray(np.stack(channels, axis=-1))


def put_picture(document: Any, image: np.ndarray, width: float, height: float, quality: int) -> Any:
    """A new last page that shows the image and nothing else."""
    data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
    page = document.new_page(width, height)
    picture = pdfium.PdfImage.new(document)
    picture.load_jpeg(io.BytesIO(data), inline=True)
    picture.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page.insert_obj(picture)
    page.gen_content()
    return page


def put_hidden_text(document: Any, page: Any, text: str, height: float) -> None:
    """Invisible words over the picture, as a copier's own OCR leaves them."""
    raw = pdfium.raw
    font = raw.FPDFText_LoadStandardFont(document.raw, b"Helvetica")
    for number, line in enumerate(text.splitlines()):
        piece = raw.FPDFPageObj_CreateTextObj(document.raw, font, 10.0)
        data = (line + "\0").encode("utf-16-le")
        raw.FPDFText_SetText(piece, ctypes.cast(data, raw.FPDF_WIDESTRING))
        raw.FPDFTextObj_SetTextRenderMode(piece, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        raw.FPDFPageObj_Transform(piece, 1, 0, 0, 1, 60, height - 70 - 14 * number)
        raw.FPDFPage_InsertObject(page.raw, piece)
    page.gen_content()


def garble(text: str) -> str:
    """What a wrong hidden layer reads like: letters inside numbers, capitals inside words."""
    return text.translate(str.maketrans("0158eéàuto", "O|S8cE\\v1º"))


def degrade(
    source: Path, target: Path, damage: Damage, *, only: frozenset[int] = frozenset(), wrong_layer: bool = False
) -> None:
    """Write the spoilt copy of a PDF."""
    with pdfium.PdfDocument(source) as old, pdfium.PdfDocument.new() as new:
        for index in range(len(old)):
            number = index + 1
            if only and number not in only:
                new.import_pages(old, [index])
                continue
            page = old[index]
            width, height = page.get_size()
            image = spoil(render(page, damage.dpi), damage, number)
            if dict(damage.turns).get(number, 0) % 2:
                width, height = height, width
            made = put_picture(new, image, width, height, damage.jpeg)
            if wrong_layer:
                put_hidden_text(new, made, garble(page.get_textpage().get_text_range()), height)
        new.save(target)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--skew", type=float, default=0.0)
    parser.add_argument("--jpeg", type=int, default=75)
    parser.add_argument("--noise", type=float, default=0.0)
    parser.add_argument("--blur", type=float, default=0.0)
    parser.add_argument("--pale", type=float, default=0.0)
    parser.add_argument("--speckles", type=int, default=0)
    for flag in ("gradient", "stamp", "dark-edges", "wrong-layer"):
        parser.add_argument(f"--{flag}", action="store_true")
    parser.add_argument("--upside-down", default="", help="pages to turn by 180 degrees: 2,3")
    parser.add_argument("--sideways", default="", help="pages to turn by 90 degrees: 2,3")
    parser.add_argument("--only", default="", help="pages to spoil; the others keep their text layer")
    given = parser.parse_args()
    turned = [(page, 2) for page in _pages(given.upside_down)] + [(page, 1) for page in _pages(given.sideways)]
    damage = Damage(
        given.dpi, given.skew, given.jpeg, given.gradient, given.noise, given.speckles, given.stamp,
        given.dark_edges, given.blur, given.pale, tuple(turned),
    )  # fmt: skip
    degrade(given.source, given.target, damage, only=frozenset(_pages(given.only)), wrong_layer=given.wrong_layer)


def _pages(text: str) -> list[int]:
    return [int(part) for part in text.split(",") if part]


if __name__ == "__main__":
    main()
