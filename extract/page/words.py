"""Words with their boxes, from the characters of a text layer.

PDFium gives each character with the box of its advance; a word ends at white space, at a gap, and where the
writing jumps. Its vertical extent comes from the base line and the size, so that « mars » and « Été » of one line
have the same height and overlap as words of one line should.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double, c_void_p, cast
from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import degrees, hypot, isfinite
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.chars import Char
from bordereau.extract.page.fonts import Font, Fonts, set_bold
from bordereau.extract.page.frame import Frame
from bordereau.extract.page.glyphs import correct_glyphs, is_foreign, name_lost
from bordereau.extract.page.raised import find_hanging, join_mark, raise_figures
from bordereau.lexicon.note_marks import RAISE
from bordereau.schemas.page import Word
from bordereau.schemas.parts import Part
from bordereau.schemas.warning import Code, DocumentWarning

ASCENT, DESCENT = 0.72, 0.21
"""Share of the size above and below the base line that a box covers at least (Times, Arial, Calibri)."""
GAP = 0.12
"""A gap wider than this share of the size, beyond the word's own letter spacing, ends a word."""
LEAST_LETTERS = 4
"""So many characters at least show a letter spacing."""
JUMP = 1.0
"""A gap wider than this share of the size ends it whatever its letter spacing."""
LEAST_JUMP_PT = 4.0
"""The least size that is reckoned with."""
TALLEST = 1.1
"""No box reaches higher above its base line than this share of the size, whatever the font says."""


LATIN_END = 0x24F
CODED = 0.5
"""Where more of a page's characters than this have none, their codes are taken for characters: old bitmap fonts."""
SURROGATES = range(0xD800, 0xE000)
"""Halves of UTF-16 pairs that a wrong ToUnicode map leaves alone: no characters, and not to be written as UTF-8."""


A_FONT = Part("A font")


def read_words(
    textpage: Any,
    frame: Frame,
    part: Part = A_FONT,
    told: list[DocumentWarning] | None = None,
    places: list[list[Char]] | None = None,
) -> tuple[Word, ...]:
    """The words of a page in the order of its content stream. ``textpage`` is PDFium's raw handle.

    A font about which nothing can be asked counts as a plain one; ``part`` is how it is called in ``told``.
    ``places`` takes the characters of each word.
    """
    told = [] if told is None else told
    fonts = Fonts(part, told)
    found: list[tuple[Word, Font]] = []
    places = [] if places is None else places
    measure = partial(_measure_type, textpage, frame, fonts.matrix)
    for run in _collect_runs(textpage):
        for chars in _cut_gaps(run):
            raised = raise_figures(chars, frame.rotation, measure)
            for own in raised.parts if raised else (chars,):
                word = _finish(textpage, frame, own, fonts)
                if word is not None:
                    found.append(word)
                    places.append(own)
                    if raised and raised.doubtful:
                        told.append(_tell_smaller(word[0], part))
    _hang_marks(found, places)
    return set_bold(found)


def _measure_type(textpage: Any, frame: Frame, matrix: Any, index: int) -> tuple[float, float]:
    """The base line of a character, upwards as displayed, and the size of its type."""
    base = _read_base(textpage, index, frame)
    return (0.0 if base is None else -base), _read_size(textpage, index, matrix) * frame.unit


def _tell_smaller(word: Word, part: Part) -> DocumentWarning:
    message = f"The last digits of “{word.text}” are smaller than the others, as a note’s are; they were read."
    return DocumentWarning(code=Code.AMBIGUOUS_NUMBER, message=message, page=part.page)


def _hang_marks(found: list[tuple[Word, Font]], places: list[list[Char]]) -> None:
    """Raise the small figures that are words of their own, and join them with the words that they hang on."""
    hanging = find_hanging([word for word, _ in found])
    for number, behind in hanging.items():
        word, font = found[number]
        if behind is None:
            found[number] = replace(word, text=word.text.translate(RAISE)), font
        else:
            found[behind] = join_mark(found[behind][0], word), found[behind][1]
            places[behind] = places[behind] + places[number]
    for number in sorted((n for n, behind in hanging.items() if behind is not None), reverse=True):
        del found[number], places[number]


