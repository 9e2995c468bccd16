"""The guard: whatever a document does to its worker, it alone pays, and the reason is told."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import bordereau.guard.pool
from bordereau.guard.answer import Answer
from bordereau.guard.attempt import Watched
from bordereau.guard.pool import BEGUN_AGAIN, Guard, Limits
from bordereau.guard.task import Task
from bordereau.schemas.errors import BordereauError
from bordereau.schemas.settings import ReadSettings, Settings
from hostile import answer_hostile

TIMEOUT_S = 6.0
PATIENT_S = 120.0
"""Where nothing hangs, so that a busy machine makes no document late."""
MEMORY_MB = 400


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    """One guard for all, so that each test also shows that the others' misdeeds left no trace."""
    opened = Guard(answer_hostile, 2, Limits(PATIENT_S, MEMORY_MB))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def hasty() -> Iterator[Guard]:
    """The same for what hangs."""
    opened = Guard(answer_hostile, 2, Limits(TIMEOUT_S, MEMORY_MB))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def one_worker() -> Iterator[Guard]:
    """A guard of one worker: each test knows who has read what."""
    opened = Guard(answer_hostile, 1, Limits(PATIENT_S, 300))
    yield opened
    opened.close()


@pytest.fixture
def fresh(one_worker: Guard) -> Guard:
    """The same, with a worker that has read nothing."""
    for worker in list(one_worker._workers.values()):
        if worker.watched is not None:
            os.kill(worker.watched.pid, signal.SIGKILL)
            wait_until(partial(_is_dismissed, one_worker, worker.number))
    return one_worker


def ask(guard: Guard, *paths: Path) -> list[Answer]:
    for key, path in enumerate(paths):
        guard.begin(key, Task(path, Settings()))
    answers = dict(guard.wait() for _ in paths)
    return [answers[key] for key in range(len(paths))]


@pytest.mark.parametrize(
    ("name", "reason", "words"),
    [
        ("crash-1.pdf", "crashed", "SIGSEGV"),
        ("leave-1.pdf", "crashed", "exit code 7"),
        ("eat-1.pdf", "out_of_memory", "memory"),
        ("abort-1.pdf", "out_of_memory", "--memory"),
        ("program-1.pdf", "internal", "PermissionError"),
        ("call-1.pdf", "internal", "PermissionError"),
    ],
)
def test_a_misdeed_costs_itself_only(
    guard: Guard, make_pdf: Callable[..., Path], name: str, reason: str, words: str
) -> None:
    bad, good = ask(guard, make_pdf(name), make_pdf("good.pdf"))
    assert good.reading is not None
    assert bad.failure is not None
    assert bad.failure.reason == reason
    assert words in bad.failure.message
    assert bad.attempt is not None
    assert bad.attempt.seconds < PATIENT_S / 2, "long before its time is up"
    if reason == "out_of_memory":
        assert bad.attempt.peak_mb > MEMORY_MB / 2


def test_what_hangs_and_its_children_end_when_the_time_is_up(hasty: Guard, make_pdf: Callable[..., Path]) -> None:
    path = make_pdf("fork-1.pdf")
    answers = ask(hasty, make_pdf("hang-1.pdf"), path)
    for answer in answers:
        assert answer.failure is not None
        assert answer.failure.reason == "timeout", answer.failure
        assert "--timeout" in answer.failure.message
        assert answer.attempt is not None
        assert TIMEOUT_S - 1 < answer.attempt.seconds < TIMEOUT_S + 10
    assert is_gone(int(path.with_name("child").read_text()))
    (good,) = ask(hasty, make_pdf("good.pdf"))
    assert good.reading is not None


def test_an_answer_is_measured(guard: Guard, make_pdf: Callable[..., Path]) -> None:
    (answer,) = ask(guard, make_pdf())
    assert answer.attempt is not None
    assert 0 < answer.attempt.seconds < PATIENT_S
    assert 20 < answer.attempt.peak_mb < 1000


def test_many_misdeeds_at_once(guard: Guard, make_pdf: Callable[..., Path]) -> None:
    names = [f"{what}-{number}.pdf" for number in range(6) for what in ("crash", "good", "leave", "fine")]
    answers = ask(guard, *(make_pdf(name) for name in names))
    for name, answer in zip(names, answers, strict=True):
        assert (answer.reading is not None) == name.startswith(("good", "fine")), name
        assert answer.failure is None or answer.failure.reason == "crashed", name


