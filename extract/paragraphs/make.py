"""Paragraphs and list items from the lines of a whole document.

Where does a paragraph end? A line was wrapped when the next line's first word would not have fitted at its end; where
it would have fitted the author broke the line. That test needs no threshold on spacing, holds for ragged and for
justified text, and goes over page ends. A wider gap, a marker, another size or weight of type break as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bordereau.extract.paragraphs.hyphens import Hyphens, is_cut
from bordereau.extract.paragraphs.markers import Marker, read_marker
from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import write_unit
from bordereau.schemas.page import Line
from bordereau.schemas.text import Paragraph, Piece, make_piece

FIT_SLACK_EM = 0.6
"""A word may fail to fit by this much and still count as fitting (kerning, stretched spaces)."""
GAP_SHARE = 1.35
"""A line further away than this share of the usual pitch starts a new paragraph."""
WIDE_GAP_SHARE = 2.3
"""Beyond this even an unfinished sentence does not go on."""
INDENT_PT = 6.0
_LABEL = re.compile(r"[A-ZÀ-ÖØ-Þ][^:.;,«»()\d]{1,40}\s?:\s\S")
"""« Adresse : 2 rue X », a line of a form: one below the other, they are never one paragraph."""
_HINGE = re.compile(r"(?:entre|et)\s*:|entre|(?:entre )?les soussignée?s?\s*:?", re.IGNORECASE)
"""« Entre : », « Et : » alone on a line part the parties: they go on nothing, and nothing goes on them."""
CLOSERS = frozenset("€%)»,;")
"""No paragraph begins with one of these: a sum parted from its sign by a line end goes on."""


@dataclass(slots=True)
class _Open:
    """A paragraph being collected."""

    lines: list[Line]
    marker: Marker | None = None
    depth: int = 0
    body_x0: float = 0.0


@dataclass(slots=True)
class _Levels:
    """The open list levels: (x0 of the marker, kind of the marker) from the outermost."""

    stack: list[tuple[float, str]] = field(default_factory=list)

    def enter(self, marker: Marker, after_colon: bool) -> int:
        """The depth of an item: deeper when indented, or when another marker follows a colon."""
        if any(kind == marker.kind and abs(x0 - marker.x0) <= INDENT_PT for x0, kind in self.stack):
            while self.stack and not (
                self.stack[-1][1] == marker.kind and abs(self.stack[-1][0] - marker.x0) <= INDENT_PT
            ):
                self.stack.pop()
            return len(self.stack)
        while self.stack and marker.x0 < self.stack[-1][0] - INDENT_PT:
            self.stack.pop()
        same_place = bool(self.stack) and abs(marker.x0 - self.stack[-1][0]) <= INDENT_PT
        if same_place and not after_colon:
            self.stack[-1] = (marker.x0, marker.kind)
        else:
            self.stack.append((marker.x0, marker.kind))
        return len(self.stack)

    def leave(self) -> None:
        self.stack.clear()


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in the document."""

    pitch: float
    """Distance between the tops of two lines of one paragraph, in sizes of type."""
    right: dict[int, float]
    """The right edge of the text on each page."""
    left: float
    """The left edge of the text."""


_CUT_ABOVE = re.compile(r"(?:(?<![\d.,])\d{1,3}(?:[ .]\d{3})+|(?:(?:\b(?:de|a|soit|est|:)|d') |\()\d{1,3})$")
_CUT_BELOW = re.compile(rf"\d{{3}}(?:[ .]\d{{3}})*(?:,\d+)?\s?{write_unit('EUR', capitals=False)}")


