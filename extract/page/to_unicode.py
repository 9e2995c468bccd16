"""Whether two codes of some font stand for one digit: then the font's own outline for it may not be the one drawn.

PDFium tells no codes of characters. But tables of characters (ToUnicode, ISO 32000-1, 9.10.3) are streams of their own
in a file, small and easily known, so they are looked through before anything is read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from bordereau.extract.page.limits import STREAM

SIGNS = (b"beginbf", b"CIDInit", b"CMap")
HEAD, LONGEST = 512, 1 << 18
"""Bytes in which a table is known by its words, and that it may have."""
BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")
FIRST, LAST = ord("0"), ord("9")


def has_doubled_digits(data: bytes) -> bool:
    r"""Whether some table of characters in the bytes of a PDF gives one digit to two codes.

    >>> table = b"stream\n1 beginbfchar <31> <0039> <39> <0039> endbfchar\nendstream"
    >>> has_doubled_digits(table), has_doubled_digits(table.replace(b"<31>", b"<39>"))
    (True, False)
    """
    return any(_doubles(table) for table in _list_tables(data))


def _list_tables(data: bytes) -> Iterator[bytes]:
    for match in STREAM.finditer(data):
        start = match.end()
        head = data[start : start + HEAD]
        if head[:1] in b"xhX8" and len(head) > 1 and int.from_bytes(head[:2]) % 31 == 0:
            head = _inflate(data[start : start + HEAD], HEAD)
            if any(sign in head for sign in SIGNS):
                yield _inflate(data[start : start + LONGEST], LONGEST)
        elif any(sign in head for sign in SIGNS):
            end = data.find(b"endstream", start)
            yield data[start : min(end if end >= 0 else len(data), start + LONGEST)]


def _inflate(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return b""


def _doubles(table: bytes) -> bool:
    codes: dict[int, set[int]] = {}
    for block in BLOCK.finditer(table):
        pairs = _list_ranges(block[2]) if block[1] == b"range" else _list_chars(block[2])
        for code, digit in pairs:
            codes.setdefault(digit, set()).add(code)
    return any(len(own) > 1 for own in codes.values())


def _list_chars(block: bytes) -> Iterator[tuple[int, int]]:
    """The codes and digits of « <31> <0039> »."""
    found = [match[1] for match in TOKEN.finditer(block) if match[1] is not None]
    for code, sign in zip(found[::2], found[1::2], strict=False):
        if FIRST <= _number(sign) <= LAST:
            yield _number(code), _number(sign)


def _list_ranges(block: bytes) -> Iterator[tuple[int, int]]:
    """The codes and digits of « <20> <7e> <0020> » and « <31> <32> [<0031> <0032>] »."""
    tokens = [match[1] if match[1] is not None else match[2] for match in TOKEN.finditer(block)]
    place = 0
    while place + 2 < len(tokens):
        low, high = _number(tokens[place]), _number(tokens[place + 1])
        if tokens[place + 2] == b"[":
            end = tokens.index(b"]", place) if b"]" in tokens[place:] else len(tokens)
            signs = [_number(sign) for sign in tokens[place + 3 : end]]
            yield from ((low + step, sign) for step, sign in enumerate(signs) if FIRST <= sign <= LAST)
            place = end + 1
            continue
        base = _number(tokens[place + 2])
        for digit in range(max(FIRST, base), min(LAST, base + high - low) + 1):
            yield low + digit - base, digit
        place += 3


def _number(hexadecimal: bytes) -> int:
    digits = b"".join(hexadecimal.split())
    try:
        return int(digits, 16)
    except ValueError:
        return -1
