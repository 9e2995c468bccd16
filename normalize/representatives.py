"""Who signs for a party: names and offices, from « son Président, M. X » to five ministers without a name.

The text after « représentée par » is cut into chunks at commas, « et », brackets; a chunk opens with a title or a
name (a person) or with an office, else it goes on the chunk before. Whether offices stand before or after their
names is seen from the first chunk.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.names import is_masked
from normalize.vocabulary import read_vocabulary
from schemas.folding import fold_in_place
from schemas.found_party import FoundRepresentative, FoundText

_TOKEN = re.compile(r"\n|[,;:()/]|«|»|[“”\"]|[^\s,;:()/«»“”\"]+")
_DETERMINERS = frozenset("son sa ses le la les leur leurs un une l' l".split())
_POSSESSIVES = frozenset(("son", "sa", "ses", "leur", "leurs"))
"""« leur dirigeant »: what someone's someone is, is an office, known to the vocabulary or not."""
_RANKS = frozenset(
    (
        "general",
        "colonel",
        "amiral",
        "capitaine",
        "commandant",
        "professeur",
        "docteur",
        "abbe",
        "lieutenant-colonel",
        "contre-amiral",
        "vice-amiral",
    )
)
_SKIPPED = re.compile(
    r"(?:par\b|:|,|\n|\s|-|–|\u2022|et\b(?=\s+par)|delegation\b|l'une? (?:de ses|des)\b|en la personne (?:de|d')|represente(?:e|s|es)? par|"
    r"conjointement|respectivement|legalement|dument|tout d'abord)+"
)
_ROLE_TAIL = re.compile(
    r"(?:[\s,;:.(\-–«»\"]|\ben (?:exercice|activite|fonctions?|titre|poste|cours de mandat)\b|\bou (?:son|sa) (?:representante?|delegue|mandataire|delegataire)\b(?: dument habilite)?|"
    r"\bactuellement\b|\bdument\b|\bet\b|\bsusnomme\b|\bes[- ]qualites?\b)+$"
)
_ROLE_HEAD = re.compile(
    r"(?:[\s,:;(\-–]|\b(?:et|en|sa|son|ses|leurs?|le|la|les|un|une|qualite|de|agissant|comme|titre)\b(?=\s)|\bl ?'\s?|\bd ?'\s?)+"
)


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    text: str
    folded: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(slots=True)
class _Person:
    name: tuple[int, int] | None
    role: tuple[int, int] | None
    plural: bool = False


@functools.cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(read_vocabulary("roles")[table][key])


def is_role(token: str) -> bool:
    """Whether a folded word names an office; compounds count by their first half.

    >>> [is_role(word) for word in ("vice-presidente", "president-directeur", "martin", "president(e)")]
    [True, True, False, True]
    """
    bare = re.sub(r"\([a-z]+\)$", "", token.strip(".'"))
    nouns = _words("roles", "nouns")
    if bare in nouns or ("-" in bare and bare.split("-")[0] in nouns):
        return True
    return any(
        bare.startswith(prefix) and bare[len(prefix) :].lstrip("-") in nouns for prefix in ("vice", "co", "sous")
    )


def _is_title(token: str) -> bool:
    return token in _words("persons", "titles")


