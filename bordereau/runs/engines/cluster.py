"""The same work over a Ray cluster: actors that load the libraries once, each with a guard of its own inside.

Ray has no usable limit of time or memory for one task: a hanging one never ends, a greedy one is retried for ever. So
each actor guards its documents as the local pool does, and Ray only carries them: PDFs as bytes (the machines need no
shared disk), answers back. Each actor has one document at a time, so a dead actor names the one that killed it: this
one is tried once more elsewhere, then goes to quarantine.
"""

from __future__ import annotations

import logging
import os
from collections import OrderedDict, deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bordereau.guard.answer import Answer, answer_task
from bordereau.guard.pool import Guard, Limits, Work
from bordereau.guard.task import Failure, Task
from bordereau.runs.engines.engine import Engine
from bordereau.runs.scratch import Scratch
from bordereau.schemas.errors import BordereauError, MissingDependencyError, Reason

TRIES = 2
SHARED_FILES = 8
"""PDFs kept in Ray's store at once; pages of one scan ask for the same one again and again."""


@dataclass(slots=True)
class _Call:
    key: int
    task: Task
    tries: int = 0


class Reader:
    """An actor: one guarded worker, and a folder for the PDF that it reads."""

    def __init__(self, work: Work, limits: Limits) -> None:
        self._guard = Guard(work, 1, limits)
        self._scratch = Scratch("actor")

    def start(self) -> None:
        """Nothing more to do: the actor is there."""

    def read(self, task: Task, data: bytes | None) -> Answer:
        """Do one task on the bytes of its PDF; without bytes its path is asked, for the error that it gives."""
        if data is None:
            self._guard.begin(0, task)
            return self._guard.wait()[1]
        path = self._scratch.path / task.path.name
        path.write_bytes(data)
        try:
            self._guard.begin(0, replace(task, path=path))
            return self._guard.wait()[1]
        finally:
            path.unlink(missing_ok=True)


class Cluster:
    """Actors that do tasks, one each at a time."""

    def __init__(self, ray: Any, actors: int, limits: Limits, work: Work, shut_down: bool) -> None:
        self._ray, self._limits, self._work, self._shut_down = ray, limits, work, shut_down
        self._made = ray.remote(num_cpus=1, max_restarts=0)(Reader)
        self._count = actors
        self._actors: list[Any] = []
        self._idle: deque[Any] = deque()
        self._calls: deque[_Call] = deque()
        self._running: dict[Any, tuple[_Call | None, Any]] = {}
        """What each actor is doing; None: it is starting."""
        self._stillborn = 0
        self._files: OrderedDict[Path, Any] = OrderedDict()
        for _ in range(actors):
            self._start_actor()

    @property
    def capacity(self) -> int:
        return 2 * self._count

    def begin(self, key: int, task: Task) -> None:
        self._calls.append(_Call(key, task))
        self._send()

    def wait(self) -> tuple[int, Answer]:
        while True:
            (ready, *_), _ = self._ray.wait(list(self._running), num_returns=1)
            call, actor = self._running.pop(ready)
            answer = self._take(ready, call, actor)
            self._send()
            if call is not None and answer is not None:
                return call.key, answer

    def close(self) -> None:
        for actor in self._actors:
            self._ray.kill(actor)
        if self._shut_down:
            self._ray.shutdown()

    def _start_actor(self) -> None:
        actor = self._made.remote(self._work, self._limits)
        self._actors.append(actor)
        self._running[actor.start.remote()] = (None, actor)

    def _send(self) -> None:
        """Give each idle actor the next call."""
        while self._idle and self._calls:
            actor, call = self._idle.popleft(), self._calls.popleft()
            call.tries += 1
            self._running[actor.read.remote(call.task, self._share(call.task.path))] = (call, actor)

    def _take(self, ready: Any, call: _Call | None, actor: Any) -> Answer | None:
        """Take what an actor has to say; None when that is no answer to a task, or the task goes elsewhere."""
        try:
            answer: Answer | None = self._ray.get(ready)
        except self._ray.exceptions.RayActorError as error:
            return self._bury(call, actor, error)
        except self._ray.exceptions.RayError as error:
            name = call.task.path.name if call else "The actor"
            answer = Answer(failure=Failure(Reason.INTERNAL, f"{name} could not be read: {type(error).__name__}."))
        self._stillborn = 0
        self._idle.append(actor)
        return answer

    def _bury(self, call: _Call | None, actor: Any, error: Exception) -> Answer | None:
        """Replace a dead actor; its document is tried once more, then given up.

        Raises BordereauError where actors do not even start.
        """
        self._stillborn += call is None
        if self._stillborn > TRIES * self._count:
            raise BordereauError(f"No actor starts on the Ray cluster: {str(error).strip().splitlines()[-1]}")
        self._actors.remove(actor)
        self._start_actor()
        if call is None:
            return None
        if call.tries < TRIES:
            self._calls.appendleft(call)
            return None
        name = call.task.path.name
        return Answer(failure=Failure(Reason.CRASHED, f"{TRIES} actors died while they read {name}."))

    def _share(self, path: Path) -> Any:
        """Put a PDF into Ray's store; None when it cannot be read any more."""
        if path not in self._files:
            try:
                self._files[path] = self._ray.put(path.read_bytes())
            except OSError:
                return None
            if len(self._files) > SHARED_FILES:
                self._files.popitem(last=False)
        self._files.move_to_end(path)
        return self._files[path]


def open_cluster(jobs: int, limits: Limits, address: str | None = None, work: Work = answer_task) -> Engine:
    """Join the Ray cluster at ``address``, or start a Ray on this machine, and start ``jobs`` actors.

    Raises MissingDependencyError where Ray is not installed.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError as error:
        raise MissingDependencyError("Ray, of the extra “ray”, is not installed: pip install ray.") from error
    begin = not ray.is_initialized()
    if begin and address:
        ray.init(address=address, log_to_driver=False)
    elif begin:
        ray.init(num_cpus=jobs, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    return Cluster(ray, jobs, limits, work, shut_down=begin)
