"""The best reading of a file: one decision over all its paragraphs.

Each paragraph is in one state of the grammar; a reading is worth what its paragraphs say in their states, and what
speaks for the acts that it begins. The best one is found paragraph by paragraph (Viterbi): of all readings that come
to one state, only the best can be part of the best. The time is linear in the paragraphs; a paragraph without a sign
costs nothing, since no state changes there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bordereau.extract.acts.structure.begin import begin, interrupt
from bordereau.extract.acts.structure.grammar import (
    FIRST,
    State,
    advance,
    leave,
    quit_for,
    resume,
    stand_in,
    weigh_decision,
)
from bordereau.extract.acts.structure.heads import Head
from bordereau.extract.acts.structure.interrupted import find_resumed
from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.start import Start
from bordereau.extract.acts.structure.weights import weigh
from bordereau.schemas.act import Sign

TELLING = frozenset(
    (
        *("attendance", "agenda", "informs", "approves_minutes", "ends_sitting", "extract_heads"),
        *("decided", "opens_decision", "council_decides", "goes_on", "article", "first_article", "closes", "signed"),
    )
)
"""Signs that change what a paragraph counts for; where there is none, and no head, the states stay as they are."""


@dataclass(slots=True)
class _Step:
    """The best reading that comes to a state: its worth, and the step before."""

    worth: float
    state: State
    index: int
    before: _Step | None
    start: Start | None = None
    above: Sign | None = None
    """What the act above says for the start."""


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on another act is read: one that begins, or one that goes on."""

    index: int
    state: State
    start: Start | None
    above: Sign | None


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of the whole file."""

    heads: Mapping[int, Head]
    resumed: frozenset[int]
    """Articles that go on from above a délibération."""


def choose_reading(
    notes: Sequence[Note], starts: Mapping[int, Sequence[Start]], heads: Mapping[int, Head]
) -> list[Turn]:
    """The turns of the best reading, the first at paragraph 0."""
    best: dict[State, _Step] = {}
    around = _Around(heads, find_resumed(notes, starts))
    for note in notes:
        index = note.index
        entering = starts.get(index, ())
        head = heads.get(index)
        if index and not entering and head is None and TELLING.isdisjoint(note.signs):
            continue
        best = _step(best, note, entering, head, around)
    if not best:
        return []
    last = max(best.values(), key=lambda step: step.worth + leave(step.state))
    return _trace(last)


def _step(
    best: dict[State, _Step], note: Note, entering: Sequence[Start], head: Head | None, around: _Around
) -> dict[State, _Step]:
    reached: dict[State, _Step] = {}
    if not best:
        _begin_file(reached, note, entering)
    signed = note.says("signed")
    for state, step in best.items():
        here = advance(state, False, signed, False, False) if signed else state
        stays = step if here == state else _Step(step.worth, here, step.index, step.before, step.start, step.above)
        worth = _weigh_head(here, note, head)
        _keep(reached, stays if not worth else _Step(step.worth + worth, here, note.index, stays))
        for start in entering:
            _enter(reached, here, stays, start, note)
            if around.resumed and start.kind == "extract":
                _interrupt(reached, here, stays, start, note)
        ends = head.kind if head and _ends_item(around.heads, head) else ""
        for other, worth in resume(here, note, ends, note.index in around.resumed):
            left = 0.0 if here.inner == "agreement" and here.acts[:-1] == other.acts else leave(here)
            _keep(reached, _Step(step.worth + worth + left, other, note.index, stays))
    return _count(reached, note)


def _begin_file(reached: dict[State, _Step], note: Note, entering: Sequence[Start]) -> None:
    """What the first paragraph may stand in: an act that begins there, or one of which nothing is known."""
    _keep(reached, _Step(0.0, FIRST, 0, None))
    for start in entering:
        _enter(reached, FIRST, None, start, note)
    cut = next((start for start in entering if start.cut), None)
    if cut is not None:  # an item begins in minutes that were cut above it
        above = reached[State(("minutes",))]
        for start in entering:
            if start.kind == "item":
                _enter(reached, above.state, above, start, note)


def _ends_item(heads: Mapping[int, Head], head: Head) -> bool:
    """Whether the item above may end at a head: one of the items' own form, or a line right over such a one."""
    below = heads.get(head.index + 1)
    return head.own_form or (below is not None and below.own_form)


def _enter(reached: dict[State, _Step], state: State, step: _Step | None, start: Start, note: Note) -> None:
    found = begin(state, start)
    if found is None:
        return
    below, worth, name = found
    if step is None:  # the file begins with it
        worth, name = (0.0, "") if start.kind == "agreement" else (weigh("file"), "file")
    total = (step.worth + quit_for(state, below) if step else 0.0) + start.weight + worth
    above = Sign(name, worth, "", note.page) if name else None
    _keep(reached, _Step(total, below, note.index, step, start, above))


def _interrupt(reached: dict[State, _Step], state: State, step: _Step, start: Start, note: Note) -> None:
    """A délibération begins amid an agreement that goes on behind it."""
    below = interrupt(state)
    if below is not None:
        above = Sign("extract.amid", weigh("extract.amid"), "", note.page)
        left = quit_for(state, below)
        _keep(reached, _Step(step.worth + left + start.weight + above.weight, below, note.index, step, start, above))


def _weigh_head(state: State, note: Note, head: Head | None) -> float:
    """An item ends at the next head: where it is decided, or where numbers in bold go on from its own."""
    if head is None or state.inner != "item" or head.weight <= 1.0:
        return 0.0
    if state.stage:
        return weigh("head.in_decided")
    return weigh("head.in_item") if head.ends and note.look.stands_out else 0.0


def _count(reached: dict[State, _Step], note: Note) -> dict[State, _Step]:
    """What the paragraph itself says in each state, and how far it takes the act."""
    out: dict[State, _Step] = {}
    decided = weigh_decision(note) > 0
    for state, step in reached.items():
        worth = stand_in(state, note)
        after = advance(state, note.says("article"), note.says("closes"), decided, note.says("ends_sitting"))
        changes = after != state or worth
        _keep(out, _Step(step.worth + worth, after, note.index, step) if changes else step)
    return out


def _keep(reached: dict[State, _Step], step: _Step) -> None:
    other = reached.get(step.state)
    if other is None or step.worth > other.worth:
        reached[step.state] = step


def _trace(last: _Step) -> list[Turn]:
    """The turns that lead to a step, in order."""
    steps: list[_Step] = []
    step: _Step | None = last
    while step is not None:
        steps.append(step)
        step = step.before
    turns: list[Turn] = []
    for step in reversed(steps):
        if step.start is not None or not turns or step.state.acts != turns[-1].state.acts:
            if turns and turns[-1].start is step.start and step.start is not None:
                continue
            turns.append(Turn(step.index, step.state, step.start, step.above))
    return turns
