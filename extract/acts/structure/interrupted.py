"""Where an agreement goes on behind the pages of another act.

Files are put together by hand: the délibération that approves an agreement stands between its second page and its
third. Then the articles go on at the head of a page, with the number after the last one above the délibération.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.start import Start


def find_resumed(notes: Sequence[Note], starts: Mapping[int, Sequence[Start]]) -> frozenset[int]:
    """Articles at the head of a page that go on from one above a délibération with a head of its own."""
    extracts = sorted(index for index, here in starts.items() if any(start.kind == "extract" for start in here))
    if not extracts:
        return frozenset()
    last: dict[int, int] = {}
    resumed = set()
    for note in notes:
        number = _read_number(note)
        if number is None:
            continue
        above = last.get(number - 1)
        if note.first and above is not None and last.get(number, -1) < above:
            place = bisect_left(extracts, above)
            if place < len(extracts) and extracts[place] < note.index:
                resumed.add(note.index)
        last[number] = note.index
    return frozenset(resumed)


def _read_number(note: Note) -> int | None:
    """The number of an article."""
    if not note.says("article", "first_article") or note.label is None:
        return None
    number = note.label.number.split()[0] if note.label.number else ""
    return int(number) if number.isdigit() else 1 if note.label.is_first else None
