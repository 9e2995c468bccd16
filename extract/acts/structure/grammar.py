"""The grammar of a file, as states that paragraphs are in and moves between them.

    file         := (agreement | délibération | sitting | other)+
    sitting      := heading, attendance, (item | information)*, closing, agreement*
    item         := head, what is said, decision, agreement*
    délibération := the same with a head of its own
    agreement    := title?, parties, preamble?, article*, (délibération, article+)?, closing, signatures, annex*

A state says which acts a paragraph stands in, the innermost last, and how far the innermost has come: an agreement
that is signed may end, one without an article may not; an item of which nothing was decided is none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.weights import weigh

BEGUN, RUN, OVER = 0, 1, 2
"""How far an act has come. Of what is decided: before the decision (``BEGUN``) and below it (``OVER``)."""


@dataclass(frozen=True, slots=True)
class State:
    """What a paragraph stands in."""

    acts: tuple[str, ...]
    """From the outermost: ``minutes``, ``item``, ``extract``, ``agreement``, ``other``, ``unknown``."""
    stage: int = BEGUN
    """Of the innermost."""
    around: int = OVER
    """Of the act that an agreement is pasted into, which may decide below it."""

    @property
    def inner(self) -> str:
        return self.acts[-1]

    @property
    def in_sitting(self) -> bool:
        return self.acts[0] == "minutes"


FIRST = State(("unknown",))
"""A file of which nothing is known yet."""
HOSTS = ("minutes", "item", "extract")


@cache
def advance(state: State, article: bool, closed: bool, decided: bool, ended: bool) -> State:
    """The state after a paragraph that heads a later article, closes or signs, decides, or ends the sitting."""
    if state.inner in ("agreement", "unknown", "other"):
        stage = OVER if closed else max(state.stage, RUN) if article else state.stage
    elif state.inner == "minutes":
        stage = OVER if ended else state.stage
    else:
        stage = OVER if decided else state.stage
    return state if stage == state.stage else replace(state, stage=stage)


def stand_in(state: State, note: Note) -> float:
    """How well a paragraph stands in an act."""
    inner, stage = state.inner, state.stage
    worth = 0.0
    decision = weigh_decision(note)
    if note.says("approves_minutes") and inner in ("item", "extract"):
        worth += weigh("approves_minutes")
    elif decision:
        if inner in ("item", "extract"):
            worth += decision if stage == BEGUN else weigh("decided.again")
        elif inner == "minutes" and not note.says("approves_minutes"):
            worth += weigh("decided.in_minutes") if stage == BEGUN else 0.0
        elif inner == "agreement":
            worth += weigh("decided.in_agreement") if note.says("decided") else _decide_by_council(note)
        else:
            worth += weigh("decided.in_list" if inner == "other" else "decided.unknown")
    if note.says("attendance"):
        worth += _attend(state)
    if note.says("agenda") and inner in ("minutes", "extract"):
        worth += weigh("agenda.minutes" if inner == "minutes" else "agenda.extract")
    if note.says("informs") and not note.sentence and inner in ("minutes", "item"):
        worth += weigh("informs.minutes" if inner == "minutes" else "informs.item")
    if note.says("extract_heads") and inner != "extract" and state.acts != ("unknown",):
        worth += weigh("extract.elsewhere")
    if note.says("ends_sitting") and inner in ("minutes", "item"):
        worth += weigh("ends.minutes" if inner == "minutes" else "ends.item")
    if note.says("article", "first_article") and inner in ("minutes", "item", "extract"):
        worth += weigh("article.elsewhere")
    return worth


def weigh_decision(note: Note) -> float:
    """What a paragraph counts for as a decision."""
    if note.says("approves_minutes"):
        return 0.0
    if note.says("decided"):
        return weigh("decided")
    return weigh("decided.weakly") if note.says("opens_decision", "council_decides") else 0.0


def _decide_by_council(note: Note) -> float:
    return weigh("decided.by_council") if note.says("council_decides") else 0.0


def _attend(state: State) -> float:
    if state.inner == "minutes":
        return weigh("attends.minutes")
    if state.inner == "extract":
        return weigh("attends.extract" if state.stage == BEGUN else "attends.decided")
    if state.inner == "item":
        return 0.0 if state.stage == BEGUN else weigh("attends.decided") / 2
    return weigh("attends.agreement") if state.inner == "agreement" else 0.0


@cache
def leave(state: State) -> float:
    """What it costs to leave a state for good, and what it stands in."""
    if state.inner == "agreement":
        return leave(State(state.acts[:-1], state.around)) if len(state.acts) > 1 else 0.0
    if state.inner == "item" and state.stage == BEGUN:
        return weigh("undecided")
    return weigh("undecided") / 2 if state.inner == "extract" and state.stage == BEGUN else 0.0


def quit_for(state: State, below: State) -> float:
    """What it costs to leave a state for another; an act that another is pasted into is not left."""
    pasted = below.inner == "agreement" and (state.inner in HOSTS or state.acts == below.acts)
    pasted = pasted or below.acts == (*state.acts, "extract")
    return 0.0 if pasted else leave(state)


def resume(state: State, note: Note, head: str, parted: bool = False) -> list[tuple[State, float]]:
    """The acts around the innermost that may go on here; ``head`` is the kind of a head, if it may be one.

    ``parted``: an article goes on from one above a délibération.
    """
    out: list[tuple[State, float]] = []
    early = weigh("resume.early") if state.inner == "agreement" and state.stage == BEGUN else 0.0
    base = weigh("resume") + early
    pasted = state.inner == "agreement" and len(state.acts) > 1 and state.acts[-2] in ("item", "extract")
    if pasted and note.says("goes_on", "decided", "opens_decision"):
        name = "resume.goes_on" if note.says("decided") else "resume.weakly"
        out.append((State(state.acts[:-1], state.around), base + weigh(name)))
    if parted and state.inner == "extract" and len(state.acts) > 1:
        out.append((State(state.acts[:-1], max(state.around, RUN)), base + weigh("resume.article")))
    if state.in_sitting and state.acts != ("minutes",):
        worth = _resume_sitting(state, note, head)
        if worth is not None:
            out.append((State(("minutes",)), base + worth))
    return out


def _resume_sitting(state: State, note: Note, head: str) -> float | None:
    """What speaks for the sitting to go on; None where nothing does."""
    if note.says("attendance") and note.top:
        return weigh("resume.heading")
    if note.says("ends_sitting", "attendance") or (note.says("informs", "approves_minutes") and not note.sentence):
        return 0.0
    over = state.stage == OVER
    if head in ("number", "object", "point") or (head and over and state.inner != "agreement"):
        return weigh("resume.head")
    return 0.0 if state.inner == "agreement" and over and note.says("goes_on") else None
