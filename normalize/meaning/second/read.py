"""What an act of an assembly promises, read as a whole: one partner, the sums that are the deal, the way of the money.

It is asked where no sentence decides a sum in so many words. The partner is the name for whom most speaks; the act is
then read as a convention between the assembly's body and that partner, in whatever voice its sentences are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.budget_years import Years
from bordereau.normalize.meaning.direction import Direction
from bordereau.normalize.meaning.guarantees import speaks_of_guarantee
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.own_names import is_own
from bordereau.normalize.meaning.pairs import make_pair
from bordereau.normalize.meaning.promises import read_sums
from bordereau.normalize.meaning.second.lists import read_list
from bordereau.normalize.meaning.second.mentions import make_key
from bordereau.normalize.meaning.second.partners import FAR, HARDLY, SURE, Partner, rank_partners
from bordereau.normalize.meaning.second.sums import Value, rank_values
from bordereau.normalize.meaning.told import BINDING, Told
from bordereau.schemas.meaning import CommitmentRole

LIKELY = 1.0
"""What a value weighs that is the deal, where the partner is surely one; else it weighs more."""
CLEAR = 1.8
STRONG = 4.5
"""What a partner weighs who is surely one."""
_NEAR = 1.0
"""A second value belongs to the deal where it weighs hardly less."""
_SECOND = 1.6
_NAMED = 0.3
MOST = 4
"""An agreement that is approved, and of which the report tells more values, is not read by guessing."""


def read_whole(lines: Sequence[Line], told: Sequence[Told], body: Actor | None, about: str | None) -> list[Told]:
    """The sums that are the deal, with their role and both sides; none where nobody is surely dealt with.

    A sum of which no year is said is for the year that the act is about: « Subventions au titre de l'année 2031 ».
    """
    years = _find_year(about or (lines[0].text if lines else ""))
    found = _read(lines, told, body, about)
    return [one if one.years.years or years is None else replace(one, years=years) for one in found]


def _find_year(about: str) -> Years | None:
    said = [
        int(year[0])
        for year in re.finditer(r"(?<![\d/-])20\d\d(?![\d/-])", about)
        if read_pattern("second", "years.of_act").search(fold(about[: year.start()]).rstrip())
    ]
    return Years((said[0],)) if len(set(said)) == 1 else None


def _read(lines: Sequence[Line], told: Sequence[Told], body: Actor | None, about: str | None) -> list[Told]:
    asks = read_pattern("second", "signs.asks").search(fold(about or "")) is not None
    if asks or speaks_of_guarantee(told):
        return []  # what is guaranteed has rules of its own
    listed = read_list(told, lines, body, about)
    if body is None:
        return listed
    name, partners = body.name, [] if listed else rank_partners(lines, about, body.name)
    if not _is_sure(partners):
        return listed or _buy(told, body)
    least = LIKELY if partners[0].weight >= STRONG else CLEAR
    values = rank_values([one for one in told if _is_of_both(one, name, partners[0])], lines)
    agreed = any(read_pattern("second", "signs.approves").search(fold(line.text)) for line in lines)
    values = [one for one in values if one.decided or (agreed and len(values) <= MOST)]
    kept = [one for one in values[:1] if one.weight >= least]
    kept += [one for one in values[1:] if kept and one.weight >= max(_SECOND, kept[0].weight - _NEAR)]
    head = about or (lines[0].text if lines else "")
    return _face(kept, lines, body, partners[0], fold(head))


def _buy(told: Sequence[Told], body: Actor) -> list[Told]:
    """Land that is bought of somebody who is not named: « décide d'acquérir l'immeuble … pour un montant de »."""
    found = [
        replace(one, role="price", payer=body, payee=None, said=True)
        for one in told
        if one.frame is not None and one.frame.kind == "buys" and one.frame.mood == "decided" and not one.conditional
        if one.role in ("price", "other") and _says("land", one.scope.folded[: one.one.start])
    ]
    return found[:1]


def _is_sure(partners: Sequence[Partner]) -> bool:
    """The first of the ranking is somebody, or hardly less and far before the second."""
    if not partners:
        return False
    second = partners[1].weight if len(partners) > 1 else 0.0
    return partners[0].deals and partners[0].weight >= (HARDLY if partners[0].weight - second >= FAR else SURE)


def _is_of_both(one: Told, body: str, partner: Partner) -> bool:
    """Whether a sentence may speak of these two: « La Région accorde une aide au club » does not."""
    if one.payer is None or is_own(one.payer.name, body):
        return True
    key = make_key(one.payer.name)
    return any(key in other.key or other.key in key for other in partner.mentions)


def _face(values: Sequence[Value], lines: Sequence[Line], body: Actor, partner: Partner, about: str) -> list[Told]:
    cast = make_pair(body.name, partner.name, partner.spellings)
    direction = Direction(lines, cast)
    voiced = {one.one.id: one for one in read_sums(lines, cast)} if values else {}
    other, found = Actor(None, partner.name), []
    for value in values:
        role = _name_role(value, about)
        spoken = (
            None if role == "rent" else _read_voices([voiced[one.one.id] for one in value.told if one.one.id in voiced])
        )
        pays = spoken if spoken is not None else _pays(value, role, about, direction)
        payer, payee = (body, other) if pays else (other, body)
        one = value.told[0]
        found.append(replace(one, role=role, payer=payer, payee=payee, said=True, agreed=not pays))
    return found


def _read_voices(told: Sequence[Told]) -> bool | None:
    """Whether the body pays, where the sentences say it: as of a convention of two."""
    payer = next((one.payer.party for one in told if one.payer is not None and one.payer.party is not None), None)
    payee = next((one.payee.party for one in told if one.payee is not None and one.payee.party is not None), None)
    if payer == payee:
        return None
    return payer == 0 if payer is not None else payee == 1


def _name_role(value: Value, about: str) -> CommitmentRole:
    best, text = max(BINDING, key=value.weigh), _tell(value)
    if best == "price" and _says("lets", f"{about} {text}") and not _says("sale", text):
        return "rent"  # « louer la salle au prix de 50 € »
    if _says("loan", about) and best in ("grant", "loan"):
        return "loan"
    if value.weigh(best) >= _NAMED:
        return best
    if "rembours" in text:
        return "other"
    for words in (text, about):
        if _says("rent", words):
            return "rent"
        if _says("grant", words):
            return "grant"
        if _says("purchase", words) or _says("sale", words):
            return "price"
    return "other"


def _tell(value: Value) -> str:
    """All paragraphs that state the value, folded."""
    return " ".join(fold(one.line.text) for one in value.told)


def _pays(value: Value, role: CommitmentRole, about: str, direction: Direction) -> bool:
    """Whether the body pays, by what the act is about, where no sentence says it."""
    text = f"{about} {_tell(value)}"
    if role == "rent":
        return _says("rents_itself", text)
    if role == "price":
        return not (_says("sale", about) or (_says("sale", text) and not _says("purchase", text)))
    if role == "loan":
        return False
    payer, _ = direction.fill("grant", None, None)
    return payer is None or payer.party != 1


def _says(key: str, folded: str) -> bool:
    return read_pattern("second", f"deals.{key}").search(folded) is not None
