"""A scanned page, read: words in points, rules found in the picture, confidence.

The page is straightened first; what comes out is level, in a frame of the size of the upright page, and
``Page.placement`` says how that frame lies on the scan as displayed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.extract.ocr.across_rules import part_across
from bordereau.extract.ocr.bullets import mend_bullets
from bordereau.extract.ocr.engine import Readers, SeenWord
from bordereau.extract.ocr.leftovers import find_leftovers, is_lone_letter, name_leftovers, part_doubtful
from bordereau.extract.ocr.line_heights import even_heights
from bordereau.extract.ocr.litter import drop_litter
from bordereau.extract.ocr.mend import mend_words
from bordereau.extract.ocr.merge import merge_group
from bordereau.extract.ocr.minus import add_minus
from bordereau.extract.ocr.numerals import mend_numerals
from bordereau.extract.ocr.orientation import judge_reading, runs_upright, turn_picture
from bordereau.extract.ocr.pale import darken_pale_print
from bordereau.extract.ocr.panels import find_panels
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.prepare import Prepared, prepare_picture
from bordereau.extract.ocr.raised import raise_marks
from bordereau.extract.ocr.ring_ink import lift_rings
from bordereau.extract.ocr.ring_shapes import Ring, find_ring_shapes
from bordereau.extract.ocr.rules import erase_strokes, find_strokes
from bordereau.extract.ocr.short_lines import even_short_lines
from bordereau.extract.ocr.slivers import widen_slivers
from bordereau.extract.ocr.stamp_words import drop_stamp_words, find_rings
from bordereau.extract.ocr.stamps import erase_stamps
from bordereau.extract.ocr.strips import cut_strip, find_figure_groups
from bordereau.extract.ocr.stroke import Stroke
from bordereau.extract.ocr.struck import find_lines_through
from bordereau.extract.ocr.touched import doubt_touched, find_taken
from bordereau.extract.ocr.unread import Unread, read_unread
from bordereau.extract.ocr.weight import find_bold
from bordereau.extract.page.rendering import bound_dpi
from bordereau.extract.page.struck import find_ruled, mark_struck
from bordereau.extract.page.triage import cover
from bordereau.extract.page.unseen import tell_struck, tell_unread
from bordereau.schemas.page import Box, Page, Placement, Rule, Word
from bordereau.schemas.settings import OcrSettings
from bordereau.schemas.warning import Code, DocumentWarning

UPSIDE_DOWN = 0.72
"""A reading judged below this may be upside down: the page is read the other way up as well."""
LEAST_SHARE = 0.25
"""The share of a page from which pictures are the scan; smaller ones are logos."""
LEAST_LAYER = 0.04
"""The share from which finer pictures over a coarse one are its print: a scanner cuts lines out and blurs the paper."""
SIZE_OF_TYPE = 1.09
"""The size of a typeface is a little more than the height from its ascenders to its descenders."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way up of a page, read."""

    turn: int
    prepared: Prepared
    clean: Picture
    """Without rules and stamps: what the readers see."""
    stamps: tuple[Ring, ...]
    """The rings of stamps, taken away."""
    strokes: tuple[Stroke, ...]
    words: tuple[SeenWord, ...]
    score: float
    taken: tuple[Picture | None, ...] = ()
    """Where the ink of stamps was."""


def choose_dpi(page: Page) -> float:
    """The resolution at which the page was scanned: the finest of which a quarter of it is covered; 300 without one.

    A page may come as strips, or as a coarse background with fine print over it, a line or two a picture: pictures of
    one resolution count together, and less of the print is enough.
    """
    shares: dict[float, float] = {}
    for picture in page.pictures:
        if picture.x1 - picture.x0 > 1:
            dpi = round(72.0 * picture.width_px / (picture.x1 - picture.x0), -1)
            shares[dpi] = shares.get(dpi, 0.0) + cover(page, [picture])
    grounds = [dpi for dpi, share in shares.items() if share >= LEAST_SHARE]
    layers = [dpi for dpi, share in shares.items() if share >= LEAST_LAYER and grounds and dpi > min(grounds)]
    found = [_measure_dpi(page, dpi) for dpi in (*grounds, *layers)]
    return bound_dpi(page.width, page.height, min(400.0, max(100.0, max(found, default=300.0))))


