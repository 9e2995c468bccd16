"""What is said around and of the parties of an act, compiled for folded text with one kind of quotes.

The wordings stand in ``parties.toml``; where they count on a line is said here. One list for the splitter of parties
and the reader of one party's clauses.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.read import (
    read_entries,
    read_file,
    read_parts,
    read_pattern,
    read_words,
    write_entry,
    write_pattern,
)

_WHERE = {
    "line": r"(?:^|\n)\s*{}",
    "alone": r"(?:^|\n)\s*{}\s*(?=\n)",
    "inside": r"(?<=[^\n\w]){}",
    "": "{}",
}
_LABEL = r"[a-z][a-z' ]{2,40}\s*:"
"""« Téléphone : »: a label of a card, which opens no party unless it says who the party is."""


@cache
def openers() -> tuple[tuple[re.Pattern[str], int, str], ...]:
    """(pattern, weight, kind) of what opens a block."""
    parts = read_parts("parties")
    return tuple(
        (
            re.compile(_WHERE[entry.meaning.get("where", "")].format(write_entry(entry, parts))),
            entry.meaning["weight"],
            kind,
        )
        for kind in read_file("parties")["openers"]
        for entry in read_entries("parties", f"openers.{kind}")
    )


@cache
def ends(kind: str) -> re.Pattern[str]:
    """What comes after a block: ``line`` at a line start, ``anywhere``, ``capital`` with a capital."""
    pattern = write_pattern("parties", f"ends.{kind}")
    place = r"(?:^|\n|(?<=[.;»\"])\s)\s*" if kind == "line" else ""
    return re.compile(rf"{place}(?P<mark>{pattern})")


@cache
def evidence() -> dict[str, FormPattern]:
    """What is said of a party and of nobody else, by kind."""
    return {kind: read_pattern("parties", f"evidence.{kind}") for kind in read_file("parties")["evidence"]}


@cache
def any_evidence() -> re.Pattern[str]:
    """All kinds of evidence in one pattern."""
    return re.compile(
        "|".join(write_pattern("parties", f"evidence.{kind}") for kind in read_file("parties")["evidence"])
    )


def attending() -> FormPattern:
    """What opens the list of those who only attend."""
    return read_pattern("parties", "attending.opening")


def names_in_sentence() -> FormPattern:
    """The sentence of an act without an opening, up to the names of its parties."""
    return read_pattern("parties", "sentence.names")


def lists_in_sentence() -> FormPattern:
    """A sentence of the first article that announces the parties in a list."""
    return read_pattern("parties", "sentence.lists")


def interposed() -> FormPattern:
    """What opens a sentence about one who does not sign, between two parties."""
    return read_pattern("parties", "attending.interposed")


@cache
def side() -> str:
    """« d'une part », « de troisième part », with the punctuation after it, as the source of a pattern."""
    return rf"(?:{write_pattern('parties', 'boundaries.side')}\s*[,:;_]*\s*)"


@cache
def ordinal_places() -> str:
    """« premier », « second »: « en premier lieu », as the source of a pattern."""
    return write_pattern("parties", "boundaries.places")


@cache
def no_party() -> re.Pattern[str]:
    """How a text begins that goes on about the same party, or is no party."""
    label = rf"(?!{write_pattern('parties', 'boundaries.labels')}){_LABEL}"
    return re.compile(rf"[\s,;:.\"(]*(?:{write_pattern('parties', 'boundaries.no_party')}|{label}|$)")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{write_pattern('parties', 'boundaries.labels')}\s*:\s*")


@cache
def _banner() -> re.Pattern[str]:
    """A side of the contract on a line of its own, over the party: « LE MÉCÈNE », « PROMETTANT - BAILLEUR »."""
    sides = write_pattern("parties", "boundaries.sides")
    return re.compile(rf"{sides}(?:\s*[-/]\s*{sides})?\s*\n\s*")


def measure_label(text: str, folded: str, start: int, end: int) -> int:
    """Where the name begins that a label announces: « Entité bénéficiaire : LAC »; ``start`` where there is no label.

    Words that follow the first one of a label are in small letters, else the label is a name: « Association Lac : ».

    >>> said = "La collectivité de rattachement : Conseil du Lac"
    >>> said[measure_label(said, said.lower().replace("é", "e"), 0, len(said)):]
    'Conseil du Lac'
    """
    found = _label().match(folded, start, end) or _banner().match(folded, start, end)
    if found is None or found.end() >= end:
        return start
    words = re.findall(r"[^\W\d_]+", text[start : found.end()])
    small = all(word.islower() for word in words[2:]) or text[start : found.end()].isupper()
    return found.end() if small and words else start


def titles_parties(folded: str) -> bool:
    """Whether a heading announces the parties: « Signataires », « Article 1 : Parties signataires de la convention ».

    >>> titles_parties("article 1 : parties signataires de la convention"), titles_parties("article 1 : objet")
    (True, False)
    """
    return read_pattern("parties", "headings.parties").match(folded) is not None


def read_card_label(folded: str) -> str | None:
    """What a label of a table of parties asks for: « name », « other »; None where a text is no label.

    >>> read_card_label("organisme"), read_card_label("represente par"), read_card_label("commune de lac")
    ('name', 'other', None)
    """
    kinds = ("name", "other")
    return next((kind for kind in kinds if read_pattern("parties", f"cards.{kind}").fullmatch(folded)), None)


@cache
def announces_list() -> re.Pattern[str]:
    """A line that announces a list of parties and is none: « Les communes de : »."""
    return re.compile(rf"{write_pattern('parties', 'boundaries.announcers')}\s*$")


@cache
def fact() -> re.Pattern[str]:
    """What follows, in one sentence, the name of a party that has no word of a body in it."""
    return re.compile(rf"[^;\n]{{3,140}}?[\s,(]\s*{write_pattern('parties', 'boundaries.facts')}")


def private() -> FormPattern:
    """What is said of a person who signs for himself: an owner, a tenant."""
    return read_pattern("parties", "boundaries.private")


@cache
def unfinished() -> re.Pattern[str]:
    """A line that ends so goes on below."""
    return re.compile(rf"{write_pattern('parties', 'boundaries.unfinished')}\s*$")


@cache
def clauses() -> re.Pattern[str]:
    """What announces a fact in the text of a party, each kind under its own name."""
    sources = {kind: write_pattern("parties", f"clauses.{kind}") for kind in read_file("parties")["clauses"]}
    sources["alias"] = rf"\(?\s*{sources['alias']}"
    kinds = "|".join(f"(?P<{kind}>{source})" for kind, source in sources.items())
    return re.compile(rf"(?!(?<=\w)\w)(?:{kinds})")  # none begins within a word: that is told of them all at once


@cache
def documents() -> frozenset[str]:
    """Aliases that name a text, a place of works, or all parties at once, and so nobody."""
    return read_words("parties", "documents.words") | read_words("parties", "documents.all")
