"""Where an act may begin, of which kind, and what speaks for it: before the decision, which weighs all of them.

A start counts what stands at the place itself and right below it (parties, articles, who attends). What the act above
has come to (signed, decided, hardly begun) depends on the reading, and is added there (``grammar``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from bordereau.extract.acts.structure.heads import RANK, Head
from bordereau.extract.acts.structure.notes import ABOVE, LONGEST_HEAD_LINE, Note
from bordereau.extract.acts.structure.weights import weigh
from bordereau.lexicon.annexes import names_annex
from bordereau.lexicon.folding import fold
from bordereau.lexicon.headings import Label, read_label
from bordereau.lexicon.title_words import opens_agreement
from bordereau.schemas.act import Sign

Kind = Literal["agreement", "minutes", "extract", "item", "other"]
REACH = 45
"""A fresh opening stands within so many paragraphs below the title."""
PREAMBLE_REACH = 160
"""Below the parties a preamble of visas and statements may run over pages before article 1."""
SITTING_REACH = 30
"""Who attends is told within so many paragraphs below the heading of a sitting."""
AGENDA_REACH = 70
SAME_TITLE = 24
"""Titles with the same first letters are one title said twice."""
BANNER = 3
BANNER_LENGTH = 60
"""So many lines of at most so many characters above a title may still be its banner."""


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
    outside: bool = False
    """Of an item: its number goes on from one above the last agreement that may begin, so it is no article's."""

    @property
    def weight(self) -> float:
        return sum(sign.weight for sign in self.signs)

    def add(self, name: str, note: Note | None = None) -> None:
        words, page = (note.words, note.page) if note else ("", self.signs[0].page if self.signs else 0)
        self.signs.append(Sign(name, weigh(name), words, page))


def find_starts(notes: Sequence[Note], heads: dict[int, Head]) -> dict[int, list[Start]]:
    """Every place where an act may begin, with the kinds it may be of; each kind once a place."""
    found: dict[int, dict[Kind, Start]] = {}
    pasted = -1
    titled = _find_titles(heads)
    for note in notes:
        for start in _starts_at(notes, note, heads, titled):
            if start.kind == "agreement" and any(sign.name in OPENED for sign in start.signs):
                pasted = start.index
            elif start.kind == "item" and (previous := heads[note.index].previous) is not None:
                start.outside = previous < pasted
            here = found.setdefault(start.index, {})
            if start.kind not in here or here[start.kind].weight < start.weight:
                here[start.kind] = start
    return {index: list(starts.values()) for index, starts in found.items()}


def _starts_at(notes: Sequence[Note], note: Note, heads: dict[int, Head], titled: frozenset[str]) -> list[Start]:
    starts = []
    if note.title and note.says("agreement"):
        starts.append(_start_agreement(notes, note, "agreement.title"))
    elif note.says("opener") and _opens_untitled(notes, note):
        starts.append(_start_agreement(notes, note, "agreement.opener"))
    if note.says("minutes_heads", "sitting_heads", "attendance") and _is_sitting_head(notes, note):
        starts.append(_start_minutes(notes, note))
    if note.says("extract_heads", "sitting_heads", "named") and (note.top or note.says("named")):
        starts.append(_start_extract(notes, note, heads))
    if note.says("order", "list_heads") and note.title:
        starts.append(_start_other(notes, note))
    if note.index in heads:
        starts.append(_start_item(heads, note, titled))
    return starts


def _is_sitting_head(notes: Sequence[Note], note: Note) -> bool:
    """The heading of a sitting; a file may begin with who attends, told line by line."""
    if note.says("minutes_heads", "sitting_heads"):
        return True
    below = notes[note.index : note.index + SITTING_REACH]
    return note.index <= ABOUT_HEAD and sum(one.says("attendance") for one in below) >= USUAL_ATTENDANCE


# --- what parties sign --------------------------------------------------------------------------------


def _start_agreement(notes: Sequence[Note], note: Note, name: str) -> Start:
    climbed = min(_climb_banner(notes, note.index), _climb_page(notes, note.index), _climb_title(notes, note.index))
    start = Start(climbed, "agreement")
    start.add("agreement", note)
    start.add(name, note)
    parties, first = _find_opening(notes, note)
    if parties is not None:
        start.add("agreement.parties", parties)
    if first is not None:
        start.add("agreement.first_article", first)
    announcer = next((above for above in notes[max(0, start.index - 2) : note.index] if above.says("announces")), None)
    if announcer is not None:
        start.add("agreement.announced", announcer)
    start.first = notes[start.index].first
    if note.top:
        start.add("agreement.top", note)
        if start.first:
            start.add("agreement.page", note)
    elif announcer is None and not note.says("opener"):
        near = parties is not None and parties.folded.startswith("entre") and parties.index - note.index <= ABOUT_HEAD
        start.add("agreement.low" if not near else "agreement.amid", note)
    start.model = any(above.says("annex") for above in notes[max(0, note.index - BANNER) : note.index])
    return start


