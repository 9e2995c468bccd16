"""The time and the memory of one attempt at a document, even where the worker did not live to tell them.

A worker leaves its process number in a note when it begins; the watch, in the parent, looks at ``/proc`` for it a
few times a second. What ended well is measured by the worker itself, exactly.
"""

from __future__ import annotations

import os
import resource
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

LOOK_EVERY_S = 0.2


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one attempt took."""

    seconds: float
    peak_mb: float
    """Most resident memory of the worker during the attempt; for a worker that died, as last seen."""
    cpu_seconds: float = 0.0
    """Of the processor alone: on a busy machine far less than ``seconds``. Unknown, thus 0, of a worker that died."""


@dataclass(slots=True)
class Watched:
    """An attempt under way, seen from the parent."""

    note: Path
    pid: int | None = None
    begun: float | None = None
    ended: float | None = None
    """When the process was first seen gone."""
    peak_mb: float = 0.0
    mapped_mb: float = 0.0
    limit_mb: float = 0.0
    """What the worker may map (``RLIMIT_AS``)."""

    def look(self) -> None:
        """Look once at the process, if it has begun."""
        if self.pid is None:
            self._read_note()
        if self.pid is None or self.ended is not None:
            return
        memory = read_memory_mb(self.pid)
        if memory is None:
            self.ended = monotonic()
        else:
            self.peak_mb, self.mapped_mb = max(self.peak_mb, memory[0]), max(self.mapped_mb, memory[1])

    def _read_note(self) -> None:
        """Read what the worker wrote when it began; the clock is the system's, the same in every process."""
        with suppress(OSError, ValueError):
            pid, begun, peak_mb, limit_mb = self.note.read_text(encoding="ascii").split()
            self.begun, self.peak_mb, self.limit_mb = float(begun), float(peak_mb), float(limit_mb)
            self.pid = int(pid)

    def measure(self) -> Attempt:
        """Tell time and memory as far as they were seen."""
        end = self.ended if self.ended is not None else monotonic()
        return Attempt(round(end - self.begun, 3) if self.begun else 0.0, round(self.peak_mb, 1))


@dataclass(slots=True)
class Watch:
    """A thread that looks at every attempt under way."""

    attempts: dict[int, Watched] = field(default_factory=dict)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(LOOK_EVERY_S):
            for watched in list(self.attempts.values()):
                watched.look()


def leave_note(note: Path) -> None:
    """Write down, from the worker: which process has begun, when, its memory, and what it may map, in MB."""
    limit_mb = max(0, resource.getrlimit(resource.RLIMIT_AS)[0]) / (1024 * 1024)
    memory = read_memory_mb() or (0.0, 0.0)
    with suppress(OSError):
        note.write_text(f"{os.getpid()} {monotonic()} {memory[0]} {limit_mb}", encoding="ascii")


def reset_peak() -> None:
    """Let the peak of this process count from now (Linux 4.0 and later)."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def read_memory_mb(pid: int | str = "self") -> tuple[float, float] | None:
    """Read most resident and now mapped memory of a process, in MB; None when it is gone (or a zombie)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    sizes = dict.fromkeys(("VmHWM", "VmSize"), 0.0)
    for line in status.splitlines():
        name, _, value = line.partition(":")
        if name in sizes:
            sizes[name] = int(value.split()[0]) / 1024
    return (sizes["VmHWM"], sizes["VmSize"]) if sizes["VmSize"] else None
