"""What one normaliser reads in one text, as plain data: the answer of ``bordereau parse``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.money.units import read_bare_end
from bordereau.normalize.numbers.habit import find_habit
from bordereau.normalize.numbers.numbers import find_numbers
from bordereau.normalize.numbers.percents import find_percents
from bordereau.normalize.parties.identifiers import find_identifiers
from bordereau.schemas.decimals import print_decimal

KINDS = ("amounts", "numbers", "percents", "dates", "identifiers")


def _parse_amounts(text: str) -> list[dict[str, Any]]:
    found = []
    for amount in find_amounts(text, find_habit(text)):
        end = read_bare_end(amount)
        item: dict[str, Any] = {
            "start": amount.start,
            "end": end,
            "text": text[amount.start : end],
            "value": print_decimal(amount.value),
            "currency": amount.currency,
            "unit": amount.unit,
            "precision": print_decimal(amount.precision),
            "qualifier": amount.qualifier,
            "tax": amount.tax,
            "in_words": amount.in_words,
            "warnings": [str(code) for code in amount.warnings],
        }
        found.append(item)
    return found


def _parse_numbers(text: str) -> list[dict[str, Any]]:
    return [
        {"start": n.start, "end": n.end, "text": n.text, "value": print_decimal(n.value)}
        for n in find_numbers(text, find_habit(text))
    ]


def _parse_percents(text: str) -> list[dict[str, Any]]:
    return [
        {"start": p.start, "end": p.end, "text": p.text, "value": print_decimal(p.value), "unit": "%"}
        for p in find_percents(text, find_habit(text))
    ]


def _parse_dates(text: str) -> list[dict[str, Any]]:
    return [
        {
            "start": d.start,
            "end": d.end,
            "text": d.text,
            "iso": d.iso,
            "precision": d.precision,
            "placeholder": d.placeholder,
        }
        for d in find_dates(text)
    ]


def _parse_identifiers(text: str) -> list[dict[str, Any]]:
    return [
        {
            "start": i.start,
            "end": i.end,
            "text": i.text,
            "scheme": i.scheme,
            "value": i.value,
            "valid": i.valid,
            **({"registry": i.registry} if i.registry else {}),
        }
        for i in find_identifiers(text)
    ]


_READERS: dict[str, Callable[[str], list[dict[str, Any]]]] = {
    "amounts": _parse_amounts,
    "numbers": _parse_numbers,
    "percents": _parse_percents,
    "dates": _parse_dates,
    "identifiers": _parse_identifiers,
}


def parse(kind: str, text: str) -> dict[str, Any]:
    """Read ``text`` with the normaliser ``kind``; KeyError for an unknown kind (the command line checks it).

    >>> parse("percents", "52 % des aides")
    {'text': '52 % des aides', 'found': [{'start': 0, 'end': 4, 'text': '52 %', 'value': '52', 'unit': '%'}]}
    """
    return {"text": text, "found": _READERS[kind](text)}
