"""Registered numbers of the parties: does the checksum hold?"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.schemas.check import Check
from bordereau.schemas.convention import Identifier, Party


def check_identifiers(parties: Sequence[Party]) -> tuple[Check, ...]:
    """Say of each identifier whether its checksum (or its form, where it has none) is right.

    Identifiers are named by their place: ``p2/i1`` is the first one of the second party.
    """
    return tuple(
        check_identifier(f"p{number}/i{place}", party, identifier)
        for number, party in enumerate(parties, start=1)
        for place, identifier in enumerate(party.identifiers, start=1)
    )


def check_identifier(path: str, party: Party, identifier: Identifier) -> Check:
    """Say whether one identifier is valid."""
    owner = f" of {party.name}" if party.name else ""
    verdict = "is well formed" if identifier.valid else "is not a valid number: its checksum or form is wrong"
    return Check(
        id=f"identifier:{path}",
        kind="identifier",
        status="exact" if identifier.valid else "fails",
        stated=None,
        computed=None,
        difference=None,
        tolerance=None,
        stated_by=path,
        message=f"{identifier.scheme} {identifier.value}{owner} {verdict}.",
        page=identifier.evidence[0].page,
    )
