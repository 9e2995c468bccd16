"""What extract hands over for one act: its parts as spans of text, nothing interpreted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bordereau.schemas.page import Page
from bordereau.schemas.table import TableRegion
from bordereau.schemas.text import Paragraph
from bordereau.schemas.warning import DocumentWarning


@dataclass(frozen=True, slots=True)
class ArticleSpan:
    """One article: its heading and its own paragraphs, without those of its sub-articles."""

    label: str
    """The printed number with its word: “ARTICLE 2.1 :”, “Art. 1er. –”, “3.2”."""
    number: str
    """Normalised to digits, dots and “bis”: ``"2.1"``, ``"1"``, ``"4 bis"``."""
    title: Paragraph | None
    heading: Paragraph
    level: int
    parent: str | None
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class AnnexSpan:
    number: str | None
    title: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    """Running text of the annex, without its tables."""


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact of a party as the second reader labelled it: ``text[start:end]`` of the party, by its kind of label."""

    kind: str
    start: int
    end: int
    sure: float
    """The probability of the least sure of its words."""


@dataclass(frozen=True, slots=True)
class PartySpan:
    """The text of one party: from its name to the next separator."""

    text: Paragraph
    side: int | None = None
    """1 for « d'une part », 2 for « d'autre part », when printed."""
    told: tuple[ToldFact, ...] = ()
    """What the second reader found in the text; empty where it was not asked."""


@dataclass(frozen=True, slots=True)
class GroupAliasSpan:
    """An alias clause said of several parties: “Ci-après dénommés ensemble « les Bénéficiaires »”."""

    text: Paragraph
    parties: tuple[int, ...]
    """Indices of the parties it covers."""


@dataclass(frozen=True, slots=True)
class PartiesBlock:
    """Where the parties stand among the paragraphs of an act, and the text of each."""

    before: tuple[int, int]
    """(paragraph index, offset in its text) where the block starts: what is before is title, date, visas."""
    after: tuple[int, int]
    """(paragraph index, offset) of the first character after the block; index = count when nothing follows."""
    parties: tuple[PartySpan, ...]
    groups: tuple[GroupAliasSpan, ...]
    """Aliases of some of the parties; one said of all of them (« les Parties ») is left out."""
    unsure: bool = False
    """Two readers parted the text into parties differently; this is the reading that explains it better."""


@dataclass(frozen=True, slots=True)
class SignatureSpan:
    """One column of the signature block, read from top to bottom."""

    lines: tuple[Paragraph, ...]
    heading: Paragraph | None = None
    """The party's name printed over the column, when there is one."""
    gaps: tuple[int, ...] = ()
    """Indices of the lines with white space above them: room for a signature, or another signatory."""


Nature = Literal["agreement", "deliberation", "minutes", "other"]
"""What the structure of a file says of an act, before its title is read."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of evidence for the beginning of an act."""

    name: str
    """A line of the table of weights."""
    weight: float
    words: str
    """The words that say it, as printed; empty for what is no word."""
    page: int


@dataclass(frozen=True, slots=True)
class ActSpan:
    """One act of a document, its parts in reading order."""

    pages: tuple[int, int]
    title: Paragraph | None
    """White space folded, lines joined, without the date line."""
    opening: tuple[Paragraph, ...]
    """Everything before the parties: title page, date line, visas printed first."""
    parties: tuple[PartySpan, ...]
    groups: tuple[GroupAliasSpan, ...]
    preamble: tuple[Paragraph, ...]
    articles: tuple[ArticleSpan, ...]
    closing: tuple[Paragraph, ...]
    """After the last article: list of annexes, “Fait à …, le …”."""
    signatures: tuple[SignatureSpan, ...]
    annexes: tuple[AnnexSpan, ...]
    tables: tuple[TableRegion, ...]
    nature: Nature | None = None
    """None where nothing but its own text tells."""
    within: int | None = None
    """Of an agreement: the index of the délibération that approves it."""
    sitting: int | None = None
    """Of a délibération: the index of the minutes it stands in."""
    why: tuple[Sign, ...] = ()
    """What spoke for its beginning."""
    parties_unsure: bool = False
    """Two readers parted the opening into parties differently."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of the file itself, without its path."""

    name: str
    sha256: str
    size_bytes: int
    page_count: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the room ``extract`` hands over for one document."""

    file: FileFacts

    pages: tuple[Page, ...]
    """Without their words and drawings once they have been used: size, rotation, source, confidence."""
    acts: tuple[ActSpan, ...]
    warnings: tuple[DocumentWarning, ...]
