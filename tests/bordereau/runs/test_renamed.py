"""A file that only got another name: its document is as if it had been read under that name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bordereau.reconcile.single.known_sums import KnownSums
from bordereau.runs.engines.local import Sequential
from bordereau.runs.ledger import read_manifest
from bordereau.runs.report import Report
from bordereau.runs.run import Job, run_batch
from bordereau.runs.trust import read_trust
from bordereau.schemas.load import read_document
from bordereau.schemas.settings import Settings


def run(folder: Path, output: Path, known: KnownSums | None = None) -> Report:
    return run_batch(Job(folder, output, Settings(), known), Sequential())


def names(output: Path) -> list[str]:
    return [read_document(path).source.file_name for path in (output / "documents").iterdir()]


@pytest.mark.parametrize(
    ("known", "read", "why"),
    [
        (None, 0, "nothing else depends on the name"),
        (KnownSums(), 0, "no sum is known"),
        ("some", 1, "sums go by name"),
    ],
)
def test_a_renamed_file_gives_what_a_first_run_gives(
    make_pdf: Callable[..., Path], tmp_path: Path, known: object, read: int, why: str
) -> None:
    sums = (
        KnownSums.model_validate({"documents": [{"match": {"file_name": "b.pdf"}, "sums": []}]})
        if known == "some"
        else known
    )
    path = make_pdf("in/a.pdf")
    run(path.parent, tmp_path / "out", sums)  # type: ignore[arg-type]
    path.rename(path.with_name("b.pdf"))
    report = run(path.parent, tmp_path / "out", sums)  # type: ignore[arg-type]
    assert report.read == read, why
    run(path.parent, tmp_path / "fresh", sums)  # type: ignore[arg-type]
    (mine,), (fresh,) = ((tmp_path / one / "documents").iterdir() for one in ("out", "fresh"))
    assert mine.read_bytes() == fresh.read_bytes()
    (entry,) = read_manifest(tmp_path / "out" / "manifest.jsonl").values()
    assert read_trust(tmp_path / "out").judge(mine.stem, str(entry.output_sha256)) is None, "it is not taken for edited"
    assert entry.document is not None
    assert entry.document["file"] == "b.pdf"


def test_a_document_bears_the_first_of_its_names(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    path = make_pdf("in/b.pdf")
    run(path.parent, tmp_path / "out")
    (path.parent / "a.pdf").write_bytes(path.read_bytes())
    run(path.parent, tmp_path / "out")
    assert names(tmp_path / "out") == ["a.pdf"]
    (path.parent / "a.pdf").unlink()
    run(path.parent, tmp_path / "out")
    assert names(tmp_path / "out") == ["b.pdf"]
