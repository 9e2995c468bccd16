"""What the words around figures say: that a list is all of a total, that it is not, that a figure is a rate.

The vocabulary is lexicon/relations.toml; patterns run over folded text (lexicon.folding).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import pairwise

from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.money_units import write_taxes
from bordereau.lexicon.read import read_pattern, write_pattern

Pattern = re.Pattern[str] | FormPattern
_FILE = "relations"


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
    narrated: Pattern
    shares: Pattern


def read_relation(key: str) -> Pattern:
    """The forms of one key of the vocabulary, compiled once."""
    return read_pattern(_FILE, key)


def write_relation(key: str) -> str:
    """The same as the source of a pattern."""
    return write_pattern(_FILE, key)


@cache
def lexicon() -> Lexicon:
    """Load and compile the vocabulary once."""
    tax = rf"(?:{write_taxes()}\.?)"
    return Lexicon(
        exhaustive=read_relation("introducers.exhaustive"),
        exhaustive_in_sentence=read_relation("introducers.exhaustive_in_sentence"),
        likely_in_sentence=read_relation("introducers.likely_in_sentence"),
        hopeful_in_sentence=read_relation("introducers.hopeful_in_sentence"),
        hopeful_opening=read_relation("introducers.hopeful_opening"),
        likely=read_relation("introducers.likely"),
        anaphora=read_relation("introducers.anaphora"),
        partial=read_relation("introducers.partial"),
        within=read_relation("figures.within"),
        rate=re.compile(
            rf"^ ?{tax}? ?(?:/|x |\*|par {write_relation('figures.rate_per')}|{write_relation('figures.rates')})"
        ),
        tax=re.compile(rf"^ ?(?P<tax>{write_taxes()})"),
        tax_inside=re.compile(rf"\b(?P<tax>{write_taxes()})$"),
        not_a_sum=read_relation("figures.not_a_sum"),
        plain_line=_write_plain_line(tax),
        sub_line=re.compile(r"^(?:soit,? )?(?:un )?sous[- ]?total"),
        soit_line=re.compile(rf"^soit(?: {write_relation('totals.soit_links')})? ?(?=\d)"),
        named_line=read_relation("totals.named"),
        total_before=re.compile(rf"{write_relation('totals.before')}(?: de| d')?[ ,:]*$"),
        total_after=re.compile(rf"^ ?{tax}?,? ?{write_relation('totals.after')}"),
        drawn=read_relation("totals.drawn"),
        therefore=read_relation("totals.therefore"),
        not_shares=read_relation("percents.not_shares"),
        narrated=read_relation("percents.narrated"),
        shares=read_relation("percents.shares"),
    )


def _write_plain_line(tax: str) -> Pattern:
    """« Soit un total général HT de 30 000 € »: a line that begins as a total and has its figure right behind."""
    openers, words = write_relation("totals.line_openers"), write_relation("totals.line_words")
    return re.compile(
        rf"^(?:soit,? )?(?:{openers} )?(?:sous[- ]?)?total(?:ite)?(?: {words}| {tax})*"
        rf"(?: {write_relation('totals.line_links')})? ?[:=.…]* ?(?=\d)"
    )


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
