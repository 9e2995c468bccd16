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

from bordereau.extract.headings.line_joins import join_title
from bordereau.extract.paragraphs.look import Look, Measures, look_at
from bordereau.lexicon.annexes import ends_with_annex
from bordereau.lexicon.bodies import head as body_head
from bordereau.lexicon.folding import fold, fold_quotes
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.headings import opens_first_article, read_label
from bordereau.lexicon.months import is_date_line, opens_with_month
from bordereau.lexicon.offices import opens_with_office
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import goes_on, is_sentence
from bordereau.lexicon.title_words import (
    continues_title,
    is_letterhead,
    numbers_order,
    only_numbers,
    opens_act,
    opens_parties,
    says_object,
    says_of_a_party,
    says_that_it_decides,
    says_what_for,
    stops_title,
)
from bordereau.schemas.text import Paragraph

REACH = 40
"""A title stands among the first so many paragraphs of its act."""
MAX_LINES = 14
LEAST_OBJECT = 3
"""Words of an object; fewer are what the authority says next: « DÉCIDE », « ARRÊTE »."""
NUMBER_REACH = 60
"""The number of an act ends within so many characters."""
MAX_TITLE = 600
LARGER = 1.15
"""Type larger by this is that of a title beside a line that goes with it."""
WIDE_GAP_EM = 6.0
"""White space larger than so many sizes of type ends a title, unless it goes on by its words."""

_OPENS = re.compile(r"(?:\bE\s?n\s?t\s?r\s?e\b|\bENT\s?R\s?E\b)(?=\s*:|\s+[LUldMS«]|\s+∑)")
BANNER_LENGTH = 45
"""« Convention cadre – Annexe 2 » is a banner in so many characters, and no title."""
_DAY = re.compile(r"\b(?:du|le) \d{1,2}(?:er)?$")
_REPRESENTED = re.compile(r"repr\s?[ée]\s?s", re.IGNORECASE)


def _says(key: str) -> FormPattern:
    return read_pattern("acts", key)


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
    first = _choose_first(front, looks, measures)
    if first is None:
        return _cut_unbroken(front)
    first = _climb(front, looks, first)
    beside = _find_letterhead(looks, first)
    own = [index for index in range(len(paragraphs)) if index not in beside]
    lines, seen = [paragraphs[index] for index in own], [looks[index] for index in own if index < len(looks)]
    start = own.index(first)
    stop = _descend(lines, seen, start)
    after = own[stop - 1] + 1
    object_words = sum(len(line.text.split()) for line in lines[start + 1 : stop])
    if object_words >= LEAST_OBJECT and numbers_order(fold(lines[start].text)):
        start += 1  # « Arrêté n° 12 » over « portant … »: the number stays in the opening, the object is the title
        first = own[start]
    elif stop == start + 1 and _is_object_below(lines, seen, start):
        first, stop = own[start + 1], _descend(lines, seen, start + 1)
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
    seen = seen or _stands_over_authority(paragraphs, index + 1)
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
    limit = _REPRESENTED.search(text)
    opens = [found.start() for found in _OPENS.finditer(text, 0, limit.start() if limit else len(text))]
    cut = opens[-1] if opens else None
    if cut is None or not 0 < cut <= MAX_TITLE:
        return None
    return TitleSpan(0, 1, front[0].slice(0, cut), front[0].slice(cut))


def _choose_first(front: Sequence[Paragraph], looks: Sequence[Look], measures: Measures) -> int | None:
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
    return next((n for n, one in enumerate(front) if _opens_visa(fold(one.text[:40]))), len(front))


def _prominence(look: Look, measures: Measures) -> float:
    larger = max(0.0, look.size / measures.size - 1.0)
    return min(2.0, 4.0 * larger) + 1.0 * look.bold + 0.8 * look.capitals + 0.8 * look.centred


def _climb(front: Sequence[Paragraph], looks: Sequence[Look], first: int) -> int:
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


def _descend(paragraphs: Sequence[Paragraph], looks: Sequence[Look], first: int) -> int:
    after = first + 1
    length = len(paragraphs[first].text)
    while after < len(looks) and after - first < MAX_LINES:
        length += len(paragraphs[after].text)
        if length > MAX_TITLE or not _carries_on(paragraphs, looks, first, after):
            break
        after += 1
    return after


