"""What only the heading of a sitting says of all that it decides: the date, whose assembly it is, who was there.

Date and body are given to each délibération that does not print them. Who was there is kept apart (``sitting``), since
members come and go: it suggests how many voted, and says it of no vote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.assemble.deliberations import list_text, state
from bordereau.lexicon.folding import fold
from bordereau.normalize.deliberations.body import read_body
from bordereau.normalize.deliberations.votes import read_votes
from bordereau.normalize.meaning.assemblies import clean_body
from bordereau.normalize.meaning.own_names import bare_town, is_own, is_plain
from bordereau.schemas.act import ActSpan
from bordereau.schemas.convention import Act
from bordereau.schemas.deliberation import Attendance, Deliberation
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.meaning import Commitment
from bordereau.schemas.text import join_paragraphs


@dataclass(frozen=True, slots=True)
class Sitting:
    """The minutes of a sitting, read once for all its items."""

    act: Act
    body: str | None
    body_evidence: tuple[Evidence, ...]
    attendance: Attendance | None


def join_sittings(acts: Sequence[Act], spans: Sequence[ActSpan]) -> tuple[Act, ...]:
    """Give each délibération what its sitting says; ``spans`` are those of the acts, in order.

    What a sitting decided bears the day of the sitting, whatever days its text names: none, where its heading was cut.
    """
    held = {span.sitting for span in spans if span.sitting is not None}
    sittings = {place: read_sitting(acts[place], spans[place]) for place in held}
    return tuple(
        _join(act, sittings.get(-1 if span.sitting is None else span.sitting))
        for act, span in zip(acts, spans, strict=True)
    )


def read_sitting(act: Act, span: ActSpan) -> Sitting:
    """Read the heading of minutes."""
    text = join_paragraphs(list_text(span))
    body = read_body(text.text)
    counts: dict[str, int] = {kind: one.value for kind, one in read_votes(text.text).counts.items()}
    attendance = Attendance.model_validate({kind: counts.get(kind) for kind in Attendance.model_fields})
    return Sitting(
        act,
        body.value if body else None,
        text.evidence(body.start, body.end) if body else (),
        attendance if attendance != Attendance() else None,
    )


def _join(act: Act, sitting: Sitting | None) -> Act:
    own = act.deliberation
    if own is None:
        return act
    if sitting is not None:
        act = act.model_copy(update={"date": sitting.act.date, "date_evidence": sitting.act.date_evidence})
    if sitting is not None:
        own = _name_body(own, sitting).model_copy(update={"sitting": sitting.attendance})
    own = _date(own, act)
    named = tuple(_name_payer(c, own) for c in act.commitments)
    kept = tuple(one for one in named if not _is_to_itself(one, own))
    ids = {one.id for one in kept}
    payments = tuple(one for one in act.payments if one.commitment is None or one.commitment in ids)
    return act.model_copy(update={"deliberation": own, "commitments": kept, "payments": payments})


def _is_to_itself(one: Commitment, own: Deliberation) -> bool:
    """« Mairie de Lac » is paid by « Ville de Lac »: nobody is promised anything."""
    if own.body is None or one.payee_name is None or one.payer_name is None:
        return False
    sides = [bare_town(fold(name)) for name in (one.payer_name, one.payee_name)]
    return sides[0] == sides[1] and is_own(one.payer_name, clean_body(own.body))


def _name_payer(one: Commitment, own: Deliberation) -> Commitment:
    """Who decides pays, where the act itself names nobody; « la commune », « le Conseil municipal » is who decides."""
    if own.body is None:
        return one
    body = clean_body(own.body)
    named = {side: body for side in ("payer_name", "payee_name") if _is_plain(getattr(one, side), body)}
    if one.payer is None and one.payer_name is None:
        named["payer_name"] = body
    return one.model_copy(update=named)


def _is_plain(name: str | None, body: str) -> bool:
    return name is not None and is_plain(name) and is_own(name, body)


def _name_body(own: Deliberation, sitting: Sitting) -> Deliberation:
    if own.body is not None or sitting.body is None:
        return own
    proofs = (*own.evidence, *state("body", sitting.body_evidence))
    return own.model_copy(update={"body": sitting.body, "evidence": proofs})


def _date(own: Deliberation, act: Act) -> Deliberation:
    """The délibération with the date of its act, wherever that comes from."""
    if own.date == act.date:
        return own
    others = (one for one in own.evidence if one.of != "date")
    return own.model_copy(update={"date": act.date, "evidence": (*state("date", act.date_evidence), *others)})
