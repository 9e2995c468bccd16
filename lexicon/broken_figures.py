"""Figures whose groups of digits are not legal: « 19 8 72 » may be 19 872, but nobody can tell by the form."""

from __future__ import annotations

import re

_GROUPS = re.compile(r"[-+–−]?\s?(\d{1,3}(?:[ .]\d{1,3}){1,3})(?:,\d{1,2})?(?:\s?€)?")
_LEGAL = re.compile(r"\d{1,3}(?:[ .]\d{3})+|\d{1,3}\.\d{1,2}")
_SPACE = re.compile(r"\s+")


def is_broken_figure(text: str) -> bool:
    """Whether a whole cell is digits in a few groups that are not legal: a figure that its page or its reader broke.

    >>> [is_broken_figure(t) for t in ("19 8 72", "2 43 0", "1 25 €", "12 34 5,50")]
    [True, True, True, True]
    >>> [is_broken_figure(t) for t in ("12 345", "12.50", "1 234,5", "05 61 28 73 53", "3 2021", "30/06", "")]
    [False, False, False, False, False, False, False]
    """
    match = _GROUPS.fullmatch(_SPACE.sub(" ", text).strip())
    return match is not None and _LEGAL.fullmatch(match[1]) is None
