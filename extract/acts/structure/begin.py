"""Where each kind of act may begin, and what the act above says for it."""

from __future__ import annotations

from bordereau.extract.acts.structure.grammar import BEGUN, FIRST, HOSTS, OVER, RUN, State
from bordereau.extract.acts.structure.start import Start
from bordereau.extract.acts.structure.weights import weigh

PARTED = ("agreement", "unknown")
"""What the pages of a délibération may interrupt."""


def begin(state: State, start: Start) -> tuple[State, float, str] | None:
    """The state in which an act begins, what the act above says for it, under which name; None where it cannot."""
    if start.kind == "agreement":
        return _begin_agreement(state, start)
    if start.kind == "item":
        return _begin_item(state, start)
    if start.kind == "minutes":
        closed = state.acts == ("minutes",) and state.stage == OVER
        begun = state.inner in ("agreement", "extract") and state.stage == BEGUN
        under_way = (state.in_sitting and not closed) or begun
        return State(("minutes",)), _if(under_way, "minutes.again"), "minutes.again" if under_way else ""
    if start.kind == "extract":
        if state.in_sitting and not (state.acts == ("minutes",) and state.stage == OVER) and not start.has_sitting:
            return State(("extract",)), weigh("extract.in_sitting"), "extract.in_sitting"
        begun = state.stage == BEGUN and state != FIRST and state.inner != "minutes"
        return State(("extract",)), _if(begun, "extract.begun"), "extract.begun" if begun else ""
    over = state.stage == OVER or start.filed
    return State(("other",)), weigh("other.over" if over else "other.begun"), "other.over" if over else "other.begun"


def interrupt(state: State) -> State | None:
    """The state of a délibération whose pages stand amid an agreement; None where none is under way."""
    host, stage = state.acts[:1], state.stage if len(state.acts) == 1 else state.around
    apart = state.acts in (host, (*host, "extract"))
    return State((*host, "extract"), BEGUN, stage) if apart and host[0] in PARTED and stage != OVER else None


def _if(holds: bool, name: str) -> float:
    return weigh(name) if holds else 0.0


def _begin_agreement(state: State, start: Start) -> tuple[State, float, str]:
    host = state.acts if state.inner in HOSTS else state.acts[:-1]
    below = State((*host, "agreement"), BEGUN, state.stage if state.inner in ("item", "extract") else state.around)
    model = weigh("agreement.model") if start.model and not host else 0.0
    if state.inner in HOSTS:
        return below, weigh("agreement.in_council"), "agreement.in_council"
    if state.stage == OVER:
        return below, weigh("agreement.over") + model, "agreement.over"
    if state.stage == RUN and start.first:
        return below, weigh("agreement.has_run") + model, "agreement.has_run"
    return below, weigh("agreement.begun") + model, "agreement.begun"


def _begin_item(state: State, start: Start) -> tuple[State, float, str] | None:
    if not state.in_sitting:
        return None
    below = State(("minutes", "item"), OVER if start.resolved else BEGUN)
    if state.acts == ("minutes",) and state.stage == OVER:
        return below, weigh("item.closed"), "item.closed"
    told = start.outside or start.head in ("number", "object", "point")
    running = state.inner == "agreement" and state.stage != OVER and not told
    return below, _if(running, "item.in_agreement"), "item.in_agreement" if running else ""
