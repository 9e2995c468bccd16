"""Limits against files made to break their reader, checked before PDFium opens them.

A *decompression bomb* is a small stream that inflates to gigabytes. Deflate shrinks at most 1032 times (zlib's
technical details), so only a stream longer than a thousandth of the limit can be one, unless it is deflated twice.
Ordinary documents hold few such streams; for them this check costs nothing to speak of.
"""

from __future__ import annotations

import re
import zlib

from bordereau.schemas.errors import TooLargeError

MOST = 1032
"""Bytes out for one byte in, at best."""
STEP = 1 << 20
STREAM = re.compile(rb"stream\r?\n")
TWICE = re.compile(rb"/Fl(?:ateDecode)?[\s\]]*/Fl")
DICTIONARY_REACH = 600


def check_bombs(name: str, data: bytes, limit: int) -> None:
    r"""Refuse a PDF with a stream that inflates to more than ``limit`` bytes. Raises TooLargeError.

    >>> check_bombs("a.pdf", b"<</Filter/FlateDecode>>stream\n" + zlib.compress(bytes(9_000_000), 9), 8_000_000)
    Traceback (most recent call last):
    bordereau.schemas.errors.TooLargeError: a.pdf holds a stream that inflates to more than 8000000 bytes.
    """
    end = -1
    for match in STREAM.finditer(data):
        start = match.end()
        if not _is_deflated(data, start):
            continue
        if end < start:
            end = data.find(b"endstream", start)
            end = end if end >= 0 else len(data)
        twice = bool(TWICE.search(data, max(0, match.start() - DICTIONARY_REACH), match.start()))
        if (end - start) * MOST * (MOST if twice else 1) <= limit:
            continue
        if _inflates_past(memoryview(data)[start:end], limit, 2 if twice else 1):
            raise TooLargeError(f"{name} holds a stream that inflates to more than {limit} bytes.")


def _is_deflated(data: bytes, start: int) -> bool:
    """Whether a zlib stream begins here (RFC 1950): method 8, and a header that 31 divides."""
    head = data[start : start + 2]
    return len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head) % 31 == 0


def _inflates_past(packed: memoryview, limit: int, times: int) -> bool:
    """Whether a stream inflates to more than ``limit``; what is no zlib stream does not."""
    layers = [zlib.decompressobj() for _ in range(times)]
    sizes = [0] * times
    try:
        for start in range(0, len(packed), STEP):
            if _pour(layers, sizes, 0, bytes(packed[start : start + STEP]), limit):
                return True
    except zlib.error:
        return False
    return False


def _pour(layers: list[zlib._Decompress], sizes: list[int], depth: int, data: bytes, limit: int) -> bool:
    """Inflate a piece, layer after layer, no more than one step of output at a time."""
    while data:
        out = layers[depth].decompress(data, STEP)
        data = layers[depth].unconsumed_tail
        sizes[depth] += len(out)
        if sizes[depth] > limit:
            return True
        if out and depth + 1 < len(layers) and _pour(layers, sizes, depth + 1, out, limit):
            return True
        if not out:
            break
    return False
