"""What the words around figures say: that a list is all of a total, that it is not, that a figure is a rate.

The vocabulary is in lexicon/relations.toml; patterns run over folded text (lexicon.folding).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

Pattern = re.Pattern[str]


class Strength(IntEnum):
    """How surely the words say that the parts make up the total."""

    LOOSE = 1
    """Nothing but the layout says so: a relation is stated only when it holds."""
    LIKELY = 2
    """The words point to it: a miss is undetermined, unless it looks like a slip of one digit."""
    STRONG = 3
    """The words say it: a miss fails."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    exhaustive: Pattern
    exhaustive_in_sentence: Pattern
    likely_in_sentence: Pattern
    hopeful_in_sentence: Pattern
    hopeful_opening: Pattern
    likely: Pattern
    anaphora: Pattern
    partial: Pattern
    within: Pattern
    rate: Pattern
    tax: Pattern
    tax_inside: Pattern
    not_a_sum: Pattern
    plain_line: Pattern
    sub_line: Pattern
    soit_line: Pattern
    named_line: Pattern
    total_before: Pattern
    total_after: Pattern
    drawn: Pattern
    therefore: Pattern
    not_shares: Pattern
    shares: Pattern


@cache
def load_section(name: str) -> dict[str, Any]:
    """Load one table of the vocabulary."""
    data = tomllib.loads(files("reconcile").joinpath("lexicon", "relations.toml").read_text("utf8"))
    section: dict[str, Any] = data[name]
    return section


@cache
def lexicon() -> Lexicon:
    """Load and compile the vocabulary once."""
    words, figures, totals, percents = map(load_section, ("introducers", "figures", "totals", "percents"))
    return Lexicon(
        exhaustive=_any_of(words["exhaustive"]),
        exhaustive_in_sentence=_any_of(words["exhaustive_in_sentence"]),
        likely_in_sentence=_any_of(words["likely_in_sentence"]),
        hopeful_in_sentence=_any_of(words["hopeful_in_sentence"]),
        hopeful_opening=_any_of(words["hopeful_opening"]),
        likely=_any_of(words["likely"]),
        anaphora=_any_of(words["anaphora"]),
        partial=_any_of(words["partial"]),
        within=re.compile(figures["within"]),
        rate=re.compile(figures["rate"]),
        tax=re.compile(figures["tax"]),
        tax_inside=re.compile(figures["tax_inside"]),
        not_a_sum=_any_of(figures["not_a_sum"]),
        plain_line=re.compile(totals["plain_line"]),
        sub_line=re.compile(totals["sub_line"]),
        soit_line=re.compile(totals["soit_line"]),
        named_line=re.compile(totals["named_line"]),
        total_before=re.compile(totals["before"]),
        total_after=re.compile(totals["after"]),
        drawn=re.compile(totals["drawn"]),
        therefore=re.compile(totals["therefore"]),
        not_shares=_any_of(percents["not_shares"]),
        shares=_any_of(percents["shares"]),
    )


def _any_of(patterns: Iterable[str]) -> Pattern:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def weigh_introduction(tail: str) -> Strength | None:
    """Tell how surely the words between a total and its list say that the list is all of it.

    ``tail`` is folded. None when they say that it is not (“notamment”, “dans la limite de”).

    >>> weigh_introduction(", dont :"), weigh_introduction(" dont notamment :")
    (<Strength.STRONG: 3>, None)
    >>> weigh_introduction(" au moyen de trois axes de financement :")
    <Strength.LOOSE: 1>
    """
    words, tail = lexicon(), tail.strip()
    if words.partial.search(tail):
        return None
    if words.exhaustive.search(tail):
        return Strength.STRONG
    return Strength.LIKELY if tail == ":" or words.likely.search(tail) else Strength.LOOSE


_SENTENCE_END = re.compile(r"(?P<word>\S*)[.?!]\s+(?=[^a-zà-ÿ\s])")
_ABBREVIATIONS = frozenset(
    ["m", "mm", "mme", "dr", "me", "st", "al", "cf", "no", "n", "art", "mr", "p", "ex", "r", "c", "s"]
)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text into sentences: (start, end) offsets. A semicolon does not end one, nor “M. X”.

    >>> text = "Il verse 3 M€. M. X reçoit 2 M€ ; fin."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Il verse 3 M€. ', 'M. X reçoit 2 M€ ; fin.']
    """
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(text)
        if match["word"].strip("(«").lower().rpartition(".")[2] not in _ABBREVIATIONS
    ]
    return tuple((start, end) for start, end in pairwise([0, *ends, len(text)]) if end > start)
