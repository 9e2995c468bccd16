"""Fit the weights of the labeller on aligned openings, and write them as text.

The same openings give the same bytes: the fit has no random number, weights are rounded, the archive bears no time.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bordereau.extract.parties.running import Running
from bordereau.extract.parties.second.features import list_features
from bordereau.extract.parties.second.labels import find_starts, read_labels, write_labels
from bordereau.extract.parties.second.tokens import cut_tokens
from training.align import align
from training.openings import Opening

SETTINGS = {
    "c1": 0.05,
    "c2": 0.02,
    "max_iterations": 70,
    "feature.minfreq": 2,
    "feature.possible_transitions": False,
}
"""Seventy rounds: more fit the corpus better and unseen openings worse."""
SMALLEST = 0.005
"""Weights below it are dropped."""
Sample = tuple[list[list[str]], list[str]]


def make_sample(opening: Opening) -> Sample | None:
    """Features and labels of an opening; None where the labels do not give its parties back."""
    running: Running = opening.running
    tokens = cut_tokens(running.text)
    labels = write_labels(tokens, align(running.text, opening.parties))
    starts = find_starts(read_labels(tokens, labels))
    if not tokens or len(starts) != len(opening.parties):
        return None
    return list_features(running, tokens), labels


def fit_weights(samples: Sequence[Sample]) -> str:
    """The weights as the text that the package reads."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for features, labels in samples:
        trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        model = tagger.info()
        tagger.close()
    rows = [(f"> {before}", label, weight) for (before, label), weight in model.transitions.items()]
    rows += [(feature, label, weight) for (feature, label), weight in model.state_features.items()]
    return "".join(f"{a}\t{b}\t{c:.3f}\n" for a, b, c in sorted(rows) if abs(c) >= SMALLEST)


def write_weights(text: str, path: Path) -> None:
    path.write_bytes(gzip.compress(text.encode("utf8"), 9, mtime=0))
