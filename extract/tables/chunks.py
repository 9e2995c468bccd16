"""Lines of a table area cut into chunks: words that stand together, apart from the next by a gap or a rule.

Dot leaders (“Taxe foncière…….. : 32,12 %”) are gaps too: they are taken out here, with the word cut in two where
they are glued to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from itertools import pairwise

from bordereau.extract.lines.make import group_lines
from bordereau.extract.tables.shapes import is_blank, is_figure_word, is_thousands_gap, is_unit, is_year
from bordereau.lexicon.note_marks import RAISED
from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Word, measure_type

GAP_EM = 0.9
"""White wider than this, in sizes of the type, parts two chunks."""
INSIDE_EM = 0.35
"""White narrower than this is that inside a figure: no rule passes there, the figure stands in a merged cell."""
EVEN_PT = 0.5
"""The spaces of a justified line differ by no more than this."""
_LEADER = re.compile(r"[.…·․_]*(?:\.{3,}|…|·{3,}|․{3,}|_{3,})[.…·․_]*|(?:^|(?<=[^\W\d]))\.\.(?=\d)")
"""Two dots are enough between a letter, or a gap, and a figure: all that was left of the line."""
_MARK = re.compile(rf"\(\d\)|\*+|[{RAISED}]+")
_DOTS = re.compile(r"[.…·․_:]+")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one line that stand together."""

    words: tuple[Word, ...]
    is_numeric: bool = field(init=False, compare=False, repr=False)
    """It holds digits and nothing but pieces of figures. Asked a hundred times of each chunk, so worked out once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_numeric", self._reads_as_figure())

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def _reads_as_figure(self) -> bool:
        if not any(any(map(str.isdigit, word.text)) for word in self.words) or self.is_telephone:
            return False
        return all(is_figure_word(word.text) or is_unit(word.text) or word.text in "()" for word in self.words)

    @property
    def is_telephone(self) -> bool:
        """Four or more pairs of digits: “05 61 28 73 53”."""
        return len(self.words) >= 4 and all(len(w.text) == 2 and w.text.isdigit() for w in self.words)

    @property
    def is_dash(self) -> bool:
        """It says “nothing here”: a lone dash."""
        return is_blank(self.text)

    @property
    def is_value(self) -> bool:
        """It may fill a cell of figures: digits, a dash, the rest of a broken figure."""
        return self.is_numeric or self.is_dash or all(is_unit(word.text) for word in self.words)

    @property
    def is_years(self) -> bool:
        """Every word is a bare year, but for a foot note mark."""
        return is_year(self.words[0].text) and all(
            is_year(word.text) or _MARK.fullmatch(word.text) for word in self.words
        )


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line of a table area."""

    chunks: tuple[Chunk, ...]
    top: float
    bottom: float
    value_chunks: tuple[Chunk, ...] = field(init=False, compare=False, repr=False)
    """Its figures: numeric chunks, but not the number that opens a label (“1   Études   20 000”)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "value_chunks", self._find_values())

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def x0(self) -> float:
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        return self.chunks[-1].x1

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for chunk in self.chunks for word in chunk.words)

    def _find_values(self) -> tuple[Chunk, ...]:
        chunks = self.chunks
        if len(chunks) > 1 and chunks[0].is_numeric and not chunks[1].is_value:
            chunks = chunks[1:]
        return tuple(chunk for chunk in chunks if chunk.is_numeric)

    @property
    def has_figures(self) -> bool:
        """It states figures other than years."""
        return any(not chunk.is_years for chunk in self.value_chunks)


def drop_leaders(words: Iterable[Word]) -> list[Word]:
    """Take out dot leaders; a word glued to one is cut, its box in proportion.

    >>> glued = Word("(bâti)…….", 0, 0, 90, 10)
    >>> [(word.text, word.x1) for word in drop_leaders([glued])]
    [('(bâti)', 60.0)]
    """
    out: list[Word] = []
    listed = list(words)
    for number, word in enumerate(listed):
        if len(word.text) < 3 and word.text != "…":
            if word.text == ":" and _stands_before_figure(listed, number):
                continue
            out.append(word)
            continue
        match = _LEADER.search(word.text)
        if match is None:
            out.append(word)
            continue
        width = (word.x1 - word.x0) / len(word.text)
        for start, end in ((0, match.start()), (match.end(), len(word.text))):
            piece = word.text[start:end]
            if piece and not _DOTS.fullmatch(piece):
                out.append(replace(word, text=piece, x0=word.x0 + start * width, x1=word.x0 + end * width))
    return out


def _stands_before_figure(words: Sequence[Word], number: int) -> bool:
    """A colon between a leader, or a wide gap, and a figure."""
    if number == 0 or number + 1 == len(words):
        return False
    before, after = words[number - 1], words[number + 1]
    led = _LEADER.search(before.text) is not None
    wide = words[number].x0 - before.x1 > GAP_EM * max(before.size, 6.0)
    return after.text[:1].isdigit() and (led or wide)


def measure_space(words: Sequence[Word], em: float, default: float | None = None) -> float:
    """Measure the white between two words of one line: wider in typewriter type than in others.

    Where no two words follow each other it is ``default``, or what is usual in print.
    """
    gaps = sorted(
        right.x0 - left.x1
        for left, right in pairwise(words)
        if abs(right.middle - left.middle) < 0.3 * em and 0 < right.x0 - left.x1 < 0.8 * em
    )
    if not gaps:
        return 0.28 * em if default is None else default
    return gaps[len(gaps) // 2]


def cut_lines(page: int, words: Sequence[Word], cuts: Sequence[float] = ()) -> list[TextLine]:
    """Put the upright words of an area on lines and cut these into chunks, also where a vertical rule passes."""
    upright = [word for word in drop_leaders(words) if word.rotation == 0]
    if not upright:
        return []
    gap_pt = GAP_EM * measure_type(upright)
    lines = []
    for line in group_lines(page, upright):
        chunks = cut_chunks(line.words, gap_pt, cuts)
        lines.append(TextLine(chunks, min(w.top for w in line.words), max(w.bottom for w in line.words)))
    return lines


def cut_chunks(words: Sequence[Word], gap_pt: float, cuts: Sequence[float] = ()) -> tuple[Chunk, ...]:
    """Cut words of one line at wide gaps, at vertical rules and behind the sign that ends a figure."""
    groups: list[list[Word]] = [[words[0]]]
    for number, (left, right) in enumerate(pairwise(words), 1):
        whole = right.x0 - left.x1 < INSIDE_EM * left.size and is_thousands_gap(left.text, right.text)
        ruled = not whole and any((left.x0 + left.x1) / 2 < cut < (right.x0 + right.x1) / 2 for cut in cuts)
        if ruled or right.x0 - left.x1 > gap_pt or _ends_figure(groups[-1], words[number:]):
            groups.append([])
        groups[-1].append(right)
    return tuple(Chunk(tuple(group)) for group in groups)


def _ends_figure(group: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a group ends with the sign of its figure, and the next one begins: « 17 884,80 € 17 884,80 € » is two,
    however near they stand. « 10 € 50 » is one.
    """
    first = after[0].text
    cents = len(first) == 2 and first.isdecimal() and not (after[1:] and is_thousands_gap(first, after[1].text))
    counted = any(any(map(str.isdigit, word.text)) for word in group)
    return group[-1].text[-1] in "€%" and counted and is_figure_word(first) and not cents


