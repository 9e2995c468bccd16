"""A party as the rules read it, mended by what the second reader was told of the same text.

The rules read by the words that announce a fact, so they lose one whose words they do not know, and run a name into
what follows it. The second reader has labelled the same text word by word and says how sure it is of each fact. Fact by
fact the rules are kept, unless they have nothing, or have what can be no such fact, or cut a longer name short.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.masks import is_masked
from bordereau.lexicon.offices import is_title_alone, measure_title, opens_office
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.signatories.column_lines import is_sure_name
from bordereau.schemas.act import ToldFact
from bordereau.schemas.found_party import (
    FoundAddress,
    FoundAuthorisation,
    FoundParty,
    FoundRepresentative,
    FoundText,
)
from bordereau.schemas.warning import Code

SURE = 0.9
"""From this probability on a fact replaces another one of the rules."""
LIKELY = 0.6
"""From this one on it stands where the rules have none."""
_ODD = re.compile(r"\[(?=[a-z]{3})|(?<=[a-z]{3})\]|[@:…]|\.\.|\(\d|\d{4}|\n|\brepresent|^\d+\s")
"""What no name of a party holds: it was run into the words behind or before it."""
_TRIM = ' \n,;:.-–«»“”"[]()'
_ROLE_REACH = 40
"""Characters between a name and its office."""


def mend_party(found: FoundParty, text: str, told: Sequence[ToldFact]) -> FoundParty:
    """Fact by fact the better of the two readings."""
    if not told:
        return found
    name = _choose_name(found.name, text, told)
    warnings = found.warnings
    if name is not None and name is not found.name and Code.PLACEHOLDER_NAME in warnings:
        warnings = tuple(code for code in warnings if code != Code.PLACEHOLDER_NAME)
    return replace(
        found,
        name=name,
        aliases=found.aliases or _take_aliases(text, told, name),
        representatives=_join_people(found.representatives, name, text, told),
        address=_choose_address(found.address, text, told),
        authorisations=found.authorisations or _take_authorisations(text, told),
        warnings=warnings,
    )


def _choose_name(own: FoundText | None, text: str, told: Sequence[ToldFact]) -> FoundText | None:
    names = [(one, cut) for one in told if one.kind == "NAME" and (cut := _cut(text, one)) is not None]
    if not names:
        return own
    best, said = max(names, key=lambda pair: pair[0].sure)
    if own is None or is_masked(own.text):
        return said if best.sure >= SURE and own is None else own
    if fold_quotes(own.text) == fold_quotes(said.text):
        return own
    odd = _ODD.search(fold_quotes(text[own.start : own.end])) is not None
    longer = said.start <= own.start and own.end < said.end and best.sure >= SURE
    return said if longer or (odd and best.sure >= LIKELY and not opens_office(fold_quotes(own.text)[:80])) else own


def _take_aliases(text: str, told: Sequence[ToldFact], name: FoundText | None) -> tuple[FoundText, ...]:
    out: list[FoundText] = []
    for one in told:
        if one.kind != "ALIAS" or one.sure < LIKELY or (said := _cut(text, one)) is None:
            continue
        inside = name is not None and name.start <= said.start and said.end <= name.end
        if not inside and all(fold_quotes(said.text) != fold_quotes(other.text) for other in out):
            out.append(said)
    return tuple(out)


def _join_people(
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
        said = _cut(text, one)
        if said and person.role.start == said.start and said.end < person.role.end and len(said.text) > 3:
            rest = fold_quotes(text[said.end : person.role.end])
            if re.match(r"\s*,\s*(?:dit|denomm|appel|nomm|design|ci\b)", rest):
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
        return _cut(text, role)
    return None


def _choose_address(own: FoundAddress | None, text: str, told: Sequence[ToldFact]) -> FoundAddress | None:
    if own is not None and (own.city is not None or own.postcode is None):
        return own
    city = next((one for one in told if one.kind == "CITY" and one.sure >= LIKELY), None)
    if city is None or (said := _cut(text, city)) is None or any(char.isdigit() for char in said.text):
        return own
    if own is not None:
        return replace(own, city=said.text)
    code = next((one for one in told if one.kind == "POST" and one.sure >= LIKELY and one.start < city.start), None)
    digits = "".join(char for char in text[code.start : code.end] if char.isdigit()) if code else ""
    start = code.start if code and len(digits) == 5 else said.start
    return FoundAddress(
        start, said.end, " ".join(text[start : said.end].split()), digits if len(digits) == 5 else None, said.text
    )


def _take_authorisations(text: str, told: Sequence[ToldFact]) -> tuple[FoundAuthorisation, ...]:
    out: list[FoundAuthorisation] = []
    for one in told:
        if one.kind == "AUTH" and one.sure >= LIKELY:
            dates = [date for date in find_dates(text) if date.start < one.end and one.start < date.end]
            out += [FoundAuthorisation(date.start, date.end, date.text, date) for date in dates[:1] if date.iso]
    return tuple(out)


def _cut(text: str, fact: ToldFact | FoundText) -> FoundText | None:
    """The words of a fact without the signs around them; None where no letter is left."""
    raw = text[fact.start : fact.end]
    start = fact.start + len(raw) - len(raw.lstrip(_TRIM))
    end = fact.start + len(raw.rstrip(_TRIM))
    if raw.count("(") == raw.count(")") and raw.rstrip().endswith(")"):
        end = fact.start + len(raw.rstrip())
    said = " ".join(text[start:end].split())
    return FoundText(start, end, said) if end > start and any(char.isalpha() for char in said) else None


def _cut_person(text: str, fact: ToldFact) -> FoundText | None:
    said = _cut(text, fact)
    if said is None or is_title_alone(said.text):
        return None
    start = said.start + measure_title(fold_quotes(text[said.start : said.end]))
    return FoundText(start, said.end, " ".join(text[start : said.end].split())) if start < said.end else None


def _overlap(one: FoundText, other: FoundText | None) -> bool:
    return other is not None and one.start < other.end and other.start < one.end


def _alike(one: FoundText, other: FoundText | None) -> bool:
    return other is not None and fold_quotes(one.text) == fold_quotes(other.text)
