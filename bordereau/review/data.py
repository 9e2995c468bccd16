"""What the scripts of a document's page work with: its facts and sums by their ids, exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.corrections.facts import Evidences, Fact
from bordereau.corrections.sums import list_sums
from bordereau.corrections.tree import find_scale
from bordereau.reconcile.kinds import KINDS
from bordereau.review.boxes import Placed
from bordereau.review.checks import CheckView
from bordereau.review.labels import Label, name_fact
from bordereau.review.words import Words
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Document
from bordereau.schemas.correction import SUM_VERDICTS


@dataclass(frozen=True, slots=True)
class Shown:
    """What was made of a document, by which its data names things."""

    placed: dict[str, Placed]
    views: Sequence[CheckView]
    labels: dict[str, Label]
    run: str = ""
    """What the browser keeps the work of reviewers by."""
    lines: str | None = None
    """The script with the text of the pages."""


def make_data(document: Document, shown: Shown, words: Words) -> dict[str, object]:
    """Make what the page needs to show, judge and export facts and sums, and to add sums up again."""
    sums = {fact.path: fact.evidence for fact, _ in list_sums(document)}
    checks = [check for act in document.acts for check in act.checks]
    names = {path: one.id for path, one in shown.placed.items()}
    return {
        "run": shown.run,
        "lines": shown.lines,
        "sha256": document.source.sha256,
        "file_name": document.source.file_name,
        "acts": [
            {"pages": act.pages, "has": [name for name in ("title", "date", "place") if getattr(act, name) is not None]}
            for act in document.acts
        ],
        "sizes": [[page.width, page.height] for page in document.pages],
        "facts": {one.id: _describe(one.fact, shown.labels, words) for one in shown.placed.values()},
        "sums": {
            view.id: _describe_sum(view, check, names, sums[view.path])
            for view, check in zip(shown.views, checks, strict=True)
            if view.path in sums
        },
        "applied": {
            one.path: {"verdict": one.verdict, "who": one.who, "when": one.when, "why": one.why}
            for one in document.corrections
            if one.verdict in SUM_VERDICTS
        },
    }


def _describe(fact: Fact, labels: dict[str, Label], words: Words) -> dict[str, object]:
    label = labels.get(fact.name or "")
    unit = label.unit if label else "€" if fact.path.endswith("/share_capital") else ""
    shown = words.print_number(fact.value, unit) if fact.numeric else fact.value
    return {
        "path": fact.path,
        "label": name_fact(fact, labels, words),
        "read": fact.value,
        **({"shown": shown} if shown != fact.value else {}),
        **({"scale": _find_scale(fact, label), "unit": unit} if fact.numeric else {}),
        "numeric": fact.numeric,
        "evidence": _list_places(fact.evidence),
    }


def _find_scale(fact: Fact, label: Label | None) -> int:
    """Find how many zeros the print of a figure leaves out: 3 for « 13 221 » under a heading in k€."""
    text = label.text if label and label.text else fact.evidence[0].text
    scale = find_scale(text, Decimal(fact.value)) if fact.value is not None else None
    return scale.adjusted() if scale is not None and scale > 0 and scale.normalize().as_tuple().digits == (1,) else 0


def _describe_sum(view: CheckView, check: Check, names: dict[str, str], evidence: Evidences) -> dict[str, object]:
    traits = KINDS[check.kind]
    return {
        "path": view.path,
        "read": view.sum,
        "kind": view.kind,
        "status": view.status,
        "stated": check.stated,
        "computed": check.computed,
        "tolerance": check.tolerance,
        "unit": view.unit,
        "twice": traits.twice,
        "less": traits.less,
        "redone": traits.redone != "elsewhere" and check.kind != "identifier" and not traits.rated,
        "of": names.get(view.stated_by.path) if view.stated_by else None,
        "parts": [names.get(part.fact.path) if part.fact else None for part in view.parts],
        "label": view.subject,
        "evidence": _list_places(evidence),
    }


def _list_places(evidence: Evidences) -> list[dict[str, object]]:
    return [{"page": one.page, "bbox": one.bbox, "text": one.text} for one in evidence]