def _collect_runs(textpage: Any) -> Iterator[list[Char]]:
    """Runs of characters without a printed space; the spaces that PDFium supposes are left to geometry."""
    rect = pdfium.FS_RECTF()
    ref = byref(rect)
    unicode_at, box_at = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    generated = pdfium.FPDFText_IsGenerated
    run: list[Char] = []
    broken = False
    count = pdfium.FPDFText_CountChars(textpage)
    lost = _find_lost(textpage, count)
    fonts: dict[int, int] = {}
    for index in range(count):
        code = unicode_at(textpage, index)
        if index in lost or (code > LATIN_END and is_foreign(code)):
            text = name_lost(code, _number_font(textpage, index, fonts))
        else:
            text = "\ufffd" if code == 0 or code >= 0x110000 or code in SURROGATES else chr(code)
        if code == 32 and generated(textpage, index) == 1:
            continue
        if code in (10, 13) and generated(textpage, index) == 1:
            broken = True  # PDFium supposes line ends between the letters of some Type 3 fonts
            continue
        if text.isspace() or code == 0:
            if run:
                yield run
                run = []
            continue
        box_at(textpage, index, ref)
        char = Char(text, rect.left, rect.bottom, rect.right, rect.top, index)
        if run and (_jumps(run[-1], char) or (broken and not _runs_on(run[-1], char))):
            yield run
            run = []
        broken = False
        run.append(char)
    if run:
        yield run


def _find_lost(textpage: Any, count: int) -> frozenset[int]:
    """The characters for which PDFium found no Unicode value and gave their glyph's code, a wrong sign or figure.

    A program that writes a PDF anew (Ghostscript, a virtual printer) loses the values of some glyphs of a font,
    those of « é » and « – » first.
    """
    wrong = pdfium.FPDFText_HasUnicodeMapError
    lost = frozenset(index for index in range(count) if wrong(textpage, index) == 1)
    return lost if len(lost) <= CODED * count else frozenset()


def _number_font(textpage: Any, index: int, fonts: dict[int, int]) -> int:
    """The number of a character's font among those of the page that have lost some."""
    font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(textpage, index))
    return fonts.setdefault(cast(font, c_void_p).value or 0, len(fonts))


def _runs_on(one: Char, other: Char) -> bool:
    """Whether a character stands right after another on its line, whatever line end is supposed between them."""
    height = min(one.y1 - one.y0, other.y1 - other.y0)
    level = min(one.y1, other.y1) - max(one.y0, other.y0)
    return level > 0.5 * height and abs(other.x0 - one.x1) < 0.3 * height


def _gap(one: Char, other: Char) -> float:
    """The white between two characters in the direction in which they follow each other."""
    ahead = other.x0 - one.x1
    if one.y0 == other.y0 and one.y1 == other.y1 and ahead >= max(one.x0 - other.x1, one.y0 - one.y1):
        return ahead
    return max(other.x0 - one.x1, one.x0 - other.x1, other.y0 - one.y1, one.y0 - other.y1)


def _jumps(one: Char, other: Char) -> bool:
    if one.y0 == other.y0 < one.y1 == other.y1 and one.x0 <= other.x0 <= one.x1 + LEAST_JUMP_PT:
        return False  # the next letter of a line: nearly all are
    height = max(min(one.y1 - one.y0, other.y1 - other.y0), min(one.x1 - one.x0, other.x1 - other.x0), LEAST_JUMP_PT)
    return _gap(one, other) > JUMP * height or not _overlaps(one, other)


def _overlaps(one: Char, other: Char) -> bool:
    level = min(one.y1, other.y1) - max(one.y0, other.y0)
    upright = min(one.x1, other.x1) - max(one.x0, other.x0)
    return level > 0 or upright > 0


