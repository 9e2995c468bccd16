"""Labels of tokens: `B-` begins a fact, `I-` goes on, `S-` begins one that stands before its party's name, `O` is none.

The facts are `NAME`, `ALIAS`, `GALIAS` (said of several), `FORM`, `POST`, `CITY`, `ID`, `REP`, `ROLE`, `AUTH` (a date).
Only what they tell of where parties begin and end is used to read; the others teach the model what a party is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labelled:
    """A fact in the text."""

    start: int
    end: int
    kind: str
    opens: bool
    """It stands before the name of its party."""
    sure: float = 1.0
    """The least probability of the labels of its tokens."""


def read_labels(
    tokens: Sequence[tuple[int, int]], labels: Sequence[str], sure: Sequence[float] | None = None
) -> list[Labelled]:
    """The facts that a sequence of labels names."""
    found: list[Labelled] = []
    before = "O"
    odds = sure if sure is not None else [1.0] * len(labels)
    for (start, end), label, odd in zip(tokens, labels, odds, strict=True):
        kind = label[2:]
        if label[0] == "I" and found and before != "O" and found[-1].kind == kind:
            found[-1] = Labelled(found[-1].start, end, kind, found[-1].opens, min(odd, found[-1].sure))
        elif label != "O":
            found.append(Labelled(start, end, kind, label[0] == "S", odd))
        before = label
    return found


def write_labels(tokens: Sequence[tuple[int, int]], facts: Sequence[Labelled]) -> list[str]:
    """The labels of the tokens that lie in facts, for training."""
    labels = ["O"] * len(tokens)
    for fact in facts:
        lead = "S" if fact.opens else "B"
        for place, (start, end) in enumerate(tokens):
            if fact.start <= start and end <= fact.end:
                labels[place], lead = f"{lead}-{fact.kind}", "I"
    return labels


def find_starts(facts: Sequence[Labelled]) -> list[int]:
    """Where the first fact of each party stands.

    A name begins a party, unless a fact that came before it has; so does the very first fact.

    >>> find_starts([Labelled(0, 4, "REP", True), Labelled(8, 12, "NAME", False), Labelled(20, 24, "NAME", False)])
    [0, 20]
    """
    starts: list[int] = []
    waiting = False
    for fact in facts:
        if fact.kind == "NAME":
            if not waiting:
                starts.append(fact.start)
            waiting = False
        elif fact.opens or (not starts and fact.kind != "GALIAS"):
            starts.append(fact.start)
            waiting = True
    return starts