def _measure_dpi(page: Page, near: float) -> float:
    """The exact resolution of the pictures of about that one."""
    measured = [
        72.0 * picture.width_px / (picture.x1 - picture.x0) for picture in page.pictures if picture.x1 - picture.x0 > 1
    ]
    return max(dpi for dpi in measured if round(dpi, -1) == near)


def read_scanned_page(
    page: Page,
    grey: Picture,
    dpi: float,
    readers: Readers,
    settings: OcrSettings,
    *,
    deep: Picture | None = None,
    scale: float = 1.0,
) -> tuple[Page, tuple[DocumentWarning, ...]]:
    """The page with the words and rules that its picture shows, and what is doubtful about them.

    ``grey`` is the page as displayed, rendered at ``dpi``; ``deep`` its darkest channel, if it has colour. The words of
    a text layer, if any, are replaced. ``scale``: displayed points to one of ``page``, as ``sheet_scale`` made it. A
    page in which nothing can be read comes back without words and with a ``page_unreadable`` warning.
    """
    reading = _read_upright(grey, deep, dpi, readers)
    words, places = _read_again(reading, readers)
    bold = find_bold(reading.clean, words)
    point = reading.prepared.dpi / 72
    width, height = (page.height, page.width) if reading.turn % 2 else (page.width, page.height)
    confidence = round(judge_reading(words), 3)
    words = doubt_touched(words, reading.taken)
    placed = tuple(_to_word(word, heavy, point) for word, heavy in zip(words, bold, strict=True))
    skew = reading.prepared.skew
    moved = bool(reading.turn or skew) or scale != 1.0
    lines = find_lines_through(reading.prepared.picture, words)
    struck = find_ruled(placed, [_to_rule(line, point) for line in lines])
    made = replace(
        page,
        width=width,
        height=height,
        words=mark_struck(placed, struck),
        rules=tuple(_to_rule(stroke, point) for stroke in reading.strokes),
        fills=find_panels(grey, deep, dpi, reading.turn, skew),
        pictures=(),
        text_source="ocr",
        confidence=confidence,
        placement=Placement(page.width * scale, page.height * scale, reading.turn, skew, scale) if moved else None,
        struck=struck,
    )
    told = _warn(made, words, settings)
    unread = tell_unread(made, places, point) if words else ()
    return made, (*told, *unread, *tell_struck(made))


def _read_upright(grey: Picture, deep: Picture | None, dpi: float, readers: Readers) -> Reading:
    """The page read the right way up; the other ways are tried only where the first makes little sense."""
    turns = (0, 2, 1, 3) if runs_upright(grey, dpi) else (1, 3, 0, 2)
    best: Reading | None = None
    for attempt, turn in enumerate(turns):
        made = prepare_turned(grey, dpi, turn, deep=deep)
        words = readers.page.read_picture(made.clean, made.prepared.dpi)
        reading = replace(made, words=words, score=judge_reading(words))
        if best is None or reading.score > best.score + 0.05:
            best = reading
        if best.score >= UPSIDE_DOWN or (attempt == 1 and (best.score >= 0.5 or not best.words)):
            break
    assert best is not None
    return best


def prepare_turned(
    grey: Picture, dpi: float, turn: int, skew: float | None = None, deep: Picture | None = None
) -> Reading:
    """A page made fit for reading that way up, not read yet; ``skew`` where it is known already."""
    prepared = prepare_picture(turn_picture(grey, turn), dpi, skew, None if deep is None else turn_picture(deep, turn))
    stamps = find_ring_shapes(prepared.picture, prepared.dpi)
    lifted = lift_rings(prepared.picture, stamps, prepared.dpi)
    strokes, mask = find_strokes(lifted, prepared.dpi)
    ruled = erase_strokes(lifted, mask, prepared.dpi)
    clean = erase_stamps(ruled, prepared.dpi)
    taken = (find_taken(prepared.picture, lifted), find_taken(ruled, clean))
    clean = darken_pale_print(clean, prepared.deep, prepared.dpi)
    return Reading(turn, prepared, clean, tuple(stamps), strokes, (), 0.0, taken)


