"""A guard around each document: its own worker process, taken from a warm pool.

A document that crashes, hangs, or eats memory costs itself only. Workers are forked from a process that has loaded
the libraries (``bordereau.preload``), are sealed (``bordereau.seal``), and are replaced after so many documents.

The pool is pebble's: of the pools measured, the only one that loses no other document when a worker dies, and that
ends a document which takes too long. Its traps: it breaks as a whole when a worker dies between two documents, so a
broken pool is renewed and what was under way is begun again; and children of a worker outlive it, so the worker leads a
process group of its own that is killed with it; and while it waits for a worker to stop, the others stand still, so it
waits for a moment only.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing import forkserver
from pathlib import Path
from queue import SimpleQueue
from time import perf_counter, process_time
from typing import Any

from pebble import CONSTS, ProcessExpired, ProcessPool

from bordereau.answer import Answer
from bordereau.attempt import Attempt, Watch, Watched, leave_note, read_memory_mb, reset_peak
from bordereau.seal import seal_worker
from bordereau.task import Failure, Task
from schemas.errors import Reason

Work = Callable[[Task], Answer]
"""What is done with a task: ``bordereau.answer.answer_task``, or a test's own. A function of a module."""

DOCUMENTS_A_WORKER = 200
"""Then it is replaced, so that no library's leak adds up."""
STOPS_WITHIN_S = 0.2
"""Then a worker that should stop is killed."""
BEGUN_AGAIN = 2
"""How often an attempt may begin anew because the pool broke under it."""
NEARLY = 0.9
"""The share of its limit from which a worker that died had no memory left."""
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OMP_THREAD_LIMIT", "MKL_NUM_THREADS")
"""One document, one core: threads of libraries would only compete, and do not live through a fork."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one attempt may take. No part of a document depends on them, so neither does the fingerprint of a run."""

    timeout_s: float = 300.0
    memory_mb: int = 2048
    """On top of what a warm worker has mapped; models of the readers are loaded within it."""


@dataclass(slots=True)
class _Attempt:
    task: Task
    watched: Watched
    begun: int = 0


