"""Work on one document in a child of this process, under the same guard as in a run.

A command that reads or draws one document needs no pool and no process to fork it from: one fork of itself, before
anything heavy is loaded, costs some milliseconds. What the child does not live to say is said in its place.
"""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
import select
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import Generic, TypeVar

from bordereau.guard.answer import Answer, answer_task
from bordereau.guard.attempt import Watched
from bordereau.guard.channel import Channel
from bordereau.guard.limits import Limits, explain_death, explain_memory, explain_timeout
from bordereau.guard.nursery import ONE_THREAD
from bordereau.guard.pool import PAGES_GIVEN_UP, hard_limit_s, kill_group
from bordereau.guard.seal import MB, open_budget, read_size_bytes, seal_worker
from bordereau.guard.task import Failure, Task, catch
from bordereau.schemas.errors import BordereauError, Reason

T = TypeVar("T")
OnPage = Callable[[int], None]

WARM_MB = 550
"""What a worker of a run has mapped before it begins, at least; a child loads the same libraries as it needs them."""


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    """What is to be done."""

    name: str
    """Of the document."""
    work: Callable[[frozenset[int], OnPage], T]
    """Is given the pages to be left out, and whom to tell of each page before it is begun."""
    page_limit_s: float | None = None
    """The time that one page may take before it is left out and the work begun again."""
    page_pays: bool = False
    """A page at which the child dies is left out as well, and the work begun again."""


@dataclass(slots=True)
class _Child:
    watched: Watched
    channel: Channel
    result: object = None
    told: bool = False
    stuck: bool = False
    """A page took too long."""
    dead: bool = False


def do_alone(plan: Plan[T], limits: Limits) -> tuple[T | Failure, frozenset[int]]:
    """Do the work in a child; gives its result, or why there is none, and the pages that were left out.

    Raises the BordereauError that the work raises.
    """
    given_up: frozenset[int] = frozenset()
    while True:
        child = _fork(plan, given_up, limits)
        try:
            failure = _attend(child, plan, limits)
        finally:
            _end(child)
        if failure is None:
            if isinstance(child.result, BordereauError):
                raise child.result
            return child.result, given_up  # type: ignore[return-value]
        page = child.watched.page
        if not page or page in given_up or len(given_up) >= PAGES_GIVEN_UP or not (plan.page_pays or child.stuck):
            return failure, given_up
        given_up |= {page}


def read_alone(task: Task, limits: Limits) -> Answer:
    """Read one document in a child; whatever happens to it, the answer says so."""
    work = partial(_read, task)
    answer, _ = do_alone(Plan(task.path.name, work, hard_limit_s(task)), limits)
    return Answer(failure=answer) if isinstance(answer, Failure) else answer


def _read(task: Task, given_up: frozenset[int], on_page: OnPage) -> Answer:
    return answer_task(replace(task, given_up=tuple(sorted(given_up)), on_page=on_page))


def _attend(child: _Child, plan: Plan[T], limits: Limits) -> Failure | None:
    """Wait for the child; None when it has told its result, else why it has not."""
    watched = child.watched
    while not child.told:
        left = limits.timeout_s - (monotonic() - watched.begun)
        if left <= 0:
            return explain_timeout(plan.name, limits)
        limit_s = plan.page_limit_s
        if limit_s is not None and watched.page and monotonic() - watched.page_begun > limit_s:
            child.stuck = True
            return explain_timeout(plan.name, limits)
        ready, _, _ = select.select([child.channel], [], [], min(left, watched.wait_s()))
        if not ready:
            watched.look()
            continue
        try:
            what, value = child.channel.receive()
        except EOFError:
            return _explain_end(child, plan.name, limits)
        if what == "page":
            watched.turn_to(value)
        else:
            child.result, child.told = value, True
    failed = child.result.failure if isinstance(child.result, Answer) else child.result
    if isinstance(failed, Failure) and failed.reason is Reason.OUT_OF_MEMORY:
        return explain_memory(plan.name, limits)
    return child.result if isinstance(child.result, Failure) else None


def _explain_end(child: _Child, name: str, limits: Limits) -> Failure:
    child.dead = True
    _, status = os.waitpid(child.watched.pid, 0)
    return explain_death(name, os.waitstatus_to_exitcode(status), child.watched, limits)


def _end(child: _Child) -> None:
    kill_group(child.watched.pid, child.dead)
    if not child.dead:
        os.waitpid(child.watched.pid, 0)
    child.channel.close()


def _fork(plan: Plan[T], given_up: frozenset[int], limits: Limits) -> _Child:
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid:
        os.close(theirs)
        return _Child(Watched(pid, monotonic()), Channel(ours))
    try:
        os.close(ours)
        _be_child(plan, given_up, limits, Channel(theirs))
    finally:
        os._exit(1)


def _be_child(plan: Plan[T], given_up: frozenset[int], limits: Limits, channel: Channel) -> None:
    """Do the work and tell the result; never returns."""
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # libraries in C++ tell of their death
        os.dup2(silence, stream)
    faulthandler.disable()
    gc.freeze()  # what the parent has loaded is not walked for garbage, and so stays shared with it
    logging.disable(logging.CRITICAL)
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    seal_worker(limits.memory_mb + max(0, WARM_MB - read_size_bytes() // MB))

    def do() -> object:
        try:
            return plan.work(given_up, lambda page: channel.send(("page", page)))
        except BordereauError as error:
            return error

    result = catch(plan.name, do)
    open_budget()
    channel.send(("result", result))
    os._exit(0)
