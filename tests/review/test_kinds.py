"""What may stand in a leaf: values that a reviewer writes, read or refused before anything is written."""

from __future__ import annotations

import pytest

from bordereau.corrections.facts import list_facts
from bordereau.corrections.kinds import LEAVES, check_corrections, name_leaf, read_value
from bordereau.schemas.convention import Document
from bordereau.schemas.correction import Correction
from bordereau.schemas.errors import UsageError


@pytest.mark.parametrize(
    ("leaf", "text", "value", "why"),
    [
        ("/amounts/value", "15200000.00", "15200000", "as the JSON writes it"),
        ("/tables/rows/cells/value", "-12.5", "-12.5", "below zero"),
        ("/date/iso", "2020-12", "2020-12", "as precise as it is printed"),
        ("/date/iso", "17 décembre 2020", "2020-12-17", "as an act prints it"),
        ("/date/iso", "le 1er mars 2021", "2021-03-01", "with its ordinal"),
        ("/period/start", "2017", "2017", "a year"),
        ("/amounts", "une aide de 15,2 M€", "15200000", "a missing sum is read from its print"),
        ("/parties/name", "DIJON METROPOLE", "DIJON METROPOLE", "a name is kept as written"),
    ],
)
def test_a_value_is_read(leaf: str, text: str, value: str, why: str) -> None:
    assert read_value(leaf, text) == value, why


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        ("/amounts/value", "douze"),
        ("/amounts/value", "15,2 M€"),
        ("/tables/rows/cells/value", "NaN"),
        ("/tables/rows/cells/value", "Infinity"),
        ("/date/iso", "2020-02-31"),
        ("/date/iso", "hier"),
        ("/amounts", "beaucoup"),
        ("/amounts", "10 € et 20 €"),
        ("/articles", "Durée"),
        ("/parties/name", "  "),
    ],
)
def test_a_value_is_refused(leaf: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"“|empty"):
        read_value(leaf, text)


def test_every_fact_is_of_a_known_leaf(document: Document) -> None:
    leaves = {name_leaf(fact.path) for fact in list_facts(document)}
    assert len(leaves) > 15
    assert leaves <= LEAVES


@pytest.mark.parametrize(
    ("path", "verdict", "value", "said"),
    [
        ("/acts/0/nothing/0/value", "corrected", "1", "no fact that can be corrected"),
        ("/acts/0/amounts/0/id", "corrected", "a7", "no fact that can be corrected"),
        ("/acts/0/tables/-", "missing", "x", "no fact that can be missing"),
        ("/acts/0/amounts/0/value", "corrected", "douze", "no decimal number"),
    ],
)
def test_a_file_is_refused_with_one_sentence(path: str, verdict: str, value: str, said: str) -> None:
    evidence = [{"page": 1, "bbox": (1, 1, 9, 9), "text": "x"}]
    fields = {"path": path, "verdict": verdict, "read": None, "value": value, "evidence": evidence}
    one = Correction.model_validate({**fields, "who": "Ana", "when": "2026-01-02T03:04:05Z"})
    with pytest.raises(UsageError, match=said):
        check_corrections([one], "c.json")
