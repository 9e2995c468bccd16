"""What a worker gives up before it opens a stranger's file.

It dies with its parent, so do processes forked from it; it opens no connection and starts no program, whatever a
document or a library asks for; it cannot grow past its budget. Nothing of this can be undone in the same process.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1
REFUSED = {
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "pty.spawn",
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "subprocess.Popen",
}
"""Audit events (PEP 578): programs and connections."""


def seal_worker(memory_mb: int) -> None:
    """Close this process off. Call it once the libraries are loaded: a limit set before breaks their start.

    ``memory_mb`` comes on top of what the process has mapped now, in address space (``RLIMIT_AS``): malloc, numpy
    and PDFium then fail where they ask for more, long before the machine does.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    die_with_parent()
    os.register_at_fork(after_in_child=die_with_parent)
    if os.getpgid(0) != os.getpid():
        os.setsid()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    size = read_size_bytes() + memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    sys.addaudithook(_refuse)


def die_with_parent() -> None:
    """Ask Linux to kill this process when its parent ends; elsewhere there is no such call."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def read_size_bytes() -> int:
    """Read the address space of this process, in bytes; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event in REFUSED:
        raise PermissionError(f"a worker starts no program and opens no connection ({event})")
