"""What an engine is to a run: it begins tasks and gives their answers back as they come."""

from __future__ import annotations

from typing import Protocol

from bordereau.guard.answer import Answer
from bordereau.guard.task import Task


class Engine(Protocol):
    """Does tasks. Whatever happens to one, its answer comes, with a reading, pages, or a failure."""

    @property
    def capacity(self) -> int:
        """How many documents may be under way at once: enough that no worker waits, few enough for memory."""
        ...

    def begin(self, key: int, task: Task) -> None:
        """Begin one task; ``key`` names it."""
        ...

    def wait(self) -> tuple[int, Answer]:
        """Wait for the next answer; there is one for each task begun, in any order."""
        ...

    def close(self) -> None:
        """End all work at once."""
        ...