def _opens_untitled(notes: Sequence[Note], note: Note) -> bool:
    """« Entre les soussignés : » without a title above: at its page's head, or below running text."""
    if not note.folded.startswith(("entre", "les soussigne")) or len(note.paragraph.text) > 4 * LONGEST_HEAD_LINE:
        return False
    return not any(above.says("agreement") and above.title for above in notes[max(0, note.index - ABOVE) : note.index])


def _find_opening(notes: Sequence[Note], title: Note) -> tuple[Note | None, Note | None]:
    """What shows the parties, and the first article, below a title and before the next."""
    parties = title if title.says("opener", "parties") and not title.says("agreement") else None
    for distance, note in enumerate(notes[title.index + 1 : title.index + PREAMBLE_REACH], start=1):
        if (distance >= REACH and parties is None) or _is_another_title(note, title):
            break
        if note.says("goes_on", "ends_sitting") or (note.says("decided") and note.says("opens_decision")):
            break
        if parties is None and note.says("opener", "parties") and not note.says("attendance"):
            parties = note
        label = _read_own_label(note)
        if label is None:
            continue
        if label.kind == "article" or (label.is_first and parties is not None and note.look.stands_out):
            return parties, note if label.is_first else None
    return parties, None


def _read_own_label(note: Note) -> Label | None:
    """The label of a heading, one whose number was taken for the marker of a list too: « 1) Objet » in bold."""
    if note.label is not None or note.paragraph.marker is None or not note.look.stands_out:
        return note.label
    return read_label(f"{note.paragraph.marker} {note.paragraph.text}")


def _is_another_title(note: Note, title: Note) -> bool:
    """Whether the next act seems to begin here: what opens it opens nothing above. A cover's title may come again."""
    if note.page <= title.paragraph.last_page or not note.first or not note.says("agreement"):
        return False
    again = note.folded[:SAME_TITLE] == fold(title.paragraph.text)[:SAME_TITLE]
    return not again and note.look.stands_out


def _climb_banner(notes: Sequence[Note], index: int) -> int:
    """Take « ANNEXE 7 », « PROJET » above the title along."""
    start, page = index, notes[index].page
    for above in range(index - 1, max(-1, index - 1 - BANNER), -1):
        text, folded = notes[above].paragraph.text, fold(notes[above].paragraph.text)
        short = notes[above].page == page and len(folded) <= BANNER_LENGTH
        if not (short and (names_annex(text) or folded.startswith(("projet", "n° ")))):
            break
        start = above
    return start


# --- sittings and what is cut out of their register ------------------------------------------------------


def _climb_page(notes: Sequence[Note], index: int) -> int:
    """The first paragraph of the page: a letterhead goes with the title below it."""
    if not notes[index].top:
        return index
    page = notes[index].page
    start = index
    while start > 0 and notes[start - 1].paragraph.last_page == page == notes[start - 1].page:
        start -= 1
    if any(note.says("decided", "opens_decision", "closes") for note in notes[start:index]):
        return index
    return index if any(note.says("signed") for note in notes[start + 1 : index + 1]) else start


def _climb_title(notes: Sequence[Note], index: int) -> int:
    """The top of a page that begins with a title that no word or type tells: a sentence, an object."""
    page = notes[index].page
    start = index
    while start > 0 and notes[start - 1].paragraph.last_page == page == notes[start - 1].page and index - start < ABOVE:
        start -= 1
    if not notes[start].first or not (notes[start].title or opens_agreement(notes[start].folded)):
        return index
    above = notes[start:index]
    return index if any(note.says(*COUNCIL) or note.paragraph.marker is not None for note in above) else start


COUNCIL = ("decided", "opens_decision", "attendance", "announces", "closes", "goes_on", "named", "numbered", "points")
"""What a council says above an agreement that it has pasted below."""


def _find_below(notes: Sequence[Note], index: int, reach: int, sign: str, stop: tuple[str, ...] = ()) -> Note | None:
    for note in notes[index : index + reach]:
        if note.says(sign):
            return note
        if stop and note.index > index and note.says(*stop):
            return None
    return None


def _start_minutes(notes: Sequence[Note], note: Note) -> Start:
    begins = note.index <= ABOUT_HEAD and note.page == notes[0].page
    start = Start(0 if begins else _climb_page(notes, note.index), "minutes")
    start.add("minutes", note)
    if note.says("minutes_heads"):
        start.add("minutes.title", note)
    sitting = _find_below(notes, start.index, ABOUT_HEAD, "sitting_heads")
    if sitting is not None:
        start.add("minutes.sitting", sitting)
    attendance = _find_below(notes, note.index, SITTING_REACH, "attendance", ("decided",))
    if attendance is not None:
        start.add("minutes.attendance", attendance)
        agenda = _find_below(notes, note.index, AGENDA_REACH, "agenda", ("decided",))
        if agenda is not None:
            start.add("minutes.agenda", agenda)
    if notes[start.index].first:
        start.add("minutes.page", notes[start.index])
    elif not note.top:
        start.add("minutes.low", note)
    extract = _find_below(notes, start.index, ABOUT_HEAD, "extract_heads")
    if extract is not None:
        start.add("minutes.extract", extract)
    return start


