"""The public model: one PDF, one document, its acts.

The keys are the contract with those who load the JSON; a key may be added, none renamed or dropped without a
new ``SCHEMA_VERSION``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bordereau.schemas.check import Check
from bordereau.schemas.correction import Correction
from bordereau.schemas.deliberation import Deliberation
from bordereau.schemas.evidence import Evidence, Proof, Strict
from bordereau.schemas.found import Qualifier, Tax
from bordereau.schemas.meaning import AmountRole, Commitment, Effect, Payment, Purpose, Term
from bordereau.schemas.page import TextSource
from bordereau.schemas.partial_date import PartialDate
from bordereau.schemas.table import Table
from bordereau.schemas.trust import Trust
from bordereau.schemas.warning import Code, DocumentWarning

SCHEMA_VERSION: Literal["1.1"] = "1.1"

ActKind = Literal["convention", "avenant", "deliberation", "minutes", "other"]
Section = Literal["parties", "preamble", "article", "annex", "signature"]


class Source(Strict):
    file_name: str
    sha256: str
    size_bytes: int
    page_count: int


class PageInfo(Strict):
    number: int
    width: float
    height: float
    text_source: TextSource
    rotation: int
    confidence: float | None = None


class Period(Strict):
    """The years (or dates) that the act covers, both included."""

    start: str
    end: str


class AmendedAct(Strict):
    kind: ActKind
    date: PartialDate | None
    title: str | None
    effect: Effect | None = None
    """What the avenant does to its sums: it states them anew, adds to them, or only prolongs the act."""
    evidence: Proof


class Address(Strict):
    text: str
    postcode: str | None = None
    city: str | None = None


class Identifier(Strict):
    scheme: str
    value: str
    valid: bool
    registry: str | None = None
    evidence: Proof


class Representative(Strict):
    name: str | None
    role: str | None
    evidence: Proof


class Authorisation(Strict):
    """The act that empowers to sign."""

    text: str
    date: PartialDate | None
    evidence: Proof


class Party(Strict):
    name: str | None
    key: str | None = None
    """What joins its spellings: the SIREN where one is printed and valid, else the name without case, article, kind."""
    aliases: tuple[str, ...] = ()
    group: str | None = None
    legal_form: str | None = None
    share_capital: str | None = None
    address: Address | None = None
    identifiers: tuple[Identifier, ...] = ()
    representatives: tuple[Representative, ...] = ()
    authorisations: tuple[Authorisation, ...] = ()
    evidence: Proof


class Article(Strict):
    number: str
    """Normalised: “Article 1er”, “ARTICLE PREMIER”, “Article I” all give ``"1"``."""
    label: str
    """As printed."""
    title: str | None
    level: int = Field(ge=1)
    parent: str | None
    text: str
    pages: tuple[int, int]
    evidence: Proof


class Amount(Strict):
    """A sum of money in running text."""

    id: str
    text: str
    value: str
    currency: str
    unit: str
    precision: str
    qualifier: Qualifier
    tax: Tax | None
    in_words: str | None
    article: str | None
    section: Section
    role: AmountRole | None = None
    """What the sum is in its act; null where nothing around it says so."""
    struck: bool = Field(default=False, exclude_if=lambda struck: not struck)
    """It is struck out: read, but in no sum and no commitment. The key is absent where it is not."""
    not_ticked: bool = Field(default=False, exclude_if=lambda not_ticked: not not_ticked)
    """It stands at an empty box, as an option that is not taken; likewise."""
    evidence: Proof
    trust: Trust = "read"
    doubts: tuple[Code, ...] = Field(default=(), exclude_if=lambda doubts: not doubts)
    """The codes of the warnings that speak of it; the key is absent where none does."""

    @property
    def in_force(self) -> bool:
        return not (self.struck or self.not_ticked)


class Figure(Strict):
    """A count or a share that takes part in a check (sums of money are ``amounts``)."""

    id: str
    text: str
    value: str
    kind: Literal["count", "percent"]
    precision: str
    qualifier: Qualifier
    article: str | None
    section: Section
    evidence: Proof


class Signature(Strict):
    party: str | None
    name: str | None
    role: str | None
    evidence: Proof


class Act(Strict):
    kind: ActKind
    pages: tuple[int, int]
    title: str | None
    date: PartialDate | None
    place: str | None
    period: Period | None
    amends: tuple[AmendedAct, ...] = ()
    parties: tuple[Party, ...] = ()
    articles: tuple[Article, ...] = ()
    amounts: tuple[Amount, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    signatures: tuple[Signature, ...] = ()
    checks: tuple[Check, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    """Who promises what to whom."""
    payments: tuple[Payment, ...] = ()
    """The schedule, in the order of the act."""
    purpose: Purpose | None = None
    term: Term | None = None
    within: int | None = None
    """For a convention or avenant annexed to a délibération: the index of that act in ``acts``."""
    deliberation: Deliberation | None = None
    """What an assembly decided, for an act of kind ``deliberation``."""
    title_evidence: tuple[Evidence, ...] = ()
    date_evidence: tuple[Evidence, ...] = ()
    place_evidence: tuple[Evidence, ...] = ()
    period_evidence: tuple[Evidence, ...] = ()


class Document(Strict):
    """The root object of a JSON file."""

    schema_version: Literal["1.1"] = SCHEMA_VERSION
    source: Source
    status: Literal["ok", "partial"]
    pages: tuple[PageInfo, ...]
    acts: tuple[Act, ...] = Field(min_length=1)
    warnings: tuple[DocumentWarning, ...] = ()
    corrections: tuple[Correction, ...] = Field(default=(), exclude_if=lambda corrections: not corrections)
    """What reviewers said of the facts (``bordereau apply``); the key is absent where nobody said anything."""
