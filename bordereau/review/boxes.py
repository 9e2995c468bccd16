"""The boxes to draw over each page: one group a place, the failing sums with their difference beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bordereau.corrections.facts import Evidences, Fact
from bordereau.review.checks import WORST_FIRST, CheckView
from bordereau.schemas.page import Box

PAD_PT = 1.5
PAGE_AREA = 100_000.0
"""Square points: a box from the corner of a page that is larger than this is the page."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """The rectangles of one fact on one page; ``(x, top, width, height)`` in points."""

    id: str
    fact: str
    """The id of the fact's element."""
    kind: str
    status: str
    rectangles: tuple[Box, ...]
    is_page: bool = False
    """It only says which page: a reviewer named no place on it."""

    @property
    def area(self) -> float:
        return sum(width * height for _, _, width, height in self.rectangles)


@dataclass(frozen=True, slots=True)
class Flag:
    """The difference of a failing sum, where the sum stands."""

    check: str
    text: str
    x: float
    top: float
    width: float


@dataclass(slots=True)
class Overlay:
    """What is drawn over one page."""

    boxes: list[Boxes] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact with the ids of its element and of its first box."""

    fact: Fact
    id: str
    box: str
    status: str
    """The worst verdict of the checks whose total it states; empty without any."""


def place_facts(facts: Sequence[Fact], views: Iterable[CheckView]) -> tuple[dict[str, Placed], dict[int, Overlay]]:
    """Give each fact its ids and each page its boxes; facts that stand at one place share a box.

    Gives the facts by path, and the overlays by page.
    """
    statuses = _judge_facts(views)
    placed: dict[str, Placed] = {}
    overlays: dict[int, Overlay] = defaultdict(Overlay)
    shared: dict[Evidences, str] = {}
    for number, fact in enumerate(facts, start=1):
        name = f"f{number}"
        status = statuses.get(fact.path, "")
        if fact.evidence not in shared:
            shared[fact.evidence] = f"b{number}"
            _draw(overlays, fact, f"b{number}", name, status)
        placed[fact.path] = Placed(fact, name, shared[fact.evidence], status)
    for overlay in overlays.values():
        overlay.boxes.sort(key=lambda one: -one.area)  # the smaller lie on top, where they can be pointed at
    return placed, overlays


def _draw(overlays: dict[int, Overlay], fact: Fact, name: str, owner: str, status: str) -> None:
    by_page: dict[int, list[Box]] = defaultdict(list)
    for one in fact.evidence:
        x0, top, x1, bottom = one.bbox
        box = (x0 - PAD_PT, top - PAD_PT, x1 - x0 + 2 * PAD_PT, bottom - top + 2 * PAD_PT)
        by_page[one.page].append((round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)))
    for place, (page, rectangles) in enumerate(by_page.items()):
        own = name if place == 0 else f"{name}-{page}"
        overlays[page].boxes.append(Boxes(own, owner, fact.kind, status, tuple(rectangles), _is_page(rectangles)))


def _is_page(rectangles: Sequence[Box]) -> bool:
    x, top, width, height = rectangles[0]
    return x < 0 and top < 0 and width * height > PAGE_AREA


def _judge_facts(views: Iterable[CheckView]) -> dict[str, str]:
    worst: dict[str, str] = {}
    for view in views:
        if view.stated_by is not None:
            path = view.stated_by.path
            worst[path] = min(worst.get(path, view.status), view.status, key=WORST_FIRST.index)
    return worst
