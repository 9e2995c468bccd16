"""The checks of an act as a reader sees them: sentences, printed figures, links to the facts they speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.review.facts import Fact
from bordereau.review.words import Words
from schemas.check import Check
from schemas.convention import Act, Document

WORST_FIRST = ("fails", "undetermined", "within_rounding", "exact")


@dataclass(frozen=True, slots=True)
class CheckView:
    """One check in words."""

    id: str
    """The id of its element on the page."""
    kind: str
    status: str
    says: str
    verdict: str
    detail: str
    """The message in the JSON, in English."""
    stated: str | None
    computed: str | None
    difference: str | None
    tolerance: str | None
    stated_by: Fact | None
    parts: tuple[tuple[str, Fact | None], ...]
    page: int | None


def view_checks(document: Document, facts: Mapping[str, Fact], words: Words) -> list[CheckView]:
    """Put every check of a document into words, in the order of the document; ``facts`` go by name of figure."""
    views: list[CheckView] = []
    for number, act in enumerate(document.acts, start=1):
        units = _name_units(act)
        for check in act.checks:
            own = {name: facts.get(f"{number}:{name}") for name in (check.stated_by, *check.parts) if name}
            views.append(_view(check, f"c{len(views) + 1}", _find_unit(check, units), own, words))
    return views


def rank_checks(views: Sequence[CheckView]) -> list[CheckView]:
    """Put failing checks first, then those that nobody can decide; else the order of the document."""
    return sorted(views, key=lambda view: WORST_FIRST.index(view.status))


def judge_document(views: Sequence[CheckView]) -> str:
    """Give the verdict on a document: ``fails``, ``undetermined``, ``holds`` or ``none`` (no sum is stated)."""
    statuses = {view.status for view in views}
    if not statuses:
        return "none"
    return next((one for one in ("fails", "undetermined") if one in statuses), "holds")


def _view(check: Check, name: str, unit: str, facts: Mapping[str, Fact | None], words: Words) -> CheckView:
    printed = {
        side: words.print_number(value, unit) if value is not None else None
        for side, value in (("stated", check.stated), ("computed", check.computed), ("difference", check.difference))
    }
    own = facts.get(check.stated_by or "")
    subject = own.value if own and own.value else check.stated_by or ""
    sides = {side: text or "—" for side, text in printed.items()}
    tolerance = words.print_number(check.tolerance, unit) if check.tolerance and Decimal(check.tolerance) else None
    return CheckView(
        id=name,
        kind=check.kind,
        status=check.status,
        says=words.say(f"check_says.{check.kind}", count=len(check.parts), name=subject, **sides),
        verdict=_say_verdict(check, sides["difference"], words),
        detail=check.message,
        stated=printed["stated"],
        computed=printed["computed"],
        difference=printed["difference"],
        tolerance=tolerance,
        stated_by=own,
        parts=tuple((part, facts.get(part)) for part in check.parts),
        page=own.evidence[0].page if own else check.page,
    )


def _say_verdict(check: Check, difference: str, words: Words) -> str:
    if check.kind == "identifier":
        return words.say(f"check_verdicts.identifier_{'exact' if check.status == 'exact' else 'fails'}")
    if check.kind == "known_sum" and check.computed is None:
        return words.say("check_verdicts.absent")
    return words.say(f"check_verdicts.{check.status}", difference=difference)


def _name_units(act: Act) -> dict[str, str]:
    """Name the unit in which each figure's value is given."""
    units = {amount.id: "€" for amount in act.amounts}
    units |= {figure.id: "%" if figure.kind == "percent" else "" for figure in act.figures}
    for table in act.tables:
        for number, row in enumerate(table.rows, start=1):
            for cell in row.cells:
                unit = {"money": "€", "percent": "%"}.get(cell.kind, "")
                units[f"{table.id}/r{number}/c{cell.column + 1}"] = unit
    return units


def _find_unit(check: Check, units: Mapping[str, str]) -> str:
    if check.kind == "percent_total":
        return "%"
    known = [units[name] for name in (check.stated_by or "", *check.parts) if name in units]
    return known[0] if known else "€" if check.kind in ("known_sum", "words_vs_figures") else ""
