"""The rings of office stamps in a picture: circles that are a little oval or broken, with print and rules across them.

A ring that lies on a table is one shape with its rules, and two of its arcs run as straight as a rule over two rows. So
it is looked for as a circle: edges vote for the centres that they may lie around (Hough), and each circle is followed
round to see whether there is a line all along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bordereau.extract.ocr.picture import Picture, scale_picture

WORKING_DPI = 75.0
RADIUS_PT = (22.0, 95.0)
"""Office stamps measure 25 to 45 mm across; one on a page turned or enlarged is up to 65."""
LEAST_SIDE_PT = 30.0
"""A ring, or what is left of it, is larger than letters."""
STRAIGHT_PT = 40.0
"""A line that runs straight for so long is a rule; the straightest arc of a stamp is shorter."""
INK_LEVEL = 190
MOST_TRIED = 12
AROUND = 8
"""Pixels on both sides of a line that are looked at to measure it."""
GREATEST_OVAL = 0.025
"""The deviation of its radii, in radii."""
ANGLES = 360
REACH = 0.055
"""How far a ring may stand off its circle, in radii."""
DEPTH = 22.0
"""Grey levels by which a line is darker than what lies on both sides of it."""
LEAST_SEEN = 0.55
"""The share of its round in which a ring shows; letters and rules across a circle show in a fifth of it."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring, in pixels."""

    x: float
    y: float
    radii: Any
    """The distance of its line from the centre, for each of ANGLES directions."""
    half: float
    """Half the width of its line."""
    level: float
    """How light its ink is, in grey levels."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What it encloses: left, top, right, bottom."""
        radius = float(self.radii.mean())
        return self.x - radius, self.y - radius, self.x + radius, self.y + radius


def find_ring_shapes(picture: Picture, dpi: float) -> list[Ring]:
    """The rings of a page; none without a look at circles where all shapes are as small as letters."""
    import cv2
    import numpy as np

    scale = WORKING_DPI / dpi
    large = _keep_large(scale_picture(picture, scale))
    if large is None:
        return []
    low, high = (value * WORKING_DPI / 72 for value in RADIUS_PT)
    found = cv2.HoughCircles(
        large, cv2.HOUGH_GRADIENT, 1.0, 6.0, param1=120, param2=26, minRadius=round(low), maxRadius=round(high)
    )
    rings: list[Ring] = []
    for x, y, radius in [] if found is None else np.asarray(found).reshape(-1, 3)[:MOST_TRIED].tolist():
        ring = _follow(picture, x / scale, y / scale, radius / scale, dpi)
        if ring is None or any(_overlap(ring, other) for other in rings):
            continue
        rings.append(ring)
        for near in _list_concentric(picture, ring, dpi):
            other = _follow(picture, ring.x, ring.y, near, dpi)
            if other is not None and not any(_is_same(other, known) for known in rings):
                rings.append(other)
    return rings


def _list_concentric(picture: Picture, ring: Ring, dpi: float) -> list[float]:
    """The radii of other circles around the same centre: a stamp has two rings, or three."""
    import numpy as np

    mean = float(ring.radii.mean())
    span = np.arange(round(0.45 * mean), round(1.5 * mean))
    profile = _sample(picture, (ring.x, ring.y), np.zeros(ANGLES), span)
    seen = (_measure_depth(profile, max(3, round(dpi / 60))) >= DEPTH).mean(axis=0)
    peaks = [
        place
        for place in range(3, len(span) - 3)
        if seen[place] >= 0.3 and seen[place] == seen[place - 3 : place + 4].max()
    ]
    return [float(span[place]) for place in peaks if abs(span[place] - mean) > 6 * ring.half]


def _keep_large(small: Picture) -> Picture | None:
    """The picture without shapes as small as letters; None where nothing else is on the page."""
    import cv2
    import numpy as np

    count, labels, stats, _ = cv2.connectedComponentsWithStats((small < INK_LEVEL).astype(np.uint8), connectivity=8)
    side = LEAST_SIDE_PT * WORKING_DPI / 72
    large = (np.maximum(stats[:, 2], stats[:, 3]) >= side) & (np.minimum(stats[:, 2], stats[:, 3]) >= 0.2 * side)
    large[0] = False
    if count < 2 or not large.any():
        return None
    ink = large[labels].astype(np.uint8)
    run = round(STRAIGHT_PT * WORKING_DPI / 72)
    for line in (np.ones((1, run), np.uint8), np.ones((run, 1), np.uint8)):
        ink[cv2.morphologyEx(ink, cv2.MORPH_OPEN, line) > 0] = 0
    return np.where(ink > 0, small, 255).astype(np.uint8)