def make_paragraphs(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document, in reading order, from its lines (furniture and tables taken off)."""
    if not lines:
        return ()
    measures = _measure(lines)
    hyphens = Hyphens.learn(lines)
    levels = _Levels()
    found: list[Paragraph] = []
    current: _Open | None = None
    number = 0

    def close(paragraph: _Open) -> None:
        nonlocal number
        found.append(_finish(paragraph, number, hyphens))
        number += len(paragraph.lines)

    for line in lines:
        marker = read_marker(line)
        if current is not None and marker is None and _goes_on(current, line, measures):
            current.lines.append(line)
            continue
        after_colon = current is not None and current.lines[-1].text.rstrip().endswith(":")
        if current is not None:
            close(current)
        current = _start(line, marker, levels, after_colon)
    if current is not None:
        close(current)
    return tuple(found)


def _start(line: Line, marker: Marker | None, levels: _Levels, after_colon: bool) -> _Open:
    if marker is not None:
        depth = levels.enter(marker, after_colon)
        body = line.words[1].x0 if not marker.glued else line.words[0].x0
        return _Open([line], marker, depth, body)
    if not (levels.stack and line.words[0].x0 > levels.stack[0][0] + INDENT_PT):
        levels.leave()
    return _Open([line], None, 0, line.words[0].x0)


def _measure(lines: Sequence[Line]) -> _Measures:
    steps = [
        (below.words[0].bottom - above.words[0].bottom) / below.size
        for above, below in pairwise(lines)
        if above.page == below.page and 0 < below.box[1] - above.box[1] < 3 * below.size
    ]
    right: dict[int, float] = {}
    by_page: dict[int, list[float]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line.box[2])
    overall = _upper(sorted(line.box[2] for line in lines))
    for page, edges in by_page.items():
        right[page] = _upper(sorted(edges)) if len(edges) >= 8 else max(overall, *edges)
    # The usual pitch is that of tight lines: the lower quartile, not the mean over blank lines.
    left = sorted(line.box[0] for line in lines)[len(lines) // 20]
    return _Measures(sorted(steps)[len(steps) // 4] if steps else 1.3, right, left)


def _upper(edges: Sequence[float]) -> float:
    return edges[int(0.96 * (len(edges) - 1))]


def _goes_on(current: _Open, line: Line, measures: _Measures) -> bool:
    """Whether a line without a marker continues the paragraph."""
    last = current.lines[-1]
    cut = cuts_figure(last.text, line.text)
    if not cut and (abs(line.size - last.size) > 0.12 * last.size or not _same_weight(line, last)):
        return False
    if _LABEL.match(line.text) and _LABEL.match(current.lines[0].text):
        return False
    if _HINGE.fullmatch(line.text.strip()) or _HINGE.fullmatch(last.text.strip()):
        return False
    wrapped = _was_wrapped(last, line, measures)
    if _starts_further_right(current, line, measures) and not (wrapped and line.text[:1].islower()):
        return False
    unfinished = not _ends_sentence(last) and (line.text[:1].islower() or line.text[:1] in CLOSERS)
    unfinished = unfinished or cut
    if line.page != last.page:
        return line.page == last.page + 1 and (wrapped or unfinished) and not _ends_sentence(last)
    size = line.size
    step = (line.words[0].bottom - last.words[0].bottom) / size
    if step <= 0 or step > WIDE_GAP_SHARE * measures.pitch:
        return False
    if step > GAP_SHARE * max(measures.pitch, _inner_pitch(current)):
        return unfinished and (wrapped or current.marker is not None)
    if current.marker is not None and line.words[0].x0 < current.marker.x0 - INDENT_PT:
        return wrapped and unfinished
    return wrapped or unfinished


def cuts_figure(above: str, below: str) -> bool:
    """Whether a line end parts the thousands of one sum: « la somme de 2 150 » over « 300,00 € pour la durée ».

    Read alone, the second line would state another sum. A number that counts something (« l'article 12 ») is whole.

    >>> cuts_figure("la somme de 2 150", "300,00 € pour"), cuts_figure("s’élève à 12", "500 euros")
    (True, True)
    >>> cuts_figure("6 240,00 € TTC (5", "200,00 € HT)"), cuts_figure("(article 5", "200,00 € HT)")
    (True, False)
    >>> cuts_figure("prévue à l’article 12", "500 euros"), cuts_figure("en 2024", "500 euros")
    (False, False)
    """
    return _CUT_ABOVE.search(fold(above)) is not None and _CUT_BELOW.match(fold(below)) is not None


def _ends_sentence(line: Line) -> bool:
    return line.text.rstrip()[-1:] in ".;:!?"


def _inner_pitch(current: _Open) -> float:
    if len(current.lines) < 2 or current.lines[-1].page != current.lines[-2].page:
        return 0.0
    above, below = current.lines[-2:]
    return (below.words[0].bottom - above.words[0].bottom) / below.size


def _was_wrapped(last: Line, line: Line, measures: _Measures) -> bool:
    """Whether the first word of the line would not have fitted at the end of the last one."""
    if is_cut(last.words[-1].text) and line.text[:1].isalpha():
        return True
    first = line.words[0]
    left, _, right, _ = last.box
    room = measures.right.get(last.page, right) - right
    if _is_set_right_or_centred(last, line):
        room += left - measures.left
    size = line.size
    return room < (first.x1 - first.x0) + 0.25 * size + FIT_SLACK_EM * size


def _starts_further_right(current: _Open, line: Line, measures: _Measures) -> bool:
    """Whether a line begins well to the right of the paragraph: set apart, as aliases and dates are.

    Centred lines do so by nature, when the one above does not fill the measure.
    """
    last = current.lines[-1].box
    start = current.body_x0 if len(current.lines) == 1 else last[0]
    if line.box[0] - start <= 4 * INDENT_PT:
        return False
    centred = abs(last[0] + last[2] - line.box[0] - line.box[2]) <= 6.0
    return not (centred and last[0] > measures.left + INDENT_PT)


def _is_set_right_or_centred(last: Line, line: Line) -> bool:
    """Ragged at the left and flush at the right, or both lines about one axis: the room is at the left too."""
    one, two = last.box, line.box
    if abs(one[0] - two[0]) <= 2 * INDENT_PT:
        return False
    return abs(one[2] - two[2]) <= 2.0 or abs(one[0] + one[2] - two[0] - two[2]) <= 6.0


def _same_weight(one: Line, other: Line) -> bool:
    """Whether two lines are both bold throughout or both not; signs alone have no weight."""
    weights = [{word.bold for word in line.words if any(map(str.isalnum, word.text))} for line in (one, other)]
    return not all(weights) or (weights[0] == {True}) == (weights[1] == {True})


def _finish(paragraph: _Open, first_line: int, hyphens: Hyphens) -> Paragraph:
    """Join the lines into one text, each word with its place in it."""
    text = ""
    pieces: list[Piece] = []
    marker = paragraph.marker
    for number, line in enumerate(paragraph.lines):
        words = list(line.words)
        if number == 0 and marker is not None and not marker.glued:
            words = words[1:]
        for place, word in enumerate(words):
            printed = word.text
            if number == 0 and place == 0 and marker is not None and marker.glued:
                printed = printed[len(marker.text) :]
            if text and place == 0 and (joined := hyphens.join(text, printed)) is not None:
                text = joined
                pieces[-1] = _cut(pieces[-1], len(text))
            elif text:
                text += " "
            start = len(text)
            text += printed
            pieces.append(make_piece((start, len(text), line.page, first_line + number, word)))
    return Paragraph(text, tuple(pieces), tuple(paragraph.lines), marker.text if marker else None, paragraph.depth)


def _cut(piece: Piece, end: int) -> Piece:
    return Piece(piece.start, min(piece.end, end), piece.page, piece.line, piece.word)
