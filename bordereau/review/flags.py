"""The difference of a failing sum, set beside the figure that states it and over no other figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bordereau.review.boxes import Flag, Overlay
from bordereau.review.checks import CheckView
from bordereau.schemas.boxes import measure_meeting
from bordereau.schemas.page import Box

SIGN_PT = 5.2
"""Width of a sign of the label, at a size of 9 points."""
HEIGHT_PT = 13.0
GAP_PT = 3.0


def add_flags(
    overlays: Mapping[int, Overlay], views: Iterable[CheckView], sizes: Mapping[int, tuple[float, float]], gap: str
) -> None:
    """Put the difference of each failing sum beside the figure that states it; ``gap`` has a ``{difference}``.

    Below it, above, at its right, at its left, in the margin of its line: the first place where it hides nothing that
    was read, else the one where it hides least.
    """
    taken: set[tuple[int, Box]] = set()
    for view in views:
        if view.status != "fails" or view.stated_by is None or view.difference is None:
            continue
        last = view.stated_by.evidence[-1]
        if last.page not in overlays or (last.page, last.bbox) in taken:
            continue
        taken.add((last.page, last.bbox))
        overlay = overlays[last.page]
        first = next(one.bbox for one in view.stated_by.evidence if one.page == last.page)
        whole = (min(first[0], last.bbox[0]), first[1], max(first[2], last.bbox[2]), last.bbox[3])
        texts = (gap.format(difference=view.difference), view.difference)
        flags = _propose(view.id, texts, whole, sizes.get(last.page, (595.0, 842.0)))
        taken_there = [whole, *_list_taken(overlay)]
        hidden = [(sum(measure_meeting(_box(flag), other) for other in taken_there), flag) for flag in flags]
        overlay.flags.append(min(hidden, key=lambda one: one[0])[1])


def _propose(check: str, texts: tuple[str, str], figure: Box, size: tuple[float, float]) -> Iterator[Flag]:
    """Propose places, the best first: the whole text below or above, then the bare difference in the line."""
    x0, top, x1, bottom = figure
    middle = (top + bottom - HEIGHT_PT) / 2
    width, short = (len(text) * SIGN_PT + 8 for text in texts)
    whole = [(x, y) for x in (x0, x1 - width) for y in (bottom + GAP_PT, top - GAP_PT - HEIGHT_PT)]
    bare = [(x1 + GAP_PT, middle), (x0 - GAP_PT - short, middle), (size[0] - short, middle), (0.0, middle)]
    for text, wide, places in ((texts[0], width, whole), (texts[1], short, bare)):
        for x, y in places:
            inside = (min(max(0.0, x), size[0] - wide), min(max(0.0, y), size[1] - HEIGHT_PT))
            yield Flag(check, text, round(inside[0], 2), round(inside[1], 2), round(wide, 2))


def _box(flag: Flag) -> Box:
    return (flag.x, flag.top, flag.x + flag.width, flag.top + HEIGHT_PT)


def _list_taken(overlay: Overlay) -> Iterator[Box]:
    for boxes in overlay.boxes:
        for x, top, width, height in boxes.rectangles:
            yield (x, top, x + width, top + height)
    for x0, top, x1, bottom in map(_box, overlay.flags):
        yield (x0 - GAP_PT, top, x1 + GAP_PT, bottom)