def read_representatives(
    text: str,
    start: int,
    end: int,
    breaks: Sequence[tuple[int, int]] = (),
    persons: Sequence[tuple[int, int]] = (),
) -> tuple[list[FoundRepresentative], list[tuple[int, int]]]:
    """The signatories announced in ``text[start:end]``, and the slices in which a name stays doubtful.

    ``breaks`` are slices that announce an office (« agissant en qualité de »): they end a chunk and are no part of it.
    ``persons`` are slices that an entity recogniser took for persons: they decide where the rules are unsure.

    >>> found, _ = read_representatives("son Maire, Mme Ana LOBO", 0, 23)
    >>> found[0].name.text, found[0].role.text
    ('Ana LOBO', 'Maire')
    """
    chunks = _cut(text, start, end, breaks)
    people: list[_Person] = []
    doubts: list[tuple[int, int]] = []
    pending: _Person | None = None
    name_first: bool | None = None
    after_and = False
    for chunk in chunks:
        kind, name, role = _classify(text, chunk, persons)
        joined = after_and
        after_and = False
        if kind == "and":
            after_and = True
            continue
        if kind == "delegation":
            if pending is not None:
                people.append(pending)
            pending, name_first = None, None
            continue
        last = people[-1] if people else None
        if kind == "person" and name_first and last is not None and last.role is None and _role_length(chunk):
            if not _is_surely_personal(text, name):
                kind, name, role = "role", None, (chunk[0].start, chunk[-1].end)
        if kind == "person":
            if name_first is None:
                name_first = pending is None
            before = pending.role if pending else None
            people.append(_Person(name, before or role, _is_plural(text, before)))
            pending = None
        elif kind == "role":
            follows = last is not None and (name_first or pending is None) and last.role is None
            if follows and last is not None:
                last.role, last.plural = role, _is_plural(text, role)
            elif last is not None and name_first and last.role and role and not (joined and _has_determiner(chunk)):
                last.role = (last.role[0], role[1])
            elif pending is not None and pending.role and role and not _has_determiner(chunk) and not joined:
                pending.role = (pending.role[0], role[1])
            else:
                if pending is not None:
                    people.append(pending)
                pending = _Person(None, role)
        elif kind == "doubt":
            doubts.append((chunk[0].start, chunk[-1].end))
        elif not _goes_on(chunk):
            continue
        elif pending is not None and pending.role:
            pending.role = (pending.role[0], chunk[-1].end)
        elif last is not None and last.role and name_first:
            last.role = (last.role[0], chunk[-1].end)
    if pending is not None:
        people.append(pending)
    _share_plural_role(people)
    return [found for person in people if (found := _finish(text, person)) is not None], doubts


def _goes_on(chunk: Sequence[_Token]) -> bool:
    """Whether a chunk goes on an office: « …, des finances et de la relance »."""
    return chunk[0].folded.strip("'") in {
        "de",
        "du",
        "des",
        "d",
        "charge",
        "chargee",
        "chargees",
        "delegue",
        "deleguee",
        "en",
        "aux",
    }


def _is_surely_personal(text: str, name: tuple[int, int] | None) -> bool:
    """A first name and a surname in capitals; « Bourgogne Franche Comté » is not."""
    words = text[slice(*name)].split() if name else []
    return len(words) > 1 and not words[0].isupper() and words[-1].isupper() and len(words[-1]) > 2


def _cut(text: str, start: int, end: int, breaks: Sequence[tuple[int, int]]) -> list[list[_Token]]:
    """Chunks of tokens; « et » that joins two persons or offices is a chunk of its own (an empty list's marker)."""
    folded = fold_in_place(text)
    skipped = _SKIPPED.match(folded, start, end)
    first = skipped.end() if skipped else start
    tokens = [_Token(m.start(), m.end(), m[0], folded[m.start() : m.end()]) for m in _TOKEN.finditer(text, first, end)]
    tokens = _split_elisions(text, folded, tokens)
    chunks: list[list[_Token]] = [[]]
    for place, token in enumerate(tokens):
        if any(left <= token.start < right for left, right in breaks):
            if chunks[-1]:
                chunks.append([])
        elif token.text in (",", ";", "(", ")", ":", "\n", "/"):
            if token.text == "\n" and _name_goes_on(chunks[-1], tokens[place + 1 :]):
                continue
            chunks.append([])
        elif token.folded == "et" and _opens_someone(tokens[place + 1 :]):
            chunks += [[token], []]
        elif token.folded == "par" and _opens_someone(tokens[place + 1 :]):
            chunks.append([])
        else:
            chunks[-1].append(token)
    return [chunk for chunk in chunks if chunk]


def _split_elisions(text: str, folded: str, tokens: list[_Token]) -> list[_Token]:
    out: list[_Token] = []
    for token in tokens:
        match = re.match(r"[ldLD]['’`´]", token.text)
        if match and len(token.text) > 2:
            cut = token.start + 2
            out.append(_Token(token.start, cut, text[token.start : cut], folded[token.start : cut]))
            out.append(_Token(cut, token.end, text[cut : token.end], folded[cut : token.end]))
        else:
            out.append(token)
    return out


