"""What is said of a value, and of who may stand on its other side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bordereau.normalize.meaning.second.others import list_others, list_partners, name_kind
from bordereau.normalize.meaning.second.read import read_whole, weigh_sums
from bordereau.normalize.meaning.second.value_signs import list_value_signs
from second_acts import make_act

VALUES = [
    ("1200", ["1000", "1200"], {"largest", "with tax of another", "values 2", "hundreds"}, {"only value"}),
    ("1000", ["1000", "1200"], {"smallest", "without tax of another"}, {"largest"}),
    ("900", ["300", "600", "900"], {"a sum of others", "values 3 or 4"}, {"a part of another"}),
    ("300", ["300", "600", "900"], {"a part of another"}, {"a sum of others"}),
    ("84.82", ["84.82"], {"only value", "cents", "below 100"}, {"largest", "smallest"}),
]


@pytest.mark.parametrize(("value", "values", "said", "unsaid"), VALUES, ids=[f"{one[0]} of {one[1]}" for one in VALUES])
def test_how_a_value_stands_to_the_others(value: str, values: list[str], said: set[str], unsaid: set[str]) -> None:
    signs = set(list_value_signs(Decimal(value), [Decimal(one) for one in values]))
    assert said <= signs
    assert not unsaid & signs


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Amicale laïque", "association"),
        ("SARL Martin", "company"),
        ("Mme Lise CARON", "person"),
        ("Région Armançon", "region"),
        ("Commune de Bellac", "commune"),
        ("Trois Pins", "somebody"),
    ],
)
def test_what_kind_of_body_a_name_is_of(name: str, kind: str) -> None:
    assert name_kind(name) == kind


def test_signs_of_a_sum_and_of_a_name_beside_it() -> None:
    act = make_act(["Le conseil, après en avoir délibéré,", "Tennis club de Bellac : 500 €"], "Subventions aux clubs")
    (one,) = weigh_sums(act)
    assert {"any a name and a sum", "any decided", "about grant", "only value", "told 1"} <= one.signs
    (other,) = [other for other in list_others(one.candidate, act, list_partners(act)) if "Tennis" in other.name]
    assert {"label of its line", "is association"} <= other.signs


def test_who_is_paid_what_in_an_act_without_a_deciding_sentence() -> None:
    act = make_act(
        [
            "L'association des Jardins de l'Orle sollicite une subvention de 600 € pour son marché aux plantes.",
            "Après en avoir délibéré, le conseil municipal approuve cette subvention de 600 €.",
        ],
        "Subvention à l'association des Jardins de l'Orle",
    )
    (told,) = read_whole(act)
    assert (told.one.value, told.role) == (Decimal(600), "grant")
    assert told.payer == act.body
    assert told.payee is not None
    assert told.payee.name == "association des Jardins de l'Orle"
