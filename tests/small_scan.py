"""A scan that costs little: a corner of each page of another, for tests that ask who reads pages and not how."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

DPI = 200
CORNER = (0.1, 0.3, 0.45, 0.6)
"""What is kept of a page, in shares of its width and height: left, top, right, bottom. Higher than wide, or it would be
tried turned."""


def write_small_scan(source: Path, pages: int, target: Path) -> Path:
    """Write a PDF of so many pictures, each a page of its own, cut from the first pages of a scan."""
    scan = pdfium.PdfDocument(source)
    corners = []
    for number in range(pages):
        sheet = scan[number].render(scale=DPI / 72, grayscale=True).to_pil()
        corners.append(sheet.crop([round(share * side) for share, side in zip(CORNER, sheet.size * 2, strict=True)]))
    corners[0].save(target, save_all=True, append_images=corners[1:], resolution=DPI)
    return target
