"""From what sentences and tables say one by one to what the act promises on the whole.

Arithmetic decides where words leave it open: a sum that others add up to is their total, one that returns with the same
sides and years is told again, instalments add up to what they pay. So each euro is promised once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.budget_years import Years
from bordereau.normalize.meaning.direction import Direction
from bordereau.normalize.meaning.promises import BINDING, Told, list_binding
from bordereau.normalize.meaning.roles import ENOUGH, is_schedule
from bordereau.reconcile.promises.promise import Promise
from bordereau.schemas.meaning import AmountRole, CommitmentRole, CommitmentStatus

_TAXES = (Decimal("1.2"), Decimal("1.1"), Decimal("1.055"), Decimal("1.196"))
_TERMS = (12, 4, 2, 3, 6)
"""How often a yearly sum is paid: by month, quarter, half-year, third, two months."""
MOST_PARTS = 40


@dataclass(slots=True)
class Settled:
    """The role of each sum by its id, and what is promised in running text."""

    roles: dict[str, AmountRole] = field(default_factory=dict)
    kept: list[Told] = field(default_factory=list)


def settle_text(
    told: Sequence[Told], direction: Direction, *, decides: bool = False, adopted: bool = False, decider: Actor | None = None
) -> Settled:
    """Settle the sums of running text.

    ``decides`` for an act of an assembly, which promises outside of articles, on behalf of ``decider``; ``adopted`` where
    it has voted for what was proposed.
    """
    settled = Settled({one.one.id: one.role for one in told})
    told = [_fill_sides(one, direction, decider) for one in _take_rates(told)]
    opened = list_binding(_open_roles(told, settled))
    candidates = [one for one in opened if _may_promise(one, decides=decides)]
    if adopted and not candidates:  # what was proposed, since nothing else says what was decided
        candidates = [one for one in opened if one.line.section == "preamble" and _is_proposed(one)]
    if any(one.line.section == "article" for one in candidates):
        candidates = [one for one in candidates if one.line.section == "article"]
    for step in (_drop_details, _drop_taxes, _drop_terms, _drop_gaps, _drop_totals, _drop_repeats, _drop_paid):
        candidates = step(candidates, told, settled)
    settled.kept = _expect_later_years(candidates)
    for one in settled.kept:
        settled.roles[one.one.id] = one.role
    _mark_repeats(told, settled)
    _mark_totals(told, settled)
    return settled


def _name_role(one: Told) -> CommitmentRole:
    """The role of a promise; a loan that the act guarantees is promised by its guarantor."""
    if one.role == "loan" and one.weighed.weights.get("guarantee", 0.0) >= ENOUGH:
        return "guarantee"
    return one.role if one.role in BINDING else "other"  # type: ignore[return-value]


def make_promises(one: Told, told: Iterable[Told], *, decides: bool = False) -> list[Promise]:
    """The promises of a sum: one a year where it is said of each of them. Who does not sign is only expected to pay."""
    base, base_id = _find_base(one, told)
    outside = one.payer is not None and one.payer.party is None and not decides
    years = one.years.years if one.years.each or len(one.years.years) == 1 else ()
    return [
        Promise(
            source=one.one.id,
            value=one.one.value,
            role=_name_role(one),
            payer=one.payer,
            payee=one.payee,
            status="forecast" if outside else one.status,
            year=year,
            share=one.share,
            base=base,
            share_id=one.share_id,
            base_id=base_id,
            what=one.what,
        )
        for year in (years or (None,))
    ]


def _take_rates(told: Sequence[Told]) -> list[Told]:
    """« 1 850 € par kilomètre, soit une dépense de 27 017 € »: the product is what the rate is."""
    result: list[Told] = []
    for one in told:
        before = result[-1] if result else None
        if before is not None and before.scope is one.scope and before.rate and before.role in BINDING and not one.rate:
            between = one.scope.folded[before.one.end : one.one.start]
            if " soit " in f" {between} " or " soit " in between.replace(",", " "):
                one = replace(one, role=before.role, weighed=before.weighed, payer=before.payer, payee=before.payee, said=before.said)
        result.append(one)
    return result


def _fill_sides(one: Told, direction: Direction, decider: Actor | None) -> Told:
    role = one.weighed.kind(*BINDING) or ("rent" if one.deposit else None)
    if role is None:
        return one
    if decider is not None:
        return replace(one, payer=one.payer or decider)
    payer, payee = direction.fill(role, one.payer, one.payee)  # type: ignore[arg-type]
    return replace(one, payer=payer, payee=payee)


def _open_roles(told: Iterable[Told], settled: Settled) -> list[Told]:
    """A ceiling, or a total, that is the only statement of what is promised is the promise itself."""
    told = list(told)
    stated = [*list_binding(told), *(one for one in told if one.rate)]
    bound = [one for one in stated if one.line.section == "article" and one.role in BINDING and _is_earnest(one)]
    result = []
    for one in told:
        kind = one.weighed.kind(*BINDING)
        if one.role in ("ceiling", "total") and kind is not None and one.line.section == "article":
            same = [o for o in bound if o is not one and o.role == kind and not _clash(one.payer, o.payer)]
            alone = not same and not (one.role == "ceiling" and one.years.each)
            if alone or (one.role == "total" and one.weighed.weights[kind] >= 0.5):
                one = replace(one, role=kind)
        result.append(one)
    return result


def _clash(one: Actor | None, other: Actor | None) -> bool:
    """Whether two sides are known and differ."""
    return one is not None and other is not None and one != other


def _may_promise(one: Told, *, decides: bool) -> bool:
    if one.payer == one.payee:  # both open, or one body that bears its own cost
        return False
    if one.line.section == "article":
        return _is_earnest(one)
    if decides:
        if one.payee is None or _is_same_body(one.payee, one.payer):
            return False
        return one.line.section in ("preamble", "parties") and _is_decided(one)
    return one.line.section == "annex" and _is_earnest(one) and one.weighed.weights.get("grant", 0.0) >= 0.8


def _is_same_body(payee: Actor, payer: Actor | None) -> bool:
    """« la commune » in a délibération of « Commune de Lac » is who decides."""
    if payer is None or payee.party is not None:
        return payee.party is None and payee.name.casefold() in ("commune", "la commune")
    return f"{payer.name} ".casefold().startswith(f"{payee.name} ".casefold())


def _is_earnest(one: Told) -> bool:
    """Its own sentence, or the title of its article, speaks of paying, not only its noun."""
    if one.role in ("rent", "guarantee", "loan") or one.deposit or one.refund or one.settles:
        return True
    if one.role == "price":
        return one.weighed.weights.get("price", 0.0) >= (0.45 if one.said else 0.6) and _is_fixed(one)
    return one.weighed.weights.get("grant", 0.0) >= (0.3 if one.said else 0.45)


def _is_fixed(one: Told) -> bool:
    return read_pattern("promises", "voices.fixed").search(one.scope.folded) is not None


def _is_decided(one: Told) -> bool:
    folded = one.scope.folded
    if read_pattern("promises", "voices.tells").match(folded.lstrip(" -–•")):
        return False
    return read_pattern("promises", "voices.decides").search(folded) is not None


def _is_proposed(one: Told) -> bool:
    """« Monsieur le Maire propose d'attribuer les subventions suivantes »."""
    folded = one.scope.folded
    proposes = read_pattern("promises", "voices.proposes").search(folded) is not None
    return one.role == "grant" and one.payee is not None and proposes and _decides(folded)


