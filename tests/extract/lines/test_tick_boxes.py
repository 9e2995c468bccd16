"""What stands at an empty box is marked; lists whose bullets look like boxes are not."""

from __future__ import annotations

import pytest

from bordereau.extract.lines.tick_boxes import mark_unticked


def mark(page_of, *rows):
    page, told = mark_unticked(page_of([(text, 100.0 + 12 * n, *x0) for n, (text, *x0) in enumerate(rows)]))
    return " ".join(word.text for word in page.words if word.void == "not_ticked"), told


OPTIONS = [
    ([("☐ en une fois, soit 5 000 €",), ("☒ en deux fois, soit 2 500 €",)], "en une fois, soit 5 000 €", "☐ and ☒"),
    ([("☐ oui ☒ non",)], "oui", "two on one line"),
    ([("☒ oui ☐ non",)], "non", "the other way round"),
    ([("[ ] 5 000 €",), ("[x] 6 000 €",)], "5 000 €", "brackets"),
    ([("[] 5 000 €",), ("[X] 6 000 €",)], "5 000 €", "brackets without a blank"),
    ([("noms = []",), ("l’article [] 5",)], "", "brackets that open no line"),
    ([("oui [] non [x]",)], "oui", "brackets beside ticked ones"),
    ([("□ 5 000 €",), ("☒ 6 000 €",)], "5 000 €", "a sign of lists beside a ticked box"),
    ([("□ oui □ non",)], "oui non", "signs of lists on one line"),
    ([("oui ☐ non ☑",)], "oui", "boxes behind their options"),
    ([("□ 5 000 € pour la toiture",), ("□ 6 000 € pour les murs",)], "", "the bullets of a list"),
    ([("❑ Voirie",), ("❑ Réseaux",)], "", "other bullets"),
    ([("☑ Voirie : 5 000 €",), ("☑ Réseaux : 6 000 €",)], "", "all ticked"),
    ([("L’aide est de 5 000 €.",)], "", "no box"),
    (
        [("☐ la Commune verse une aide de",), ("5 000 € par an", 80.0), ("Article 2 – Durée", 70.0)],
        "la Commune verse une aide de 5 000 € par an",
        "the option hangs",
    ),
    (
        [("☐ la Commune verse une aide de",), ("5 000 € par an.",), ("La durée est d’un an.",)],
        "la Commune verse une aide de 5 000 € par an.",
        "the option runs on from the margin",
    ),
    ([("☐ Option A : 5 000 €",), ("La durée est d’un an.",)], "Option A : 5 000 €", "the next paragraph is free"),
]


@pytest.mark.parametrize(("rows", "expected", "why"), OPTIONS)
def test_what_is_at_an_empty_box(page_of, rows, expected, why):
    marked, told = mark(page_of, *rows)
    assert marked == expected, why
    assert [warning.code for warning in told] == (["not_ticked"] if expected else []), why


@pytest.mark.parametrize(
    ("beside", "expected", "why"),
    [("12 000 €", "Option A 12 000 €", "its figure"), ("Pour la Commune", "Option A", "another column")],
)
def test_what_stands_far_behind_an_option(page_of, beside, expected, why):
    page, _ = mark_unticked(page_of([("☐ Option A", 100.0), (beside, 100.0, 300.0)]))
    assert " ".join(word.text for word in page.words if word.void) == expected, why
