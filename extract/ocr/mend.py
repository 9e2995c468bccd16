"""What French OCR gets wrong, mended where the form leaves no doubt.

Only signs are mended here, never values: a unit after a number, a letter between digits, quotes and hyphens. Each mend
of a figure or a unit is kept in ``SeenWord.mended`` and told in a warning; marks of punctuation are not worth one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extract.ocr.engine import SeenWord

NUMBER = re.compile(r"^[+-]?\d[\d.,]*$")
KILO = re.compile(r"^([(\[]?)(k|K|kK|M|Md)[eEcC6G£]([)\]]?[.,;:]*)$")
BARE = re.compile(r"^[eEcC£]([.,;:)]*)$")
D_EURO = re.compile(r"^([dD])['’‘][eEcC£]([.,;:)]*)$")
EUROS = re.compile(r"^[eécC€]{1,2}uros?([.,;:)]*)$")
GLUED_UNIT = re.compile(r"^(\d[\d.,]*)([kKM])[eEcC]([.,;:)]*)$")
LETTER_IN_NUMBER = re.compile(r"^(?=(?:.*\d){2})[\dOoQIl|SsB$][\dOoQIl|SsB$.,]*$")
AS_DIGIT = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "|": "1", "S": "5", "s": "5", "$": "5", "B": "8"})
NUMERO = re.compile(r"^([nN])[\"”*'’°ºo](?=\d|$)")
APOSTROPHE = re.compile(r"(?<=[a-zA-Z])['‘`´](?=[^\W\d_])")
SCALE_WORDS = frozenset(("million", "millions", "milliard", "milliards"))


def mend_words(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """All words of a page, in the same order."""
    out: list[SeenWord] = []
    for _, members in groupby(words, key=lambda word: word.line):
        line = list(members)
        order = sorted(range(len(line)), key=lambda index: line[index].x0)
        mended = dict(enumerate(line))
        for place, index in enumerate(order):
            before = mended[order[place - 1]].text if place else ""
            mended[index] = _mend(line[index], before)
        out.extend(mended[index] for index in range(len(line)))
    return tuple(out)


def _mend(word: SeenWord, before: str) -> SeenWord:
    text = word.text
    figure = mend_unit(text, before) or mend_number(text)
    if figure and figure != text:
        return replace(word, text=figure, mended=text)
    plain = mend_marks(text)
    return replace(word, text=plain) if plain != text else word


def mend_unit(text: str, before: str) -> str | None:
    """A unit of money that lost its €, or None. ``before`` is the word on its left.

    >>> mend_unit("ME", "5,5"), mend_unit("ke)", "(en"), mend_unit("E", "000"), mend_unit("d'e", "millions")
    ('M€', 'k€)', '€', "d'€")
    >>> mend_unit("Me", "par"), mend_unit("e", "la")
    (None, None)
    """
    number = bool(NUMBER.match(before)) or before.lower() in SCALE_WORDS
    stated = before.lower().lstrip("([") in ("en", "montant", "montants")
    found = KILO = re.compile(r"^([(\[]?)(k|K|kK|M|Md)[eEcC6G£]([)\]]?[.,;:]*)$")
BARE = re.compile(r"^[eEcC£]([.,;:)]*)$")
D_EURO = re.compile(r"^([dD])['’‘][eEcC£]([.,;:)]*)$")
EUROS = re.compile(r"^[eécC€]{1,2}uros?([.,;:)]*)$")
GLUED_UNIT = re.compile(r"^(\d[\d.,]*)([kKM])[eEcC]([.,;:)]*)$")
LETTER_IN_NUMBER = re.compile(r"^(?=(?:.*\d){2})[\dOoQIl|SsB$][\dOoQIl|SsB$.,]*$")
AS_DIGIT = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "|": "1", "S": "5", "s": "5", "$": "5", "B": "8"})
NUMERO = re.compile(r"^([nN])[\"”*'’°ºo](?=\d|$)")
APOSTROPHE = re.compile(r"(?<=[a-zA-Z])['‘`´](?=[^\W\d_])")
SCALE_WORDS = frozenset(("million", "millions", "milliard", "milliards"))


def mend_words(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """All words of a page, in the same order."""
    out: list[SeenWord] = []
    for _, members in groupby(words, key=lambda word: word.line):
        line = list(members)
        order = sorted(range(len(line)), key=lambda index: line[index].x0)
        mended = dict(enumerate(line))
        for place, index in enumerate(order):
            before = mended[order[place - 1]].text if place else ""
            mended[index] = _mend(line[index], before)
        out.extend(mended[index] for index in range(len(line)))
    return tuple(out)


def _mend(word: SeenWord, before: str) -> SeenWord:
    text = word.text
    figure = mend_unit(text, before) or mend_number(text)
    if figure and figure != text:
        return replace(word, text=figure, mended=text)
    plain = mend_marks(text)
    return replace(word, text=plain) if plain != text else word


def mend_unit(text: str, before: str) -> str | None:
    """A unit of money that lost its €, or None. ``before`` is the word on its left.

    >>> mend_unit("ME", "5,5"), mend_unit("ke)", "(en"), mend_unit("E", "000"), mend_unit("d'e", "millions")
    ('M€', 'k€)', '€', "d'€")
    >>> mend_unit("Me", "par"), mend_unit("e", "la")
    (None, None)
    """
    number = bool(NUMBER.match(before)) or before.lower() in SCALE_WORDS
    stated = before.lower().lstrip("([") in ("en", "montant", "montants")
    found = KILO.match(text)
    if found and (number or stated or found[1]):
        return f"{found[1]}{found[2][0] if found[2] == 'kK' else found[2]}€{found[3]}"
    found = BARE.match(text)
    if found and NUMBER.match(before) and len(before.replace(" ", "")) >= 2:
        return f"€{found[1]}"
    found = D_EURO.match(text)
    if found and before.lower() in SCALE_WORDS:
        return f"{found[1]}'€{found[2]}"
    found = EUROS.match(text)
    if found and number and "€" not in text:
        return f"euros{found[1]}"
    found = GLUED_UNIT.match(text)
    return f"{found[1]} {found[2]}€{found[3]}" if found else None


def mend_number(text: str) -> str | None:
    """A figure with a letter among its digits, or None.

    >>> mend_number("7$00"), mend_number("2O19"), mend_number("1OO"), mend_number("B2")
    ('7500', '2019', None, None)
    """
    if LETTER_IN_NUMBER.match(text) and any(not sign.isdigit() and sign not in ".," for sign in text):
        return text.translate(AS_DIGIT)
    return None


def mend_marks(text: str) -> str:
    """Quotes, apostrophes, dashes and « n° », which every reader spells as it likes.

    >>> mend_marks('n"12'), mend_marks("l‘Etat"), mend_marks("-__"), mend_marks("l''ANRU")
    ('n°12', "l'Etat", '-', "l'ANRU")
    """
    text = text.replace("''", "'").replace("’’", "’")
    text = NUMERO.sub(r"\1°", text)
    text = APOSTROPHE.sub("'", text)
    if len(text) > 1 and set(text) <= set("-—–_") and set(text) & set("-—–"):
        return "-"
    return text
