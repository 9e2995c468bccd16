"""Words with their boxes, from the characters of a text layer.

PDFium gives each character with the box of its advance. The vertical extent of a word comes from the base line and the
size, so that « mars » and « Été » of one line have the same height and overlap as words of one line should.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from bordereau.extract.page.chars import Char, Chars
from bordereau.extract.page.fonts import Font, Fonts, set_bold
from bordereau.extract.page.frame import Frame
from bordereau.extract.page.glyphs import correct_glyphs
from bordereau.extract.page.mac_roman import mend_accents
from bordereau.extract.page.raised import FIGURES, find_hanging, join_mark, raise_figures
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
    read, bounds = cut_words(textpage)
    runs, doubtful = _raise_figures(read, bounds, frame, fonts)
    found: list[tuple[Word, Font]] = []
    places = [] if places is None else places
    for number, word in enumerate(_make_words(read, runs, frame, fonts)):
        if word is not None:
            found.append(word)
            places.append(runs[number].chars)
            if number in doubtful:
                told.append(_tell_smaller(word[0], part))
    _hang_marks(found, places)
    return set_bold(mend_accents(found))


class _Run(NamedTuple):
    """The characters of a word, and where they begin among those of the page."""

    chars: list[Char]
    start: int


def _raise_figures(read: Chars, bounds: list[int], frame: Frame, fonts: Fonts) -> tuple[list[_Run], set[int]]:
    """The words of a page with their raised figures, and the numbers of those in which one may be raised or not.

    Which may have any is asked of all words at once: few have figures at more than one height.
    """
    import numpy as np

    runs = [_Run(read.chars[start:end], start) for start, end in pairwise(bounds)]
    doubtful: set[int] = set()
    if not runs:
        return runs, doubtful
    feet, starts = read.boxes[:, 1], bounds[:-1]
    uneven = np.minimum.reduceat(feet, starts) != np.maximum.reduceat(feet, starts)
    asked = [n for n in np.nonzero(uneven)[0].tolist() if any(char.text in FIGURES for char in runs[n].chars)]
    raised = {n: raise_figures(runs[n].chars, frame.rotation, partial(_measure_type, fonts, frame)) for n in asked}
    if not any(raised.values()):
        return runs, doubtful
    made: list[_Run] = []
    for number, run in enumerate(runs):
        own = raised.get(number)
        start = run.start
        for chars in own.parts if own else (run.chars,):
            if own and own.doubtful:
                doubtful.add(len(made))
            made.append(_Run(chars, start))
            start += len(chars)
    return made, doubtful


def _make_words(read: Chars, runs: list[_Run], frame: Frame, fonts: Fonts) -> Iterator[tuple[Word, Font] | None]:
    """Each run as a word; None for one that says nothing or stands nowhere, as in the matrix of a damaged font."""
    import numpy as np

    if not runs:
        return
    starts, firsts = [run.start for run in runs], [run.chars[0].number for run in runs]
    types = fonts.list_types(firsts)
    low, high = np.fmin.reduceat(read.boxes[:, :2], starts), np.fmax.reduceat(read.boxes[:, 2:], starts)
    with np.errstate(invalid="ignore", over="ignore"):  # a damaged font has boxes without an end
        stands = np.isfinite(low.sum(axis=1) + high.sum(axis=1)).tolist()
        left, top, right, bottom = frame.to_display_all(*low.T, *high.T)
        sizes = np.array([one.size for one in types]) * frame.unit
        turns = [(one.direction + frame.rotation) % 360 for one in types]
        top, bottom = _reach(top, bottom, _find_bases(fonts, firsts, frame), np.where(np.array(turns) == 0, sizes, 0.0))
    boxes = zip(left.tolist(), top.tolist(), right.tolist(), bottom.tolist(), strict=True)
    for run, type_, box, size, turn, whole in zip(runs, types, boxes, sizes.tolist(), turns, stands, strict=True):
        text = correct_glyphs("".join([char.text for char in run.chars]))
        if not text or not whole:
            yield None
            continue
        font = type_.font
        x0, y0, x1, y1 = box
        made = Word(text, x0, y0, x1, y1, round(size, 2), font.named_bold, font.italic, turn, None, font.invisible)
        yield made, font


def _reach(top: Any, bottom: Any, bases: Any, sizes: Any) -> tuple[Any, Any]:
    """The top and bottom of words whose base lines and sizes are known; as they are where either is not."""
    import numpy as np

    known = (sizes > 0) & np.isfinite(bases)
    higher = np.maximum(np.minimum(top, bases - ASCENT * sizes), bases - TALLEST * sizes)
    return np.where(known, higher, top), np.where(known, np.maximum(bottom, bases + DESCENT * sizes), bottom)


def _find_bases(fonts: Fonts, indices: Sequence[int], frame: Frame) -> Any:
    """The heights of the base lines of some characters on the displayed page; NaN where there is none."""
    x, y = fonts.read_origins(indices).T
    return frame.to_display_all(x, y, x, y)[1]


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


def _read_base(fonts: Fonts, index: int, frame: Frame) -> float | None:
    """The height of the base line on the displayed page."""
    origin = fonts.read_origin(index)
    return None if origin is None else frame.to_display(*origin, *origin)[1]
