"""Which sums of the running text are promised, by whom, to whom, for which years.

A sum is a promise only where its role is one of those that bind (a grant, a loan, a guarantee, a price, a rent), its
sentence says neither what may happen nor what has happened, and it is no rate (« 12 € par repas »).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor, Cast
from bordereau.normalize.meaning.budget_years import find_years
from bordereau.normalize.meaning.budgets import move_between_budgets
from bordereau.normalize.meaning.cues import list_cues, list_heading_cues, mask_shares
from bordereau.normalize.meaning.frames import find_frame
from bordereau.normalize.meaning.lines import Line, Scope, Sum, list_scopes
from bordereau.normalize.meaning.own_names import is_plain
from bordereau.normalize.meaning.payees import name_funder, name_giver, name_listed, name_payee, name_seller
from bordereau.normalize.meaning.reserves import is_conditional, is_rate, read_status
from bordereau.normalize.meaning.roles import Weighed, is_taxed, weigh_sum
from bordereau.normalize.meaning.told import BINDING, Told
from bordereau.normalize.meaning.voices import find_mentions, weigh_sides
from bordereau.schemas.meaning import AmountRole

SAID = 0.5
"""What a sum weighs as a grant that no noun names, where its sentence says who gives it to whom."""
_NAMED = 0.7
"""What a sum weighs as a grant where more than a verb says so."""
_UNBOUND: tuple[AmountRole, ...] = ("past", "requested", "penalty", "capital", "guarantee")
"""What a sum surely is, whatever verb stands before it; guarantees have words of their own."""
_WHAT_ENDS = re.compile(
    r"[,;:(]|\s(?:d'un\s+montant|de\s+l'ordre|est|sont|sera|seront|s'eleve|a\s+hauteur|pour\s+un|au\s+titre|pour\s+(?:l'annee|\d)|fixee?s?|prevision\w*\s+de|en\s+\d|maxim\w+\s+de|attribue\w*|accorde\w*|alloue\w*|verse\w*|octroye\w*)\b"
)


_ADVANCE = re.compile(r"\bavance\b(?:(?!rembours|echeance|annuite|mensualite)[^.;]){0,90}$")


def read_sums(lines: Sequence[Line], cast: Cast, *, decides: bool = False) -> list[Told]:
    """Read every sum of an act, in its order; an act of an assembly (``decides``) names others whom it funds."""
    found: list[Told] = []
    repaid = any(read_pattern("promises", "voices.repaid").search(fold(line.text)) for line in lines)
    subject: Actor | None = None
    article: str | None = None
    for scope in list_scopes(lines):
        if scope.line.article != article:
            subject, article = None, scope.line.article
        for place, one in enumerate(scope.sums):
            told = _read_sum(scope, place, one, cast, subject)
            if repaid and told.role == "instalment" and _ADVANCE.search(scope.folded[: one.start]):
                told = replace(told, role="loan")
            told = _read_decided(told, cast) if decides else told
            found.append(_take_tax(told, found[-1]) if found else told)
        subject = next((m.actor for m in find_mentions(scope, cast) if m.prep == ""), subject)
    return found


def _read_decided(told: Told, cast: Cast) -> Told:
    """A sum of an act of an assembly, with the verb that governs it; what it decided before is past."""
    scope = told.scope
    if read_pattern("promises", "reserves.decided_before").match(scope.folded[scope.own :]):
        return replace(told, role="past")
    framed = take_frame(replace(_name_others(told, cast), frame=find_frame(scope, told.place)))
    return move_between_budgets(framed)


def _take_tax(told: Told, before: Told) -> Told:
    """« 3 425 € HT, soit 4 110 € TTC »: what the first is the second is."""
    taxed = before.scope is told.scope and is_taxed(told.scope, told.place)
    return replace(told, role=before.role) if taxed and not before.binding else told


def _name_others(told: Told, cast: Cast) -> Told:
    """Who is paid, or sells, or funds, by a name that is no party's; the longer of two readings of one name."""
    scope, place = told.scope, told.place
    seller = name_seller(scope, place) if told.role not in ("loan", "guarantee", "rent", "past", "ceiling") else None
    if seller is not None:
        return replace(told, role="price", payee=Actor(None, seller), payer=None, said=True, offered=True)
    if told.payer is not None and told.payer.party is None and not _pays_here(told):
        told = replace(told, payer=None)
    giver = name_giver(scope, place) if told.role in ("grant", "other", "cost", "price") else None
    if giver is not None:
        role: AmountRole = "grant" if told.role == "grant" else "other"
        return replace(told, role=role, payer=Actor(None, giver), payee=None, said=True, agreed=True)
    if not told.binding and told.role != "instalment":
        return told
    listed = name_listed(scope, place)
    if listed is not None:
        return replace(told, payee=Actor(None, listed), said=True)
    funder = name_funder(scope, place)
    if funder is not None and told.payee is None and not is_plain(funder):
        return replace(told, payer=Actor(None, funder), said=True, agreed=True)
    name = name_payee(scope, place, labels=told.role == "grant")
    if name is None or not (told.payee is None or _is_longer(name, told.payee)):
        return told
    return replace(told, payee=cast.resolve(name) if cast.sides else Actor(None, name), said=True)


