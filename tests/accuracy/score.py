"""Score documents against truths written by hand: F1 of the facts that both state, family by family.

A truth is ``NAME.truth.json`` beside ``NAME.pdf``. ``silent`` counts wrong or missing table values that no failing
check points at: errors that would enter a warehouse unseen.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from accuracy.facts import FAMILIES
from accuracy.likeness import Record
from accuracy.table_facts import Comparison, count_silent
from accuracy.trusted import Trusted, choose_act


@dataclass(slots=True)
class Tally:
    """Facts counted: stated rightly, stated, true; and the misses in words."""

    right: int = 0
    said: int = 0
    true: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.true + self.said) if self.true + self.said else 1.0

    def join(self, other: Tally) -> None:
        """Count the facts of another tally too."""
        self.right += other.right
        self.said += other.said
        self.true += other.true
        self.misses += other.misses

    def count(self, comparisons: Iterable[Comparison], document: str) -> None:
        for true, said, where in comparisons:
            trues, saids = Counter(true), Counter(said)
            self.right += sum((trues & saids).values())
            self.true += len(true)
            self.said += len(said)
            for sign, facts in (("missing", trues - saids), ("extra", saids - trues)):
                self.misses += [f"{document}: {where}: {sign} {_print_fact(fact)}" for fact in facts.elements()]


@dataclass(slots=True)
class Score:
    """The score of a folder of truths."""

    families: dict[str, Tally] = field(default_factory=lambda: {family: Tally() for family in FAMILIES})
    silent: int = 0
    documents: list[str] = field(default_factory=list)
    """The names of the truths."""
    absent: list[str] = field(default_factory=list)
    """Truths without a document."""
    trusted: Trusted = field(default_factory=Trusted)
    """The figures by how far they say that they can be trusted."""

    def join(self, other: Score) -> None:
        """Count the documents of another score too, their trust apart."""
        for family, tally in self.families.items():
            tally.join(other.families[family])
        self.silent += other.silent
        self.documents += other.documents
        self.absent += other.absent

    def add(self, truth: Record, document: Record | None, name: str) -> None:
        """Count one document; without one every fact of the truth is missing."""
        self.documents.append(name)
        if document is None:
            self.absent.append(name)
        said = choose_act(document or {}, whole=truth.get("_scope") == "file")
        for family, compare in FAMILIES.items():
            if family in truth.get("_skip", []):
                continue
            self.families[family].count(compare(truth, said), name)
            if family == "tables":
                self.silent += count_silent(truth, said)


def read_truths(folder: Path) -> dict[str, Record]:
    """Read the truths of a folder by document name."""
    return {
        path.name.removesuffix(".truth.json"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.truth.json"))
    }


def _print_fact(fact: tuple[object, ...]) -> str:
    return " | ".join("none" if part is None else str(part) for part in fact)
