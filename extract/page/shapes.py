"""Which digit a shape is: an outline or a piece of a picture against the digits of the standard fonts.

PDFium brings the standard fonts (ISO 32000-1, 9.6.2.2), so that no shape has to be kept here. A shape is drawn small,
whatever its size; two are as far apart as their greys, and as their proportions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

DIGITS = "0123456789"
FACES = (
    "Helvetica",
    "Helvetica-Bold",
    "Helvetica-Oblique",
    "Helvetica-BoldOblique",
    "Times-Roman",
    "Times-Bold",
    "Times-Italic",
    "Times-BoldItalic",
    "Courier",
    "Courier-Bold",
)
WIDTH, HEIGHT = 24, 32
FINE = 4
"""Outlines are filled so many times larger."""
SOFT = 1.2
"""How many pixels the greys of a shape are spread, so that thin strokes meet thick ones."""
PROPORTION = 0.12
"""What a width of e times the height counts, in shares of full grey."""
BAR = 0.25
"""A shape that is a plain bar this narrow is a one."""
SLANT, FAINT = 0.2, 100
"""How far italics lean, as a tangent; a grey of 255 that is the edge of a soft shape."""
STEPS = tuple(((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3) for t in (0.25, 0.5, 0.75, 1.0))
"""The weights of the four points of a cubic Bézier curve where it is cut into straight lines."""
EM = 1000.0

Segment = tuple[int, float, float]
"""A piece of an outline: PDFium's number for its kind, and the point at which it ends."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A digit as it is drawn."""

    greys: Any
    """Numbers from 0 to 1, one a pixel, in one row."""
    proportion: float
    """Width over height."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The digit that a shape is nearest to, how far it is, and how far from the digit that it is said to be."""

    nearest: str
    distance: float
    claimed: float


def find_outline(font: Any, sign: str) -> Any:
    """The outline that a font draws for a character, by its own table of characters; None where it has none."""
    return pdfium.FPDFFont_GetGlyphPath(font, ord(sign), EM)


def list_segments(path: Any) -> Iterator[Segment]:
    """The pieces of an outline, y upwards."""
    x, y = c_float(), c_float()
    where = byref(x), byref(y)
    for number in range(pdfium.FPDFGlyphPath_CountGlyphSegments(path)):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, *where)
        yield pdfium.FPDFPathSegment_GetType(segment), x.value, y.value


def flatten(segments: Sequence[Segment]) -> list[Any]:
    """The closed curves of an outline as polygons: arrays of shape (points, 2)."""
    import numpy as np

    curves: list[list[tuple[float, float]]] = []
    bend: list[tuple[float, float]] = []
    for kind, x, y in segments:
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            curves.append([(x, y)])
        elif curves and kind == pdfium.FPDF_SEGMENT_LINETO:
            curves[-1].append((x, y))
        elif curves:
            bend.append((x, y))
            if len(bend) == 3:
                start = curves[-1][-1]
                for weights in STEPS:
                    points = zip(weights, (start, *bend), strict=True)
                    sums = [(weight * px, weight * py) for weight, (px, py) in points]
                    curves[-1].append((sum(one for one, _ in sums), sum(one for _, one in sums)))
                bend = []
    return [np.array(curve, np.float32) for curve in curves if len(curve) > 2]


def draw_outline(curves: Sequence[Any]) -> Shape | None:
    """The shape of an outline; None where it has no extent."""
    import cv2
    import numpy as np

    if not curves:
        return None
    box = np.array(enclose_curves(curves))
    low, extent = box[:2], box[2:] - box[:2]
    if not (extent > 0).all():
        return None
    fine = np.zeros((HEIGHT * FINE, WIDTH * FINE), np.uint8)
    scale = np.array([WIDTH * FINE - 1, HEIGHT * FINE - 1])
    polygons = []
    for curve in curves:
        placed = (curve - low) / extent
        placed[:, 1] = 1 - placed[:, 1]
        polygons.append(np.round(placed * scale).astype(np.int32))
    cv2.fillPoly(fine, polygons, 255)
    return _finish(fine, float(extent[0] / extent[1]))


