"""Cut a signatory clause into chunks, and tell of each whether it is a person, an office, or goes on another.

Chunks end at commas, brackets, line ends, and at the « et » and « par » that open a person or an office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bordereau.lexicon import offices
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.offices import is_office
from bordereau.normalize.signatories.offices_and_names import (
    Token,
    goes_on_role,
    has_determiner,
    is_rank,
    is_title,
    measure_name,
    measure_role,
    opens_body,
    opens_someone,
    read_tokens,
)

Span = tuple[int, int]
Persons = Sequence[Span] | None
ChunkKind = Literal["person", "role", "and", "delegation", "doubt", "rest"]

_SKIPPED = re.compile(
    r"(?:par\b|:|,|\n|\s|-|–|\u2022|et\b(?=\s+par)|delegation\b|l'une? (?:de ses|des)\b|en la personne (?:de|d')|"
    r"represente(?:e|s|es)? par|conjointement|respectivement|legalement|dument|tout d'abord)+"
)
_OPEN_WORDS = frozenset(("de", "du", "des", "la", "les", "l", "d"))
_MARKS = frozenset((",", ";", "(", ")", ":", "\n", "/"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """``role`` is the slice of an office, ``name`` that of a person; a person may bear both."""

    kind: ChunkKind
    start: int
    end: int
    name: Span | None = None
    role: Span | None = None
    determined: bool = False
    """It opens with « le », « sa »…: a new office, not more of the one before."""
    role_first: bool = False
    """The office stands before the name."""
    sure: bool = True
    """False for a name that only its capitals tell: « Jeanne Moreau » reads like « Bourgogne Franche »."""
    continues: bool = False
    """It goes on an office: « …, des finances et de la relance »."""


def read_chunks(text: str, start: int, end: int, breaks: Sequence[Span], persons: Persons) -> list[Chunk]:
    """The chunks of ``text[start:end]``. ``breaks`` end a chunk and are no part of it; ``persons`` are recognised.

    ``persons`` is None where no recogniser was asked; an unsure name that it was asked for and did not take is none.
    """
    return [_classify(tokens, persons) for tokens in _cut(text, start, end, breaks)]


def _cut(text: str, start: int, end: int, breaks: Sequence[Span]) -> list[list[Token]]:
    skipped = _SKIPPED.match(fold_quotes(text), start, end)
    tokens = read_tokens(text, skipped.end() if skipped else start, end)
    chunks: list[list[Token]] = [[]]
    for place, token in enumerate(tokens):
        rest = tokens[place + 1 : place + 10]
        if any(left <= token.start < right for left, right in breaks):
            chunks.append([])
        elif token.text in _MARKS:
            if token.text != "\n" or not (_is_left_open(chunks[-1]) or _name_goes_on(chunks[-1], rest)):
                chunks.append([])
        elif token.folded == "et" and opens_someone(rest):
            chunks += [[token], []]
        elif token.folded == "par" and opens_someone(rest):
            chunks.append([])
        elif token.folded == "par" and rest and rest[0].folded == "delegation":
            chunks.append([token])
        else:
            chunks[-1].append(token)
    return [chunk for chunk in chunks if chunk]


def _is_left_open(chunk: Sequence[Token]) -> bool:
    """« Président de la ⏎ Commission des routes »: the line ends in an article or « de »."""
    return len(chunk) > 1 and chunk[-1].bare in _OPEN_WORDS


def _name_goes_on(chunk: Sequence[Token], rest: Sequence[Token]) -> bool:
    """A line end inside a name: a title, or an office and first names, before it; a surname in capitals after it."""
    if not chunk or not rest or not rest[0].capital:
        return False
    if len(chunk) == 1 and is_title(chunk[0]):
        return True
    place = len(chunk)
    while place and chunk[place - 1].bare in offices.words("particles"):
        place -= 1
    if not rest[0].text.isupper() or is_office(rest[0].folded) or not (place and chunk[place - 1].text.istitle()):
        return False
    while place and chunk[place - 1].text.istitle() and not is_title(chunk[place - 1]):
        place -= 1
    return place == 0 or is_title(chunk[place - 1]) or goes_on_role(chunk[place - 1])


def _classify(tokens: list[Token], persons: Persons) -> Chunk:
    if len(tokens) == 1 and tokens[0].folded == "et":
        return _make("and", tokens)
    if len(tokens) <= 4 and any(token.folded == "delegation" for token in tokens):
        return _make("delegation", tokens)
    titled = next((place for place in range(len(tokens)) if _is_true_title(tokens, place)), None)
    if titled == 0 or (titled is not None and is_rank(tokens[titled])):
        return _read_titled(tokens[titled:], persons)
    lead = measure_role(tokens)
    if lead and titled is not None:
        person = _read_titled(tokens[titled:], persons)
        role = (tokens[0].start, tokens[titled - 1].end) if titled >= lead else person.role
        return _make("person", tokens, person.name, role, role_first=True)
    if lead:
        return _read_role(tokens, lead, persons)
    if titled is not None and titled <= 2:
        return _read_titled(tokens[titled:], persons)
    return _read_plain(tokens, persons)


def _is_true_title(tokens: Sequence[Token], place: int) -> bool:
    """« général » after an office is an adjective, not a title; « le général Jean DUPONT » bears one."""
    token = tokens[place]
    if not is_title(token):
        return False
    if is_rank(token):
        led = place == 0 or (place == 1 and tokens[0].bare in ("le", "la", "l"))
        return led and place + 1 < len(tokens) and tokens[place + 1].capital
    return place == 0 or token.capital


def _read_titled(tokens: Sequence[Token], persons: Persons) -> Chunk:
    """« Monsieur Jean DUPONT », « Monsieur le Maire Jean DUPONT », « Madame la Préfète de l'Allier »."""
    place = 0
    while place < len(tokens) and (is_title(tokens[place]) or _opens_rank(tokens[place:])):
        place += 1
    rest = tokens[place:]
    if rest and rest[0].bare in ("le", "la", "l") and (lead := measure_role(rest)):
        return _read_role(rest, lead, persons)
    length = measure_name(rest)
    name = (rest[0].start, rest[length - 1].end) if length else None
    return _make("person", tokens, name, _read_tail(rest[length:]))


