"""The signature block, found on lines before they become paragraphs: its columns must not be read across.

It starts below « Fait à …, le … », or, where an act has no such line, at « Pour X » and « Le Maire » rows, or at the
office that signs under its last sentence (``closing_offices``). It ends at prose,
at an annex, at the next act or the next article, and may run over to the next page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.extract.lines.make import split_line
from bordereau.extract.signatures.closing_offices import end_closing, is_known_closing, opens_closing
from bordereau.extract.signatures.columns import read_columns
from bordereau.extract.signatures.openings import is_believed, is_heading, opens_bare, opens_role
from bordereau.lexicon.annexes import names_annex
from bordereau.lexicon.closings import is_dated_place
from bordereau.lexicon.folding import fold
from bordereau.lexicon.headings import read_label
from bordereau.lexicon.items import heads_item
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.signing import find_signed_by, goes_on_done, is_done, opens_mention
from bordereau.lexicon.title_words import opens_act
from bordereau.schemas.act import SignatureSpan
from bordereau.schemas.page import Line

_ENDS_DATE = re.compile(r"[a-z]{2,10} (?:19|20)\d\d\W*")
"""« cembre 1987 »: the end of a date that a narrow page has cut."""
_BRACKETS = str.maketrans("", "", "[]")
"""« [Lac], le 3 mai 2021 »: what a model left to be filled in."""
_MAY_DATE = re.compile(r"^(?:fait|signe|a|[a-z' -]{2,30},) .*\ble ?\d")
"""What a line of columns that opens with a place and a day looks like."""
_DAY = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:h]\d{2}(?::\d{2})?")
_SIGNED_ID = re.compile(r"\b(?=\w*\d)[0-9A-F]{10,}\b\W*")
MAX_ROWS = 70
PROSE_WORDS = 11
"""A line of so many words in one run is prose, unless it opens like a signature."""
NEED_ROWS = 2
MAX_ROW = 400
NAME_WORDS = 6
"""A name has no more words than these."""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """A block of signatures: its lines leave the running text."""

    lines: tuple[Line, ...]
    spans: tuple[SignatureSpan, ...]

    @property
    def place(self) -> tuple[int, float]:
        """Page and height of its first line."""
        return self.lines[0].page, self.lines[0].box[1]


def find_signatures(pages: Sequence[Sequence[Line]]) -> tuple[SignatureBlock, ...]:
    """Every signature block of a document, in order. ``pages`` are the lines of each page, furniture taken off."""
    lines = [line for page in pages for line in page]
    texts = [fold(line.text) for line in lines]
    blocks: list[SignatureBlock] = []
    index = 0
    while index < len(lines):
        start = _find_start(lines, texts, index)
        closing = index if start is None and opens_closing(lines, index) else None
        start = closing if start is None else start
        if start is None:
            index += 1
            continue
        end = _find_end(lines, texts, start) if start != closing else end_closing(lines, start)
        rows = lines[start:end]
        alone = start == closing and is_known_closing(lines, start)
        enough = len(rows) >= NEED_ROWS or alone or (rows and _signs_alone(rows[0]))
        if enough and is_believed(rows) and not _heads_file(lines, start, end):
            blocks.append(SignatureBlock(tuple(rows), read_columns(rows, len(blocks))))
        index = max(end, index + 1)
    return tuple(blocks)


def _heads_file(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether rows on the first page stand over all its prose: the date, sender and addressee of a letter."""
    first = [(place, line) for place, line in enumerate(lines) if line.page == lines[0].page]
    prose = [place for place, line in first if any(len(part.words) > PROSE_WORDS for part in split_line(line))]
    return lines[start].page == lines[0].page and bool(prose) and start < prose[0] and end <= prose[-1]


def _signs_alone(row: Line) -> bool:
    """A block of one row: columns, or an office, or « Pour X »."""
    folded = fold(row.text)
    return len(split_line(row)) > 1 or opens_role(folded) or is_heading(folded)


