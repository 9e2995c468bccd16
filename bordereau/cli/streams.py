"""What the verbs share: data to stdout, words to stderr, known sums from a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import UsageError

if TYPE_CHECKING:
    from reconcile.known import KnownSums


def print_data(text: str) -> None:
    """Write data to stdout as UTF-8, whatever the locale says."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def print_words(text: str) -> None:
    """Write a message for a person to stderr."""
    print(text, file=sys.stderr)  # noqa: T201 (the only place that prints messages)


def write_data(text: str, output: Path | None) -> None:
    """Write data to a file, or to stdout when there is none. Raises UsageError when it cannot be written."""
    if output is None:
        print_data(text)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror or error}.") from error


def read_sums(path: Path | None) -> KnownSums | None:
    """Read the file of known sums that an option names. Raises UsageError when it cannot be read."""
    if path is None:
        return None
    from reconcile.known import read_known_sums

    return read_known_sums(path)


def drop_stdout() -> None:
    """Let nothing more be written to a stdout that was closed, not even at the program's end."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    os.close(sink)
