"""The words of a signatory clause: titles, offices, names, and how far a run of them goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.lexicon import bodies, offices
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.offices import INCLUSIVE, is_office

_TOKEN = re.compile(
    rf"\n|[,;:()/]|«|»|[“”\"]|[^\s,;:()/«»“”\"]+?{INCLUSIVE}+(?![^\W\d_])|[^\s,;:()/«»“”\"]+", re.IGNORECASE
)
_ELISION = re.compile(r"[ldLD]['’`´]")
_INITIAL = re.compile(r"[a-zà-ÿ]\.")


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


def is_title(token: Token) -> bool:
    """« Monsieur », « Mme », « Général »."""
    return token.folded in offices.words("titles")


def is_rank(token: Token) -> bool:
    """« général », « abbé »: a title after an article, an adjective or an office elsewhere."""
    return token.folded in offices.words("ranks")


def has_determiner(tokens: Sequence[Token]) -> bool:
    """Whether the first token is an article or a possessive."""
    return bool(tokens) and offices.is_determiner(tokens[0].bare)


def opens_body(tokens: Sequence[Token]) -> bool:
    """Whether the name of a body begins here, and no person's."""
    return tokens[0].folded in bodies.of_no_person()


def goes_on_role(token: Token) -> bool:
    """« général », « régional », « en exercice »: a word after the noun of an office that is no name."""
    return token.folded in offices.words("after") or is_office(token.folded)


def measure_role(tokens: Sequence[Token]) -> int:
    """How many tokens lead up to and hold the noun of an office: « son premier adjoint » has 3; 0 if none.

    What someone's someone is, is an office, known to the vocabulary or not: « leur dirigeant ».
    """
    length = offices.measure_office([token.bare for token in tokens[: offices.LEAD + 2]])
    if length:
        return length
    if len(tokens) > 1 and tokens[0].folded in offices.words("possessives"):
        return 2 if tokens[1].text.islower() and len(tokens[1].text) > 3 else 0
    return 0


def measure_name(tokens: Sequence[Token]) -> int:
    """How many tokens from the first make a run of capitalised words with particles between them."""
    length = last = 0
    for token in tokens:
        if token.capital:
            if is_office(token.folded) and not _is_name_all_the_same(tokens, length):
                break
            length += 1
            last = length
        elif (length and token.bare in offices.words("particles")) or _INITIAL.fullmatch(token.text):
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
    particle = place > 1 and before.text.isupper() and before.bare in offices.words("particles")
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
    return measure_name(some) >= 2 and not opens_body(some) and some[0].folded not in offices.words("after")