def _opens_someone(rest: Sequence[_Token]) -> bool:
    """Whether a person or an office begins here."""
    tokens = [token for token in rest[:7] if token.text not in ("\n", ":")]
    if tokens and tokens[0].folded == "par":
        tokens = tokens[1:]
    if not tokens:
        return False
    if _is_title(tokens[0].folded) or _role_length(tokens):
        return True
    return _name_length(tokens) >= 2 and tokens[0].folded not in _words("persons", "bodies") and not _all_after(tokens)


def _all_after(tokens: Sequence[_Token]) -> bool:
    return tokens[0].folded in _words("roles", "after")


def _name_goes_on(chunk: Sequence[_Token], rest: Sequence[_Token]) -> bool:
    """A line end inside a name: a title and at most a first name before it, a capital after it."""
    if not chunk or not rest or not rest[0].capital:
        return False
    last = chunk[-1]
    if len(chunk) == 1 and _is_title(last.folded):
        return True
    if not rest[0].text.isupper() or is_role(rest[0].folded) or not last.capital or last.text.isupper():
        return False
    place = len(chunk) - 1
    while (
        place > 0
        and chunk[place - 1].capital
        and not chunk[place - 1].text.isupper()
        and not _is_title(chunk[place - 1].folded)
    ):
        place -= 1
    before = chunk[place - 1].folded if place else ""
    return not before or _is_title(before) or is_role(before) or before in _words("roles", "after")


def _role_length(tokens: Sequence[_Token]) -> int:
    """How many tokens lead up to and hold the noun of an office: « son premier adjoint » has 3; 0 if none."""
    place = 0
    while (
        place < len(tokens)
        and place < 3
        and (tokens[place].folded.strip("'’") in _DETERMINERS or tokens[place].folded in _words("roles", "before"))
    ):
        place += 1
    if place < len(tokens) and is_role(tokens[place].folded):
        return place + 1
    own = tokens and tokens[0].folded in _POSSESSIVES
    return 2 if own and len(tokens) > 1 and tokens[1].text.islower() and len(tokens[1].text) > 3 else 0


def _has_determiner(chunk: Sequence[_Token]) -> bool:
    return bool(chunk) and chunk[0].folded.strip("'’") in _DETERMINERS


def _name_length(tokens: Sequence[_Token]) -> int:
    """How many tokens from the first make a run of capitalised words with particles between them."""
    length = last = 0
    for token in tokens:
        if token.capital and any(char.isalpha() for char in token.text):
            after_particle = (
                length > 1
                and tokens[length - 1].text.isupper()
                and tokens[length - 1].folded in ("le", "la", "du", "des", "de")
            )
            if (
                is_role(token.folded)
                and not (after_particle and token.text.isupper())
                and not (length == 0 and token.text[1:].islower() is False)
            ):
                break
            length += 1
            last = length
        elif (
            length
            and token.folded.strip("'’")
            in {
                "de",
                "du",
                "des",
                "d",
                "la",
                "le",
                "van",
                "von",
                "der",
                "di",
                "da",
                "el",
                "ben",
                "y",
                "dit",
                "dite",
                "epouse",
                "nee",
                "ep.",
            }
            or re.fullmatch(r"[a-zà-ÿ]\.", token.text)
        ):
            length += 1
        else:
            break
    return last


