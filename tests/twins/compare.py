"""What the twin of a document loses: facts that its original states rightly and the scan does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from accuracy.corpus import find_pdf, read_document
from accuracy.score import Score, read_truths
from twins.qualities import print_twin


@dataclass(slots=True)
class Pair:
    """The scores of some originals and of their twins."""

    text: Score = field(default_factory=Score)
    twin: Score = field(default_factory=Score)

    def loss(self, family: str) -> float:
        """Tell how much lower the F1 of the twins is."""
        return self.text.families[family].f1 - self.twin.families[family].f1

    def lost(self, family: str) -> list[str]:
        """List the misses that only the twins have."""
        known = set(self.text.families[family].misses)
        return [miss for miss in self.twin.families[family].misses if miss not in known]

    def join(self, other: Pair) -> None:
        """Count the documents of another pair too."""
        self.text.join(other.text)
        self.twin.join(other.twin)


def compare_folder(folder: Path, quality: str, twins: Path, *, pdfs: Path | None = None, step: int = 1) -> Pair:
    """Score the text documents of a folder and their twins, which are printed into ``twins``; every ``step``-th one."""
    pair = Pair()
    truths = [(name, truth) for name, truth in read_truths(folder).items() if not truth.get("scanned")]
    for name, truth in truths[::step]:
        original = find_pdf(folder, name, pdfs)
        twin = twins / f"{name}.{quality}.pdf"
        print_twin(original, twin, quality)
        pair.text.add(truth, read_document(original), name)
        pair.twin.add(truth, read_document(twin), name)
    return pair
