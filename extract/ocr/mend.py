"""What French OCR gets wrong, mended where the form leaves no doubt.

Only signs are mended here, never values: a unit after a number, a letter between digits, quotes and hyphens. Each mend
of a figure or a unit is kept in ``SeenWord.mended`` and told in a warning; marks of punctuation are not worth one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.merge import split_word
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.money_units import list_printed_letters, write_scale_words
from bordereau.lexicon.read import read_words

NUMBER = re.compile(r"^[+-]?\d[\d.,]*$")
KILO = re.compile(rf"^([(\[]?)({'|'.join(list_printed_letters())}|kK)[eEcC6G£]([)\]]?[.,;:]*)$")
BARE = re.compile(r"^[eEcC£]([.,;:)]*)$")
D_EURO = re.compile(r"^([dD])['’‘][eEcC£]([.,;:)]*)$")
EUROS = re.compile(r"^[eécC€]{1,2}uros?([.,;:)]*)$")
GLUED_UNIT = re.compile(r"^(\d[\d.,]*)([kKM])(?:[eEcC]€?|€[eEcC]?)([.,;:)]*)$")
LETTER_IN_NUMBER = re.compile(r"^(?=(?:.*\d){2})[\dOoQIl|SsB$][\dOoQIl|SsB$.,]*$")
LETTERS_ONLY = re.compile(r"^[\dOoIlSs$B]{1,3}(?:[.,][\dOoIlSs$B]{1,2})?$")
AS_DIGIT = str.maketrans("OoQIl|Ss$B", "0001115558")
NUMERO = re.compile(r"^([nN])[\"”*'’°ºo](?=\d|$)")
APOSTROPHE = re.compile(r"(?<=[a-zA-Z])['‘`´](?=[^\W\d_])")
BRACES = str.maketrans("{}", "()")
"""French print has no braces."""
RULES = frozenset("Il|[!")
"""What the rule of a cell is read as, where a letter touches it."""
DASHES = frozenset("-—–_")
DUST_IN_THOUSANDS = re.compile(r"^(\d{1,3})[°'’`´*\"^~:;](\d{3})(?=\D|$)")
GLUED_TAX = re.compile(r"^([Tt]otal|TOTAL|[Mm]ontant|MONTANT|[Cc]oût|COÛT|[Pp]rix|PRIX|€)(HT|TTC|TVA)([.,;:)]*)$")
DUST_AFTER_WORD = re.compile(r"^([^\W\d_]{1,5})[.,'’:](\d[\d.,]*)$")
DUST_IN_UNIT = re.compile(r"^(\d[\d.,]*)[°'’`´*\"^~.]+([kM]?€)(?=\W|$)")
FOUR_DIGITS = re.compile(r"^\d{4,6}$")
THREE_DIGITS = re.compile(r"^\d{3}(?:[.,]\d+)?(?!\d)")
THOUSANDS_GAP = 0.32
"""In heights of the type: a space between thousands is an em's quarter or less."""
WIDE_THOUSANDS_GAP = 0.42
"""Scanned spaces are wider where strokes are thin; after what may be a year (« 2023 150 ») only the usual counts."""
YEAR = re.compile(r"^(?:19|20)\d\d$")
SCALE_WORD = re.compile(write_scale_words())


