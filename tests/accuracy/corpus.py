"""Read the documents of a corpus and score them: a folder of NAME.truth.json with NAME.pdf beside (or in samples)."""

from __future__ import annotations

import json
from pathlib import Path

from accuracy.likeness import Record
from accuracy.score import Score, read_truths
from bordereau.guard.task import Failure, catch
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]


def find_own_corpora() -> tuple[str, ...]:
    """Find the project's own folders of truths, in order."""
    folders = {truth.parent.relative_to(ROOT).as_posix() for truth in (ROOT / "tests").rglob("*.truth.json")}
    return tuple(sorted(folders))


def find_pdf(folder: Path, name: str, pdfs: Path | None = None) -> Path:
    """Find the PDF of a truth, where they stand elsewhere too; those of the samples are not copied."""
    if pdfs is not None and (pdfs / f"{name}.pdf").exists():
        return pdfs / f"{name}.pdf"
    beside = folder / f"{name}.pdf"
    return beside if beside.exists() else ROOT / "samples" / f"{name}.pdf"


def read_document(pdf: Path) -> Record | None:
    """Extract one document as plain data, or None when it cannot be read."""
    read = catch(pdf.name, lambda: read_shared(pdf))
    return None if isinstance(read, Failure) else json.loads(read.model_dump_json())


def score_corpus(folder: Path, scans: bool = True, pdfs: Path | None = None, step: int = 1) -> Score:
    """Score a folder, or every so manyth document of it; without ``scans``, only those whose truth says that they have
    a text layer.
    """
    score = Score()
    for number, (name, truth) in enumerate(read_truths(folder).items()):
        if number % step == 0 and (scans or not truth.get("scanned")):
            document = read_document(find_pdf(folder, name, pdfs))
            score.add(truth, document, name)
            score.trusted.add(truth, document, name)
    return score