def _find_start(lines: Sequence[Line], texts: Sequence[str], index: int) -> int | None:
    """The first row of a block that begins at or just below the line ``index``."""
    folded = texts[index]
    if _is_done(lines[index], folded):
        if len(folded) > 160 or _is_parted(lines[index]):
            return index if _is_parted(lines[index]) and len(folded) <= 160 else None
        after = index + 1
        while after < len(lines) and after <= index + 6 and not _is_parted(lines[after]):
            ends_date = after == index + 1 and _ENDS_DATE.fullmatch(texts[after]) is not None
            if not (goes_on_done(texts[after]) or ends_date) or is_heading(texts[after]):
                break
            after += 1
        return after if after < len(lines) and _may_sign(lines, texts, after) else None
    signed = find_signed_by(folded) and all(find_signed_by(fold(part.text)) for part in split_line(lines[index]))
    return index if signed or opens_bare(lines, texts, index) else None


def _is_done(line: Line, folded: str) -> bool:
    """« Fait à Lac, le 3 mai 2021 », the whole line or the first of its columns, brackets of a model left out."""
    if is_done(folded) or is_dated_place(line.text.translate(_BRACKETS)):
        return True
    first = split_line(line)[0].text if _MAY_DATE.search(folded) else line.text
    return first != line.text and (is_done(fold(first)) or is_dated_place(first.translate(_BRACKETS)))


def _is_parted(line: Line) -> bool:
    return len(split_line(line)) > 1


def _may_sign(lines: Sequence[Line], texts: Sequence[str], index: int) -> bool:
    """Whether a row below « Fait à … » can belong to a block."""
    return not _ends(lines[index], texts[index])


def _find_end(lines: Sequence[Line], texts: Sequence[str], start: int) -> int:
    index = start
    page = lines[start].page
    while index < len(lines) and index - start < MAX_ROWS:
        if lines[index].page != page:
            if not _runs_over(lines, texts, start, index):
                break
            page = lines[index].page
        if _ends(lines[index], texts[index]):
            break
        index += 1
    return index


def _runs_over(lines: Sequence[Line], texts: Sequence[str], start: int, index: int) -> bool:
    """Whether the block goes on at the top of the next page: an office, columns, or the name that the foot asks for."""
    parts = [fold(part.text) for part in split_line(lines[index])]
    opens = any(is_heading(part) or opens_role(part, MAX_ROW) for part in parts)
    if opens or any(char.isdigit() for char in texts[index]):
        return opens
    few = index - start < 2 * NEED_ROWS
    return (few and len(parts) > 1) or (_asks_for_name(texts[index - 1]) and _may_name(lines[index]))


def _asks_for_name(folded: str) -> bool:
    """« Le Maire de X, » or « Pour X » at the foot of a page: who signs stands on the next."""
    return is_heading(folded) or opens_role(folded)


def _may_name(line: Line) -> bool:
    """A few words, all but the particles with capitals: « Rose-Marie de LAGE »."""
    parts = split_line(line)
    capitals = [word.text[0].isupper() for part in parts for word in part.words if len(word.text) > 3]
    return all(len(part.words) <= NAME_WORDS for part in parts) and bool(capitals) and all(capitals)


def _ends(line: Line, folded: str) -> bool:
    """Whether a line stands below the block: prose, a heading, the next act."""
    parts = split_line(line)
    if len(parts) == 1 and names_annex(line.text) and len(folded) < 200:
        return True
    if read_pattern("announcers", "councils_resume").match(folded) or heads_item(line.text):
        return True
    label = read_label(line.text)
    if label is not None and label.kind in ("article", "chapter", "decimal"):
        return True
    if len(parts) == 1 and opens_act(folded) and not is_heading(folded):
        return len(line.words) >= 2 or folded.isupper()
    digits = sum(_is_number(part.text) for part in parts)
    if digits >= 2 and digits >= len(parts) - 1:
        return True
    if is_heading(folded) or opens_mention(folded) or opens_role(folded, MAX_ROW):
        return False
    return any(len(part.words) > PROSE_WORDS for part in parts)


def _is_number(text: str) -> bool:
    """A figure of a table; no date of a signature, no identifier that a signing service prints below one."""
    text = _DAY.sub("", _SIGNED_ID.sub("", text))
    digits = sum(char.isdigit() for char in text)
    return digits > 0 and digits >= 0.5 * sum(not char.isspace() for char in text)
