"""Who signs at the end of an act without « Fait à »: « Le Préfet, » over « Luc NOIR », under the last sentence.

Or « Luc NOIR » over « Préfet », where the name comes first.

Decisions, orders, minutes and letters end so. An office alone on its line also heads a list of those present, a decree
(« Le Premier ministre, / Vu … ») and an address; so it is believed only where its line holds nothing but the office,
stands apart to the right or beside another, and a person's name follows before any prose, or nothing at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bordereau.extract.lines.make import split_line
from bordereau.extract.signatures.known_names import CRUMBS, holds_office, is_crumb
from bordereau.lexicon.bodies import head, of_no_person
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.offices import cut_words, is_determiner, is_office, names_office, opens_person, words
from bordereau.lexicon.signing import is_deputy, is_mention
from bordereau.schemas.page import Line

REACH = 8
"""Rows below the office in which the name must stand: a stamp or a pen may be read as rows between."""
PROSE_WORDS = 9
"""A row of so many words in one run is prose."""
LONGEST = 80
INDENT = 0.3
"""Of the width of the text, from its left edge: an office alone that signs begins further right."""
NAME_WORDS = 5
FAR = 1.5
"""Heights of a name between it and the prose around it."""


def opens_closing(lines: Sequence[Line], index: int) -> bool:
    """Whether the row ``index`` holds an office that signs what stands above it."""
    parts = split_line(lines[index])
    if _names_over_office(lines, index, parts) or is_known_closing(lines, index):
        return True
    offices = [part for part in parts if stands_alone(squeeze(part.text))]
    if not offices or not _ends_above(lines, index):
        return False
    if len(parts) == 1 and not _is_indented(lines, index):
        return _is_known_below(lines, index)
    if len(parts) > 1 and len(offices) < len(parts) and any(len(part.words) > PROSE_WORDS for part in parts):
        return False
    return _is_followed(lines, index, offices)


def _names_over_office(lines: Sequence[Line], index: int, parts: Sequence[Line]) -> bool:
    """« Anne ROY » right over « Présidente », both to the right, under what has ended: the name comes first."""
    if index + 1 >= len(lines) or lines[index + 1].page != lines[index].page:
        return False
    names = [part for part in parts if is_person(part.text)]
    if len(names) != 1 or sum(len(part.words) > 1 for part in parts) > 1:
        return False
    name, below = names[0], split_line(lines[index + 1])
    near = lines[index + 1].box[1] - name.box[3] <= name.box[3] - name.box[1]
    office = any(_is_bare_office(squeeze(part.text)) and part.shares_column(name) for part in below)
    return near and office and _is_indented(lines, index, name) and _ends_above(lines, index)


def is_known_closing(lines: Sequence[Line], index: int) -> bool:
    """Whether a row holds no more than the name, to the right, of who holds an office by what stands above it."""
    names = [part for part in split_line(lines[index]) if is_person(part.text)]
    if len(names) != 1 or len(lines[index].words) > len(names[0].words) + CRUMBS:
        return False
    above = next((place for place in range(index - 1, -1, -1) if not is_crumb(lines[place])), None)
    if above is None or not _is_indented(lines, index, names[0]) or not _is_last(lines, index):
        return False
    far = lines[above].page != lines[index].page or names[0].box[1] - lines[above].box[3] > FAR * (
        names[0].box[3] - names[0].box[1]
    )
    return far and holds_office(lines, index, names[0].text)


def _is_known_below(lines: Sequence[Line], index: int) -> bool:
    """« Le Maire, » at the left edge over the name of who is said above to be the mayor, and nothing more below."""
    if index + 1 >= len(lines) or lines[index + 1].page != lines[index].page:
        return False
    names = [part for part in split_line(lines[index + 1]) if is_person(part.text) and part.shares_column(lines[index])]
    return len(names) == 1 and _is_last(lines, index + 1) and holds_office(lines, index, names[0].text)


def _is_last(lines: Sequence[Line], index: int) -> bool:
    """Whether no prose follows a row on its page but far below."""
    height = lines[index].box[3] - lines[index].box[1]
    for row in lines[index + 1 : index + 1 + REACH]:
        if row.page != lines[index].page or row.box[1] - lines[index].box[3] > FAR * height:
            return True
        if any(len(part.words) > PROSE_WORDS for part in split_line(row)):
            return False
    return True


def _is_bare_office(folded: str) -> bool:
    """Whether a text is one person's office, with or without its article, and nothing more.

    >>> [_is_bare_office(one) for one in ("president", "le maire,", "vice-presidente", "conseiller municipal present")]
    [True, True, True, False]
    """
    said = cut_words(folded.rstrip(" ,.")) or [""]
    return stands_alone(folded.rstrip(" ,.")) or (len(said) == 1 and is_office(said[0]))


def stands_alone(folded: str) -> bool:
    """Whether a text is one person's office with its article and nothing more, or « Pour le Maire et par délégation ».

    >>> [stands_alone(one) for one in ("le prefet,", "la secretaire de seance", "pour le maire et par delegation,")]
    [True, True, True]
    >>> [stands_alone(one) for one in ("les adjoints,", "le maire expose", "le maire de", "president", "le maire :")]
    [False, False, False, False, False]
    """
    folded = folded.lstrip("-–—* ")
    if len(folded) > LONGEST or folded[-1:] in ";:.!?" or any(char.isdigit() for char in folded):
        return False
    return is_deputy(folded) or names_office(folded)


def _is_indented(lines: Sequence[Line], index: int, part: Line | None = None) -> bool:
    """Whether a row, or a part of it, begins well to the right of the text of its page."""
    line = part or lines[index]
    own = [other for other in lines[max(0, index - 40) : index + 20] if other.page == line.page]
    left = min(other.box[0] for other in own)
    right = max(other.box[2] for other in own)
    return line.box[0] - left >= INDENT * (right - left)


def _ends_above(lines: Sequence[Line], index: int) -> bool:
    """Whether what stands above has come to its end: a sentence, or a wide white."""
    if index == 0:
        return False
    above, line = lines[index - 1], lines[index]
    if above.page != line.page:
        return above.text.rstrip()[-1:] in ".;»!"
    far = line.box[1] - above.box[3] > 0.8 * (line.box[3] - line.box[1])
    return far or above.text.rstrip()[-1:] in ".;»!"


def _is_followed(lines: Sequence[Line], index: int, offices: Sequence[Line]) -> bool:
    """A name under an office before any prose; or nothing more on the page."""
    page = lines[index].page
    for row in lines[index + 1 : index + 1 + REACH]:
        if row.page != page:
            return True
        parts = split_line(row)
        if any(is_person(part.text) and any(map(part.shares_column, offices)) for part in parts):
            return True
        if any(len(part.words) > PROSE_WORDS for part in parts):
            return False
    return index + 1 + REACH >= len(lines)


def end_closing(lines: Sequence[Line], index: int) -> int:
    """The end of a block that such a row opens: below its last name, office or mention, before any prose."""
    end = index + 1
    for place in range(index + 1, min(len(lines), index + 1 + REACH)):
        row = lines[place]
        parts = split_line(row)
        if row.page != lines[index].page or any(len(part.words) > PROSE_WORDS for part in parts):
            break
        if any(is_person(part.text) or _goes_on(squeeze(part.text), is_crumb(row)) for part in parts):
            end = place + 1
    return end


def _goes_on(folded: str, crumb: bool) -> bool:
    """Whether a row below goes on with the block: an office, or a mention that is more than a crumb of a stamp."""
    return _is_bare_office(folded) or (is_mention(folded) and not crumb)


@lru_cache(maxsize=1024)
def is_person(text: str) -> bool:
    """Whether a text is a person's name and nothing else: « Paul Gris », « M. Luc NOIR », « J. ROY ».

    >>> [is_person(one) for one in ("Paul Gris", "Mme Anne ROY", "Officier de la Légion d’honneur", "Hôtel de Ville")]
    [True, True, False, False]
    """
    folded = squeeze(text)
    said = [word for word in text.replace(",", " ").split() if any(map(str.isalpha, word))]
    titled = opens_person(folded)
    if not 2 <= len(said) <= NAME_WORDS + titled or any(char.isdigit() for char in text) or is_mention(folded):
        return False
    bare = cut_words(folded)
    if any(is_office(word) or word in of_no_person() for word in bare) or head().match(folded):
        return False
    if is_determiner(bare[0]) or not said[-1][0].isupper():
        return False
    return all(word[0].isupper() or squeeze(word) in words("particles") for word in said)
