"""What a normaliser reads of an act as a whole, and where: kind, date, place, period, amended acts, signatures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bordereau.schemas.act import Nature
from bordereau.schemas.convention import ActKind
from bordereau.schemas.found import FoundDate

ActSection = Literal["title", "opening", "preamble", "articles", "closing", "signatures"]


@dataclass(frozen=True, slots=True)
class ActTexts:
    """The texts of one act, as its parts were split: one string a paragraph (a line, for signatures)."""

    title: str | None
    opening: tuple[str, ...] = ()
    """Before the parties, the title's lines too: title page, date line, visas printed first."""
    preamble: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """The paragraphs of all articles, in order."""
    closing: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    """The lines of the signature columns."""
    has_parties: bool = False
    nature: Nature | None = None
    """What the structure of the file tells of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: ``texts.<section>[index][start:end]`` (the title is index 0)."""

    section: ActSection
    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedDate:
    date: FoundDate
    spot: Spot


@dataclass(frozen=True, slots=True)
class FoundPlace:
    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """The years or days that the act covers, ISO, both included."""

    start: str
    end: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class FoundAmended:
    """An act that this one amends; ``date`` is None where none is printed."""

    kind: ActKind
    date: FoundDate | None
    title: str | None
    spot: Spot


@dataclass(frozen=True, slots=True)
class FoundAct:
    """All that is said of the act as a whole."""

    kind: ActKind
    date: PlacedDate | None = None
    place: FoundPlace | None = None
    period: FoundPeriod | None = None
    amends: tuple[FoundAmended, ...] = ()
    blank: Spot | None = None
    """A line of the closing with a date that is not filled in."""
    warnings: tuple[str, ...] = ()
    """Codes of schemas.warning.Code."""


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """One signatory of a column."""

    party: str | None
    """A known party's name where the heading designates one, else the heading without « Pour la »."""
    name: str | None
    role: str | None
    """Without determiner and without « en exercice »."""
    lines: tuple[int, ...] = field(default=())
    """Indices of the column's lines that state it."""
    placeholder: bool = False
    """A name left to be filled in: « Prénom NOM »."""
