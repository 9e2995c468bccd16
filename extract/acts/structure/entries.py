"""The entries of an agenda and of a list: heads whose words stand elsewhere in the file, and that head nothing.

An agenda prints its items before they come, a list behind the items prints them once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.extract.acts.structure.heads import LONGEST_HEAD, Head, read_key
from bordereau.extract.acts.structure.notes import Note

WORDED = 12
"""A key of so many letters is no label."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where the words of a line stand first and last in a file."""

    first: dict[str, int]
    last: dict[str, int]
    agenda: range
    """The paragraphs below « Ordre du jour », up to where something is decided."""

    def announces(self, head: Head) -> bool:
        """Whether the agenda has the words of a head."""
        first = self.first.get(head.key, head.index)
        return first in self.agenda and first < head.index and len(head.key) >= WORDED

    def comes_again(self, note: Note) -> bool:
        return self.last.get(read_key(note), note.index) > note.index


def find_told(notes: Sequence[Note]) -> Told:
    """Note every short line by its words."""
    told = Told({}, {}, _find_agenda(notes))
    for note in notes:
        if len(note.paragraph.text) <= LONGEST_HEAD:
            key = read_key(note)
            told.first.setdefault(key, note.index)
            told.last[key] = note.index
    return told


def _find_agenda(notes: Sequence[Note]) -> range:
    first = next((note.index for note in notes if note.says("agenda") and not note.sentence), len(notes))
    below = (note.index for note in notes[first:] if note.says("decided", "opens_decision"))
    return range(first, next(below, len(notes)))


def find_entries(
    notes: Sequence[Note], heads: Sequence[Head], told: Told, kinds: dict[int, tuple[str, ...]]
) -> set[int]:
    """The entries of an agenda, which come again below, and of a list behind, which have come before."""
    last = {(head.key, head.number): head.index for head in heads}  # « Décision modificative » 4 and 5 are two
    entries: set[int] = set()
    done: set[tuple[str, int | None]] = set()
    for head in heads:
        again = last[head.key, head.number] > head.index
        over = not head.decided and (head.key, head.number) in done
        if over or (again and (not head.decided or _is_listed(notes, head, entries, told, kinds))):
            entries.add(head.index)
        if head.decided:
            done.add((head.key, head.number))
    return entries


def _is_listed(
    notes: Sequence[Note], head: Head, entries: set[int], told: Told, kinds: dict[int, tuple[str, ...]]
) -> bool:
    """Whether it stands in a list, as the last entry of an agenda does: what is decided below is another's."""
    above = head.index - 1
    if kinds.get(head.index + 1) == head.form[:2]:
        return True
    if above >= 0 and notes[above].says("decided", "opens_decision"):
        return False
    return above in entries or (
        above >= 0 and notes[above].paragraph.marker is not None and told.comes_again(notes[above])
    )
