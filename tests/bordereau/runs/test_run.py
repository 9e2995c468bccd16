"""A folder run: what it leaves, what it keeps, what it does again. In one process; the guard has tests of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bordereau.guard.answer import Answer, answer_task
from bordereau.guard.task import Failure, Task
from bordereau.runs.engines.local import Sequential
from bordereau.runs.ledger import Entry, read_manifest
from bordereau.runs.progress import Silent
from bordereau.runs.report import Report
from bordereau.runs.run import Job, run_batch
from bordereau.schemas.errors import Reason, UsageError
from bordereau.schemas.load import read_document
from bordereau.schemas.settings import ReadSettings, Settings


@pytest.fixture
def folder(make_pdf: Callable[..., Path], tmp_path: Path) -> Path:
    """Two different PDFs, a copy of one, and a bad one."""
    make_pdf("in/a.pdf")
    make_pdf("in/deep/b.PDF", pages=[["AVENANT N° 1", "Article 1 : Objet", "Le montant est de 3 000 €."]])
    make_pdf("in/deep/copy.pdf")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    (tmp_path / "in" / "notes.txt").write_text("left alone")
    return tmp_path / "in"


def run(folder: Path, settings: Settings | None = None, work: object = answer_task, **options: object) -> Report:
    job = Job(folder, folder.parent / "out", settings or Settings(), **options)  # type: ignore[arg-type]
    return run_batch(job, Sequential(work))  # type: ignore[arg-type]


def manifest(folder: Path) -> dict[str, Entry]:
    return read_manifest(folder.parent / "out" / "manifest.jsonl")


def names_below(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_no_folder(folder: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        run(folder / "a.pdf")


def test_a_run_leaves_documents_manifest_quarantine_and_summary(folder: Path) -> None:
    report = run(folder)
    states = {name: entry.state for name, entry in manifest(folder).items()}
    assert list(states.items()) == [
        ("a.pdf", "done"),
        ("bad.pdf", "quarantined"),
        ("deep/b.PDF", "done"),
        ("deep/copy.pdf", "duplicate"),
    ]
    output = folder.parent / "out"
    documents = sorted((output / "documents").iterdir())
    assert len(documents) == 2
    assert all(read_document(path).source.sha256 == path.stem for path in documents)
    (quarantine,) = (output / "quarantine").iterdir()
    told = json.loads(quarantine.read_text())
    assert (told["reason"], told["file"]) == ("not_a_pdf", "bad.pdf")
    assert told["seconds"] >= 0
    summary = json.loads((output / "summary.json").read_text())
    assert (summary["files"], summary["documents"], summary["quarantined"]) == (4, 2, 1)
    assert summary["reasons"] == {"not_a_pdf": 1}
    assert [one["file"] for one in summary["by_document"]] == ["a.pdf", "b.PDF"]
    assert (report.read, report.kept, report.pages) == (3, 0, 2)
    assert names_below(output) == [".lock", "documents", "manifest.jsonl", "quarantine", "summary.json"]


def test_a_line_of_the_manifest_tells_time_counts_and_failed_sums(folder: Path) -> None:
    run(folder)
    entry = manifest(folder)["a.pdf"]
    assert entry.status == "ok"
    assert entry.seconds is not None
    assert entry.failing == 0
    assert entry.document is not None
    assert entry.document["acts"][0]["amounts"] == 1
    assert entry.finished_at is not None


def test_a_rerun_does_only_the_rest(folder: Path, make_pdf: Callable[..., Path]) -> None:
    run(folder)
    before = {path: path.read_bytes() for path in (folder.parent / "out" / "documents").iterdir()}
    make_pdf("in/new.pdf", pages=[["CONVENTION", "Article 1 : Objet", "Rien."]])
    report = run(folder)
    assert (report.kept, report.read) == (2, 1), "only the new one; the bad one stays in quarantine"
    assert report.count("quarantined") == 1
    assert {path: path.read_bytes() for path in before} == before


def test_what_failed_is_read_again_when_asked_for(folder: Path) -> None:
    run(folder)
    report = run(folder, retry_failed=True)
    assert (report.kept, report.read) == (2, 1)


def test_what_is_stale_is_read_again(folder: Path) -> None:
    run(folder)
    assert run(folder, Settings(read=ReadSettings(max_pages=50))).kept == 0
    assert run(folder, force=True).kept == 0
    for path in (folder.parent / "out" / "documents").iterdir():
        path.write_text("{}")
    assert run(folder).kept == 0, "documents changed by hand"
    assert run(folder).kept == 2


def test_a_renamed_file_is_not_read_again(folder: Path) -> None:
    run(folder)
    (folder / "deep" / "b.PDF").rename(folder / "renamed.pdf")
    report = run(folder)
    assert (report.kept, report.read) == (2, 0)
    assert manifest(folder)["renamed.pdf"].state == "done"
    assert "deep/b.PDF" not in manifest(folder)


def test_a_mended_file_leaves_the_quarantine(folder: Path, make_pdf: Callable[..., Path]) -> None:
    run(folder)
    make_pdf("in/bad.pdf", pages=[["CONVENTION", "Article 1 : Objet", "Tout."]])
    report = run(folder)
    assert report.count("quarantined") == 0
    assert list((folder.parent / "out" / "quarantine").iterdir()) == []


def test_a_bad_content_under_two_names_is_read_once_and_both_are_in_quarantine(folder: Path) -> None:
    (folder / "worse.pdf").write_bytes(b"no pdf")
    report = run(folder)
    assert report.read == 3
    assert report.count("quarantined") == 2
    assert len(list((folder.parent / "out" / "quarantine").iterdir())) == 2


def test_the_summary_of_nothing_is_json(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    run(tmp_path / "in")
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["by_document"] == []


def test_two_runs_do_not_share_an_output(folder: Path) -> None:
    class Nosy(Silent):
        def step(self, entry: Entry, report: Report) -> None:
            with pytest.raises(UsageError, match="Another run is at work"):
                run(folder)

    run_batch(Job(folder, folder.parent / "out", Settings()), Sequential(), Nosy())


def test_an_interrupted_run_goes_on_where_it_stopped(folder: Path) -> None:
    class Impatient(Silent):
        def step(self, entry: Entry, report: Report) -> None:
            if report.states.total() == 2:
                raise KeyboardInterrupt

    job = Job(folder, folder.parent / "out", Settings())
    report = run_batch(job, Sequential(), Impatient())
    assert report.stopped
    assert set(manifest(folder)) == {"a.pdf", "bad.pdf"}
    rest = run(folder)
    assert (rest.kept, rest.read, rest.stopped) == (1, 1, False)
    assert len(manifest(folder)) == 4


def test_a_journal_cut_in_the_middle_of_a_line_is_gone_on_with(folder: Path) -> None:
    run(folder)
    path = folder.parent / "out" / "manifest.jsonl"
    path.write_bytes(path.read_bytes()[:-40])
    (folder.parent / "out" / "documents" / ".x.json.1.part").write_text("half")
    assert run(folder).kept == 2
    assert len(manifest(folder)) == 4
    assert not list((folder.parent / "out").rglob("*.part"))


def test_a_file_that_changes_while_it_is_read_is_not_believed(folder: Path) -> None:
    def change(task: Task) -> Answer:
        task.path.write_bytes(task.path.read_bytes() + b"\n")
        return answer_task(task)

    run(folder, work=change)
    entry = manifest(folder)["a.pdf"]
    assert (entry.state, entry.reason) == ("quarantined", "not_readable")


def test_a_document_that_now_fails_is_taken_out(folder: Path) -> None:
    def fail(task: Task) -> Answer:
        return Answer(failure=Failure(Reason.TIMEOUT, "too slow"))

    run(folder)
    run(folder, work=fail, force=True)
    assert list((folder.parent / "out" / "documents").iterdir()) == []
    assert run(folder, retry_failed=True).count("done") == 2


def test_an_output_that_is_a_file_is_wrong_usage(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(UsageError, match="cannot be used"):
        run(folder)
