"""What a reviewer's verdict on a sum does to its check: a gap that is none of the act's is no alarm any more.

A confirmed error of the act stays a check that ``fails``, for ever: it is what the sums are for. What a reviewer calls
misread, no total or irrelevant becomes ``undetermined``, with who said so, and never ``exact``. A verdict is of one
addition: where another reading gives other figures, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bordereau.schemas.check import Check
from bordereau.schemas.correction import SUM_PATH, SUM_VERDICTS, Correction

SAID = {
    "misread": "a figure of it was misread",
    "no_total": "the figure is no total of these",
    "irrelevant": "the gap means nothing here",
}


def tell_sum(check: Check) -> str:
    """Tell an addition in a word, so that a verdict on it can be told from one on another.

    >>> from bordereau.schemas.check import Check
    >>> sides = {"stated": "30", "computed": "28", "difference": "2", "tolerance": "0", "message": ""}
    >>> tell_sum(Check(id="x", kind="row_total", status="fails", **sides))
    'row_total 30 28'
    """
    return f"{check.kind} {check.stated or '-'} {check.computed or '-'}"


def settle_checks(checks: Sequence[Check], act: int, judged: Iterable[Correction]) -> tuple[Check, ...]:
    """Give the checks of an act (counted from 0) as the verdicts of reviewers leave them."""
    said = {one.read: one for one in judged if _is_of(one, act) and one.verdict in SAID}
    return tuple(_settle(check, said.get(tell_sum(check))) for check in checks)


def _is_of(one: Correction, act: int) -> bool:
    return one.verdict in SUM_VERDICTS and bool(SUM_PATH.fullmatch(one.path)) and int(one.path.split("/")[2]) == act


def _settle(check: Check, one: Correction | None) -> Check:
    if one is None or check.status != "fails":
        return check
    message = f"{check.message} {one.who} says that {SAID[one.verdict]}."
    return check.model_copy(update={"status": "undetermined", "message": message})
