"""The ink of ring-shaped stamps, taken off the print that it lies on.

Where print and stamp overlap, a scan shows the darker of the two. So along the ring's own line (and in what is stamped
inside it), grey levels of the stamp become white and darker ones print again. A stamp as dark as the print is taken
away only where nothing runs on through its line. This comes before rules are looked for: a ring over a table parts its
rules, and an arc between two rows looks like one.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.ring_shapes import ANGLES, INK_LEVEL, Ring, choose_outer

NOISE = 13.0
"""Grey levels by which the ink of a stamp varies; what was measured along each ring served no better."""
LEAST_DIFFERENCE = 24.0
"""Grey levels by which a stamp must be paler than the print to be told from it pixel by pixel."""
MARGIN = 2.5
"""Pixels around a line that hold its soft edges."""
LETTER_PT = (4.0, 20.0)
STROKES = 50.0
"""The percentile of the middle of strokes that counts as the level of the print."""
HAIRLINES = 85.0
LARGER = 1.4
SPECK = 50.0
"""The side of what is left of a stamp is a smaller part of an inch: a full stop is larger."""
TINY = 6
"""Pixels of ink: no mark of print is so small."""
NEAR = 17
"""Pixels around a plateau in which other pieces as pale are of the same letter of the stamp."""
BROAD = 4
"""Pixels: a plateau of one lightness; strokes of pale print have none."""


def lift_rings(picture: Picture, rings: Sequence[Ring], dpi: float) -> Picture:
    """The picture without these rings and what is stamped inside; the same picture where there are none.

    Where the hairlines of the print are as pale as the stamp, what runs on through its line is print, however pale.
    """
    import numpy as np

    if not rings:
        return picture
    out = picture.copy()
    bands = [_mask_band(picture, ring) for ring in rings]
    usual, hairlines = _measure_print(picture, bands, dpi)
    for ring, (place, band) in zip(rings, bands, strict=True):
        part = out[place]
        if ring.level - usual >= LEAST_DIFFERENCE:
            crossed = _run_through(part, band, ring) if hairlines > ring.level - NOISE else np.zeros_like(band)
            part[band & ~crossed] = _lift(part, ring)[band & ~crossed]
            _drop_specks(part, band & ~crossed, ring, dpi)
        else:
            part[band & ~_run_through(part, band, ring)] = 255
    for ring in choose_outer(rings):
        if ring.level - usual >= LEAST_DIFFERENCE:
            _lift_inside(out, ring, dpi)
    return out


def _drop_specks(part: Picture, changed: Picture, ring: Ring, dpi: float) -> None:
    """Whiten, in place, what is left of the stamp in the changed pixels: small shapes, none as dark as a full stop."""
    import cv2
    import numpy as np

    ink = (part < INK_LEVEL + 40).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    darkest = np.full(count, 255)
    np.minimum.at(darkest, labels.ravel(), part.ravel())
    small = (np.maximum(stats[:, 2], stats[:, 3]) <= dpi / SPECK) | (stats[:, 4] <= (dpi / SPECK) ** 2)
    small &= (darkest >= ring.level - 3 * NOISE) | (stats[:, 4] <= TINY)
    small[0] = False
    part[small[labels] & changed] = 255


def _lift(part: Picture, ring: Ring) -> Picture:
    """What is as light as the stamp white; what is darker stays, with a soft edge."""
    import numpy as np

    shown = np.clip((ring.level - 0.5 * NOISE - part.astype(np.float32)) / NOISE, 0.0, 1.0)
    return (255.0 - shown * (255.0 - part)).astype(np.uint8)


def _mask_band(picture: Picture, ring: Ring) -> tuple[tuple[slice, slice], Picture]:
    """The box around a ring, and in it the pixels of its line."""
    import numpy as np

    place, far, direction = _measure_around(picture, ring)
    return place, np.abs(far - ring.radii[direction]) <= ring.half + MARGIN


def _measure_around(picture: Picture, ring: Ring) -> tuple[tuple[slice, slice], Picture, Picture]:
    """The box around a ring; in it, how far each pixel is from the centre and in which of the directions."""
    import numpy as np

    reach = float(ring.radii.max()) + ring.half + MARGIN + 1
    height, width = picture.shape
    rows = slice(max(0, int(ring.y - reach)), min(height, int(ring.y + reach) + 2))
    columns = slice(max(0, int(ring.x - reach)), min(width, int(ring.x + reach) + 2))
    down = np.arange(rows.start, rows.stop, dtype=np.float32)[:, None] - np.float32(ring.y)
    right = np.arange(columns.start, columns.stop, dtype=np.float32)[None, :] - np.float32(ring.x)
    direction = np.rint(np.arctan2(down, right) * (ANGLES / (2 * np.pi))).astype(np.int32) % ANGLES
    return (rows, columns), np.hypot(down, right), direction


def _measure_print(
    picture: Picture, bands: Sequence[tuple[tuple[slice, slice], Picture]], dpi: float
) -> tuple[float, float]:
    """How dark the strokes of letters are, rings and rules apart: most of them, and the hairlines."""
    import cv2
    import numpy as np

    inked = picture < INK_LEVEL
    for place, band in bands:
        inked[place][band] = False
    height, width = picture.shape
    top, bottom = min(place[0].start for place, _ in bands), max(place[0].stop for place, _ in bands)
    left, right = min(place[1].start for place, _ in bands), max(place[1].stop for place, _ in bands)
    near = (
        slice(max(0, 2 * top - bottom), min(height, 2 * bottom - top)),
        slice(max(0, 2 * left - right), min(width, 2 * right - left)),
    )
    picture, ink = picture[near], inked[near].astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    low, high = (value * dpi / 72 for value in LETTER_PT)
    letters = (stats[:, 3] >= low) & (stats[:, 3] <= high) & (stats[:, 2] <= high)
    letters[0] = False
    if letters.any():
        letters &= stats[:, 3] <= LARGER * np.median(stats[letters, 3])  # a title is bolder than what the stamp lies on
    ridge = (picture == cv2.erode(picture, np.ones((3, 3), np.uint8))) & letters[labels]
    if not ridge.any():
        return float(INK_LEVEL), float(INK_LEVEL)
    strokes, hairlines = np.percentile(picture[ridge], (STROKES, HAIRLINES))
    return float(strokes), float(hairlines)


def _run_through(part: Picture, band: Picture, ring: Ring) -> Picture:
    """The pixels of a ring's line through which a stroke of print runs: ink right beside the line, on both sides.

    Across the line, that is: where it runs upright, to the left and the right; where it lies flat, above and below.
    """
    import cv2
    import numpy as np

    ink = ((part < INK_LEVEL - 40) & ~band).astype(np.uint8)
    reach = int(2 * (ring.half + MARGIN)) + 2
    wide = 2 * reach + 1
    found = []
    for kernel in (np.ones((wide, 1), np.uint8), np.ones((1, wide), np.uint8)):
        first, last = kernel.copy(), kernel.copy()
        first.reshape(-1)[reach + 1 :] = 0
        last.reshape(-1)[:reach] = 0
        found.append((cv2.dilate(ink, first) > 0) & (cv2.dilate(ink, last) > 0))
    height, width = band.shape
    down, right = np.abs(np.arange(height) - height / 2)[:, None], np.abs(np.arange(width) - width / 2)[None, :]
    return np.where(down > right, found[0], found[1])


def _lift_inside(picture: Picture, ring: Ring, dpi: float) -> None:
    """Take away, in place, what is stamped inside a ring: strokes as broad and as light as its line.

    Thin print is as pale at its edges and in its hairlines, but nowhere as broad at that level.
    """
    import cv2
    import numpy as np

    place, far, direction = _measure_around(picture, ring)
    part = picture[place]
    inside = far < ring.radii[direction]
    same = inside & (np.abs(part.astype(np.int16) - round(ring.level)) <= 2 * NOISE)
    core = cv2.morphologyEx(same.astype(np.uint8), cv2.MORPH_OPEN, np.ones((BROAD, BROAD), np.uint8))
    if not core.any():
        return
    chosen = inside & (cv2.dilate(core, np.ones((BROAD + 4, BROAD + 4), np.uint8)) > 0)
    part[chosen] = _lift(part, ring)[chosen]
    near = cv2.dilate(core, np.ones((NEAR, NEAR), np.uint8)) > 0
    _drop_specks(part, chosen, ring, dpi)
    ink = (inside & (part < INK_LEVEL + 40)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    darkest = np.full(count, 255)
    np.minimum.at(darkest, labels.ravel(), cv2.medianBlur(part, 3).ravel())
    stamped = (np.bincount(labels[near], minlength=count) > 0) & (darkest >= ring.level - 2 * NOISE)
    stamped &= np.maximum(stats[:, 2], stats[:, 3]) < 0.5 * float(ring.radii.mean())
    stamped[0] = False
    part[stamped[labels]] = 255