def is_gone(pid: int) -> bool:
    """Whether a process ends within ten seconds; a zombie that nobody reaps has ended."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def list_workers(guard: Guard) -> list[int]:
    return [worker.watched.pid for worker in list(guard._workers.values()) if worker.watched is not None]


def test_a_worker_killed_between_two_documents_is_replaced(guard: Guard, make_pdf: Callable[..., Path]) -> None:
    for _ in range(3):
        (answer,) = ask(guard, make_pdf())
        assert answer.reading is not None
        for pid in list_workers(guard):
            os.kill(pid, signal.SIGKILL)
    answers = ask(guard, *(make_pdf(f"{number}.pdf") for number in range(6)))
    assert all(answer.reading is not None for answer in answers)


def test_a_document_whose_worker_is_killed_from_outside_is_begun_again(
    guard: Guard, make_pdf: Callable[..., Path]
) -> None:
    guard.begin(0, Task(make_pdf("nap-1.pdf"), Settings()))
    kill_when_busy(guard)
    key, answer = guard.wait()
    assert (key, answer.failure) == (0, None)
    assert answer.reading is not None


def test_a_document_whose_worker_is_killed_again_and_again_is_given_up(
    guard: Guard, make_pdf: Callable[..., Path]
) -> None:
    guard.begin(0, Task(make_pdf("nap-2.pdf"), Settings()))
    for _ in range(BEGUN_AGAIN + 1):
        kill_when_busy(guard)
    _, answer = guard.wait()
    assert answer.failure is not None
    assert answer.failure.reason == "crashed"
    assert "3 workers that read nap-2.pdf were killed from outside (SIGKILL)" in answer.failure.message


def kill_when_busy(guard: Guard) -> None:
    """Kill a worker while it works."""
    for _ in range(1000):
        for worker in list(guard._workers.values()):
            if worker.attempt is not None and worker.watched is not None:
                time.sleep(0.1)
                os.kill(worker.watched.pid, signal.SIGKILL)
                wait_until(partial(_is_dismissed, guard, worker.number))
                return
        time.sleep(0.01)
    raise AssertionError("no worker was busy")


def _is_dismissed(guard: Guard, number: int) -> bool:
    return number not in guard._workers


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come about")


@pytest.mark.usefixtures("nurseries_of_their_own")
def test_the_nursery_is_begun_again_and_the_run_goes_on(make_pdf: Callable[..., Path]) -> None:
    told: list[str] = []
    guard = Guard(answer_hostile, 2, Limits(PATIENT_S, MEMORY_MB), told.append)
    try:
        for _ in range(2):
            guard.begin(0, Task(make_pdf("nap-1.pdf"), Settings()))
            wait_until(lambda: any(worker.attempt for worker in list(guard._workers.values())))
            assert guard._nursery is not None
            os.kill(guard._nursery.pid, signal.SIGKILL)
            assert guard.wait()[1].reading is not None
        assert [text.split(";")[0] for text in told] == ["The process from which workers are forked had ended"] * 2
    finally:
        guard.close()


def test_the_page_that_is_read_is_told(make_pdf: Callable[..., Path]) -> None:
    from bordereau.guard.answer import answer_task

    told: list[tuple[str, int]] = []
    guard = Guard(answer_task, 1, Limits(PATIENT_S, 1024), at=lambda name, page: told.append((name, page)))
    try:
        guard.begin(0, Task(make_pdf("act.pdf"), Settings()))
        assert guard.wait()[1].reading is not None
    finally:
        guard.close()
    assert told
    assert {name for name, _ in told} == {"act.pdf"}
    assert told[0][1] == 1


@pytest.mark.usefixtures("nurseries_of_their_own")
def test_a_nursery_that_never_lives_is_one_sentence(
    make_pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    guard = Guard(answer_hostile, 1, Limits(TIMEOUT_S, MEMORY_MB))
    try:
        guard.begin(0, Task(make_pdf(), Settings()))
        with pytest.raises(BordereauError, match=r"No worker lives .* Run again to go on\."):
            guard.wait()
    finally:
        guard.close()


def test_a_page_that_holds_its_worker_is_given_up(
    fresh: Guard, make_pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A native call that heeds no limit: the document is read again without that page."""
    monkeypatch.setattr(bordereau.guard.pool, "HARD_S", 0.3)
    path = make_pdf("stuck-2.pdf", pages=[["CONVENTION"], ["Article 1 : Objet"], ["Article 2 : Objet"]])
    settings = Settings(read=ReadSettings(page_timeout_s=0.3))
    fresh.begin(0, Task(path, settings))
    _, answer = fresh.wait()
    assert answer.reading is not None, answer.failure
    assert answer.reading.status == "partial"
    assert answer.reading.summary["warnings"]["page_unreadable"] == 1


@pytest.mark.parametrize("before", [(), ("good", "models-1", "spend-1", "spend-2")])
def test_a_budget_does_not_depend_on_what_was_read_before(
    fresh: Guard, make_pdf: Callable[..., Path], before: tuple[str, ...]
) -> None:
    """What just fits does so in a fresh worker and in one that has its models and what others have left."""
    ask(fresh, *(make_pdf(f"{name}.pdf") for name in before))
    (small,) = ask(fresh, make_pdf("take-260.pdf"))
    (large,) = ask(fresh, make_pdf("take-330.pdf"))
    assert small.reading is not None, small.failure
    assert large.failure is not None
    assert large.failure.reason == "out_of_memory"


def test_a_worn_worker_is_replaced(fresh: Guard, make_pdf: Callable[..., Path]) -> None:
    ask(fresh, make_pdf("good.pdf"))
    (first,) = list_workers(fresh)
    for number in range(6):
        ask(fresh, make_pdf(f"spend-{number}.pdf"))
    ask(fresh, make_pdf("fine.pdf"))
    assert first not in list_workers(fresh)


@pytest.mark.parametrize(("mapped_mb", "often"), [(0.0, False), (500.0, False), (501.0, True), (990.0, True)])
def test_a_worker_that_fills_its_memory_is_looked_at_often(mapped_mb: float, often: bool) -> None:
    """It dies of the next allocation, and only what was seen before tells of what."""
    watched = Watched(1, 0.0, mapped_mb=mapped_mb, limit_mb=1000.0)
    assert (watched.wait_s() < 0.1) is often
    assert Watched(1, 0.0, mapped_mb=mapped_mb).wait_s() > 0.1, "no limit, nothing to fill"
