"""A guard around each document: its own worker process, taken from a warm pool.

A document that crashes, hangs, or eats memory costs itself only. Workers are forked from a process that has loaded
the libraries (``bordereau.guard.nursery``), are sealed (``bordereau.guard.seal``), and are replaced when they are worn.

One thread looks after everything: it hands tasks out, takes answers in, looks at what workers take, and ends what takes
too much. Nothing is shared among workers, so one that is killed at whatever moment leaves the others as they are; one
that is killed from outside did nothing wrong, and its document is begun again.
"""

from __future__ import annotations

import os
import selectors
import signal
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from queue import SimpleQueue
from time import monotonic

from bordereau.guard.answer import Answer
from bordereau.guard.attempt import LOOK_EVERY_S, Watched
from bordereau.guard.channel import Channel
from bordereau.guard.limits import Limits, explain_death, explain_kills, explain_memory, explain_timeout
from bordereau.guard.nursery import Nursery
from bordereau.guard.task import Failure, Task
from bordereau.guard.worker import Work
from bordereau.schemas.errors import BordereauError, Reason

__all__ = ["Guard", "Limits", "Work"]

STARTS_WITHIN_S = 120.0
"""Then a worker that is not ready is given up."""
BEGUN_AGAIN = 2
"""How often a document may begin anew because its worker was killed from outside."""
STILLBORN_AT_MOST = 5
"""Workers, or processes to fork them from, that may end in a row before one has answered."""
HARDER, HARD_S = 2.0, 5.0
"""A page may take so many times its own limit, and so many seconds more, before its worker is ended."""
PAGES_GIVEN_UP = 5
"""How often a document may begin anew without a page that took too long."""


@dataclass(slots=True)
class _Attempt:
    key: int
    task: Task
    kills: int = 0


@dataclass(slots=True)
class _Worker:
    number: int
    channel: Channel
    asked: float
    watched: Watched | None = None
    ready: bool = False
    attempt: _Attempt | None = None
    silent: bool = False
    """Its channel has ended; how it died will be told."""


