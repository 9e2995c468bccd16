"""A party as the rules read it, mended by what the second reader was told of the same text.

The rules read by the words that announce a fact, so they lose one whose words they do not know, and run a name into
what follows it. The second reader has labelled the same text word by word and says how sure it is of each fact. Fact by
fact the rules are kept, unless they have nothing or have what can be no such fact; a name is weighed (`told_names.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.folding import fold_quotes
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.parties.identifiers import check_number
from bordereau.normalize.parties.told_facts import LIKELY, SURE, cut_fact
from bordereau.normalize.parties.told_names import choose_name
from bordereau.normalize.parties.told_people import join_people
from bordereau.schemas.act import ToldFact
from bordereau.schemas.found import FoundIdentifier
from bordereau.schemas.found_party import (
    FoundAddress,
    FoundAuthorisation,
    FoundParty,
    FoundText,
)
from bordereau.schemas.warning import Code

_INSIDE = re.compile(r"[-‐'’]\s*$")
"""« Neuf » of « Loudéac-le-Neuf » is no place."""
_BORN = re.compile(r"\bne(?:\(e\)|e)?\s+(?:le|en|a)\b[^\n;]*$")
"""« né le 3 mai 1980 à Lac » is no seat."""


def mend_party(found: FoundParty, text: str, told: Sequence[ToldFact]) -> FoundParty:
    """Fact by fact the better of the two readings."""
    if not told:
        return found
    name = choose_name(found.name, text, [one for one in told if not _is_office_of(one, found)])
    warnings = found.warnings
    if name is not None and name is not found.name and Code.PLACEHOLDER_NAME in warnings:
        warnings = tuple(code for code in warnings if code != Code.PLACEHOLDER_NAME)
    return replace(
        found,
        name=name,
        legal_form=found.legal_form or _take_form(text, told),
        identifiers=(*found.identifiers, *_take_numbers(found.identifiers, text, told)),
        aliases=found.aliases or _take_aliases(text, told, name),
        representatives=join_people(found.representatives, name, text, told),
        address=_choose_address(found.address, text, told),
        authorisations=found.authorisations or _take_authorisations(text, told),
        warnings=warnings,
    )


def _is_office_of(one: ToldFact, found: FoundParty) -> bool:
    """« Monsieur Leu, Maire de Lac, agissant au nom de la Commune »: his office is no name where a body is read."""
    if one.kind != "NAME" or found.name is None:
        return False
    roles = [person.role for person in found.representatives if person.role is not None]
    apart = [role for role in roles if not (role.start < found.name.end and found.name.start < role.end)]
    return any(role.start <= one.start and one.end <= role.end for role in apart)


def _take_aliases(text: str, told: Sequence[ToldFact], name: FoundText | None) -> tuple[FoundText, ...]:
    out: list[FoundText] = []
    for one in told:
        if one.kind != "ALIAS" or one.sure < LIKELY or (said := cut_fact(text, one)) is None:
            continue
        inside = name is not None and name.start <= said.start and said.end <= name.end
        if not inside and all(fold_quotes(said.text) != fold_quotes(other.text) for other in out):
            out.append(said)
    return tuple(out)


def _choose_address(own: FoundAddress | None, text: str, told: Sequence[ToldFact]) -> FoundAddress | None:
    if own is not None and own.city is not None:
        return _cut_city(own, text, told)
    if own is not None and own.postcode is None:
        return own
    city = next((one for one in told if one.kind == "CITY" and one.sure >= LIKELY), None)
    if city is None or (said := cut_fact(text, city)) is None or not said.text[0].isupper():
        return own
    if (
        _BORN.search(fold_quotes(text[: said.start]))
        or _INSIDE.search(text, 0, said.start)
        or text[said.end : said.end + 1] in ("-", "‐")
    ):
        return own
    if own is not None:
        return replace(own, city=said.text)
    code = next((one for one in told if one.kind == "POST" and one.sure >= LIKELY and one.start < city.start), None)
    digits = "".join(char for char in text[code.start : code.end] if char.isdigit()) if code else ""
    start = code.start if code and len(digits) == 5 else said.start
    return FoundAddress(
        start, said.end, " ".join(text[start : said.end].split()), digits if len(digits) == 5 else None, said.text
    )


def _cut_city(own: FoundAddress, text: str, told: Sequence[ToldFact]) -> FoundAddress:
    """« Barles.... ET Mme » is « Barles », where the labels say so."""
    cities = [said for one in told if one.kind == "CITY" and one.sure >= SURE and (said := cut_fact(text, one))]
    for said in cities:
        rest = (own.city or "").removeprefix(said.text)
        if rest != own.city and re.match(r"\s*[^\w\s'’-]", rest):
            return replace(own, city=said.text)
    return own


def _take_form(text: str, told: Sequence[ToldFact]) -> FoundText | None:
    return next((cut_fact(text, one) for one in told if one.kind == "FORM" and one.sure >= SURE), None)


def _take_numbers(own: Sequence[FoundIdentifier], text: str, told: Sequence[ToldFact]) -> list[FoundIdentifier]:
    """Numbers that no label announces and whose checksum holds: nine figures are a SIREN, fourteen a SIRET."""
    out: list[FoundIdentifier] = []
    for one in told:
        if one.kind != "ID" or one.sure < SURE or any(o.start < one.end and one.start < o.end for o in own):
            continue
        digits = re.sub(r"\D", "", text[one.start : one.end])
        scheme = {9: "SIREN", 14: "SIRET"}.get(len(digits))
        if scheme and check_number(scheme, digits) and all(digits != other.value for other in (*own, *out)):
            out.append(FoundIdentifier(one.start, one.end, text[one.start : one.end], scheme, digits, True))
    return out


def _take_authorisations(text: str, told: Sequence[ToldFact]) -> tuple[FoundAuthorisation, ...]:
    out: list[FoundAuthorisation] = []
    for one in told:
        if one.kind == "AUTH" and one.sure >= LIKELY:
            dates = [date for date in find_dates(text) if date.start < one.end and one.start < date.end]
            out += [FoundAuthorisation(date.start, date.end, date.text, date) for date in dates[:1] if date.iso]
    return tuple(out)
