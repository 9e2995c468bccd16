"""The lines that go on with a title: printed as it is, or said to be of it. A date, a party, who decides stop it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.extract.paragraphs.look import Look
from bordereau.lexicon.bodies import head as body_head
from bordereau.lexicon.folding import fold, fold_quotes
from bordereau.lexicon.headings import opens_first_article, read_label
from bordereau.lexicon.months import is_date_line, opens_with_month
from bordereau.lexicon.offices import opens_with_office
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import goes_on, is_sentence
from bordereau.lexicon.title_words import (
    continues_title,
    numbers_order,
    opens_act,
    opens_parties,
    says_object,
    says_of_a_party,
    says_what_for,
    stops_title,
)
from bordereau.schemas.text import Paragraph

MAX_LINES = 14
MAX_TITLE = 600
LARGER = 1.15
"""Type larger by this is that of a title beside a line that goes with it."""
WIDE_GAP_EM = 6.0
"""White space larger than so many sizes of type ends a title, unless it goes on by its words."""

_DAY = re.compile(r"\b(?:du|le) \d{1,2}(?:er)?$")
REPRESENTED = re.compile(r"repr\s?[ée]\s?s", re.IGNORECASE)


def descend(paragraphs: Sequence[Paragraph], looks: Sequence[Look], first: int) -> int:
    """The index after the last line of the title that begins at ``first``."""
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


def stands_over_authority(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """« Bail à conclure avec X » over « Le Président de l'Agglomération ; » or « Vu … »: what is decided."""
    text = paragraphs[index].text.strip()
    if index + 1 >= len(paragraphs) or text[-1:] in ".;:," or not text[:1].isupper():
        return False
    own, below = (fold(paragraphs[place].text[:200]) for place in (index, index + 1))
    return not _opens_decision(own) and _opens_decision(below)


def _opens_decision(folded: str) -> bool:
    return opens_with_office(folded) or opens_visa(folded)


def opens_visa(folded: str) -> bool:
    """Whether a line says on what a decision rests: « Vu le code … », « Considérant que … »."""
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
    return broken or (
        read_pattern("acts", "to_an_act").search(above) is not None
        and read_pattern("acts", "concluded_on").match(folded) is not None
    )


def _is_joint(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """« ET », « & » or « ENTRE » among the names of a title, where the parties block opens again below."""
    folded = fold(paragraphs[index].text)
    if folded == "entre":
        return _says_entre_again(paragraphs, index)
    return folded in ("et", "&") and _opens_again(paragraphs, index)


def _says_entre_again(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a second « Entre » follows before anything is said of a party."""
    for paragraph in paragraphs[index + 1 : index + 10]:
        if REPRESENTED.search(paragraph.text) or len(paragraph.text) > MAX_TITLE // 3:
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