def is_justified(words: Sequence[Word]) -> bool:
    """Tell whether a line of prose was stretched to its measure: all its spaces are alike, however wide.

    Short lines of a narrow column would pass for a row of cells otherwise. Evenly set figures are cells.
    """
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    lettered = sum(any(map(str.isalpha, word.text)) for word in words)
    return len(gaps) >= 3 and max(gaps) - min(gaps) <= EVEN_PT and 5 * lettered >= 2 * len(words)


def part_figures(line: TextLine, blocks: Sequence[tuple[float, float]]) -> TextLine:
    """Part labels from the figures that nearly touch them: last words that are figures and stand in a column.

    ``blocks`` are the extents of the columns of figures, learnt from the lines where the white is wide.
    """
    out: list[Chunk] = []
    for chunk in line.chunks:
        cut = len(chunk.words)
        if not chunk.is_numeric:
            while cut > 1 and _stands_in(chunk.words[cut - 1], blocks):
                cut -= 1
            while 1 < cut < len(chunk.words) and _begins(chunk.words[cut - 1], chunk.words[cut]):
                cut -= 1
            digits = [word.text for word in chunk.words[cut:] if any(char.isdigit() for char in word.text)]
            if not digits or all(is_year(text) for text in digits):
                cut = len(chunk.words)
        out.append(Chunk(chunk.words[:cut]))
        if cut < len(chunk.words):
            out.append(Chunk(chunk.words[cut:]))
    return replace(line, chunks=tuple(out)) if len(out) > len(line.chunks) else line


def _begins(word: Word, after: Word) -> bool:
    """Tell whether a word is the first digits of the figure that the next one goes on with."""
    gap = after.x0 - word.x1
    return gap < 0.6 * max(word.size, 6.0) and (is_thousands_gap(word.text, after.text) or word.text in "-–−(")


def _stands_in(word: Word, blocks: Sequence[tuple[float, float]]) -> bool:
    if not (is_figure_word(word.text) or is_unit(word.text)):
        return False
    width = word.x1 - word.x0
    return any(min(word.x1, high) - max(word.x0, low) > 0.6 * width for low, high in blocks)
