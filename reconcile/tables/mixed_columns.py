"""A total of columns of which some are known to be money, others not: « Montant | Majoration | Total indicatif ».

No head but the first says what its figures are, so the others count something. Where they add up to the cent in every
row, they are money as well, for a sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.reconcile.tables.chance import count_filled, is_exact
from bordereau.reconcile.tables.line_sums import CLEAR, Relation, TableLine, count_outcomes
from bordereau.reconcile.tables.relations import find_relations
from bordereau.schemas.reading import ReadColumn

LEAST_ROWS = 2


def find_mixed(
    columns: Sequence[ReadColumn], lines: Sequence[TableLine], chosen: Sequence[int], rows: Sequence[int]
) -> list[Relation]:
    """The totals of columns of both kinds, by their word, that hold in every row; ``lines`` are those ``chosen``."""
    found = []
    for relation in find_relations(lines, rows, rows=False):
        kinds = {columns[chosen[line]].kind for line in (relation.total, *relation.parts)}
        holds, fails = count_outcomes(relation, lines, rows)
        sums = [row for row in rows if count_filled(relation, lines, row) > 1]
        if len(kinds) < 2 or relation.less or fails or holds < LEAST_ROWS or len(sums) < LEAST_ROWS:
            continue
        worded = lines[relation.total].hint in (*CLEAR, "weak")
        if worded and all(is_exact(relation, lines, row) for row in sums):
            found.append(relation)
    return found
