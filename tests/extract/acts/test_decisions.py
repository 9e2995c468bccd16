"""What an assembly decides without the heading of its kind, and an item under one line of its minutes."""

from __future__ import annotations

import pytest

from bordereau.extract.acts.council import is_decision
from bordereau.extract.acts.structure.pieces import ActPieces, join_lone_heading
from told_acts import set_line

DECIDES = "Le bureau communautaire, après en avoir délibéré à l'unanimité :"


@pytest.mark.parametrize(
    ("texts", "right", "why"),
    [
        (["N° DBC 2031-088 - Aide à la SARL X", DECIDES, "attribue la subvention à la SARL X"], True, "an extract"),
        ([DECIDES, "Entre les soussignés", "la Ville, d'une part"], False, "parties sign"),
        (
            ["Voyage", "Les membres du Conseil acceptent de financer ce voyage à hauteur de 300 €."],
            True,
            "members accept",
        ),
        (["Syndicat", "Vote : Pour à l'unanimité"], True, "a vote"),
        (["Subventions", "Pour 9 Abstention 0 Contre 0"], True, "votes counted"),
        (["Lavoir", "Après en avoir délibéré, le Conseil municipal approuve le devis."], True, "deliberated first"),
        (["Budget", "LE CONSEIL MUNICIPAL, A L'UNANIMITE, ACCEPTE CETTE PROPOSITION"], True, "in capitals"),
        (["Le Pour et le Contre, bulletin de la commune"], False, "no vote"),
        (["Le conseil municipal a délibéré", "Il est convenu ce qui suit"], False, "what was agreed"),
        (["Rapport sur l'eau", "Le conseil a pris connaissance"], False, "nothing is decided"),
    ],
)
def test_what_is_a_decision(texts: list[str], right: bool, why: str) -> None:
    assert is_decision([set_line(text, number) for number, text in enumerate(texts)]) is right, why


@pytest.mark.parametrize(
    ("acts", "count", "why"),
    [
        ([("minutes", [(0, 1)], False), ("deliberation", [(1, 9)], True)], 1, "one line above one item"),
        ([("minutes", [(0, 2)], False), ("deliberation", [(2, 9)], True)], 2, "a sitting of its own"),
        ([("minutes", [(0, 1), (9, 12)], False), ("deliberation", [(1, 9)], True)], 2, "a closing below the item"),
        ([("minutes", [(0, 1)], False), ("deliberation", [(1, 9)], False)], 2, "an extract is no item"),
    ],
)
def test_an_item_under_one_line_of_its_minutes(
    acts: list[tuple[str, list[tuple[int, int]], bool]], count: int, why: str
) -> None:
    found = join_lone_heading([ActPieces(nature, pieces, is_item=item) for nature, pieces, item in acts])  # type: ignore[arg-type]
    assert len(found) == count, why
    assert sum(stop - start for act in found for start, stop in act.pieces) == sum(
        stop - start for _, pieces, _ in acts for start, stop in pieces
    ), "each paragraph is in one act"
