"""What a normaliser reads in a délibération: facts with offsets in the text given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from bordereau.schemas.deliberation import CountKind, Decision
from bordereau.schemas.found import FoundDate

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Stated(Generic[T_co]):
    """A value and the characters that state it."""

    value: T_co
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundVotes:
    """Who took part in a vote, and its result."""

    counts: dict[CountKind, Stated[int]]
    """Without those that the text states in two ways."""
    unanimous: Stated[bool] | None = None
    unclear: tuple[Stated[str], ...] = ()
    """What the text states in two ways: the second statement."""
    some_apart: bool = False
    """Some member takes no part in the vote, or leaves, counted or not."""


@dataclass(frozen=True, slots=True)
class FoundMatter:
    code: str
    name: str | None


@dataclass(frozen=True, slots=True)
class FoundTransmission:
    """What a stamp says; ``at`` is « prefecture » or « subprefecture »."""

    identifier: Stated[str] | None = None
    received: FoundDate | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class FoundDeliberation:
    number: Stated[str] | None
    object: Stated[str] | None
    body: Stated[str] | None
    votes: FoundVotes
    decision: Stated[Decision] | None
    matter: Stated[FoundMatter] | None
