"""Openings of acts, one for each form and trap: from lines of text to the facts of each party.

The tables stand in ``openings/*.yaml``: a text, one paragraph a line, and the parties that a reader would note down.
What a party of the table leaves out must not be found either, but for its legal form.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bordereau.extract.parties import split_parties
from bordereau.lexicon.folding import fold_quotes
from bordereau.normalize.parties.read import interpret_group, interpret_party
from bordereau.schemas.page import Line, Word
from bordereau.schemas.text import Paragraph, Piece
from tools.read_yaml import read_yaml

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['id']}")
    for path in sorted(Path(__file__).with_name("openings").glob("*.yaml"))
    for case in read_yaml(path)
]
SCHEMES = ("SIREN", "SIRET", "RNA", "RCS")


def make_paragraphs(text: str) -> list[Paragraph]:
    """One paragraph a line, each word with a box of its own."""
    out = []
    for number, row in enumerate(line for line in text.splitlines() if line.strip()):
        words, pieces, joined = [], [], ""
        for token in row.split():
            joined += " " if joined else ""
            start = len(joined)
            joined += token
            words.append(Word(token, 5.0 * start, 14.0 * number, 5.0 * len(joined), 14.0 * number + 10, 10.0))
            pieces.append(Piece(start, len(joined), 1, number, words[-1]))
        out.append(Paragraph(joined, tuple(pieces), (Line(1, tuple(words)),)))
    return out


def read_parties(text: str) -> list[dict[str, Any]]:
    """The facts of each party, in the keys of the tables."""
    block = split_parties(make_paragraphs(text))
    out = []
    for place, span in enumerate(block.parties):
        found = interpret_party(span.text.text)
        group = next((interpret_group(g.text.text) for g in block.groups if place in g.parties), None)
        capital = found.share_capital
        out.append(
            {
                "name": found.name.text if found.name else None,
                "alias": [alias.text for alias in found.aliases if group is None or alias.text != group.text],
                "group": group.text if group else None,
                "form": found.legal_form.text if found.legal_form else None,
                "capital": format(capital.value, "f") if capital and capital.currency == "EUR" else None,
                "place": [found.address.postcode, found.address.city] if found.address else None,
                "ids": sorted([one.scheme, one.value] for one in found.identifiers if one.scheme in SCHEMES),
                "reps": [[r.name.text, r.role.text if r.role else None] for r in found.representatives if r.name],
                "auth": [one.date.iso for one in found.authorisations if one.date],
            }
        )
    return out


def fold(value: object) -> str:
    return " ".join(fold_quotes(str(value)).replace('"', "'").split())


@pytest.mark.parametrize("case", CASES)
def test_parties_of_an_opening(case: dict[str, Any]) -> None:
    found = read_parties(case["text"])
    empty = {"alias": [], "group": None, "capital": None, "place": None, "ids": [], "reps": [], "auth": []}
    expected = [{**empty, **party, "ids": sorted(party.get("ids", []))} for party in case["parties"]]
    assert [party["name"] and fold(party["name"]) for party in found] == [
        party["name"] and fold(party["name"]) for party in expected
    ]
    for want, got in zip(expected, found, strict=True):
        keys = set(want) - ({"auth", "auth_any"} if want.get("auth_any") else set())
        assert {key: fold(got[key]) for key in keys} == {key: fold(want[key]) for key in keys}


def test_every_fact_stands_where_it_says() -> None:
    """The slice of each fact holds the letters of its text, so that evidence can be built from it."""
    checked = 0
    for case in (parameters.values[0] for parameters in CASES):
        for span in split_parties(make_paragraphs(case["text"])).parties:
            text = span.text.text
            found = interpret_party(text)
            facts = [found.name, *found.aliases, *(r.name for r in found.representatives)]
            for fact in (fact for fact in facts if fact is not None):
                letters = [char for char in fact.text if char.isalnum()]
                assert [char for char in text[fact.start : fact.end] if char.isalnum()] == letters
                assert span.text.evidence(fact.start, fact.end)
                checked += 1
    assert checked > 400
