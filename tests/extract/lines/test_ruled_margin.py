"""A margin behind a rule is read apart, once; side headings and tables are none."""

from __future__ import annotations

import pytest

from bordereau.extract.lines.make import group_lines
from bordereau.extract.lines.ruled_margin import part_margins
from bordereau.schemas.page import Page, Rule, Word

WIDTH, HEIGHT = 595.0, 842.0
BOX = ("Commune de Lac", "Nombre de membres", "en exercice", "Date de convocation", "Objet du registre")
OTHER = ("Article premier", "Objet du contrat", "Article deux", "Montant annuel", "Article trois")
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
        ([make_page(1, BOX), make_page(2, OTHER)], [(12, 0, 0), (12, 0, 0)], "headings beside articles differ"),
        ([make_page(1, BOX)], [(12, 0, 0)], "one page proves nothing"),
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
