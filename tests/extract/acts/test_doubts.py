"""What is told to the reader of an act: what was not found, and what was mended."""

# ruff: noqa: E501 (rows of marked-up text)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bordereau.extract.acts.articles import build_articles
from bordereau.extract.headings.candidates import find_candidates
from bordereau.extract.headings.choice import choose_headings
from bordereau.extract.paragraphs.look import measure_document
from bordereau.extract.pipeline import _doubt
from bordereau.schemas.act import ActSpan
from bordereau.schemas.page import Page
from bordereau.schemas.text import Paragraph, Piece

Reader = Callable[[str], ActSpan]


def codes(act: ActSpan) -> list[str]:
    return [warning.code.value for warning in _doubt(act)]


def test_nothing_found(read_act: Reader) -> None:
    assert codes(read_act("Rien.")) == ["no_parties", "no_articles"]


def test_lost_number(read_act: Reader) -> None:
    act = read_act(
        "* Article 1 : Objet\nLe comité se réunit.\nArticle : Les actions sont suivies par un comité de pilotage annuel."
    )
    assert "article_number_lost" in codes(act)


def _by_ocr(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(
        replace(p, pieces=tuple(piece._replace(word=replace(piece.word, confidence=0.9)) for piece in p.pieces))
        for p in paragraphs
    )


def _numbers(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    measures = measure_document(paragraphs, [Page(1, 595.0, 842.0, 0)])
    headings = choose_headings(paragraphs, find_candidates(paragraphs, measures), measures)
    return [article.number for article in build_articles(paragraphs, headings, measures).articles]


def _headings(act: ActSpan) -> tuple[Paragraph, ...]:
    return tuple(article.heading for article in act.articles)


def test_lost_dot_is_mended_on_ocr_pages_only(read_act: Reader) -> None:
    text = "Le comité se réunit."
    act = read_act(
        f"* Article 4 : A\n{text}\n* Article 4.1 : B\n{text}\n* Article 42 – C\n{text}\n* Article 5 : D\n{text}"
    )
    headings = _headings(act)
    assert _numbers(headings) == ["4", "4.1", "42", "5"]
    assert _numbers(_by_ocr(headings)) == ["4", "4.1", "4.2", "5"]


def test_mended_number_is_told(read_act: Reader) -> None:
    act = read_act("* Article 4.2 – C\nLe comité se réunit.")
    (heading,) = _by_ocr((act.articles[0].heading,))
    mended = replace(act.articles[0], label="Article 42 –", heading=heading)
    assert "ocr_mended" in codes(replace(act, articles=(mended,)))
    assert "ocr_mended" not in codes(act)


def test_pieces_keep_their_place(read_act: Reader) -> None:
    """Every word of an article's evidence is where its text says."""
    act = read_act("* Article 1 – Objet de la convention\nLe comité se réunit.")
    heading = act.articles[0].heading
    assert all(
        isinstance(piece, Piece) and heading.text[piece.start : piece.end] == piece.word.text
        for piece in heading.pieces
    )
