"""What the verbs share: data to stdout, words to stderr, names from stdin, known sums from a file.

All words for people pass through ``print_words`` or ``join_lines``, so that none of them steers a terminal or tells a
password. A stderr that is closed or full loses words, never work.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bordereau.redact import redact
from bordereau.schemas.errors import BordereauError, UsageError
from bordereau.shown import show
from bordereau.whole import tell_cause, write_whole

if TYPE_CHECKING:
    from bordereau.reconcile.single.known_sums import KnownSums
    from bordereau.reconcile.single.waivers import Waiving

UTF16 = (b"\xff\xfe", b"\xfe\xff")
BOM = b"\xef\xbb\xbf"
STREAMS = (0, 1, 2)


class StdoutError(BordereauError):
    """Data could not be printed."""

    exit_code = 1


def print_data(text: str) -> None:
    """Write data to stdout as UTF-8, whatever the locale says. Raises StdoutError, BrokenPipeError."""
    if sys.stdout is None:
        raise StdoutError("The results cannot be printed: stdout is closed.")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_stdout()
        raise StdoutError(f"The results cannot be printed: stdout: {tell_cause(error)}.") from error


def print_words(text: str) -> None:
    """Write a message for a person to stderr, on one line."""
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            print(show(redact(text)), file=sys.stderr)  # noqa: T201 (the only place that prints messages)


def write_data(text: str, output: Path | None) -> None:
    """Write data to a file, whole or not at all, or to stdout when there is none. Raises UsageError, StdoutError."""
    if output is None:
        print_data(text)
    else:
        write_whole(output, text)


def read_sums(path: Path | None) -> KnownSums | None:
    """Read the file of known sums that an option names. Raises UsageError when it cannot be read."""
    if path is None:
        return None
    from bordereau.reconcile.single.known_sums import read_known_sums

    return read_known_sums(path)


def read_waiving(path: Path | None) -> Waiving:
    """Read the file of waivers that an option names; without one nothing is waived. Raises UsageError."""
    from bordereau.reconcile.single.waivers import Waivers, Waiving, read_waivers

    return Waiving(Waivers() if path is None else read_waivers(path))


def tell_waived(waiving: Waiving) -> None:
    """Say which sums were let pass, and which waivers had nothing to do."""
    for sentence in (*waiving.waived, *waiving.list_idle()):
        print_words(f"bordereau: {sentence}")


def read_lines() -> Iterator[bytes]:
    """Read stdin line by line, without ends of lines and without a byte order mark. Raises UsageError."""
    if sys.stdin is None:
        raise UsageError("There is nothing to read: stdin is closed.")
    first = True
    try:
        for raw in sys.stdin.buffer:
            line = raw.removesuffix(b"\n").removesuffix(b"\r")
            if first and line.startswith(UTF16):
                raise UsageError("What stands on stdin is UTF-16: write it as UTF-8.")
            yield line.removeprefix(BOM) if first else line
            first = False
    except OSError as error:
        raise UsageError(f"stdin cannot be read: {tell_cause(error)}.") from error


def read_names() -> Iterator[str]:
    """Read names from stdin: one a line, or parted by NUL as ``find -print0`` does; blank ones are none."""
    for line in read_lines():
        for name in line.split(b"\0"):
            if name.strip():
                yield os.fsdecode(name)


def keep_streams_open() -> None:
    """Open what a caller has closed of stdin, stdout and stderr, or the next file opened would be taken for it."""
    for number in STREAMS:
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number: this one


def drop_stdout() -> None:
    """Let nothing more be written to a stdout that was closed, not even at the program's end."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    os.close(sink)