def _cut_gaps(run: list[Char]) -> Iterator[list[Char]]:
    """Cut a run where the gap exceeds its own letter spacing: « A N N E X E » set wide stays one word."""
    if len(run) == 1:
        yield run
        return
    gaps = [_gap(one, other) for one, other in pairwise(run)]
    spacing = _measure_spacing(run, gaps)
    height = max([char.y1 - char.y0 for char in run] + [char.x1 - char.x0 for char in run])
    limit = spacing + GAP * height
    if max(gaps) <= limit:
        yield run
        return
    start = 0
    for place, gap in enumerate(gaps, start=1):
        if gap > limit:
            yield run[start:place]
            start = place
    yield run[start:]


def _measure_spacing(run: list[Char], gaps: list[float]) -> float:
    """The white that a run sets between its own letters; few characters, or figures, tell of none.

    « à 2 % » has three characters and two gaps alike, and is three words.
    """
    ordered = sorted(gaps)
    letters = sum(char.text.isalpha() for char in run)
    even = len(run) >= 2 * LEAST_LETTERS and ordered[-1] - ordered[0] <= 0.5 * GAP * (run[0].y1 - run[0].y0)
    least = 0.75 if len(run) < 3 * LEAST_LETTERS else 0.5  # « S E C T E U R  2 0 2 3 - 2 0 2 8 »
    if len(run) < LEAST_LETTERS or (letters < least * len(run) and not even):
        return 0.0
    return max(0.0, ordered[(len(ordered) - 1) // 2])


def _finish(textpage: Any, frame: Frame, chars: list[Char], fonts: Fonts) -> tuple[Word, Font] | None:
    text = correct_glyphs("".join(char.text for char in chars))
    if not text:
        return None
    first = chars[0].index
    font, size, direction = _read_style(textpage, first, fonts)
    size *= frame.unit
    x0, y0 = min([char.x0 for char in chars]), min([char.y0 for char in chars])
    x1, y1 = max([char.x1 for char in chars]), max([char.y1 for char in chars])
    if not isfinite(x0 + y0 + x1 + y1):  # the matrix of a damaged font: it stands nowhere
        return None
    left, top, right, bottom = frame.to_display(x0, y0, x1, y1)
    rotation = (direction + frame.rotation) % 360
    base = _read_base(textpage, first, frame)
    if rotation == 0 and size > 0 and base is not None:
        top = max(min(top, base - ASCENT * size), base - TALLEST * size)
        bottom = max(bottom, base + DESCENT * size)
    made = Word(
        text,
        left,
        top,
        right,
        bottom,
        round(size, 2),
        font.named_bold,
        font.italic,
        rotation,
        None,
        font.invisible,
    )
    return made, font


def _read_base(textpage: Any, index: int, frame: Frame) -> float | None:
    """The height of the base line on the displayed page."""
    x, y = c_double(), c_double()
    if not pdfium.FPDFText_GetCharOrigin(textpage, index, byref(x), byref(y)):
        return None
    if not isfinite(x.value + y.value):
        return None
    return frame.to_display(x.value, y.value, x.value, y.value)[1]


def _read_style(textpage: Any, index: int, fonts: Fonts) -> tuple[Font, float, int]:
    """The font of a character, its size, and its direction clockwise in quarter turns."""
    angle = degrees(pdfium.FPDFText_GetCharAngle(textpage, index))
    angle = angle if isfinite(angle) else 0.0
    return fonts.find(textpage, index), _read_size(textpage, index, fonts.matrix), round(angle / 90) * 90 % 360


def _read_size(textpage: Any, index: int, matrix: Any) -> float:
    """The size of the type of a character, in user space; ``matrix`` is room to work in."""
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(textpage, index, byref(matrix)):
        scale = hypot(matrix.c, matrix.d) or 1.0
    size = float(pdfium.FPDFText_GetFontSize(textpage, index) * scale)
    return size if isfinite(size) else 0.0
