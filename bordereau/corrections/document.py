"""Apply corrections to one document: the corrected leaves, what was read beside them, the checks run again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bordereau.corrections.added import add_fact, path_when_read
from bordereau.corrections.facts import Fact, list_facts
from bordereau.corrections.find import find_fact
from bordereau.corrections.kinds import name_leaf, read_value
from bordereau.corrections.sums import JudgedSum, is_of_sum, judge_sums
from bordereau.corrections.tree import Tree
from bordereau.normalize.parties.keys import make_party_key
from bordereau.reconcile.kinds import KINDS
from bordereau.reconcile.recheck import recheck_act
from bordereau.reconcile.single.identifiers import check_identifiers
from bordereau.reconcile.trust.rate import rate_document
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Act, Document, Party
from bordereau.schemas.correction import Correction, read_time

State = Literal["applied", "moved", "agreed", "kept", "lost", "changed", "refused"]
"""``moved``: the fact has another number now; ``agreed``: the machine reads the same by now; ``kept``: judged, and the
value is left; ``lost``: its evidence is gone; ``changed``: the sum that was judged is another addition now, and is to
be judged again; ``refused``: the value does not fit there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one correction."""

    correction: Correction
    state: State
    message: str


@dataclass(slots=True)
class Target:
    """A correction, the fact that it speaks of, and what holds that fact's leaf in the corrected document."""

    correction: Correction
    fact: Fact | None
    holder: Any = None
    key: str = ""


def apply_corrections(document: Document, corrections: Iterable[Correction]) -> tuple[Document, list[Outcome]]:
    """Apply corrections to the machine's reading; the last word on a fact counts.

    The result names every judgement in ``corrections``, with the pointer that the fact has now (of what was left out:
    the one that it had). Checks are run again and figures rated anew; a known sum whose figure changed can no longer be
    decided, since its file is not at hand here.
    """
    said = sorted(corrections, key=lambda one: read_time(one.when))
    targets, outcomes = _find_targets(document, [one for one in said if not is_of_sum(one)])
    tree = Tree(document)
    for target in targets:
        if target.fact is not None:
            target.holder, target.key = tree.hold(target.fact.path)
    done = [(target, _apply(tree, target)) for target in targets]
    outcomes += [outcome for _, outcome in done]
    tree.sweep()
    judged = [target for target, outcome in done if outcome.state not in ("refused", "lost")]
    pointers = tree.find_pointers([target.holder for target in judged])
    kept = [_settle(target, where) for target, where in zip(judged, pointers, strict=True)]
    corrected = tree.document().model_copy(update={"corrections": tuple(kept)})
    changed = {one.fact.name for one in targets if one.fact and one.fact.name and one.correction.verdict != "right"}
    acts = tuple(
        act.model_copy(update={"checks": _check_again(act, before, changed, number), "parties": _key_again(act)})
        for number, (act, before) in enumerate(zip(corrected.acts, document.acts, strict=True), start=1)
    )
    judged_sums, sums = judge_sums(corrected.model_copy(update={"acts": acts}), [one for one in said if is_of_sum(one)])
    return rate_document(judged_sums), [*outcomes, *map(_tell_sum, sums)]


def _tell_sum(done: JudgedSum) -> Outcome:
    """Say what became of a verdict on a sum."""
    one, page = done.correction, done.correction.evidence[0].page
    if done.sum is None:
        return Outcome(one, "lost", f"{one.path}: the sum that {one.who} judged on page {page} is not found any more.")
    if done.holds:
        return Outcome(one, "agreed", f"{done.sum.path}: this sum holds by now.")
    if not done.stands:
        message = f"{done.sum.path}: {one.who} judged “{one.read}”, and it is “{done.sum.value}” now: judge it again."
        return Outcome(one, "changed", message)
    return Outcome(one, "kept", f"{done.sum.path}: judged {one.verdict} by {one.who}.")


def _find_targets(document: Document, corrections: Iterable[Correction]) -> tuple[list[Target], list[Outcome]]:
    """Find what each correction speaks of; of several that speak of one fact, the last."""
    facts = list(list_facts(document))
    lost: list[Outcome] = []
    last: dict[tuple[object, ...], Target] = {}
    for one in corrections:
        fact = _find_read(one, facts) if one.verdict == "missing" else find_fact(one, facts)
        if fact is not None:
            last[(fact.path,)] = Target(one, fact)
        elif one.verdict == "missing":
            last[(one.path, one.value, one.evidence[0].page, one.evidence[0].bbox)] = Target(one, None)
        else:
            page = one.evidence[0].page
            lost.append(Outcome(one, "lost", f"{one.path}: nothing is read any more at its place on page {page}."))
    return [last[key] for key in sorted(last, key=str)], lost


