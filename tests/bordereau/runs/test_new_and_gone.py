"""What is newly in quarantine, whatever happened to the files meanwhile; and results whose file is gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import fsspec
import pytest

from bordereau.guard.answer import Answer
from bordereau.guard.task import Failure, Task
from bordereau.runs.engines.local import Sequential
from bordereau.runs.ledger import Entry, read_manifest
from bordereau.runs.progress import Silent
from bordereau.runs.report import Report
from bordereau.runs.run import Job, run_batch
from bordereau.schemas.errors import Reason, UsageError
from bordereau.schemas.settings import Settings

Change = Callable[[Path], object]


@pytest.fixture
def folder(make_pdf: Callable[..., Path], tmp_path: Path) -> Path:
    make_pdf("in/a.pdf")
    make_pdf("in/b.pdf", pages=[["AVENANT N° 1", "Article 1 : Objet", "Le montant est de 3 000 €."]])
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    return tmp_path / "in"


def run(
    folder: Path | str, output: Path | str, work: object = None, lines: list[str] | None = None, **options: object
) -> Report:
    job = Job(folder, output, Settings(), **options)  # type: ignore[arg-type]
    return run_batch(job, Sequential(work) if work else Sequential(), lines=lines or ())  # type: ignore[arg-type]


def mend(folder: Path) -> None:
    (folder / "bad.pdf").write_bytes((folder / "a.pdf").read_bytes() + b"\n% mended")


@pytest.mark.parametrize(
    ("changes", "new", "why"),
    [
        ([], [1, 0], "the same file again"),
        ([mend], [1, 0], "the file is mended"),
        ([mend, lambda at: (at / "bad.pdf").write_bytes(b"no pdf")], [1, 0, 1], "mended, then bad again as before"),
        ([lambda at: (at / "bad.pdf").write_bytes(b"nor this")], [1, 1], "replaced by other bad bytes"),
        ([lambda at: (at / "bad.pdf").write_bytes(b"")], [1, 1], "bad for another reason"),
        ([lambda at: (at / "bad.pdf").unlink()], [1, 0], "gone"),
        ([lambda at: (at / "bad.pdf").rename(at.parent / "x"), lambda at: (at.parent / "x").rename(at / "bad.pdf")],
         [1, 0, 0], "gone for a night and back"),
        ([lambda at: (at / "bad.pdf").rename(at / "worse.pdf")], [1, 0], "renamed"),
        ([lambda at: (at / "copy.pdf").write_bytes(b"no pdf")], [1, 0], "a copy of a bad one"),
        ([lambda at: (at / "other.pdf").write_bytes(b"other")], [1, 1], "another bad one beside"),
        ([lambda at: (at / "link.pdf").symlink_to("nowhere"), lambda at: None], [1, 1, 0], "one without content"),
    ],
)  # fmt: skip
def test_what_is_new_in_quarantine(
    folder: Path, tmp_path: Path, changes: list[Change], new: list[int], why: str
) -> None:
    told = [run(folder, tmp_path / "out").new]
    for change in changes or [lambda at: None]:
        change(folder)
        told.append(run(folder, tmp_path / "out").new)
    assert told == new, why


@pytest.mark.parametrize("options", [{}, {"force": True}, {"retry_failed": True}])
def test_reading_it_again_makes_it_no_newer(folder: Path, tmp_path: Path, options: dict[str, bool]) -> None:
    run(folder, tmp_path / "out")
    report = run(folder, tmp_path / "out", **options)
    assert (report.new, report.count("quarantined")) == (0, 1)


def test_a_reason_that_changes_is_new(folder: Path, tmp_path: Path) -> None:
    def fail(task: Task) -> Answer:
        return Answer(failure=Failure(Reason.TIMEOUT, "too slow"))

    run(folder, tmp_path / "out")
    assert run(folder, tmp_path / "out", work=fail, force=True).new == 3


def test_what_a_killed_run_found_is_still_new_in_the_next(folder: Path, tmp_path: Path) -> None:
    class Impatient(Silent):
        def step(self, entry: Entry, report: Report) -> None:
            if entry.state == "quarantined":
                raise KeyboardInterrupt

    assert run_batch(Job(folder, tmp_path / "out", Settings()), Sequential(), Impatient()).stopped
    report = run(folder, tmp_path / "out")
    assert (report.new, report.new_files) == (1, ["bad.pdf"])
    assert run(folder, tmp_path / "out").new == 0


def test_the_summary_names_what_is_new(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "out")
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert (summary["new_in_quarantine"], summary["newly_in_quarantine"]) == (1, ["bad.pdf"])
    run(folder, tmp_path / "out")
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert (summary["new_in_quarantine"], summary["newly_in_quarantine"]) == (0, [])


def names_in(output: Path) -> tuple[int, int, set[str]]:
    manifest = read_manifest(output / "manifest.jsonl")
    documents, quarantine = (len(list((output / name).iterdir())) for name in ("documents", "quarantine"))
    return documents, quarantine, set(manifest)


@pytest.mark.parametrize("prune", [False, True])
def test_what_is_gone_stays_until_it_is_pruned(folder: Path, tmp_path: Path, prune: bool) -> None:
    out = tmp_path / "out"
    run(folder, out)
    for name in ("b.pdf", "bad.pdf"):
        (folder / name).unlink()
    report = run(folder, out, prune=prune)
    assert (report.gone.documents, report.gone.quarantined, report.gone.pruned) == (1, 1, prune)
    assert names_in(out) == ((1, 0, {"a.pdf"}) if prune else (2, 1, {"a.pdf", "b.pdf", "bad.pdf"}))
    assert report.count("quarantined") == 0, "what is gone fails no run"
    again = run(folder, out)
    assert again.gone.documents == (0 if prune else 1)


def test_a_replaced_file_leaves_its_former_document_until_it_is_pruned(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    (folder / "b.pdf").write_bytes((folder / "a.pdf").read_bytes() + b"\n% another")
    report = run(folder, out)
    assert report.gone.documents == 1
    assert run(folder, out, prune=True).gone.documents == 1
    assert names_in(out) == (2, 1, {"a.pdf", "b.pdf", "bad.pdf"})


def test_what_only_got_another_name_is_not_gone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    for name in ("a.pdf", "bad.pdf"):
        (folder / name).rename(folder / f"new {name}")
    report = run(folder, out, prune=True)
    assert (report.gone.documents, report.gone.quarantined) == (0, 0)
    assert names_in(out) == (2, 1, {"b.pdf", "new a.pdf", "new bad.pdf"})


def test_a_document_that_no_line_tells_of_is_pruned(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    (out / "corrected").mkdir()
    for place in ("documents", "corrected"):
        (out / place / f"{'0' * 64}.json").write_text("{}")
    assert run(folder, out).gone.documents == 1
    assert run(folder, out, prune=True).gone.documents == 1
    assert names_in(out)[0] == 2
    assert not list((out / "corrected").iterdir())


def test_a_list_says_nothing_of_what_it_does_not_name(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    report = run("-", out, lines=[f"{folder}/a.pdf"])
    assert (report.gone.documents, report.gone.quarantined) == (0, 0)
    assert names_in(out) == (2, 1, {"a.pdf", "b.pdf", "bad.pdf", f"{folder}/a.pdf"})
    assert run(folder, out).kept == 2, "the lines of the others are still there"
    with pytest.raises(UsageError, match="--prune needs the folder"):
        run("-", out, lines=[f"{folder}/a.pdf"], prune=True)
    assert names_in(out)[0] == 2


def test_an_empty_folder_prunes_nothing_unless_forced(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    (tmp_path / "unmounted").mkdir()
    report = run(tmp_path / "unmounted", out, prune=True)
    assert (report.gone.pruned, report.gone.documents) == (False, 2)
    assert "no PDF was found" in str(report.gone.refused)
    assert names_in(out)[0] == 2
    assert run(tmp_path / "unmounted", out, prune=True, force=True).gone.pruned
    assert names_in(out) == (0, 0, set())


def test_a_folder_that_cannot_be_listed_is_told_and_prunes_nothing(
    folder: Path, tmp_path: Path, make_pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    out = tmp_path / "out"
    make_pdf("in/deep/c.pdf", pages=[["CONVENTION", "Article 1 : Ailleurs"]])
    run(folder, out)
    listed = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "deep":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr("bordereau.runs.sources.os.scandir", refuse)
    report = run(folder, out, prune=True)
    assert (report.new_files, report.reasons["not_readable"]) == (["deep"], 1)
    assert (report.gone.pruned, report.gone.documents) == (False, 0)
    assert names_in(out)[0] == 3
    assert run(folder, out).new == 0


def test_prune_at_a_url(make_pdf: Callable[..., Path]) -> None:
    files = fsspec.filesystem("memory")
    files.store.clear()
    files.pipe_file("/in/a.pdf", make_pdf().read_bytes())
    files.pipe_file("/in/bad.pdf", b"no pdf")
    run("memory://in", "memory://out")
    files.pipe_file("/in/b.pdf", make_pdf(pages=[["CONVENTION", "Article 1 : Objet"]]).read_bytes())
    files.rm_file("/in/a.pdf")
    files.rm_file("/in/bad.pdf")
    assert run("memory://in", "memory://out").gone.documents == 1
    report = run("memory://in", "memory://out", prune=True)
    assert (report.gone.documents, report.gone.quarantined) == (1, 1)
    assert (len(files.ls("/out/documents")), files.find("/out/quarantine")) == (1, [])
    files.store.clear()


@pytest.mark.parametrize(
    ("fail_on", "codes", "why"),
    [
        ((), (1, 1, 1), "without it, any file in quarantine counts"),
        (("--fail-on", "any"), (1, 1, 1), "the same, said"),
        (("--fail-on", "new"), (1, 0, 1), "an old one does not hide tonight's"),
        (("--fail-on", "none"), (0, 0, 0), "whoever reads the summary"),
    ],
)
def test_the_exit_code_says_what_is_asked(
    bordereau: Callable[..., object],
    folder: Path,
    tmp_path: Path,
    fail_on: tuple[str, ...],
    codes: tuple[int, ...],
    why: str,
) -> None:
    def call() -> object:
        return bordereau("run", folder, "-o", tmp_path / "out", "--engine", "sequential", *fail_on)

    first, second = call(), call()
    (folder / "tonight.pdf").write_bytes(b"other bytes")
    third = call()
    assert tuple(one.returncode for one in (first, second, third)) == codes, why  # type: ignore[attr-defined]
    assert "1 in quarantine, 1 of them new (1 not_a_pdf)" in first.stderr  # type: ignore[attr-defined]
    assert "1 in quarantine, none of them new (1 not_a_pdf)" in second.stderr  # type: ignore[attr-defined]
    assert "tonight.pdf is not a PDF" in third.stdout  # type: ignore[attr-defined]
    assert "[not_a_pdf, new]" in third.stdout  # type: ignore[attr-defined]


def test_the_command_line_tells_what_is_gone(bordereau: Callable[..., object], folder: Path, tmp_path: Path) -> None:
    def call(*options: object) -> str:
        done = bordereau("run", folder, "-o", tmp_path / "out", "--engine", "sequential", *options)
        return done.stderr.splitlines()[-1]  # type: ignore[attr-defined,no-any-return]

    call()
    (folder / "a.pdf").unlink()
    assert call() == (
        "bordereau: 1 document whose PDF is gone (a.pdf, deleted): kept in the outputs, and so in the warehouse; "
        "--prune withdraws what was made of them."
    )
    assert call("--prune") == (
        "bordereau: 1 document whose PDF is gone (a.pdf, deleted): removed from the outputs; the next load withdraws "
        "them from the warehouse."
    )
    assert "gone" not in call()
