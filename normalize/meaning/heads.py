"""What an act of an assembly is about, as its head prints it, where the object is not announced as one.

The title of an item stands on its first line, behind its number; that of an extract between the names of who was there
and « Monsieur le Maire rapporte : »; that of an order behind « portant ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.normalize.meaning.lines import Line

Place = tuple[int, int, int]
"""(index of a line, start, end)."""
LONGEST = 320
_MOST_LINES = 5
_SHORT = 90
_HEADING = 160
"""« Compte rendu de la réunion du conseil municipal du vendredi 22 mai 2015 à 20 h 00 à la mairie » in two lines."""
_REACH = 40
_NUMBER = re.compile(
    r"\s*(?:(?:n\s?°\s*)?[a-z]{0,8}\.?\s?[-–]?\s?(?:n\s?°\s*)?\d[\d./_-]*(?:\s?[-–]\s?\d+)?(?:\s\d{1,3}(?=\s))?|[ivx]{1,5}\s?[.)-])\s*[.):°–-]*\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_PERSON = r"(?:(?:M\.|Mmes?|MM\.|Mr)\s*)?[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]*)*[ -][A-ZÀ-Þ’' -]{3,}"
_PERSONS = re.compile(rf"\s*{_PERSON}(?:\s*[,;]\s*.*)?\.?\s*$")
"""« Anne BRUN, Paul NOYER »"""


def find_head(lines: Sequence[Line]) -> tuple[Place, ...]:
    """Where the object of an act stands; empty where no line is one."""
    return _find_portant(lines) or _find_first(lines) or _find_above_report(lines)


def is_object(text: str) -> bool:
    """Whether what was read as the object is one: no list of who was there, no end of a sentence, no bare verb.

    >>> is_object("Subvention au Club"), is_object("Anne BRUN, Paul NOYER, Luc HARDY, Jean PONT"), is_object("DELIBERE")
    (True, False, False)
    """
    words = _WORD.findall(text)
    if len(words) < 2 or text[:1] in ")],;.":
        return False
    parts = [part for part in re.split(r"[,;]", text) if part.strip()]
    return not (len(parts) > 3 and sum(_is_person(part) for part in parts) * 2 > len(parts))


def _is_person(part: str) -> bool:
    """« Anne BRUN », « Marc DE LA TOUR »."""
    return len(part.split()) <= 5 and _PERSONS.match(part) is not None


def _says(key: str, folded: str) -> bool:
    return read_pattern("assemblies", f"heads.{key}").search(folded.strip()) is not None


def _find_portant(lines: Sequence[Line]) -> tuple[Place, ...]:
    for line in lines[:_REACH]:
        folded = fold(line.text)
        match = read_pattern("assemblies", "heads.portant").match(folded)
        if match is not None and len(line.text) < LONGEST:
            return ((line.index, match.end() + 1, len(line.text.rstrip())),)
    return ()


def _find_first(lines: Sequence[Line]) -> tuple[Place, ...]:
    """The first line, if it is no heading of an extract and no sentence, with the lines of the title below it."""
    lines = _skip_sitting(lines)
    if not lines:
        return ()
    first = lines[0]
    number = _NUMBER.match(first.text)
    start = number.end() if number else 0
    if not _is_title(first.text[start:]) or read_pattern("deliberations", "not_titles").match(
        fold(first.text[start:]).strip()
    ):
        return ()
    if not number and not (len(lines) > 1 and _ends_title(lines[1].text)):
        return ()
    places = [(first.index, start, len(first.text.rstrip(" .")))]
    for line in lines[1:_MOST_LINES]:
        if not _is_title(line.text) or _ends_title(line.text) or not (line.depth or line.text[:1].islower()):
            break
        places.append((line.index, 0, len(line.text.rstrip(" ."))))
    return tuple(places)


def _skip_sitting(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines behind « Lac, séance du 17 décembre 2018 », which stands at the top of each page."""
    place = 0
    while place < len(lines) and _says("sittings", fold(lines[place].text)) and len(lines[place].text) < _HEADING:
        place += 1
    return lines[place:]


def stands_in_report(lines: Sequence[Line], object_: str) -> bool:
    """Whether a text stands below the words that open the report: « Objet » of a loan that the report quotes."""
    start = " ".join(object_.split())[:40]
    place = next((n for n, line in enumerate(lines) if start in " ".join(line.text.split())), None)
    return place is not None and any(_says("reported", fold(line.text)) for line in lines[:place])


def _find_above_report(lines: Sequence[Line]) -> tuple[Place, ...]:
    """The lines right above the first report, up to the names of who was there."""
    for place, line in enumerate(lines[:_REACH]):
        if place and _says("reported", fold(line.text)):
            return tuple(_climb(lines[:place]))
    return ()


def _climb(lines: Sequence[Line]) -> list[Place]:
    places: list[Place] = []
    for place in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST_LINES), -1):
        line, above = lines[place], lines[place - 1].text if place else ""
        if (
            not (_is_title(line.text) or _stops(line.text.strip()))
            or _says("others", fold(line.text))
            or _lists_persons(line.text, above)
        ):
            break
        if read_pattern("deliberations", "not_titles").match(fold(line.text).strip()):
            break
        places.insert(0, (line.index, 0, len(line.text.rstrip(" ."))))
    return places


def _lists_persons(text: str, above: str) -> bool:
    """« Anne BRUN, Paul NOYER », « Anne BRUN » below « Absents : »; « Opération OVALIE » alone looks the same."""
    if _PERSONS.match(text) is None:
        return False
    return "," in text or above.rstrip().endswith(":") or _PERSONS.match(above) is not None


def _is_title(text: str) -> bool:
    stripped = text.strip()
    return (
        bool(_WORD.search(stripped)) and len(stripped) < LONGEST and not stripped.endswith((".", ":", ";", ","))
    ) or _is_capital(stripped)


def _stops(text: str) -> bool:
    """« Mise à disposition du service Énergie. »: a title that ends like a sentence, but is none."""
    bare = text.rstrip(". ")
    return text.endswith(".") and len(bare) < _SHORT * 2 and "." not in bare and not is_sentence(bare)


def _is_capital(text: str) -> bool:
    """« BAIL DU RESTAURANT. »: a title in capitals may have its stop."""
    letters = [sign for sign in text if sign.isalpha()]
    return (
        bool(letters)
        and len(text) < LONGEST
        and sum(sign.isupper() for sign in letters) > 0.8 * len(letters)
        and text[-1:] not in ":;,"
    )


def _ends_title(text: str) -> bool:
    """Whether a line opens the report, or is a sentence."""
    return _says("reported", fold(text)) or text.rstrip().endswith((".", ":")) or text.lstrip().startswith("(")
