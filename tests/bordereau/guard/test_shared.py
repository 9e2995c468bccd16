"""A scan that stands alone is read by several children, and comes out the same to the byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import bordereau.guard.shared
from bordereau.extract.spread import read_some_pages
from bordereau.guard.answer import Answer, answer_task
from bordereau.guard.limits import Limits
from bordereau.guard.shared import read_shared
from bordereau.guard.task import Failure, Task
from bordereau.schemas.errors import Reason
from bordereau.schemas.settings import Settings
from small_scan import write_small_scan


@pytest.fixture(scope="module")
def scan(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan of two small pages."""
    return write_small_scan(samples / "avenant-dijon-scan.pdf", 2, tmp_path_factory.mktemp("scan") / "scan.pdf")


def test_a_scan_is_shared_out_and_the_same(monkeypatch: pytest.MonkeyPatch, scan: Path) -> None:
    monkeypatch.setattr(bordereau.guard.shared, "SHARED_FROM", 2)
    asked: list[tuple[int, ...]] = []
    alone = bordereau.guard.shared.read_alone

    def note(task: Task, limits: Limits) -> Answer:
        asked.append(task.only_pages)
        return alone(task, limits)

    monkeypatch.setattr(bordereau.guard.shared, "read_alone", note)
    task = Task(scan, Settings())
    shared = read_shared(task, Limits(), jobs=2)
    assert sorted(asked) == [(), (), (1,), (2,)]
    pages = read_some_pages(scan, [1, 2], Settings())
    assert shared.reading is not None
    assert shared.reading == answer_task(replace(task, pages=pages)).reading


@pytest.mark.parametrize("jobs", [1, 2])
def test_text_is_read_by_one_child(monkeypatch: pytest.MonkeyPatch, samples: Path, jobs: int) -> None:
    calls = []
    monkeypatch.setattr(bordereau.guard.shared, "read_alone", lambda task, _: calls.append(task) or answer_task(task))
    assert read_shared(Task(samples / "avenant-dijon.pdf", Settings()), Limits(), jobs).reading is not None
    assert len(calls) == 1


def test_a_share_that_fails_is_the_answer(monkeypatch: pytest.MonkeyPatch, scan: Path) -> None:
    failure = Failure(Reason.TIMEOUT, "scan.pdf took too long.")

    def fail(task: Task, _: Limits) -> Answer:
        return Answer(failure=failure) if task.only_pages == (2, 4) else Answer(scanned=(1, 2, 3, 4))

    monkeypatch.setattr(bordereau.guard.shared, "read_alone", fail)
    assert read_shared(Task(scan, Settings()), Limits(), jobs=2).failure is failure
