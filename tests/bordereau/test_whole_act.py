"""What an act promises as a whole is told as unsure; what a sentence decides is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bordereau.assemble.whole_act import promise_whole, tell_unsure
from bordereau.schemas.convention import Amount
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.notes import Notes
from bordereau.schemas.warning import Code
from second_acts import make_act


def test_a_sum_with_its_tax_is_promised_once() -> None:
    texts = [
        "L'entreprise VERDIER Paysages propose la meilleure offre : 10 000 € HT, soit 12 000 € TTC.",
        "Le conseil municipal, après en avoir délibéré, autorise le maire à signer le marché avec VERDIER Paysages.",
    ]
    promises, roles = promise_whole(make_act(texts, about="Marché d'entretien"))
    assert [(one.value, one.payee.name if one.payee else None) for one in promises] == [
        (Decimal(10000), "entreprise VERDIER Paysages")
    ]
    assert roles == {"a1": "price"}


@pytest.mark.parametrize(("unsure", "told"), [(("a1",), 1), ((), 0), (("a9",), 0)])
def test_one_warning_an_act(unsure: tuple[str, ...], told: int) -> None:
    proof = (Evidence(page=2, bbox=(0, 0, 1, 1), text="5 €"),)
    amount = Amount(
        id="a1", text="5 €", value="5", currency="EUR", unit="€", precision="1", qualifier="exact", tax=None,
        in_words=None, article=None, section="preamble", evidence=proof,
    )  # fmt: skip
    notes = Notes()
    tell_unsure((amount,), unsure, notes)
    assert [(one.code, one.page) for one in notes.warnings] == [(Code.PROMISE_UNSURE, 2)] * told
