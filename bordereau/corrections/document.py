"""Apply corrections to one document: the corrected leaves, what was read beside them, the checks run again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from bordereau.corrections.find import find_fact
from bordereau.review.facts import Fact, list_facts
from normalize.cells import read_figure
from normalize.identifiers import check_number
from reconcile.recheck import recheck_act
from schemas.check import Check
from schemas.convention import Document
from schemas.correction import Correction
from schemas.decimals import print_decimal
from schemas.errors import NotADocumentError
from schemas.load import parse_document, print_document

State = Literal["applied", "moved", "agreed", "kept", "lost", "refused"]
"""``moved``: the fact has another number now; ``agreed``: the machine reads the same by now; ``kept``: judged, and the
value is left; ``lost``: its evidence is gone; ``refused``: the value does not fit there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one correction."""

    correction: Correction
    state: State
    message: str


def apply_corrections(document: Document, corrections: Iterable[Correction]) -> tuple[Document, list[Outcome]]:
    """Apply corrections to the machine's reading; the last word on a fact counts.

    The result names every judgement in ``corrections``, with the pointer that the fact has now. Checks are run
    again; a known sum whose figure changed can no longer be decided, since its file is not at hand here.
    """
    outcomes: list[Outcome] = []
    facts = list(list_facts(document))
    last: dict[str, tuple[Correction, Fact]] = {}
    for one in sorted(corrections, key=lambda one: one.when):
        fact = find_fact(one, facts)
        if fact is None:
            page = one.evidence[0].page
            outcomes.append(Outcome(one, "lost", f"{one.path}: nothing is read any more at its place on page {page}."))
        else:
            last[fact.path] = (one, fact)
    content: dict[str, Any] = json.loads(print_document(document))
    kept: list[Correction] = []
    for path, (one, fact) in sorted(last.items()):
        outcome = _apply(content, one, fact)
        outcomes.append(outcome)
        if outcome.state != "refused":
            kept.append(_settle(one, path, fact))
    content["corrections"] = [json.loads(one.model_dump_json()) for one in kept]
    corrected = parse_document(json.dumps(content), document.source.file_name)
    changed = {fact.name for one, fact in last.values() if fact.name and one.verdict != "right"}
    acts = tuple(
        act.model_copy(update={"checks": (*recheck_act(act), *_judge_known(act.checks, changed, number))})
        for number, act in enumerate(corrected.acts, start=1)
    )
    return corrected.model_copy(update={"acts": acts}), outcomes


def _apply(content: dict[str, Any], one: Correction, fact: Fact) -> Outcome:
    """Put the value of a correction in its place, where it has one."""
    if one.verdict == "right":
        return Outcome(one, "kept", f"{fact.path}: judged right by {one.who}.")
    value = one.value if one.verdict == "corrected" else None
    if one.verdict == "corrected" and value == fact.value:
        return Outcome(one, "agreed", f"{fact.path}: the machine now reads “{value}” as well.")
    if value is not None and fact.numeric and not is_decimal(value):
        return Outcome(one, "refused", f"{fact.path}: “{value}” is no decimal number.")
    before = json.dumps(content)
    set_leaf(content, fact, value)
    try:
        parse_document(json.dumps(content))
    except NotADocumentError:
        content.clear()
        content.update(json.loads(before))
        if one.verdict == "wrong":
            return Outcome(one, "kept", f"{fact.path}: judged wrong by {one.who}; its value must stay.")
        return Outcome(one, "refused", f"{fact.path}: “{value}” cannot stand there.")
    state: State = "applied" if fact.path == one.path else "moved"
    was = f" (was {one.path})" if state == "moved" else ""
    return Outcome(one, state, f"{fact.path}{was}: “{fact.value}” becomes “{value}”, by {one.who}.")


def set_leaf(content: dict[str, Any], fact: Fact, value: str | None) -> None:
    """Set a leaf; the printed text of a number goes with it, since the precision is read from there."""
    *way, last = fact.path.strip("/").split("/")
    holder: Any = content
    for step in way:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    if fact.kind == "cell" and last == "value" and value is not None and fact.value is not None:
        holder["text"] = rewrite_text(holder["text"], Decimal(fact.value), Decimal(value))
    holder[last] = value
    if "scheme" in holder and last == "value":
        holder["valid"] = value is not None and check_number(holder["scheme"], value)


def rewrite_text(text: str, before: Decimal, value: Decimal) -> str:
    """Print a corrected value in the scale in which the cell was printed, so that its precision stays true.

    >>> rewrite_text("13 224", Decimal(13_224_000), Decimal(13_221_000))
    '13 221'
    """
    figure = read_figure(text)
    if figure is None or not figure.value or not before:
        return text
    scale = before / figure.value
    places = max(0, -int(figure.precision.adjusted())) if figure.precision else 0
    shown = value / scale
    if round(shown, places) != shown:
        return print_decimal(shown)
    return f"{shown:,.{places}f}".replace(",", " ").replace(".", ",")


def is_decimal(text: str) -> bool:
    """Say whether a text is a finite decimal number."""
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _settle(one: Correction, path: str, fact: Fact) -> Correction:
    """Keep what the machine reads now beside what the reviewer says."""
    fields = {name: getattr(one, name) for name in Correction.model_fields}
    return Correction(**{**fields, "path": path, "read": fact.value, "evidence": fact.evidence})


def _judge_known(checks: Sequence[Check], changed: Collection[str], act: int) -> tuple[Check, ...]:
    """Keep the known sums, which a recheck leaves out; one whose figure changed is undetermined."""
    known = []
    for check in checks:
        if check.kind != "known_sum":
            continue
        if any(f"{act}:{name}" in changed for name in (check.stated_by, *check.parts)):
            message = "This known sum was found before its figure was corrected: check it again with --known-sums."
            known.append(check.model_copy(update={"status": "undetermined", "message": message}))
        else:
            known.append(check)
    return tuple(known)
