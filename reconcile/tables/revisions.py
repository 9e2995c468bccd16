"""What an amendment changes: « Budget initial | Modification | Budget révisé » states a sum in each of its rows.

The words of the three columns say so; without all three nothing is said: « Écart » beside two years is a difference
that the table need not state as a sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.reconcile.tables.line_sums import Relation, TableLine
from bordereau.reconcile.text.wording import read_relation
from bordereau.schemas.reading import ReadColumn

KINDS = ("before", "change", "after")


def read_revision(label: str) -> str | None:
    """Whether a column holds sums before a change, the change, or sums after it.

    >>> [read_revision(t) for t in ("Budget initial", "Modification (€)", "Budget révisé", "2024")]
    ['before', 'change', 'after', None]
    """
    folded = fold(label)
    found = [kind for kind in KINDS if read_relation(f"revisions.{kind}").search(folded)]
    return found[0] if len(found) == 1 else None


def find_revision(columns: Sequence[ReadColumn], chosen: Sequence[int], lines: Sequence[TableLine]) -> Relation | None:
    """The relation of three columns in a row, each of its own kind; ``chosen`` are the columns of ``lines``.

    It must hold in two rows at least, and in more than it fails: HT beside TTC may bear the same words.
    """
    kinds = [read_revision(columns[number].label) for number in chosen]
    for start in range(len(kinds) - 2):
        if kinds[start : start + 3] == list(KINDS):
            relation = Relation(start + 2, (start, start + 1), ())
            holds = [_holds(relation, lines, row) for row in range(len(lines[0].cells))]
            if holds.count(True) >= 2 and holds.count(True) > holds.count(False):
                return relation
    return None


def _holds(relation: Relation, lines: Sequence[TableLine], row: int) -> bool | None:
    """Whether a row's sum holds; None where one of its figures is not printed."""
    before, change, after = (lines[number].cells[row] for number in (*relation.parts, relation.total))
    if after is None or after.value is None or before is None or before.value is None:
        return None
    moved = change.value if change is not None and change.value is not None else 0
    return before.value + moved == after.value
