"""Where an act may begin, of which kind, and what speaks for it: before the decision, which weighs all of them.

A start counts what stands at the place itself and right below it (parties, articles, who attends). What the act above
has come to (signed, decided, hardly begun) depends on the reading, and is added there (``grammar``).
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.acts.structure.agreements import find_opening, opens_untitled, start_agreement
from bordereau.extract.acts.structure.climb import climb_page
from bordereau.extract.acts.structure.heads import Head
from bordereau.extract.acts.structure.items import find_titles, start_item
from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.sittings import (
    find_repeated,
    is_sitting_head,
    start_cut,
    start_cut_item,
    start_extract,
    start_minutes,
)
from bordereau.extract.acts.structure.start import Kind, Start
from bordereau.lexicon.items import is_filed

OPENED = ("agreement.parties", "agreement.first_article")
BESIDE = 3
"""So many paragraphs around the number of an act tell what its page is."""


def find_starts(notes: Sequence[Note], heads: dict[int, Head]) -> dict[int, list[Start]]:
    """Every place where an act may begin, with the kinds it may be of; each kind once a place."""
    found: dict[int, dict[Kind, Start]] = {}
    pasted = -1
    titled, again = find_titles(heads), find_repeated(notes)
    cut = start_cut(notes, heads) if notes else None
    if cut is not None:
        found[0] = {"minutes": cut, "item": start_cut_item(notes)}
    for note in notes:
        for start in _starts_at(notes, note, heads, titled, again):
            if start.kind == "agreement" and any(sign.name in OPENED for sign in start.signs):
                pasted = start.index
            elif start.kind == "item" and (previous := heads[note.index].previous) is not None:
                start.outside = previous < pasted
            here = found.setdefault(start.index, {})
            if start.kind not in here or here[start.kind].weight < start.weight:
                here[start.kind] = start
    return {index: list(starts.values()) for index, starts in found.items()}


def _starts_at(
    notes: Sequence[Note], note: Note, heads: dict[int, Head], titled: frozenset[str], again: frozenset[str]
) -> list[Start]:
    starts = []
    if note.title and note.says("agreement"):
        starts.append(start_agreement(notes, note, "agreement.title"))
    elif note.says("opener") and opens_untitled(notes, note):
        starts.append(start_agreement(notes, note, "agreement.opener"))
    if note.says("minutes_heads", "sitting_heads", "attendance") and is_sitting_head(notes, note):
        starts.append(start_minutes(notes, note, again))
    if note.says("extract_heads", "sitting_heads", "named") and (note.top or note.says("named")):
        starts.append(start_extract(notes, note, heads, again))
    if note.says("order", "list_heads") and note.title:
        starts.append(_start_other(notes, note))
    if note.top and is_filed(note.paragraph.text) and _is_sheet(notes, note):
        starts.append(_start_filed(notes, note))
    if note.index in heads:
        starts.append(start_item(heads, note, titled))
    return starts


def _is_sheet(notes: Sequence[Note], note: Note) -> bool:
    """Whether a number stands alone on its page: among others it is of a contents, and an agreement begins itself."""
    near = notes[max(0, note.index - BESIDE) : note.index + BESIDE + 1]
    page = [other for other in near if other is not note and other.page == note.page]
    return not any(is_filed(other.paragraph.text) or (other.title and other.says("agreement")) for other in page)


def _start_filed(notes: Sequence[Note], note: Note) -> Start:
    """A sheet of a recueil des actes administratifs: it bears the number under which the next act is filed."""
    start = Start(climb_page(notes, note.index), "other")
    start.add("other", note)
    start.add("other.filed", note)
    return start


def _start_other(notes: Sequence[Note], note: Note) -> Start:
    listed = note.says("list_heads")
    start = Start(climb_page(notes, note.index) if listed else note.index, "other")
    start.add("other", note)
    start.add("other.list" if listed else "other.order", note)
    parties, first = find_opening(notes, note)
    if parties is not None or first is not None:
        start.add("other.fresh", parties or first)
    announced = any(above.says("announces") for above in notes[max(0, note.index - 2) : note.index])
    start.add("other.top" if note.top or announced else "other.low", note)
    return start
