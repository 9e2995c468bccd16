"""Headings of annexes, titles, and what stays in the running text."""

import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.tables.take import take_tables

TABLE = """
Nature               2020     2021        Total
Études               12 000           -      12 000
Travaux de voirie     7 500   1 246 250   1 253 750
TOTAL                19 500   1 246 250   1 265 750
"""


def test_only_the_tables_words_leave_the_text(page_from):
    page = page_from("Annexe 1 : budget\n\n" + TABLE.strip("\n") + "\n\n\n\nFait en deux exemplaires.\n")
    lines = [make_lines(page)]
    (region,), (kept,) = take_tables([page], lines)
    assert [line.text for line in kept] == ["Annexe 1 : budget", "Fait en deux exemplaires."]
    assert kept[0] is lines[0][0]
    assert region.annex == "1"


def test_an_annex_opened_on_an_earlier_page_holds_the_table(page_from):
    pages = [page_from("ANNEXE 3 : BUDGET\n\nLe budget est annuel.\n", 1), page_from("Il est révisé.\n\n" + TABLE, 2)]
    (region,), _ = take_tables(pages, [make_lines(page) for page in pages])
    assert region.annex == "3"


def test_lines_set_apart_are_no_table(page_from):
    page = page_from(TABLE)
    lines = make_lines(page)
    regions, (kept,) = take_tables([page], [lines], frozenset(line.number for line in lines))
    assert regions == ()
    assert len(kept) == len(lines)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Résultats prévisionnels (en k€)", "Résultats prévisionnels (en k€)"),
        ("Crédits ouverts en milliers d’euros", "Crédits ouverts en milliers d’euros"),
        ("Les crédits sont ouverts en milliers d’euros", None),
        ("- crédits ouverts (en k€)", None),
        ("(en k€)", None),
    ],
)
def test_a_line_that_ends_with_the_unit_is_the_title(tables_of, above, title):
    (region,) = tables_of("La trajectoire est arrêtée comme suit.\n\n" + above + TABLE)
    assert (region.title.text if region.title else None) == title
