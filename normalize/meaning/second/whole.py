"""An act as its second reader has it: lines, sums as sentences tell them, tables, who decides, what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.second.lists import lists_funders
from bordereau.normalize.meaning.second.mentions import says_decided
from bordereau.normalize.meaning.told import Told
from bordereau.schemas.table import Table


@dataclass(frozen=True)
class WholeAct:
    """What all signs are read from; ``about`` is the object or the title as printed."""

    lines: Sequence[Line]
    told: Sequence[Told]
    tables: Sequence[Table]
    body: Actor | None
    about: str | None
    kind: str
    adopted: bool = False
    promised: tuple[Decimal, ...] = ()
    """What sentences and tables promise already, each promise once."""
    parties: int = 0
    """How many parties sign it."""

    @property
    def head(self) -> str:
        """What it is about, folded; without that its first line."""
        return fold(self.about or (self.lines[0].text if self.lines else ""))

    @cached_property
    def names_funders(self) -> bool:
        """Whether its lines tell who pays for what is done."""
        return lists_funders(self.lines, self.body)


def find_decided(lines: Sequence[Line]) -> frozenset[int]:
    """The lines from which on an act decides, and those of its articles."""
    places, begun = set[int](), False
    for line in lines:
        begun = begun or says_decided(fold(line.text))
        if begun or line.section == "article":
            places.add(line.index)
    return frozenset(places)
