"""Rows of what assemblies decided, and of where each fact stands."""

from __future__ import annotations

import re
from itertools import groupby

from bordereau.lexicon.folding import fold
from bordereau.schemas.convention import Act
from bordereau.schemas.deliberation import Deliberation
from bordereau.warehouse.rows.context import Context, Row, Rows
from bordereau.warehouse.rows.values import spread_date, spread_place


def flatten_deliberation(rows: Rows, context: Context, acts: tuple[Act, ...]) -> None:
    """Add the row of a délibération and those of its facts; nothing for other acts."""
    own = context.act.deliberation
    if own is None:
        return
    approved = sum(act.within == context.number - 1 for act in acts)
    heading = [one for one in own.evidence if one.of in ("number", "object")]
    rows["deliberations"].append(
        {
            **context.key,
            **_make_facts(own),
            "approved_act_count": approved,
            **spread_place(heading or own.evidence[:1]),
        }
    )
    for number, (fact, proofs) in enumerate(groupby(own.evidence, key=lambda one: one.of), start=1):
        rows["deliberation_facts"].append(
            {**context.key, "fact_order": number, "fact": fact, **spread_place(list(proofs))}
        )


def _make_facts(own: Deliberation) -> Row:
    votes, matter, sent, sitting = own.votes, own.matter, own.transmission, own.sitting
    return {
        "number": own.number,
        "number_key": make_number_key(own.number),
        **spread_date("decided_on", own.date),
        "object": own.object,
        "body": own.body,
        "decision": own.decision,
        "votes_for": votes.in_favour,
        "votes_against": votes.against,
        "abstained": votes.abstained,
        "unanimous": votes.unanimous,
        "present": votes.present,
        "represented": votes.represented,
        "voting": votes.voting,
        "in_office": votes.in_office,
        "votes_cast": votes.cast,
        "blank": votes.blank,
        "apart": votes.apart,
        "leaving": votes.leaving,
        "sitting_voting": sitting.voting if sitting else None,
        "sitting_in_office": sitting.in_office if sitting else None,
        "matter_code": matter.code if matter else None,
        "matter_name": matter.name if matter else None,
        "transmission_id": sent.identifier if sent else None,
        **spread_date("received_on", sent.received if sent else None),
        "received_at": sent.at if sent else None,
    }


def find_number(act: Act, acts: tuple[Act, ...]) -> str | None:
    """Find the number of the délibération that an act is, or stands in."""
    if act.deliberation is not None:
        return act.deliberation.number
    if act.within is None or not 0 <= act.within < len(acts):
        return None
    around = acts[act.within].deliberation
    return around.number if around is not None else None


def make_number_key(number: str | None) -> str | None:
    """Make the key of a number: « D2024-009 » is asked for as « d2024009 ».

    >>> make_number_key("D 2024-009"), make_number_key(None)
    ('d2024009', None)
    """
    return re.sub(r"[^a-z0-9]", "", fold(number)) or None if number else None
