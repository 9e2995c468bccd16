"""Engines on this machine: guarded workers, and their twin that does one task after the other in this process."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter

from bordereau.guard.answer import Answer, answer_task
from bordereau.guard.attempt import Attempt
from bordereau.guard.pool import Guard, Limits, Work
from bordereau.guard.task import Task
from bordereau.runs.engines.engine import Engine


class Sequential:
    """Does each task when its answer is asked for. No guard: for tests, and to find a fault with a debugger."""

    capacity = 1

    def __init__(self, work: Work = answer_task) -> None:
        self._work = work
        self._tasks: deque[tuple[int, Task]] = deque()

    def begin(self, key: int, task: Task) -> None:
        self._tasks.append((key, task))

    def wait(self) -> tuple[int, Answer]:
        key, task = self._tasks.popleft()
        start = perf_counter()
        answer = self._work(task)
        attempt = Attempt(round(perf_counter() - start, 3), 0.0)
        return key, Answer(answer.reading, answer.failure, answer.scanned, answer.pages, attempt)

    def close(self) -> None:
        self._tasks.clear()


def open_pool(
    jobs: int,
    limits: Limits,
    work: Work = answer_task,
    tell: Callable[[str], None] | None = None,
    at: Callable[[str, int], None] | None = None,
) -> Engine:
    """Open a pool of guarded workers."""
    return Guard(work, jobs, limits, tell, at)
