"""Frames of one table that stand a little apart: the heads in a frame of their own, then a block for each group.

They have the same upright rules, nothing is printed between them, the upper one names the columns and the lower one
names none: its first row states figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.tables.read.strokes import SNAP_PT, Frame, Stroke
from bordereau.schemas.page import Word

APART_PT = 26.0
"""Frames further apart are two tables."""
LEAST_UPRIGHTS = 4
"""Three columns at least: two frames of two columns are alike by chance."""


def join_blocks(frames: Sequence[Frame], words: Sequence[Word]) -> list[Frame]:
    """Join each frame, from top to bottom, to the one above that it goes on with."""
    out: list[Frame] = []
    for frame in frames:
        above = next((number for number, other in enumerate(out) if _goes_on(other, frame, words)), None)
        if above is None:
            out.append(frame)
        else:
            out[above] = _join(out[above], frame)
    return out


def _goes_on(above: Frame, below: Frame, words: Sequence[Word]) -> bool:
    gap = below.box[1] - above.box[3]
    if not 0 < gap <= APART_PT or len(_shared(above, below)) < LEAST_UPRIGHTS:
        return False
    if len(_shared(above, below)) < len(_levels(above)) and len(_shared(above, below)) < len(_levels(below)):
        return False
    x0, x1 = min(above.box[0], below.box[0]), max(above.box[2], below.box[2])
    between = any(above.box[3] < word.middle < below.box[1] and x0 < word.x0 < x1 for word in words)
    return not between and _begins_with_figures(below, words) and not _begins_with_figures(above, words)


def _levels(frame: Frame) -> list[float]:
    out: list[float] = []
    for stroke in sorted(frame.verticals, key=lambda s: s.at):
        if not out or stroke.at - out[-1] > SNAP_PT:
            out.append(stroke.at)
    return out


def _shared(above: Frame, below: Frame) -> list[float]:
    return [at for at in _levels(above) if any(abs(at - other) <= SNAP_PT for other in _levels(below))]


def _begins_with_figures(frame: Frame, words: Sequence[Word]) -> bool:
    """Whether most of what stands in the first row, beside its first column, has digits."""
    heights = sorted(stroke.at for stroke in frame.horizontals)
    bottom = next((y for y in heights if y > frame.box[1] + 2 * SNAP_PT), frame.box[3])
    left = _levels(frame)[1]
    row = [word for word in words if frame.box[1] < word.middle < bottom and left < word.x0 < frame.box[2]]
    digits = sum(any(map(str.isdigit, word.text)) for word in row)
    return bool(row) and digits * 2 >= sum(any(map(str.isalnum, word.text)) for word in row)


def _join(above: Frame, below: Frame) -> Frame:
    bridges = [Stroke(False, at, above.box[3], below.box[1]) for at in _shared(above, below)]
    a, b = above.box, below.box
    return Frame(
        (min(a[0], b[0]), a[1], max(a[2], b[2]), b[3]),
        (*above.horizontals, *below.horizontals),
        (*above.verticals, *bridges, *below.verticals),
    )
