"""Where a sitting may begin, or a délibération that was cut out of its register."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from bordereau.extract.acts.structure.climb import climb_page
from bordereau.extract.acts.structure.heads import Head
from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.start import Start
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern

SITTING_REACH = 30
"""Who attends is told within so many paragraphs below the heading of a sitting."""
AGENDA_REACH = 70
USUAL_ATTENDANCE = 3
"""So many paragraphs of a heading tell who attends: present, absent, secretary."""
CUT = 2
"""Minutes without a heading tell of so many decisions under heads."""
ABOUT_HEAD = 8
"""The lines of a heading stand within so many paragraphs."""


def is_sitting_head(notes: Sequence[Note], note: Note) -> bool:
    """The heading of a sitting; a file may begin with who attends, told line by line."""
    if note.says("minutes_heads", "sitting_heads"):
        return True
    below = notes[note.index : note.index + SITTING_REACH]
    return note.index <= ABOUT_HEAD and sum(one.says("attendance") for one in below) >= USUAL_ATTENDANCE


def start_minutes(notes: Sequence[Note], note: Note, again: frozenset[str]) -> Start:
    """What speaks for a sitting at its heading."""
    begins = note.index <= ABOUT_HEAD and note.page == notes[0].page
    start = Start(0 if begins else climb_page(notes, note.index), "minutes")
    start.add("minutes", note)
    if note.says("minutes_heads"):
        start.add("minutes.title", note)
    if _add_sitting(start, notes, note, again):
        agenda = find_below(notes, note.index, AGENDA_REACH, "agenda", ("decided",))
        if agenda is not None:
            start.add("minutes.agenda", agenda)
    if notes[start.index].first:
        start.add("minutes.page", notes[start.index])
    elif not note.top:
        start.add("minutes.low", note)
    extract = find_below(notes, start.index, ABOUT_HEAD, "extract_heads")
    if extract is not None:
        start.add("minutes.extract", extract)
    if find_below(notes, start.index, ABOUT_HEAD, "list_heads") is not None:
        start.add("minutes.list", note)
    return start


def _add_sitting(start: Start, notes: Sequence[Note], note: Note, again: frozenset[str]) -> bool:
    """Add what a sitting's heading and its attendance say; tell whether there is an attendance."""
    sitting = find_below(notes, start.index, ABOUT_HEAD, "sitting_heads")
    if sitting is not None:
        start.add(f"{start.kind}.sitting", sitting)
        if sitting.folded in again:
            start.add(f"{start.kind}.repeated", sitting)
    attendance = find_below(notes, note.index, SITTING_REACH, "attendance", ("decided",))
    if attendance is None or (start.kind == "extract" and sitting is None and not _is_headed(notes, start, attendance)):
        return False
    start.add(f"{start.kind}.attendance", attendance)
    return True


def _is_headed(notes: Sequence[Note], start: Start, attendance: Note) -> bool:
    """Whether who attends is told as a heading tells it; « le maire quitte la séance » is told of an item, too."""
    if any(sign.name == "extract.title" for sign in start.signs):
        return True
    return find_below(notes, attendance.index + 1, ABOUT_HEAD, "attendance", ("decided",)) is not None


def start_cut(notes: Sequence[Note], heads: Mapping[int, Head]) -> Start | None:
    """Minutes without their heading: a council decides under head after head of one form, and who met is told nowhere.

    A vote that was held is what counts (« après en avoir délibéré »); statutes speak of majorities, too.
    """
    front = notes[:SITTING_REACH]
    if any(note.says("minutes_heads", "sitting_heads", "extract_heads", "opener", "first_article") for note in front):
        return None
    if any(note.title and note.says("agreement", "order") for note in front[:ABOUT_HEAD]):
        return None
    resolved = [note.index for note in notes if note.says("decided") and _tells_vote(note)]
    forms = Counter(head.form for head in heads.values() if head.own_form and _resolves(head, heads, resolved))
    if sum(forms.values()) < CUT:
        return None
    start = Start(0, "minutes", cut=True)
    start.add("minutes", notes[0])
    start.add("minutes.cut", notes[resolved[0]])
    return start


def _tells_vote(note: Note) -> bool:
    return read_pattern("structure", "held").search(fold(note.paragraph.text)) is not None


def start_cut_item(notes: Sequence[Note]) -> Start:
    """The rest of an item whose head stood on a page that was cut off; what it decides tells that there was one."""
    start = Start(0, "item")
    start.add("item", notes[0])
    start.add("item.cut", notes[0])
    return start


def _resolves(head: Head, heads: Mapping[int, Head], resolved: Sequence[int]) -> bool:
    """Whether a council decides below a head and before the next one of its file's own form."""
    place = bisect_right(resolved, head.index)
    if not head.decided or place == len(resolved):
        return False
    return not any(index in heads and heads[index].own_form for index in range(head.index + 1, resolved[place]))


def start_extract(notes: Sequence[Note], note: Note, heads: dict[int, Head], again: frozenset[str]) -> Start:
    """What speaks for a délibération of its own at its head."""
    start = Start(climb_page(notes, note.index), "extract")
    start.add("extract", note)
    title = find_below(notes, start.index, ABOUT_HEAD, "extract_heads")
    if title is not None:
        start.add("extract.title", title)
    _add_sitting(start, notes, note, again)
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
    minutes = find_below(notes, start.index, ABOUT_HEAD, "minutes_heads")
    if minutes is not None and title is None:
        start.add("extract.minutes", minutes)
    return start


def find_below(notes: Sequence[Note], index: int, reach: int, sign: str, stop: tuple[str, ...] = ()) -> Note | None:
    """The first note with a sign, among so many from an index on and before one with a sign that stops."""
    for note in notes[index : index + reach]:
        if note.says(sign):
            return note
        if stop and note.index > index and note.says(*stop):
            return None
    return None


def _is_numbered(note: Note, heads: dict[int, Head]) -> bool:
    return note.index in heads and heads[note.index].kind == "number"


def find_repeated(notes: Sequence[Note]) -> frozenset[str]:
    """Headings of one sitting over page after page, each with who attends: its register, cut into délibérations."""
    tops = (note for note in notes if note.top and note.says("sitting_heads"))
    heads = Counter(note.folded for note in tops if find_below(notes, note.index, ABOUT_HEAD, "attendance") is not None)
    return frozenset(text for text, count in heads.items() if count > 1)
