"""The heading of a sitting, or of an extract of its register: the lines that name it.

« PROCÈS-VERBAL DE LA SÉANCE / DU CONSEIL MUNICIPAL DU 14 MARS 2024 » stands among letterheads and dates, in one line or
in four; below it come who attends and the agenda. A line in bold further down is no heading, however it is printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.headings.title import read_continuation
from bordereau.extract.paragraphs.look import Look, Measures, look_at
from bordereau.lexicon.folding import fold
from bordereau.lexicon.items import read_behind, read_item_number
from bordereau.lexicon.months import is_date_line
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.schemas.text import Paragraph

REACH = 12
"""A heading stands among the first so many paragraphs."""
REACH_OF_NUMBER = 30
"""Who attends is told before the number."""
LINES = 4
LONGEST = 320
KEYS = ("extract_heads", "minutes_heads", "sitting_heads")
"""The surest first."""


def find_heading(own: Sequence[Paragraph], measures: Measures) -> tuple[int, int] | None:
    """``first, after`` of the paragraphs that name the sitting; None where no line does."""
    front = [paragraph for paragraph in own[:REACH] if paragraph.page == own[0].page]
    texts = [fold(paragraph.text[:LONGEST]) for paragraph in front]
    for key in KEYS:
        for first, text in enumerate(texts):
            if read_pattern("structure", "attendance").search(text):
                break
            if len(front[first].text) <= LONGEST and read_pattern("structure", key).match(text):
                return first, _descend(front, texts, first, measures)
    return None


def find_number(own: Sequence[Paragraph]) -> tuple[int, int] | None:
    """``first, after`` of the lines in the head of an extract that bear the number and object of what was decided."""
    front = own[:REACH_OF_NUMBER]
    for first, paragraph in enumerate(front):
        text = fold(paragraph.text)
        if read_pattern("structure", "decided").search(text):
            return None
        item = read_item_number(paragraph.text)
        if item is None or len(paragraph.text) > LONGEST or item.style not in ("named", "objects"):
            continue
        bare = not paragraph.text[item.end :].strip(" :.–-")
        further = item.style == "named" and any(_names_object(below, bare) for below in front[first + 1 : first + 2])
        return first, first + 1 + further
    return None


def find_item(own: Sequence[Paragraph], measures: Measures) -> tuple[int, int] | None:
    """``first, after`` of the title of an item that was cut out of its sitting: its number opens the act."""
    head = own[0]
    behind = read_behind(head.text)
    if head.marker is not None and head.marker[:1].isdigit():  # « 3) » was taken for that of a list
        behind = head.text
    if len(head.text) > LONGEST or not any(sign.isalpha() for sign in behind) or is_sentence(head.text):
        return None
    return 0, 1 + read_continuation(head, own[1:4], measures)


def _names_object(below: Paragraph, bare: bool) -> bool:
    """« Objet : … » below the number; or any title, where the number stands alone on its line."""
    text = fold(below.text)
    if read_pattern("structure", "objects").match(text):
        return True
    other = any(read_pattern("structure", key).search(text) for key in ("attendance", "sitting_heads", "no_item"))
    return bare and not other and below.marker is None and len(below.text) <= LONGEST and not is_sentence(below.text)


def _descend(front: Sequence[Paragraph], texts: Sequence[str], first: int, measures: Measures) -> int:
    """Take along the lines below that are printed as the first is, or say of which day and council it is."""
    after, look = first + 1, look_at(front[first], measures)
    while after < min(len(front), first + LINES) and _carries_on(front[after], texts[after], look, measures):
        after += 1
    return after


def _is_day(text: str) -> bool:
    """« Jeudi 14 mars 2024 »: the date line is no part of a title; « du 14 mars 2024 » is."""
    return is_date_line(text) or read_pattern("structure", "opens_day").match(fold(text)) is not None


def _carries_on(paragraph: Paragraph, text: str, head: Look, measures: Measures) -> bool:
    if _is_day(paragraph.text) or paragraph.marker is not None or len(paragraph.text) > LONGEST // 2:
        return False
    if is_sentence(paragraph.text):
        return False
    if any(read_pattern("structure", key).search(text) for key in ("attendance", "agenda", "named", "objects")):
        return False
    look = look_at(paragraph, measures)
    alike = look.bold == head.bold and look.capitals == head.capitals and abs(look.size - head.size) < 0.1 * head.size
    named = read_pattern("structure", "sitting_heads").match(text) is not None
    return named or text.startswith(("du ", "de ")) or (alike and head.stands_out and look.centred == head.centred)
