"""The checks of an act as a reader sees them: sentences, printed figures, links to the facts they speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bordereau.corrections.facts import Fact
from bordereau.reconcile.judged import tell_sum
from bordereau.reconcile.kinds import KINDS
from bordereau.review.labels import Label, label_figures
from bordereau.review.words import Words, reads_as
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Document

WORST_FIRST = ("fails", "undetermined", "within_rounding", "exact")


@dataclass(frozen=True, slots=True)
class PartView:
    """One line of an addition: what it is called, what is printed, what it counts."""

    label: str
    quote: str
    """As printed; empty where the value says the same."""
    value: str
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class CheckView:
    """One check in words."""

    id: str
    """The id of its element on the page."""
    path: str
    """The pointer by which it is judged."""
    sum: str
    """Its addition in a word, which a verdict on it repeats."""
    kind: str
    status: str
    subject: str
    """The row and column of a total in a table, else the quote."""
    verdict: str
    detail: str
    """The message in the JSON, in English."""
    stated: str | None
    computed: str | None
    difference: str | None
    """Stated less computed, with its sign; None where there is none."""
    tolerance: str | None
    stated_by: Fact | None
    parts: tuple[PartView, ...]
    page: int | None
    unit: str


def view_checks(document: Document, facts: Mapping[str, Fact], words: Words) -> list[CheckView]:
    """Put every check of a document into words, in the order of the document; ``facts`` go by name of figure."""
    views: list[CheckView] = []
    for number, act in enumerate(document.acts, start=1):
        labels = label_figures(act)
        for place, check in enumerate(act.checks):
            own = {name: facts.get(f"{number}:{name}") for name in (check.stated_by, *check.parts) if name}
            called = (f"c{len(views) + 1}", f"/acts/{number - 1}/checks/{place}/status")
            views.append(_view(check, called, labels, own, words))
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


def _view(
    check: Check, called: tuple[str, str], labels: Mapping[str, Label], facts: Mapping[str, Fact | None], words: Words
) -> CheckView:
    unit = _find_unit(check, labels)
    own = facts.get(check.stated_by or "")
    label = labels.get(check.stated_by or "")
    apart = Decimal(check.difference) if check.difference is not None else Decimal(0)
    return CheckView(
        id=called[0],
        path=called[1],
        sum=tell_sum(check),
        kind=check.kind,
        status=check.status,
        subject=label.whole if label else _name_without_label(check, words),
        verdict=_say_verdict(check, words.print_number(abs(apart), unit), words),
        detail=check.message,
        stated=words.print_number(check.stated, unit) if check.stated is not None else None,
        computed=words.print_number(check.computed, unit) if check.computed is not None else None,
        difference=words.print_signed(apart, unit) if apart else None,
        tolerance=words.print_number(check.tolerance, unit) if check.tolerance and Decimal(check.tolerance) else None,
        stated_by=own,
        parts=_view_parts(check, labels, facts, words),
        page=own.evidence[0].page if own else check.page,
        unit=unit,
    )


def _view_parts(
    check: Check, labels: Mapping[str, Label], facts: Mapping[str, Fact | None], words: Words
) -> tuple[PartView, ...]:
    """The lines of the addition; of a difference, those that are taken off bear a minus."""
    views = [_view_part(part, check.kind, labels.get(part), facts.get(part), words) for part in check.parts]
    if KINDS[check.kind].less:
        views[1:] = [replace(view, value=f"− {view.value}") for view in views[1:]]
    return tuple(views)


def _view_part(name: str, kind: str, label: Label | None, fact: Fact | None, words: Words) -> PartView:
    """One line of the addition; a figure that the act no longer has is called by its bare name."""
    if label is None:
        return PartView(name, "", "", fact)
    value = words.print_number(fact.value, label.unit) if fact and fact.value is not None else ""
    called, quote = label.beside(kind), label.text
    same = quote == called or (fact is not None and fact.value is not None and reads_as(quote, fact.value))
    return PartView(called, "" if same else quote, value, fact)


def _name_without_label(check: Check, words: Words) -> str:
    traits = KINDS[check.kind]
    whole = traits.shares or (traits.redone == "figures" and not check.stated_by)
    return words.say("ui.whole_of_shares") if whole else check.stated_by or ""


UNCOMPUTED: dict[str, dict[str, str]] = {
    "identifier": {"exact": "identifier_exact", "fails": "identifier_fails", "undetermined": "identifier_fails"},
    "known_sum": {"undetermined": "known_again", "fails": "absent"},
    "restatement": {"undetermined": "undetermined_halves"},
}
"""What is said by kind and status of a check that has no computed side."""


def _say_verdict(check: Check, difference: str, words: Words) -> str:
    said: str = check.status
    if check.status == "undetermined":
        said = "undetermined_parts"
    elif check.status == "fails":
        side = "over" if Decimal(check.difference or 0) > 0 else "under"
        said = "apart" if KINDS[check.kind].twice else side
    if check.computed is None:
        said = UNCOMPUTED.get(check.kind, {}).get(check.status, said)
    return words.say(f"check_verdicts.{said}", difference=difference)


def _find_unit(check: Check, labels: Mapping[str, Label]) -> str:
    if KINDS[check.kind].shares:
        return KINDS[check.kind].unit
    known = [labels[name].unit for name in (check.stated_by or "", *check.parts) if name in labels]
    return known[0] if known else KINDS[check.kind].unit
