"""What a worker gives up before it opens a stranger's file.

It dies with its parent, so do processes forked from it; it opens no connection and starts no program, whatever a
document or a library asks for; it cannot grow past its budget. Only the budget is set anew for each document; nothing
else of this can be undone in the same process.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1
MB = 1024 * 1024
KEPT_MB = 3072
"""What models, libraries and leaks of a worker may map at most, besides the budget of the document at hand."""
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
    """Close this process off; ``memory_mb`` is the budget of each of its documents.

    Call it once the libraries are loaded: what is mapped then is not counted.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    die_with_parent()
    os.register_at_fork(after_in_child=die_with_parent)
    if os.getpgid(0) != os.getpid():
        os.setsid()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = read_size_bytes() + (KEPT_MB + memory_mb) * MB
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    set_budget(memory_mb)
    sys.addaudithook(_refuse)


def set_budget(memory_mb: int) -> None:
    """Let the document at hand map so much more than is mapped now (``RLIMIT_AS``).

    malloc, numpy and PDFium then fail where they ask for more, long before the machine does. What documents before
    have left behind is not counted against this one.
    """
    give_back()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = read_size_bytes() + memory_mb * MB
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def open_budget() -> None:
    """Let the answer be sent, whatever the document took; what it has freed is given back."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    give_back()


def read_limit_mb() -> float:
    """Read what this process may map, in MB; 0 without a limit."""
    return max(0, resource.getrlimit(resource.RLIMIT_AS)[0]) / MB


def give_back() -> None:
    """Give memory that was freed back to the system, where the C library knows how to (glibc)."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


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
