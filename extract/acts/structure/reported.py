"""What others decided and a sitting is only told of: by the mayor under delegation, by a bureau.

« Décisions prises par délégation » heads a list in which each decision has a head and a number like those of the
council's own items, in a form of its own. It is information, of the sitting. It ends with the first numbered head of
another form, or with the number after its own; what the council itself decides is voted on right below its head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bordereau.extract.acts.structure.heads import Head
from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.weights import weigh
from bordereau.schemas.act import Sign

VOTED = 3
"""A vote right below a head stands within so many paragraphs."""
NOTED = 20
"""What a council takes note of is told within so many paragraphs below its head."""
FORM = 3
"""Kind, style and letters of a number: type may vary."""
DECISIONS = frozenset(("decided", "opens_decision"))


def hush_reported(notes: Sequence[Note], found: Sequence[Head]) -> list[Note]:
    """The notes, those of what is only told without its decisions; heads of it are weighed down."""
    heads = {head.index: head for head in found}
    out: list[Note] = []
    form: tuple[str, ...] | None = None
    armed, own_number = False, None
    for note in notes:
        head = heads.get(note.index)
        if note.says("reports") and not note.says("decided") and (note.title or head is not None):
            armed, form = True, None
            own_number = _read_number(head) or own_number
        elif head is not None and own_number is not None and _read_number(head) == (own_number[0], own_number[1] + 1):
            armed, form, own_number = False, None, None
        elif head is not None and _counts(note, head):
            own = head.form[:FORM]
            form = own if own == form or (armed and not _is_voted(notes, heads, head.index)) else None
            armed = False
            if form is not None:
                head.signs.append(Sign("item.reported", weigh("item.reported"), note.words, note.page))
        out.append(note if form is None else replace(note, signs=note.signs - DECISIONS))
    return out


def _read_number(head: Head | None) -> tuple[str, int] | None:
    """The style and number of an item of the agenda."""
    return (head.form[1], head.number) if head and head.kind == "ordinal" and head.number is not None else None


def _counts(note: Note, head: Head) -> bool:
    """Whether a head may end a list of reported decisions: a numbered one, no line of a list."""
    return head.kind not in ("look", "plain") and (head.kind != "ordinal" or note.look.stands_out)


def _is_voted(notes: Sequence[Note], heads: Mapping[int, Head], index: int) -> bool:
    """Whether the council itself, and no bureau, votes right below a head, or takes note of it before the next."""
    below = notes[index + 1 : index + 1 + VOTED]
    if any(note.says("decided") and not note.folded.startswith("le bureau") for note in below):
        return True
    for note in notes[index + 1 : index + 1 + NOTED]:
        if note.says("council_decides"):
            return True
        head = heads.get(note.index)
        if head is not None and _counts(note, head):
            return False
    return False
