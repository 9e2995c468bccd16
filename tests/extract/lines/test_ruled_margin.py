"""A margin behind a rule is read apart, once; side headings and tables are none."""

from __future__ import annotations

import pytest

from bordereau.extract.lines.make import group_lines
from bordereau.extract.lines.ruled_margin import drop_sheet_frame, part_margins
from bordereau.schemas.page import Page, Rule, Word

WIDTH, HEIGHT = 595.0, 842.0
BOX = ("Commune de Lac", "Nombre de membres", "en exercice", "Date de convocation", "Objet du registre")
OTHER = ("Article premier", "Objet du contrat", "Article deux", "Montant annuel", "Article trois")
OWN = ("Article quatre", "Résiliation anticipée", "Article cinq", "Règlement des litiges", "Article six")
TEXT = "Le conseil municipal approuve la convention à l’unanimité"
FRAME = Rule(170.0, 30.0, 170.5, 810.0)


def print_words(text: str, x: float, top: float) -> list[Word]:
    """A line of words, each of 30 points."""
    return [
        Word(text=word, x0=x + 34 * place, top=top, x1=x + 34 * place + 30, bottom=top + 10, size=10.0)
        for place, word in enumerate(text.split())
    ]


def make_page(number: int, margin: tuple[str, ...], rules: tuple[Rule, ...] = (FRAME,)) -> Page:
    words = [word for row, text in enumerate(margin) for word in print_words(text, 40.0, 60.0 + 30 * row)]
    words += [word for row in range(12) for word in print_words(TEXT, 180.0, 60.0 + 30 * row)]
    return Page(number, WIDTH, HEIGHT, 0, tuple(words), rules)


SHELF = tuple(Rule(40.0, 100.0 + 30 * row, 560.0, 100.5 + 30 * row) for row in range(5))


@pytest.mark.parametrize(
    ("pages", "expected", "why"),
    [
        ([make_page(1, BOX), make_page(2, BOX)], [(12, 5, 0), (12, 0, 5)], "read once, furniture then"),
        ([make_page(1, OTHER), make_page(2, OWN)], [(12, 0, 0), (12, 0, 0)], "headings beside articles differ"),
        ([make_page(1, OTHER)], [(12, 0, 0)], "one page proves nothing"),
        ([make_page(1, BOX)], [(12, 5, 0)], "but one that says how many sit, and when they were called"),
        ([make_page(1, BOX, ()), make_page(2, BOX, ())], [(12, 0, 0)] * 2, "no rule"),
        ([make_page(n, BOX, (FRAME, *SHELF)) for n in (1, 2)], [(12, 0, 0)] * 2, "rules across: a table"),
        (
            [make_page(n, BOX, (FRAME, Rule(330.0, 30.0, 330.5, 810.0))) for n in (1, 2)],
            [(12, 0, 0)] * 2,
            "a second rule: columns of a table",
        ),
    ],
)
def test_margins(pages: list[Page], expected: list[tuple[int, int, int]], why: str) -> None:
    found = part_margins(pages, [group_lines(page.number, page.words) for page in pages])
    counted = [
        (len(text), len(read), len(running))
        for text, read, running in zip(found.text, found.read, found.running, strict=True)
    ]
    assert counted == expected, why


def test_a_margin_is_off_the_text() -> None:
    pages = [make_page(n, BOX) for n in (1, 2)]
    found = part_margins(pages, [group_lines(page.number, page.words) for page in pages])
    assert all(" ".join(word.text for word in line.words) == TEXT for own in found.text for line in own)


SHEET = (
    FRAME,
    Rule(40.0, 30.0, 40.0, 810.0),
    Rule(570.0, 30.0, 570.0, 810.0),
    Rule(40.0, 30.0, 570.0, 30.0),
    Rule(40.0, 810.0, 400.0, 810.0),
)
TABLE = (Rule(200.0, 500.0, 500.0, 500.0), Rule(200.0, 500.0, 200.0, 600.0))


@pytest.mark.parametrize(
    ("rules", "kept", "why"),
    [
        ((*SHEET, *TABLE), TABLE, "the frame of the sheet goes, a table in it stays"),
        ((*SHEET, *SHELF), (*SHEET, *SHELF), "rules across the margin: all is one table"),
        (SHEET[1:], SHEET[1:], "a frame without a margin"),
    ],
)
def test_the_frame_of_a_sheet_is_no_table(rules: tuple[Rule, ...], kept: tuple[Rule, ...], why: str) -> None:
    page = make_page(1, BOX, rules)
    assert drop_sheet_frame(page, group_lines(1, page.words)).rules == kept, why
