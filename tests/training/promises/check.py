"""What the fitted weights are worth on bodies that they have not seen: each body left out in turn."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import patch

from bordereau.normalize.meaning.second import model
from bordereau.normalize.meaning.second.read import LIKELY
from training.promises.fit import fit_weights
from training.promises.rows import Row

FOLDS = 8
INVENTED = "0"


def cross_validate(rows: Sequence[Row]) -> list[str]:
    """A line a table: how many are right. Invented acts teach in every fold and are not asked."""
    bodies = sorted({row.body for row in rows} - {INVENTED})
    judged: list[tuple[Row, float, str]] = []
    for fold in range(FOLDS):
        left_out = set(bodies[fold::FOLDS])
        weights = fit_weights([row for row in rows if row.body not in left_out])
        with patch.object(model, "read_weights", lambda weights=weights: weights):
            judged += [_judge(row) for row in rows if row.body in left_out]
    return [_tell(table, [one for one in judged if one[0].table == table]) for table in ("sum", "name", "pays", "role")]


def _judge(row: Row) -> tuple[Row, float, str]:
    if row.table == "role":
        return row, 0.0, max(model.ROLES, key=lambda role: model.weigh(f"role {role}", row.signs))
    likely = model.tell_likely(row.table, row.signs)
    return row, likely, str(int(likely >= (LIKELY if row.table == "sum" else 0.5)))


def _tell(table: str, judged: Sequence[tuple[Row, float, str]]) -> str:
    right = sum(row.label == said for row, _, said in judged)
    if table in ("role", "pays"):
        return f"{table:5} {right} of {len(judged)} right"
    said = sum(said == "1" for *_, said in judged)
    true = sum(row.label == "1" for row, *_ in judged)
    both = sum(row.label == said == "1" for row, _, said in judged)
    return f"{table:5} {both} right of {true} true and {said} said, F1 {2 * both / (true + said):.3f}"
