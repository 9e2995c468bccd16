"""A folder run: what it leaves, what it keeps, what it does again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bordereau.ledger import read_manifest
from bordereau.run import Job, find_pdfs, run_folder
from schemas.errors import UsageError
from schemas.load import read_document
from schemas.settings import ReadSettings, Settings


@pytest.fixture
def folder(make_pdf: Callable[..., Path], tmp_path: Path) -> Path:
    """Two different PDFs, a copy of one, and a bad one."""
    make_pdf("in/a.pdf")
    make_pdf("in/deep/b.PDF", pages=[["AVENANT N° 1", "Article 1 : Objet", "Le montant est de 3 000 €."]])
    make_pdf("in/deep/copy.pdf")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    (tmp_path / "in" / "notes.txt").write_text("left alone")
    return tmp_path / "in"


def job_of(folder: Path, **options: object) -> Job:
    return Job(folder, folder.parent / "out", Settings(), **options)  # type: ignore[arg-type]


def test_files_are_found_by_name_in_order(folder: Path) -> None:
    assert [path.relative_to(folder).as_posix() for path in find_pdfs(folder)] == [
        "a.pdf",
        "bad.pdf",
        "deep/b.PDF",
        "deep/copy.pdf",
    ]


def test_a_file_is_no_folder(folder: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        find_pdfs(folder / "a.pdf")


def test_a_run_leaves_documents_manifest_quarantine_and_summary(folder: Path) -> None:
    job = job_of(folder)
    seen: list[str] = []
    report = run_folder(job, find_pdfs(folder), seen.append)
    assert seen == ["a.pdf", "bad.pdf", "deep/b.PDF", "deep/copy.pdf"]
    states = {name: entry.state for name, entry in read_manifest(job.output / "manifest.jsonl").items()}
    assert states == {
        "a.pdf": "done",
        "bad.pdf": "quarantined",
        "deep/b.PDF": "done",
        "deep/copy.pdf": "duplicate",
    }
    documents = sorted((job.output / "documents").iterdir())
    assert len(documents) == 2
    assert all(read_document(path).source.sha256 == path.stem for path in documents)
    (entry,) = (job.output / "quarantine").iterdir()
    assert json.loads(entry.read_text())["reason"] == "not_a_pdf"
    summary = json.loads((job.output / "summary.json").read_text())
    assert (summary["files"], summary["documents"], summary["quarantined"]) == (4, 2, 1)
    assert (report.read, report.kept) == (3, 0)


def test_a_rerun_does_only_the_rest(folder: Path, make_pdf: Callable[..., Path]) -> None:
    job = job_of(folder)
    run_folder(job, find_pdfs(folder))
    before = {path: path.read_bytes() for path in (job.output / "documents").iterdir()}
    make_pdf("in/new.pdf", pages=[["CONVENTION", "Article 1 : Objet", "Rien."]])
    report = run_folder(job, find_pdfs(folder))
    assert (report.kept, report.read) == (2, 2), "the bad file and the new one are read"
    assert {path: path.read_bytes() for path in before} == before


def test_what_is_stale_is_read_again(folder: Path) -> None:
    run_folder(job_of(folder), find_pdfs(folder))
    other = Job(folder, folder.parent / "out", Settings(read=ReadSettings(max_pages=50)))
    assert run_folder(other, find_pdfs(folder)).kept == 0
    assert run_folder(job_of(folder, force=True), find_pdfs(folder)).kept == 0
    for path in (folder.parent / "out" / "documents").iterdir():
        path.write_text("{}")
    assert run_folder(job_of(folder), find_pdfs(folder)).kept == 0


def test_a_mended_file_leaves_the_quarantine(folder: Path, make_pdf: Callable[..., Path]) -> None:
    job = job_of(folder)
    run_folder(job, find_pdfs(folder))
    make_pdf("in/bad.pdf", pages=[["CONVENTION", "Article 1 : Objet", "Tout."]])
    report = run_folder(job, find_pdfs(folder))
    assert report.count("quarantined") == 0
    assert list((job.output / "quarantine").iterdir()) == []
