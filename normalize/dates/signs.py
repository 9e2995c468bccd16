"""What a text must hold for a date to be found in it: told at once, so that most patterns are tried on few texts."""

from __future__ import annotations

import re
from collections.abc import Callable

Sign = Callable[[str], bool]
"""Tells of a folded text whether a pattern may match in it; where it does not, none can."""
_FIGURE, _YEAR, _SHORT_QUARTER = re.compile(r"\d"), re.compile(r"(?:1\d|2[01])\d\d"), re.compile(r"t\s?[1-4]")


def holds_figure(folded: str) -> bool:
    """« 30.06.2017 »"""
    return _FIGURE.search(folded) is not None


def holds_slash(folded: str) -> bool:
    """« 30/06 »"""
    return "/" in folded


def holds_year(folded: str) -> bool:
    """« 2020-2022 »"""
    return _YEAR.search(folded) is not None


def holds_years(folded: str) -> bool:
    """« les années 2010 »"""
    return "annees" in folded


def holds_quarter(folded: str) -> bool:
    """« 2ème trimestre », « premier semestre », « T3 2020 »"""
    return "mestre" in folded or _SHORT_QUARTER.search(folded) is not None


def holds_worded_year(folded: str) -> bool:
    """« en deux mille vingt », « en dix-neuf cent », « en 2020 »"""
    return "mil" in folded or "neuf" in folded or holds_year(folded)
