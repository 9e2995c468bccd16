"""Sections over chapters over their lines, each told by its head alone: what is proven is a total or a subtotal."""

from __future__ import annotations

import pytest

from .test_totals import kinds, verdicts

SECTION = """Poste|2023|2024
DEPENSES D'INVESTISSEMENT|1 054|1 189
90 Opérations ventilées|580|583
en AP|563|582
hors AP|17|1
92 Opérations non ventilées|474|606
"""
OTHER = """RECETTES D'INVESTISSEMENT|1 054|1 189
90 Opérations ventilées|227|243
affectées|227|243
confiées|0|0
92 Opérations non ventilées|827|946
"""


@pytest.mark.parametrize(
    ("table", "expected", "why"),
    [
        (SECTION, "tsiii", "a section adds its chapters, whose lines count once"),
        (
            SECTION + OTHER,
            "tsiiitiiii",
            "a lone line and a zero are not proof enough of the chapter, but of the section",
        ),
        (SECTION.replace("1 189", "1 289"), "isiii", "what misses its chapters in one column is no sum of them"),
        (SECTION.replace("1 054", "1 154"), "isiii", "nor in the other"),
        (SECTION.replace("92 Opérations non", "Total des opérations non"), "isiit", "a total ends the search"),
    ],
)
def test_kinds(table: str, expected: str, why: str) -> None:
    assert "".join(kinds(table))[: len(expected)] == expected, why


def test_every_level_is_checked() -> None:
    assert [(stated, status) for kind, stated, status in verdicts(SECTION) if kind == "column_total"] == [
        ("580", "exact"),
        ("583", "exact"),
        ("1054", "exact"),
        ("1189", "exact"),
    ]


def test_figures_that_agree_by_chance_are_no_section() -> None:
    assert "s" not in kinds("Tarif|Plein|Réduit\nAbonnement|40|20\nAdulte|20|10\nJour|20|10\nEnfant|20|10\nSoir|12|6")
