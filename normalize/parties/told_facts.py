"""A fact that the second reader was told: how sure it must be, and its words without the signs around them."""

from __future__ import annotations

from bordereau.schemas.act import ToldFact
from bordereau.schemas.found_party import FoundText

SURE = 0.9
"""From this probability on a fact replaces another one of the rules."""
LIKELY = 0.6
"""From this one on it stands where the rules have none."""
_TRIM = ' \n,;:.-–«»“”"[]()'


def cut_fact(text: str, fact: ToldFact | FoundText) -> FoundText | None:
    """The words of a fact without the signs around them; None where no letter is left."""
    raw = text[fact.start : fact.end]
    start = fact.start + len(raw) - len(raw.lstrip(_TRIM))
    end = fact.start + len(raw.rstrip(_TRIM))
    if raw.count("(") == raw.count(")") and raw.rstrip().endswith(")"):
        end = fact.start + len(raw.rstrip())
    said = " ".join(text[start:end].split())
    return FoundText(start, end, said) if end > start and any(char.isalpha() for char in said) else None
