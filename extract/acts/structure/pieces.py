"""From the turns of a reading to acts: each with its pieces, in the order of their beginnings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bordereau.extract.acts.structure.choose import Turn
from bordereau.schemas.act import Nature, Sign

NATURES: dict[str, Nature | None] = {
    "agreement": "agreement",
    "item": "deliberation",
    "extract": "deliberation",
    "minutes": "minutes",
    "other": "other",
    "unknown": None,
}


HEADLESS = frozenset(("item.cut", "item.run"))
"""Signs of an item whose first paragraph is more than a head, or less."""


@dataclass(slots=True)
class ActPieces:
    """One act: which paragraphs are its own. Another act may stand between two of its pieces."""

    nature: Nature | None
    pieces: list[tuple[int, int]] = field(default_factory=list)
    """``start, stop`` of paragraphs, in order; never empty, never overlapping another act's."""
    sitting: int | None = None
    """Index of the minutes it stands in."""
    host: int | None = None
    """Index of the délibération (or of the minutes) that it is pasted into."""
    signs: tuple[Sign, ...] = ()
    is_item: bool = False
    """An item of a sitting."""
    above: int = 0
    """So many paragraphs above its head are of the sitting."""

    @property
    def is_headed(self) -> bool:
        """Its first paragraph heads it, and is no more than its head."""
        return self.is_item and HEADLESS.isdisjoint(sign.name for sign in self.signs)

    @property
    def start(self) -> int:
        return self.pieces[0][0]


def cut_pieces(turns: Sequence[Turn], count: int) -> list[ActPieces]:
    """The acts of a reading over ``count`` paragraphs; every paragraph is in exactly one piece."""
    acts: list[ActPieces] = []
    open_acts: list[int] = []
    for number, turn in enumerate(turns):
        stop = turns[number + 1].index if number + 1 < len(turns) else count
        depth = len(turn.state.acts)
        if turn.start is not None or number == 0:
            open_acts = open_acts[: depth - 1]
            signs = (*turn.start.signs, *((turn.above,) if turn.above else ())) if turn.start else ()
            sitting = open_acts[0] if open_acts and acts[open_acts[0]].nature == "minutes" else None
            host = open_acts[-1] if open_acts else None
            inner = turn.state.inner
            acts.append(ActPieces(NATURES[inner], [], sitting, host, signs, inner == "item"))
            open_acts.append(len(acts) - 1)
        else:
            open_acts = open_acts[:depth]
        if stop > turn.index:
            acts[open_acts[-1]].pieces.append((turn.index, stop))
    return _order(acts)


def join_lone_heading(acts: list[ActPieces]) -> list[ActPieces]:
    """An item cut out of its minutes, below a heading of one line that was kept: one act, and no sitting beside it."""
    if len(acts) != 2 or acts[0].nature != "minutes" or not acts[1].is_item:
        return acts
    own = [index for start, stop in acts[0].pieces for index in range(start, stop)]
    if own != [0] or acts[1].pieces[0][0] != 1:
        return acts
    (_, stop), *rest = acts[1].pieces
    return [ActPieces(acts[1].nature, [(0, stop), *rest], signs=acts[1].signs, is_item=True, above=1)]


def _order(acts: Sequence[ActPieces]) -> list[ActPieces]:
    """The acts in the order of their beginnings; one that is cut above its first item begins below it, or nowhere."""
    order = sorted((number for number, act in enumerate(acts) if act.pieces), key=lambda number: acts[number].start)
    places = {number: place for place, number in enumerate(order)}
    for act in acts:
        act.sitting = places.get(act.sitting) if act.sitting is not None else None
        act.host = places.get(act.host) if act.host is not None else None
    return [acts[number] for number in order]
