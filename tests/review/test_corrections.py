"""Corrections of one document: every kind of fact corrected, left out, added; its sums again, its pointers true."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bordereau.corrections.document import apply_corrections
from bordereau.corrections.facts import list_facts
from bordereau.schemas.convention import Document
from bordereau.schemas.load import parse_document, print_document

PLANTED = "/acts/0/tables/0/rows/2/cells/0/value"


def count_failing(document: Document) -> int:
    return sum(check.status == "fails" for check in document.acts[0].checks)


def test_a_correction_mends_the_sums_and_keeps_the_reading(make_correction: Any, planted: Document) -> None:
    assert count_failing(planted) == 2
    corrected, outcomes = apply_corrections(planted, [make_correction(planted)])
    assert [one.state for one in outcomes] == ["applied"]
    assert count_failing(corrected) == 0
    cell = corrected.acts[0].tables[0].rows[2].cells[0]
    assert (cell.value, cell.text, cell.evidence[0].text) == ("13221000", "13 221", "13 221")
    kept = corrected.corrections[0]
    assert (kept.path, kept.read, kept.value, kept.who) == (PLANTED, "13224000", "13221000", "Ana")


@pytest.mark.parametrize(
    ("fields", "state", "why"),
    [
        ({"verdict": "right", "value": None}, "kept", "nothing is to be changed"),
        ({"verdict": "wrong", "value": None}, "applied", "a cell may be without a value"),
        ({"value": "douze"}, "refused", "a sum is a number"),
        ({"value": "13224000"}, "agreed", "the machine reads the same"),
        ({"path": "/acts/4/tables/7/rows/9/cells/2/value"}, "moved", "numbers change, the place does not"),
        ({"path": "/acts/0/parties/0/name"}, "lost", "no party stands there"),
        ({"evidence": ({"page": 3, "bbox": (1, 1, 9, 9), "text": "x"},)}, "lost", "nothing stands there"),
    ],
)
def test_what_becomes_of_a_correction(
    make_correction: Any, planted: Document, fields: dict[str, Any], state: str, why: str
) -> None:
    corrected, outcomes = apply_corrections(planted, [make_correction(planted, **fields)])
    assert [one.state for one in outcomes] == [state], why
    assert len(corrected.corrections) == (state not in ("lost", "refused"))


@pytest.fixture
def correct(make_correction: Any) -> Callable[..., tuple[Document, str]]:
    """Apply one correction of a fact that is read; gives the document and what became of the correction."""

    def call(document: Document, path: str, **fields: Any) -> tuple[Document, str]:
        fact = next(one for one in list_facts(document) if one.path == path)
        one = make_correction(document, path, **{"read": fact.value, "evidence": fact.evidence, **fields})
        corrected, outcomes = apply_corrections(document, [one])
        return corrected, outcomes[0].state

    return call


def follow(document: Document, path: str) -> Any:
    """Give what stands at a pointer of a document."""
    place: Any = json.loads(print_document(document))
    for step in path.strip("/").split("/"):
        place = place[int(step)] if isinstance(place, list) else place[step]
    return place


ACT = "/acts/0"


@pytest.mark.parametrize(
    ("path", "value", "beside", "why"),
    [
        ("/title", "AVENANT N° 1", {}, "a title"),
        ("/date/iso", "2020-12-17", {"/date/precision": "day"}, "a date, as precise as it now is"),
        ("/place", "Beaune", {}, "a place"),
        ("/period/end", "2023", {"/period/start": "2020"}, "a period"),
        ("/parties/0/name", "VILLE DE DIJON", {}, "a party"),
        ("/parties/0/aliases/0", "la Métropole", {}, "what a party is called"),
        ("/parties/1/identifiers/1/value", "824 541 148", {"/parties/1/identifiers/1/valid": True}, "a number"),
        ("/parties/0/representatives/0/role", "Maire", {}, "a role"),
        ("/articles/0/title", "OBJET", {}, "the title of an article"),
        ("/amounts/23/value", "15300000", {"/amounts/23/text": "15,3 M€", "/amounts/23/precision": "100000"}, "a sum"),
        ("/amounts/23/value", "15236000", {"/amounts/23/precision": "1000"}, "a sum more precise than it was"),
        ("/signatures/0/name", "F. REBSAMEN", {}, "who signs"),
        ("/signatures/0/party", "DIJON", {}, "for whom"),
        ("/tables/0/rows/0/label", "Logement social", {}, "the label of a row"),
    ],
)
def test_every_kind_of_fact_is_corrected(
    correct: Any, document: Document, path: str, value: str, beside: dict[str, Any], why: str
) -> None:
    corrected, state = correct(document, ACT + path, value=value)
    assert state == "applied", why
    assert follow(corrected, ACT + path) == value.replace(" ", "") if "identifiers" in path else value, why
    for place, expected in beside.items():
        assert follow(corrected, ACT + place) == expected, why
    assert follow(corrected, corrected.corrections[0].path) == follow(corrected, ACT + path)


@pytest.mark.parametrize(
    ("path", "verdict", "gone", "why"),
    [
        ("/parties/0/name", "wrong", None, "a party whose name is not known stays"),
        ("/parties/0/name", "extra", "/parties", "what is no party goes"),
        ("/parties/1/identifiers/0/value", "wrong", "/parties/1/identifiers", "a number without a value is none"),
        ("/amounts/23/value", "wrong", "/amounts", "a sum known to be wrong must not be loaded"),
        ("/amounts/23/value", "extra", "/amounts", "what is no sum goes"),
        ("/articles/2/title", "extra", "/articles", "what is no heading goes"),
        ("/signatures/1/name", "extra", "/signatures", "who does not sign goes"),
        ("/signatures/1/role", "extra", None, "a role that is not there leaves the one who signs"),
        ("/date/iso", "wrong", None, "a date may be unknown"),
        ("/period/start", "wrong", None, "a period without a start is none"),
    ],
)
def test_what_is_wrong_or_extra_is_left_out(
    correct: Any, document: Document, path: str, verdict: str, gone: str | None, why: str
) -> None:
    corrected, state = correct(document, ACT + path, verdict=verdict, value=None)
    assert state == "applied", why
    if gone:
        assert len(follow(corrected, ACT + gone)) == len(follow(document, ACT + gone)) - 1, why
    elif path.startswith("/period"):
        assert corrected.acts[0].period is None, why
    else:
        assert follow(corrected, ACT + path) is None, why
    assert corrected.corrections[0].verdict == verdict


def test_a_sum_left_out_leaves_its_total_undetermined(correct: Any, document: Document) -> None:
    part = next(check for check in document.acts[0].checks if check.kind == "list_total").parts[0]
    place = next(n for n, amount in enumerate(document.acts[0].amounts) if amount.id == part)
    corrected, _ = correct(document, f"/acts/0/amounts/{place}/value", verdict="wrong", value=None)
    assert {check.status for check in corrected.acts[0].checks if part in check.parts} == {"undetermined"}


def test_identifiers_go_by_their_place_after_a_party_is_gone(correct: Any, document: Document) -> None:
    corrected, _ = correct(document, "/acts/0/parties/0/name", verdict="extra", value=None)
    named = [check.stated_by for check in corrected.acts[0].checks if check.kind == "identifier"]
    assert named == ["p1/i1", "p1/i2", "p2/i1"]


@pytest.fixture
def add(make_correction: Any) -> Callable[..., tuple[Document, str]]:
    """Add one missing fact."""

    def call(document: Document, path: str, value: str, page: int = 5, top: float = 10.0) -> tuple[Document, str]:
        evidence = ({"page": page, "bbox": (60.0, top, 160.0, top + 12), "text": value},)
        one = make_correction(document, path, verdict="missing", read=None, value=value, evidence=evidence)
        corrected, outcomes = apply_corrections(document, [one])
        return corrected, outcomes[0].state

    return call


@pytest.mark.parametrize(
    ("path", "value", "leaf", "expected", "why"),
    [
        ("/amounts/-", "une aide de 1,5 M€ HT", "value", "1500000", "a sum, in the order of the pages"),
        ("/parties/-", "Commune de Beaune", "name", "Commune de Beaune", "a party"),
        ("/articles/-", "Article 2.3 – Durée", "title", "Durée", "an article"),
        ("/signatures/-", "Luc MARTIN", "name", "Luc MARTIN", "who signs"),
    ],
)
def test_what_is_missing_is_added(
    add: Any, document: Document, path: str, value: str, leaf: str, expected: str, why: str
) -> None:
    corrected, state = add(document, ACT + path, value)
    items = path.split("/")[1]
    assert state == "applied", why
    assert len(follow(corrected, f"{ACT}/{items}")) == len(follow(document, f"{ACT}/{items}")) + 1
    kept = corrected.corrections[0]
    assert kept.path.endswith(f"/{leaf}")
    assert follow(corrected, kept.path) == expected, why
    starts = [
        (one["evidence"][0]["page"], one["evidence"][0]["bbox"][1]) for one in follow(corrected, ACT + "/amounts")
    ]
    assert items != "amounts" or starts == sorted(starts)


def test_a_missing_title_is_added_and_one_that_is_there_is_not(add: Any, document: Document) -> None:
    fields: dict[str, Any] = {"title": None, "title_evidence": (), "date": None, "date_evidence": ()}
    bare = document.model_copy(update={"acts": (document.acts[0].model_copy(update=fields),)})
    corrected, state = add(bare, "/acts/0/title", "AVENANT N° 1", page=1)
    assert (state, corrected.acts[0].title) == ("applied", "AVENANT N° 1")
    corrected, state = add(bare, "/acts/0/date/iso", "17 décembre 2020", page=1)
    date = corrected.acts[0].date
    assert date is not None
    assert (state, date.iso, date.precision, date.text) == ("applied", "2020-12-17", "day", "17 décembre 2020")
    assert add(document, "/acts/0/title", "AUTRE", page=3)[1] == "refused"
    assert add(document, "/acts/7/amounts/-", "10 €")[1] == "refused"


def test_what_was_missing_and_is_read_by_now_is_not_added_twice(add: Any, document: Document) -> None:
    amount = document.acts[0].amounts[23]
    page, box = amount.evidence[0].page, amount.evidence[0].bbox
    assert add(document, "/acts/0/amounts/-", amount.text, page, box[1])[1] == "agreed"
    assert add(document, "/acts/0/amounts/-", amount.text, page, 700.0)[1] == "agreed"
    again, _ = add(document, "/acts/0/amounts/-", "1,5 M€")
    assert len(again.acts[0].amounts) == len(document.acts[0].amounts) + 1
    ids = [one.id for one in again.acts[0].amounts]
    assert len(set(ids)) == len(ids)


def test_a_text_cell_that_gets_a_number_counts_as_its_column_does(correct: Any, document: Document) -> None:
    content = json.loads(print_document(document))
    cell = content["acts"][0]["tables"][0]["rows"][0]["cells"][0]
    cell |= {"kind": "text", "value": None, "text": "= 7 385", "unit": None}
    unread = parse_document(json.dumps(content))
    corrected, state = correct(unread, "/acts/0/tables/0/rows/0/cells/0/value", value="7385000")
    assert state == "applied"
    assert follow(corrected, "/acts/0/tables/0/rows/0/cells/0/kind") == "money"
    assert count_failing(corrected) == 0
    assert correct(unread, "/acts/0/tables/0/rows/0/cells/0/value", value="douze")[1] == "refused"


def test_pointers_follow_facts_past_what_was_left_out(make_correction: Any, document: Document) -> None:
    facts = {fact.path: fact for fact in list_facts(document)}
    gone, kept = "/acts/0/amounts/3/value", "/acts/0/amounts/23/value"
    both = [
        make_correction(document, gone, verdict="extra", value=None, evidence=facts[gone].evidence),
        make_correction(document, kept, value="15300000", evidence=facts[kept].evidence),
    ]
    corrected, _ = apply_corrections(document, both)
    paths = {one.verdict: one.path for one in corrected.corrections}
    assert paths == {"extra": gone, "corrected": "/acts/0/amounts/22/value"}
    assert follow(corrected, paths["corrected"]) == "15300000"


def test_the_last_word_counts(make_correction: Any, planted: Document) -> None:
    first = make_correction(planted, value="1", when="2026-01-02T04:04:04+01:00")
    corrected, _ = apply_corrections(planted, [make_correction(planted), first])
    assert corrected.acts[0].tables[0].rows[2].cells[0].value == "13221000"


def test_an_identifier_is_judged_again(make_correction: Any, planted: Document) -> None:
    one = planted.acts[0].parties[1].identifiers[1]
    path = "/acts/0/parties/1/identifiers/1/value"
    fields = {"read": one.value, "value": "824581624", "evidence": one.evidence}
    corrected, _ = apply_corrections(planted, [make_correction(planted, path, **fields)])
    assert not corrected.acts[0].parties[1].identifiers[1].valid
    assert count_failing(corrected) == 3


def test_two_facts_at_one_place_are_told_apart_by_what_is_read(document: Document, make_correction: Any) -> None:
    party = document.acts[0].parties[0]
    one = make_correction(
        document, "/acts/0/parties/0/aliases/0", read="la Métropole", value="la Ville", evidence=party.evidence
    )
    for aliases, expected in (
        (("Dijon métropole", "la Métropole"), ("Dijon métropole", "la Ville")),
        (("la Métropole", "Dijon métropole"), ("la Ville", "Dijon métropole")),
    ):
        parties = (party.model_copy(update={"aliases": aliases}), *document.acts[0].parties[1:])
        named = document.model_copy(update={"acts": (document.acts[0].model_copy(update={"parties": parties}),)})
        corrected, _ = apply_corrections(named, [one])
        assert corrected.acts[0].parties[0].aliases == expected
        assert follow(corrected, corrected.corrections[0].path) == "la Ville"
