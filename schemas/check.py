"""The verdict on a relation between figures that an act states."""

from __future__ import annotations

from typing import Literal

from bordereau.schemas.evidence import Strict

CheckKind = Literal[
    "row_total",
    "column_total",
    "list_total",
    "restatement",
    "percent_total",
    "difference_total",
    "words_vs_figures",
    "identifier",
    "known_sum",
    "vote_total",
    "schedule_total",
    "share_of_base",
]
CheckStatus = Literal["exact", "within_rounding", "fails", "undetermined"]


class Check(Strict):
    """One relation, recomputed. Amounts are decimal strings in euros; counts and percents as printed."""

    id: str
    kind: CheckKind
    status: CheckStatus
    stated: str | None
    computed: str | None
    difference: str | None
    """``stated - computed``"""
    tolerance: str | None
    """What rounding at the printed precision allows; never a fixed percentage."""
    stated_by: str | None = None
    """The id or cell path of the figure that states the total."""
    parts: tuple[str, ...] = ()
    """Ids (``a12``, ``f3``) or cell paths (``t1/r2/c3``) of the figures that were added up or compared."""
    message: str
    page: int | None = None
