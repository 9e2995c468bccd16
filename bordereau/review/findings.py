"""The findings of a run: the sums that reviewers confirmed to be errors of the act, each with its addition.

A gap that nobody has judged is no finding; it is listed only where it is asked for, without a judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bordereau.corrections.facts import Evidences, list_facts
from bordereau.review.checks import CheckView, view_checks
from bordereau.review.words import Words
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Document
from bordereau.schemas.correction import SUM_VERDICTS, Correction

NUMBERS = ("stated", "computed", "difference")


@dataclass(frozen=True, slots=True)
class Finding:
    """One sum that does not hold, in words."""

    file: str
    document: str
    act: str
    page: int | None
    subject: str
    """What the total is called: a row and a column, a quote."""
    printed: str
    """The figure that states the total, as it stands on the page."""
    stated: str
    terms: tuple[str, ...]
    computed: str
    difference: str
    kind: str
    verdict: str
    """Empty where nobody has judged."""
    note: str
    who: str
    when: str
    numbers: dict[str, Decimal]
    """``stated``, ``computed`` and ``difference`` as numbers, where they are ones."""
    total: Evidences
    parts: Evidences


def list_findings(document: Document, file: str, words: Words, everything: bool = False) -> Iterator[Finding]:
    """List the confirmed errors of a document; with ``everything`` also gaps that are not judged, or otherwise."""
    facts = {fact.name: fact for fact in list_facts(document) if fact.name}
    views = iter(view_checks(document, facts, words))
    said = {one.path: one for one in document.corrections if one.verdict in SUM_VERDICTS}
    for act_place, act in enumerate(document.acts):
        for place, (check, view) in enumerate(zip(act.checks, views, strict=False)):
            one = said.get(f"/acts/{act_place}/checks/{place}/status")
            confirmed = one is not None and one.verdict == "act_errs"
            if confirmed or (everything and (one is not None or check.status == "fails")):
                yield _make((document, act_place, file), check, view, one, words)


def _make(
    where: tuple[Document, int, str], check: Check, view: CheckView, one: Correction | None, words: Words
) -> Finding:
    document, act, file = where
    own = view.stated_by.evidence if view.stated_by else ()
    return Finding(
        file=file,
        document=document.source.sha256,
        act=_name_act(document, act, words),
        page=view.page,
        subject=view.subject,
        printed=" ".join(each.text for each in own),
        stated=view.stated or "",
        terms=tuple(_tell_terms(view)),
        computed=view.computed or "",
        difference=view.difference or "",
        kind=words.say(f"check_kinds.{view.kind}"),
        verdict=words.say(f"sum_verdicts.{one.verdict}") if one else "",
        note=(one.why or "") if one else "",
        who=one.who if one else "",
        when=words.print_day(one.when) if one else "",
        numbers={name: Decimal(value) for name in NUMBERS if (value := getattr(check, name)) is not None},
        total=own,
        parts=tuple(each for part in view.parts if part.fact for each in part.fact.evidence),
    )


def _tell_terms(view: CheckView) -> Iterable[str]:
    for part in view.parts:
        yield f"{part.label} : {part.value}" if part.value and part.label != part.value else part.value or part.label


def _name_act(document: Document, place: int, words: Words) -> str:
    act = document.acts[place]
    number = act.deliberation.number if act.deliberation else None
    name = " — ".join(part for part in (number, act.title) if part)
    return name or words.say("ui.act", number=place + 1)
