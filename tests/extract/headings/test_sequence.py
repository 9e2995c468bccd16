"""The number of a heading read by OCR is that which comes next, where it looks like it; an author's own stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bordereau.extract.headings.candidates import find_candidates
from bordereau.extract.headings.choice import choose_headings
from bordereau.extract.headings.sequence import is_mended
from bordereau.extract.paragraphs.look import measure_document
from bordereau.schemas.act import ActSpan
from bordereau.schemas.page import Page
from bordereau.schemas.text import Paragraph

Reader = Callable[[str], ActSpan]
TEXT = "Le comité se réunit une fois par an."


def number(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    measures = measure_document(paragraphs, [Page(1, 595.0, 842.0, 0)])
    return [c.label.number for c in choose_headings(paragraphs, find_candidates(paragraphs, measures), measures)]


def by_ocr(paragraph: Paragraph, alternative: str = "") -> Paragraph:
    pieces = [piece._replace(word=replace(piece.word, confidence=0.9)) for piece in paragraph.pieces]
    if alternative:
        pieces[1] = pieces[1]._replace(word=replace(pieces[1].word, alternative=alternative))
    return replace(paragraph, pieces=tuple(pieces))


def read(read_act: Reader, labels: str) -> tuple[Paragraph, ...]:
    act = read_act("\n".join(f"* {label} {title}\n{TEXT}" for label, title in zip(labels.split(" | "), "ABCDEFGH")))  # noqa: B905
    return tuple(article.heading for article in act.articles)


@pytest.mark.parametrize(
    ("labels", "expected", "why"),
    [
        ("Article I – | Article 11 – | Article III – | Article IV –", "1 2 3 4", "two strokes"),
        ("Article I – | Article 11 – | Article 111 – | Article IV –", "1 2 3 4", "twice in a row"),
        ("Article 1 : | Article 2 : | Article 8 : | Article 4 :", "1 2 3 4", "a three taken for an eight"),
        ("Article 7 : | Article B : | Article 9 :", "7 8 9", "an eight taken for a letter"),
        ("Article A : | Article B : | Article C :", "A B C", "letters that count"),
        ("Article II : | Article III : | Article III : | Article V :", "2 3 4 5", "a stroke lost"),
        ("Article I : | Article I.1 : | Article II : | Article 11.1 :", "1 1.1 2 2.1", "strokes before a dot"),
        ("Article 10 : | Article 11 : | Article 11.1 : | Article 11.2 :", "10 11 11.1 11.2", "eleven's own parts"),
        (
            "Article I.1 : | Article I.2 : | Article 11.1 : | Article 11.2 :",
            "1.1 1.2 2.1 2.2",
            "a new group",
        ),
        ("Article II.1 : | Article 11.2 : | Article 111.1 : | Article 111.2 :", "2.1 2.2 3.1 3.2", "two groups on"),
        (
            "Article 10.1 : | Article 10.2 : | Article 11.1 : | Article 11.2 :",
            "10.1 10.2 11.1 11.2",
            "group eleven",
        ),
        ("Article 9 : | Article 10 : | Article 11 : | Article 12 :", "9 10 11 12", "an eleven where one comes"),
        ("Article 1 : | Article 2 : | Article 5 : | Article 6 :", "1 2 5 6", "an author's own leap"),
        ("Article 1 : | Article 2 : | Article 2 : | Article 3 :", "1 2 2 3", "an author's own repetition"),
        ("Article 1 : | Article 2 : | Article 8 :", "1 2 8", "nothing goes on from it"),
        ("Article 1 : | Article 2 : | Article 7 : | Article 4 :", "1 2 7 4", "no reader takes a three for a seven"),
    ],
)
def test_numbers(read_act: Reader, labels: str, expected: str, why: str) -> None:
    headings = read(read_act, labels)
    assert " ".join(number(tuple(by_ocr(heading) for heading in headings))) == expected, why


def test_a_text_layer_is_believed(read_act: Reader) -> None:
    assert number(read(read_act, "Article I – | Article 11 – | Article III –")) == ["1", "11", "3"]


def test_the_second_reader_is_heard(read_act: Reader) -> None:
    first, wrong, third = read(read_act, "Article 1 : | Article 7 : | Article 3 :")
    assert number((by_ocr(first), by_ocr(wrong, "2"), by_ocr(third))) == ["1", "2", "3"]
    assert number((by_ocr(first), by_ocr(wrong, "5"), by_ocr(third))) == ["1", "2", "3"], "a seven looks like a two"


def test_a_mended_number_is_known_as_such(read_act: Reader) -> None:
    (article,) = read_act(f"* Article 11 – Objet\n{TEXT}").articles
    seen = replace(article, heading=by_ocr(article.heading))
    assert [is_mended(seen), is_mended(replace(seen, number="2")), is_mended(replace(article, number="2"))] == [
        False,
        True,
        False,
    ]
