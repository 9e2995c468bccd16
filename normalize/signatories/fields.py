"""Labels and halves undone before a column is read: « Nom : ROY », « Prénom : Anne », « Jean » over « DE LA TOUR ».

A form asks for name, office and place line by line; an electronic signature is announced (« Signé électroniquement
par : … »); a narrow column cuts a name in two. What is left are lines that say what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bordereau.lexicon.bodies import of_no_person
from bordereau.lexicon.folding import fold
from bordereau.lexicon.offices import is_office, words
from bordereau.lexicon.signing import find_quality, find_signed_by, is_hint, is_mention, read_field

_LABEL = re.compile(r"\s*([^:]{2,40}?)\s*:\s*(.*)")
_HINT = re.compile(r"\s*\(([^()]*)\)\s*:?\s*$")
_WHOLE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-‐][A-ZÀ-Þ][a-zà-ÿ]+)*\s+[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}")
"""« Nicolas QUILLET » over « DE SAINT-AMAND »."""
_CUT = re.compile(r"[A-ZÀ-Þ][.a-zà-ÿ]\S*\s+(?:\S+\s+)*[A-ZÀ-Þ'’]{2,}-\s*$")
"""« F. OUATTARA- » over « MICHON »."""
_SURNAME = 3
"""A surname on a line of its own has so many letters at least."""
_FIRST = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-‐][A-ZÀ-Þ]?[a-zà-ÿ]+)*")

Numbered = tuple[int, str]


def undo_fields(lines: Sequence[str], persons: Sequence[str] = ()) -> list[Numbered]:
    """The lines with their numbers, labels off, first name and surname together.

    >>> undo_fields(["Nom : ROY", "Prénom : Anne", "Qualité : Maire", "Cachet :"])
    [(0, 'Anne ROY'), (2, 'Maire'), (3, 'Cachet :')]
    >>> undo_fields(["Le Club (date, signature) :", "Jean", "DE LA TOUR"])
    [(0, 'Le Club'), (1, 'Jean DE LA TOUR')]
    """
    out: list[Numbered] = []
    surname: int | None = None
    for index, line in enumerate(_join_announced(lines)):
        field, value = _read(line)
        if field == "first_names" and value and surname is not None:
            number, name = out[surname]
            out[surname] = (number, f"{value} {name}")
            continue
        if field is not None and not value and field != "signs":
            continue
        surname = len(out) if field == "names" else None if field else surname
        if field == "offices" and len(value.split()) > 1 and find_quality(fold(value)) == 0:
            value = f"en qualité de {value}"
        out.append((index, value if field else _without_hint(line)))
    return list(_join_halves(out, persons))


def _join_announced(lines: Sequence[str]) -> Iterator[str]:
    """« Signature numérique » over « de Anne ROY »: the second line announced by the first."""
    before = ""
    for line in lines:
        goes_on = line[:3].lower() in ("de ", "par") and find_signed_by(f"{before} {fold(line)}") > len(before)
        yield f"{before} {line}" if goes_on else line
        before = fold(line)


def _read(line: str) -> tuple[str | None, str]:
    """(field, value) of a labelled line; (None, line) of another."""
    signed = find_signed_by(fold(line))
    if signed:
        return "names", line[signed:].strip(" :,")
    found = _LABEL.fullmatch(line)
    field = read_field(fold(found[1])) if found else None
    if found is None or field in (None, "signs", "bodies"):
        return None, line
    return field, found[2].strip(" .…_")


def _without_hint(line: str) -> str:
    """« Le Club (nom, cachet, signature) : » without what it asks for."""
    found = _HINT.search(line)
    return line[: found.start()] if found and found.start() and is_hint(fold(found[1])) else line


def _join_halves(lines: Sequence[Numbered], persons: Sequence[str]) -> Iterator[Numbered]:
    """« Jean » over « DE LA TOUR », or the halves of a name that the parties block holds, on one line."""
    wanted = {_key(person) for person in persons}
    place = 0
    while place < len(lines):
        index, text = lines[place]
        below = lines[place + 1][1] if place + 1 < len(lines) else ""
        whole = f"{text} {below}".strip()
        known = bool(below and text.strip()) and _key(whole) in wanted and _key(text) not in wanted
        first = _FIRST.fullmatch(text.strip()) is not None and not _is_word(text)
        cut = _CUT.search(text) is not None and below.isupper() and len(below.split()) == 1
        if known or cut or ((first or _WHOLE.fullmatch(text.strip())) and _is_surname(below, first)):
            yield index, whole if not text.rstrip().endswith("-") else text.rstrip() + below
            place += 2
            continue
        yield index, text
        place += 1


def _is_word(text: str) -> bool:
    folded = fold(text)
    return (
        folded in of_no_person()
        or is_mention(folded)
        or is_office(folded)
        or folded in words("after")
        or folded in words("titles")
    )


def _is_surname(text: str, first: bool) -> bool:
    """« DE LA TOUR », « D'IRANCY »: capitals, a particle before them; below a first name alone, or among them."""
    tokens = text.strip(" ,.;").split()
    if first and len(tokens) == 1 and text.isupper() and len(text.strip(" ,.;")) >= _SURNAME:
        return fold(tokens[0]) not in of_no_person() and not is_office(fold(tokens[0]))
    if not 2 <= len(tokens) <= 4 or not text.isupper() or any(char.isdigit() for char in text):
        return False
    folded = [fold(token) for token in tokens]
    particles = [token in words("particles") for token in folded]
    if particles[-1] or any(map(is_office, folded)) or of_no_person() & set(folded):
        return False
    return particles[0] or (first and any(particles))


def _key(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", fold(name)))
