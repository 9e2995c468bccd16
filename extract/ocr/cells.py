"""One cell of a table, read again by itself in several ways: other preparations, other segmentation, digits only.

No single way is better than the first reading; what several of them agree on is worth a try by the sums.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.ocr.engine import StripReader
from bordereau.extract.ocr.picture import Picture

INK_LEVEL = 150
PAD = 0.18
"""White around the print, in heights of the print."""
TALLEST_PT, LEAST_PT = 12.0, 4.0
"""Print that is taller has a stamp in it; what is lower is dust."""
DARKER = (1.0, 0.6, 0.35)
"""How far towards its darkest stroke ink is looked for: a stamp is paler than the print under it."""
MOST_LINES = 2
LINE_GAP_PT = 1.2
"""White between two lines of print; thin strokes of one digit may be paler than ink over less."""
SPACE = 0.5
"""White between the thousands of a figure, in heights of its digits, at most."""
BORDER_PT = 1.2
"""What a ruled box keeps of its own rules."""


def read_cell(
    picture: Picture, dpi: float, readers: Sequence[StripReader], core: tuple[int, int] | None = None
) -> tuple[str, ...]:
    """All readings of the picture of one cell that are not empty; ``core`` as in ``trim_cell``.

    A figure broken over two lines (« 1 246 » over « 250 ») is read line by line and put together.
    """
    prepared = [prepare_strip(line) for line in trim_cell(picture, dpi, core)]
    if not prepared:
        return ()
    found = []
    for reader in readers:
        lines = [reader.read_strips(strips) for strips in prepared]
        found += [" ".join(strip.text for strip in pieces if strip.text) for pieces in zip(*lines, strict=True)]
    return tuple(text for text in found if text)


def trim_cell(picture: Picture, dpi: float, core: tuple[int, int] | None = None) -> list[Picture]:
    """The lines of print in a cell, two at most, with white around each; none where there is no print.

    ``core``, for a cell without rules, are the columns of pixels that surely belong to it: what is no more than a space
    away does as well. Where the arc of a stamp joins the lines into one shape, they are told by their darkest ink.
    """
    import numpy as np

    point = dpi / 72
    border = round(BORDER_PT * point)
    ruled = core is None and min(picture.shape) > 4 * border
    inner = picture[border:-border, border:-border] if ruled else picture
    darkest = float(np.percentile(inner, 0.5))
    for share in DARKER:
        ink = inner < darkest + share * (INK_LEVEL - darkest)
        bands = _find_bands(ink, point)
        if bands:
            paper = int(np.percentile(inner, 90))
            return [_cut_band(inner, ink, band, core, paper) for band in bands]
    return []


def _find_bands(ink: Picture, point: float) -> list[tuple[int, int]]:
    """Tops and bottoms of the lines of print, none where something is taller than a line or there are too many."""
    import numpy as np

    filled = np.nonzero(ink.any(axis=1))[0]
    if filled.size == 0:
        return []
    parts = np.split(filled, np.nonzero(np.diff(filled) > LINE_GAP_PT * point)[0] + 1)
    bands = [(int(part[0]), int(part[-1]) + 1) for part in parts]
    if any(bottom - top > TALLEST_PT * point for top, bottom in bands):
        return []
    bands = [(top, bottom) for top, bottom in bands if bottom - top >= LEAST_PT * point]
    return bands if len(bands) <= MOST_LINES else []


def _cut_band(inner: Picture, ink: Picture, band: tuple[int, int], core: tuple[int, int] | None, paper: int) -> Picture:
    import numpy as np

    top, bottom = band
    columns = np.nonzero(ink[top:bottom].any(axis=0))[0]
    if core is not None:
        near = np.split(columns, np.nonzero(np.diff(columns) > SPACE * (bottom - top))[0] + 1)
        columns = np.concatenate([part for part in near if part[-1] >= core[0] and part[0] <= core[1]] or near)
    pad = max(3, round(PAD * (bottom - top)))
    line = inner[top:bottom, int(columns[0]) : int(columns[-1]) + 1]
    return np.pad(line, ((pad, pad), (2 * pad, 2 * pad)), constant_values=paper)


def prepare_strip(strip: Picture) -> list[Picture]:
    """The strip as it is, softened, in black and white, only its darkest ink (without a pale stamp), and larger."""
    import cv2
    import numpy as np

    level, black = cv2.threshold(strip, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    darkest = float(np.percentile(strip, 1))
    dark = np.where(strip > darkest + 0.6 * (level - darkest), 255, strip).astype(np.uint8)
    large = cv2.resize(strip, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC)
    return [strip, cv2.GaussianBlur(strip, (0, 0), 1.0), cv2.GaussianBlur(black, (0, 0), 0.7), dark, large]
