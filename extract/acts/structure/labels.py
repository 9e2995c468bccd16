"""Labels within an item that read like the head of an act: « DÉLIBÉRATION » right over what was decided.

« DÉLIBÉRATION » heads an extract of the register where its sitting, its number or its object follow; over « Après en
avoir délibéré » it says only that the report ends and the decision begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.acts.structure.notes import Note

LABEL = 24
"""So many characters have a label, alone on its line."""
DECIDES = ("decided", "opens_decision")


def hush_labels(notes: Sequence[Note]) -> list[Note]:
    """The notes, those of such labels without the sign of a heading."""
    return [replace(note, signs=note.signs - {"extract_heads"}) if _is_label(notes, note) else note for note in notes]


def _is_label(notes: Sequence[Note], note: Note) -> bool:
    if not note.says("extract_heads") or len(note.paragraph.text) > LABEL or note.index + 1 >= len(notes):
        return False
    return notes[note.index + 1].says(*DECIDES)
