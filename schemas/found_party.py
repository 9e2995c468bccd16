"""What a normaliser reads in the text of one party. Offsets are those of the text given."""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.schemas.found import FoundAmount, FoundDate, FoundIdentifier


@dataclass(frozen=True, slots=True)
class FoundText:
    """A string with its place; ``text`` is cleaned (white space folded), so it may differ from the slice."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundAddress:
    start: int
    end: int
    text: str
    postcode: str | None
    """Five digits."""
    city: str | None
    """As printed, without cedex."""


@dataclass(frozen=True, slots=True)
class FoundRepresentative:
    """Who signs for a party. ``name`` is None where only the office is printed, or the name is masked."""

    start: int
    end: int
    name: FoundText | None
    role: FoundText | None


@dataclass(frozen=True, slots=True)
class FoundAuthorisation:
    """The act that empowers to sign; ``date`` is None where it is blank or not one day."""

    start: int
    end: int
    text: str
    date: FoundDate | None


@dataclass(frozen=True, slots=True)
class FoundParty:
    """One party, every fact with its place."""

    name: FoundText | None
    aliases: tuple[FoundText, ...] = ()
    legal_form: FoundText | None = None
    share_capital: FoundAmount | None = None
    """In its own currency: a capital in francs is told by a warning, and is no euro amount."""
    address: FoundAddress | None = None
    identifiers: tuple[FoundIdentifier, ...] = ()
    representatives: tuple[FoundRepresentative, ...] = ()
    authorisations: tuple[FoundAuthorisation, ...] = ()
    doubts: tuple[tuple[int, int], ...] = ()
    """Slices where a person is announced and the rules cannot tell the name: to be shown to the NER model."""
    warnings: tuple[str, ...] = ()
    """Codes of schemas.warning.Code."""
