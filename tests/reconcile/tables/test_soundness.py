"""Flaws of a structure, and the reading without them where no sum decides."""

from __future__ import annotations

import pytest

from bordereau.reconcile.tables.judge import choose_reading
from bordereau.reconcile.tables.soundness import count_flaws

from .test_totals import reading_of

WHOLE = "Famille|à 550|Entre 551 et 667|à 3201\n1 enfant|2,05|QF|12,88\n4 enfants et plus|1,66|QF|10,50"
CUT = "Famille|à|Entre|à\n|550|667|3201\n1 enfant|2,05|QF|12,88\n4 enfants et||QF|\nplus|1,66||10,50"


@pytest.mark.parametrize(
    ("table", "flaws", "why"),
    [
        (WHOLE, 0, "every line is whole"),
        (CUT, 2, "a row of figures without a label, a label cut in two"),
        ("Poste|2020||2022\nA|1|2|3\nB|4|5|6", 1, "one column alone has no name"),
        ("Poste||\nA|1|2\nB|4|5", 0, "none has one"),
        ("Poste|2020\nÉtat\nDRAC|1\nDETR|2", 0, "a heading is no cut label"),
        ("Poste|2020|Ratio\nA|1|31,95 39,77\nB|2|- -\nC|3|4,38 7,68", 2, "two columns ran together"),
        (
            "Poste|2020|Prix\nA|1|5 € / 50 €\nB|2|1,50 € ou 3 €",
            0,
            "two prices in one cell, with a word or mark between",
        ),
        ("Poste|Valeur 399 €/hab.\nA|1\nB|2", 1, "a sum in a head"),
        ("Poste|2024 € HT\nA|1\nB|2", 0, "a year before the unit is none"),
        ("Poste|2020\nTravaux de\nvoirie|1\nÉtudes|2", 1, "a word that goes on"),
    ],
)
def test_flaws(table: str, flaws: int, why: str) -> None:
    width = table.split("\n", maxsplit=1)[0].count("|")
    padded = "\n".join(line + "|" * (width - line.count("|")) for line in table.split("\n"))
    assert count_flaws(reading_of(padded)) == flaws, why


@pytest.mark.parametrize("order", [(WHOLE, CUT), (CUT, WHOLE)])
def test_the_sound_reading_is_kept(order: tuple[str, str]) -> None:
    choice = choose_reading("t1", [reading_of(table) for table in order])
    assert choice.index == order.index(WHOLE), "though the other states more digits"
