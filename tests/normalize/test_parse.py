"""The answer of ``bordereau parse``: keys that the contract fixes."""

from __future__ import annotations

import json

import pytest

from bordereau.normalize.parse import KINDS, parse

KEYS = {
    "amounts": {"start", "end", "text", "value", "currency"},
    "numbers": {"start", "end", "text", "value"},
    "percents": {"start", "end", "text", "value"},
    "dates": {"start", "end", "text", "iso"},
    "identifiers": {"start", "end", "text", "scheme", "value", "valid"},
}
TEXT = "15,2 M€ HT, soit 52 % et 9 363 aides, le 3 mai 2020 ; SIREN 732 829 320"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gives_its_keys(kind: str) -> None:
    answer = parse(kind, TEXT)
    assert answer["text"] == TEXT
    assert answer["found"]
    assert all(KEYS[kind] <= set(item) for item in answer["found"])
    assert all(item["text"] == TEXT[item["start"] : item["end"]] for item in answer["found"])
    assert json.loads(json.dumps(answer)) == answer


def test_the_tax_is_told_apart_from_the_sum() -> None:
    (item,) = parse("amounts", "15,2 M€ HT")["found"]
    assert (item["text"], item["value"], item["tax"], item["unit"]) == ("15,2 M€", "15200000", "HT", "M€")


def test_unknown_kind() -> None:
    with pytest.raises(KeyError):
        parse("colours", "bleu")
