"""The line with which a title begins: the most prominent one that names a kind of act, or one printed to be seen."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.acts.title_lines import LARGER, MAX_TITLE, opens_visa
from bordereau.extract.paragraphs.look import Look, Measures
from bordereau.lexicon.annexes import ends_with_annex
from bordereau.lexicon.folding import fold
from bordereau.lexicon.months import is_date_line
from bordereau.lexicon.sentences import is_sentence
from bordereau.lexicon.title_words import (
    is_letterhead,
    only_numbers,
    opens_act,
    says_object,
    says_that_it_decides,
    stops_title,
)
from bordereau.schemas.text import Paragraph

BANNER_LENGTH = 45
"""« Convention cadre – Annexe 2 » is a banner in so many characters, and no title."""


def choose_first(front: Sequence[Paragraph], looks: Sequence[Look], measures: Measures) -> int | None:
    """The most prominent line that names a kind of act; else the most prominent line of display type."""
    best, score = None, 0.0
    opener, visa = _first_opener(front), _first_visa(front)
    for index, (paragraph, look) in enumerate(zip(front, looks, strict=True)):
        folded = fold(paragraph.text[:200])
        if index >= opener + 2 and best is not None:
            break
        if (
            not folded
            or len(paragraph.text) > MAX_TITLE
            or paragraph.marker is not None
            or is_date_line(paragraph.text)
        ):
            continue
        named = opens_act(folded) and not (len(folded) <= BANNER_LENGTH and ends_with_annex(paragraph.text))
        named = named and not (only_numbers(folded) and _has_object_above(front, looks, index))
        prominence = _prominence(look, measures)
        if named and is_sentence(paragraph.text) and not (look.larger or look.capitals or look.bold):
            named = False
        worth = prominence + (4.0 if named else 0.0) - (0.02 * index)
        if named and index > visa and says_that_it_decides(folded):
            continue  # « ARRÊTE » below the visas is what the authority does, not what the act is called
        if not named and (prominence < 2.0 or stops_title(folded) or is_sentence(paragraph.text)):
            continue
        if not named and (index >= opener or look.page != looks[0].page):
            continue
        if worth > score and (named or best is None):
            best, score = index, worth
    return best


def _has_object_above(front: Sequence[Paragraph], looks: Sequence[Look], index: int) -> bool:
    """« Opération programmée … » in larger type over « Convention n° 12 »: the title, and a line that numbers it."""
    return any(
        look.size >= LARGER * looks[index].size
        and look.page == looks[index].page
        and says_object(fold(paragraph.text[:200]))
        for paragraph, look in zip(front[:index], looks[:index], strict=True)
    )


def _first_opener(front: Sequence[Paragraph]) -> int:
    """The index of the line that opens the parties: « Entre », « Entre les soussignés »."""
    for index, paragraph in enumerate(front):
        folded = fold(paragraph.text[:400])
        if folded.startswith("entre") and stops_title(folded):
            return index
    return len(front)


def _first_visa(front: Sequence[Paragraph]) -> int:
    """The index of the first line that says on what the decision rests: « Vu le code … »."""
    return next((n for n, one in enumerate(front) if opens_visa(fold(one.text[:40]))), len(front))


def _prominence(look: Look, measures: Measures) -> float:
    larger = max(0.0, look.size / measures.size - 1.0)
    return min(2.0, 4.0 * larger) + 1.0 * look.bold + 0.8 * look.capitals + 0.8 * look.centred


def climb(front: Sequence[Paragraph], looks: Sequence[Look], first: int) -> int:
    """A line above of the very same type, close by, belongs to the title too (« PROGRAMME X / CONVENTION … »)."""
    while first > 0:
        above, look = looks[first - 1], looks[first]
        text = front[first - 1].text
        if not _same_type(above, look) or not look.stands_out or above.page != look.page:
            break
        if look.top - above.bottom > 1.0 * look.size or above.centred != look.centred:
            break
        folded = fold(text)
        if stops_title(folded) or is_letterhead(folded) or is_date_line(text) or is_sentence(text):
            break
        first -= 1
    return first


def _same_type(one: Look, other: Look) -> bool:
    return one.bold == other.bold and one.capitals == other.capitals and abs(one.size - other.size) < 0.05 * one.size
