"""What the normalisers find in one text, as plain data for ``bordereau parse``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from schemas.decimals import print_decimal
from schemas.found import FoundAmount, FoundDate, FoundIdentifier, FoundNumber, FoundPercent

Kind = Literal["amounts", "numbers", "percents", "dates", "identifiers"]
Found = FoundAmount | FoundNumber | FoundPercent | FoundDate | FoundIdentifier


def parse_text(kind: Kind, text: str) -> dict[str, Any]:
    """Find what a text holds of one kind: ``{"text": …, "found": [{"start", "end", "text", …}]}``.

    >>> parse_text("identifiers", "SIREN 824 541 148")["found"][0]["value"]
    '824541148'
    """
    return {"text": text, "found": [_describe(found) for found in _finder(kind)(text)]}


def _finder(kind: Kind) -> Callable[[str], Sequence[Found]]:
    if kind == "amounts":
        from normalize.amounts import find_amounts

        return find_amounts
    if kind == "numbers":
        from normalize.numbers import find_numbers

        return find_numbers
    if kind == "percents":
        from normalize.percents import find_percents

        return find_percents
    if kind == "dates":
        from normalize.dates import find_dates

        return find_dates
    from normalize.identifiers import find_identifiers

    return find_identifiers


def _describe(found: Found) -> dict[str, Any]:
    place: dict[str, Any] = {"start": found.start, "end": found.end, "text": found.text}
    if isinstance(found, FoundDate):
        return {**place, "iso": found.iso, "precision": found.precision, "placeholder": found.placeholder}
    if isinstance(found, FoundIdentifier):
        facts = {"scheme": found.scheme, "value": found.value, "valid": found.valid}
        return {**place, **facts, **({"registry": found.registry} if found.registry else {})}
    place |= {"value": print_decimal(found.value), "precision": print_decimal(found.precision)}
    place["qualifier"] = found.qualifier
    if isinstance(found, FoundAmount):
        place |= {"currency": found.currency, "unit": found.unit, "tax": found.tax, "in_words": found.in_words}
    return place
