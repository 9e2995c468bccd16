"""Colour for lines of checks on a terminal; a file, a pipe and whoever sets ``NO_COLOR`` get plain text."""

from __future__ import annotations

import os
import sys

from bordereau.summary import MARKS

TONES = {"fails": "31", "undetermined": "33", "within_rounding": "36", "exact": "32"}
"""What a terminal calls red, yellow, cyan, green."""
BOLD = "1"


def paint(text: str) -> str:
    """Colour lines that begin with the mark of a verdict, and make the line of a document bold, on a terminal only.

    The text has been through ``shown.show``: what a document holds cannot steer the terminal, only this does.
    """
    if not wants_colour():
        return text
    return "".join(_paint_line(line) for line in text.splitlines(keepends=True))


def wants_colour() -> bool:
    """Whether stdout is a terminal that takes colours."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or sys.stdout is None:
        return False
    return sys.stdout.isatty()


def _paint_line(line: str) -> str:
    marks = {mark: TONES[status] for status, mark in MARKS.items()}
    sign = line[4:5] if line.startswith("    ") and line[5:6] == " " else ""
    tone = marks.get(sign, "" if line.startswith(" ") else BOLD)
    return f"\x1b[{tone}m{line.rstrip()}\x1b[0m\n" if tone else line
