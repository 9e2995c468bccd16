"""Make a picture of a page fit for reading; what is done is chosen from the picture itself.

A decent scan is hurt by much handling (a global threshold loses figures), a bad one cannot be read without:
so dark edges, dots and skew are mended always, the paper is flattened where it is uneven, and the page is
thresholded only where the grain is coarse against the ink.
"""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.extract.ocr.halftone import flatten_halftone
from bordereau.extract.ocr.picture import SPARSE_CONTRAST, Look, Picture, measure_look, scale_picture
from bordereau.extract.ocr.reversed import reverse_coloured_bands, reverse_dark_bands
from bordereau.extract.page.rendering import bound_dpi

READING_DPI = 300.0
"""Tesseract reads capitals of about 30 pixels best; ten points at 300 dpi."""
MAX_SKEW = 6.0
"""Degrees; a page that leans more is no scan of an office copier."""
LEAST_SKEW = 0.04
COARSE_ROW = 3.0
"""Pixels: a rule across a sheet that leans by a quarter of a degree lies in two such rows."""
PALE_INK = 205
"""Lighter than the ink of dots: a letter of pale print hangs together at this level, and dust is no larger for it."""
MINUS, FLAT, BEHIND = 55.0, 1.45, 7.0
"""The least width of a dash, as a part of an inch, how many times as wide as high it is (dust is round), and within
which part of an inch its figure begins."""
COARSE_GRAIN = 0.05
"""Grain over contrast from which a page is thresholded."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture fit for reading, and how it lies on the page."""

    picture: Picture
    dpi: float
    skew: float
    """Degrees by which the print leaned on the scan, clockwise positive; the picture is straight."""
    look: Look
    deep: Picture
    """Its darkest channel in the same frame, its paper as white but dust left; the picture itself without colour."""


def prepare_picture(grey: Picture, dpi: float, skew: float | None = None, deep: Picture | None = None) -> Prepared:
    """Clean, straighten and scale one upright page; ``skew`` where it is known already.

    The order matters: dots are known by their size at the resolution of the scan, so they go before scaling.
    """
    look = measure_look(grey)
    height, width = grey.shape
    reading_dpi = bound_dpi(width * 72 / dpi, height * 72 / dpi, READING_DPI)
    if look.blank:
        white = whiten_all(grey, reading_dpi / dpi)
        return Prepared(white, reading_dpi, 0.0, look, white)
    picture = flatten_halftone(whiten_dark_edges(grey, look), dpi)
    if look.noise > 0:
        picture = smooth_grain(picture, look)
    if look.paper_range > 12 or look.paper < 225 or look.contrast < 150:
        picture = flatten_paper(picture, dpi, look)
        deep = None if deep is None else _colour_again(picture, grey, deep)
    if look.noise > COARSE_GRAIN * look.contrast:
        picture = threshold_locally(picture, dpi)
    picture = remove_dots(picture, dpi)
    skew = find_skew(picture, dpi) if skew is None else skew
    if abs(skew) < LEAST_SKEW:
        skew = 0.0
    picture = straighten(picture, skew, reading_dpi / dpi)
    if deep is None:
        picture = reverse_dark_bands(picture, reading_dpi)
        return Prepared(picture, reading_dpi, skew, look, picture)
    picture, deep = reverse_coloured_bands(picture, straighten(deep, skew, reading_dpi / dpi), reading_dpi)
    return Prepared(reverse_dark_bands(picture, reading_dpi), reading_dpi, skew, look, deep)


def whiten_all(grey: Picture, scale: float) -> Picture:
    """A white page in the place of a blank one: readers find words in its grain, and take 20 times as long."""
    import numpy as np

    height, width = (max(1, round(side * scale)) for side in grey.shape)
    return np.full((height, width), 255, np.uint8)


