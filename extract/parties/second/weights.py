"""The trained weights, and the likeliest labels under them.

A linear-chain model: a token's features each vote for labels, and so does the label before. The weights are a text file
in the package (`weights.tsv.gz`, written by `make train`), so that reading needs no more than numpy.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "weights.tsv.gz"


@dataclass(slots=True)
class Weights:
    labels: tuple[str, ...]
    steps: dict[tuple[int, int], float]
    """By (label before, label)."""
    printed: dict[str, str]
    """By feature, its line of the file: of many thousands, an opening asks a few hundred."""
    votes: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    """By feature that has been asked; those that vote for nothing share a row."""

    def vote(self, feature: str) -> NDArray[np.float64]:
        """What a feature votes for: a weight for each label."""
        found = self.votes.get(feature)
        if found is None:
            line = self.printed.get(feature, "")
            found = self.votes[feature] = self._lay_out(line) if line or not feature else self.vote("")
        return found

    def _lay_out(self, line: str) -> NDArray[np.float64]:
        import numpy as np

        row = np.zeros(len(self.labels))
        for label, weight in _read_votes(line):
            row[self.labels.index(label)] = weight
        return row


def parse_weights(text: str) -> Weights:
    r"""Read lines « feature ⇥ label weight ⇥ label weight … »; « > LABEL » as a feature is the label before.

    The first line lists the labels.

    >>> weights = parse_weights("B-NAME\tO\nw=ville\tB-NAME 0.5\n> O\tB-NAME -1\n")
    >>> weights.labels, weights.vote("w=ville").tolist(), weights.steps
    (('B-NAME', 'O'), [0.5, 0.0], {(1, 0): -1.0})
    """
    head, _, rest = text.partition("\n")
    labels = tuple(head.split("\t"))
    printed = dict(line.partition("\t")[::2] for line in rest.splitlines())
    steps = {
        (labels.index(feature[2:]), labels.index(label)): weight
        for feature in printed
        if feature.startswith("> ")
        for label, weight in _read_votes(printed[feature])
    }
    return Weights(labels, steps, printed)


def _read_votes(line: str) -> Iterator[tuple[str, float]]:
    for vote in line.split("\t") if line else ():
        label, _, weight = vote.partition(" ")
        yield label, float(weight)


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
    """What all features of each token vote for, added in their order; every token has some."""
    import numpy as np

    count = len(weights.labels)
    rows = (np.concatenate([weights.vote(feature) for feature in said]).reshape(-1, count) for said in features)
    return np.array([some.sum(axis=0) for some in rows])
