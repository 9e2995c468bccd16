"""An extractor for tests only: what it does to a document stands in the document's name.

It is handed to an engine in the place of ``bordereau.guard.answer.answer_task``, so nothing in the program knows of it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from bordereau.guard.answer import Answer, answer_task
from bordereau.guard.task import Task, catch


def answer_hostile(task: Task) -> Answer:
    """Crash, hang or eat memory where the name says so; else read the document as always."""
    what, _, value = task.path.stem.partition("-")
    if what == "stuck":
        return stick(task, int(value))
    if what == "take":
        return answer_task(task) if take(int(value)) else Answer()
    if what == "nap":
        nap()
    misdeed = MISDEEDS.get(what)
    if misdeed is None:
        return answer_task(task)
    os.environ["HOSTILE_NOTES"] = str(task.path.parent)
    failure = catch(task.path.name, misdeed)
    return Answer(failure=failure)  # type: ignore[arg-type]


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    os._exit(7)


def hang() -> None:
    """Take no notice of polite requests to stop."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(1)


def nap() -> None:
    """Take some time before reading."""
    time.sleep(0.8)


def stick(task: Task, stuck_at: int) -> Answer:
    """Hang at a page, whatever time it has, unless it is given up."""

    def on_page(page: int) -> None:
        if task.on_page is not None:
            task.on_page(page)
        if page == stuck_at:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(600)

    return answer_task(replace(task, on_page=on_page))


def eat() -> None:
    """Grow until memory is refused."""
    eaten = []
    while True:
        eaten.append(bytearray(32 * 1024 * 1024))


def eat_and_die() -> None:
    """Grow until memory is refused, and die of it as a C++ library does."""
    eaten = []
    while True:
        try:
            eaten.append(bytearray(16 * 1024 * 1024))
        except MemoryError:
            time.sleep(0.6)
            os.abort()


def eat_as_opencv() -> None:
    """Want more than there is, as a library words it."""
    import cv2
    import numpy as np

    cv2.resize(np.zeros((100, 100), np.uint8), (100_000, 100_000))


def take(memory_mb: int) -> int:
    """Take so many MB at once, and give them back."""
    return len(bytearray(memory_mb * 1024 * 1024))


def load_models() -> None:
    """Load the models of all readers."""
    from bordereau.extract.page.reading import load_readers
    from bordereau.names import find_persons

    load_readers()
    find_persons("Mme Jeanne ORMEAU", 0, 17)


def spend() -> None:
    """Leave memory behind that is not given back."""
    HELD.append(bytearray(60 * 1024 * 1024))


def start_program() -> None:
    subprocess.run([sys.executable, "-c", "print('run')"], check=True)


def call_home() -> None:
    import socket

    socket.create_connection(("127.0.0.1", 9))


def fork_and_hang() -> None:
    """Leave a child behind, and its number beside the document."""
    child = os.fork()
    if child == 0:
        time.sleep(600)
        os._exit(0)
    Path(os.environ["HOSTILE_NOTES"]).joinpath("child").write_text(str(child))
    time.sleep(600)


def kill_keeper() -> None:
    """Kill the process that keeps the pool: a Ray actor is the parent of the fork server."""
    server = int(Path(f"/proc/{os.getppid()}/stat").read_text().rpartition(")")[2].split()[1])
    os.kill(server, signal.SIGKILL)
    time.sleep(60)


HELD: list[bytearray] = []
MISDEEDS = {
    "opencv": eat_as_opencv,
    "models": load_models,
    "spend": spend,
    "crash": crash,
    "leave": leave,
    "hang": hang,
    "eat": eat,
    "abort": eat_and_die,
    "program": start_program,
    "call": call_home,
    "fork": fork_and_hang,
    "actor": kill_keeper,
}


def main() -> None:
    """Run a folder with this extractor: ``hostile.py FOLDER OUTPUT TIMEOUT_S MEMORY_MB JOBS``."""
    import typer

    from bordereau.cli.run import finish
    from bordereau.guard.pool import Limits
    from bordereau.runs.engines.local import open_pool
    from bordereau.runs.progress import Lines
    from bordereau.runs.run import Job, run_batch
    from bordereau.schemas.settings import Settings
    from hostile import answer_hostile as work

    folder, output, timeout, memory, jobs = sys.argv[1:]
    engine = open_pool(int(jobs), Limits(float(timeout), int(memory)), work)
    report = run_batch(Job(Path(folder), Path(output), Settings()), engine, Lines())
    try:
        finish(report, output)
    except typer.Exit as end:
        sys.exit(end.exit_code)


if __name__ == "__main__":
    main()