def _carries_on(paragraphs: Sequence[Paragraph], looks: Sequence[Look], first: int, index: int) -> bool:
    """Whether a line belongs to the title that began at ``first``."""
    above, look, head = looks[index - 1], looks[index], looks[first]
    text, folded = paragraphs[index].text, fold(paragraphs[index].text)
    if look.page != above.page or paragraphs[index].marker not in (None, "-", "–", "*") or not folded:
        return False
    if _dates_the_amended(paragraphs, first, index):
        return True
    if look.size < head.size / LARGER and _says_object_only(paragraphs[first].text):
        return False  # smaller lines number and date what the title names
    if is_date_line(text) or (stops_title(folded) and not _is_joint(paragraphs, index)):
        return False
    if _names_party(paragraphs, index):
        return False
    if opens_with_office(folded) and text[:1].isupper() and not goes_on(paragraphs[index - 1].text, "X"):
        return False  # « Le Préfet de l'Orle, » under the object of his order
    label = read_label(text)
    if label is not None and label.kind in ("article", "chapter"):
        return False
    styled = look.stands_out or (look.centred and head.centred)
    alike = abs(look.size - head.size) <= 0.12 * head.size and look.bold == head.bold
    gap = (look.top - above.bottom) / max(above.size, 4.0)
    linked = goes_on(paragraphs[index - 1].text, text) or continues_title(folded)
    if folded.startswith("entre"):
        return styled and (alike or look.centred) and _opens_again(paragraphs, index)
    if index == first + 1 and numbers_order(fold(paragraphs[first].text)) and says_what_for(folded):
        return gap <= WIDE_GAP_EM
    if is_sentence(text) and not (look.capitals or (look.bold and alike)):
        return False
    if not styled:
        return (
            linked
            and gap <= 2.0
            and alike
            and look.rows <= 2
            and not paragraphs[index].text.rstrip().endswith((",", ";"))
        )
    return gap <= (WIDE_GAP_EM if linked or alike else 0.6 * WIDE_GAP_EM)


def _stands_over_authority(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """« Bail à conclure avec X » over « Le Président de l'Agglomération ; » or « Vu … »: what is decided."""
    text = paragraphs[index].text.strip()
    if index + 1 >= len(paragraphs) or text[-1:] in ".;:," or not text[:1].isupper():
        return False
    own, below = (fold(paragraphs[place].text[:200]) for place in (index, index + 1))
    return not _opens_decision(own) and _opens_decision(below)


def _opens_decision(folded: str) -> bool:
    return opens_with_office(folded) or _opens_visa(folded)


def _opens_visa(folded: str) -> bool:
    return folded.startswith(("vu ", "vu:", "considerant"))


def _names_party(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """« La METROPOLE DU LAC » over « Dont le siège est … »: the first party of an act that has no « Entre »."""
    if index + 1 >= len(paragraphs):
        return False
    body = body_head().match(fold_quotes(paragraphs[index].text))
    return body is not None and bool(body["determiner"]) and says_of_a_party(fold(paragraphs[index + 1].text))


def _says_object_only(text: str) -> bool:
    folded = fold(text[:200])
    return says_object(folded) and not opens_act(folded)


def _dates_the_amended(paragraphs: Sequence[Paragraph], first: int, index: int) -> bool:
    """« AVENANT N° 1 À LA CONVENTION … / SIGNÉE LE 28 NOVEMBRE 2019 »: the date is of the act that is amended."""
    above = fold(" ".join(paragraph.text for paragraph in paragraphs[first:index]))
    folded = fold(paragraphs[index].text)
    broken = _DAY.search(above) is not None and opens_with_month().match(folded) is not None
    return broken or (_says("to_an_act").search(above) is not None and _says("concluded_on").match(folded) is not None)


def _is_joint(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """« ET », « & » or « ENTRE » among the names of a title, where the parties block opens again below."""
    folded = fold(paragraphs[index].text)
    if folded == "entre":
        return _says_entre_again(paragraphs, index)
    return folded in ("et", "&") and _opens_again(paragraphs, index)


def _says_entre_again(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a second « Entre » follows before anything is said of a party."""
    for paragraph in paragraphs[index + 1 : index + 10]:
        if _REPRESENTED.search(paragraph.text) or len(paragraph.text) > MAX_TITLE // 3:
            return False
        if fold(paragraph.text[:200]).startswith("entre"):
            return True
    return False


def _opens_again(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether the parties block opens after ``index``, before the first article."""
    for paragraph in paragraphs[index + 1 : index + 30]:
        folded = fold(paragraph.text[:200])
        if opens_first_article(paragraph.text):
            return False
        if opens_parties(folded):
            return True
    return False
