"""What was proven of a document, why it needs a person, and how much: green says only what sums have shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bordereau.review.checks import CheckView
from bordereau.review.words import Words
from bordereau.schemas.convention import Document
from bordereau.schemas.correction import SUM_VERDICTS
from bordereau.summary import count_trust

WEIGHTS = {"gap": 1000, "partial": 400, "no_parties": 200, "undetermined": 60, "doubtful": 20, "warned": 10}
"""How much a reason calls for a person; several gaps call more than one, several warnings hardly more."""
MANY = 9
"""Of one reason, no more than that add to the call."""


def find_reasons(document: Document) -> dict[str, int]:
    """Count the reasons to look at a document: gaps, sums left open, doubtful figures, each code of warnings.

    Gaps that a reviewer confirmed to be the act's count as ``act_errs``. Without a reason there is ``clear`` where
    sums hold, and ``no_sum`` where none was found.
    """
    statuses = Counter(check.status for act in document.acts for check in act.checks)
    judged = [one for one in document.corrections if one.verdict in SUM_VERDICTS]
    confirmed = sum(one.verdict == "act_errs" for one in judged)
    reasons = {
        "gap": statuses["fails"] - confirmed,
        "act_errs": confirmed,
        "undetermined": statuses["undetermined"] - (len(judged) - confirmed),
        "doubtful": count_trust(document)["doubtful"],
        "partial": int(document.status != "ok"),
        **Counter(f"w:{one.code}" for one in document.warnings),
    }
    found = {name: count for name, count in reasons.items() if count > 0}
    if not statuses:
        return {**found, "no_sum": 1}
    return found or {"clear": 1}


def weigh(reasons: Mapping[str, int]) -> int:
    """Say how much a document needs a person; the queue begins with the most."""
    known = {"w:no_parties": "no_parties"}
    weight = 0
    for name, count in reasons.items():
        kind = known.get(name, "warned" if name.startswith("w:") else name)
        weight += WEIGHTS.get(kind, 0) * min(count, MANY)
    return weight


def tell_standing(document: Document, views: Sequence[CheckView], words: Words) -> str:
    """Say what was proven of a document, and nothing more."""
    reasons = find_reasons(document)
    held = sum(view.status in ("exact", "within_rounding") for view in views)
    if not views:
        return words.say("queue.no_sum")
    if reasons == {"clear": 1}:
        return words.count("queue.clear", held)
    if reasons.get("gap") or reasons.get("act_errs"):
        return words.count("queue.gaps", reasons.get("gap", 0) + reasons.get("act_errs", 0))
    if reasons.get("undetermined"):
        return words.count("queue.open", reasons["undetermined"])
    return words.count("queue.hold", held)
