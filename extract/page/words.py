"""Words with their boxes, from the characters of a text layer.

PDFium gives each character with the box of its advance. The vertical extent of a word comes from the base line and the
size, so that « mars » and « Été » of one line have the same height and overlap as words of one line should.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import isfinite
from typing import Any

from bordereau.extract.page.chars import Char
from bordereau.extract.page.fonts import Font, Fonts, set_bold
from bordereau.extract.page.frame import Frame
from bordereau.extract.page.glyphs import correct_glyphs
from bordereau.extract.page.mac_roman import mend_accents
from bordereau.extract.page.raised import find_hanging, join_mark, raise_figures
from bordereau.extract.page.runs import cut_words
from bordereau.lexicon.note_marks import RAISE
from bordereau.schemas.page import Word
from bordereau.schemas.parts import Part
from bordereau.schemas.warning import Code, DocumentWarning

ASCENT, DESCENT = 0.72, 0.21
"""Share of the size above and below the base line that a box covers at least (Times, Arial, Calibri)."""
TALLEST = 1.1
"""No box reaches higher above its base line than this share of the size, whatever the font says."""


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
    fonts = Fonts(textpage, part, told)
    found: list[tuple[Word, Font]] = []
    places = [] if places is None else places
    for chars in cut_words(textpage):
        raised = raise_figures(chars, frame.rotation, partial(_measure_type, fonts, frame))
        for own in raised.parts if raised else (chars,):
            word = _finish(own, frame, fonts)
            if word is not None:
                found.append(word)
                places.append(own)
                if raised and raised.doubtful:
                    told.append(_tell_smaller(word[0], part))
    _hang_marks(found, places)
    return set_bold(mend_accents(found))


def _measure_type(fonts: Fonts, frame: Frame, index: int) -> tuple[float, float]:
    """The base line of a character, upwards as displayed, and the size of its type."""
    base = _read_base(fonts, index, frame)
    return (0.0 if base is None else -base), fonts.find(index).size * frame.unit


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


def _finish(chars: list[Char], frame: Frame, fonts: Fonts) -> tuple[Word, Font] | None:
    texts, x0s, y0s, x1s, y1s, indices = zip(*chars, strict=True)
    text = correct_glyphs("".join(texts))
    if not text:
        return None
    x0, y0, x1, y1 = min(x0s), min(y0s), max(x1s), max(y1s)
    if not isfinite(x0 + y0 + x1 + y1):  # the matrix of a damaged font: it stands nowhere
        return None
    left, top, right, bottom = frame.to_display(x0, y0, x1, y1)
    type_ = fonts.find(indices[0])
    font, size = type_.font, type_.size * frame.unit
    rotation = (type_.direction + frame.rotation) % 360
    if rotation == 0 and size > 0:
        base = _read_base(fonts, indices[0], frame)
        if base is not None:
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


def _read_base(fonts: Fonts, index: int, frame: Frame) -> float | None:
    """The height of the base line on the displayed page."""
    origin = fonts.read_origin(index)
    return None if origin is None else frame.to_display(*origin, *origin)[1]
