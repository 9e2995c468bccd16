"""Messages between a process and its worker: each pickled, with its length before it.

Every worker has a channel of its own. Where workers share one, a worker that is killed in the middle of an answer
leaves half a message and a held lock to all others.
"""

from __future__ import annotations

import os
import pickle
import struct
from typing import Any

LENGTH = struct.Struct("!Q")


class Channel:
    """One end of a pair of connected sockets or pipes."""

    def __init__(self, reader: int, writer: int | None = None) -> None:
        self._reader = reader
        self._writer = reader if writer is None else writer

    def fileno(self) -> int:
        """What to wait for until there is something to receive."""
        return self._reader

    def send(self, message: Any) -> None:
        """Send a message. Raises OSError when nobody is left to read it, and what pickling raises."""
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        for part in (LENGTH.pack(len(data)), data):
            left = memoryview(part)
            while left:
                left = left[os.write(self._writer, left) :]

    def receive(self) -> Any:
        """Wait for a message. Raises EOFError when none can come any more, and what unpickling raises."""
        (length,) = LENGTH.unpack(self._read(LENGTH.size))
        return pickle.loads(self._read(length))  # noqa: S301 (from a process of ours)

    def close(self) -> None:
        for handle in {self._reader, self._writer}:
            os.close(handle)

    def _read(self, count: int) -> bytes:
        parts = []
        while count:
            try:
                part = os.read(self._reader, min(count, 1 << 20))
            except OSError as error:
                raise EOFError from error
            if not part:
                raise EOFError
            parts.append(part)
            count -= len(part)
        return b"".join(parts)
