"""What stands above a title and goes with it: a letterhead, a banner, a line that no type tells to be a title."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.acts.structure.notes import ABOVE, Note
from bordereau.lexicon.annexes import names_annex
from bordereau.lexicon.folding import fold
from bordereau.lexicon.title_words import opens_agreement

BANNER = 3
BANNER_LENGTH = 60
"""So many lines of at most so many characters above a title may still be its banner."""
COUNCIL = ("decided", "opens_decision", "attendance", "announces", "closes", "goes_on", "named", "numbered", "points")
"""What a council says above an agreement that it has pasted below."""


def climb_page(notes: Sequence[Note], index: int) -> int:
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


def climb_banner(notes: Sequence[Note], index: int) -> int:
    """Take « ANNEXE 7 », « PROJET » above the title along."""
    start, page = index, notes[index].page
    for above in range(index - 1, max(-1, index - 1 - BANNER), -1):
        text, folded = notes[above].paragraph.text, fold(notes[above].paragraph.text)
        short = notes[above].page == page and len(folded) <= BANNER_LENGTH
        if not (short and (names_annex(text) or folded.startswith(("projet", "n° ")))):
            break
        start = above
    return start


def climb_title(notes: Sequence[Note], index: int) -> int:
    """The top of a page that begins with a title that no word or type tells: a sentence, an object."""
    page = notes[index].page
    start = index
    while start > 0 and notes[start - 1].paragraph.last_page == page == notes[start - 1].page and index - start < ABOVE:
        start -= 1
    if not notes[start].first or not (notes[start].title or opens_agreement(notes[start].folded)):
        return index
    above = notes[start:index]
    said = any(note.says(*COUNCIL) and not note.says("opener") for note in above)
    return index if said or any(note.paragraph.marker is not None for note in above) else start
