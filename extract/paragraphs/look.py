"""How a paragraph looks beside the body of its document: bold, capitals, size, centred.

Headings and titles are known by their look as much as by their words. A look is judged against the document's own
body, since sizes and margins differ; an OCR page has neither weight nor exact size, so no caller may need them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Page, enclose
from bordereau.schemas.text import Paragraph, Piece

LARGER = 1.12
"""Type larger than the body by this factor is display type."""
INDENT_SHARE = 0.05
CENTRE_SHARE = 0.025


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in the document."""

    size: float
    """Size of the body's type, in points."""
    left: float
    right: float
    widths: dict[int, float]
    """Page number → width in points."""
    mostly_bold: bool = False
    """Most of the text is bold, so that weight tells nothing."""


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph, or a part of one, as it is printed. Points."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    capitals: bool
    """At least two letters, none of them small."""
    centred: bool
    larger: bool
    rows: int

    @property
    def stands_out(self) -> bool:
        """Bold, in capitals or large: what a heading is printed in."""
        return self.bold or self.capitals or self.larger


def measure_document(paragraphs: Sequence[Paragraph], pages: Sequence[Page]) -> Measures:
    """The usual size and margins, over all words."""
    sizes: Counter[float] = Counter()
    lefts: list[float] = []
    rights: list[float] = []
    bold = 0
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            length = piece.end - piece.start
            sizes[round(piece.word.size, 1)] += length
            bold += length if piece.word.bold else 0
        if paragraph.pieces and len(paragraph.text) > 60:
            lefts.append(min([piece.word.x0 for piece in paragraph.pieces]))
            rights.append(max([piece.word.x1 for piece in paragraph.pieces]))
    widths = {page.number: page.width for page in pages}
    width = max(widths.values(), default=595.0)
    lefts.sort()
    rights.sort()
    return Measures(
        _weighted_median(sizes),
        lefts[len(lefts) // 5] if lefts else 0.1 * width,
        rights[(4 * len(rights)) // 5] if rights else 0.9 * width,
        widths,
        bold > 0.6 * max(1, sum(sizes.values())),
    )


def _weighted_median(sizes: Counter[float]) -> float:
    half, seen = sum(sizes.values()) / 2, 0
    for size in sorted(sizes):
        seen += sizes[size]
        if seen >= half:
            return max(size, 4.0)
    return 10.0


def look_at(paragraph: Paragraph, measures: Measures) -> Look:
    """The look of a paragraph; one without a word stands nowhere (page 0)."""
    return look_at_pieces(paragraph.pieces, measures)


def look_at_pieces(pieces: Sequence[Piece], measures: Measures) -> Look:
    """The look of some words that follow each other."""
    if not pieces:
        return Look(0, 0, 0, 0, 0, measures.size, False, False, False, False, 0)
    words = [piece.word for piece in pieces]
    page = pieces[0].page
    first = [piece.word for piece in pieces if piece.page == page]
    letters = "".join(filter(str.isalpha, "".join([word.text for word in words])))
    size = median([word.size for word in words])
    return Look(
        page,
        *enclose(first),
        size,
        not measures.mostly_bold and _all_bold(pieces),
        len(letters) >= 2 and _in_capitals(letters),
        _is_centred(pieces, measures),
        size > LARGER * measures.size,
        len({piece.line for piece in pieces}),
    )


def _all_bold(pieces: Sequence[Piece]) -> bool:
    telling = False
    for piece in pieces:
        if any(map(str.isalnum, piece.word.text)):
            if not piece.word.bold:
                return False
            telling = True
    return telling


def _in_capitals(letters: str) -> bool:
    """Capitals, but for the small letters of an ordinal (« 1er ») and a stray one that OCR misread."""
    small = sum(map(str.islower, letters))
    return small == 0 or (len(letters) >= 8 and small <= max(2, len(letters) // 20))


def _is_centred(pieces: Sequence[Piece], measures: Measures) -> bool:
    """Every line about the middle of the page (or of the text), and indented at both sides."""
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.line, []).append(piece)
    width = measures.widths.get(pieces[0].page, 595.0)
    middles = (width / 2, (measures.left + measures.right) / 2)
    lined = list(rows.values())
    for number, row in enumerate(lined):
        x0, x1 = row[0].word.x0, row[-1].word.x1
        near = min(abs((x0 + x1) / 2 - middle) for middle in middles) <= CENTRE_SHARE * width
        full = number < len(lined) - 1 or len(lined) == 1
        if not near or (not full and x1 - x0 > 0.97 * (measures.right - measures.left)):
            return False
    x0 = min(piece.word.x0 for piece in lined[-1])
    return x0 > measures.left + INDENT_SHARE * width * 0.5


def split_rows(paragraph: Paragraph) -> list[tuple[int, int]]:
    """The printed lines of a paragraph as (start, end) offsets in its text.

    A word cut at a line end belongs to both lines; the offsets follow the pieces.
    """
    rows: list[tuple[int, int]] = []
    line = None
    for piece in paragraph.pieces:
        if piece.line != line:
            rows.append((piece.start, piece.end))
            line = piece.line
        else:
            rows[-1] = (rows[-1][0], piece.end)
    return rows