def _follow(picture: Picture, x: float, y: float, radius: float, dpi: float) -> Ring | None:
    """Walk around a circle: where the line runs, how broad and how light it is; None where there is no line."""
    import numpy as np

    beside = max(3, round(dpi / 60))
    radii, reach = np.full(ANGLES, radius), max(6, round(REACH * radius))
    for _ in range(3):
        profile = _sample(picture, (x, y), radii, np.arange(-2 * reach, 2 * reach + 1))
        inner = _measure_depth(profile, beside)[:, reach:-reach]
        seen = inner.max(axis=1) >= DEPTH
        if seen.mean() < LEAST_SEEN:
            return None
        (right, down), radii = _fit(radii + inner.argmax(axis=1) - reach, seen)
        x, y, reach = x + right, y + down, max(4, reach // 2)
    profile = _sample(picture, (x, y), radii, np.arange(-AROUND, AROUND + 1))
    on_line = _measure_depth(profile, beside)[:, AROUND - 2 : AROUND + 3].max(axis=1) >= DEPTH
    if on_line.mean() < LEAST_SEEN or radii.std() > GREATEST_OVAL * radii.mean():
        return None
    usual = np.median(profile[on_line], axis=0)
    level = float(usual[AROUND - 2 : AROUND + 3].min())
    paper = float(np.median(profile[:, [0, 1, -2, -1]]))
    half = 0.5 * max(2.0, float((usual < 0.5 * (level + paper)).sum()))
    return Ring(x, y, radii, half, level)


def _sample(picture: Picture, centre: tuple[float, float], radii: Any, span: Any) -> Any:
    """Grey levels around a centre: a row for each direction, a column for each distance from its radius."""
    import numpy as np

    (x, y), angles = centre, np.arange(ANGLES) * (2 * np.pi / ANGLES)
    height, width = picture.shape
    far = radii[:, None] + span[None, :]
    columns = np.clip(np.rint(x + far * np.cos(angles)[:, None]), 0, width - 1).astype(np.int32)
    rows = np.clip(np.rint(y + far * np.sin(angles)[:, None]), 0, height - 1).astype(np.int32)
    return picture[rows, columns].astype(np.float32)


def _measure_depth(profile: Any, beside: int) -> Any:
    """How much darker each place is than the darker of two places on both sides of it."""
    import numpy as np

    padded = np.pad(profile, ((0, 0), (beside, beside)), mode="edge")
    return np.minimum(padded[:, : -2 * beside], padded[:, 2 * beside :]) - profile


def _fit(radii: Any, seen: Any) -> tuple[tuple[float, float], Any]:
    """A circle a little oval through most of the places where a line was seen: how far its centre is off, its radii."""
    import numpy as np

    angles = np.arange(ANGLES) * (2 * np.pi / ANGLES)
    terms = [np.ones_like(angles)]
    for order in (1, 2):
        terms += [np.cos(order * angles), np.sin(order * angles)]
    matrix = np.stack(terms, axis=1)
    use, solved = seen, np.zeros(len(terms))
    for _ in range(4):
        solved = np.linalg.lstsq(matrix[use], radii[use], rcond=None)[0]
        off = np.abs(radii - matrix @ solved)
        use = seen & (off <= max(2.0, 1.5 * float(np.median(off[seen]))))
    centred = solved.copy()
    centred[1:3] = 0.0
    return (float(solved[1]), float(solved[2])), matrix @ centred


def choose_outer(rings: Sequence[Ring]) -> list[Ring]:
    """The rings that lie in no other."""
    return [ring for ring in rings if not any(lies_in(ring, other) for other in rings)]


def lies_in(ring: Ring, other: Ring) -> bool:
    """Whether a ring lies inside another."""
    return _measure_off(ring, other) + float(ring.radii.mean()) < float(other.radii.mean())


def _overlap(ring: Ring, other: Ring) -> bool:
    """Whether two rings lie in one another and are not of one centre: one of them is made of pieces of other lines."""
    return _measure_off(ring, other) < 0.6 * float(max(ring.radii.mean(), other.radii.mean()))


def _is_same(ring: Ring, other: Ring) -> bool:
    apart = abs(float(ring.radii.mean() - other.radii.mean()))
    return _measure_off(ring, other) > 0.1 * float(ring.radii.mean()) or apart < 2 * (ring.half + other.half)


def _measure_off(ring: Ring, other: Ring) -> float:
    """How far two centres are apart."""
    return float(((ring.x - other.x) ** 2 + (ring.y - other.y) ** 2) ** 0.5)
