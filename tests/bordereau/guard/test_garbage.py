"""Programs of ours look for garbage seldom; a library leaves that to its user."""

import gc
import os
import subprocess
import sys

from bordereau.guard.answer import Answer
from bordereau.guard.garbage import SELDOM
from bordereau.guard.limits import Limits
from bordereau.guard.pool import Guard
from bordereau.guard.task import Failure, Task
from bordereau.schemas.errors import Reason
from bordereau.schemas.settings import Settings


def tell_threshold(_: Task) -> Answer:
    return Answer(failure=Failure(Reason.INTERNAL, str(gc.get_threshold())))


def test_workers_look_seldom(tmp_path):
    guard = Guard(tell_threshold, 1, Limits())
    try:
        guard.begin(0, Task(tmp_path / "none.pdf", Settings()))
        _, answer = guard.wait()
    finally:
        guard.close()
    assert answer.failure.message == str(SELDOM)


def test_importing_the_library_changes_nothing():
    program = "import gc; before = gc.get_threshold(); import bordereau.document; assert gc.get_threshold() == before"
    subprocess.run([sys.executable, "-c", program], check=True, env={**os.environ})