class Guard:
    """Workers that do tasks; ``begin`` as many as wanted, ``wait`` gives them back as they end."""

    def __init__(self, work: Work, jobs: int, limits: Limits) -> None:
        self._work, self._jobs, self._limits = work, jobs, limits
        self._folder = tempfile.TemporaryDirectory(prefix="bordereau-")
        self._done: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        self._attempts: dict[int, _Attempt] = {}
        self._watch = Watch()
        self._watch.start()
        self._opened: ProcessPool | None = None

    @property
    def _pool(self) -> ProcessPool:
        """The pool, opened when it is first needed: a rerun with nothing to do needs none."""
        if self._opened is None:
            self._opened = self._open_pool()
        return self._opened

    @property
    def capacity(self) -> int:
        """Two a worker: one under way, one ready."""
        return 2 * self._jobs

    def begin(self, key: int, task: Task) -> None:
        """Begin one task; ``key`` names it."""
        watched = Watched(Path(self._folder.name) / str(key))
        self._attempts[key] = _Attempt(task, watched)
        self._watch.attempts[key] = watched
        self._schedule(key)

    def wait(self) -> tuple[int, Answer]:
        """Wait for the next task that ends, however it ends."""
        while True:
            key, future = self._done.get()
            attempt = self._attempts[key]
            answer = self._judge(attempt, future)
            if answer is None:
                self._renew(future.pool)
                self._schedule(key)
                continue
            del self._attempts[key], self._watch.attempts[key]
            attempt.watched.note.unlink(missing_ok=True)
            return key, answer

    def close(self) -> None:
        """End all workers, whatever they do."""
        if self._opened is not None:
            _end_pool(self._opened)
        for attempt in self._attempts.values():
            attempt.watched.look()
            _kill_group(attempt.watched.pid)
        self._watch.stop()
        self._folder.cleanup()

    def _open_pool(self) -> ProcessPool:
        CONSTS.term_timeout = STOPS_WITHIN_S
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["bordereau.preload"])
        with _quiet_threads():
            forkserver.ensure_running()
        return ProcessPool(
            max_workers=self._jobs,
            max_tasks=DOCUMENTS_A_WORKER,
            initializer=prepare_worker,
            initargs=(self._limits.memory_mb,),
            context=context,
        )

    def _schedule(self, key: int) -> None:
        attempt = self._attempts[key]
        attempt.begun += 1
        arguments = (self._work, attempt.task, attempt.watched.note)
        try:
            future = self._pool.schedule(run_measured, args=arguments, timeout=self._limits.timeout_s)
        except RuntimeError:
            self._renew(self._pool)
            future = self._pool.schedule(run_measured, args=arguments, timeout=self._limits.timeout_s)
        future.pool = self._pool  # type: ignore[attr-defined]
        future.add_done_callback(lambda done: self._done.put((key, done)))

    def _renew(self, broken: ProcessPool) -> None:
        """Put a new pool in the place of a broken one, once."""
        if self._pool is broken:
            with suppress(Exception):
                _end_pool(broken)
            self._opened = None

    def _judge(self, attempt: _Attempt, future: Any) -> Answer | None:
        """Say how an attempt ended; None when the pool broke under it and it may begin again."""
        name, watched = attempt.task.path.name, attempt.watched
        try:
            answer: Answer = future.result()
        except TimeoutError:
            failure = self._explain_timeout(name, watched)
        except ProcessExpired as error:
            failure = self._explain_death(name, error.exitcode, watched)
        except (BrokenProcessPool, CancelledError) as error:
            if attempt.begun <= BEGUN_AGAIN:
                return None
            failure = Failure(Reason.CRASHED, f"The workers ended again and again while {name} was read.", str(error))
        except MemoryError:
            failure = self._explain_memory(name)
        except Exception as error:  # what came up outside of the task itself, as an answer that cannot be pickled
            failure = Failure(Reason.INTERNAL, f"{name} could not be read: {type(error).__name__}.", str(error))
        else:
            return answer
        watched.look()
        _kill_group(watched.pid)
        return Answer(failure=failure, attempt=watched.measure())

    def _explain_timeout(self, name: str, watched: Watched) -> Failure:
        if watched.ended is not None and watched.measure().seconds < self._limits.timeout_s - 1:
            return Failure(Reason.CRASHED, f"The worker that read {name} died.")
        return Failure(
            Reason.TIMEOUT, f"{name} was not read within {self._limits.timeout_s:g} s; --timeout allows for more."
        )

    def _explain_death(self, name: str, code: int, watched: Watched) -> Failure:
        if watched.limit_mb and watched.mapped_mb >= NEARLY * watched.limit_mb:
            return self._explain_memory(name)
        cause = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Failure(Reason.CRASHED, f"The worker that read {name} died ({cause}).")

    def _explain_memory(self, name: str) -> Failure:
        return Failure(
            Reason.OUT_OF_MEMORY, f"{name} needs more than {self._limits.memory_mb} MB; --memory allows for more."
        )


def prepare_worker(memory_mb: int) -> None:
    """Warm a worker up, then close it off."""
    import cv2

    logging.disable(logging.CRITICAL)  # libraries tell of every oddity of a damaged file
    import bordereau.preload  # noqa: F401 (already there where the fork server could load it)

    cv2.setNumThreads(1)
    seal_worker(memory_mb)


def run_measured(work: Work, task: Task, note: Path) -> Answer:
    """Do a task in a worker and measure it."""
    leave_note(note)
    reset_peak()
    start, cpu = perf_counter(), process_time()
    answer = work(task)
    peak = read_memory_mb() or (0.0, 0.0)
    seconds, cpu = perf_counter() - start, process_time() - cpu
    return replace(answer, attempt=Attempt(round(seconds, 3), round(peak[0], 1), round(cpu, 3)))


def _end_pool(pool: Any) -> None:
    pool.stop()
    pool.join()


def _kill_group(pid: int | None) -> None:
    """Kill what a worker left running. It led its own group, so nobody else is in it."""
    if pid is not None:
        with suppress(OSError):
            os.killpg(pid, signal.SIGKILL)


@contextmanager
def _quiet_threads() -> Iterator[None]:
    """Start the fork server with one thread a library, and with the import path of this process."""
    before = {name: os.environ.get(name) for name in (*ONE_THREAD, "PYTHONPATH")}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