def whiten_dark_edges(grey: Picture, look: Look) -> Picture:
    """Paint white the shadow of the lid: dark areas that touch the border and are no print.

    Around it the paper is in half shadow: there only as much is taken as the paper itself lacks, for the first signs of
    the lines may stand so near to the edge.
    Print that touches the border (a cut stamp, a rule) is thin; a shadow is thick, so an opening finds it.
    """
    import cv2
    import numpy as np

    level = look.paper - 0.45 * look.contrast
    small = scale_picture(grey, 0.25)
    dark = (small < level).astype(np.uint8)
    side = max(3, round(min(small.shape) * 0.01))
    thick = cv2.morphologyEx(np.pad(dark, side, mode="edge"), cv2.MORPH_OPEN, np.ones((side, side), np.uint8))[
        side:-side, side:-side
    ]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(thick, connectivity=8)
    depth = cv2.distanceTransform(np.pad(thick, 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    height, width = small.shape
    mask = np.zeros_like(small)
    for label in range(1, count):
        x, y, w, h, _ = stats[label]
        touches = x == 0 or y == 0 or x + w == width or y + h == height
        if touches and depth[labels == label].max() < 0.08 * min(width, height):
            mask[labels == label] = 255
    if not mask.any():
        return grey
    core = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    grown = cv2.dilate(mask, np.ones((4 * side + 1, 4 * side + 1), np.uint8))
    core, wide = (cv2.resize(one, grey.shape[::-1], interpolation=cv2.INTER_NEAREST) for one in (core, grown))
    out = grey.copy()
    zone = (wide > 0) & (core == 0)
    shadow = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((8 * side + 1, 8 * side + 1), np.uint8))
    out[zone] = np.clip(int(look.paper) + grey[zone].astype(np.int16) - shadow[zone], 0, 255).astype(np.uint8)
    out[core > 0] = int(look.paper)
    return out


def smooth_grain(grey: Picture, look: Look) -> Picture:
    """A median over three pixels; a Gaussian on top where the grain is coarse."""
    import cv2

    smooth = cv2.medianBlur(grey, 3)
    return cv2.GaussianBlur(smooth, (0, 0), 0.9) if look.noise > COARSE_GRAIN * look.contrast else smooth


def flatten_paper(grey: Picture, dpi: float, look: Look) -> Picture:
    """Divide by the paper's own lightness, so that a grey gradient becomes white, and stretch the ink to black.

    The paper is what a closing of the size of a few letters leaves, blurred.
    """
    import cv2
    import numpy as np

    scale = 36.0 / dpi
    small = scale_picture(grey, scale)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 8)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    flat = cv2.divide(grey, np.maximum(paper, 30), scale=255)
    ink, darkest = float(np.percentile(flat[::3, ::3], 0.3)), 255.0 * look.ink / max(1.0, look.paper)
    if ink - darkest > SPARSE_CONTRAST:  # a line or two on the page: what is darker than most of it is grain
        ink = darkest
    if ink < 40:
        return flat
    stretched = (flat.astype(np.float32) - ink) * (255.0 / (250.0 - ink))
    return np.clip(stretched, 0, 255).astype(np.uint8)


def _colour_again(flat: Picture, grey: Picture, deep: Picture) -> Picture:
    """The darkest channel of a page whose paper was made white: paper in the shadow of the lid has no colour.

    Left as it was, a grey corner of the page is as dark there as a coloured band, and is reversed with all it holds.
    """
    import cv2

    return cv2.subtract(flat, cv2.subtract(grey, deep))


def threshold_locally(grey: Picture, dpi: float) -> Picture:
    """Black and white against the mean of the neighbourhood, then softened: readers want grey edges."""
    import cv2

    side = int(dpi / 6) | 1
    white = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, side, 22)
    return cv2.GaussianBlur(cv2.medianBlur(white, 3), (0, 0), 0.6)


