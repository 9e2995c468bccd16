"""The time and the memory of one attempt at a document, even where the worker did not live to tell them.

Whoever guards a worker looks at ``/proc`` for it a few times a second. What ended well is measured by the worker
itself, exactly.
"""

from __future__ import annotations

import resource
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

LOOK_EVERY_S = 0.2
LOOK_OFTEN_S = 0.02
"""While a worker has mapped half of what it may: memory is filled at a gigabyte a second, and the dead tell nothing."""
MB = 1024 * 1024


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
    """An attempt under way, seen from outside of the worker."""

    pid: int
    begun: float
    peak_mb: float = 0.0
    mapped_mb: float = 0.0
    limit_mb: float = 0.0
    """What the worker may map (``RLIMIT_AS``)."""
    page: int = 0
    """The page that it is at; 0 while it is at none."""
    page_begun: float = 0.0

    def look(self) -> None:
        """Look once at the process, if it still is."""
        memory = read_memory_mb(self.pid)
        if memory is None:
            return
        self.peak_mb, self.mapped_mb = max(self.peak_mb, memory[0]), max(self.mapped_mb, memory[1])
        with suppress(OSError, ValueError):
            self.limit_mb = max(0, resource.prlimit(self.pid, resource.RLIMIT_AS)[0]) / MB

    def wait_s(self) -> float:
        """How long to wait for the next look."""
        return LOOK_OFTEN_S if self.limit_mb and self.mapped_mb > self.limit_mb / 2 else LOOK_EVERY_S

    def turn_to(self, page: int) -> None:
        """Note that the worker has come to a page."""
        self.page, self.page_begun = page, monotonic()

    def measure(self) -> Attempt:
        """Tell time and memory as far as they were seen."""
        return Attempt(round(monotonic() - self.begun, 3), round(self.peak_mb, 1))


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
