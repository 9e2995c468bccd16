"""The figures of the last committed run, and what a new run gained, lost and changed against them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy.score import Score

FIGURES = Path(__file__).with_name("figures.json")
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """Facts that a new run has and the last had not, and the other way round."""

    gained: list[str]
    """Were missing, are right now."""
    lost: list[str]
    """Were right, are missing now."""
    new_extras: list[str]
    """Are stated now and are not true."""
    gone_extras: list[str]
    """Were stated without being true."""


def make_figures(score: Score) -> Figures:
    """Make the committed form of a score."""
    families = {
        name: {"f1": round(tally.f1, 4), "right": tally.right, "true": tally.true, "said": tally.said}
        for name, tally in score.families.items()
    }
    misses = sorted(miss for tally in score.families.values() for miss in tally.misses)
    return {
        "documents": score.documents,
        "families": families,
        "silent": score.silent,
        "absent": score.absent,
        "misses": misses,
    }


def read_figures() -> dict[str, Figures]:
    """Read the committed figures by corpus; empty before the first run."""
    return json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}


def write_figures(figures: dict[str, Figures]) -> None:
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def compare_figures(new: Figures, last: Figures) -> Difference:
    """Compare the misses of two runs, fact by fact; a document that only one of them has gains and loses nothing.

    >>> last = {"documents": ["a"], "misses": ["a: amount: missing 1 | 20", "a: amount: extra 1 | 2"]}
    >>> new = {"documents": ["a", "b"], "misses": ["a: table p1: missing x", "b: party: missing y"]}
    >>> compare_figures(new, last).lost
    ['a: table p1: missing x']
    """
    both = set(new["documents"]) & set(last.get("documents", ()))
    now, before = ({miss for miss in run.get("misses", ()) if miss.split(": ")[0] in both} for run in (new, last))
    return Difference(
        gained=_select(before - now, "missing"),
        lost=_select(now - before, "missing"),
        new_extras=_select(now - before, "extra"),
        gone_extras=_select(before - now, "extra"),
    )


def _select(misses: set[str], sign: str) -> list[str]:
    return sorted(miss for miss in misses if f": {sign} " in miss)
