"""Bodies: which words open a body's name, which only tell a body from a person, which are legal forms in initials.

One list (``bodies.toml``) for the splitter of parties, the readers of names and of signatures. A word that is a surname
as well opens a body's name but never proves that a name in capitals is no person's.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.forms import join_forms
from bordereau.lexicon.read import read_entries, read_pattern, read_words, write_pattern

OPENING = ("heads", "surnames", "initials")
SIDES = ("signers", "other_sides")


@cache
def head_source() -> str:
    """The first words of bodies' names, singular and plural, as the source of a pattern."""
    entries = [entry for key in OPENING for entry in read_entries("bodies", key)]
    entries += [entry for key in SIDES for entry in read_entries("bodies", key) if entry.meaning.get("opens")]
    return join_forms(f"{entry.form}[s]" for entry in entries)


@cache
def head() -> re.Pattern[str]:
    """A determiner and the first word of a body's name, or that word alone.

    >>> head().match("la commune de lac")["determiner"], head().match("communes de lac")["head"]
    ('la ', 'communes')
    """
    determiner = r"(?P<determiner>l ?' ?|l (?=[aeiouhy])|le\s+|la\s+|les\s+|un\s+|une\s+)?"
    return re.compile(rf"{determiner}[\"(]?\s*(?P<head>{head_source()})")


@cache
def of_no_person() -> frozenset[str]:
    """Single words that no person's name holds.

    >>> "agence" in of_no_person(), "grand" in of_no_person()
    (True, False)
    """
    return frozenset().union(*(read_words("bodies", key) for key in ("heads", "telling", "initials")))


@cache
def initials() -> frozenset[str]:
    """Initials of legal forms, folded."""
    return read_words("bodies", "initials")


@cache
def company() -> FormPattern:
    """A company's form at the head of a cascade: « son gérant, la société X »."""
    return read_pattern("bodies", "companies")


@cache
def opens_side(folded: str) -> bool:
    """Whether a line opens with a side of a contract, article or not: « le preneur », « la bailleresse ».

    >>> opens_side("le preneur,"), opens_side("le president")
    (True, False)
    """
    bare = re.sub(r"^(?:l'|(?:le|la|les)\s+)", "", folded)
    return read_pattern("bodies", "signers").match(bare) is not None


@cache
def plurals_source() -> str:
    """« communes », « sociétés », as the source of a pattern."""
    return write_pattern("bodies", "plurals")