def _find_read(one: Correction, facts: Sequence[Fact]) -> Fact | None:
    """Find a fact that was missing and is read by now: at its place, or on its page with its value."""
    path = path_when_read(one.path)
    found = find_fact(one.model_copy(update={"path": path}), facts)
    value = read_value(name_leaf(one.path), one.value or "")
    alike = [fact for fact in facts if name_leaf(fact.path) == name_leaf(path) and fact.value == value]
    return found or next((fact for fact in alike if fact.evidence[0].page == one.evidence[0].page), None)


def _apply(tree: Tree, target: Target) -> Outcome:
    """Put the value of a correction in its place, where it has one."""
    one, fact = target.correction, target.fact
    if fact is None:
        return _add(tree, target)
    if one.verdict == "right":
        return Outcome(one, "kept", f"{fact.path}: judged right by {one.who}.")
    if one.verdict in ("wrong", "extra"):
        if not tree.drop(fact, whole=one.verdict == "extra"):
            return Outcome(one, "kept", f"{fact.path}: judged {one.verdict} by {one.who}; its value must stay.")
        return _tell_change(one, fact, "is left out")
    try:
        value = read_value(name_leaf(one.path), one.value or "")
    except ValueError as error:
        return Outcome(one, "refused", f"{fact.path}: {error}.")
    if value == fact.value:
        return Outcome(one, "agreed", f"{fact.path}: the machine now reads “{value}” as well.")
    if not tree.set_leaf(fact, value):
        return Outcome(one, "refused", f"{fact.path}: “{value}” cannot stand there.")
    return _tell_change(one, fact, f"becomes “{value}”")


def _add(tree: Tree, target: Target) -> Outcome:
    one = target.correction
    try:
        added = add_fact(tree, one)
    except ValueError as error:
        return Outcome(one, "refused", f"{one.path}: {error}.")
    if added is None:
        return Outcome(one, "refused", f"{one.path}: “{one.value}” cannot stand there.")
    target.holder, target.key = added
    return Outcome(one, "applied", f"{one.path}: “{one.value}” is added, by {one.who}.")


def _tell_change(one: Correction, fact: Fact, what: str) -> Outcome:
    state: State = "applied" if fact.path == one.path or one.verdict == "missing" else "moved"
    was = f" (was {one.path})" if state == "moved" else ""
    return Outcome(one, state, f"{fact.path}{was}: “{fact.value}” {what}, by {one.who}.")


def _settle(target: Target, where: str | None) -> Correction:
    """Keep what the machine reads now beside what the reviewer says, with the pointer that the fact has now."""
    one, fact = target.correction, target.fact
    fields = {name: getattr(one, name) for name in Correction.model_fields}
    if where is not None:
        fields["path"] = f"{where}/{target.key}"
    elif fact is not None:
        fields["path"] = fact.path
    if fact is not None:
        fields |= {"read": fact.value, "evidence": fact.evidence}
    return Correction(**fields)


def _key_again(act: Act) -> tuple[Party, ...]:
    """The parties, each with the key that its name and numbers give now."""
    return tuple(
        party.model_copy(update={"key": make_party_key(party.name, party.identifiers)}) for party in act.parties
    )


def _check_again(act: Act, before: Act, changed: Collection[str], number: int) -> tuple[Check, ...]:
    """Run the checks of an act again; identifiers are named by their place, so all of them are judged anew."""
    checks = recheck_act(act)
    if [len(party.identifiers) for party in act.parties] != [len(party.identifiers) for party in before.parties]:
        first = next((place for place, check in enumerate(checks) if check.kind == "identifier"), len(checks))
        others = [check for check in checks if check.kind != "identifier"]
        checks = (*others[:first], *check_identifiers(act.parties), *others[first:])
    return (*checks, *_judge_known(act.checks, changed, number))


def _judge_known(checks: Sequence[Check], changed: Collection[str], act: int) -> tuple[Check, ...]:
    """Keep the known sums, which a recheck leaves out; one whose figure changed is undetermined."""
    known = []
    for check in checks:
        if KINDS[check.kind].redone != "elsewhere":
            continue
        if any(f"{act}:{name}" in changed for name in (check.stated_by, *check.parts)):
            message = "This known sum was found before its figure was corrected: check it again with --known-sums."
            known.append(check.model_copy(update={"status": "undetermined", "message": message}))
        else:
            known.append(check)
    return tuple(known)
