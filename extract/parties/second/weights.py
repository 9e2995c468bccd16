"""The trained weights, and the likeliest labels under them.

A linear-chain model: a token's features each vote for labels, and so does the label before. The weights are a text file
in the package (`weights.tsv.gz`, written by `make train`), so that reading needs no more than numpy.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "weights.tsv.gz"


@dataclass(frozen=True, slots=True)
class Weights:
    labels: tuple[str, ...]
    votes: dict[str, list[tuple[int, float]]]
    """By feature: (index of a label, weight)."""
    steps: dict[tuple[int, int], float]
    """By (label before, label)."""


def parse_weights(text: str) -> Weights:
    r"""Read lines « feature ⇥ label ⇥ weight »; « > LABEL » as a feature is the label before.

    >>> parse_weights("w=ville\tB-NAME\t0.5\n> O\tB-NAME\t-1\n").labels
    ('B-NAME', 'O')
    """
    rows = [line.split("\t") for line in text.splitlines()]
    labels = tuple(sorted({row[1] for row in rows} | {row[0][2:] for row in rows if row[0].startswith("> ")}))
    index = {label: place for place, label in enumerate(labels)}
    votes: dict[str, list[tuple[int, float]]] = {}
    steps: dict[tuple[int, int], float] = {}
    for feature, label, weight in rows:
        if feature.startswith("> "):
            steps[index[feature[2:]], index[label]] = float(weight)
        else:
            votes.setdefault(feature, []).append((index[label], float(weight)))
    return Weights(labels, votes, steps)


@cache
def load_weights() -> Weights:
    """The weights of the package."""
    packed = files("bordereau.extract.parties.second").joinpath(FILE).read_bytes()
    return parse_weights(gzip.decompress(packed).decode("utf8"))


def find_labels(weights: Weights, features: Sequence[Sequence[str]]) -> list[str]:
    """The likeliest sequence of labels (Viterbi); of two equals the first in alphabetical order."""
    import numpy as np

    if not features:
        return []
    count = len(weights.labels)
    steps = np.zeros((count, count))
    for (before, label), weight in weights.steps.items():
        steps[before, label] = weight
    votes = _count_votes(weights, features)
    best = votes[0]
    came: list[NDArray[np.int64]] = []
    for row in votes[1:]:
        reached = best[:, None] + steps
        came.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + row
    place = int(best.argmax())
    path = [place]
    for back in reversed(came):
        place = int(back[place])
        path.append(place)
    return [weights.labels[place] for place in reversed(path)]


def _count_votes(weights: Weights, features: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    import numpy as np

    votes = np.zeros((len(features), len(weights.labels)))
    for place, said in enumerate(features):
        row = [0.0] * len(weights.labels)
        for feature in said:
            for label, weight in weights.votes.get(feature, ()):
                row[label] += weight
        votes[place] = row
    return votes
