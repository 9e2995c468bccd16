"""What a délibération is about: one object for its key, its title and its purpose."""

from __future__ import annotations

import pytest

from bordereau.assemble.objects import settle_object, settle_title
from bordereau.schemas.deliberation import Deliberation, StatedEvidence, Votes
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.meaning import Purpose
from bordereau.schemas.page import Line, Word
from bordereau.schemas.text import Paragraph, join_lines

PLACE = Evidence(page=1, bbox=(10, 300, 90, 312), text="Soutien au cinéma rural")
HEADS = ["Séance publique du", "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS", "Délibération n° 2025-17", None]


def _own(object_: str | None) -> Deliberation:
    places = [StatedEvidence(of="object", page=1, bbox=(0, 0, 9, 9), text=object_)] if object_ else []
    nothing = dict.fromkeys(("number", "date", "body", "decision", "matter", "transmission"))
    own = {"object": object_, "votes": Votes(), "evidence": tuple(places), **nothing}
    return Deliberation.model_validate(own)


def _title(text: str | None) -> Paragraph | None:
    if text is None:
        return None
    words = tuple(Word(word, 9.0 * n, 0.0, 9.0 * n + 8, 9.0) for n, word in enumerate(text.split()))
    return join_lines([Line(1, words)], 0)


@pytest.mark.parametrize(
    ("object_", "purpose", "expected", "why"),
    [
        (None, "Soutien au cinéma rural", "Soutien au cinéma rural", "none is announced"),
        ("Anne BRUN, Paul NOYER, Luc HARDY, Jean PONT", "Soutien au cinéma rural", "Soutien au cinéma rural", "names"),
        ("Tarifs de la cantine", "Soutien au cinéma rural", "Tarifs de la cantine", "an announced one stays"),
        (None, "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS", None, "a heading is no object"),
        (None, None, None, "nothing is known"),
    ],
)
def test_the_object_is_the_purpose_where_none_is_announced(
    object_: str | None, purpose: str | None, expected: str | None, why: str
) -> None:
    found = settle_object(_own(object_), Purpose(text=purpose, evidence=(PLACE,)) if purpose else None)
    assert found.object == expected, why
    assert bool([one for one in found.evidence if one.of == "object"]) == (expected is not None), why


@pytest.mark.parametrize("heading", HEADS)
def test_a_heading_that_names_no_matter_gives_way_to_the_object(heading: str | None) -> None:
    title, places = settle_title(_title(heading), _own("Soutien au cinéma rural"))
    assert title == "Soutien au cinéma rural"
    assert [place.text for place in places] == ["Soutien au cinéma rural"]


@pytest.mark.parametrize("heading", ["4 – SUBVENTIONS AUX ASSOCIATIONS", "Délibération n° 2024-9 – Objet : Tarifs"])
def test_a_title_stays(heading: str) -> None:
    title, places = settle_title(_title(heading), _own("Soutien au cinéma rural"))
    assert title == heading
    assert places


def test_a_heading_stays_where_nothing_else_is_known() -> None:
    assert settle_title(_title("Séance publique du"), _own(None))[0] == "Séance publique du"