TITLED = 0.8
"""Of so many numbers a title stands above."""
OPENED = ("agreement.parties", "agreement.first_article")
USUAL_ATTENDANCE = 3
"""So many paragraphs of a heading tell who attends: present, absent, secretary."""
ABOUT_HEAD = 8
"""The lines of a heading stand within so many paragraphs."""


def _start_extract(notes: Sequence[Note], note: Note, heads: dict[int, Head]) -> Start:
    start = Start(_climb_page(notes, note.index), "extract")
    start.add("extract", note)
    title = _find_below(notes, start.index, ABOUT_HEAD, "extract_heads")
    if title is not None:
        start.add("extract.title", title)
    sitting = _find_below(notes, start.index, ABOUT_HEAD, "sitting_heads")
    if sitting is not None:
        start.add("extract.sitting", sitting)
    attendance = _find_below(notes, note.index, SITTING_REACH, "attendance", ("decided",))
    if attendance is not None:
        start.add("extract.attendance", attendance)
    number = next((one for one in notes[start.index : note.index + SITTING_REACH] if _is_numbered(one, heads)), None)
    if number is not None:
        start.add("extract.number", number)
        if number is note and title is None:
            start.add("item.number", number)
    if notes[start.index].first:
        start.add("extract.page", notes[start.index])
    agreement = next((one for one in notes[start.index : note.index + 1] if one.title and one.says("agreement")), None)
    if agreement is not None:
        start.add("extract.agreement", agreement)
    minutes = _find_below(notes, start.index, ABOUT_HEAD, "minutes_heads")
    if minutes is not None and title is None:
        start.add("extract.minutes", minutes)
    return start


def _is_numbered(note: Note, heads: dict[int, Head]) -> bool:
    return note.index in heads and heads[note.index].kind == "number"


# --- items, and what an authority decides alone -----------------------------------------------------------


def _start_item(heads: dict[int, Head], note: Note, titled: frozenset[str]) -> Start:
    """An item, from the first of the heads that stand over each other: « POINT 2 – … » over « 2025-12-09-DCM-01 ».

    ``titled``: kinds of lines that stand above the numbers as the items' titles, not as those of parts of the sitting.
    """
    head = heads[note.index]
    start = Start(note.index, "item", head=head.kind)
    start.add("item", note)
    start.signs += head.signs
    above = heads.get(note.index - 1)
    if above is not None and (RANK[above.kind] <= RANK[head.kind] or not _is_section(above, titled)):
        start.add("item.below", note)
    below, seen = note.index + 1, {head.kind}
    while below in heads and below - note.index <= 2 and heads[below].kind not in seen:
        stronger = heads[below]
        if _is_section(head, titled) and not _is_section(stronger, titled):
            break
        if stronger.weight > 0:
            own = [sign for sign in start.signs if sign.name != "item.other_form"]
            start.signs = own + _add_head(own, stronger.signs)
            start.head = "number" if stronger.kind == "number" else start.head
        seen.add(stronger.kind)
        below += 1
    return start


def _find_titles(heads: dict[int, Head]) -> frozenset[str]:
    """The kinds of lines that stand over nearly each number: the item's title, printed above it."""
    numbers = [head for head in heads.values() if head.kind == "number"]
    over = Counter(heads[head.index - 1].kind for head in numbers if head.index - 1 in heads)
    return frozenset(kind for kind, count in over.items() if count > 1 and TITLED * len(numbers) <= count)


def _add_head(own: Sequence[Sign], below: Sequence[Sign]) -> list[Sign]:
    """What a second head adds: what speaks for the stronger of two forms counts once."""

    def kind(signs: Sequence[Sign]) -> float:
        return max((sign.weight for sign in signs if sign.name in FORMS), default=0.0)

    names = {sign.name for sign in own}
    added = [sign for sign in below if sign.name not in names and sign.name not in FORMS]
    more = kind(below) - kind(own)
    if more > 0:
        form = max((sign for sign in below if sign.name in FORMS), key=lambda sign: sign.weight)
        added.append(Sign(form.name, more, form.words, form.page))
    return added


FORMS = frozenset(f"item.{kind}" for kind in ("number", "object", "point", "ordinal", "look", "plain"))


def _is_section(head: Head, titled: frozenset[str]) -> bool:
    """« II. PERSONNEL » over the items of a part of the sitting is the sitting's own, as is a line above a head."""
    if head.kind == "plain" or head.form[1] in ("roman", "letter"):
        return True
    return head.kind in ("look", "ordinal") and head.kind not in titled


def _start_other(notes: Sequence[Note], note: Note) -> Start:
    start = Start(_climb_page(notes, note.index) if note.says("list_heads") else note.index, "other")
    start.add("other", note)
    if note.says("list_heads"):
        start.add("other.list", note)
    else:
        start.add("other.order", note)
    parties, first = _find_opening(notes, note)
    if parties is not None or first is not None:
        start.add("other.fresh", parties or first)
    announced = any(above.says("announces") for above in notes[max(0, note.index - 2) : note.index])
    start.add("other.top" if note.top or announced else "other.low", note)
    return start
