"""The guard: whatever a document does to its worker, it alone pays, and the reason is told."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bordereau.answer import Answer
from bordereau.guard import Guard, Limits
from bordereau.task import Task
from hostile import answer_hostile
from schemas.settings import Settings

TIMEOUT_S = 6.0
MEMORY_MB = 400


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    """One guard for all, so that each test also shows that the others' misdeeds left no trace."""
    opened = Guard(answer_hostile, 2, Limits(TIMEOUT_S, MEMORY_MB))
    yield opened
    opened.close()


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
        ("hang-1.pdf", "timeout", "--timeout"),
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
    assert bad.attempt.seconds < TIMEOUT_S + 10
    if reason == "timeout":
        assert bad.attempt.seconds > TIMEOUT_S - 1
    if reason == "out_of_memory":
        assert bad.attempt.peak_mb > MEMORY_MB / 2


def test_children_die_with_their_worker(guard: Guard, make_pdf: Callable[..., Path]) -> None:
    path = make_pdf("fork-1.pdf")
    (answer,) = ask(guard, path)
    assert answer.failure is not None
    assert answer.failure.reason == "timeout", answer.failure
    child = int(path.with_name("child").read_text())
    assert is_gone(child)


def test_an_answer_is_measured(guard: Guard, make_pdf: Callable[..., Path]) -> None:
    (answer,) = ask(guard, make_pdf())
    assert answer.attempt is not None
    assert 0 < answer.attempt.seconds < TIMEOUT_S
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


def test_a_worker_killed_between_two_documents_is_replaced(guard: Guard, make_pdf: Callable[..., Path]) -> None:
    """pebble's pool breaks as a whole then; nobody else may notice."""
    for _ in range(3):
        (answer,) = ask(guard, make_pdf())
        assert answer.reading is not None
        for process in multiprocessing.active_children():
            os.kill(process.pid or 0, signal.SIGKILL)
        time.sleep(0.5)
    answers = ask(guard, *(make_pdf(f"{number}.pdf") for number in range(6)))
    assert all(answer.reading is not None for answer in answers)
