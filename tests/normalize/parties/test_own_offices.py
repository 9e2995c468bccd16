"""An office that names the party which it is held in, without that name."""

from __future__ import annotations

import pytest

from bordereau.normalize.parties.own_offices import without_party
from bordereau.schemas.found_party import FoundRepresentative, FoundText


@pytest.mark.parametrize(
    ("role", "party", "left", "why"),
    [
        ("Présidente du Syndicat mixte du Lac", "Syndicat mixte du Lac", "Présidente", "the party's own name"),
        ("Président du Syndicat mixte", "Syndicat mixte du Lac", "Président", "the first words of it"),
        ("maire de Lac", "Commune de Lac", "maire de Lac", "the place alone is part of the office"),
        ("Président du Conseil régional", "Conseil régional", "Président du Conseil régional", "a title"),
        ("rectrice de l'académie de Lac", "académie de Lac", "rectrice de l'académie de Lac", "an office of the State"),
        ("directeur du Musée du Roc", "Ville de Lac", "directeur du Musée du Roc", "another body"),
    ],
)  # fmt: skip
def test_office(role: str, party: str, left: str, why: str) -> None:
    person = FoundRepresentative(0, len(role), None, FoundText(0, len(role), role))
    found = without_party(person, FoundText(0, len(party), party))
    assert found.role is not None
    assert (found.role.text, found.role.end) == (left, len(left)), why


def test_without_a_name_nothing_is_taken_away() -> None:
    person = FoundRepresentative(0, 5, None, FoundText(0, 5, "Maire"))
    assert without_party(person, None) == person