def take_frame(told: Told, *, implied: bool = False) -> Told:
    """What the verb of a decision says of a sum, where its noun and its neighbours leave it open.

    A verb that only tells changes nothing, but where the act implies that what it tells was adopted.
    """
    frame = told.frame
    if frame is None or (frame.mood is None and not implied) or told.deposit or told.role in _UNBOUND:
        return told
    if told.role == "grant" and frame.kind in ("takes", "offered") and told.weighed.weights.get("grant", 0.0) < _NAMED:
        told = replace(told, role="price", offered=True)  # « attribuer les travaux »: no noun names a grant
    if "garanti" in told.scope.folded or (told.binding and told.said and (told.payee is not None or told.agreed)):
        return told
    kept = told.role in (*BINDING, "instalment", "total")
    kind = told.weighed.kind(*BINDING)
    role = told.role if kept else kind if kind is not None and frame.role == "grant" else frame.role
    if frame.name is None:
        return replace(told, role=role)
    other = Actor(None, frame.name)
    if frame.pays:
        return replace(told, role=role, payer=None, payee=other, said=True, offered=role == "price")
    return replace(told, role=role, payer=other, payee=None, said=True, agreed=True)


def _pays_here(told: Told) -> bool:
    """Another body pays where it is named before the sum, or behind « par »: not where a condition names it."""
    name = fold(told.payer.name) if told.payer is not None else ""
    behind = told.scope.folded[told.one.end :]
    return (
        name in told.scope.folded[: told.one.start]
        or re.search(rf"\bpar (?:la |le |l')?{re.escape(name)}", behind) is not None
    )


def _is_longer(name: str, actor: Actor) -> bool:
    return actor.party is None and fold(name).startswith(fold(actor.name))


def _read_sum(scope: Scope, place: int, one: Sum, cast: Cast, subject: Actor | None) -> Told:
    weighed = weigh_sum(scope, place)
    told = Told(scope, place, one, weighed, weighed.role)
    told = replace(told, rate=is_rate(scope, place), conditional=is_conditional(scope, place))
    refunds = weighed.role in ("cost", "other") and ("rembours" in scope.folded or "indemnit" in scope.folded)
    if not (told.binding or weighed.kind(*BINDING) or refunds or not weighed.sure):
        return told
    payer, payee = weigh_sides(scope, place, cast, subject).choose()
    if weighed.role == "other" and not weighed.sure and payer is not None and payee is not None:
        weighed = replace(weighed, role="grant", weights={**weighed.weights, "grant": SAID})
        told = replace(told, role="grant", weighed=weighed)
    if weighed.role == "grant" and payer is not None and _is_paid_for(told):
        told = replace(told, role="price")
    share, share_id = _find_share(scope, place)
    return replace(
        told,
        payer=payer,
        payee=payee,
        said=payer is not None or payee is not None,
        years=find_years(scope, place),
        status=read_status(scope, place),
        share=share,
        share_id=share_id,
        what=_name_sum(scope, one, weighed),
    )


def _is_paid_for(told: Told) -> bool:
    """« en contrepartie des prestations, verse 120 000 € HT »: with a tax, and no noun calls it a grant."""
    scope = told.scope
    if told.one.tax is None or read_pattern("promises", "voices.in_return").search(scope.folded) is None:
        return False
    nouns = list_cues(scope, "nouns", mask_shares(scope))
    if any(cue.role == "grant" for cue in list_heading_cues(scope.line.heading, "nouns")):
        return False
    return not any(cue.role == "grant" and not cue.verb and cue.end <= told.one.start for cue in nouns)


def _find_share(scope: Scope, place: int) -> tuple[Decimal | None, str | None]:
    """« 30 % du reste à charge, soit 270 000 € »: the share in the words before, or in brackets behind."""
    start, here = scope.segment(place)
    inside = [share for share in scope.shares if start <= share.start < here]
    if inside:
        return inside[-1].value, inside[-1].id
    behind, end = scope.after(place)
    following = [share for share in scope.shares if behind <= share.start < min(end, behind + 40)]
    if len(following) == 1 and re.fullmatch(
        r"\s*(?:,\s*soit\s*|\(\s*(?:soit\s*)?)", scope.folded[behind : following[0].start]
    ):
        return following[0].value, following[0].id
    return None, None


def _name_sum(scope: Scope, one: Sum, weighed: Weighed) -> str | None:
    """What the sum is called, from its noun up to the sum or the verb."""
    if weighed.noun is None or weighed.noun[0] > one.start:
        return None
    text = scope.folded[weighed.noun[0] : one.start]
    stop = _WHAT_ENDS.search(text)
    end = weighed.noun[0] + (stop.start() if stop else len(text))
    words = " ".join(scope.text[weighed.noun[0] : end].split())
    words = re.sub(r"(?:\s+(?:de|du|des|d['’]|à|a|la|le|un|une))+$|\s*[«\"]$", "", words).strip(" ,:")
    return words if 3 < len(words) <= 120 else None


def list_binding(told: Iterable[Told]) -> list[Told]:
    """The sums that are promised, in their order."""
    return [
        one
        for one in told
        if one.binding and not one.rate and not one.conditional and one.one.qualifier in ("exact", "maximum", "about")
    ]
