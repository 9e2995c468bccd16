"""Where a block of signatures opens without « Fait à »: offices or parties side by side, an office over names.

Tables of members, of jobs and of addresses look alike (« Délégués titulaires | Délégués suppléants »), so such a row is
believed only with what signing has and they have not: an article before an office, a person, a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.extract.lines.make import split_line
from bordereau.extract.signatures.closing_offices import is_person
from bordereau.lexicon.bodies import head, opens_side
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.offices import cut_words, is_determiner, measure_office, opens_office, opens_person
from bordereau.lexicon.parties import read_card_label
from bordereau.lexicon.signing import opens_heading, opens_mention, search_quality
from bordereau.schemas.page import Line

NAME_WORDS = 6
"""A name has no more words than these."""
REACH = 4
"""Rows below « Pour X » in which who signs must stand."""
PROSE_ROWS, PROSE_SHARE = 10, 0.4
"""Of the first so many rows so many open like prose: a column of a paper, not of signatures."""
ADDRESSEES = 8
"""Of the first so many rows one opens with « Messieurs les Députés »: whom a letter is sent to."""
_FOR = re.compile(r"(?:pour|p/|p\.)\s*", re.IGNORECASE)
_CAPITAL = re.compile(r"(?:(?:[Ll][ae]s?|LES?|LA)\s+|[Ll]\W\s?)?[A-ZÀ-Þ]")
_POSTCODE = re.compile(r"\d{5} [a-z]")


def opens_role(folded: str, longest: int = 110) -> bool:
    """« le maire de lac », « le preneur »: an office, or a side of a contract, at the head of a short line."""
    return len(folded) <= longest and (opens_office(folded) or opens_side(folded))


def is_heading(folded: str) -> bool:
    """« pour la commune de x »: a party over its column."""
    return len(folded) <= 110 and opens_heading(folded)


def opens_bare(lines: Sequence[Line], texts: Sequence[str], index: int) -> bool:
    """A block without « Fait à »: parties or offices side by side, names over offices, « Pour X » over who signs."""
    parts = split_line(lines[index])
    if len(parts) == 1:
        return _opens_single(lines, texts, index)
    said = [squeeze(part.text) for part in parts]
    if all(is_heading(part) and part[-1:] not in ".;" for part in said):
        below = [squeeze(part.text) for line in lines[index + 1 : index + 1 + REACH] for part in split_line(line)]
        return all(map(_names_body, parts)) or any(map(_signs, below))
    if not _is_loose(lines, index) or _heads_card(lines, index, len(parts)):
        return False
    if all(opens_role(part, 60) for part in said):
        return all(map(_is_singular_office, said)) or _are_names_beside(lines, index, said)
    return _are_names_over_offices(lines, index, parts)


def _heads_card(lines: Sequence[Line], index: int, heads: int) -> bool:
    """« LE PRÊTEUR | L'EMPRUNTEUR » over « Nom | X | Y »: a table of parties, which no one signs."""
    below = split_line(lines[index + 1]) if index + 1 < len(lines) else ()
    return len(below) > heads and read_card_label(squeeze(below[0].text).strip(" :")) is not None


def is_believed(rows: Sequence[Line]) -> bool:
    """Whether rows below « Fait à », or what looks like it, are signatures: no address of a letter, no prose."""
    said = [squeeze(row.text) for row in rows]
    if _is_prose(rows[0], said[0]) or sum(map(_is_prose, rows[:PROSE_ROWS], said)) >= PROSE_SHARE * PROSE_ROWS:
        return False
    if any(text.startswith(("mesdames", "messieurs")) for text in said[:ADDRESSEES]):
        return False
    addressed = any(_POSTCODE.match(text) for text in said[:REACH])
    return not (addressed and opens_person(said[0]) and not any(map(opens_role, said)))


def _is_prose(row: Line, folded: str) -> bool:
    """One run of words that opens with a small letter, and neither with an office nor with a body."""
    if len(split_line(row)) > 1 or not row.text.lstrip('«"( ')[:1].islower():
        return False
    return not (opens_role(folded) or is_heading(folded) or opens_mention(folded) or head().match(folded))


