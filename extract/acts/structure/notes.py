"""What each paragraph of a file says and how it is printed, read once before anything is decided.

A note holds plain facts, no judgement: that the paragraph is printed as a title, lists who attends, tells a vote, opens
the parties. Which act it belongs to is weighed later, over the whole file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bordereau.extract.acts.annexes import locate, read_annex_head
from bordereau.extract.acts.closing import is_closing
from bordereau.extract.paragraphs.look import Look, Measures, look_at
from bordereau.lexicon.folding import fold
from bordereau.lexicon.headings import Label, read_label
from bordereau.lexicon.items import read_item_number
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.lexicon.title_words import (
    opens_agreement,
    opens_order,
    opens_parties,
    shows_parties,
)
from bordereau.schemas.light import dataclass
from bordereau.schemas.text import Paragraph

LONGEST_TITLE = 320
"""A longer paragraph is no title, whatever it opens with."""
HEAD_SHARE = 0.4
"""What stands at the top of a page stands within this share of its height (A4)."""
A4_HEIGHT_PT = 842.0
ABOVE = 8
"""So many lines above a title may be its letterhead."""
LONGEST_HEAD_LINE = 160
OPENING = 200
"""What opens a paragraph is said in so many characters."""


Place = tuple[int, float]
"""Page and height."""


@dataclass(frozen=True, slots=True)
class Note:
    """The facts of one paragraph."""

    index: int
    paragraph: Paragraph
    folded: str
    """Its first characters."""
    look: Look
    label: Label | None
    first: bool
    """The first of its page."""
    top: bool
    """In the head of its page, with short lines alone above it."""
    sentence: bool
    title: bool
    """Printed as a title is."""
    signs: frozenset[str]
    """Which words of lexicon/structure.toml it holds, and what else is seen of it."""

    def says(self, *signs: str) -> bool:
        """Whether it holds one of these signs."""
        return not self.signs.isdisjoint(signs)

    @property
    def page(self) -> int:
        return self.paragraph.page

    @property
    def words(self) -> str:
        """Its first words, as printed."""
        return self.paragraph.text[:80]


ANYWHERE = ("attendance", "decided", "approves_minutes", "ends_sitting", "annexed")
"""Words that tell wherever they stand in a paragraph …"""
AT_START = (
    "opens_decision",
    "council_decides",
    "agenda",
    "informs",
    "named",
    "numbered",
    "points",
    "objects",
    "no_item",
)
"""… and those that tell where it opens with them."""
AS_TITLE = ("minutes_heads", "sitting_heads", "extract_heads", "list_heads")
"""… and where it is printed as a title."""


def take_notes(
    paragraphs: Sequence[Paragraph],
    measures: Measures,
    signed: Sequence[Place] = (),
    tabled: Sequence[Place] = (),
    skipped: set[int] | frozenset[int] = frozenset(),
) -> list[Note]:
    """Note what each paragraph says; ``signed`` and ``tabled`` are the places of signatures and tables, in order.

    Paragraphs ``skipped``, those of a table of contents, say nothing.
    """
    notes: list[Note] = []
    before = (0, 0)
    for index, paragraph in enumerate(paragraphs):
        sentence = is_sentence(paragraph.text)
        place = locate(paragraph)
        behind = (bisect_left(signed, place), bisect_left(tabled, place))
        first = index == 0 or paragraphs[index - 1].last_page < paragraph.page
        top = _is_top(paragraphs, notes, index)
        silent = index in skipped
        look = look_at(paragraph, measures)
        label = read_label(paragraph.text) if paragraph.marker is None and not silent else None
        short = paragraph.marker is None and len(paragraph.text) <= LONGEST_TITLE and not sentence
        title = short and (look.stands_out or look.centred)
        folded = fold(paragraph.text[:OPENING])
        note = Note(index, paragraph, folded, look, label, first, top, sentence, title, frozenset())
        signs = set() if silent else _read_signs(note, short)
        signs |= {name for name, now, then in zip(("signed", "tabled"), behind, before, strict=True) if now > then}
        if not silent and read_annex_head(paragraphs, index, measures) is not None:
            signs.add("annex")
        before = behind
        notes.append(Note(index, paragraph, folded, look, label, first, top, sentence, title, frozenset(signs)))
    return notes


def _read_signs(note: Note, short: bool) -> set[str]:
    whole = fold(note.paragraph.text)
    signs = {key for key in ANYWHERE if read_pattern("structure", key).search(whole)}
    signs |= {key for key in AT_START if read_pattern("structure", key).match(note.folded)}
    signs |= _read_body(note)
    last = note.paragraph.text.rsplit(". ", 1)[-1]  # « du C.I.A. décidée par » ends no sentence
    decides = last[:1].isupper() and read_pattern("structure", "opens_decision").match(fold(last))
    if decides or _opens_in_capitals(note):
        signs.add("opens_decision")
    if "attendance" in signs:  # « à l'unanimité des membres présents » says who agreed
        others = read_pattern("structure", "voters").sub(" ", whole)
        if not read_pattern("structure", "attendance").search(others):
            signs.discard("attendance")
    if "attendance" in signs:  # « Mme X est désignée secrétaire » decides nothing
        signs.discard("opens_decision")
    if "ends_sitting" in signs:
        signs -= {"agenda", "informs"}
    if short and (note.title or note.top):
        signs |= {key for key in AS_TITLE if read_pattern("structure", key).match(note.folded)}
        signs |= {name for name, opens in _TITLES.items() if opens(note.folded)}
    if read_pattern("announcers", "councils_resume").match(note.folded):
        signs.add("goes_on")
    if opens_parties(note.folded):
        signs.add("opener")
    if shows_parties(fold(note.paragraph.text[:600])):
        signs.add("parties")
    if is_closing(note.paragraph) and note.folded.startswith("fait"):
        signs.add("closes")
    if note.label is not None and note.label.kind == "article":
        signs.add("first_article" if note.label.is_first else "article")
    if read_pattern("announcers", "acts").search(whole[-160:]) or read_pattern("structure", "announces").search(
        whole[-LONGEST_TITLE:]
    ):
        signs.add("announces")
    return signs


def _opens_in_capitals(note: Note) -> bool:
    """« AUTORISE le Maire à signer »: the verb in capitals, the rest not; a head is in capitals as a whole."""
    text = note.paragraph.text
    verb, _, rest = text.partition(" ")
    return verb.isupper() and not rest.isupper() and read_pattern("structure", "verbs").match(note.folded) is not None


def _read_body(note: Note) -> set[str]:
    """What a head says behind its number: « POINT 10 – Divers »."""
    item = read_item_number(note.paragraph.text)
    start = item.end if item is not None else note.label.body if note.label is not None else 0
    body = note.folded[start:].lstrip(" -:.")
    keys = ("informs", "reports") if start else ("reports",)
    return {key for key in keys if read_pattern("structure", key).match(body)}


_TITLES = {"agreement": opens_agreement, "order": opens_order}


def _is_top(paragraphs: Sequence[Paragraph], notes: Sequence[Note], index: int) -> bool:
    page, top = locate(paragraphs[index])
    if top > HEAD_SHARE * A4_HEIGHT_PT:
        return False
    above = [note for note in notes[max(0, index - ABOVE) : index] if note.paragraph.last_page == page]
    return all(len(note.paragraph.text) <= LONGEST_HEAD_LINE and not note.sentence for note in above)