def _classify(
    text: str, chunk: list[_Token], persons: Sequence[tuple[int, int]]
) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    """(kind, slice of the name, slice of the office) of a chunk."""
    if len(chunk) == 1 and chunk[0].folded == "et":
        return "and", None, None
    chunk = list(chunk)
    if _is_title(chunk[0].folded):
        return _classify_titled(text, chunk)
    titled = next(
        (i for i, token in enumerate(chunk) if i and _is_title(token.folded) and _is_true_title(chunk, i)), None
    )
    lead = _role_length(chunk)
    if len(chunk) <= 4 and any(token.folded == "delegation" for token in chunk):
        return "delegation", None, None
    if titled is not None and chunk[titled].folded in _RANKS:
        return _classify_titled(text, chunk[titled:])
    if lead:
        if titled is not None:
            _, name, inner = _classify_titled(text, chunk[titled:])
            return "person", name, (chunk[0].start, chunk[titled - 1].end) if titled >= lead else inner
        return _classify_role(text, chunk, lead, persons)
    if titled is not None and titled <= 2:
        return _classify_titled(text, chunk[titled:])
    known = _known_person(chunk, persons)
    if known is not None:
        return "person", known, _tail_role(chunk, known[1])
    length = _name_length(chunk)
    if chunk[0].folded in _words("persons", "bodies") or chunk[0].folded.strip("'’") in _DETERMINERS:
        return "rest", None, None
    if length >= 2 and not _all_after(chunk):
        return "person", (chunk[0].start, chunk[length - 1].end), _tail_role(chunk, chunk[length - 1].end)
    if length == 1 and len(chunk) == 1 and (chunk[0].text.isupper() and len(chunk[0].text) > 3):
        return "doubt", None, None
    return "rest", None, None


def _is_true_title(chunk: Sequence[_Token], place: int) -> bool:
    """« général » after an office is an adjective, not a title; « le général Jean DUPONT » bears one."""
    if chunk[place].folded in _RANKS and place + 1 < len(chunk):
        return place == 1 and chunk[0].folded.strip("'’") in ("le", "la", "l") and chunk[place + 1].capital
    return chunk[place].capital and not (
        chunk[place].folded in ("general", "professeur", "me")
        and place
        and not chunk[place - 1].folded.startswith("le")
    )


def _classify_titled(text: str, chunk: list[_Token]) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    """« Monsieur Jean DUPONT », « Monsieur le Maire Jean DUPONT », « Madame la Préfète de l'Orlande »."""
    place = 0
    while place < len(chunk) and (
        _is_title(chunk[place].folded)
        or (place + 1 < len(chunk) and chunk[place + 1].folded in _RANKS and _has_determiner(chunk[place:]))
    ):
        place += 1
    rest = chunk[place:]
    lead = _role_length(rest) if rest and rest[0].folded.strip("'’") in ("le", "la", "l") else 0
    if lead:
        _, name, role = _classify_role(text, rest, lead, ())
        return ("person" if name else "role"), name, role
    length = _name_length(rest)
    if length == 0:
        return "person", None, _tail_role(rest, rest[0].start) if rest else None
    name = (rest[0].start, rest[length - 1].end)
    return "person", name, _tail_role(rest, name[1])


def _tail_role(chunk: Sequence[_Token], after: int) -> tuple[int, int] | None:
    """The office printed after a name without a comma: « Jean DUPONT Président du comité »."""
    rest = [token for token in chunk if token.start >= after]
    if rest and _role_length(rest):
        return rest[0].start, rest[-1].end
    return None


