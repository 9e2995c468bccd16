"""Print that is paler than the rest of its page, or coloured: headings in grey, orange or light blue, made as dark.

Readers part ink from paper by one level for a whole page, and leave out what is paler: a heading in another colour goes
without a trace. So rows of pale print get the contrast that black print has, before anything is read. Nothing else
changes, and a page without such rows comes back as it is.

``deep`` is the darkest of the three channels of a page in colour: there, yellow and orange are as dark as black. Stamps
and shades are told by shape: print stands in rows of shapes of one height.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.print_rows import Row, find_rows

PALER = 45.0
"""Grey levels by which a row of print is paler than most of its page."""
LIGHT = 135.0
"""Ink that is darker than this is read as it is: thin and small print comes out a little paler than the rest."""
LEAST_LETTERS = 3
"""Fewer shapes in a row are dust, a rule, a piece of a drawing."""
GONE = 245.0
"""What was whitened already (a stamp, the shadow of the lid) stays white."""
DARKEST = 10.0
"""The percentile of the ink of a row that counts as its level: edges are paler than strokes."""
AROUND = 0.35
"""What is darkened around the letters of a row, in heights of theirs: accents and tails."""


def darken_pale_print(picture: Picture, deep: Picture, dpi: float) -> Picture:
    """The picture with its rows of pale print as dark as the rest; the same picture where there is none.

    ``deep`` lies in the same frame; it is the picture itself on a grey page.
    """
    rows = [row for row in find_rows(deep, dpi) if row.letters >= LEAST_LETTERS]
    levels = [_measure_level(picture, deep, row) for row in rows]
    out = picture
    for row in _choose_pale(rows, levels):
        more = round(AROUND * (row.bottom - row.top))
        place = (slice(max(0, row.top - more), row.bottom + more), slice(row.x0, row.x1))
        if out is picture:
            out = picture.copy()
        out[place] = _stretch(out[place], deep[place], row)
    return out


def _measure_level(picture: Picture, deep: Picture, row: Row) -> float:
    """How light the ink of a row is in the picture that will be read."""
    import numpy as np

    place = (slice(row.top, row.bottom), slice(row.x0, row.x1))
    inked = deep[place] < 0.5 * (row.ink + row.paper)
    return float(np.percentile(picture[place][inked], DARKEST)) if inked.any() else 255.0


def _choose_pale(rows: Sequence[Row], levels: Sequence[float]) -> list[Row]:
    """The rows that are clearly paler than the usual one, each letter counted, and not white.

    >>> black, grey = Row(0, 0, 9, 9, 40, 20, 255), Row(0, 20, 9, 29, 6, 150, 255)
    >>> _choose_pale([black, grey], [20, 150]) == [grey], _choose_pale([grey], [150])
    (True, [])
    """
    letters = [level for row, level in zip(rows, levels, strict=True) for _ in range(row.letters)]
    usual = median(letters) if letters else 0.0
    return [row for row, level in zip(rows, levels, strict=True) if max(LIGHT, usual + PALER) < level < GONE]


def _stretch(part: Picture, deep: Picture, row: Row) -> Picture:
    """The ink of the row black and its paper white; darker print beside it stays as dark as it was."""
    import numpy as np

    depth = np.clip((row.paper - deep.astype(np.float32)) / max(1.0, row.paper - row.ink), 0.0, 1.0)
    return np.minimum(part, (255.0 * (1.0 - depth)).astype(np.uint8))
