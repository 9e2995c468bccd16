"""A dark band of several shades, cut where its shade changes: each cell of a head may have its own.

Olive over the labels and green over the years are one dark area; taken as one, the lighter shade passes for light
print on the darker one, and the whole is turned wrongly.
"""

from __future__ import annotations

from bordereau.extract.ocr.picture import Picture

STEP = 24.0
"""Shades that differ by less, in grey levels, are one: paper and noise."""
LEAST_PT = 12.0
"""A piece is at least so wide; less is a border between two cells."""
EDGE_PT = 0.9, 2.2
"""The shade is seen inside the border at the top and at the foot: print stands between, and is as high as the band."""
WINDOW_PT = 6.0
"""The shade of a column is the median of so much around it: letters and borders are narrower."""


def part_shades(band: Picture, point: float) -> list[slice]:
    """The columns of each shade of a band, from left to right; ``point`` is the pixels of a point.

    The shade must change at the top and at the foot: a band over another of its width has two shades all along.

    >>> import numpy as np
    >>> part_shades(np.repeat([[60, 150]], 100, axis=1).repeat(20, axis=0).astype(np.uint8), 1.0)
    [slice(0, 100, None), slice(100, 200, None)]
    """
    import numpy as np

    width, least = band.shape[1], round(LEAST_PT * point)
    first, last = (max(1, round(edge * point)) for edge in EDGE_PT)
    half = max(1, round(WINDOW_PT * point / 2))
    strips = [np.median(strip, axis=0) for strip in (band[first:last], band[-last:-first])]
    smooth = [_smooth(levels, half) for levels in strips]
    cuts, shades = [0], [float(np.median(strip[:least])) for strip in smooth]
    for x in range(least, width - least):
        steps = all(abs(float(strip[x]) - shade) >= STEP for strip, shade in zip(smooth, shades, strict=True))
        if steps and x - cuts[-1] >= least and all(_stays(strip[x : x + least]) for strip in smooth):
            near = strips[0][x - half : x + half + 3].astype(float)
            cuts.append(x - half + int(np.abs(near[2:] - near[:-2]).argmax()) + 2)
            shades = [float(np.median(strip[x : x + least])) for strip in smooth]
    return [slice(start, end) for start, end in zip(cuts, [*cuts[1:], width], strict=True)]


def _smooth(levels: Picture, half: int) -> Picture:
    import numpy as np

    padded = np.pad(levels, half, mode="edge")
    return np.asarray(np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1), axis=1))


def _stays(after: Picture) -> bool:
    """Whether the shade that begins here goes on for as long as a piece must."""
    import numpy as np

    return float(np.ptp(after[after.size // 3 :])) < STEP
