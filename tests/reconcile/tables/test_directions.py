"""Totals that open their lines, among tables whose totals close them."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.totals import sum_table

from .test_totals import kinds, reading_of, verdicts

OPENING = "Poste|Voté|Total\nDépenses – Total|5 000|5 000\nSous-total réel|3 000|3 000\n10 Dotations|1 000|1 000\n"
OPENING += "21 Travaux|2 000|2 000\nSous-total d'ordre|2 000|2 000\n040 Transferts|1 500|1 500\n041 Patrimoine|500|500"
CLOSING = "Poste|Voté\n10 Dotations|1 000\n21 Travaux|2 000\nSous-total réel|3 000\n040 Transferts|1 500\n"
CLOSING += "041 Patrimoine|500\nSous-total d'ordre|2 000\nTotal|5 000"

MIXED = "Poste|Voté\nSous-total réel|3 000\n10 Dotations|1 000\n21 Travaux|2 000\nSous-total d'ordre|2 000\n"
MIXED += "040 Transferts|1 500\n041 Patrimoine|500\nTotal|5 000"


@pytest.mark.parametrize(
    ("table", "kinds_of_rows", "stated", "why"),
    [
        (OPENING, "tsiisii", {"5000", "3000", "2000"}, "total and sub-totals stand first"),
        (CLOSING, "iisiist", {"5000", "3000", "2000"}, "the usual way"),
        (MIXED, "siisiit", {"5000", "3000", "2000"}, "sub-totals open their lines, the total closes all"),
        ("Poste|€\nTotal|30\nA|10\nB|20", "tii", {"30"}, "one total on top of its lines"),
    ],
)
def test_the_way_that_proves_more(table: str, kinds_of_rows: str, stated: set[str], why: str) -> None:
    assert "".join(kinds(table)) == kinds_of_rows, why
    found = [(said, status) for kind, said, status in verdicts(table) if kind == "column_total"]
    assert {said for said, _ in found} == stated, why
    assert {status for _, status in found} == {"exact"}, why


@pytest.mark.parametrize("table", [OPENING, CLOSING, MIXED], ids=["opening", "closing", "mixed"])
def test_a_wrong_total_fails_either_way(table: str) -> None:
    wrong = table.replace("Sous-total d'ordre|2 000", "Sous-total d'ordre|2 300", 1)
    assert any(check.status == "fails" for check in sum_table("t1", reading_of(wrong)).checks)
