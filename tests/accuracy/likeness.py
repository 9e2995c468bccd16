"""When two printed texts say the same: case, accents, punctuation and small slips aside."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

Record = dict[str, Any]


def fold(text: Any) -> str:
    """Fold case, accents, punctuation and white space.

    >>> fold("L’Œuvre – d'État")
    'l oeuvre d etat'
    """
    return _fold(str(text or ""))


@lru_cache(maxsize=100_000)
def _fold(text: str) -> str:
    """The same text is compared with many others."""
    flat = unicodedata.normalize("NFKD", text).replace("œ", "oe").replace("Œ", "OE")
    plain = "".join(char for char in flat if not unicodedata.combining(char)).lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def measure_likeness(one: Any, other: Any) -> float:
    """Compare two texts once folded: 0 to 1."""
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()


def are_alike(one: Any, other: Any, bar: float = 0.9) -> bool:
    """Tell whether two texts are equal once folded, or alike beyond the bar when longer than three letters."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return short == long or (len(short) > 3 and measure_likeness(one, other) >= bar)


def adopt(true: Any, said: Any, bar: float = 0.9) -> str:
    """Give the said text, or the true one where they are alike, so that facts compare equal."""
    return fold(true) if said is not None and are_alike(true, said, bar) else fold(said)


def plain_decimal(value: Any) -> str | None:
    """Write a number in one way only.

    >>> plain_decimal("12.50"), plain_decimal(None), plain_decimal("?")
    ('12.5', None, '?')
    """
    if value is None:
        return None
    try:
        return format(Decimal(str(value)).normalize(), "f")
    except InvalidOperation:
        return str(value)


def read_iso(date: Record | None) -> str | None:
    return (date or {}).get("iso")


def pair_by_name(
    true: list[Record], said: list[Record], bar: float = 0.82
) -> list[tuple[Record | None, Record | None]]:
    """Pair the records of two lists by name, greedily; what has no partner stands alone."""
    left = list(said)
    pairs: list[tuple[Record | None, Record | None]] = []
    for one in true:
        best = max(left, key=lambda other: measure_likeness(one.get("name"), other.get("name")), default=None)
        if best is not None and measure_likeness(one.get("name"), best.get("name")) >= bar:
            left.remove(best)
            pairs.append((one, best))
        else:
            pairs.append((one, None))
    return pairs + [(None, other) for other in left]