def enclose_curves(curves: Sequence[Any]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of an outline."""
    import numpy as np

    points = np.concatenate(curves)
    (left, bottom), (right, top) = points.min(0), points.max(0)
    return (float(left), float(bottom), float(right), float(top))


def draw_piece(grey: Any) -> Shape | None:
    """The shape of the largest piece of ink in a piece of a picture; None where it holds none."""
    import cv2
    import numpy as np

    if min(grey.shape) < 3:
        return None
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    ink = np.abs(grey.astype(np.int16) - int(np.median(edge)))
    most = int(ink.max())
    if most < INK:
        return None
    _, pieces, stats, _ = cv2.connectedComponentsWithStats((ink > most / 2).astype(np.uint8), connectivity=8)
    largest = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    x, y, width, height, _ = (int(side) for side in stats[largest])
    other = (pieces > 0) & (pieces != largest)
    tight = np.where(other, 0, ink)[y : y + height, x : x + width]
    return _finish((tight * (255 / most)).astype(np.uint8), tight.shape[1] / tight.shape[0])


INK = 48
"""Levels of grey between paper and print."""


def set_straight(shape: Shape) -> Shape:
    """The shape of a slanted letter as it would stand upright: a one without a foot leans like a seven."""
    import cv2
    import numpy as np

    lean = SLANT / shape.proportion * WIDTH / HEIGHT
    greys = (shape.greys.reshape(HEIGHT, WIDTH) * 255).astype(np.uint8)
    wide = cv2.copyMakeBorder(greys, 0, 0, WIDTH, WIDTH, cv2.BORDER_CONSTANT)
    shear = np.array([[1, lean, -lean * HEIGHT / 2], [0, 1, 0]], np.float32)
    upright = cv2.warpAffine(wide, shear, (wide.shape[1], HEIGHT))
    columns = np.nonzero((upright > FAINT).any(0))[0]
    tight = upright[:, columns[0] : columns[-1] + 1]
    return _finish(tight, shape.proportion * tight.shape[1] / WIDTH)


def _finish(drawn: Any, proportion: float) -> Shape:
    import cv2
    import numpy as np

    small = cv2.GaussianBlur(cv2.resize(drawn, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA), (0, 0), SOFT)
    return Shape(small.astype(np.float32).ravel() / 255, proportion)


def compare(shape: Shape, claimed: str) -> Likeness:
    """Which digit a shape is nearest to."""
    import numpy as np

    if shape.proportion < BAR and float(shape.greys.mean()) > FULL:
        return Likeness("1", 0.0, 0.0 if claimed == "1" else 1.0)
    labels, greys, proportions = _load_digits()
    apart = np.sqrt(((greys - shape.greys) ** 2).mean(1))
    apart += PROPORTION * np.abs(proportions - np.log(shape.proportion))
    best = int(apart.argmin())
    own = min(float(one) for one, label in zip(apart, labels, strict=True) if label == claimed)
    return Likeness(labels[best], float(apart[best]), own)


FULL = 0.7
"""The mean grey of a bar, whose edges are soft."""


@cache
def _load_digits() -> tuple[str, Any, Any]:
    """The digits of the standard fonts: which each is, its greys, the logarithm of its proportion."""
    import numpy as np
    import pypdfium2

    labels: list[str] = []
    shapes: list[Shape] = []
    document = pypdfium2.PdfDocument.new()
    try:
        for face in FACES:
            font = pdfium.FPDFText_LoadStandardFont(document.raw, face.encode())
            for digit in DIGITS:
                shape = draw_outline(flatten(tuple(list_segments(find_outline(font, digit)))))
                if shape is not None:
                    labels.append(digit)
                    shapes.append(shape)
            pdfium.FPDFFont_Close(font)
    finally:
        document.close()
    return "".join(labels), np.stack([one.greys for one in shapes]), np.log([one.proportion for one in shapes])
