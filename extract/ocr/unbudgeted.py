"""Models that a process loads once and keeps are not charged to the document that needs them first.

A worker may map so much for each document (``RLIMIT_AS``, set by whoever guards it). Without this a document that just
fits into a worker that has its models would not fit into a fresh one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def load_unbudgeted(load: Callable[[], T]) -> T:
    """Load something; what that maps is added to what this process may map. Nothing is done without a limit."""
    try:
        import resource
    except ImportError:  # no such limits on this system
        return load()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY:
        return load()
    before = _read_mapped_bytes()
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        return load()
    finally:
        grown = max(0, _read_mapped_bytes() - before)
        now = soft + grown
        resource.setrlimit(resource.RLIMIT_AS, (now if hard == resource.RLIM_INFINITY else min(now, hard), hard))


def _read_mapped_bytes() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    import resource

    return pages * resource.getpagesize()
