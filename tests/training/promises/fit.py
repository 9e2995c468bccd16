"""Fit the weights of the second reader of promises: a logistic regression a table, drawn towards nought, rounded."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from bordereau.normalize.meaning.second.model import ROLES
from training.promises.rows import Row

DRAWN = {"sum": 4.0, "name": 1.0, "pays": 2.0, "role": 2.0}
"""How strongly weights of a table are drawn towards nought, by cross-validation."""
FEWEST_ROWS, FEWEST_BODIES = 4, 2
"""A sign that is rarer is not learnt."""
_STEPS, _ENOUGH = 25, 1e-7
Weights = dict[str, dict[str, float]]


def fit_weights(rows: Sequence[Row]) -> Weights:
    """All tables; « role » is one a role."""
    weights: Weights = {}
    for table, drawn in DRAWN.items():
        own = [row for row in rows if row.table == table]
        for label in ROLES if table == "role" else ("1",):
            name = f"role {label}" if table == "role" else table
            weights[name] = _fit(own, [row.label == label for row in own], drawn)
    return weights


def _fit(rows: Sequence[Row], labels: Sequence[bool], drawn: float) -> dict[str, float]:
    """Newton's method, from nought; the same rows give the same weights."""
    signs = _list_signs(rows)
    places = {sign: place for place, sign in enumerate(signs)}
    told = np.zeros((len(rows), len(signs) + 1))
    told[:, -1] = 1.0
    for number, row in enumerate(rows):
        told[number, [places[sign] for sign in row.signs if sign in places]] = 1.0
    true = np.array(labels, dtype=float)
    much = np.array([row.weight for row in rows])
    pull = np.full(len(signs) + 1, drawn)
    pull[-1] = 0.01
    found = np.zeros(len(signs) + 1)
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-told @ found))
        slope = told.T @ (much * (likely - true)) + pull * found
        curve = (told * (much * likely * (1.0 - likely))[:, None]).T @ told + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < _ENOUGH:
            break
    fitted = {sign: round(float(found[place]), 2) for sign, place in places.items()}
    return {"": round(float(found[-1]), 2)} | {sign: weight for sign, weight in fitted.items() if weight}


def _list_signs(rows: Iterable[Row]) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    bodies: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for sign in row.signs:
            counts[sign] += 1
            bodies[sign].add(row.body)
    return sorted(sign for sign in counts if counts[sign] >= FEWEST_ROWS and len(bodies[sign]) >= FEWEST_BODIES)


def write_weights(weights: Weights, path: Path) -> None:
    """A line a sign."""
    lines = (f"{table}\t{sign}\t{weight:g}\n" for table, signs in weights.items() for sign, weight in signs.items())
    path.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))
