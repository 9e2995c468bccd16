"""Whether a sum is before or after tax."""

from __future__ import annotations

import pytest

from sums_read import the

TAXES = [
    ("757 000 € HT", "HT"),
    ("68 160,74 €HT", "HT"),
    ("1 500 € H.T.", "HT"),
    ("450 000,00 €\nHT", "HT"),
    ("35.000 euros hors taxes", "HT"),
    ("2 300 € (HT)", "HT"),
    ("632 000 euros TTC", "TTC"),
    ("2 300 € T.T.C.", "TTC"),
    ("80 000 € toutes taxes comprises", "TTC"),
    ("quatre-vingt mille euros (80.000 €) toutes taxes comprises", "TTC"),
    ("quatre cent mille euros HT (400 000 €)", "HT"),
    ("un montant HT de 12 000 €", "HT"),
    ("Coût TTC : 12 000 €", "TTC"),
    ("100 € HT/TTC", None),
    ("98 000 € nets de taxes", None),
    ("98 000 €", None),
]


@pytest.mark.parametrize(("text", "tax"), TAXES)
def test_read_the_tax(text: str, tax: str | None) -> None:
    assert the(text).tax == tax


def test_a_note_mark_is_no_end_of_a_tax() -> None:
    amount = the("45 000 € HT¹ au plus")
    assert (amount.text, amount.tax) == ("45 000 € HT", "HT")
