"""Factories: words, lines and pages without a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from bordereau.schemas.act import ActSpan
from bordereau.schemas.page import Line, Page, Word
from tools.typeset import read_document

SIZE = 10.0
WIDTH = 0.5 * SIZE
"""Width of a character of the factory's type."""


def _words(text: str, x0: float, bottom: float, size: float, bold: bool) -> tuple[Word, ...]:
    out = []
    for token in text.split(" "):
        width = len(token) * WIDTH * size / SIZE
        if token:
            out.append(Word(token, x0, bottom - size, x0 + width, bottom, size, bold))
        x0 += width + 0.25 * size
    return tuple(out)


@pytest.fixture
def line_of() -> Callable[..., Line]:
    """A line of text set at ``x0``, its base at ``bottom``; two spaces make a wider gap."""

    def make(
        text: str,
        bottom: float = 100.0,
        x0: float = 70.0,
        page: int = 1,
        size: float = SIZE,
        bold: bool = False,
    ) -> Line:
        return Line(page, _words(text, x0, bottom, size, bold))

    return make


@pytest.fixture
def page_of() -> Callable[..., Page]:
    """A page of (text, bottom) or (text, bottom, x0) rows, in points."""

    def make(rows: Sequence[tuple[object, ...]], number: int = 1, height: float = 842.0) -> Page:
        words: list[Word] = []
        for row in rows:
            text, bottom, x0 = (*row, 70.0)[:3]
            words.extend(_words(str(text), float(str(x0)), float(str(bottom)), SIZE, False))
        return Page(number, 595.0, height, 0, tuple(words))

    return make


@pytest.fixture
def read_acts() -> Callable[[str], tuple[ActSpan, ...]]:
    """All acts of a marked-up document."""
    return read_document


@pytest.fixture
def read_act() -> Callable[[str], ActSpan]:
    """The only act of a marked-up document."""

    def read(text: str) -> ActSpan:
        acts = read_document(text)
        assert len(acts) == 1, [act.title.text if act.title else None for act in acts]
        return acts[0]

    return read
