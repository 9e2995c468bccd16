"""The parties of an act as rows, with their numbers, their people and what empowers them."""

from __future__ import annotations

from bordereau.normalize.parties.keys import find_siren, make_party_key
from bordereau.schemas.convention import Party
from bordereau.warehouse.rows.context import Context, Row, Rows
from bordereau.warehouse.rows.territory import make_key, name_short
from bordereau.warehouse.rows.values import Decimals, spread_date, spread_place


def flatten_parties(rows: Rows, context: Context) -> None:
    """Add the rows of the parties."""
    for number, party in enumerate(context.act.parties, start=1):
        key = {**context.key, "party_order": number}
        rows["parties"].append(_make_party(key, party, context.sides.sides[number - 1], context.decimals))
        for place, one in enumerate(party.identifiers, start=1):
            values = {"scheme": one.scheme, "value": one.value, "valid": one.valid, "registry": one.registry}
            rows["identifiers"].append({**key, "identifier_order": place, **values, **spread_place(one.evidence)})
        for place, person in enumerate(party.representatives, start=1):
            values = {"name": person.name, "role": person.role}
            rows["representatives"].append(
                {**key, "representative_order": place, **values, **spread_place(person.evidence)}
            )
        for place, power in enumerate(party.authorisations, start=1):
            values = {"printed_text": power.text, **spread_date("authorised_on", power.date)}
            rows["authorisations"].append(
                {**key, "authorisation_order": place, **values, **spread_place(power.evidence)}
            )


def _make_party(key: Row, party: Party, side: str, decimals: Decimals) -> Row:
    address = party.address
    page = party.evidence[0].page
    return {
        **key,
        "name": party.name,
        "name_key": make_key(party.name),
        "party_key": make_party_key(party.name, party.identifiers),
        "name_party_key": make_party_key(party.name),
        "short_name": name_short(party),
        "side": side,
        "group_name": party.group,
        "aliases": " | ".join(party.aliases) or None,
        "legal_form": party.legal_form,
        "share_capital_eur": decimals.read_money(party.share_capital, f"The share capital of {party.name}", page),
        "address_text": address.text if address else None,
        "postcode": address.postcode if address else None,
        "city": address.city if address else None,
        "siren": find_siren(party.identifiers),
        **spread_place(party.evidence),
    }
