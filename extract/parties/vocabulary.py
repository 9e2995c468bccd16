"""The words that show where parties stand, read once from ``lexicon/parties.toml``."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files
from typing import Any


def spaced(pattern: str) -> str:
    """A pattern of the vocabulary as a regular expression: a blank stands for any white space."""
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


@functools.cache
def read_words() -> dict[str, Any]:
    """The whole file."""
    return tomllib.loads(files("extract").joinpath("lexicon", "parties.toml").read_text("utf8"))


@functools.cache
def evidence() -> dict[str, re.Pattern[str]]:
    """What is said of a party and of nobody else, by kind."""
    return {kind: re.compile(spaced(pattern)) for kind, pattern in read_words()["evidence"].items()}


@functools.cache
def any_evidence() -> re.Pattern[str]:
    """All kinds of evidence in one pattern."""
    return re.compile("|".join(f"(?:{spaced(pattern)})" for pattern in read_words()["evidence"].values()))


@functools.cache
def openers() -> tuple[tuple[re.Pattern[str], int, str], ...]:
    """(pattern, weight, kind) of what opens a block."""
    return tuple((re.compile(spaced(p)), int(w), kind) for kind, (p, w) in read_words()["openers"].items())


@functools.cache
def ends(kind: str) -> re.Pattern[str]:
    """What comes after a block: ``line`` at a line start, ``anywhere``, ``capital`` with a capital."""
    pattern = spaced(read_words()["ends"][kind])
    return re.compile(
        rf"(?:^|\n|(?<=[.;»\"])\s)\s*(?P<mark>{pattern})" if kind == "line" else rf"\b(?P<mark>{pattern})"
    )


@functools.cache
def non_signing() -> re.Pattern[str]:
    """What opens the list of those who only attend."""
    return re.compile(spaced(read_words()["non_signing"]))


@functools.cache
def head() -> re.Pattern[str]:
    """A determiner and the first word of a body's name, or that word alone."""
    heads = "|".join(spaced(word) for word in sorted(read_words()["heads"], key=len, reverse=True))
    return re.compile(
        rf"(?P<determiner>l ?' ?|l (?=[aeiouhy])|le\s+|la\s+|les\s+|un\s+|une\s+)?[\"(]?\s*(?P<head>{heads})s?\b"
    )


@functools.cache
def side() -> str:
    """« d'une part », « d'autre part », « de troisième part », as the source of a pattern."""
    return f"(?:{spaced(read_words()['boundaries']['side'])})"


@functools.cache
def boundary_words(kind: str) -> str:
    """The words of one list of the boundaries, as the source of an alternation."""
    return "|".join(spaced(word) for word in read_words()["boundaries"][kind])