def _read_again(reading: Reading, readers: Readers) -> tuple[tuple[SeenWord, ...], tuple[Box, ...]]:
    """The words after numerals are mended, litter dropped, lost print found, figures read twice and bullets named.

    With the places, in pixels, of print that could not be read.
    """
    rings = find_rings(reading.clean, reading.words, reading.prepared.dpi, reading.stamps)
    clean, kept = drop_stamp_words(rings, reading.words)
    kept = part_across(kept, reading.strokes, clean, readers)
    words = widen_slivers(drop_litter(mend_numerals(kept)))
    found = read_unread(clean, words, reading.prepared.dpi, readers, reading.strokes) if words else Unread((), ())
    words = [word for word in found.words if word in words or not rings.hold([word])]
    named = name_leftovers(find_leftovers(clean, words, reading.prepared.dpi), words)
    words = [*part_doubtful(words, named), *(word for word in named if not rings.hold([word]))]
    groups = find_figure_groups(words, reading.strokes)
    strips = readers.second.read_strips([cut_strip(clean, words, group) for group in groups])
    replaced: dict[int, tuple[SeenWord, ...]] = {}
    for group, strip in zip(groups, strips, strict=True):
        merged = merge_group([words[index] for index in group], strip)
        replaced.update(dict.fromkeys(group, ()))
        replaced[group[0]] = merged
    out = [made for index, word in enumerate(words) for made in replaced.get(index, (word,)) if made.text]
    seen = {word.line for word in reading.words}
    out = [word for word in out if not is_lone_letter(word, seen)]
    out.sort(key=lambda word: (word.line, word.x0))
    out = add_minus(clean, out)
    marked = raise_marks(clean, mend_bullets(clean, even_short_lines(even_heights(out))))
    return mend_words(mend_numerals(marked)), found.places


def _to_word(word: SeenWord, bold: bool, point: float) -> Word:
    """A word in points; pictures give numpy's numbers, which do not leave this room."""
    top = min(word.line_top, word.top) if word.line_bottom else word.top
    bottom = word.line_bottom or word.bottom
    return Word(
        word.text,
        round(float(word.x0) / point, 2),
        round(float(top) / point, 2),
        round(float(word.x1) / point, 2),
        round(float(bottom) / point, 2),
        size=round(SIZE_OF_TYPE * float(word.height) / point, 1),
        bold=bold,
        confidence=round(word.confidence, 3),
        alternative=word.alternative,
    )


def _to_rule(stroke: Stroke, point: float) -> Rule:
    """A rule is a line without width: the middle of its stroke."""
    x0, top, x1, bottom = (round(value / point, 2) for value in (stroke.x0, stroke.top, stroke.x1, stroke.bottom))
    if stroke.horizontal:
        middle = round((top + bottom) / 2, 2)
        return Rule(x0, middle, x1, middle)
    middle = round((x0 + x1) / 2, 2)
    return Rule(middle, top, middle, bottom)


def _warn(page: Page, words: Sequence[SeenWord], settings: OcrSettings) -> list[DocumentWarning]:
    if not words or (page.confidence or 0.0) < settings.unreadable_below:
        return [
            DocumentWarning(
                code=Code.PAGE_UNREADABLE,
                message=f"No text could be read on page {page.number}, a picture (blank, drawn or handwritten).",
                page=page.number,
            )
        ]
    warnings = []
    if (page.confidence or 0.0) < settings.unsure_below:
        warnings.append(
            DocumentWarning(
                code=Code.LOW_OCR_CONFIDENCE,
                message=f"OCR read page {page.number} with a mean confidence of {page.confidence:.2f}; check it.",
                page=page.number,
            )
        )
    mended = [(word.mended, word.text) for word in words if word.mended]
    if mended:
        shown = ", ".join(f"« {before} » as « {after} »" for before, after in mended[:5])
        more = f" and {len(mended) - 5} more" if len(mended) > 5 else ""
        warnings.append(
            DocumentWarning(
                code=Code.OCR_MENDED,
                message=f"OCR signs were mended on page {page.number}: {shown}{more}.",
                page=page.number,
            )
        )
    doubts = [word for word in words if word.alternative]
    if doubts:
        shown = ", ".join(f"« {word.text} » or « {word.alternative} »" for word in doubts[:5])
        more = f" and {len(doubts) - 5} more" if len(doubts) > 5 else ""
        warnings.append(
            DocumentWarning(
                code=Code.READINGS_DISAGREE,
                message=f"Two OCR readings differ on page {page.number}: {shown}{more}.",
                page=page.number,
            )
        )
    return warnings
