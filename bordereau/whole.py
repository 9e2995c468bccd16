"""Write a file whole or not at all: beside its place first, then moved there; a write that fails leaves nothing.

What is no regular file (a pipe, ``/dev/stdout``, ``/dev/null``) cannot be moved onto and is written as it is. A link is
followed, so that it stays one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bordereau.schemas.errors import BordereauError, UsageError


@contextmanager
def put_in_place(path: Path, error: type[BordereauError] = UsageError) -> Iterator[Path]:
    """Give a file to write beside ``path``, which takes its place only when it is whole.

    Whatever of the system goes wrong is told as ``error``, in one sentence that names the path.
    """
    draft: Path | None = None
    try:
        if is_stream(path):
            yield path
            return
        target = path.resolve() if path.is_symlink() else path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise IsADirectoryError(21, os.strerror(21))
        draft = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
        draft.touch()
        yield draft
        _settle(draft, target)
    except OSError as fault:
        raise error(f"{path} cannot be written: {tell_cause(fault)}.") from fault
    except UnicodeEncodeError as fault:
        raise error(f"{path} cannot be written: a name or text in it is no Unicode.") from fault
    finally:
        if draft is not None:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def write_whole(path: Path, text: str, error: type[BordereauError] = UsageError) -> None:
    """Write a text in UTF-8, whole or not at all. Raises ``error``."""
    with put_in_place(path, error) as draft:
        draft.write_bytes(text.encode("utf-8"))


def is_stream(path: Path) -> bool:
    """Whether a path is written to rather than made: a pipe, a device, what a shell calls ``/dev/stdout``.

    The last, and ``/dev/fd/1``, lead into ``/proc``; a file below ``/dev/shm`` is a file like any other.
    """
    leads_to = str(path.readlink()) if path.is_symlink() else ""
    if f"{os.path.realpath(path.parent)}/".startswith("/proc/") or leads_to.startswith("/proc/"):
        return True
    return path.exists() and not path.is_file() and not path.is_dir()


def tell_cause(error: OSError) -> str:
    """Say what the system refused, without its number.

    >>> tell_cause(OSError(28, "No space left on device"))
    'No space left on device'
    """
    return error.strerror or " ".join(str(error).split()) or type(error).__name__


def _settle(draft: Path, target: Path) -> None:
    """Bring the bytes to the disk, then the name to its place; a file that was there keeps its permissions."""
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    with suppress(OSError):
        draft.chmod(target.stat().st_mode & 0o7777)
    draft.replace(target)
