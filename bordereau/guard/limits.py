"""What one document may take of time and memory, and what is said when it wants more."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from bordereau.guard.attempt import Watched
from bordereau.guard.task import Failure
from bordereau.schemas.errors import Reason

NEARLY = 0.9
"""The share of its limit from which a worker that died had no memory left."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one attempt may take. No part of a document depends on them, so neither does the fingerprint of a run."""

    timeout_s: float = 300.0
    memory_mb: int = 2048
    """On top of what a warm worker has mapped, and of the models that it keeps."""


def explain_timeout(name: str, limits: Limits) -> Failure:
    """Say that a document took too long."""
    return Failure(Reason.TIMEOUT, f"{name} was not read within {limits.timeout_s:g} s; --timeout allows for more.")


def explain_memory(name: str, limits: Limits) -> Failure:
    """Say that a document wanted too much memory."""
    message = f"{name} needs more than {limits.memory_mb} MB; --memory allows for more."
    return Failure(Reason.OUT_OF_MEMORY, message)


def explain_death(name: str, code: int, watched: Watched, limits: Limits) -> Failure:
    """Say of what a worker died; ``code`` is its exit code, or minus the signal that killed it."""
    if watched.limit_mb and watched.mapped_mb >= NEARLY * watched.limit_mb:
        return explain_memory(name, limits)
    cause = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return Failure(Reason.CRASHED, f"The worker that read {name} died ({cause}).")


def explain_kills(name: str, times: int) -> Failure:
    """Say that something outside ended the workers of a document again and again."""
    return Failure(
        Reason.CRASHED,
        f"{times} workers that read {name} were killed from outside (SIGKILL); where the machine has run out of "
        "memory, fewer --jobs or less --memory help.",
    )
