"""Verdicts on sums: the sum that one is about is found again, and it holds only of the same addition.

A sum is known by its kind and by where the figure that states it stands; where no figure does (shares of a whole), by
its parts. If another reading now gives other figures, the gap that was judged is not there any more: the verdict is
told, kept for the next run, and the sum is to be judged again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bordereau.corrections.facts import Evidences, Fact, list_facts
from bordereau.corrections.find import find_fact
from bordereau.reconcile.judged import settle_checks, tell_sum
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Document
from bordereau.schemas.correction import SUM_VERDICTS, Correction


@dataclass(frozen=True, slots=True)
class JudgedSum:
    """What became of a verdict: ``sum`` is the addition as it is now, None where it is gone."""

    correction: Correction
    sum: Fact | None
    holds: bool = False
    """The sum holds by now, so that there is nothing left to judge."""

    @property
    def stands(self) -> bool:
        return self.sum is not None and self.sum.value == self.correction.read


def is_of_sum(one: Correction) -> bool:
    """Whether a judgement is one of a sum, not of a fact."""
    return one.verdict in SUM_VERDICTS


def list_sums(document: Document, facts: Iterable[Fact] | None = None) -> Iterator[tuple[Fact, Check]]:
    """List the sums that have a place on a page, as facts whose value tells their addition."""
    places = {fact.name: fact.evidence for fact in (list_facts(document) if facts is None else facts) if fact.name}
    for act_place, act in enumerate(document.acts):
        for place, check in enumerate(act.checks):
            evidence = _find_places(check, act_place + 1, places)
            if evidence:
                path = f"/acts/{act_place}/checks/{place}/status"
                yield Fact(path, "figure", tell_sum(check), evidence), check


def judge_sums(document: Document, verdicts: Sequence[Correction]) -> tuple[Document, list[JudgedSum]]:
    """Put verdicts on the sums of a document, whose facts are corrected already; the last one on a sum counts."""
    if not verdicts:
        return document, []
    sums = {fact.path: (fact, check) for fact, check in list_sums(document)}
    last: dict[str, JudgedSum] = {}
    for one in verdicts:
        found = _find_sum(one, [fact for fact, _ in sums.values()])
        holds = found is not None and sums[found.path][1].status in ("exact", "within_rounding")
        last[found.path if found else f"lost {one.path} {one.read}"] = JudgedSum(one, found, holds)
    done = list(last.values())
    kept = [_point(one) for one in done if one.stands and not one.holds]
    acts = tuple(
        act.model_copy(update={"checks": settle_checks(act.checks, place, kept)})
        for place, act in enumerate(document.acts)
    )
    return document.model_copy(update={"acts": acts, "corrections": (*document.corrections, *kept)}), done


def _find_sum(one: Correction, sums: Sequence[Fact]) -> Fact | None:
    """Find the sum at the place of a verdict, of its kind: a total of a row may stand where one of a column does."""
    kind = (one.read or "").partition(" ")[0]
    return find_fact(one, [fact for fact in sums if (fact.value or "").partition(" ")[0] == kind])


def _point(one: JudgedSum) -> Correction:
    assert one.sum is not None
    fields = {name: getattr(one.correction, name) for name in Correction.model_fields}
    return Correction(**{**fields, "path": one.sum.path, "evidence": one.sum.evidence})


def _find_places(check: Check, act: int, places: dict[str, Evidences]) -> Evidences:
    if check.stated_by and f"{act}:{check.stated_by}" in places:
        return places[f"{act}:{check.stated_by}"]
    return tuple(one for part in check.parts for one in places.get(f"{act}:{part}", ()))
