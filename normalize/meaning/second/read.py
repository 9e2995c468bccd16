"""What an act of an assembly promises where no sentence decides it: each sum weighed by all that the act says of it.

A sum is taken where its signs make it likely (``sum_signs``). Who stands on its other side is the name for which most
speaks (``others``), or the one beside it in a list; which way the money goes and what it is are weighed likewise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.budget_years import Years
from bordereau.normalize.meaning.guarantees import speaks_of_guarantee
from bordereau.normalize.meaning.pairs import make_pair
from bordereau.normalize.meaning.promises import read_sums
from bordereau.normalize.meaning.second.candidates import Candidate, list_candidates
from bordereau.normalize.meaning.second.lists import read_list
from bordereau.normalize.meaning.second.mentions import make_key
from bordereau.normalize.meaning.second.model import ROLES, tell_likely, weigh
from bordereau.normalize.meaning.second.others import Other, list_others, list_partners
from bordereau.normalize.meaning.second.partners import Partner
from bordereau.normalize.meaning.second.reserves import is_best_offer, is_reserved
from bordereau.normalize.meaning.second.sum_signs import list_sum_signs
from bordereau.normalize.meaning.second.ways import LOAN, list_way_signs
from bordereau.normalize.meaning.second.whole import WholeAct, find_decided
from bordereau.normalize.meaning.told import Told
from bordereau.schemas.meaning import CommitmentRole

LIKELY = 0.5
"""So likely a sum is taken, and told as unsure."""
BESIDE = 0.85
"""So likely it must be beside others that sentences or tables promise."""
UNNAMED = 0.75
"""So likely it must be where nobody stands on its other side."""
NAMED = 0.25
"""So likely a name is who stands on the other side; below it nobody is named."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sum of running text with its signs."""

    candidate: Candidate
    signs: frozenset[str]


def read_whole(act: WholeAct) -> list[Told]:
    """The sums that are likely promised and not promised already, with their role and both sides."""
    listed = read_list(act.told, act.lines, act.body, act.about)
    if len(listed) > len(act.promised):
        return [_date(one, act) for one in listed if one.one.value not in act.promised]
    if act.body is None or speaks_of_guarantee(act.told):  # what is guaranteed has rules of its own
        return []
    least = BESIDE if act.promised else LIKELY
    open_sums = [one for one in weigh_sums(act) if one.candidate.value not in act.promised]
    taken = [one for one in open_sums if _is_likely(one, act, least)]
    partners = list_partners(act) if taken else []
    faced = [(one, _face(one, act, partners)) for one in taken]
    known = [told for one, told in faced if _is_known(told) or _is_open(told, tell_likely("sum", one.signs))]
    return [_date(told, act) for told in known]


def _is_known(told: Told) -> bool:
    """Both sides are named, and are two."""
    payer, payee = told.payer, told.payee
    return payer is not None and payee is not None and make_key(payer.name) != make_key(payee.name)


def _is_open(told: Told, likely: float) -> bool:
    """Nobody stands on the other side, and it is likely enough all the same."""
    return likely >= UNNAMED and told.role != "other" and (told.payer is None or told.payee is None)


def _is_likely(one: Weighed, act: WholeAct, least: float) -> bool:
    if is_reserved(one.candidate, act):
        return False
    offered = act.adopted and not act.promised and is_best_offer(one.candidate)
    return offered or tell_likely("sum", one.signs) >= least


def weigh_sums(act: WholeAct) -> list[Weighed]:
    """The values that sentences tell, each with its signs."""
    decided = find_decided(act.lines)
    values = sorted({one.one.value for one in act.told})
    return [Weighed(one, frozenset(list_sum_signs(one, act, values, decided))) for one in list_candidates(act, decided)]


def choose_other(one: Candidate, act: WholeAct, partners: Sequence[Partner]) -> Other | None:
    """Who most likely stands on the other side of a sum."""
    others = list_others(one, act, partners)
    label = next((other for other in others if "label of its line" in other.signs), None)
    if label is not None and read_pattern("second", "deals.grant").search(act.head):
        return label  # « Amicale laïque : 600 € » in an act on grants
    best = max(others, key=lambda other: weigh("name", other.signs), default=None)
    return best if best is not None and tell_likely("name", best.signs) >= NAMED else None


def _face(one: Weighed, act: WholeAct, partners: Sequence[Partner]) -> Told:
    """A sum with its role and both sides."""
    other = choose_other(one.candidate, act, partners)
    signs = list_way_signs(one.candidate, act, set(one.signs), other, read_voices(one.candidate, act, other))
    pays = tell_likely("pays", signs) >= 0.5 and LOAN not in signs
    role: CommitmentRole = "loan" if LOAN in signs else max(ROLES, key=lambda role: weigh(f"role {role}", signs))
    if role == "other" and any(told.one.tax is not None for told in one.candidate.told):
        role = "price"  # what bears a tax is sold
    named = Actor(None, other.name) if other is not None else None
    payer, payee = (act.body, named) if pays else (named, act.body)
    told = one.candidate.told[0]
    return replace(
        told,
        role=role,
        payer=payer,
        payee=payee,
        said=True,
        agreed=not pays,
        conditional=False,
        offered=role == "price",
    )


def read_voices(one: Candidate, act: WholeAct, other: Other | None) -> bool | None:
    """Whether the body pays, where sentences say it, read as those of a convention between the two."""
    if other is None or act.body is None:
        return None
    ids = {told.one.id for told in one.told}
    lines = [line for line in act.lines if any(total.id in ids for total in line.sums)]
    told = read_sums(lines, make_pair(act.body.name, other.name))
    payer = next((one.payer.party for one in told if one.payer is not None and one.payer.party is not None), None)
    payee = next((one.payee.party for one in told if one.payee is not None and one.payee.party is not None), None)
    if payer == payee:
        return None
    return payer == 0 if payer is not None else payee == 1


def _date(one: Told, act: WholeAct) -> Told:
    """A sum of which no year is said is for the year that the act is about: « Subventions de l'année 2031 »."""
    years = _find_year(act.about or (act.lines[0].text if act.lines else ""))
    return one if one.years.years or years is None else replace(one, years=years)


def _find_year(about: str) -> Years | None:
    said = [
        int(year[0])
        for year in re.finditer(r"(?<![\d/-])20\d\d(?![\d/-])", about)
        if read_pattern("second", "years.of_act").search(fold(about[: year.start()]).rstrip())
    ]
    return Years((said[0],)) if len(set(said)) == 1 else None
