"""Sums that are wholes, parts or other tellings of promised ones: they are promised no second time.

Each function gives the ids that drop out, with the role that they are found to have (None: the one that they had).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Mention
from bordereau.normalize.meaning.roles import is_schedule
from bordereau.normalize.meaning.told import BINDING, Told
from bordereau.reconcile.promises.names import is_same
from bordereau.reconcile.promises.promise import Promise
from bordereau.schemas.meaning import AmountRole

Drops = dict[str, AmountRole | None]

_TAXES = (Decimal("1.2"), Decimal("1.1"), Decimal("1.055"), Decimal("1.196"))
"""Rates of VAT, as factors (code général des impôts, art. 278 to 281; 19.6 % until 2013)."""
_TERMS = (12, 4, 2, 3, 6)
"""How often a yearly sum is paid: by month, quarter, half-year, third, two months."""
MOST_PARTS = 40
_PERIODIC = re.compile(
    r"\b(?:mensuel|trimestriel|semestriel|chaque (?:mois|trimestre|semestre)|par (?:mois|trimestre|semestre))"
)


def find_details(candidates: Sequence[Told]) -> Drops:
    """« une contribution de 186 000 €, qui comprend : une part fixe de 60 000 € … »: the whole is promised.

    Items that are told apart by their years, by who pays them, or by what they are called are promises of their own.
    """
    dropped: Drops = {}
    for place, one in enumerate(candidates):
        items = []
        for other in candidates[place + 1 :]:
            if other.line.article != one.line.article or other.scope is one.scope or not _introduces(one, other):
                break
            items.append(other)
        split = read_pattern("promises", "voices.parts").search(one.scope.folded, one.one.end) is not None
        if items and not all(_is_own(item, named=not split) for item in items):
            dropped |= dict.fromkeys((item.one.id for item in items), None)
    return dropped


def _introduces(one: Told, item: Told) -> bool:
    """Whether the line of a sum, which ends with a colon, leads to an item."""
    head = item.scope.text[: item.scope.own]
    return one.line.text[one.one.start - one.scope.shift : one.one.end - one.scope.shift] in head


def _is_own(item: Told, *, named: bool = True) -> bool:
    noun = named and item.weighed.noun is not None and item.weighed.noun[0] >= item.scope.own
    mentions: Sequence[Mention] = item.scope.told.get("mentions", ())  # type: ignore[assignment]
    return bool(item.years.years) or noun or any(mention.start >= item.scope.own for mention in mentions)


def find_taxes(candidates: Sequence[Told]) -> Drops:
    """« 1 000 € HT, soit 1 200 € TTC »: one sum, in one sentence or two; the first of both is kept."""
    kept: list[Told] = []
    dropped: Drops = {}
    for one in candidates:
        if any(_is_one_deal(o, one) and o.one.tax != one.one.tax and _is_taxed(o, one) for o in kept):
            dropped[one.one.id] = "total"
        else:
            kept.append(one)
    return dropped


def _is_one_deal(one: Told, other: Told) -> bool:
    """In one sentence, or in two that name who is paid for it."""
    named = one.payee is not None and other.payee is not None and one.role == other.role == "price"
    return one.scope is other.scope or (named and is_same(one.payee, other.payee))


def _is_taxed(one: Told, other: Told) -> bool:
    low, high = sorted((one.one.value, other.one.value))
    return any(abs(high - low * rate) <= max(Decimal(1), low / 500) for rate in _TAXES)


def drop_taxed(promises: Sequence[Promise]) -> list[Promise]:
    """Of a price with its tax and without it, promised to the same, the one without: two sentences told one each."""
    return [
        one
        for one in promises
        if not any(
            one.role == other.role == "price"
            and other.value < one.value
            and is_same(one.payee, other.payee)
            and any(abs(one.value - other.value * rate) <= 1 for rate in _TAXES)
            for other in promises
        )
    ]


def find_bases(candidates: Sequence[Told]) -> Drops:
    """« 35 000 € pour un programme de 175 000 € (20 %) »: what another sum is the printed share of is its base."""
    return {
        one.one.id: "cost"
        for one in candidates
        for other in candidates
        if one.scope is other.scope
        and any(abs(one.one.value * share.value / 100 - other.one.value) <= 1 for share in one.scope.shares)
        and one.one.value > other.one.value
        and "tva" not in one.scope.folded
    }


def find_terms(candidates: Sequence[Told]) -> Drops:
    """« 3 600 € par an, soit 300 € par mois »: the year's sum is promised, the month's is how it is paid."""
    return {
        one.one.id: "instalment"
        for one in candidates
        for other in candidates
        if one is not other and (_is_term(one, other) if one.scope is other.scope else _is_paid_by_term(one, other))
    }


def _is_paid_by_term(one: Told, year: Told) -> bool:
    """« 42 500 € par an. … facturé chaque trimestre (10 625 €) »: in another sentence of the same article."""
    if one.line.article != year.line.article or one.role != year.role:
        return False
    term = _PERIODIC.search(one.scope.folded, one.scope.own)
    if _PERIODIC.search(year.scope.folded, year.scope.own):
        return False  # « une redevance mensuelle de 420 €, une provision mensuelle de 35 € »
    return term is not None and any(one.one.value * n == year.one.value for n in _TERMS)


def _is_term(one: Told, year: Told) -> bool:
    first, last = sorted((one.one, year.one), key=lambda each: each.start)
    between = one.scope.folded[first.end : last.start]
    if re.match(r"\s*(?:par an|annuel|chaque annee)", one.scope.folded[one.one.end :]):
        return False  # the sum of a year is no part of a year
    return ("soit" in between or "par " in between) and any(one.one.value * n == year.one.value for n in _TERMS)


def find_reversed(candidates: Sequence[Told]) -> Drops:
    """« M. X a accepté de céder au prix de 150 000 € … décide d'acquérir »: one deal, told from both its sides."""
    return {
        one.one.id: one.role
        for one in candidates
        for other in candidates
        if one.one.value == other.one.value
        and one.payer is not None
        and (one.payer, one.payee) == (other.payee, other.payer)
        and (other.frame is not None and other.frame.mood is not None)
        and (one.frame is None or one.frame.mood is None)
    }


