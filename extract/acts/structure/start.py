"""A place where an act may begin, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.weights import weigh
from bordereau.schemas.act import Sign

Kind = Literal["agreement", "minutes", "extract", "item", "other"]


@dataclass(slots=True)
class Start:
    """An act may begin here."""

    index: int
    kind: Kind
    signs: list[Sign] = field(default_factory=list)
    model: bool = False
    """An annex heading right above it: it may be a model annexed to the act above."""
    first: bool = False
    """It begins a page."""
    head: str = ""
    """Of an item: the kind of its head."""
    cut: bool = False
    """Of minutes: they begin amid what they tell, without a heading."""
    outside: bool = False
    """Of an item: its number goes on from one above the last agreement that may begin, so it is no article's."""

    @property
    def weight(self) -> float:
        return sum(sign.weight for sign in self.signs)

    @property
    def has_sitting(self) -> bool:
        """« Séance du 12 mars » stands in its head."""
        return any(sign.name.endswith(".sitting") for sign in self.signs)

    @property
    def filed(self) -> bool:
        """Of an act of a recueil: its sheet says that it begins, whatever stands above."""
        return any(sign.name == "other.filed" for sign in self.signs)

    @property
    def resolved(self) -> bool:
        """Of an item: its head says itself what was decided."""
        return any(sign.name == "item.resolves" for sign in self.signs)

    def add(self, name: str, note: Note | None = None) -> None:
        words, page = (note.words, note.page) if note else ("", self.signs[0].page if self.signs else 0)
        self.signs.append(Sign(name, weigh(name), words, page))
