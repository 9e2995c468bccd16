"""Read JSON that others may have written: what no program of ours writes is refused with a place, never half read.

Python's own reader takes NaN, repeated keys, four thousand digits and any depth up to a crash; what comes of these
fails far from here, in a sum or a file.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

DIGITS_AT_MOST = 40
"""Of a bare number: longer ones belong into strings."""


class BadJsonError(ValueError):
    """No JSON that can be taken; the message is a part of a sentence: “no JSON (line 3, column 1)”."""


def read_json(data: bytes | str) -> Any:
    r"""Read JSON in UTF-8, with or without a byte order mark. Raises BadJsonError.

    >>> read_json(b'\xef\xbb\xbf{"a": 1}')
    {'a': 1}
    >>> read_json('{"a": NaN}')
    Traceback (most recent call last):
    bordereau.schemas.strict_json.BadJsonError: NaN, which is no number of JSON
    """
    try:
        return json.loads(
            decode_utf8(data),
            parse_constant=_refuse_constant,
            parse_int=_read_int,
            parse_float=_read_float,
            object_pairs_hook=_read_pairs,
        )
    except json.JSONDecodeError as error:
        raise BadJsonError(f"no JSON (line {error.lineno}, column {error.colno}: {error.msg})") from error
    except RecursionError as error:
        raise BadJsonError("no JSON (nested too deep)") from error


def decode_utf8(data: bytes | str) -> str:
    """Decode UTF-8, with or without a byte order mark. Raises BadJsonError, which says where it is none."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadJsonError("no JSON (it is UTF-16 and must be UTF-8)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadJsonError(f"no JSON (no UTF-8 at byte {error.start + 1})") from error


def _refuse_constant(name: str) -> NoReturn:
    raise BadJsonError(f"{name}, which is no number of JSON")


def _read_int(text: str) -> int:
    if len(text) > DIGITS_AT_MOST:
        raise BadJsonError(f"a number of {len(text)} digits")
    return int(text)


def _read_float(text: str) -> float:
    value = float(text)
    if len(text) > DIGITS_AT_MOST or value in (float("inf"), float("-inf")):
        raise BadJsonError(f"the number {text[:20]}, which is beyond reason")
    return value


def _read_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BadJsonError(f"the key “{twice[:40]}” twice in one object")
    return content
