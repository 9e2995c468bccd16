"""Where an agreement may begin: at its title, or at the words that open its parties, with a fresh opening below."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.acts.structure.climb import BANNER, climb_banner, climb_page, climb_title
from bordereau.extract.acts.structure.notes import ABOVE, LONGEST_HEAD_LINE, Note
from bordereau.extract.acts.structure.start import Start
from bordereau.lexicon.folding import fold
from bordereau.lexicon.headings import Label, read_label

REACH = 45
"""A fresh opening stands within so many paragraphs below the title."""
PREAMBLE_REACH = 160
"""Below the parties a preamble of visas and statements may run over pages before article 1."""
SAME_TITLE = 24
"""Titles with the same first letters are one title said twice."""
ABOUT_HEAD = 8
"""The lines of a heading stand within so many paragraphs."""


def start_agreement(notes: Sequence[Note], note: Note, name: str) -> Start:
    """What speaks for an agreement at its title, or at « Entre les soussignés » (``name`` is the sign of either)."""
    climbed = min(climb_banner(notes, note.index), climb_page(notes, note.index), climb_title(notes, note.index))
    start = Start(climbed, "agreement")
    start.add("agreement", note)
    start.add(name, note)
    parties, first = find_opening(notes, note)
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
    start.model = _stands_under_annex(notes, note)
    return start


def opens_untitled(notes: Sequence[Note], note: Note) -> bool:
    """« Entre les soussignés : » without a title above: at its page's head, or below running text."""
    if not note.folded.startswith(("entre", "les soussigne")) or len(note.paragraph.text) > 4 * LONGEST_HEAD_LINE:
        return False
    return not any(above.says("agreement") and above.title for above in notes[max(0, note.index - ABOVE) : note.index])


def find_opening(notes: Sequence[Note], title: Note) -> tuple[Note | None, Note | None]:
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


def _stands_under_annex(notes: Sequence[Note], title: Note) -> bool:
    """Whether « ANNEXE 3 » stands right above; not where a table stands between, which is then the annex."""
    for below, above in zip(
        range(title.index, 0, -1), range(title.index - 1, title.index - 1 - BANNER, -1), strict=False
    ):
        if above < 0 or notes[below].says("tabled"):
            return False
        if notes[above].says("annex"):
            return True
    return False