def _opens_rank(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and has_determiner(tokens) and is_rank(tokens[1])


def _read_tail(tokens: Sequence[Token]) -> Span | None:
    """The office printed after a name without a comma: « Jean DUPONT Président du comité »."""
    return (tokens[0].start, tokens[-1].end) if tokens and measure_role(tokens) else None


def _read_role(tokens: Sequence[Token], lead: int, persons: Persons) -> Chunk:
    """An office, with or without a name after it: « son maire Jean DUPONT », « le Préfet de l'Allier »."""
    place = lead
    while place < len(tokens) and goes_on_role(tokens[place]):
        place += 1
    rest = tokens[place:]
    known = _find_known(rest, persons)
    first = known
    if first is None:
        first = 0 if _is_direct_name(rest) else _find_trailing_name(rest)
    length = (measure_name(rest[first:]) or len(rest) - first) if first is not None else 0
    sure = known is not None or _shows_surname(rest[first or 0 :][:length])
    if first is None or not (sure or persons is None):
        return _make("role", tokens, None, (tokens[0].start, tokens[-1].end))
    name = (rest[first].start, rest[first + length - 1].end)
    role = (tokens[0].start, tokens[place + first - 1].end)
    return _make("person", tokens, name, role, role_first=True, sure=sure)


def _is_direct_name(rest: Sequence[Token]) -> bool:
    """One to three capitalised words right after the office, to the end of the chunk."""
    length = measure_name(rest)
    if not length or length < len(rest) - 1 or opens_body(rest):
        return False
    if length == 1:
        return len(rest) == 1 and rest[0].text.isupper() and len(rest[0].text) > 3
    capitals = [token for token in rest[:length] if token.capital]
    return len(capitals) <= 3 or _shows_surname(rest[:length])


def _shows_surname(tokens: Sequence[Token]) -> bool:
    """A first name, then a surname in capitals."""
    capitals = [token.text for token in tokens if token.capital]
    return len(capitals) > 1 and capitals[-1].isupper() and len(capitals[-1]) > 2 and not capitals[0].isupper()


def _find_trailing_name(rest: Sequence[Token]) -> int | None:
    """« le Maire de Lac Jean DUPONT »: a first name and a surname in capitals close the chunk."""
    if len(rest) < 3 or not rest[-1].text.isupper() or len(rest[-1].text) < 3:
        return None
    place = len(rest) - 1
    while place and (rest[place - 1].text.isupper() or rest[place - 1].folded in offices.words("particles")):
        place -= 1
    first = place - 1
    if first < 1 or not rest[first].text.istitle() or not rest[first - 1].capital:
        return None
    return first


def _find_known(tokens: Sequence[Token], persons: Persons) -> int | None:
    """The first token of a recognised person."""
    for place, token in enumerate(tokens):
        if any(start <= token.start < end for start, end in persons or ()):
            return place
    return None


def _read_plain(tokens: list[Token], persons: Persons) -> Chunk:
    """A chunk without a title and without an office: a bare name, a body, or the rest of what came before."""
    known = _find_known(tokens, persons)
    length = measure_name(tokens)
    if known is None:
        if opens_body(tokens) or has_determiner(tokens) or not length:
            return _make("rest", tokens)
        if length == 1:
            alone = len(tokens) == 1 and tokens[0].text.isupper() and len(tokens[0].text) > 3
            return _make("doubt" if alone else "rest", tokens)
        if tokens[0].folded in offices.words("after"):
            return _make("rest", tokens)
    first = known or 0
    length = measure_name(tokens[first:]) or 1
    sure = known is not None or _shows_surname(tokens[:length])
    if not sure and persons is not None:
        return _make("rest", tokens)
    name = (tokens[first].start, tokens[first + length - 1].end)
    return _make("person", tokens, name, _read_tail(tokens[first + length :]), sure=sure)


def _make(
    kind: ChunkKind,
    tokens: Sequence[Token],
    name: Span | None = None,
    role: Span | None = None,
    *,
    role_first: bool = False,
    sure: bool = True,
) -> Chunk:
    if kind == "person" and name is None:
        kind = "role" if role is not None else "rest"  # « M » of « M/Mme Roy »
    return Chunk(
        kind,
        tokens[0].start,
        tokens[-1].end,
        name,
        role,
        has_determiner(tokens),
        role_first,
        sure,
        tokens[0].bare in offices.words("continued_by"),
    )
