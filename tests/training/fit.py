"""Fit the weights of the labeller on aligned openings, and write them as text.

The same openings give the same bytes: the fit has no random number, weights are rounded, the archive bears no time.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from bordereau.extract.parties.running import Running, run_together
from bordereau.extract.parties.second.features import list_features
from bordereau.extract.parties.second.labels import Labelled, find_starts, read_labels, write_labels
from bordereau.extract.parties.second.tokens import cut_tokens
from training.align import align
from training.openings import Opening, set_lines
from training.vary import Labelling, pool_facts, vary

SETTINGS = {
    "c1": 0.05,
    "c2": 0.02,
    "max_iterations": 70,
    "feature.minfreq": 2,
    "feature.possible_transitions": False,
}
"""Seventy rounds: more fit the corpus better and unseen openings worse."""
COPIES = 4
"""Varied copies of each opening: see the README of the second reader for what they gain."""
SMALLEST = 0.005
"""Weights below it are dropped."""
Sample = tuple[list[list[str]], list[str]]


def make_sample(opening: Opening) -> Sample | None:
    """Features and labels of an opening; None where the labels do not give its parties back."""
    running: Running = opening.running
    return label_sample(running, align(running.text, opening.parties), len(opening.parties))


def label_sample(running: Running, facts: Sequence[Labelled], count: int) -> Sample | None:
    """Features and labels of a text with its facts; None where they do not give ``count`` parties back."""
    tokens = cut_tokens(running.text)
    labels = write_labels(tokens, facts)
    starts = find_starts(read_labels(tokens, labels))
    if not tokens or len(starts) != count:
        return None
    return list_features(running, tokens), labels


def make_samples(openings: Sequence[Opening]) -> list[Sample]:
    """All that the weights are fitted on: the openings, and their copies."""
    own = [sample for one in openings if (sample := make_sample(one)) is not None]
    return [*own, *make_copies(openings, COPIES)]


def make_copies(openings: Sequence[Opening], copies: int) -> list[Sample]:
    """``copies`` varied samples of each opening that is a sample."""
    kept = [(one, Labelling(one.running.text, tuple(align(one.running.text, one.parties)))) for one in openings]
    pool = pool_facts([labelling for _, labelling in kept])
    out = []
    for opening, labelling in kept:
        for number in range(copies):
            varied = vary(labelling, pool, f"{opening.name} {number}")
            running = run_together(tuple(set_lines(varied.text)))
            facts = _settle(varied, running)
            sample = label_sample(running, facts, len(opening.parties)) if facts is not None else None
            if sample is not None:
                out.append(sample)
    return out


def _settle(varied: Labelling, running: Running) -> list[Labelled] | None:
    """The facts on the text as it is set, its blanks folded."""
    places, there = [], 0
    for char in varied.text:
        places.append(there)
        if there < len(running.text) and (
            running.text[there] == char or (char.isspace() and running.text[there].isspace())
        ):
            there += 1
    places.append(there)
    if there < len(running.text.rstrip()):
        return None
    return [replace(fact, start=places[fact.start], end=places[fact.end]) for fact in varied.facts]


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
    votes = [(f"> {before}", label, weight) for (before, label), weight in model.transitions.items()]
    votes += [(feature, label, weight) for (feature, label), weight in model.state_features.items()]
    return print_weights(votes)


def print_weights(votes: Iterable[tuple[str, str, float]]) -> str:
    """The file of the weights: its labels, then a line a feature."""
    lines: dict[str, list[str]] = {}
    labels: set[str] = set()
    for feature, label, weight in sorted(votes):
        labels |= {label, feature[2:]} if feature.startswith("> ") else {label}
        if abs(weight) >= SMALLEST:
            lines.setdefault(feature, []).append(f"{label} {weight:.3f}")
    rows = [sorted(labels), *([feature, *said] for feature, said in lines.items())]
    return "".join("\t".join(row) + "\n" for row in rows)


def write_weights(text: str, path: Path) -> None:
    path.write_bytes(gzip.compress(text.encode("utf8"), 9, mtime=0))