class Guard:
    """Workers that do tasks; ``begin`` as many as wanted, ``wait`` gives them back as they end.

    ``tell`` is given a sentence when something had to be begun again, ``at`` each page that a worker comes to.
    """

    def __init__(
        self,
        work: Work,
        jobs: int,
        limits: Limits,
        tell: Callable[[str], None] | None = None,
        at: Callable[[str, int], None] | None = None,
    ) -> None:
        self._work, self._jobs, self._limits = work, jobs, limits
        self._tell = tell or (lambda _text: None)
        self._at = at or (lambda _name, _page: None)
        self._done: SimpleQueue[tuple[int, Answer] | BaseException] = SimpleQueue()
        self._todo: deque[_Attempt] = deque()
        self._workers: dict[int, _Worker] = {}
        self._numbers = count(1)
        self._nursery: Nursery | None = None
        self._stillborn = 0
        self._thread: threading.Thread | None = None
        self._closing = False
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._waker, False)

    @property
    def capacity(self) -> int:
        """Two a worker: one under way, one ready."""
        return 2 * self._jobs

    def begin(self, key: int, task: Task) -> None:
        """Begin one task; ``key`` names it. The first opens the pool: a rerun with nothing to do needs none."""
        self._todo.append(_Attempt(key, task))
        if self._thread is None:
            self._thread = threading.Thread(target=self._look_after, name="guard", daemon=True)
            self._thread.start()
        self._wake()

    def wait(self) -> tuple[int, Answer]:
        """Wait for the next task that ends, however it ends. Raises BordereauError when no worker lives."""
        done = self._done.get()
        if isinstance(done, BaseException):
            raise done
        return done

    def close(self) -> None:
        """End all workers, whatever they do."""
        self._closing = True
        if self._thread is not None:
            self._wake()
            self._thread.join()
            self._thread = None
        self._end_all()
        for handle in (self._woken, self._waker):
            with suppress(OSError):
                os.close(handle)

    def _wake(self) -> None:
        with suppress(BlockingIOError):
            os.write(self._waker, b".")

    def _look_after(self) -> None:
        try:
            while not self._closing:
                self._staff()
                self._hand_out()
                self._listen()
                self._look()
        except Exception as error:  # whoever waits must hear of it
            self._end_all()
            for _ in range(self.capacity + 1):
                self._done.put(error)

    def _staff(self) -> None:
        """Ask for as many workers as there is work for."""
        busy = sum(worker.attempt is not None for worker in self._workers.values())
        while len(self._workers) < min(self._jobs, busy + len(self._todo)):
            try:
                nursery = self._nursery = self._nursery or Nursery(self._limits.memory_mb)
                number = next(self._numbers)
                self._workers[number] = _Worker(number, nursery.hatch(number), monotonic())
            except OSError as error:
                self._lose_nursery(str(error))

    def _hand_out(self) -> None:
        for worker in self._workers.values():
            if worker.watched is None or not worker.ready or worker.silent or worker.attempt is not None:
                continue
            if not self._todo:
                return
            worker.attempt = self._todo.popleft()
            worker.watched = Watched(worker.watched.pid, monotonic())
            worker.watched.look()  # one that dies at once is seen as well
            try:
                worker.channel.send((self._work, worker.attempt.task))
            except OSError:
                worker.silent = True  # how it died will be told
            except Exception as error:  # pickling raises what the parts of the task raise
                failure = Failure(Reason.INTERNAL, f"{_name(worker)} cannot be sent to a worker.", str(error))
                self._finish(worker, Answer(failure=failure))

    def _listen(self) -> None:
        """Take in what is said, or wait a moment for it."""
        with selectors.DefaultSelector() as ready:
            ready.register(self._woken, selectors.EVENT_READ)
            if self._nursery is not None:
                ready.register(self._nursery, selectors.EVENT_READ, self._nursery)
            for worker in self._workers.values():
                if not worker.silent:
                    ready.register(worker.channel, selectors.EVENT_READ, worker)
            waits = [worker.watched.wait_s() for worker in self._workers.values() if worker.watched is not None]
            heard = [key.data for key, _ in ready.select(min(waits, default=LOOK_EVERY_S))]
        for speaker in sorted(heard, key=lambda one: isinstance(one, Nursery)):  # answers before deaths
            if speaker is None:
                os.read(self._woken, 1 << 16)
            elif isinstance(speaker, Nursery):
                self._hear_nursery(speaker)
            else:
                self._hear_worker(speaker)

    def _hear_worker(self, worker: _Worker) -> None:
        try:
            what, value = worker.channel.receive()
        except EOFError:  # how it died will be told
            worker.silent = True
            return
        except Exception as error:  # unpickling raises what the parts of the answer raise
            failure = Failure(Reason.INTERNAL, f"The answer about {_name(worker)} cannot be taken in.", str(error))
            self._finish(worker, self._fail(worker, failure))
            self._dismiss(worker)
            return
        if what == "ready":
            worker.ready = True
        elif what == "page" and worker.watched is not None:
            worker.watched.turn_to(value)
            if value and worker.attempt is not None:
                self._at(_name(worker), value)
        elif what == "answer":
            answer, stays = value
            self._stillborn = 0
            self._finish(worker, answer)
            if not stays:
                self._dismiss(worker)

    def _hear_nursery(self, nursery: Nursery) -> None:
        try:
            what, number, value = nursery.hear()
        except EOFError:
            self._lose_nursery("it was ended from outside")
            return
        worker = self._workers.get(number)
        if what == "broken":
            raise BordereauError(f"No worker starts: {value}.")
        if worker is None:
            return
        if what == "born":
            worker.watched = Watched(int(value), monotonic())
        else:
            self._bury(worker, int(value))

    def _look(self) -> None:
        """Look at what each worker takes, and end what takes too long."""
        for worker in list(self._workers.values()):
            if worker.watched is not None:
                worker.watched.look()
            if worker.attempt is None or worker.watched is None:
                if not worker.ready and monotonic() - worker.asked > STARTS_WITHIN_S:
                    self._dismiss(worker)
                    self._count_stillborn("it was not ready in time")
            elif monotonic() - worker.watched.begun > self._limits.timeout_s:
                self._finish(worker, self._fail(worker, explain_timeout(_name(worker), self._limits)))
                self._dismiss(worker)
            elif self._is_stuck(worker):
                self._give_page_up(worker)

    def _is_stuck(self, worker: _Worker) -> bool:
        """Whether a worker is at a page for longer than the page's own limit could hold it there."""
        if worker.attempt is None or worker.watched is None or not worker.watched.page:
            return False
        limit_s = hard_limit_s(worker.attempt.task)
        return limit_s is not None and monotonic() - worker.watched.page_begun > limit_s

    def _give_page_up(self, worker: _Worker) -> None:
        """Begin a document again without the page at which its worker is stuck."""
        attempt, watched = worker.attempt, worker.watched
        if attempt is None or watched is None:
            return
        task = attempt.task
        if len(task.given_up) >= PAGES_GIVEN_UP or watched.page in task.given_up:
            self._finish(worker, self._fail(worker, explain_timeout(_name(worker), self._limits)))
        else:
            attempt.task = replace(task, given_up=(*task.given_up, watched.page))
            self._todo.appendleft(attempt)
            worker.attempt = None
        self._dismiss(worker)

    def _bury(self, worker: _Worker, code: int) -> None:
        """Say what a death means for the document under way."""
        attempt, watched = worker.attempt, worker.watched
        self._dismiss(worker, dead=True)
        if attempt is None or watched is None:
            if not worker.ready:
                self._count_stillborn(f"a worker ended with code {code} while it started")
            return
        failure = explain_death(_name(worker), code, watched, self._limits)
        if code == -signal.SIGKILL and failure.reason is Reason.CRASHED:  # no document can do that to its worker
            attempt.kills += 1
            if attempt.kills <= BEGUN_AGAIN:
                self._todo.appendleft(attempt)
                return
            failure = explain_kills(_name(worker), attempt.kills)
        self._finish(worker, self._fail(worker, failure))

    def _lose_nursery(self, why: str) -> None:
        """Begin again what all workers were at: they die with the process that they were forked from."""
        if self._nursery is None:
            return
        self._nursery.close()
        self._nursery = None
        for worker in sorted(self._workers.values(), key=lambda one: one.number, reverse=True):
            if worker.attempt is not None:
                self._todo.appendleft(worker.attempt)
            self._dismiss(worker)
        self._count_stillborn(why)
        self._tell("The process from which workers are forked had ended; it is started again, and the run goes on.")

    def _count_stillborn(self, why: str) -> None:
        self._stillborn += 1
        if self._stillborn > STILLBORN_AT_MOST:
            raise BordereauError(f"No worker lives ({why}, {self._stillborn} times in a row). Run again to go on.")

    def _fail(self, worker: _Worker, failure: Failure) -> Answer:
        return Answer(failure=failure, attempt=worker.watched.measure() if worker.watched else None)

    def _finish(self, worker: _Worker, answer: Answer) -> None:
        attempt, worker.attempt = worker.attempt, None
        if attempt is not None:
            if answer.failure is not None and answer.failure.reason is Reason.OUT_OF_MEMORY:
                answer = replace(answer, failure=explain_memory(attempt.task.path.name, self._limits))
            self._done.put((attempt.key, answer))

    def _dismiss(self, worker: _Worker, dead: bool = False) -> None:
        """Have nothing more to do with a worker, and kill what it left running: it leads its own process group."""
        self._workers.pop(worker.number, None)
        worker.channel.close()
        if worker.watched is not None:
            kill_group(worker.watched.pid, dead)

    def _end_all(self) -> None:
        for worker in list(self._workers.values()):
            self._dismiss(worker)
        if self._nursery is not None:
            self._nursery.close()
            self._nursery = None


def hard_limit_s(task: Task) -> float | None:
    """After how many seconds at one page a worker is ended from outside: a call that heeds no limit holds it there."""
    limit_s = task.settings.read.page_timeout_s
    return HARDER * limit_s + HARD_S if limit_s > 0 else None


def kill_group(pid: int, dead: bool = False) -> None:
    """Kill a worker, if it is not dead, and what it left running."""
    with suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
    if not dead:  # it may not lead its group yet
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def _name(worker: _Worker) -> str:
    return worker.attempt.task.path.name if worker.attempt else "A document"
