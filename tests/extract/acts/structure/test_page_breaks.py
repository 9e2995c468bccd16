"""Page numbers that begin again and running lines that change speak for a start at the head of their page."""

from __future__ import annotations

import pytest

from bordereau.extract.acts.structure.notes import take_notes
from bordereau.extract.acts.structure.page_breaks import find_breaks, weigh_breaks
from bordereau.extract.acts.structure.start import Start
from bordereau.extract.paragraphs.look import measure_document
from bordereau.schemas.page import Line, Page, Word
from bordereau.schemas.text import Paragraph, Piece


def number_pages(*running: str) -> list[Page]:
    """Pages with running lines, parted by a bar."""
    return [
        Page(number, 595.0, 842.0, 0, running=tuple(_line(number, text) for text in lines.split(" | ") if text))
        for number, lines in enumerate(running, start=1)
    ]


def _line(page: int, text: str) -> Line:
    words = [Word(word, 10.0 * place, 800.0, 10.0 * place + 9, 808.0, 8.0) for place, word in enumerate(text.split())]
    return Line(page, tuple(words))


@pytest.mark.parametrize(
    ("running", "breaks", "why"),
    [
        (("Page 1/2", "Page 2/2", "Page 1/3", "Page 2/3"), {3: "page.restarts"}, "numbers begin again"),
        (("1", "2", "3", "1", "2"), {4: "page.restarts"}, "bare numbers"),
        (("1/1", "1/1", "1/1"), {2: "page.restarts", 3: "page.restarts"}, "documents of one page"),
        (("Page 1", "Page 2", "Page 3"), {}, "numbers that go on"),
        (("Avenant n° 1", "Avenant n° 1"), {}, "a number that is no page's"),
        (("Page 2", "", "Page 1"), {}, "a page without any in between tells nothing"),
        (("Ville", "Ville", "Office", "Office"), {3: "page.changes"}, "two headers"),
        (("Ville", "Ville", "Office", "Ville"), {}, "one page bears another"),
        (("Ville | 1", "Ville | 2", "Ville | 3"), {}, "one document"),
        (("", "", "", ""), {}, "no running line"),
        ((), {}, "no page"),
    ],
)
def test_breaks(running: tuple[str, ...], breaks: dict[int, str], why: str) -> None:
    assert find_breaks(number_pages(*running)) == breaks, why


def test_a_start_at_the_head_of_such_a_page_weighs_more_and_an_item_does_not() -> None:
    texts = [(1, "Convention"), (1, "Article 1"), (2, "Convention de prêt"), (2, "Entre")]
    paragraphs = [
        Paragraph(text, (Piece(0, len(text), page, place, Word(text, 70, 70 + 20 * place, 300, 80 + 20 * place, 10)),))
        for place, (page, text) in enumerate(texts)
    ]
    notes = take_notes(paragraphs, measure_document(paragraphs, ()))
    starts = {2: [Start(2, "agreement"), Start(2, "item")], 3: [Start(3, "agreement")]}
    weigh_breaks(starts, notes, {2: "page.restarts"})
    names = {
        (start.index, start.kind): [sign.name for sign in start.signs] for here in starts.values() for start in here
    }
    assert names == {(2, "agreement"): ["page.restarts"], (2, "item"): [], (3, "agreement"): []}
    assert starts[2][0].weight > 0
