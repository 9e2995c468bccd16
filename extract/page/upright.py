"""Pages whose text runs sideways as displayed: landscape annexes printed on portrait sheets.

They are read in an upright frame; ``Page.placement`` says how that frame lies on the displayed page, so that evidence
falls where the reader sees it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TypeVar

from bordereau.schemas.page import Box, Fill, Page, Picture, Placement, Rule, Word

MAIN_SHARE = 0.7
"""Share of the letters that run in one direction for the page to run in it: a turned table head is no turned page."""

Drawn = TypeVar("Drawn", Word, Rule, Fill, Picture)


def set_upright(page: Page) -> Page:
    """The page in a frame in which most of its text reads from left to right; as it is where it already does."""
    letters: Counter[int] = Counter()
    for word in page.words:
        letters[word.rotation] += len(word.text)
    if not letters:
        return page
    rotation, count = letters.most_common(1)[0]
    if rotation == 0 or count < MAIN_SHARE * letters.total():
        return page
    flat = rotation == 180
    return replace(
        page,
        width=page.width if flat else page.height,
        height=page.height if flat else page.width,
        words=tuple(
            replace(_turn(word, page, rotation), rotation=(word.rotation - rotation) % 360) for word in page.words
        ),
        rules=tuple(_turn(rule, page, rotation) for rule in page.rules),
        fills=tuple(_turn(fill, page, rotation) for fill in page.fills),
        pictures=tuple(_turn(picture, page, rotation) for picture in page.pictures),
        placement=Placement(page.width, page.height, rotation // 90, 0.0),
    )


def _turn(drawn: Drawn, page: Page, rotation: int) -> Drawn:
    x0, top, x1, bottom = turn_box((drawn.x0, drawn.top, drawn.x1, drawn.bottom), page.width, page.height, rotation)
    return replace(drawn, x0=x0, top=top, x1=x1, bottom=bottom)


def turn_box(box: Box, width: float, height: float, rotation: int) -> Box:
    """A box of the displayed page in the frame that undoes a clockwise turn of the writing.

    >>> turn_box((10, 20, 30, 60), 600, 800, 90)
    (20, 570, 60, 590)
    >>> turn_box((10, 20, 30, 60), 600, 800, 270)
    (740, 10, 780, 30)
    >>> turn_box((10, 20, 30, 60), 600, 800, 180)
    (570, 740, 590, 780)
    """
    x0, top, x1, bottom = box
    if rotation == 90:
        return (top, width - x1, bottom, width - x0)
    if rotation == 270:
        return (height - bottom, x0, height - top, x1)
    return (width - x1, height - bottom, width - x0, height - top)
