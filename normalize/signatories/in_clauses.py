"""Who signs for a party: names and offices, from « son Président, M. X » to five ministers without a name.

Offices stand before or after their names, all the way through a clause; the first chunk shows which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bordereau.lexicon.addresses import places
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.masks import is_masked
from bordereau.lexicon.offices import is_office, words
from bordereau.normalize.signatories.chunks import Chunk, Persons, Span, read_chunks
from bordereau.normalize.signatories.offices_and_names import opens_someone, read_tokens
from bordereau.schemas.found_party import FoundRepresentative, FoundText

_ROLE_HEAD = re.compile(
    r"(?:[\s,:;(\-–]|\b(?:et|en|sa|son|ses|leurs?|le|la|les|un|une|deux|trois|qualite|de|agissant|comme|titre)\b(?=\s)"
    r"|\bl ?'\s?|\bd ?'\s?)+"
)
_ROLE_TAIL = re.compile(
    r"(?:[\s,;:.(\-–«»\"]|\ben (?:exercice|activite|fonctions?|titre|poste|cours de mandat)\b|\bactuellement\b"
    r"|\bdument\b|\brespecti(?:f|ve)s?\b"
    r"|\bou (?:son|sa) (?:representante?|delegue|mandataire|delegataire)\b(?: dument habilite)?|\bet\b"
    r"|\bsusnomme\b|\bes[- ]qualites?\b)+$"
)
_SET_APART = re.compile(r"\s\((?:e|ne|rice|trice|ere)\)")
"""« Président (e) »: the ending of the other gender, set apart."""
_SEAT = re.compile(rf"\s[-–—]\s(?={places()}\s|\d)")
"""« Président du Département – Hôtel du Département – 47000 Lac »."""
_IN_OFFICE = re.compile(r"\s+en (?:exercice|activité|fonctions?)\b")
_BROKEN_HYPHEN = re.compile(r"(?<=\w)-\s+(?=\w)")
_ANY_AGENT = re.compile(r"(?:(?:son|sa|leur|le|la) )?(?:representante?|mandataire|signataire)(?:\s+\w+)?\s*,?$")
"""« son représentant local, M. X, Directeur interrégional »: his office comes after the name."""
_QUALITY = re.compile(r"\bqualite d(?:e\s+|')")
_BY = re.compile(r"\bpar\s+")


@dataclass(slots=True)
class _Person:
    name: Span | None
    role: Span | None
    plural: bool = False
    """The office is that of several: « co-présidents »."""


@dataclass(slots=True)
class _Roll:
    """The signatories as they are read, chunk by chunk."""

    text: str
    people: list[_Person] = field(default_factory=list)
    pending: _Person | None = None
    """An office that waits for its name."""
    name_first: bool | None = None

    @property
    def last(self) -> _Person | None:
        return self.people[-1] if self.people else None

    def flush(self) -> None:
        if self.pending is not None:
            self.people.append(self.pending)
            self.pending = None

    def add_person(self, chunk: Chunk) -> None:
        if self.name_first is None:
            self.name_first = self.pending is None and not chunk.role_first
        before = self.pending.role if self.pending else None
        role = before or chunk.role
        self.people.append(_Person(chunk.name, role, _is_plural(self.text, role)))
        self.pending = None

    def add_role(self, role: Span, chunk: Chunk, joined: bool) -> None:
        """An office: of the person before it, more of the office before it, or one that waits for a name."""
        last = self.last
        if (
            last is not None
            and last.role
            and not self.name_first
            and _ANY_AGENT.match(fold_quotes(self.text[slice(*last.role)]))
        ):
            last.role = role
        elif last is not None and last.role is None and (self.name_first or self.pending is None):
            last.role, last.plural = role, _is_plural(self.text, role)
        elif last is not None and last.role and self.name_first and not (joined and chunk.determined):
            last.role = (last.role[0], role[1])
        elif self.pending is not None and self.pending.role and not chunk.determined and not joined:
            self.pending.role = (self.pending.role[0], role[1])
        else:
            self.flush()
            self.pending = _Person(None, role)

    def go_on(self, chunk: Chunk) -> None:
        """The rest of a title that holds commas."""
        holder = self.pending if self.pending is not None else self.last if self.name_first else None
        if holder is not None and holder.role is not None:
            holder.role = (holder.role[0], chunk.end)


def read_representatives(
    text: str, start: int, end: int, breaks: Sequence[Span] = (), persons: Persons = None
) -> tuple[list[FoundRepresentative], list[Span]]:
    """The signatories announced in ``text[start:end]``, and the slices in which a name stays doubtful.

    ``breaks`` are slices that announce an office (« agissant en qualité de »): they end a chunk and are no part of it.
    ``persons`` are slices that an entity recogniser, asked for the doubtful ones, took for persons: it then decides.

    >>> found, _ = read_representatives("son Maire, Mme Ana LOBO", 0, 23)
    >>> found[0].name.text, found[0].role.text
    ('Ana LOBO', 'Maire')
    """
    chunks = read_chunks(text, start, end, breaks, persons)
    roll = _Roll(text)
    doubts: list[Span] = []
    for place, chunk in enumerate(chunks):
        joined = place > 0 and chunks[place - 1].kind == "and"
        if chunk.kind == "delegation":
            roll.flush()
            roll.name_first = None
        elif chunk.kind == "person" and not _is_place_after_role(text, chunk, roll, chunks[place + 1 :]):
            roll.add_person(chunk)
            doubts += [chunk.name] if chunk.name is not None and not chunk.sure else []
        elif chunk.kind in ("person", "role"):
            roll.add_role((chunk.start, chunk.end) if chunk.kind == "person" else chunk.role or (0, 0), chunk, joined)
        elif chunk.kind == "doubt":
            doubts.append((chunk.start, chunk.end))
        elif chunk.continues:
            roll.go_on(chunk)
    roll.flush()
    _share_plural_role(roll.people)
    return [found for person in roll.people if (found := _finish(text, person)) is not None], doubts


def _is_place_after_role(text: str, chunk: Chunk, roll: _Roll, following: Sequence[Chunk]) -> bool:
    """« Directeur Régional Bourgogne Franche Comté »: no name, since the person stands before it, or comes next."""
    if not chunk.role_first or chunk.name is None or _is_surely_personal(text, chunk.name):
        return False
    waits = roll.last is not None and roll.last.role is None and bool(roll.name_first)
    named_next = bool(following) and following[0].kind == "person" and not following[0].role_first
    return waits or (named_next and following[0].role is None and " M" not in text[chunk.start : chunk.name[0]])


def _is_surely_personal(text: str, name: Span) -> bool:
    """A first name and a surname in capitals."""
    words = text[slice(*name)].split()
    return len(words) > 1 and not words[0].isupper() and words[-1].isupper() and len(words[-1]) > 2


def _is_plural(text: str, role: Span | None) -> bool:
    if role is None:
        return False
    head = fold_quotes(text[slice(*role)]).split()
    return any(is_office(word) and word.endswith("s") for word in head[:3])


def _share_plural_role(people: Sequence[_Person]) -> None:
    """« M. A, Mme B et M. C, co-présidents », « ses co-présidents, M. A et Mme B »: the office is that of all."""
    for right, left in pairwise(reversed(people)):
        if left.role is None and left.name is not None and right.plural:
            left.role, left.plural = right.role, True
    for left, right in pairwise(people):
        if left.role is not None and right.role is None and left.plural:
            right.role, right.plural = left.role, True


def _finish(text: str, person: _Person) -> FoundRepresentative | None:
    role = _clean_role(text, person.role) if person.role else None
    name = _clean_name(text, person.name) if person.name else None
    found = [part for part in (name, role) if part is not None]
    if not found:
        return None
    return FoundRepresentative(min(part.start for part in found), max(part.end for part in found), name, role)


def _clean_role(text: str, span: Span) -> FoundText | None:
    folded = fold_quotes(text)
    start, end = span
    head = _ROLE_HEAD.match(folded, start, end)
    start = head.end() if head else start
    seat = _SEAT.search(folded, start, end)
    end = seat.start() if seat else end
    tail = _ROLE_TAIL.search(folded, start, end)
    end = tail.start() if tail else end
    apart = _SET_APART.match(folded, end)
    end = apart.end() if apart else end
    if words("kin") & set(folded[start:end].replace(",", " ").split()[:1]):
        quality = _QUALITY.search(folded, start, end)
        start = quality.end() if quality else end
    role = _BROKEN_HYPHEN.sub("-", _IN_OFFICE.sub("", " ".join(text[start:end].split())))
    return FoundText(start, end, role) if role and not is_masked(role) else None


def _clean_name(text: str, span: Span) -> FoundText | None:
    start, end = span
    while end > start and text[end - 1] in ' .,;:«»"“”-–':
        end -= 1
    name = _BROKEN_HYPHEN.sub("-", " ".join(text[start:end].split()))
    return FoundText(start, end, name) if len(name) > 1 and not is_masked(name) else None


def find_by(text: str, start: int, end: int) -> int | None:
    """The end of a « par » that introduces a person, in a clause that is about something else.

    >>> text = "représentée en vertu d’une délibération du 3 mai 2017, par Mme Ana LOBO"
    >>> text[find_by(text, 12, len(text)):]
    'Mme Ana LOBO'
    """
    for match in _BY.finditer(fold_quotes(text), start, end):
        if opens_someone(read_tokens(text, match.end(), end, 8)):
            return match.end()
    return None