def _known_person(chunk: Sequence[_Token], persons: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    for start, end in persons:
        if chunk[0].start <= start < chunk[-1].end:
            return start, min(end, chunk[-1].end)
    return None


def _classify_role(
    text: str, chunk: list[_Token], lead: int, persons: Sequence[tuple[int, int]]
) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    """An office, with or without a name after it: « son maire David ROBIN », « le Préfet de l'Orlande »."""
    place = lead
    while place < len(chunk) and (chunk[place].folded in _words("roles", "after") or is_role(chunk[place].folded)):
        place += 1
    known = _known_person(chunk[place:], persons) if place < len(chunk) else None
    if known is not None:
        return "person", known, (chunk[0].start, known[0])
    length = _name_length(chunk[place:])
    direct = length >= 2 or (
        length == 1 and chunk[place].text.isupper() and len(chunk[place].text) > 3 and place + 1 == len(chunk)
    )
    if (
        direct
        and place + length >= len(chunk) - 1
        and chunk[place].folded not in _words("persons", "bodies")
        and _looks_personal(chunk[place : place + length])
    ):
        return "person", (chunk[place].start, chunk[place + length - 1].end), (chunk[0].start, chunk[place - 1].end)
    tail = _trailing_name(chunk, place)
    if tail is not None:
        return "person", (chunk[tail].start, chunk[-1].end), (chunk[0].start, chunk[tail - 1].end)
    return "role", None, (chunk[0].start, chunk[-1].end)


def _looks_personal(tokens: Sequence[_Token]) -> bool:
    """A first name then a surname: mixed case then capitals, or two words neither of which is an adjective of place."""
    words = [token for token in tokens if token.capital]
    if len(words) >= 2 and words[-1].text.isupper() and not words[0].text.isupper():
        return True
    return len(words) in (1, 2, 3)


def _trailing_name(chunk: Sequence[_Token], after: int) -> int | None:
    """« le Maire de Lac Jean DUPONT »: a first name and a surname in capitals close the chunk."""
    if len(chunk) - after < 3 or not chunk[-1].text.isupper() or len(chunk[-1].text) < 3:
        return None
    place = len(chunk) - 1
    while place > after and (
        chunk[place - 1].text.isupper() or chunk[place - 1].folded in _words("persons", "particles")
    ):
        place -= 1
    first = place - 1
    if first <= after or not chunk[first].capital or chunk[first].text.isupper() or not chunk[first - 1].capital:
        return None
    return first


def _is_plural(text: str, role: tuple[int, int] | None) -> bool:
    if role is None:
        return False
    head = fold_in_place(text[slice(*role)]).split()
    return any(is_role(word) and word.endswith("s") for word in head[:3])


def _share_plural_role(people: list[_Person]) -> None:
    """« M. A et Mme B, co-présidents », « ses co-présidents, M. A et Mme B »: the office is that of both."""
    for left, right in zip(people, people[1:], strict=False):
        if left.role is None and left.name is not None and right.plural:
            left.role = right.role
        elif left.role is not None and right.role is None and left.plural:
            right.role, right.plural = left.role, True


def _finish(text: str, person: _Person) -> FoundRepresentative | None:
    role = _clean_role(text, person.role) if person.role else None
    name = _clean_name(text, person.name) if person.name else None
    if name is None and role is None:
        return None
    found = [part for part in (name, role) if part is not None]
    return FoundRepresentative(min(p.start for p in found), max(p.end for p in found), name, role)


def _clean_role(text: str, span: tuple[int, int]) -> FoundText | None:
    folded = fold_in_place(text)
    start, end = span
    head = _ROLE_HEAD.match(folded, start, end)
    start = head.end() if head else start
    tail = _ROLE_TAIL.search(folded, start, end)
    end = tail.start() if tail else end
    role = re.sub(r"\s+en (?:exercice|activité|fonctions?)\b", "", " ".join(text[start:end].split()))
    if not role or is_masked(role):
        return None
    return FoundText(start, end, role)


def _clean_name(text: str, span: tuple[int, int]) -> FoundText | None:
    start, end = span
    while end > start and text[end - 1] in ' .,;:«»"“”-–':
        end -= 1
    name = re.sub(r"(?<=\w)-\s+(?=\w)", "-", " ".join(text[start:end].split()))
    if len(name) < 2 or is_masked(name):
        return None
    return FoundText(start, end, name)


def find_by(text: str, folded: str, start: int, end: int) -> int | None:
    """The end of a « par » that introduces a person, in a clause that is about something else.

    >>> text = "représentée en vertu d’une délibération du 3 mai 2017, par Mme Ana LOBO"
    >>> text[find_by(text, text, 12, len(text)):]
    'Mme Ana LOBO'
    """
    for match in re.finditer(r"\bpar\s+", folded[:end]):
        if match.start() < start:
            continue
        tokens = [
            _Token(m.start(), m.end(), m[0], folded[m.start() : m.end()])
            for m in _TOKEN.finditer(text, match.end(), end)
        ]
        if tokens and _opens_someone(_split_elisions(text, folded, tokens[:7])):
            return match.end()
    return None
