"""Signatures: who signs, in which office, for which party."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.normalize.signatories.column_lines import is_same_person, is_sure_name
from bordereau.normalize.signatories.in_closing import is_named, read_closing
from bordereau.normalize.signatories.in_columns import Known, read_column
from bordereau.schemas.act import ActSpan, SignatureSpan
from bordereau.schemas.convention import Party, Signature
from bordereau.schemas.found_act import FoundSignature
from bordereau.schemas.notes import Notes
from bordereau.schemas.warning import Code

_WHERE = re.compile(r"\s(?:d['’]|de |du |des )[^,(]{2,60}$")
_INITIALS = re.compile(r"\b[A-Z]{2,6}$")


def read_signatures(span: ActSpan, parties: Sequence[Party], notes: Notes) -> tuple[Signature, ...]:
    """Read the columns of the signature block, with the help of what the parties block says."""
    known = collect_known(parties)
    read = [
        (found, column)
        for column in span.signatures
        for found in read_column([line.text for line in column.lines], column.gaps, known)
    ]
    kept = drop_repeated(read, len(parties))
    block = tuple(_assemble_signature(found, column, notes) for found, column in read if found in kept)
    names = [one.name for one in block if one.name]
    return (*block, *(one for one in _read_closing(span, known, notes) if not is_named(one.name, names, known)))


def _read_closing(span: ActSpan, known: Known, notes: Notes) -> tuple[Signature, ...]:
    """Persons named below « Fait à … » outside of any block."""
    closing = (*(span.articles[-1].paragraphs if span.articles else ()), *span.closing)
    column = SignatureSpan(closing)
    found = read_closing([one.text for one in closing], known)
    return tuple(_assemble_signature(one, column, notes) for one in found)


def drop_repeated(read: Sequence[tuple[FoundSignature, SignatureSpan]], parties: int) -> list[FoundSignature]:
    """Without the nameless that say no more: where all parties have signed a letterhead, an office below one who signs.

    >>> column = SignatureSpan(())
    >>> one, other = FoundSignature("Lac", "Anne ROY", "Maire"), FoundSignature("Orle", None, None)
    >>> len(drop_repeated([(one, column), (other, column)], 1)), len(drop_repeated([(one, column), (other, column)], 2))
    (1, 2)
    >>> [one.role for one in drop_repeated([(one, column), (FoundSignature("Lac", "ROY Anne", None), column)], 1)]
    ['Maire']
    >>> [one.name for one in drop_repeated([(one, column), (FoundSignature("Lac", "ROY Anne", "maire"), column)], 0)]
    ['Anne ROY']
    """
    named = [one for one, _ in read if one.name]
    signed = {one.party for one in named if one.party}
    columns = [column for one, column in read if one.name]
    complete = 0 < parties <= len(named)

    def says_no_more(one: FoundSignature, column: SignatureSpan) -> bool:
        return (complete and (one.role is None or column in columns)) or (one.role is None and one.party in signed)

    again = {id(one) for place, one in enumerate(named) if any(_is_again(one, other) for other in named[:place])}
    return [
        one
        for one, column in read
        if id(one) not in again and (one.name or one.placeholder or not says_no_more(one, column))
    ]


def _is_again(one: FoundSignature, before: FoundSignature) -> bool:
    """What a service prints or a stamp says below one who has signed: his name once more, in no other office."""
    role = one.role is None or fold(one.role) == fold(before.role or "")
    same = role and one.party in (None, before.party)
    return same and is_same_person(one.name or "", before.name or "")


def collect_known(parties: Sequence[Party]) -> Known:
    """Collect the names and aliases of the parties, and of the persons: representatives, private parties."""
    designations = tuple(
        (designation, party.name)
        for party in parties
        if party.name
        for designation in (party.name, *party.aliases, *name_by_initials(party.name, party.aliases))
    )
    signs_for = tuple(
        (person.name, party.name or "") for party in parties for person in party.representatives if person.name
    )
    signs_for += tuple(
        (party.name, party.name)
        for party in parties
        if party.name and not party.representatives and is_sure_name(party.name)
    )
    return Known(designations, tuple(person for person, _ in signs_for), tuple(one for one in signs_for if one[1]))


def name_by_initials(name: str, aliases: Sequence[str]) -> tuple[str, ...]:
    """The aliases that are initials, with what the name says of where the body is.

    >>> name_by_initials("Établissement public foncier de Cévérine", ["l'EPF", "l'Établissement"])
    ("l'EPF de Cévérine",)
    """
    where = _WHERE.search(name)
    return tuple(f"{alias}{where.group()}" for alias in aliases if where and _INITIALS.search(alias))


def _assemble_signature(found: FoundSignature, column: SignatureSpan, notes: Notes) -> Signature:
    stated = [column.lines[place] for place in found.lines] or list(column.lines)
    if found.placeholder:
        notes.tell(Code.PLACEHOLDER_NAME, stated[0].text, stated[0].page)
    return Signature(
        party=found.party,
        name=found.name,
        role=found.role,
        evidence=tuple(piece for line in stated for piece in line.evidence()),
    )
