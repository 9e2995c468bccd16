"""What stands around a table: its title, the annex it belongs to, lines that state a unit, foot notes.

A title is a short block right above the table that is no sentence: bold, centred, in capitals, or beginning with
“Annexe” or “Tableau”. “ANNEXE 1 DE L'AVENANT : TABLEAU…” gives the annex 1 and the title behind the colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bordereau.extract.tables.around.unit_lines import declares_unit, is_nearer_above, is_unit_line
from bordereau.lexicon.annexes import read_annex
from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import write_taxes, write_unit
from bordereau.lexicon.note_marks import RAISE, RAISED
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.schemas.page import Box, Line
from bordereau.schemas.table import TableRegion
from bordereau.schemas.text import Paragraph, join_lines

TITLE_REACH_EM = 9.0
"""A title stands at most so far above its table, in sizes of its type."""
NOTE_REACH_EM = 3.0
CAPTION_SHARE = 0.5
"""A caption below its table stands off from it by less than this share of the white to the next."""
SOURCE_WORDS = 8
UNIT_LINES = 3
"""So many lines under a table may be a note on its unit."""
_NOTE = re.compile(rf"^\s*(?:\((\d{{1,2}}|\*{{1,3}}|[a-e])\)|(\*{{1,3}})|(\d)\)|([{RAISED}]+))\s*")
_PLAIN_NOTE = re.compile(r"^\s*(\d{1,2})\s+(?=[^\W\d_])")
"""« 1 Hors taxes »: a note only where its number stands raised in the table."""
_PAGE = re.compile(r"\W*(?:page\s*)?\d{1,3}(?:\s*(?:/|sur)\s*\d{1,3})?\W*")


def caption_tables(regions: Sequence[TableRegion], lines: Sequence[Line]) -> tuple[TableRegion, ...]:
    """Set title, annex, context and notes of the tables of one page, given in order from top to bottom."""
    out = []
    for number, region in enumerate(regions):
        box = region.boxes[0]
        ceiling = max((r.boxes[0][3] for r in regions[:number] if r.boxes[0][3] <= box[1] + 2), default=0.0)
        floor = min((r.boxes[0][1] for r in regions[number + 1 :] if r.boxes[0][1] >= box[3] - 2), default=1e6)
        free = [line for line in lines if not any(_is_in(line, r.boxes[0]) for r in regions)]
        above = [line for line in free if ceiling - 2 <= line.middle < box[1] + 1]
        below = [line for line in free if box[3] - 1 < line.middle <= floor + 2 and not _is_page_number(line)]
        mine = [line for line in above if not _is_caption_below(line, ceiling, box[1])]
        title, context = _read_above(mine, box)
        title = title or _read_caption_below(below, box, floor)
        near = [line for line in context if not _is_of_the_table_above(line, ceiling, box[1])]
        near.extend([join_lines(context_lines(near))] if len(near) > 1 else [])
        annex = _find_annex([line for line in lines if line.middle < box[1] + 1], regions)
        title, own = _strip_annex(title)
        notes, after = _read_notes(below, box, region, floor)
        out.append(
            replace(
                region,
                title=title,
                annex=own or annex,
                context=(*near, *after),
                notes=notes,
                first_on_page=not above and ceiling == 0.0,
                last_on_page=floor == 1e6 and _says_nothing_more(below, notes),
            )
        )
    return tuple(out)


def _says_nothing_more(below: Sequence[Line], notes: Sequence[Paragraph]) -> bool:
    """Whether all lines below a table are its notes, or one that names the source of its figures: « Source DGFIP »."""
    noted = {line.number for note in notes for line in note.lines}
    rest = [line for line in below if line.number not in noted]
    return len(rest) <= 1 and all(_tells_source(line) for line in rest)


def _tells_source(line: Line) -> bool:
    return len(line.words) <= SOURCE_WORDS and read_pattern("tables", "sources").match(fold(line.text)) is not None


def context_lines(context: Sequence[Paragraph]) -> list[Line]:
    """The lines of a context read upwards, from top to bottom: a sentence may state its unit over two of them."""
    return [line for paragraph in reversed(context) for line in paragraph.lines]


def _is_of_the_table_above(text: Paragraph, ceiling: float, top: float) -> bool:
    """Tell whether a unit is said of the table above: « Montants en k€ » right under it."""
    line = text.lines[0]
    return is_nearer_above(line, ceiling, top) and (declares_unit(text.text) or is_unit_line(text.text))


def _is_caption_below(line: Line, ceiling: float, top: float) -> bool:
    """Tell whether a line « Tableau 1 – … » is the caption of the table above it, which it follows closely."""
    if not ceiling or read_pattern("tables", "caption_titles").match(fold(line.text)) is None:
        return False
    return 0 <= line.box[1] - ceiling < CAPTION_SHARE * (top - line.box[3])


def _read_caption_below(lines: Sequence[Line], box: Box, floor: float) -> Paragraph | None:
    """Read « Tableau 1 – … » right below a table as its title."""
    first = next(iter(lines), None)
    if first is None or first.box[1] - box[3] > NOTE_REACH_EM * first.size or is_sentence(first.text):
        return None
    numbered = read_pattern("tables", "numbered_captions").match(fold(first.text)) is not None
    return join_lines([first]) if numbered and (floor == 1e6 or _is_caption_below(first, box[3], floor)) else None


def _is_page_number(line: Line) -> bool:
    """A page number that was not taken for furniture: “page 2”, “- 3 -”, “4/12”."""
    return _PAGE.fullmatch(fold(line.text)) is not None


def _is_in(line: Line, box: Box) -> bool:
    x0, _, x1, _ = line.box
    return box[0] - 2 <= (x0 + x1) / 2 <= box[2] + 2 and box[1] - 1 <= line.middle <= box[3] + 1


def _read_above(lines: Sequence[Line], box: Box) -> tuple[Paragraph | None, list[Paragraph]]:
    """Read upwards from the table: unit lines and an introducing sentence first, then the title's block."""
    context: list[Paragraph] = []
    block: list[Line] = []
    below = box[1]
    for line in reversed(lines):
        em = line.size
        gap = below - line.box[3]
        if gap > (TITLE_REACH_EM if not block else 1.2) * em:
            break
        if not block and not _looks_like_title(line, box):
            context.append(join_lines([line]))
            if len(context) > 3:
                break
            below = line.box[1]
            continue
        if block and not _same_block(line, block[-1], box):
            break
        block.append(line)
        below = line.box[1]
    if block and len(context) > 1 and not _names_table(block):
        return None, context
    return (join_lines(block[::-1]) if block else None), context