def remove_dots(grey: Picture, dpi: float) -> Picture:
    """Take away lonely dots: no larger than a full stop, and nothing printed near them.

    A full stop, an accent or the dot of an i has a letter within its own line; dust mostly has not. Dots in a row
    (« ………… », a blank to fill in) are joined first, and so count as print.
    """
    import cv2
    import numpy as np

    ink = (grey < 170).astype(np.uint8)
    near = int(dpi / 14) | 1
    dashes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, max(3, round(dpi / 33))), np.uint8))
    rows = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, near), np.uint8))
    outlines, nesting = cv2.findContours(rows, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    small: list[tuple[slice, slice]] = []
    for outline, (_, _, _, parent) in zip(outlines, nesting[0] if len(outlines) else (), strict=True):
        if parent < 0:  # an outer outline; the others are holes
            x, y, w, h = cv2.boundingRect(outline)
            if w <= dpi / 20 and h <= dpi / 32:
                small.append((slice(y, y + h), slice(x, x + w)))
    small = _leave_pale_letters(grey, small, dpi)
    if not small:
        return grey
    print_ink = rows.copy()
    for place in small:
        print_ink[place] = 0
    reach = cv2.dilate(cv2.bitwise_or(print_ink, dashes), np.ones((near, near), np.uint8))
    mask = np.zeros_like(rows)
    for place in small:
        if not reach[place].any() and not _is_minus(print_ink, place, dpi):
            mask[place] = rows[place]
    mask = cv2.dilate(mask, np.ones((5, 5), np.uint8))
    out = grey.copy()
    out[(mask > 0) & (reach == 0)] = 255
    return out


def _is_minus(print_ink: Picture, place: tuple[slice, slice], dpi: float) -> bool:
    """Whether a lonely shape is flat and print begins a little behind it: the minus of a figure that stands apart."""
    rows, columns = place
    high, wide = rows.stop - rows.start, columns.stop - columns.start
    behind = print_ink[rows, columns.stop : columns.stop + round(dpi / BEHIND)]
    return wide >= max(3, dpi / MINUS) and wide >= FLAT * high and bool(behind.any())


def _leave_pale_letters(grey: Picture, small: list[tuple[slice, slice]], dpi: float) -> list[tuple[slice, slice]]:
    """The dots without those that are the darkest pieces of a pale letter: ink goes on around them."""
    import cv2
    import numpy as np

    if not small:
        return small
    _, labels, stats, _ = cv2.connectedComponentsWithStats((grey < PALE_INK).astype(np.uint8), connectivity=8)
    letter = (stats[:, 2] > dpi / 14) | (stats[:, 3] > dpi / 20)
    letter[0] = False
    return [place for place in small if not letter[labels[place]].any()]


def find_skew(grey: Picture, dpi: float) -> float:
    """The angle, in degrees, that makes the lines of print horizontal; 0 where the page holds no line.

    Projection profile (Postl 1986): at the right angle the rows of pixels are either print or blank, so the sum of
    squared differences of neighbouring rows is greatest. Coarse steps over a small picture, then fine ones; coarse
    ones count in thick rows, for thin rules across a sheet are sharp at one angle only and dull right beside it.
    """
    import numpy as np

    scale = 100.0 / dpi
    small = scale_picture(grey, scale)
    ink = np.clip(190 - small.astype(np.float32), 0, None)
    if np.count_nonzero(ink) < 200:
        return 0.0
    rows, columns = np.nonzero(ink)
    weights = ink[rows, columns]
    rows_f, columns_f = rows.astype(np.float32), columns.astype(np.float32) - small.shape[1] / 2

    def sharpness(angle: float, height: float) -> float:
        shifted = rows_f + columns_f * np.float32(np.tan(np.radians(angle)))
        bins = np.rint(shifted / np.float32(height)).astype(np.int32)
        profile = np.bincount(bins - bins.min(), weights=weights)
        return float(np.square(np.diff(profile)).sum())

    best = 0.0
    for step, reach, height in ((0.5, MAX_SKEW, COARSE_ROW), (0.1, 0.5, 1.0), (0.02, 0.1, 1.0)):
        angles = [best + step * k for k in range(-round(reach / step), round(reach / step) + 1)]
        found = {angle: sharpness(angle, height) for angle in angles}
        best = max(angles, key=lambda angle: (found[angle], -abs(angle)))
    return -best if abs(best) <= MAX_SKEW else 0.0


def straighten(grey: Picture, skew: float, scale: float) -> Picture:
    """Undo the skew about the middle, and scale, in one cubic interpolation."""
    import cv2

    height, width = grey.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if skew == 0.0:
        if scale == 1.0:
            return grey
        return cv2.resize(grey, size, interpolation=cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, scale)
    turn[0, 2] += (size[0] - width) / 2
    turn[1, 2] += (size[1] - height) / 2
    return cv2.warpAffine(grey, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
