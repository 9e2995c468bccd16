"""Who promises what to whom: the role of each sum, commitments, payments, purpose and term of an act.

What is no commitment (a cost, a budget, a balance, a ceiling, a price list, what was spent before) has a role and
enters ``commitments`` in no way. What the act does not say is null: no payer, payee, year or day is filled up.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bordereau.schemas.evidence import Proof, Strict
from bordereau.schemas.partial_date import PartialDate

AmountRole = Literal[
    "grant",
    "loan",
    "guarantee",
    "price",
    "rent",
    "cost",
    "ceiling",
    "instalment",
    "total",
    "requested",
    "past",
    "penalty",
    "capital",
    "other",
]
"""What a sum is in its act. ``total``: said again or added up; ``past``: an earlier or a replaced sum."""
CommitmentRole = Literal["grant", "loan", "guarantee", "price", "rent", "other"]
CommitmentStatus = Literal["promised", "forecast", "past"]
Effect = Literal["replaces", "adds", "extends"]
Renewal = Literal["none", "tacit", "express"]


class Commitment(Strict):
    """One sum that somebody promises somebody; several years are several commitments, their total is none."""

    id: str
    """``c1``, ``c2``… in the order of the act."""
    payer: int | None = None
    """Index into ``parties``; null for a body that is no party, or that is not said."""
    payee: int | None = None
    payer_name: str | None = None
    """The party's name, or the body as printed."""
    payee_name: str | None = None
    value: str
    currency: str
    role: CommitmentRole
    status: CommitmentStatus
    """``forecast``: subject to a vote or to credits, or expected of a body that does not sign."""
    year: int | None = None
    """The budget year that is said of the sum."""
    share: str | None = None
    """In percent, as printed, where the sum is a share of a base."""
    base: str | None = None
    """In euros."""
    what: str | None = None
    """What the sum is called: « subvention de fonctionnement »."""
    source: str
    """The id of the amount (``a12``) or the path of the cell (``t1/r2/c3``)."""
    evidence: Proof


class Payment(Strict):
    """One instalment of the schedule, as printed; « le solde » without a sum has neither value nor share."""

    order: int = Field(ge=1)
    value: str | None = None
    share: str | None = None
    """In percent of the commitment, or of each where ``commitment`` is null."""
    due: PartialDate | None = None
    """A printed day; a day that comes back each year is a condition."""
    condition: str | None = None
    """What has to happen first, as printed."""
    commitment: str | None = None
    """The id of the commitment that it pays; null where it is said of several, or of none that was read."""
    evidence: Proof


class Purpose(Strict):
    """What the act is for, in its own words; its title where no article says it."""

    text: str
    evidence: Proof


class Term(Strict):
    """How long the act binds. A start « à sa notification » is null."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    duration: str | None = None
    """ISO 8601 (``P3Y``, ``P18M``), where it is said in words."""
    renewal: Renewal | None = None
    computed: bool = False
    """``end`` follows from a printed day and a duration: the day before the anniversary."""
    evidence: Proof
