"""A long scan is shared out page by page, and comes out the same to the byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bordereau.extract.spread import list_scanned_pages
from bordereau.guard.answer import Answer, answer_task
from bordereau.guard.pool import Limits
from bordereau.guard.task import Failure, Task
from bordereau.runs.engines.choose import open_engine
from bordereau.runs.engines.local import Sequential
from bordereau.runs.ledger import read_manifest
from bordereau.runs.run import Job, run_batch
from bordereau.schemas.errors import Reason
from bordereau.schemas.load import read_document
from bordereau.schemas.settings import OcrSettings, Settings
from small_scan import write_small_scan

ROOT = Path(__file__).parents[2]
PAGES = 3


@pytest.fixture(scope="module")
def folder(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan of three small pages, and a document with a text layer."""
    folder = tmp_path_factory.mktemp("scans")
    write_small_scan(samples / "avenant-dijon-scan.pdf", PAGES, folder / "scan.pdf")
    (folder / "text.pdf").write_bytes((ROOT / "tests/corpus/conventions/conv-15.pdf").read_bytes())
    return folder


def test_only_scans_of_enough_pages_are_listed(folder: Path) -> None:
    assert list_scanned_pages(folder / "scan.pdf", 3, Settings()) == (1, 2, 3)
    assert list_scanned_pages(folder / "scan.pdf", 4, Settings()) == ()
    assert list_scanned_pages(folder / "text.pdf", 3, Settings()) == ()
    assert list_scanned_pages(folder / "scan.pdf", 3, Settings(ocr=OcrSettings(use_ocr=False))) == ()


def test_shared_out_or_whole_the_bytes_are_the_same(folder: Path, tmp_path: Path) -> None:
    seen: list[tuple[str, tuple[int, ...], int]] = []

    def note(task: Task) -> Answer:
        seen.append((task.path.name, task.only_pages, len(task.pages)))
        return answer_task(task)

    run_batch(Job(folder, tmp_path / "whole", Settings(), spread_from=None), Sequential(note))
    assert seen == [("scan.pdf", (), 0), ("text.pdf", (), 0)]
    run_batch(Job(folder, tmp_path / "shared", Settings(), spread_from=3), open_engine("local", 2, Limits()))
    whole, shared = (
        {path.name: path.read_bytes() for path in (tmp_path / name / "documents").iterdir()}
        for name in ("whole", "shared")
    )
    assert whole == shared
    documents = [read_document(path) for path in (tmp_path / "shared" / "documents").iterdir()]
    assert sum(page.text_source == "ocr" for document in documents for page in document.pages) == PAGES


def test_a_scan_is_read_in_parts_and_put_together(folder: Path, tmp_path: Path) -> None:
    seen: list[tuple[int | None, tuple[int, ...], int]] = []

    def pretend(task: Task) -> Answer:
        """Say what would be read, and hand over pages without reading them."""
        seen.append((task.spread_from, task.only_pages, len(task.pages)))
        if task.only_pages:
            return answer_task(replace(task, settings=BLIND))
        return answer_task(replace(task, settings=BLIND) if task.pages else task)

    job = Job(folder, tmp_path / "out", Settings(), spread_from=3)
    report = run_batch(job, Sequential(pretend))
    assert seen[:4] == [(3, (), 0), (None, (1, 2), 0), (None, (3,), 0), (None, (), 3)]
    assert report.count("done") == 2


BLIND = Settings(ocr=OcrSettings(use_ocr=False))


def test_a_part_that_fails_fails_the_document_once(folder: Path, tmp_path: Path) -> None:
    def fail(task: Task) -> Answer:
        if task.only_pages:
            return Answer(failure=Failure(Reason.TIMEOUT, f"page {task.only_pages[0]} hangs"))
        return answer_task(task)

    job = Job(folder, tmp_path / "out", Settings(), spread_from=3)
    report = run_batch(job, Sequential(fail))
    assert report.reasons == {"timeout": 1}
    assert read_manifest(tmp_path / "out" / "manifest.jsonl")["scan.pdf"].message == "page 1 hangs"
