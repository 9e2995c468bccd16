"""Signs that steer instead of being seen: controls, escapes of terminals, marks of direction, ends of lines.

A title or a file name may hold any of them. Data keeps them, escaped as JSON escapes; people are shown their number.
"""

from __future__ import annotations

import re

UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL and C1: 0x9b alone begins a sequence on some terminals
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # direction, zero width, annotations
    "\u2028\u2029\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Soft hyphens stay: terminals and editors know what to do with them."""
IN_JSON = re.compile(UNSEEN.pattern.replace("\x00-\x1f", ""))
"""JSON has escaped C0 in its strings; between them its own ends of lines stand, which stay."""


def number_sign(sign: str) -> str:
    r"""Show one sign by its number.

    >>> number_sign("\x1b")
    '⟨U+001B⟩'
    """
    return f"⟨U+{ord(sign):04X}⟩"


def escape_unseen(text: str) -> str:
    r"""Escape in a text of JSON what steers a terminal; whoever reads it as JSON gets the same strings.

    >>> escape_unseen('{"a": "gnp\u202eexe"}')
    '{"a": "gnp\\u202eexe"}'
    """
    return IN_JSON.sub(_escape_sign, text)


def _escape_sign(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))