def _opens_single(lines: Sequence[Line], texts: Sequence[str], index: int) -> bool:
    folded = texts[index]
    if not (is_heading(folded) and len(folded) <= 70 and folded[-1:] not in ".;:" and not re.search(r"\d|€", folded)):
        return False
    below = texts[index + 1 : index + 1 + REACH]
    return _is_loose(lines, index) and (
        any(opens_role(text, 70) for text in below[:3])
        or (any(is_heading(text) for text in below[:3]) and (_names_body(lines[index]) or any(map(_signs, below))))
        or (_names_body(lines[index]) and bool(below) and _signs(below[0]))
    )


def _signs(folded: str) -> bool:
    """A line that tells who signs: an office, « Mme Anne ROY », « (lu et approuvé) »."""
    if len(folded) > 110:
        return False
    return opens_role(folded, 70) or opens_person(folded) or opens_mention(folded) or search_quality(folded) > 0


def _names_body(line: Line) -> bool:
    """« Pour la commune de Lac », « Pour l'ASA »: a body's first word, or a capital, after « pour »."""
    bare = _FOR.sub("", line.text)
    return head().match(squeeze(bare)) is not None or _CAPITAL.match(bare) is not None


def _is_singular_office(folded: str) -> bool:
    """« le maire », « mme la presidente », « le preneur »: with its article, and not of several: no head of a table."""
    words = cut_words(folded)
    length = measure_office(words)
    led = len(words) > 1 and (is_determiner(words[0]) or is_determiner(words[1])) and words[0] not in ("les", "ses")
    return led and (opens_side(folded) or (length > 0 and not words[length - 1].endswith("s")))


def _are_names_beside(lines: Sequence[Line], index: int, said: Sequence[str]) -> bool:
    """Offices without an article, « Maire | Présidente », under or over as many names."""
    if any(words[measure_office(words) - 1].endswith("s") for words in map(cut_words, said) if measure_office(words)):
        return False
    near = [lines[place] for place in (index - 1, index + 1) if 0 <= place < len(lines)]
    return any(len(parts := split_line(line)) == len(said) and all(map(_is_name, parts)) for line in near)


def _are_names_over_offices(lines: Sequence[Line], index: int, parts: Sequence[Line]) -> bool:
    """« Jean DUPONT | Anne ROY » over « Maire | Coordinatrice », each under its name."""
    if index + 1 >= len(lines) or not all(_is_name(part) or is_person(part.text) for part in parts):
        return False
    below = split_line(lines[index + 1])
    return (
        len(below) == len(parts)
        and all(opens_role(squeeze(part.text), 60) for part in below)
        and all(name.shares_column(office) for name, office in zip(parts, below, strict=True))
        and not any(
            squeeze(part.text).split()[-1].endswith("s") and not opens_side(squeeze(part.text)) for part in below
        )
    )


def _is_name(part: Line) -> bool:
    """Two to six words, with capitals: « Mme Anne ROY », « Rose-Marie de LAGE »."""
    words = [word.text for word in part.words]
    titled = opens_person(squeeze(part.text))
    if not 1 + (not titled) <= len(words) <= NAME_WORDS or any(char.isdigit() for char in part.text):
        return False
    capital = all(word[0].isupper() for word in words if len(word) > 3) and words[-1][0].isupper()
    surname = any(len(word) > 1 and word.isupper() for word in words)
    return (
        capital
        and (titled or surname)
        and not opens_role(squeeze(part.text))
        and head().match(squeeze(part.text)) is None
    )


def _is_loose(lines: Sequence[Line], index: int) -> bool:
    """The line above ended its sentence, so this one does not go on with it."""
    if index == 0 or lines[index - 1].page != lines[index].page:
        return True
    above, line = lines[index - 1].box, lines[index].box
    far = line[1] - above[3] > 0.8 * (line[3] - line[1])
    return far or lines[index - 1].text.rstrip()[-1:] in ".:;»"
