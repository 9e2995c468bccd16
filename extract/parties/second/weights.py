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
    return [label for label, _ in find_sure_labels(weights, features)]


def find_sure_labels(weights: Weights, features: Sequence[Sequence[str]]) -> list[tuple[str, float]]:
    """The likeliest sequence of labels, each with the probability that all sequences together give it at its place."""
    if not features:
        return []
    steps = _lay_out_steps(weights)
    votes = _count_votes(weights, features)
    path = _find_path(steps, votes)
    sure = _find_odds(steps, votes)
    return [(weights.labels[place], float(sure[index, place])) for index, place in enumerate(path)]


def _lay_out_steps(weights: Weights) -> NDArray[np.float64]:
    import numpy as np

    steps = np.zeros((len(weights.labels), len(weights.labels)))
    for (before, label), weight in weights.steps.items():
        steps[before, label] = weight
    return steps


def _find_path(steps: NDArray[np.float64], votes: NDArray[np.float64]) -> list[int]:
    best = votes[0]
    came: list[NDArray[np.int64]] = []
    for row in votes[1:]:
        reached = best[:, None] + steps
        came.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + row
    path = [int(best.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


def _find_odds(steps: NDArray[np.float64], votes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability of each label at each place (forward-backward, each row scaled to one)."""
    import numpy as np

    leads = np.exp(steps)
    heights = np.exp(votes - votes.max(axis=1, keepdims=True))
    ahead, behind = np.empty_like(heights), np.ones_like(heights)
    ahead[0] = heights[0] / heights[0].sum()
    for place in range(1, len(heights)):
        row = (ahead[place - 1] @ leads) * heights[place]
        ahead[place] = row / row.sum()
    for place in range(len(heights) - 2, -1, -1):
        row = leads @ (behind[place + 1] * heights[place + 1])
        behind[place] = row / row.sum()
    odds = ahead * behind
    out: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return out


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
