"""A stamp in small type goes before lines are made of its words and the text's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.lines.transmission_stamp import drop_stamps, find_stamps
from bordereau.schemas.page import Page, Word


def set_words(text: str, x0: float, bottom: float, size: float) -> list[Word]:
    out = []
    for token in text.split():
        out.append(Word(token, x0, bottom - size, x0 + size * len(token) / 2, bottom, size))
        x0 += size * (len(token) / 2 + 0.25)
    return out


TEXT = [
    *set_words("l’État, représenté par M. le préfet, M.", 70, 160, 11.5),
    *set_words("Yves LANGLADE,", 70, 174, 11.5),
]


def test_small_stamp_beside_the_text_goes() -> None:
    stamp = [
        *set_words("Envoyé en préfecture le 14/02/2022", 400, 158, 7),
        *set_words("Reçu en préfecture le 15/02/2022", 400, 166, 7),
        *set_words("Affiché le", 400, 174, 7),
    ]
    page = Page(1, 595, 842, 0, (*TEXT, *stamp))
    assert drop_stamps(page).words == tuple(TEXT)


def test_the_same_words_in_the_text_stay() -> None:
    words = (*TEXT, *set_words("affiché en préfecture le 3 mars", 70, 190, 11.5))
    page = Page(1, 595, 842, 0, words)
    assert drop_stamps(page) is page


def test_small_print_that_is_no_stamp_stays() -> None:
    words = (
        *TEXT,
        *set_words("Envoyé en préfecture le 14/02/2022", 70, 300, 11.5),
        *set_words("note de bas de page", 70, 800, 7),
    )
    page = Page(1, 595, 842, 0, words)
    assert drop_stamps(page) == replace(page, words=words)


def test_what_a_stamp_says_is_kept_from_top_to_bottom() -> None:
    stamp = [
        *set_words("ID : 021-212104567-20240620-D31-DE", 400, 174, 7),
        *set_words("Reçu en préfecture le 15/02/2022", 400, 166, 7),
    ]
    large = set_words("Publié le 16/02/2022", 70, 300, 11.5)
    page = Page(1, 595, 842, 0, (*TEXT, *stamp, *large))
    assert [line.text for line in find_stamps(page)] == [
        "Reçu en préfecture le 15/02/2022",
        "ID : 021-212104567-20240620-D31-DE",
        "Publié le 16/02/2022",
    ]
    assert find_stamps(Page(1, 595, 842, 0, tuple(TEXT))) == ()


FIGURES = [word for row in range(16) for word in set_words(f"9360{row} 790 000,00", 70, 60 + 11 * row, 8)]


@pytest.mark.parametrize(
    ("first", "second", "size", "gone", "why"),
    [
        ("Reçu en préfecture le 19/12/2023", "Publié le", 7, True, "nearly as large as the table it lies over"),
        (
            "Reçu en préfecture le 19/12/2023",
            "ID : 059-200053742-20231219-202301559-BF",
            9,
            True,
            "larger",
        ),
        ("Reçu en préfecture le 19/12/2023", "Publié le", 8, False, "in the type of the text: it may be the act's own"),
        ("Reçu en préfecture le 19/12/2023", "Total des crédits", 7, False, "one line alone is no block"),
    ],
)
def test_stamp_over_a_table_in_small_type(first: str, second: str, size: float, gone: bool, why: str) -> None:
    # their base lines lie between those of the table
    stamp = [*set_words(first, 200, 65, size), *set_words(second, 200, 78, size)]
    page = Page(1, 842, 595, 0, (*FIGURES, *stamp))
    assert drop_stamps(page).words == (tuple(FIGURES) if gone else page.words), why