def _decides(folded: str) -> bool:
    return read_pattern("promises", "voices.decides").search(folded) is not None


def _drop_details(candidates: list[Told], told: Sequence[Told], settled: Settled) -> list[Told]:
    """« une contribution de 186 000 €, qui comprend : une part fixe de 60 000 € … »: the whole is promised.

    Items that are told apart by their years, by who pays them, or by what they are called are promises of their own.
    """
    dropped: set[str] = set()
    for place, one in enumerate(candidates):
        items = []
        for other in candidates[place + 1 :]:
            if other.line.article != one.line.article or other.scope is one.scope or not _introduces(one, other):
                break
            items.append(other)
        if items and not all(_is_own(item) for item in items):
            dropped.update(item.one.id for item in items)
    return [one for one in candidates if one.one.id not in dropped]


def _introduces(one: Told, item: Told) -> bool:
    """Whether the line of a sum, which ends with a colon, leads to an item."""
    head = item.scope.text[: item.scope.own]
    return one.line.text[one.one.start - one.scope.shift : one.one.end - one.scope.shift] in head


def _is_own(item: Told) -> bool:
    noun = item.weighed.noun is not None and item.weighed.noun[0] >= item.scope.own
    return bool(item.years.years) or noun or _names_payer(item)


def _names_payer(item: Told) -> bool:
    own = item.scope.told.get("mentions") or ()
    return any(mention.start >= item.scope.own for mention in own)  # type: ignore[attr-defined]


