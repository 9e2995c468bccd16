"""What was read, set where it stood, for a page whose picture is missing: the page can still be checked.

Only what became a fact is there; the text between is not kept in the JSON of a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bordereau.corrections.facts import Fact
from bordereau.schemas.boxes import measure, measure_meeting
from bordereau.schemas.page import Box

INSIDE = 0.8
"""A quote of which that much lies in a longer one is a part of it, and is not set twice."""
SIZE = 0.82
"""The size of letters in a box of their line."""
DESCENT = 0.22
"""How much of such a box lies below the base line."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of text as wide as it was printed, in points."""

    text: str
    x: float
    baseline: float
    width: float
    size: float
    turned: bool = False
    """Written along a tall box."""


def quote_pages(facts: Iterable[Fact]) -> dict[int, list[Quote]]:
    """Give the quotes of each page, the longest first; letters that stand upright are not turned."""
    places = {(one.page, one.bbox): one.text for fact in facts for one in fact.evidence if one.text.strip()}
    pages: dict[int, list[Quote]] = {}
    set_there: dict[int, list[Box]] = {}
    for (page, box), text in sorted(places.items(), key=lambda item: -len(item[1])):
        done = set_there.setdefault(page, [])
        area = measure(box)
        if area <= 0 or any(measure_meeting(box, other) >= INSIDE * area for other in done):
            continue
        done.append(box)
        pages.setdefault(page, []).append(_set(text, box))
    return pages


def _set(text: str, box: Box) -> Quote:
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if high > 2 * wide and len(text) > 2:
        return Quote(text, round(x0 + wide * DESCENT, 2), top, round(high, 2), round(wide * SIZE, 2), turned=True)
    return Quote(text, x0, round(bottom - high * DESCENT, 2), round(wide, 2), round(high * SIZE, 2))
