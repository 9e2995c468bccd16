"""What a host blotted out or an author left to be filled in: « XXXX », « Jean-Xxxxxx », « ……… »."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"[\s.…_\-–\[\]<>?●•*]*")


def is_masked(name: str) -> bool:
    """Whether a name, as printed, was blotted out (« Jean-Xxxxxx XXXXXX ») or left as « XXX ».

    >>> [is_masked(name) for name in ("Jean-Xxxxxx XXXXXX", "XX", "X", "Max ROUX", "Xavier XU")]
    [True, True, True, False, False]
    """
    masked = any(len(word) > 1 and set(word.lower()) == {"x"} for word in _WORD.findall(name))
    return masked or name.strip(" .") in ("X", "x")


def is_masked_place(name: str) -> bool:
    """Whether nothing of a place's name is left: no letter but x.

    >>> is_masked_place("XX"), is_masked_place("-"), is_masked_place("Aix")
    (True, True, False)
    """
    letters = [char for char in name if char.isalpha()]
    return all(char in "xX" for char in letters)


def is_blank(text: str) -> bool:
    """Dots, lines and brackets only: left to be filled in.

    >>> is_blank("[……]"), is_blank("____"), is_blank("a …")
    (True, True, False)
    """
    return _BLANK.fullmatch(text) is not None
