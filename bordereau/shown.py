"""How text from elsewhere is shown to people: titles, file names and messages may hold what steers a terminal.

All words of the program pass here once, where they are put together or printed. Data does not: its JSON keeps the true
characters, escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from bordereau.schemas.unseen import UNSEEN, escape_unseen, number_sign


def show(text: str) -> str:
    r"""Show a text on one line: an end of line, an escape, a mark of direction by its number.

    >>> show("a\nb.pdf \x1b[31mred")
    'a⟨U+000A⟩b.pdf ⟨U+001B⟩[31mred'
    """
    return UNSEEN.sub(lambda found: number_sign(found.group()), text)


def join_lines(lines: Iterable[str]) -> str:
    """Put lines for people together; a line that was to be one stays one."""
    return "".join(f"{show(line)}\n" for line in lines)


def print_json(content: object, indent: int | None = None) -> str:
    r"""Write JSON for a program that a person may look at: the true characters, none of them raw that steers.

    >>> print_json({"a": "é\x7f"})
    '{"a": "é\\u007f"}\n'
    """
    return escape_unseen(json.dumps(content, ensure_ascii=False, indent=indent)) + "\n"
