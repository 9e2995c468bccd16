"""What an assembly decided: number, date, object, votes and decision of a délibération, each with its place.

Counts are what this act prints; a count that stands in the minutes of the sitting alone is not repeated here.
Sources: code général des collectivités territoriales (CGCT), art. L2121-20 (majority of the votes cast; abstentions are
no votes cast; the mayor's casting vote) and L2121-21 (public and secret ballots); L5211-1 and L3121-14 to L3121-15 for
other assemblies.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from bordereau.schemas.evidence import Evidence, Strict
from bordereau.schemas.partial_date import PartialDate

Decision = Literal["adopted", "rejected", "deferred", "noted"]
CountKind = Literal[
    "present", "represented", "voting", "for", "against", "abstained", "in_office", "cast", "blank", "apart"
]
StatedFact = Literal[
    "number",
    "date",
    "object",
    "body",
    "decision",
    "matter",
    "transmission.identifier",
    "transmission.received",
    "votes.present",
    "votes.represented",
    "votes.voting",
    "votes.for",
    "votes.against",
    "votes.abstained",
    "votes.unanimous",
    "votes.in_office",
    "votes.cast",
    "votes.blank",
    "votes.apart",
]


class Votes(Strict):
    """The result of a vote and who took part; null where this act does not print it."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True, validate_by_alias=True)

    present: int | None = None
    represented: int | None = None
    """By a written power (« pouvoir », « procuration »)."""
    voting: int | None = None
    """« Votants »: present and represented, less those who take no part."""
    in_favour: int | None = Field(default=None, alias="for")
    """« Pour »; the key is ``for``."""
    against: int | None = None
    abstained: int | None = None
    unanimous: bool | None = None
    """True where the word is printed; false for a majority, or a vote against; else null."""
    in_office: int | None = None
    """« En exercice »: the seats that are filled."""
    cast: int | None = None
    """« Suffrages exprimés »: without abstentions, blank and void ones (CGCT, art. L2121-20)."""
    blank: int | None = None
    """Blank and void ballots together."""
    apart: int | None = None
    """Members who « ne prennent pas part au vote », where they are counted."""
    leaving: bool = False
    """Some members take no part, come or go, counted or not: the sum of the votes may miss the voters."""


class Attendance(Strict):
    """Who was there when a sitting opened, as its heading prints it; members come and go after that."""

    present: int | None = None
    represented: int | None = None
    voting: int | None = None
    in_office: int | None = None


class Matter(Strict):
    """Where the act is filed in the nomenclature ACTES, as printed."""

    code: str
    """Two levels: « 7.5 » of « 7.5.2 »."""
    name: str | None
    """As printed beside the code."""


class Transmission(Strict):
    """What the stamp of télétransmission on its first page says (CGCT, art. L2131-1)."""

    identifier: str | None
    """« 038-213800000-20240314-2024_009-DE »: department, SIREN, day, number, nature."""
    received: PartialDate | None
    """« Reçu en préfecture le … »"""
    at: Literal["prefecture", "subprefecture"] | None = None
    """Which of both the stamp names."""


class StatedEvidence(Evidence):
    """A place, and the fact that it states."""

    of: StatedFact


class Deliberation(Strict):
    """What makes an act a decision of an assembly."""

    number: str | None
    """As printed, without « n° »."""
    date: PartialDate | None
    """The date of the sitting."""
    object: str | None
    body: str | None = None
    """The body whose assembly decides, as the heading of the act or of its sitting prints it."""
    votes: Votes
    decision: Decision | None
    matter: Matter | None = None
    transmission: Transmission | None = None
    sitting: Attendance | None = None
    """For an item of minutes: who was there, from the heading of the sitting; no count of this vote."""
    evidence: tuple[StatedEvidence, ...] = ()
    """In the order of the facts; one a line of print."""
