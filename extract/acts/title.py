"""The title of an act on its first page.

A title opens with the kind of the act (« CONVENTION … », « Avenant n° 2 … ») and is printed to be seen: larger, bold,
in capitals, centred. Its lines are joined as long as they are printed so; the date line, a logo, a stamp and the word
that opens the parties stop it. « entre X et Y » under the title belongs to it when it is printed as the title is and
the parties block opens again below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.extract.acts.title_first import choose_first, climb
from bordereau.extract.acts.title_lines import MAX_TITLE, REPRESENTED, WIDE_GAP_EM, descend, stands_over_authority
from bordereau.extract.headings.line_joins import join_title
from bordereau.extract.paragraphs.look import Look, Measures, look_at
from bordereau.lexicon.folding import fold
from bordereau.lexicon.headings import read_label
from bordereau.lexicon.months import is_date_line
from bordereau.lexicon.offices import opens_with_office
from bordereau.lexicon.title_words import is_letterhead, numbers_order, opens_act, stops_title
from bordereau.schemas.text import Paragraph

REACH = 40
"""A title stands among the first so many paragraphs of its act."""
LEAST_OBJECT = 3
"""Words of an object; fewer are what the authority says next: « DÉCIDE », « ARRÊTE »."""
NUMBER_REACH = 60
"""The number of an act ends within so many characters."""

_OPENS = re.compile(r"(?:\bE\s?n\s?t\s?r\s?e\b|\bENT\s?R\s?E\b)(?=\s*:|\s+[LUldMS«]|\s+∑)")


@dataclass(frozen=True, slots=True)
class TitleSpan:
    """The paragraphs ``first:after`` make the title."""

    first: int
    after: int
    title: Paragraph
    rest: Paragraph | None = None
    """What follows the title in its last paragraph, where the line ends of the text layer are lost."""


def find_title(paragraphs: Sequence[Paragraph], measures: Measures) -> TitleSpan | None:
    """The title among the paragraphs before an act's first article."""
    front = paragraphs[:REACH]
    looks = [look_at(paragraph, measures) for paragraph in front]
    first = choose_first(front, looks, measures)
    if first is None:
        return _cut_unbroken(front)
    first = climb(front, looks, first)
    beside = _find_letterhead(looks, first)
    own = [index for index in range(len(paragraphs)) if index not in beside]
    lines, seen = [paragraphs[index] for index in own], [looks[index] for index in own if index < len(looks)]
    start = own.index(first)
    stop = descend(lines, seen, start)
    after = own[stop - 1] + 1
    object_words = sum(len(line.text.split()) for line in lines[start + 1 : stop])
    if object_words >= LEAST_OBJECT and numbers_order(fold(lines[start].text)):
        start += 1  # « Arrêté n° 12 » over « portant … »: the number stays in the opening, the object is the title
        first = own[start]
    elif stop == start + 1 and _is_object_below(lines, seen, start):
        first, stop = own[start + 1], descend(lines, seen, start + 1)
        start, after = start + 1, own[stop - 1] + 1
    return TitleSpan(first, after, cut_number(join_title(lines[start:stop])))


def _is_object_below(paragraphs: Sequence[Paragraph], looks: Sequence[Look], index: int) -> bool:
    """« Décision du Président n° 12 » over « MISE À DISPOSITION DE LOCAUX »: the object, printed to be seen or above
    who decides.
    """
    if index + 1 >= len(looks) or not numbers_order(fold(paragraphs[index].text)):
        return False
    look, text = looks[index + 1], paragraphs[index + 1].text
    near = look.page == looks[index].page and look.top - looks[index].bottom <= WIDE_GAP_EM * looks[index].size
    seen = (look.capitals or look.bold) and len(text.split()) >= LEAST_OBJECT
    seen = seen or stands_over_authority(paragraphs, index + 1)
    folded = fold(text)
    other = stops_title(folded) or is_letterhead(folded) or opens_with_office(folded)
    ended = text.rstrip()[-1:] in ".;,"
    return near and seen and not (other or ended or is_date_line(text) or read_label(text) is not None)


def cut_number(title: Paragraph) -> Paragraph:
    """The object of « DÉLIBÉRATION N° 2024/12 : TARIFS », which stands behind its number on the same line."""
    mark = title.text.find(":")
    if not 0 < mark <= NUMBER_REACH or not numbers_order(fold(title.text[:mark])):
        return title
    start = mark + 1 + len(title.text[mark + 1 :]) - len(title.text[mark + 1 :].lstrip())
    return title.slice(start) if len(title.text) > start else title


def _find_letterhead(looks: Sequence[Look], first: int) -> frozenset[int]:
    """Lines of small type that stand beside the title, between two of its lines that follow each other closely."""
    beside: set[int] = set()
    last, passed = first, list[int]()
    for index in range(first + 1, len(looks)):
        look, title = looks[index], looks[last]
        if look.page != title.page or look.top - title.bottom > title.size:
            break
        if look.size < 0.6 * title.size:
            passed.append(index)
        elif abs(look.size - title.size) < 0.1 * title.size:
            left, right = min(look.x0, title.x0), max(look.x1, title.x1)
            if any(looks[place].x1 > left and looks[place].x0 < right for place in passed):
                break  # « entre » in small type between two lines of a title
            beside.update(passed)
            last, passed = index, []
        else:
            break
    return frozenset(beside)


def _cut_unbroken(front: Sequence[Paragraph]) -> TitleSpan | None:
    """The title of an opening that has lost its line ends: up to the word that opens the parties.

    The title may have an « ENTRE » of its own; the one that opens the parties is the last before the first
    « représenté ».
    """
    if not front or not opens_act(fold(front[0].text[:200])):
        return None
    text = front[0].text
    limit = REPRESENTED.search(text)
    opens = [found.start() for found in _OPENS.finditer(text, 0, limit.start() if limit else len(text))]
    cut = opens[-1] if opens else None
    if cut is None or not 0 < cut <= MAX_TITLE:
        return None
    return TitleSpan(0, 1, front[0].slice(0, cut), front[0].slice(cut))
