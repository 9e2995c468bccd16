"""What speaks for or against a value of the running text being promised: signs, each a short word.

A sign that holds of one sentence is « any … », of every sentence that tells the value « all … »; those of the act as a
whole stand without. ``model`` says what each is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bordereau.lexicon.read import read_file, read_pattern
from bordereau.normalize.meaning.own_names import is_own
from bordereau.normalize.meaning.second.candidates import Candidate
from bordereau.normalize.meaning.second.lists import read_label
from bordereau.normalize.meaning.second.sums import rank_values
from bordereau.normalize.meaning.second.value_signs import count, list_act_signs, list_value_signs
from bordereau.normalize.meaning.second.whole import WholeAct
from bordereau.normalize.meaning.told import BINDING, Told

_NEAR, _BEHIND = 70, 40
_LITTLE, _MUCH = 0.3, 0.9


def list_sum_signs(one: Candidate, act: WholeAct, values: Sequence[Decimal], decided: frozenset[int]) -> set[str]:
    """The signs of a value that sentences tell; ``values`` are all that the act states."""
    each = [set(_list_told(told, act, decided)) for told in one.told]
    signs = {f"any {sign}" for sign in set.union(*each)} | {f"all {sign}" for sign in set.intersection(*each)}
    signs |= set(list_act_signs(act)) | set(list_value_signs(one.value, values))
    signs.add(f"told {count(len(one.told))}")
    signs.add("in a table" if one.in_table else "in no table")
    if act.told[0].one.value == one.value:
        signs.add("first sum of the act")
    if act.told[-1].one.value == one.value:
        signs.add("last sum of the act")
    if set(act.promised) - {one.value}:
        signs.add("others promised")
    return signs | _join(signs) | set(_list_ranks(one, act))


def _list_ranks(one: Candidate, act: WholeAct) -> Iterator[str]:
    """What a few weights by hand say of the value, and whether it is the first of the act by them."""
    ranked = rank_values(act.told, act.lines)
    own = next((place for place, value in enumerate(ranked) if value.value == one.value), None)
    if own is None:
        yield "ranked nowhere"
        return
    weight = ranked[own].weight
    yield next((f"ranked above {least}" for least in (3.0, 1.8, 1.0, 0.0) if weight >= least), "ranked below 0")
    yield f"ranked {count(own + 1)}"
    if ranked[own].decided and weight >= 1.0:
        yield "ranked and decided"


def _join(signs: set[str]) -> set[str]:
    """Signs that mean more together: the role of a sum, and where it stands."""
    roles = [sign for sign in signs if sign.startswith("any role ")]
    places = [
        sign
        for sign in ("any decided", "about asks", "any framed decided", "only value", "any a name and a sum")
        if sign in signs
    ]
    labels = [sign for sign in signs if "any a name and a sum" in signs and sign.startswith(("about ", "values "))]
    return {f"{role} + {place}" for role in roles for place in places} | {
        f"a name and a sum + {sign}" for sign in labels
    }


def _list_told(one: Told, act: WholeAct, decided: frozenset[int]) -> Iterator[str]:
    yield from _list_weights(one)
    yield from _list_sides(one, act)
    yield f"section {one.line.section}"
    if one.line.index in decided:
        yield "decided"
    if one.frame is not None:
        yield f"frame {one.frame.kind}"
        yield f"framed {one.frame.mood or 'told'}"
        yield "frame with a name" if one.frame.name else "frame without a name"
    for flag in ("rate", "conditional", "said", "agreed", "offered", "deposit", "refund"):
        if getattr(one, flag):
            yield flag
    if one.one.qualifier != "exact":
        yield one.one.qualifier
    yield f"tax {one.one.tax or 'open'}"
    if one.status != "promised":
        yield one.status
    if one.years.years:
        yield "years"
    if one.share is not None:
        yield "share"
    yield from _list_around(one)


def _list_weights(one: Told) -> Iterator[str]:
    """What the words around a sum say that it is."""
    yield f"role {one.role}"
    for role, weight in one.weighed.weights.items():
        if weight >= _LITTLE:
            yield f"says {role}"
        if weight >= _MUCH:
            yield f"clearly {role}"
    if not one.weighed.kind(*BINDING):
        yield "no noun that binds"


def _list_sides(one: Told, act: WholeAct) -> Iterator[str]:
    """Whom its sentence names."""
    for side in ("payer", "payee"):
        actor = getattr(one, side)
        own = actor is not None and act.body is not None and (actor == act.body or is_own(actor.name, act.body.name))
        yield f"{side} {'open' if actor is None else 'own' if own else 'party' if actor.party is not None else 'named'}"


def _list_around(one: Told) -> Iterator[str]:
    scope, start, end = one.scope, one.one.start, one.one.end
    before, behind = scope.folded[max(0, start - _NEAR) : start], scope.folded[end : end + _BEHIND]
    own = scope.folded[scope.own :].lstrip(" -–•")
    if own.startswith("vu "):
        yield "quoted"
    for sign in ("estimated", "named", "rates", "offers"):
        if read_pattern("second", f"sums.{sign}").search(before.rstrip() if sign == "named" else before):
            yield sign
    if read_pattern("second", "sums.by_head").match(behind):
        yield "by head"
    if read_pattern("second", "sums.guessed").search(scope.folded[:start].rstrip()):
        yield "guessed"
    if read_pattern("second", "signs.approves").search(own):
        yield "sentence approves"
    if read_pattern("second", "signs.asks").search(own):
        yield "sentence asks"
    for deal in read_file("second")["deals"]:
        if read_pattern("second", f"deals.{deal}").search(scope.folded, max(0, start - 2 * _NEAR), end + _BEHIND):
            yield f"near {deal}"
    yield f"sums {count(len(scope.sums))}"
    if one.line.depth:
        yield "item of a list"
    if read_label(one.line) is not None:
        yield "a name and a sum"
    tail = re.search(r"(\w+|[^\w\s])\W*$", before.rstrip(' «"').rstrip())
    word = before.rstrip()[-1:] if before.rstrip()[-1:] in ":(=+" else tail.group(1) if tail else ""
    if word in (":", "(", "=", "+", "de", "a", "soit", "dont"):
        yield f"behind {word}"
    head = behind.lstrip()[:1]
    yield (
        f"before {head}"
        if head in (".", ",", ";", ")", "(", "+", "=")
        else "before nothing"
        if not head
        else "before a word"
    )
