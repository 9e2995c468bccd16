"""Parties: the facts read in a party's text, each shown on the page by its offsets."""

from __future__ import annotations

from bordereau.normalize.parties.keys import make_party_key
from bordereau.schemas.convention import Address, Authorisation, Identifier, Party, Representative
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.found import FoundDate
from bordereau.schemas.found_party import FoundParty
from bordereau.schemas.partial_date import PartialDate
from bordereau.schemas.text import Paragraph


def assemble_party(text: Paragraph, found: FoundParty, group: str | None) -> Party:
    """Make one party of its text, what was found in it, and the alias that it shares with others."""

    def prove(start: int, end: int) -> tuple[Evidence, ...]:
        return text.evidence(start, end) or text.evidence()

    capital = found.share_capital
    return Party(
        name=found.name.text if found.name else None,
        key=make_party_key(found.name.text if found.name else None, found.identifiers),
        aliases=tuple(alias.text for alias in found.aliases if alias.text != group),
        group=group,
        legal_form=found.legal_form.text if found.legal_form else None,
        share_capital=print_decimal(capital.value) if capital and capital.currency == "EUR" else None,
        address=Address(text=found.address.text, postcode=found.address.postcode, city=found.address.city)
        if found.address
        else None,
        identifiers=tuple(
            Identifier(
                scheme=one.scheme,
                value=one.value,
                valid=one.valid,
                registry=one.registry,
                evidence=prove(one.start, one.end),
            )
            for one in found.identifiers
        ),
        representatives=tuple(
            Representative(
                name=one.name.text if one.name else None,
                role=one.role.text if one.role else None,
                evidence=prove(one.start, one.end),
            )
            for one in found.representatives
        ),
        authorisations=tuple(
            Authorisation(
                text=one.text,
                date=assemble_date(one.date) if one.date else None,
                evidence=prove(one.start, one.end),
            )
            for one in found.authorisations
        ),
        evidence=prove(found.name.start, found.name.end) if found.name else text.evidence(),
    )


def assemble_date(found: FoundDate) -> PartialDate:
    """Make the public form of a date, as precise as it is printed; one without a year, or a period, has no iso."""
    single = not found.iso.startswith("--") and "/" not in found.iso
    return PartialDate(
        text=found.text,
        iso=found.iso if single else None,
        precision=found.precision if single else None,
    )
