"""What a worker does: it is closed off, then takes one task after the other from its channel and answers each.

Messages that it sends: ``("ready", None)`` once, ``("page", number)`` when it comes to a page, and after each task
``("answer", (answer, stays))``. A worker leaves by itself after so many documents, or when they have left too much in
its memory.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter, process_time

from bordereau.guard.answer import Answer
from bordereau.guard.attempt import Attempt, read_memory_mb, reset_peak
from bordereau.guard.channel import Channel
from bordereau.guard.seal import MB, open_budget, read_limit_mb, read_size_bytes, seal_worker, set_budget
from bordereau.guard.task import Failure, Task, catch
from bordereau.schemas.errors import Reason

Work = Callable[[Task], Answer]
"""What is done with a task: ``bordereau.guard.answer.answer_task``, or a test's own. A function of a module."""

DOCUMENTS_A_WORKER = 200
"""Then it is replaced, so that no library's leak adds up."""
WORN_MB = 256
"""What documents may leave mapped, besides models, before their worker is replaced: the budget of the next would be
larger by as much as it can use again of that."""


def serve(channel: Channel, memory_mb: int) -> None:
    """Do tasks until the channel ends, or this worker is worn."""
    import bordereau.guard.preload  # noqa: F401 (already there where the nursery could load it)

    prepare_process()
    seal_worker(memory_mb)
    channel.send(("ready", None))
    left_mb = 0.0
    for done in range(1, DOCUMENTS_A_WORKER + 1):
        try:
            work, task = channel.receive()
        except EOFError:
            return
        except Exception as error:  # a task that cannot be unpickled here
            message = f"The worker cannot take the task: {type(error).__name__}."
            answer = Answer(failure=Failure(Reason.INTERNAL, message, str(error)))
        else:
            answer, more_mb = do_task(work, task, channel, memory_mb)
            left_mb += more_mb
        stays = done < DOCUMENTS_A_WORKER and left_mb <= WORN_MB
        send_answer(channel, answer, stays)
        if not stays:
            return


def do_task(work: Work, task: Task, channel: Channel, memory_mb: int) -> tuple[Answer, float]:
    """Do one task within its budget; gives what it leaves mapped as well, in MB, models not counted."""
    set_budget(memory_mb)
    mapped, allowed = read_size_bytes(), read_limit_mb()
    answer = run_measured(work, replace(task, on_page=lambda page: channel.send(("page", page))))
    models_mb = read_limit_mb() - allowed
    open_budget()
    return answer, max(0.0, (read_size_bytes() - mapped) / MB - models_mb)


def run_measured(work: Work, task: Task) -> Answer:
    """Do a task and measure it; whatever comes up is a failure."""
    reset_peak()
    start, cpu = perf_counter(), process_time()
    answer = catch(task.path.name, lambda: work(task))
    if isinstance(answer, Failure):
        answer = Answer(failure=answer)
    peak = read_memory_mb() or (0.0, 0.0)
    seconds, cpu = perf_counter() - start, process_time() - cpu
    return replace(answer, attempt=Attempt(round(seconds, 3), round(peak[0], 1), round(cpu, 3)))


def send_answer(channel: Channel, answer: Answer, stays: bool) -> None:
    """Send an answer, or say that it cannot be sent."""
    try:
        channel.send(("answer", (answer, stays)))
    except (BrokenPipeError, ConnectionError):
        os._exit(0)  # nobody is left to hear it
    except Exception as error:  # pickling raises what the parts of the answer raise
        failure = Failure(Reason.INTERNAL, f"The answer cannot be sent: {type(error).__name__}.", str(error))
        channel.send(("answer", (Answer(failure=failure, attempt=answer.attempt), stays)))


def prepare_process() -> None:
    """Quiet what libraries say, and let them start no threads: those would only compete with other workers."""
    import cv2

    logging.disable(logging.CRITICAL)  # libraries tell of every oddity of a damaged file
    cv2.setNumThreads(1)
