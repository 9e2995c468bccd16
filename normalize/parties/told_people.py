"""Who represents a party: the people that the rules read, mended by those whom the second reader was told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.offices import is_title_alone, measure_title
from bordereau.normalize.parties.told_facts import LIKELY, SURE, cut_fact
from bordereau.normalize.signatories.column_lines import is_sure_name
from bordereau.schemas.act import ToldFact
from bordereau.schemas.found_party import FoundRepresentative, FoundText

_PARTED = re.compile(r"\s*,\s*(?:dit|dénomm|appel|nomm|désign|ci\b)|\s*,?\s+(?:[LlDd]['’]|[Ll][ae]s?\s)?[A-ZÀ-Þ]{3,}")
"""What stands behind an office and is none of it: « directeur, dit le gestionnaire », « directeur L'OCCUPANT »."""
_DANGLES = re.compile(r"(?:\b(?:de|du|des|la|le|les|et|a|au|aux)|')\s*$")
"""« préfète du département de la » is no whole office."""
_ASSISTING = re.compile(
    r"\b(?:(?:veuve?|veuf|epouse|epoux|divorcee?|fils|fille)\s+(?:de|d ?')|assistee?s?\s+(?:de|par)|en presence de"
    r"|pour avocat|pour conseil)\b[^,;]*$"
)
"""« assisté de Mme X », « ayant pour avocat Me X »: one who does not sign."""
_LEADING = re.compile(r"\bdirigee?s? par\b[^,;]*$")
"""« dirigée par M. X et représentée par sa présidente »: one who does not sign where another does."""
_EMPOWERING = re.compile(
    r"\b(?:consenti|donne|accorde|habilite|autorise|mandate|delegue)(?:e|s|es)?\b(?!\s+delegation)[^;:]{0,60}\bpar\s+"
    r"(?:m\.|mr|mme|monsieur|madame)?\s*$"
)
"""« habilité à cet effet par M. X », « délégation consentie par Mme X »: one who empowers him who signs."""
_ROLE_REACH = 40
"""Characters between a name and its office."""


def join_people(
    own: tuple[FoundRepresentative, ...], party: FoundText | None, text: str, told: Sequence[ToldFact]
) -> tuple[FoundRepresentative, ...]:
    """The people of the rules, and those that they have not; an office that the rules lack."""
    roles = [one for one in told if one.kind == "ROLE"]
    own = _drop_unlikely(own, told)
    named = [one for one in own if one.name is not None]
    people = [_mend_role(one, text, roles) for one in own]
    least = SURE if named else LIKELY
    added: list[FoundRepresentative] = []
    for one in told:
        if one.kind != "REP" or one.sure < least or (name := _cut_person(text, one)) is None:
            continue
        before = fold_quotes(text[max(0, one.start - 90) : one.start])
        if _ASSISTING.search(before) or (named and (_LEADING.search(before) or _EMPOWERING.search(before))):
            continue
        taken = (party, *(person.name for person in (*named, *added)))
        if any(_overlap(name, other) or _alike(name, other) for other in taken):
            continue
        role = _find_role(one, text, roles, [person.name for person in (*people, *added)])
        added.append(FoundRepresentative(one.start, one.end, name, role))
    if not added:
        return tuple(people)
    claimed = {fold_quotes(person.role.text) for person in added if person.role}
    kept = [one for one in people if one.name or not (one.role and fold_quotes(one.role.text) in claimed)]
    return tuple(sorted((*kept, *added), key=lambda person: person.start))


def _drop_unlikely(own: tuple[FoundRepresentative, ...], told: Sequence[ToldFact]) -> tuple[FoundRepresentative, ...]:
    """Without names that the rules alone see and that are none by their type, where the labels are sure of another."""
    sure = [one for one in told if one.kind == "REP" and one.sure >= SURE]

    def seen(person: FoundRepresentative) -> bool:
        name = person.name
        return name is not None and any(name.start < one.end and one.start < name.end for one in sure)

    if not any(map(seen, own)):
        return own
    return tuple(one for one in own if one.name is None or seen(one) or is_sure_name(one.name.text))


def _mend_role(person: FoundRepresentative, text: str, roles: Sequence[ToldFact]) -> FoundRepresentative:
    if person.name is None:
        return person
    near = [one for one in roles if one.sure >= SURE]
    if person.role is None:
        return replace(person, role=_find_role(person.name, text, near, []))
    for one in near:
        said = cut_fact(text, one)
        if said is None or person.role.start != said.start or said.end >= person.role.end:
            continue
        if _DANGLES.search(fold_quotes(said.text)):
            continue
        if _PARTED.match(text, said.end, person.role.end) and len(said.text) > 3:
            return replace(person, role=said)
    return person


def _find_role(
    person: ToldFact | FoundText, text: str, roles: Sequence[ToldFact], others: Sequence[FoundText | None]
) -> FoundText | None:
    """The office that stands beside a name, nothing and nobody between them."""

    def distance(role: ToldFact) -> int:
        return role.start - person.end if role.start >= person.end else person.start - role.end

    for role in sorted(roles, key=distance):
        low, high = min(person.end, role.end), max(person.start, role.start)
        if not -1 <= distance(role) <= _ROLE_REACH or any(
            other is not None and low <= other.start < high for other in others
        ):
            continue
        return cut_fact(text, role)
    return None


def _cut_person(text: str, fact: ToldFact) -> FoundText | None:
    said = cut_fact(text, fact)
    if said is None or is_title_alone(said.text):
        return None
    start = said.start + measure_title(fold_quotes(text[said.start : said.end]))
    return FoundText(start, said.end, " ".join(text[start : said.end].split())) if start < said.end else None


def _overlap(one: FoundText, other: FoundText | None) -> bool:
    return other is not None and one.start < other.end and other.start < one.end


def _alike(one: FoundText, other: FoundText | None) -> bool:
    return other is not None and fold_quotes(one.text) == fold_quotes(other.text)
