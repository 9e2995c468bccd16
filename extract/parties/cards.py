"""Parties in a table: labels over or beside their values, read cell by cell.

« Organisme | Représenté par | Siège | Désigné ci-après » over one party a row, or « Nom », « Adresse », « Représenté
par » beside one party a column. The cells stand one after the other as paragraphs; their places on the page tell rows
from columns, and each value is read after its label, whose words are printed in the table as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bordereau.lexicon.folding import fold
from bordereau.lexicon.parties import read_card_label
from bordereau.schemas.text import Paragraph

LEAST_LABELS = 3
ALIGNED_PT = 6.0
"""Cells of one column start within so many points of each other."""


@dataclass(slots=True)
class Card:
    """One party of a table: for each value the paragraphs of its label (None for the name) and its own."""

    values: list[tuple[int | None, list[int]]] = field(default_factory=list)


@dataclass(slots=True)
class _Grid:
    first: int
    after: int
    rows: list[dict[int, list[int]]]


def find_cards(paragraphs: Sequence[Paragraph]) -> tuple[int, int, list[Card]] | None:
    """(first paragraph, paragraph after, one card a party) of a table of parties; None without one."""
    labels = [_read_label(paragraphs, [place]) for place in range(len(paragraphs))]
    for index, label in enumerate(labels):
        if label is None:
            continue
        grid = _read_grid(paragraphs, index)
        cards = _across(grid, labels) or _down(grid, paragraphs) if grid else None
        if grid and cards:
            return grid.first, grid.after, cards
    return None


def _read_label(paragraphs: Sequence[Paragraph], cells: Sequence[int]) -> str | None:
    """What a label asks for, whose words may stand on several lines."""
    return read_card_label(" ".join(fold(paragraphs[place].text) for place in cells).strip(" :."))


def _join_labels(rows: Sequence[dict[int, list[int]]]) -> list[dict[int, list[int]]]:
    """« Représenté ⏎ par »: a line of a label without values goes on in the next one."""
    out: list[dict[int, list[int]]] = []
    waiting: list[int] = []
    for row in rows:
        if set(row) == {0}:
            waiting += row[0]
            continue
        out.append(row | {0: [*waiting, *row[0]]} if 0 in row else row)
        waiting = []
    return [*out, {0: waiting}] if waiting else out


def _left(paragraph: Paragraph) -> float:
    return paragraph.pieces[0].word.x0 if paragraph.pieces else 0.0


def _read_grid(paragraphs: Sequence[Paragraph], index: int) -> _Grid | None:
    """Cells from ``index`` on, by column of the first row; a cell left of the one before opens a row."""
    if not all(paragraph.pieces for paragraph in paragraphs):
        return None
    columns = [_left(paragraphs[index])]
    place = index + 1
    while place < len(paragraphs) and _left(paragraphs[place]) > columns[-1] + ALIGNED_PT:
        columns.append(_left(paragraphs[place]))
        place += 1
    if len(columns) < 2:
        return None
    rows: list[dict[int, list[int]]] = [{column: [index + column] for column in range(len(columns))}]
    last = len(columns) - 1
    while place < len(paragraphs):
        column = sum(edge <= _left(paragraphs[place]) + ALIGNED_PT for edge in columns) - 1
        if column < 0 or abs(_left(paragraphs[place]) - columns[column]) > ALIGNED_PT:
            break
        if column < last or (column == last == 0):
            rows.append({})
        rows[-1].setdefault(column, []).append(place)
        last = column
        place += 1
    while rows and len(rows[-1]) < min(2, len(columns)):  # a line of text at the left edge is no row
        place = min(found for cells in rows.pop().values() for found in cells)
    return _Grid(index, place, rows) if len(rows) > 1 else None


def _across(grid: _Grid, labels: Sequence[str | None]) -> list[Card] | None:
    """A row of labels, then one party a row."""
    head = [labels[cells[0]] for cells in grid.rows[0].values()]
    if len(head) < LEAST_LABELS or None in head or "name" not in head:
        return None
    heads = {column: cells[0] for column, cells in grid.rows[0].items()}
    cards = []
    for row in grid.rows[1:]:
        ordered = sorted(row.items(), key=lambda item: (labels[heads[item[0]]] != "name", item[0]))
        cards.append(Card([(None if labels[heads[c]] == "name" else heads[c], cells) for c, cells in ordered]))
    return cards if len(cards) > 1 else None


def _down(grid: _Grid, paragraphs: Sequence[Paragraph]) -> list[Card] | None:
    """A column of labels, then one party a column."""
    rows = _join_labels(grid.rows)
    said = {row[0][0]: _read_label(paragraphs, row[0]) for row in rows if 0 in row}
    told = [row for row in rows if 0 in row and said[row[0][0]] is not None]
    count = max(len(row) for row in rows) - 1
    if len(told) < LEAST_LABELS or len(told) < len(rows) or count < 2 or said[told[0][0][0]] != "name":
        return None
    cards = [Card() for _ in range(count)]
    for row in told:
        for column, cells in row.items():
            if column:
                name = said[row[0][0]] == "name"
                label = None if name else row[0][0]
                cards[column - 1].values.append((label, cells if name else [*row[0][1:], *cells]))
    return [card for card in cards if card.values] or None