def mend_words(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """All words of a page; those of one line stand together."""
    out: list[SeenWord] = []
    for _, members in groupby(words, key=lambda word: word.line):
        line = _mend_spaces(sorted(members, key=lambda word: word.x0))
        for before, word, after in zip([None, *line], line, [*line[1:], None], strict=False):
            out.append(_mend(word, before.text if before else "", after.text if after else ""))
    return tuple(out)


def _mend_spaces(line: Sequence[SeenWord]) -> list[SeenWord]:
    """« 1134 900 », one space of two lost, is « 1 134 900 »: groups of thousands are all apart or none is.

    Only where the next group stands as near as a space of thousands does; a column farther on is another figure. Dust
    in such a space (« 972°336 ») is a space, and « TOTALHT » has lost one.
    """
    out: list[SeenWord] = []
    for word, after in zip_longest(line, line[1:]):
        gap = (THOUSANDS_GAP if YEAR.match(word.text) else WIDE_THOUSANDS_GAP) * word.height
        near = after is not None and after.x0 - word.x1 < gap and THREE_DIGITS.match(after.text)
        apart = not out or word.x0 - out[-1].x1 > gap or not out[-1].text[-1:].isdigit()
        if near and apart and FOUR_DIGITS.match(word.text):
            cut = len(word.text) - 3
            out.extend(split_word(word, f"{word.text[:cut]} {word.text[cut:]}"))
        elif found := DUST_IN_THOUSANDS.match(word.text):
            rest = word.text[found.end() :]
            out.extend(split_word(replace(word, mended=word.text), f"{found[1]} {found[2]}{rest}"))
        elif (found := DUST_AFTER_WORD.match(word.text)) and squeeze(found[1]) in read_words("ocr", "before_figures"):
            out.extend(split_word(replace(word, mended=word.text), f"{found[1]} {found[2]}"))
        elif found := DUST_IN_UNIT.match(word.text):
            out.extend(split_word(replace(word, mended=word.text), f"{found[1]} {found[2]}{word.text[found.end() :]}"))
        elif found := GLUED_TAX.match(word.text):
            out.extend(split_word(word, f"{found[1]} {found[2]}{found[3]}"))
        else:
            out.append(word)
    return out


def _mend(word: SeenWord, before: str, after: str) -> SeenWord:
    text = word.text
    share = mend_share(text) if after[:1] == "%" else None
    figure = mend_unit(text, before) or mend_number(text) or share or mend_total(text)
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
    number = bool(NUMBER.match(before) or SCALE_WORD.fullmatch(before.lower()))
    stated = before.lower().lstrip("([") in ("en", "montant", "montants")
    if (found := KILO.match(text)) and (number or stated or found[1]):
        return f"{found[1]}{found[2].replace('kK', 'k')}€{found[3]}"
    if (found := BARE.match(text)) and NUMBER.match(before) and len(before) >= 2:
        return f"€{found[1]}"
    if (found := D_EURO.match(text)) and SCALE_WORD.fullmatch(before.lower()):
        return f"{found[1]}'€{found[2]}"
    if (found := EUROS.match(text)) and number and "€" not in text:
        return f"euros{found[1]}"
    if found := GLUED_UNIT.match(text):
        return f"{found[1]} {found[2]}€{found[3]}"
    return None


def mend_number(text: str) -> str | None:
    """A figure with one kind of letter among its digits, or None; two kinds are no figure but a guess.

    >>> mend_number("7$00"), mend_number("2O19"), mend_number("1OO"), mend_number("6B6s")
    ('7500', '2019', None, None)
    """
    letters = {sign for sign in text if not sign.isdigit() and sign not in ".,"}
    if LETTER_IN_NUMBER.match(text) and letters and (len(letters) == 1 or letters <= set("Oo")):
        return text.translate(AS_DIGIT)
    return None


def mend_share(text: str) -> str | None:
    """A share of which digits were read as letters, or None; only a figure stands before « % ».

    >>> mend_share("so"), mend_share("IO"), mend_share("S,S"), mend_share("les"), mend_share("50")
    ('50', '10', '5,5', None, None)
    """
    if LETTERS_ONLY.match(text) and not text.isdigit():
        return text.translate(AS_DIGIT).replace("s", "5")
    return None


def mend_total(text: str) -> str | None:
    """The word of a total without the rule of its cell, which was read as a letter before it, or None.

    >>> mend_total("ITOTAL"), mend_total("|Total"), mend_total("lTotaux"), mend_total("TOTAL"), mend_total("Isolde")
    ('TOTAL', 'Total', 'Totaux', None, None)
    """
    bare = text[1:]
    if text[:1] in RULES and bare[:1].isupper() and squeeze(bare) in read_words("ocr", "totalled"):
        return bare
    return None


def mend_marks(text: str) -> str:
    """Quotes, apostrophes, dashes and « n° », which every reader spells as it likes.

    >>> mend_marks('n"12'), mend_marks("l‘Etat"), mend_marks("-__"), mend_marks("l''ANRU")
    ('n°12', "l'Etat", '-', "l'ANRU")
    """
    text = text.translate(BRACES).replace("''", "'").replace("’’", "’")
    text = NUMERO.sub(r"\1°", text)
    text = APOSTROPHE.sub("'", text)
    if len(text) > 1 and set(text) <= DASHES and set(text) - {"_"}:
        return "-"
    return text
