"""How sound the structure of a reading looks where no sum decides: what no table that is read aright shows.

A label cut in two, a row without one, a column that alone has no name, two sums in one cell: in each of them a line, a
cell or a head was put where it does not belong. A reading that cuts heads into figures states more digits, and has
these flaws.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_words
from bordereau.schemas.reading import ReadRow, TableReading

_SUM = r"[-+]?\d+(?:[ .]\d{3})*(?:[.,]\d{1,2}\s?[€%]?|\s?[€%])"
_MONEY = re.compile(r"(?<!\d)\d{1,3}(?:[ .]\d{3})*(?:[.,]\d+)?\s?€")
_CROWDED = re.compile(rf"{_SUM}(?:\s+{_SUM})+")
"""« 31,95 39,77 »: a line between two columns was not seen."""


def count_flaws(reading: TableReading) -> int:
    """Count the rows without a label, the labels that are not at their end, and the columns that alone have no name.

    A row in which sums of two columns ran together is one flaw, however many did; so is a sum that stands in a head.
    """
    bare = (row for row in reading.rows if not row.label and row.kind == "item")  # a total that sums prove needs none
    unlabelled = sum(any(cell.text for cell in row.cells) for row in bare)
    cut = sum(_is_cut(above, below) for above, below in pairwise(reading.rows))
    headed = sum(_MONEY.search(column.label) is not None for column in reading.columns)
    return unlabelled + cut + headed + _count_nameless(reading) + sum(map(_is_crowded, reading.rows))


def _is_crowded(row: ReadRow) -> bool:
    return any(cell.kind == "text" and _CROWDED.fullmatch(cell.text) is not None for cell in row.cells)


def _count_nameless(reading: TableReading) -> int:
    nameless = [not column.label for column in reading.columns]
    return sum(nameless) if sum(nameless) * 2 < len(nameless) else 0


def _is_cut(above: ReadRow, below: ReadRow) -> bool:
    """Whether a label without figures goes on in the next row: « 4 enfants et » over « plus »."""
    if not above.label or not below.label or _states(above) or not _states(below):
        return False
    last = fold(above.label).split()[-1:] or [""]
    return last[0] in read_words("tables", "connectors") or _opens_small(below)


def _states(row: ReadRow) -> bool:
    return any(cell.value is not None for cell in row.cells)


def _opens_small(row: ReadRow) -> bool:
    words: Sequence[str] = [word.text for word in row.words] or row.label.split()
    return words[0][:1].islower()
