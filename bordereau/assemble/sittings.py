"""What the minutes of a sitting say for all that it decided: its date, where an item does not print its own."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.schemas.act import ActSpan
from bordereau.schemas.convention import Act


def share_sittings(acts: Sequence[Act], spans: Sequence[ActSpan]) -> tuple[Act, ...]:
    """Give each délibération the date of the minutes it stands in; ``spans`` are those of the acts, in order."""
    out: list[Act] = []
    for act, span in zip(acts, spans, strict=True):
        sitting = acts[span.sitting] if span.sitting is not None and span.nature == "deliberation" else None
        if sitting is not None and sitting.date is not None:
            out.append(act.model_copy(update={"date": sitting.date, "date_evidence": sitting.date_evidence}))
        else:
            out.append(act)
    return tuple(out)
