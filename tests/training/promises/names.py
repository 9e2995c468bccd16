"""Whether a name that was read is one under which a truth knows a side of a promise."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

from bordereau.lexicon.folding import fold

_NEAR = 0.85


def bare(name: str) -> str:
    """A name folded to its words, without a leading determiner.

    >>> bare("L'Amicale « Laïque »")
    'amicale laique'
    """
    words = " ".join(re.findall(r"[a-z0-9]+", fold(name)))
    return re.sub(r"^(?:(?:l|la|le|les|au|aux|du|de|des|d) )+", "", words)


def list_names(truth: dict[str, Any], told: dict[str, Any], side: str) -> list[str]:
    """All names of a side: as printed, other right ones, those of the party that it is."""
    place = told.get(side)
    parties = truth.get("parties") or []
    party = parties[place] if isinstance(place, int) and place < len(parties) else {}
    names = [told.get(f"{side}_name"), *told.get(f"{side}_alt", []), party.get("name"), *(party.get("aliases") or [])]
    return [name for name in names if name]


def match(names: list[str], read: str) -> bool:
    """Whether a name is one of them, spelled as they are or nearly so."""
    own = bare(read)
    return any(bare(name) == own or SequenceMatcher(None, bare(name), own).ratio() >= _NEAR for name in names)
