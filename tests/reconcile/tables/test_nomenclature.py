"""A chapter of a budget is the sum of its accounts, and the total counts it once; the numbers say which are whose."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.alarms import weigh_alarms
from bordereau.reconcile.tables.totals import sum_table

from .test_totals import reading_of

SECTION = "Chapitre|Vote\n011 CHARGES|250\n60|100\n61|120\n63|30\n012 PERSONNEL|400\n64|400\n65 AUTRES|50\nTOTAL|700"


@pytest.mark.parametrize(
    ("table", "exact", "why"),
    [
        (SECTION, {"t1/r1/c1", "t1/r5/c1", "t1/r8/c1"}, "each chapter, and the total of the chapters"),
        ("Article|Vote\n65 AUTRES|50\n6531|20\n6574|30\n66 CHARGES|7\nTOTAL|57", {"t1/r1/c1", "t1/r5/c1"}, "by prefix"),
        ("Article|Vote\n20 ÉTUDES|50\n204 SUBVENTIONS|50\nTOTAL|100", {"t1/r3/c1"}, "204 is a chapter beside 20"),
        ("Article|Vote\n011 CHARGES|90\n64|90\nTOTAL|180", {"t1/r3/c1"}, "64 is no account of 011"),
        ("Article|Vote\n65 AUTRES|50\n66 INTERETS|610\n66111 Emprunts|610\nTOTAL|660", {"t1/r2/c1", "t1/r4/c1"}, "one"),
        ("Article|Vote\n20 ÉTUDES|510\n204 AIDES|510\nTOTAL|1 020", {"t1/r3/c1"}, "no account has three digits"),
        ("Article|Vote\n13 ATTENUATIONS|260\n6419 Paie|260\n74 DONS|50\nTOTAL|310", {"t1/r1/c1", "t1/r4/c1"}, "013"),
        (
            "Chapitre|Vote\n92 DONS|500\n921 Taxes|180\n922 Dotations|320\n95 PLAN|600\n954 Ventes|600\nTOTAL|1 100",
            {"t1/r1/c1", "t1/r4/c1", "t1/r6/c1"},
            "by functions, one line under 95 is its account as two are those of 92",
        ),
        (
            "Payee|Voted\n547 CHORALE|510\n5472 THEATRE|510\nTOTAL|1 020",
            {"t1/r3/c1"},
            "the numbers of payees are none of accounts",
        ),
        ("Article|Vote\n65 AUTRES|60\n6531|20\n6574|30\nTOTAL|110", {"t1/r4/c1"}, "they do not add up to the chapter"),
    ],
)
def test_chapters(table: str, exact: set[str], why: str) -> None:
    checks = weigh_alarms(sum_table("t1", reading_of(table)))
    assert {check.stated_by for check in checks if check.status == "exact"} == exact, why
    assert not [check for check in checks if check.status == "fails"], why


def test_marks_beside_prices_are_no_parts_of_a_total() -> None:
    table = "Critère|A|B\nTravaux|172 967,50 €|185 595,00 €\nPrix|45,00|41,94\nTechnique|44,60|42,50\nTotal|89,60|84,44"
    checks = weigh_alarms(sum_table("t1", reading_of(table)))
    assert "fails" not in {check.status for check in checks}
