"""Who stands on the other side of what an assembly decides: who borrows what it guarantees, rents, buys or sells.

They are named once in the act, mostly in another sentence than the sum. A name that is not the only one of its kind is
none. Of a guarantee, the sum that is the share of the loan is guaranteed; a loan of which a part is guaranteed that
no sum states is not promised at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.lines import Line, list_scopes
from bordereau.normalize.meaning.payees import name_at, name_before, name_led
from bordereau.normalize.meaning.promises import Told
from bordereau.normalize.meaning.roles import ENOUGH

_CENT = Decimal("0.5")


def name_counterparties(told: Sequence[Told], lines: Sequence[Line], object_: str | None = None) -> list[Told]:
    """The sums of an act of an assembly, with the other side where the act names one alone."""
    told = _guarantee(told, lines)
    tenant = _find(lines, "tenants", "tenants_in") if any(one.role == "rent" for one in told) else None
    told = [_let(one, tenant) for one in told] if tenant is not None else told
    granted = name_granted(object_) if object_ else None
    return [_grant(one, granted) for one in told] if granted is not None else list(told)


def _grant(one: Told, payee: str) -> Told:
    """« Il est proposé une subvention de 300 € », in an act « Subvention à l'association X »."""
    if one.role != "grant" or one.payee is not None or one.payer is not None:
        return one
    return replace(one, payee=Actor(None, payee), said=True)


def name_granted(object_: str) -> str | None:
    """Who is funded by what the act says that it is about: one body, none of a list."""
    line = Line(0, object_, "preamble")
    for scope in list_scopes([line], all_lines=True):
        for noun in read_pattern("promises", "voices.given_nouns").finditer(scope.folded):
            name = name_led(scope, noun.end())
            if name is not None:
                return name
    return None


def _let(one: Told, tenant: str) -> Told:
    """A rent, or what secures it, is paid by the tenant."""
    if not (one.role == "rent" or one.deposit):
        return one
    return replace(one, payer=Actor(None, tenant), payee=None, said=True, agreed=True)


def _guarantee(told: Sequence[Told], lines: Sequence[Line]) -> list[Told]:
    guarded = [one for one in told if one.role in ("loan", "guarantee") and not one.rate]
    speaks = any(one.weighed.weights.get("guarantee", 0.0) >= ENOUGH for one in guarded)
    borrower = _find(lines, "borrowers") or _find_before(lines) if speaks else None
    if borrower is None:
        return list(told)
    shares = {share.value for line in lines for share in line.shares if 0 < share.value <= 100 and _says_share(line)}
    values = {one.one.value for one in guarded if one.role == "guarantee"}
    return [_cover(one, borrower, shares, values) if one in guarded else one for one in told]


def _says_share(line: Line) -> bool:
    folded = fold(line.text)
    return "garanti" in folded or "caution" in folded


def _cover(one: Told, borrower: str, shares: Iterable[Decimal], values: set[Decimal]) -> Told:
    """A loan is covered as a whole or by the sum that is its share; the guarantee is for who borrows."""
    if one.role == "guarantee":
        return replace(one, payee=Actor(None, borrower), payer=None, said=True)
    parts = {one.one.value * share / 100 for share in shares if share < 100}
    stated = any(abs(part - value) <= _CENT for part in parts for value in values)
    whole = not parts and one.weighed.weights.get("guarantee", 0.0) >= ENOUGH
    if stated or not whole:
        return replace(one, conditional=True)
    return replace(one, payee=Actor(None, borrower), payer=None, said=True)


def _find(lines: Sequence[Line], key: str, within: str | None = None) -> str | None:
    """The only name that stands behind such words, in a sentence that speaks of something before them."""
    names: dict[str, str] = {}
    for scope in list_scopes(lines, all_lines=True):
        start = scope.own
        if within is not None:
            opens = read_pattern("counterparties", within).search(scope.folded, scope.own)
            start = opens.start() if opens else len(scope.folded)
        for match in read_pattern("counterparties", key).finditer(scope.folded, start):
            name = name_at(scope, match.end())
            if name is not None:
                names.setdefault(_key(name), name)
    return _take_one(names)


def _find_before(lines: Sequence[Line]) -> str | None:
    names: dict[str, str] = {}
    for scope in list_scopes(lines, all_lines=True):
        match = read_pattern("counterparties", "borrowers_before").search(scope.folded, scope.own)
        name = name_before(scope, match.start()) if match else None
        if name is not None:
            names.setdefault(_key(name), name)
    return _take_one(names)


def _key(name: str) -> str:
    return fold(name).removeprefix("association ").removeprefix("societe ").strip(' «»"')


def _take_one(names: dict[str, str]) -> str | None:
    """One name; of several that begin alike the longest."""
    ranked = sorted(names, key=len)
    if not ranked or any(not key.startswith(ranked[0]) for key in ranked):
        return None
    return names[ranked[-1]]