def _drop(one: Told, role: AmountRole, settled: Settled) -> None:
    settled.roles[one.one.id] = role


def _same_sentence(one: Told, other: Told) -> bool:
    return one.scope is other.scope


def _drop_taxes(candidates: list[Told], told: Sequence[Told], settled: Settled) -> list[Told]:
    """« 1 000 € HT, soit 1 200 € TTC »: one sum; the first of both is kept."""
    kept: list[Told] = []
    for one in candidates:
        twin = next((o for o in kept if _same_sentence(o, one) and o.one.tax != one.one.tax and _is_taxed(o, one)), None)
        if twin is None:
            kept.append(one)
        else:
            _drop(one, "total", settled)
    return kept


def _is_taxed(one: Told, other: Told) -> bool:
    low, high = sorted((one.one.value, other.one.value))
    return any(abs(high - low * rate) <= max(Decimal(1), low / 500) for rate in _TAXES)


def _drop_terms(candidates: list[Told], told: Sequence[Told], settled: Settled) -> list[Told]:
    """« 3 600 € par an, soit 300 € par mois »: the year's sum is promised, the month's is how it is paid."""
    dropped = set()
    for one in candidates:
        for other in candidates:
            if one is not other and _same_sentence(one, other) and any(one.one.value * n == other.one.value for n in _TERMS):
                between = one.scope.folded[min(one.one.end, other.one.end) : max(one.one.start, other.one.start)]
                if "soit" in between or "par " in between:
                    dropped.add(one.one.id)
                    _drop(one, "instalment", settled)
    return [one for one in candidates if one.one.id not in dropped]


def _drop_gaps(candidates: list[Told], told: Sequence[Told], settled: Settled) -> list[Told]:
    """« portée de 60 000 € à 75 000 € … le complément de 15 000 € »: the difference is in the new sum already."""
    old = [one.one.value for one in told if one.role == "past"]
    new = {one.one.value for one in candidates}
    kept = []
    for one in candidates:
        gap = any(one.one.value == value - before for value in new for before in old if value != one.one.value)
        if gap:
            _drop(one, "instalment", settled)
        else:
            kept.append(one)
    return kept


def _drop_totals(candidates: list[Told], told: Sequence[Told], settled: Settled) -> list[Told]:
    kept = []
    for place, one in enumerate(candidates):
        if _adds_up(one, candidates[place + 1 :]) or _adds_up(one, candidates[:place][::-1]) or _is_whole(one, candidates):
            _drop(one, "total", settled)
        else:
            kept.append(one)
    return kept


def _adds_up(one: Told, others: Sequence[Told]) -> bool:
    """Whether a run of its neighbours, of one article, comes to a sum."""
    total = Decimal(0)
    for count, other in enumerate(others[:MOST_PARTS], start=1):
        if other.line.article != one.line.article or other.one.value >= one.one.value:
            return False
        total += other.one.value
        if total == one.one.value and count > 1:
            return True
        if total > one.one.value:
            return False
    return False


def _is_whole(one: Told, candidates: Sequence[Told]) -> bool:
    """« 30 000 € par an de 2025 à 2027 … soit 90 000 € au total », anywhere in the act; or all others together."""
    for other in candidates:
        count = len(other.years.years)
        if other is not one and other.years.each and count > 1 and other.one.value * count == one.one.value:
            return True
    rest = [other for other in candidates if other is not one and other.one.value != one.one.value]
    return len(rest) > 1 and sum(other.one.value for other in rest) == one.one.value


