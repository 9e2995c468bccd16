"""Who may stand on the other side of a sum: all who are named in an act, with what speaks for each beside that sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.cast_names import Side, read_nature
from bordereau.normalize.meaning.own_names import is_own, is_plain
from bordereau.normalize.meaning.second.candidates import Candidate
from bordereau.normalize.meaning.second.lists import read_label
from bordereau.normalize.meaning.second.mentions import make_key
from bordereau.normalize.meaning.second.partners import FAR, HARDLY, ONLY, SURE, Partner, rank_partners
from bordereau.normalize.meaning.second.whole import WholeAct
from bordereau.normalize.meaning.told import Told

_NEAR = 60
_LINES = 2
_KINDS = ("association", "company", "person")


@dataclass(slots=True)
class Other:
    """Somebody who may pay or be paid a sum; ``name`` as it is printed best."""

    key: str
    name: str
    signs: set[str] = field(default_factory=set)
    kind: str = "somebody"


def list_partners(act: WholeAct) -> list[Partner]:
    """All who are named, those for whom most speaks first."""
    return rank_partners(act.lines, act.about, act.body.name if act.body else None)


def list_others(one: Candidate, act: WholeAct, partners: Sequence[Partner]) -> list[Other]:
    """All who may be meant by a sum, with their signs."""
    found: list[Other] = []
    body = act.body.name if act.body is not None else None
    for rank, partner in enumerate(partners):
        other = Other(partner.key, partner.name, set(_list_signs(partner)) | {f"rank {min(rank, 3)}"})
        if not rank and partner.weight >= (
            HARDLY if len(partners) < 2 or partner.weight - partners[1].weight >= FAR else SURE
        ):
            other.signs.add("surely dealt with" if partner.deals else "surely named")
        other.signs |= {sign for told in one.told for sign in _list_beside(told, partner)}
        found.append(other)
    for told in one.told:
        for sign, name in _list_names(told):
            if body is None or not (is_own(name, body) or is_plain(name)):
                _add(found, name).signs.add(sign)
    for other in found:
        other.kind = name_kind(other.name)
        other.signs.add(f"is {other.kind}")
        other.signs.add(f"of {'one' if len(found) == 1 else 'two' if len(found) == 2 else 'several'}")
    return found


def name_kind(name: str) -> str:
    """What kind of body a name is of, by its words."""
    nature = read_nature(Side(name))
    if nature != "private":
        return nature
    folded = fold(name)
    return next((kind for kind in _KINDS if read_pattern("second", f"kinds.{kind}").search(folded)), "somebody")


def _add(found: list[Other], name: str) -> Other:
    key = make_key(name)
    for other in found:
        if key and (other.key == key or f"{key} ".startswith(f"{other.key} ") or f"{other.key} ".startswith(f"{key} ")):
            return other
    found.append(Other(key, name, {"beside only"}))
    return found[-1]


def _list_signs(partner: Partner) -> Iterator[str]:
    yield from frozenset[str]().union(*(one.signs for one in partner.mentions))
    for sign in ONLY:
        if all(sign in one.signs for one in partner.mentions):
            yield f"only {sign}"
    places = len({one.place for one in partner.mentions})
    yield f"places {min(places, 3)}"


def _list_names(told: Told) -> Iterator[tuple[str, str]]:
    """The names that readers of sentences give."""
    if told.frame is not None and told.frame.name:
        yield "frame names it", told.frame.name
    if told.payee is not None and told.payee.party is None and told.payee.name:
        yield "sentence pays it", told.payee.name
    if told.payer is not None and told.payer.party is None and told.payer.name:
        yield "sentence has it pay", told.payer.name
    label = read_label(told.line)
    if label is not None:
        yield "label of its line", label


def _list_beside(told: Told, partner: Partner) -> Iterator[str]:
    """How near a name stands to a sum."""
    folded, start, end = told.scope.folded, told.one.start, told.one.end
    for spelling in {fold(one.name) for one in partner.mentions}:
        at = folded.find(spelling)
        if at < 0:
            continue
        yield "same sentence"
        before, behind = folded.rfind(spelling, 0, start), folded.find(spelling, end)
        if before >= 0:
            yield "before the sum"
            first, _ = told.scope.segment(told.place)
            if before >= first:
                yield "in its clause"
            if start - before - len(spelling) <= _NEAR:
                yield "right before the sum"
        if behind >= 0:
            yield "behind the sum"
            _, last = told.scope.after(told.place)
            if behind < last:
                yield "in its clause behind"
            if behind - end <= _NEAR:
                yield "right behind the sum"
