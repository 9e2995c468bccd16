"""Votes that add up: for, against and abstained are the voters; so are the present and the represented.

A miss is called an error of the act only where it can be nothing else. « Ne prend pas part au vote », a count that is
not printed, blank ballots that are not counted, members who come or go: each explains one, and leaves it undetermined.
« Votants » may also mean the votes cast, which abstentions are not (CGCT, art. L2121-20).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bordereau.reconcile.verdicts import Term, make_check, make_undetermined
from bordereau.schemas.check import Check
from bordereau.schemas.deliberation import Deliberation, StatedEvidence, Votes

NAMES = {
    "voting": "The number of voters",
    "cast": "The number of votes cast",
}


def check_votes(deliberation: Deliberation | None) -> tuple[Check, ...]:
    """Check the sums of a vote; nothing for an act that is no délibération."""
    if deliberation is None:
        return ()
    votes, evidence = deliberation.votes, deliberation.evidence
    found = (
        _check_ballot(votes, evidence),
        _check_cast(votes, evidence),
        _check_attendance(votes, evidence),
    )
    return tuple(one for one in found if one is not None)


def _check_ballot(votes: Votes, evidence: Sequence[StatedEvidence]) -> Check | None:
    """For, against, abstained and blank against the voters; a part that is not printed counts as none."""
    if votes.voting is None or (votes.in_favour is None and votes.against is None):
        return None
    parts = _list_terms(votes, evidence, ("for", "against", "abstained", "blank"))
    if votes.apart and _add(parts) + votes.apart == votes.voting:
        parts += _list_terms(votes, evidence, ("apart",))
    whole = None not in (votes.in_favour, votes.against, votes.abstained)
    lone = votes.leaving or votes.apart is not None or _add(parts) in (votes.present, votes.cast)
    abstentions = votes.abstained or 0
    cast_only = abstentions and _add(parts) - abstentions == votes.voting
    sure = whole and not (lone or cast_only) and (votes.blank is not None or votes.cast is None)
    return _judge(_term(votes, evidence, "voting"), parts, sure=sure)


def _check_cast(votes: Votes, evidence: Sequence[StatedEvidence]) -> Check | None:
    """For and against are the votes cast; some acts count abstentions among them, so a miss is never sure."""
    if votes.cast is None or votes.in_favour is None or votes.against is None:
        return None
    parts = _list_terms(votes, evidence, ("for", "against"))
    return _judge(_term(votes, evidence, "cast"), parts, sure=False)


def _check_attendance(votes: Votes, evidence: Sequence[StatedEvidence]) -> Check | None:
    """Present and represented against the voters: fewer may vote, more cannot."""
    if votes.voting is None or votes.present is None or votes.represented is None:
        return None
    parts = _list_terms(votes, evidence, ("present", "represented"))
    return _judge(_term(votes, evidence, "voting"), parts, sure=votes.voting > _add(parts))


def _judge(stated: Term, parts: Sequence[Term], *, sure: bool) -> Check:
    subject = NAMES[stated.id.removeprefix("votes/")]
    check = make_check("vote_total", stated, parts, subject, "")
    if check.status != "fails" or sure:
        return check
    message = (
        f"{subject} is {check.stated}, and the {len(parts)} counts beside it come to {check.computed}: the act does "
        "not say enough to call it an error (members who take no part, come or go, counts that are not printed)."
    )
    return make_undetermined("vote_total", stated, parts, message)


def _list_terms(votes: Votes, evidence: Sequence[StatedEvidence], kinds: Sequence[str]) -> list[Term]:
    counts = votes.model_dump()
    return [_term(votes, evidence, kind) for kind in kinds if counts[kind] is not None]


def _term(votes: Votes, evidence: Sequence[StatedEvidence], kind: str) -> Term:
    value = votes.model_dump()[kind]
    page = next((one.page for one in evidence if one.of == f"votes.{kind}"), None)
    return Term(f"votes/{kind}", Decimal(value), Decimal(0), page=page)


def _add(parts: Sequence[Term]) -> int:
    return int(sum((part.value for part in parts), Decimal(0)))
