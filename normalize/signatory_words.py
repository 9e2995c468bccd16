"""The words of a signatory clause: titles, offices, names, and how far a run of them goes."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lexicon.folding import fold_quotes
from normalize.vocabulary import read_vocabulary

_TOKEN = re.compile(r"\n|[,;:()/]|«|»|[“”\"]|[^\s,;:()/«»“”\"]+")
_ELISION = re.compile(r"[ldLD]['’`´]")
_INITIAL = re.compile(r"[a-zà-ÿ]\.")
_FEMININE = re.compile(r"\([a-z]+\)$")
_PREFIXES = ("vice", "co", "sous")


@dataclass(slots=True)
class Token:
    """One word, or one mark of punctuation, with its place."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def bare(self) -> str:
        """Folded, without the apostrophe of an elision."""
        return self.folded.strip("'")


@functools.cache
def words(table: str, key: str) -> frozenset[str]:
    """One list of ``lexicon/roles.toml``."""
    return frozenset(read_vocabulary("roles")[table][key])


def read_tokens(text: str, start: int, end: int, count: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, elided articles apart; the first ``count`` ones only."""
    folded = fold_quotes(text)
    out: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        left, right = match.span()
        if right - left > 2 and _ELISION.match(match[0]):
            out.append(Token(left, left + 2, text[left : left + 2], folded[left : left + 2]))
            left += 2
        out.append(Token(left, right, text[left:right], folded[left:right]))
        if count is not None and len(out) >= count:
            break
    return out


def is_role(word: str) -> bool:
    """Whether a folded word names an office; compounds count by their first half.

    >>> [is_role(word) for word in ("vice-presidente", "president-directeur", "martin", "president(e)")]
    [True, True, False, True]
    """
    bare = _FEMININE.sub("", word.strip(".'"))
    nouns = words("roles", "nouns")
    if bare in nouns or ("-" in bare and bare.split("-")[0] in nouns):
        return True
    return any(bare.startswith(prefix) and bare[len(prefix) :].lstrip("-") in nouns for prefix in _PREFIXES)


def is_title(token: Token) -> bool:
    """« Monsieur », « Mme », « Général »."""
    return token.folded in words("persons", "titles")


def is_rank(token: Token) -> bool:
    """« général », « abbé »: a title after an article, an adjective or an office elsewhere."""
    return token.folded in words("persons", "ranks")


def has_determiner(tokens: Sequence[Token]) -> bool:
    """Whether the first token is an article or a possessive."""
    return bool(tokens) and tokens[0].bare in words("roles", "determiners")


def opens_body(tokens: Sequence[Token]) -> bool:
    """Whether the name of a body begins here, and no person's."""
    return tokens[0].folded in words("persons", "bodies")


def goes_on_role(token: Token) -> bool:
    """« général », « régional », « en exercice »: a word after the noun of an office that is no name."""
    return token.folded in words("roles", "after") or is_role(token.folded)


def measure_role(tokens: Sequence[Token]) -> int:
    """How many tokens lead up to and hold the noun of an office: « son premier adjoint » has 3; 0 if none.

    What someone's someone is, is an office, known to the vocabulary or not: « leur dirigeant ».
    """
    place = 0
    while place < min(3, len(tokens)) and (
        has_determiner(tokens[place:]) or tokens[place].folded in words("roles", "before")
    ):
        place += 1
    if place < len(tokens) and is_role(tokens[place].folded):
        return place + 1
    if len(tokens) > 1 and tokens[0].folded in words("roles", "possessives"):
        return 2 if tokens[1].text.islower() and len(tokens[1].text) > 3 else 0
    return 0


def measure_name(tokens: Sequence[Token]) -> int:
    """How many tokens from the first make a run of capitalised words with particles between them."""
    length = last = 0
    for token in tokens:
        if token.capital:
            if is_role(token.folded) and not _is_name_all_the_same(tokens, length):
                break
            length += 1
            last = length
        elif (length and token.bare in words("persons", "particles")) or _INITIAL.fullmatch(token.text):
            length += 1
        else:
            break
    return last


def _is_name_all_the_same(tokens: Sequence[Token], place: int) -> bool:
    """« LE MAIRE » after a first name, « PRINCIPAL » as the first word: names that read like offices."""
    token = tokens[place]
    if place == 0:
        return token.text.isupper() and len(token.text) > 1
    before = tokens[place - 1]
    particle = place > 1 and before.text.isupper() and before.bare in words("persons", "particles")
    return particle and token.text.isupper()


def opens_someone(tokens: Sequence[Token]) -> bool:
    """Whether a person or an office begins here."""
    some = [token for token in tokens[:7] if token.text not in ("\n", ":")]
    if some and some[0].folded == "par":
        some = some[1:]
    if not some:
        return False
    if is_title(some[0]) or measure_role(some):
        return True
    return measure_name(some) >= 2 and not opens_body(some) and some[0].folded not in words("roles", "after")
