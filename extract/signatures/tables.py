"""A table of signatories: a row of labels (« Structure, Nom, Prénom, Qualité, Signature »), then one signatory a row.

Read by columns, its names would stand apart from their parties and offices. Each row becomes a column of its own: the
body, the name (its two cells on one line), the office.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bordereau.extract.lines.make import is_apart, split_line
from bordereau.lexicon.folding import fold
from bordereau.lexicon.offices import opens_office
from bordereau.lexicon.signing import read_field
from bordereau.schemas.page import Line, Word

Cut = Callable[[Sequence[Word]], Iterator[tuple[int, tuple[Word, ...]]]]
HEADER_ROWS = 2
"""The labels stand in the first so many rows of a block."""


@dataclass(slots=True)
class _Record:
    """The cells of one signatory, by label."""

    cells: dict[str, list[Line]] = field(default_factory=dict)

    def lines(self) -> Iterator[Line]:
        yield from self.cells.get("bodies", ())
        whole = [line for label in ("names", "first_names") for line in self.cells.get(label, ())]
        if "first_names" in self.cells and whole:
            words = sorted((word for line in whole for word in line.words), key=lambda word: word.x0)
            yield replace(whole[0], words=tuple(words))
        else:
            yield from whole
        yield from self.cells.get("offices", ())


def find_labels(rows: Sequence[Line], part_em: float) -> int | None:
    """The index of the row of labels, or None where the block is no table of signatories."""
    for index, row in enumerate(rows[:HEADER_ROWS]):
        labels = _name_labels([_label(part) for part in split_line(row, part_em)], split_line(row, part_em))
        if len(labels) > 1 and all(labels) and "names" in labels and set(labels) - {"names", "signs"}:
            return index
    return None


def read_rows(rows: Sequence[Line], cut: Cut) -> list[list[Line]]:
    """The lines of each signatory. ``rows[0]`` holds the labels; ``cut`` parts the words of a row by column."""
    heads = [(place, replace(rows[0], words=words)) for place, words in cut(rows[0].words)]
    named = _name_labels([_label(part) for _, part in heads], [part for _, part in heads])
    labels = {place: label or "signs" for (place, _), label in zip(heads, named, strict=True)}
    told = {place for place, label in labels.items() if label != "signs"}
    spaced = any(is_apart(above, below) for above, below in pairwise(rows[1:]))
    records: list[_Record] = []
    for above, row in pairwise(rows):
        cells = dict(cut(row.words))
        fresh = is_apart(above, row) if spaced else told <= set(cells)
        if fresh or not records:
            records.append(_Record())
        for place, words in cells.items():
            label = labels.get(place, "signs")
            if label != "signs":
                records[-1].cells.setdefault(label, []).append(replace(row, words=words))
    return [lines for record in records if (lines := list(record.lines()))]


def _name_labels(labels: list[str | None], parts: Sequence[Line]) -> list[str | None]:
    """Where no label says « Nom », an office (« Directeur ») or the column to sign in holds the names."""
    if "names" in labels or "bodies" not in labels:
        return labels
    places = [place for place, part in enumerate(parts) if labels[place] is None and opens_office(fold(part.text))]
    places = places or [place for place, part in enumerate(parts) if fold(part.text).startswith("signature")]
    return [*labels[: places[0]], "names", *labels[places[0] + 1 :]] if len(places) == 1 else labels


def _label(part: Line) -> str | None:
    """Which field of a signatory a label names."""
    return read_field(fold(part.text).strip(" :."))
