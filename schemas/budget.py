"""A page has so many seconds of the processor; one that outlives them is given up, and the document goes on.

Seconds of the processor, so that a busy machine gives up no page that a quiet one reads; a page that waits for
something is given up after four times as many by the clock.

In the main thread, where workers do their tasks, timers of the system (``setitimer``) raise ``OutOfTime`` between two
steps of Python. Tesseract looks for it while it reads, PDFium while it draws (``extract.page.rendering``). It waits for
the end of other native calls, of which the longest are: PDFium parsing one page, OpenCV filtering a picture, one strip
in ONNX Runtime; all are bounded by the limits on a page (schemas.settings). A call that never ends is left to the
document's timeout, in the worker's guard; who runs the guard may then read the document again without that page (the
argument ``given_up`` of ``bordereau.document.extract_document``, which ``on_page`` tells which page is under way).

In any other thread no signal comes, and the time is looked at where a page goes from one stage to the next.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, process_time, thread_time
from types import FrameType
from typing import Any, TypeVar

from bordereau.schemas.parts import OutOfTime

T = TypeVar("T")

PATIENCE = 4
"""So many times the limit a page may take by the clock."""
AGAIN_S = 1.0
"""Once the time is up the timer rings again: what swallowed the first call (``__del__``) does not swallow the next."""
IMPORTING_S = 0.05
"""How long to wait for an import to end: a module must not be left half loaded."""


@dataclass(slots=True)
class _Deadline:
    """When some work has to end, the limit to tell of, and what stood before its timers were set."""

    processor: float
    clock: float
    limit_s: float
    begun: tuple[float, float]
    handlers: list[tuple[int, Any]] = field(default_factory=list)
    outer: tuple[float, float] = (0.0, 0.0)
    outer_clock: tuple[float, float] = (0.0, 0.0)


class _Deadlines(threading.local):
    """Those of the work under way in a thread, the innermost last."""

    def __init__(self) -> None:
        self.stack: list[_Deadline] = []


_deadlines = _Deadlines()

_set_handler: Callable[[int, Any], Any] = getattr(sys.modules.get("_signal"), "signal", signal.signal)
"""``signal.signal`` without the enumerations that Python makes of what it gives: most of what a deadline costs."""


def within(seconds: float, work: Callable[[], T], limit_s: float | None = None) -> T:
    """Do some work, for no more than so many seconds of the processor; 0 or less is for ever.

    Raises OutOfTime, which names ``limit_s`` where that is given: the whole limit, of which ``seconds`` are left.
    """
    if seconds <= 0:
        return work()
    depth = len(_deadlines.stack)
    try:
        try:
            deadline = _arm(seconds, seconds if limit_s is None else limit_s)
            done = work()
        finally:
            _disarm(depth)
    except OutOfTime:
        _disarm(depth)  # the timer may have rung before the first call could stop it
        raise
    if not _can_ring() and _is_over(deadline):
        raise OutOfTime(deadline.limit_s)
    return done


class Budget:
    """The time of each page, shared by the stages that work on it one after the other."""

    def __init__(self, limit_s: float) -> None:
        self._limit_s = limit_s
        self._spent: dict[int, float] = {}

    def spend(self, page: int, work: Callable[[], T]) -> T:
        """Do some work on a page within what is left of its time. Raises OutOfTime, which names the whole limit."""
        if self._limit_s <= 0:
            return work()
        start, spent = _measure(), self._spent.get(page, 0.0)
        if spent >= self._limit_s:
            raise OutOfTime(self._limit_s)
        try:
            return within(self._limit_s - spent, work, self._limit_s)
        except OutOfTime:
            spent = self._limit_s
            raise
        finally:
            self._spent[page] = spent + _measure() - start


def is_late(*_: object) -> bool:
    """Whether the time of the work under way is up: for native calls that ask."""
    return bool(_deadlines.stack) and _is_over(_deadlines.stack[-1])


def stop_late() -> None:
    """Raise OutOfTime if the time of the work under way is up: where a native call has returned early."""
    if is_late():
        raise OutOfTime(_deadlines.stack[-1].limit_s)


def time_left() -> float | None:
    """Seconds until the work under way has to end, where no signal comes; None where one does, or nothing limits it."""
    if not _deadlines.stack or _can_ring():
        return None
    return max(0.001, _deadlines.stack[-1].processor - _measure())


def _is_over(deadline: _Deadline) -> bool:
    return _measure() > deadline.processor or monotonic() > deadline.clock


def _measure() -> float:
    """Seconds of the processor: of the process in its main thread, as its timer counts them, else of the thread."""
    return process_time() if threading.current_thread() is threading.main_thread() else thread_time()


def _can_ring() -> bool:
    return threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")


def _arm(seconds: float, limit_s: float) -> _Deadline:
    """Let timers raise OutOfTime from now on, where they can."""
    now, clock = _measure(), monotonic()
    deadline = _Deadline(now + seconds, clock + PATIENCE * seconds, limit_s, (now, clock))
    _deadlines.stack.append(deadline)
    if _can_ring():
        for number in (signal.SIGPROF, signal.SIGALRM):
            deadline.handlers.append((number, _set_handler(number, _ring)))
        deadline.outer = signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN_S)
        deadline.outer_clock = signal.setitimer(signal.ITIMER_REAL, PATIENCE * seconds, AGAIN_S)
    return deadline


def _disarm(depth: int) -> None:
    """Stop the timers of all work but the outermost so many; those that ran before go on. Again, it does nothing."""
    while len(_deadlines.stack) > depth:
        deadline = _deadlines.stack[-1]
        if _can_ring():
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in deadline.handlers:
                _set_handler(number, handler)
            _resume(signal.ITIMER_PROF, deadline.outer, _measure() - deadline.begun[0])
            _resume(signal.ITIMER_REAL, deadline.outer_clock, monotonic() - deadline.begun[1])
        _deadlines.stack.pop()


def _resume(timer: int, before: tuple[float, float], gone_s: float) -> None:
    """Let a timer go on that ran before."""
    left, repeat = before
    if left:
        signal.setitimer(timer, max(0.001, left - gone_s), repeat)


def _ring(_number: int, frame: FrameType | None) -> None:
    if not is_late():
        return
    while frame is not None:
        if frame.f_code is is_late.__code__:
            return  # called back from a native call, which an exception could not leave: its answer will end it
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            signal.setitimer(signal.ITIMER_REAL, IMPORTING_S, AGAIN_S)
            return
        frame = frame.f_back
    raise OutOfTime(_deadlines.stack[-1].limit_s)
