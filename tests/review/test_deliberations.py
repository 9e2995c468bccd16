"""What an assembly decided stands on the pages, in both languages, and what it approves stands under it."""

from __future__ import annotations

import json
import re

import pytest

from bordereau.corrections.facts import list_facts
from bordereau.corrections.kinds import LEAVES, name_leaf
from bordereau.reconcile.recheck import recheck_act
from bordereau.reconcile.single.votes import check_votes
from bordereau.review.page import Images, write_page
from bordereau.review.words import load_words
from bordereau.schemas.convention import Act, Document, PageInfo, Source


def quote(text: str) -> dict[str, object]:
    return {"page": 1, "bbox": [10, 20, 60, 30], "text": text}


def make_document() -> Document:
    """A délibération whose votes miss a voter, and the convention that it approves."""
    facts = {"number": "2024-009", "object": "Aide au <club>", "decision": "adopte", "votes.voting": "Votants : 14"}
    facts |= {"votes.for": "13 voix pour", "votes.against": "0 contre", "votes.abstained": "0 abstention"}
    decided = {
        "number": "2024-009", "object": "Aide au <club>", "body": None, "date": None, "decision": "adopted",
        "votes": {"voting": 14, "for": 13, "against": 0, "abstained": 0},
        "evidence": [{"of": fact, **quote(text)} for fact, text in facts.items()],
    }  # fmt: skip
    bare = {"pages": [1, 1], "title": "CONVENTION", "date": None, "place": None, "period": None}
    acts = [
        Act.model_validate_json(json.dumps(act))
        for act in (
            {**bare, "kind": "deliberation", "deliberation": decided},
            {**bare, "kind": "convention", "within": 0},
        )
    ]
    acts[0] = acts[0].model_copy(update={"checks": check_votes(acts[0].deliberation)})
    return Document(
        source=Source(file_name="d.pdf", sha256="0" * 64, size_bytes=1, page_count=1),
        status="ok",
        pages=(PageInfo(number=1, width=595, height=842, text_source="layer", rotation=0),),
        acts=tuple(acts),
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["Numéro", "adoptée", "Pour", "Votants", "Somme des votes", "Annexée à", "Approuve"]),
        ("en", ["Number", "adopted", "For", "Voters", "Sum of the votes", "Annexed to", "Approves"]),
    ],
)
def test_the_page_says_what_was_decided(language: str, words: list[str]) -> None:
    html, views = write_page(make_document(), Images("", {}), load_words(language))
    text = re.sub(r"<[^>]+>", " ", html)
    assert [word for word in words if word not in text] == []
    assert "Aide au <club>" not in html
    assert "Aide au &lt;club&gt;" in html
    assert [view.status for view in views] == ["fails"]
    assert 'class="act is-within"' in html
    assert html.count('href="#h-act-1"') == 3, "contents, outline, and the convention that it approves"


def test_its_facts_can_be_judged_and_its_sum_is_done_again() -> None:
    document = make_document()
    facts = {fact.path: fact for fact in list_facts(document)}
    assert facts["/acts/0/deliberation/votes/for"].value == "13"
    assert {name_leaf(path) for path in facts} <= LEAVES
    act = document.acts[0]
    assert act.deliberation is not None
    votes = act.deliberation.votes.model_copy(update={"in_favour": 14})
    mended = act.model_copy(update={"deliberation": act.deliberation.model_copy(update={"votes": votes})})
    assert [check.status for check in recheck_act(act)] == ["fails"]
    assert [check.status for check in recheck_act(mended)] == ["exact"]