def _names_table(block: Sequence[Line]) -> bool:
    return any(read_pattern("tables", "caption_titles").match(fold(line.text)) for line in block)


@cache
def _unit_tail() -> re.Pattern[str]:
    """« Résultats prévisionnels (en k€) »: a line that ends with the unit of the figures below heads them."""
    return re.compile(
        r"^(?![-–•])[^.;:]{4,90}\((?:montants? )?(?:exprimes? )?(?:en )?"
        rf"(?:{write_unit()}|%)(?: (?:{write_taxes()}|courants|constants))?\)$"
        rf"|^[^.;:,]{{4,70}}\ben {write_unit(scaled=True)}$"
    )


def _looks_like_title(line: Line, box: Box) -> bool:
    text = line.text.strip()
    plain = fold(text)
    if len(line.words) < 2 and not text.isupper() and not all(word.bold for word in line.words):
        return False
    if text.startswith("(") or text.endswith((".", ";", ",")):
        return False
    if read_pattern("tables", "caption_titles").match(plain):
        return True
    if text[:1].isupper() and _unit_tail().match(plain) and box[1] - line.box[3] < 2 * line.size:
        return not is_sentence(text)
    if text.endswith(":") and not all(word.bold for word in line.words):
        return False
    centred = abs((line.box[0] + line.box[2]) / 2 - (box[0] + box[2]) / 2) < 12 and line.box[0] > box[0] + 20
    return text.isupper() or all(word.bold for word in line.words) or centred


def _same_block(line: Line, below: Line, box: Box) -> bool:
    """Tell whether a line above goes with a title line: same print, or another title line."""
    if line.text.rstrip().endswith((".", ";")):
        return False
    same_print = abs(line.size - below.size) < 1.5 and line.words[0].bold == below.words[0].bold
    return _looks_like_title(line, box) and (
        same_print or read_pattern("tables", "caption_titles").match(fold(line.text)) is not None
    )


def _find_annex(above: Sequence[Line], regions: Sequence[TableRegion]) -> str | None:
    """Find the nearest annex heading above a table on its page, other tables in between or not."""
    for line in reversed(above):
        if any(_is_in(line, region.boxes[0]) for region in regions):
            continue
        label = read_annex(line.text)
        if label is not None and label.number is not None and len(line.words) < 25:
            return label.number
    return None


def _strip_annex(title: Paragraph | None) -> tuple[Paragraph | None, str | None]:
    """Take « ANNEXE 1 : » off a title; a title that is nothing else is none."""
    if title is None:
        return None, None
    label = read_annex(title.text)
    if label is None or label.number is None:
        return title, None
    rest = title.slice(label.body)
    return (rest if rest.text[:1].isalpha() or (label.separated and rest.text) else None), label.number


def _read_mark(text: str, printed: str) -> tuple[str, bool]:
    """The mark that opens a line, if one does, and whether it is ``printed`` in the table.

    >>> _read_mark("(1) Hors taxes", "12 (1)"), _read_mark("2 Hors taxes", "40 000²"), _read_mark("2 Hors taxes", "40")
    (('1', True), ('2', True), ('', False))
    """
    match = _NOTE.match(text)
    if match is None:
        plain = _PLAIN_NOTE.match(text)
        return (plain[1], True) if plain and plain[1].translate(RAISE) in printed else ("", False)
    mark = next((group for group in match.groups() if group), "")
    raised = mark.translate(RAISE) in printed
    return mark, f"({mark})" in printed or raised or (mark in "***" and mark in printed)


def _read_notes(
    lines: Sequence[Line], box: Box, region: TableRegion, floor: float
) -> tuple[tuple[Paragraph, ...], list[Paragraph]]:
    """Read the foot notes under a table, and the lines under it that state a unit, down to the table at ``floor``."""
    grid = region.readings[0]
    printed = " ".join(cell.text for cell in grid.cells)
    notes: list[list[Line]] = []
    plain: list[Line] = []
    below = box[3]
    for line in lines:
        gap = line.box[1] - below
        mark, wanted = _read_mark(line.text, printed)
        if mark and (wanted or gap < NOTE_REACH_EM * line.size):
            notes.append([line])
        elif notes and gap < 0.6 * line.size and abs(line.size - notes[-1][0].size) < 0.6:
            notes[-1].append(line)
        elif gap < NOTE_REACH_EM * line.size and len(plain) < UNIT_LINES:
            plain.append(line)
        elif notes or plain:
            break
        below = line.box[3]
    free = [line for line in plain if not (floor < 1e6 and not is_nearer_above(line, box[3], floor))]
    spans = [free[end - count : end] for end in range(1, len(free) + 1) for count in (1, 2) if count <= end]
    said = [join_lines(span) for span in spans]
    context = [text for text in said if is_unit_line(text.text) or declares_unit(text.text)]
    return tuple(join_lines(note) for note in notes), context
