"""A délibération read as a whole, from its running text: one line a paragraph."""

from __future__ import annotations

from bordereau.normalize.deliberations.body import read_body
from bordereau.normalize.deliberations.decision import follow_votes, read_decision
from bordereau.normalize.deliberations.matter import read_matter
from bordereau.normalize.deliberations.number import read_number
from bordereau.normalize.deliberations.object import read_object
from bordereau.normalize.deliberations.votes import read_votes
from bordereau.schemas.found_deliberation import FoundDeliberation


def read_deliberation(text: str) -> FoundDeliberation:
    """Read number, object, votes, decision and matter, each with its offsets in the text."""
    votes = read_votes(text)
    return FoundDeliberation(
        number=read_number(text),
        object=read_object(text),
        body=read_body(text),
        votes=votes,
        decision=follow_votes(read_decision(text), votes),
        matter=read_matter(text),
    )
