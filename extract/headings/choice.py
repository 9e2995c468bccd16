"""Which of the lines that open like a heading are headings of the act.

The numbering decides what a line alone cannot: « 2.1 » is a heading under article 2 and a figure elsewhere;
« Article 3 » after « est modifié comme suit : » belongs to another act; « 1. Objet » counts articles only where the
word is not used. Numbers that repeat, skip or go back are kept as printed: a repair would be a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bordereau.extract.headings.candidates import Candidate, restore_number
from bordereau.extract.headings.sequence import is_seen, mend_number
from bordereau.extract.paragraphs.look import Measures, look_at
from bordereau.lexicon.folding import fold
from bordereau.lexicon.headings import Label
from bordereau.lexicon.numbering import follows
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.schemas.text import Paragraph

MAX_SKIP = 3
"""A sub-number may skip so many of its siblings and still be taken for one."""
QUOTE_REACH = 40
"""A quotation mark left open for more paragraphs than this was never meant to close."""


def choose_headings(
    paragraphs: Sequence[Paragraph], candidates: Sequence[Candidate], measures: Measures
) -> list[Candidate]:
    """The candidates that are headings of this act, chapters too."""
    inside = _find_quoted(paragraphs)
    free = [c for c in candidates if c.index not in inside]
    worded = [c for c in free if c.label.kind == "article"]
    top = "article" if worded else _choose_top(paragraphs, free, measures)
    chosen: list[Candidate] = []
    last = ""
    quoting = False
    for place, given in enumerate(free):
        candidate = _mend_lost_dot(paragraphs, mend_number(paragraphs, given, last, free[place + 1 :]), last)
        label = candidate.label
        if label.kind == "chapter":
            if candidate.stands_out or not is_sentence(paragraphs[candidate.index].text):
                chosen.append(candidate)
            continue
        if label.kind == "decimal":
            if not _is_sub(label, last, paragraphs[candidate.index], candidate):
                continue
        elif label.kind != top or (top != "article" and not _heads(paragraphs, candidate, measures)):
            continue
        elif top == "article" and _is_quoted(paragraphs, candidate, last, quoting):
            quoting = True
            continue
        if label.kind == "decimal" and quoting:
            continue
        quoting = False
        chosen.append(candidate)
        last = label.number or last
    return chosen


def _mend_lost_dot(paragraphs: Sequence[Paragraph], candidate: Candidate, last: str) -> Candidate:
    """« Article 42 » that OCR read after article 4.1 is article 4.2: only where that, and no other, comes next."""
    label = candidate.label
    if not (is_seen(paragraphs, candidate) and last and len(label.number) == 2 and label.number.isdecimal()):
        return candidate
    dotted = ".".join(label.number)
    if follows(last, label.number) or not follows(last, dotted):
        return candidate
    return replace(candidate, label=replace(label, number=dotted, kind="article"))


def _is_sub(label: Label, last: str, paragraph: Paragraph, candidate: Candidate) -> bool:
    """Whether « 2.1 » continues the numbering: its parent is open, and it comes after its siblings."""
    if not all(part.isdecimal() for part in label.parts):
        return False
    if not last:
        return candidate.stands_out and label.parts[-1] == "1" and len(label.parts) == 2
    open_parts = last.split(maxsplit=1)[0].split(".")
    depth = len(label.parts)
    parent = list(label.parts[:-1])
    if open_parts[: depth - 1] != parent:
        return candidate.stands_out and follows(last, label.number)
    sibling = int(open_parts[depth - 1]) if len(open_parts) >= depth and open_parts[depth - 1].isdecimal() else 0
    number = int(label.parts[-1])
    if sibling < number <= sibling + MAX_SKIP:
        return paragraph.marker is None
    return candidate.stands_out and number <= sibling


def _choose_top(paragraphs: Sequence[Paragraph], candidates: Sequence[Candidate], measures: Measures) -> str:
    """How articles are counted where the word “article” is not used: « I. », « 1. », « A. »; or not at all.

    Roman numerals stand above arabic ones, and those above letters. The first must be 1 (I, A) and text must
    follow, else it is a list.
    """
    for kind, first in (("roman", "1"), ("number", "1"), ("letter", "A")):
        heads = [c for c in candidates if c.label.kind == kind and _heads(paragraphs, c, measures)]
        heads = heads[next((place for place, c in enumerate(heads) if c.label.number == first), len(heads)) :]
        if len(heads) < 2:
            continue
        gaps = [b.index - a.index for a, b in pairwise(heads)]
        if sum(gap > 1 for gap in gaps) >= max(1, len(gaps) // 2):
            return kind
    return ""


def _heads(paragraphs: Sequence[Paragraph], candidate: Candidate, measures: Measures) -> bool:
    """Whether a bare number heads: it stands out, or it is a short line that ends without a full stop."""
    if candidate.start:
        return False
    paragraph = restore_number(paragraphs[candidate.index])
    text = paragraph.text[candidate.label.body :]
    if candidate.stands_out:
        return True
    look = look_at(paragraph, measures)
    short = look.rows == 1 and len(text) <= 90 and text.rstrip()[-1:] not in ".;,:"
    return short and candidate.label.separated and paragraphs[candidate.index].marker is None and not is_sentence(text)


def _is_quoted(paragraphs: Sequence[Paragraph], candidate: Candidate, last: str, quoting: bool) -> bool:
    """Whether the heading belongs to an act that this one quotes or amends."""
    number = candidate.label.number
    expected = not last or not number or follows(last, number)
    before = paragraphs[candidate.index - 1] if candidate.index else None
    if before is not None and not candidate.start:
        announced = fold(before.text[-240:])
        if read_pattern("announcers", "quotes").search(announced):
            return not expected or _names_article(announced, number)
    return quoting and not expected


def _names_article(announcement: str, number: str) -> bool:
    return re.search(rf"article\s+(?:n\s?[°o]\s?)?{re.escape(number)}(?![\d.]\d)", announcement) is not None


def _find_quoted(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The paragraphs inside quotation marks that were opened at the start of a paragraph and close later."""
    inside: set[int] = set()
    opened: int | None = None
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if opened is None:
            if text[:1] in '«“"' and text[1:].strip() and not _closes(text[1:], text[0]):
                opened = index
            continue
        if index - opened > QUOTE_REACH:
            opened = None
        elif _closes(text, paragraphs[opened].text[0]):
            inside.update(range(opened, index + 1))
            opened = None
    return inside


def _closes(text: str, mark: str) -> bool:
    close = {"«": "»", "“": "”", '"': '"'}[mark]
    return text.count(close) > (text.count(mark) if mark != close else 0)