def _drop_repeats(candidates: list[Told], told: Sequence[Told], settled: Settled) -> list[Told]:
    """The same sum of the same sides and years, said in another place of the act."""
    kept: list[Told] = []
    for one in candidates:
        place = next((n for n, other in enumerate(kept) if _is_repeat(other, one)), None)
        if place is None:
            kept.append(one)
            continue
        _drop(one, "total", settled)
        kept[place] = _merge(kept[place], one)
    return kept


def _is_repeat(first: Told, one: Told) -> bool:
    if first.one.value != one.one.value or first.role != one.role:
        return False
    if _clash(first.payer, one.payer) or _clash(first.payee, one.payee):
        return False
    if first.years.years and one.years.years and first.years != one.years:
        return False
    if first.scope is one.scope or (first.line.depth and one.line.depth and first.line.article == one.line.article):
        return False  # two items of one list are two sums
    return True


def _merge(first: Told, again: Told) -> Told:
    """What the second statement knows more."""
    return replace(
        first,
        payer=first.payer or again.payer,
        payee=first.payee or again.payee,
        years=first.years if first.years.years else again.years if again.years.years else first.years,
        share=first.share if first.share is not None else again.share,
        share_id=first.share_id or again.share_id,
        status="forecast" if "forecast" in (first.status, again.status) else first.status,
    )


def _drop_paid(candidates: list[Told], told: Sequence[Told], settled: Settled) -> list[Told]:
    """Sums of an article on payments that come to what another article promises are its instalments."""
    dropped: set[str] = set()
    for article in dict.fromkeys(one.line.article for one in told if is_schedule(one.line)):
        paid = [one for one in told if one.line.article == article and settled.roles[one.one.id] in ("instalment", *BINDING)]
        paid = [one for one in paid if one.role != "total"]
        whole = sum((one.one.value for one in paid), Decimal(0))
        others = [one for one in candidates if one.line.article != article]
        if len(paid) > 1 and any(one.one.value == whole for one in others):
            dropped.update(one.one.id for one in paid)
            for one in paid:
                _drop(one, "instalment", settled)
    return [one for one in candidates if one.one.id not in dropped]


def _expect_later_years(candidates: Sequence[Told]) -> list[Told]:
    """« un montant prévisionnel », of a later year than the first, is expected."""
    years = [min(one.years.years) for one in candidates if one.years.years]
    result = []
    for one in candidates:
        status: CommitmentStatus = one.status
        later = len(one.years.years) == 1 and years and one.years.years[0] > min(years)
        if later and read_pattern("promises", "reserves.expected").search(one.scope.folded):
            status = "forecast"
        result.append(replace(one, status=status))
    return result


def _mark_repeats(told: Iterable[Told], settled: Settled) -> None:
    """A sum that is said once more, with a noun that binds, is a total wherever it stands."""
    values = {one.one.value: one for one in settled.kept}
    kept = {one.one.id for one in settled.kept}
    for one in told:
        if one.one.id in kept or settled.roles[one.one.id] not in BINDING:
            continue
        if one.one.value in values and not one.rate:
            settled.roles[one.one.id] = "total"


def _mark_totals(told: Iterable[Told], settled: Settled) -> None:
    """A ceiling that all promises of its kind come to is their total."""
    for one in told:
        same = [other.one.value for other in settled.kept if other.role == one.weighed.kind(*BINDING)]
        if settled.roles[one.one.id] == "ceiling" and len(same) > 1 and sum(same) == one.one.value:
            settled.roles[one.one.id] = "total"


def _find_base(one: Told, told: Iterable[Told]) -> tuple[Decimal | None, str | None]:
    """The sum of which the share is: the one that it comes out of, else the one named right behind it."""
    if one.share is None:
        return None, None
    others = [other for other in told if other.one.id != one.one.id and other.one.value > one.one.value]
    for other in sorted(others, key=lambda o: (o.role != "cost", abs(o.line.index - one.line.index))):
        if abs(other.one.value * one.share / 100 - one.one.value) <= Decimal("0.5"):
            return other.one.value, other.one.id
    behind = [o for o in others if o.scope is one.scope and o.role == "cost" and o.place == one.place - 1]
    return (behind[0].one.value, behind[0].one.id) if behind else (None, None)


__all__ = ["Settled", "Years", "make_promises", "settle_text"]