def find_gaps(candidates: Sequence[Told], *, told: Sequence[Told]) -> Drops:
    """« portée de 60 000 € à 75 000 € … le complément de 15 000 € »: the difference is in the new sum already."""
    old = [one.one.value for one in told if one.role == "past"]
    new = {one.one.value for one in candidates}
    gaps = {value - before for value in new for before in old}
    return {one.one.id: "instalment" for one in candidates if one.one.value in gaps}


def find_totals(candidates: Sequence[Told]) -> Drops:
    """A sum that its neighbours add up to, before it or behind it; or all others of the act."""
    return {
        one.one.id: "total"
        for place, one in enumerate(candidates)
        if _adds_up(one, candidates[place + 1 :])
        or _adds_up(one, candidates[:place][::-1])
        or _is_whole(one, candidates)
    }


def _adds_up(one: Told, others: Sequence[Told]) -> bool:
    """Whether a run of its neighbours, of one article, comes to a sum."""
    total = Decimal(0)
    for count, other in enumerate(others[:MOST_PARTS], start=1):
        if other.line.article != one.line.article or other.one.value >= one.one.value:
            return False
        if one.payee is not None and other.payee is not None and one.payee != other.payee:
            return False  # « Anciens combattants : 150 €, Club : 250 €, Parents d'élèves : 400 € »
        total += other.one.value
        if total == one.one.value and count > 1:
            return True
    return False


def _is_whole(one: Told, candidates: Sequence[Told]) -> bool:
    """« 30 000 € par an de 2025 à 2027 … soit 90 000 € au total », anywhere in the act; or all others together."""
    for other in candidates:
        count = len(other.years.years)
        if other is not one and other.years.each and count > 1 and other.one.value * count == one.one.value:
            return True
    rest = [other for other in candidates if other is not one and other.one.value != one.one.value]
    return len(rest) > 1 and sum(other.one.value for other in rest) == one.one.value


def find_paid(candidates: Sequence[Told], told: Sequence[Told], roles: Mapping[str, AmountRole]) -> set[str]:
    """Sums of an article on payments that come to what another article promises are its instalments."""
    found: set[str] = set()
    for article in dict.fromkeys(one.line.article for one in told if is_schedule(one.line)):
        own = [one for one in told if one.line.article == article and one.role != "total"]
        paid = [one for one in own if roles[one.one.id] in ("instalment", *BINDING)]
        whole = sum((one.one.value for one in paid), Decimal(0))
        if len(paid) > 1 and any(one.line.article != article and one.one.value == whole for one in candidates):
            found |= {one.one.id for one in paid}
    return found
