"""Running text that remembers where each of its words stands.

A paragraph's ``text`` is what a reader reads: lines joined, hyphenation undone, white space folded, the
list marker taken off. Its ``pieces`` tell which word made which characters, so that any slice of the text
can be shown on the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from bordereau.schemas.evidence import Evidence
from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Line, Void, Word, enclose


class Piece(NamedTuple):
    """The characters ``start:end`` of a text, made by one word. A plain tuple: a text has one for each of its words."""

    start: int
    end: int
    page: int
    line: int
    """Running number of the line in the document; pieces with the same number stand on one line."""
    word: Word


make_piece: Callable[[tuple[int, int, int, int, Word]], Piece] = partial(tuple.__new__, Piece)
"""``Piece._make``, three times as fast."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a list item; it may run over lines and pages."""

    text: str
    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...] = ()
    """The printed lines it was made of, for layout questions (indent, bold, centred)."""
    marker: str | None = None
    """The bullet or number of a list item (“-”, “•”, “o”, “a)”), not part of ``text``."""
    depth: int = 0
    """Nesting of the list item: 0 for running text, 1 for a bullet, 2 for a bullet under a bullet."""

    @property
    def page(self) -> int:
        """The page on which it starts."""
        return self.pieces[0].page if self.pieces else self.lines[0].page

    @property
    def last_page(self) -> int:
        return self.pieces[-1].page if self.pieces else self.lines[-1].page

    def evidence(self, start: int = 0, end: int | None = None) -> tuple[Evidence, ...]:
        """The places of ``text[start:end]`` on the page, one a line; empty for an empty slice."""
        stop = len(self.text) if end is None else end
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1)
        inside = []
        for piece in self.pieces[first:]:
            if piece.start >= stop:
                break
            if piece.end > start:
                inside.append(piece)
        return tuple(_quote(list(group)) for _, group in groupby(inside, key=lambda piece: piece.line))

    def find_void(self, start: int, end: int) -> Void | None:
        """Why ``text[start:end]`` is not in force, struck out before at an empty box; None where it is."""
        found = {piece.word.void for piece in self.pieces if piece.start < end and piece.end > start}
        return "struck" if "struck" in found else "not_ticked" if "not_ticked" in found else None

    def slice(self, start: int, end: int | None = None) -> Paragraph:
        """The part ``text[start:end]`` as a paragraph of its own, stripped of outer white space."""
        stop = len(self.text) if end is None else end
        part = self.text[start:stop]
        start += len(part) - len(part.lstrip())
        part = part.strip()
        stop = start + len(part)
        first = max(0, bisect_right(self.pieces, start, key=_start_of) - 1)
        pieces = tuple(
            [
                make_piece((s - start if s > start else 0, (e if e < stop else stop) - start, page, line, word))
                for s, e, page, line, word in self.pieces[first : bisect_left(self.pieces, stop, key=_start_of)]
                if e > start
            ]
        )
        return Paragraph(part, pieces, self.lines, None, self.depth)


def _start_of(piece: Piece) -> int:
    return piece.start


def join_lines(lines: Sequence[Line], first: int = 0) -> Paragraph:
    """Join whole lines into one paragraph, every word with its place; ``first`` is the number of the first line."""
    text, pieces = "", []
    for number, line in enumerate(lines, first):
        for word in line.words:
            text += " " if text else ""
            pieces.append(Piece(len(text), len(text) + len(word.text), line.page, number, word))
            text += word.text
    return Paragraph(text, tuple(pieces), tuple(lines))


def _quote(pieces: Sequence[Piece]) -> Evidence:
    words = [piece.word for piece in pieces]
    return Evidence(page=pieces[0].page, bbox=enclose(words), text=" ".join(word.text for word in words))


def join_paragraphs(paragraphs: Iterable[Paragraph], separator: str = "\n") -> Paragraph:
    """Several paragraphs as one running text, pieces shifted accordingly.

    A party's block is printed over several paragraphs (name, representative, alias) but is read as one.
    """
    text = ""
    pieces: list[Piece] = []
    lines: list[Line] = []
    for paragraph in paragraphs:
        if text and paragraph.text:
            text += separator
        shift = len(text)
        text += paragraph.text
        lines.extend(paragraph.lines)
        if shift:
            pieces += [
                make_piece((s + shift, e + shift, page, line, word)) for s, e, page, line, word in paragraph.pieces
            ]
        else:
            pieces += paragraph.pieces
    return Paragraph(text, tuple(pieces), tuple(lines))
