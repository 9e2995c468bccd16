"""Who is named: parties by alias, by plain word, by name; others as printed."""

from __future__ import annotations

import pytest

from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.actors import Cast
from bordereau.normalize.meaning.cast_names import Side

CAST = Cast(
    [
        Side("Département de la Cure", ("le Département",)),
        Side("Commune de Noyers", ("le Bénéficiaire",)),
        Side("Association Cordes et Cie", (), "association régie par la loi de 1901"),
    ]
)
CASES = [
    ("Le Bénéficiaire reçoit l'aide du Département.", [(1, ""), (0, "de")], "by aliases"),
    ("La commune verse une aide à l'association.", [(1, ""), (2, "a")], "by plain words, the only one of its kind"),
    ("La commune de Noyers participe.", [(1, "")], "by its name"),
    ("La commune de Villefort participe.", [(None, "")], "another body of the kind"),
    ("Une aide de l'État (DETR) est acquise.", [(None, "de")], "no party"),
    ("Une participation commune est décidée.", [], "an adjective"),
]


@pytest.mark.parametrize(("text", "found", "why"), CASES, ids=[case[2] for case in CASES])
def test_who_is_named(text: str, found: list[tuple[int | None, str]], why: str) -> None:
    assert [(one.actor.party, one.prep) for one in CAST.find(text, fold(text))] == found, why


@pytest.mark.parametrize(
    ("label", "party", "name"),
    [
        ("Département", 0, ""),
        ("Commune de Noyers", 1, ""),
        ("Région", None, "Région"),
        ("Rénovation du parc privé", "nobody", ""),
        ("Part de la Commune", 1, ""),
    ],
)
def test_a_label_names_one_body_or_nobody(label: str, party: int | str | None, name: str) -> None:
    actor = CAST.resolve(label)
    if party == "nobody":
        assert actor is None
    else:
        assert actor is not None
        assert (actor.party, actor.name) == (party, name)
