"""Numbers of headings, which readers take for words and rules: « ARTICLE | », « TITRE Ill », « Aït. 3. ».

Mended only where the form is certain: right after a word that opens a numbered heading, at the start of a line or of a
cell, with a colon, a dash, a capital or nothing behind. It comes before litter is dropped, for a lone « | » is litter
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bordereau.extract.ocr.engine import SeenWord
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.read import read_words

STROKES = re.compile(r"^([IVX]*(?:[l|!1iIT]|H(?=[IlT])|(?<=[IVX])H)[IVXHl|!1iIT]*)([.:)–—-]*)$")
"""Upright strokes and the letters of numerals, with what may close them."""
PLAIN = re.compile(r"^(?:[IVX]+|1+)$")
"""Read well already, a number in digits included."""
ABBREVIATED = re.compile(r"^A[iïîí1lI][t1lf]\.$")
"""« Art. » whose thin r is taken for an i."""
NUMBERED = re.compile(r"^\d{1,3}(?:er)?[.:°-]?$")
AS_STROKE = {ord(sign): "I" for sign in "l|!1iT"} | {ord("H"): "II"}
"""The serifs of two strokes make a T of the second, or an H of both."""
DIGIT = re.compile(r"^([$§?&SsZz])([.:)]*)$")
"""What stands for one digit and is no letter that counts articles."""
AS_DIGIT = {"$": "5", "§": "5", "S": "5", "s": "5", "?": "7", "&": "8", "Z": "2", "z": "2"}
FIRST = re.compile(r"^(?:[1lI|!]?(?:er|ER)|[1lI|!]\s?(?:[eE][rRtf]|[%*#€]|[\"“”’']{1,2})r?)[’']*([.:]*)$")
"""« 1er » whose raised letters are misread, lost or all that is left."""
SEPARATORS = "-–—:."
DUST = ".,'’:;"
SHORT = 3
"""« Art. » and « Lot. » have their full stop."""
GREATEST = 8
CELL_GAP = 0.9
"""In heights of the type: words farther apart stand in two cells."""


def mend_numerals(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """The words, in their order, with the numerals of headings put right."""
    out = list(words)
    for _, members in groupby(range(len(words)), key=lambda index: words[index].line):
        line = sorted(members, key=lambda index: words[index].x0)
        for place in range(1, len(line)):
            word, opener = words[line[place]], words[line[place - 1]]
            if ABBREVIATED.match(opener.text) and place == 1 and NUMBERED.match(word.text):
                out[line[0]] = replace(opener, text="Art.", mended=opener.text)
            if opener.text[-1:] in DUST and place == 1 and NUMBERED.match(word.text):
                bare = opener.text.rstrip(DUST)
                if squeeze(bare) in read_words("ocr", "numbered") and len(bare) > SHORT:
                    out[line[0]] = replace(opener, text=bare, mended=opener.text)
            if squeeze(opener.text).strip(".") not in read_words("ocr", "numbered") or (
                _in_two_cells(opener, word) and len(line) > 2
            ):
                continue
            before = words[line[place - 2]] if place > 1 else None
            if before is not None and not _in_two_cells(before, opener) and not _opens_total(words, line[: place - 1]):
                continue
            after = words[line[place + 1]] if place + 1 < len(line) else None
            numeral = read_numeral(word.text, "" if after is None or _in_two_cells(word, after) else after.text)
            if numeral is not None:
                out[line[place]] = replace(word, text=numeral, mended=word.text)
    return tuple(out)


def _opens_total(words: Sequence[SeenWord], before: Sequence[int]) -> bool:
    """Whether nothing but « Total » or « Sous-total » stands before, in the cell: « Total groupe Il »."""
    own = [words[index] for index in before]
    return squeeze(own[-1].text) in read_words("ocr", "totalled") and (len(own) < 2 or _in_two_cells(own[-2], own[-1]))


def _in_two_cells(left: SeenWord, right: SeenWord) -> bool:
    return right.x0 - left.x1 > CELL_GAP * left.height


def read_numeral(text: str, after: str) -> str | None:
    """The numeral that a word must be, or None where it is one already, or may be something else.

    >>> read_numeral("Il", ":"), read_numeral("|", "OBJET"), read_numeral("Ill.", ""), read_numeral("l1", "-")
    ('II', 'I', 'III.', 'II')
    >>> read_numeral("IIT", ":"), read_numeral("VIT", ":"), read_numeral("T", ":")
    ('III', 'VII', None)
    >>> read_numeral("HI", "–"), read_numeral("HIT", "—"), read_numeral("IH", ""), read_numeral("H", ":")
    ('III', 'III', 'III', None)
    >>> read_numeral("$", "–"), read_numeral("S", ":"), read_numeral("S", "Objet"), read_numeral("B", ":")
    ('5', '5', None, None)
    >>> read_numeral("s", ""), read_numeral("$", ""), read_numeral("S", ""), read_numeral("s", "est")
    ('5', '5', None, None)
    >>> read_numeral("1%", ":"), read_numeral("er’", ""), read_numeral("1*", "Objet"), read_numeral("1%", "des")
    ('1er', '1er', '1er', None)
    >>> read_numeral("1er.", ""), read_numeral("1ER", ":"), read_numeral("1%:", "Objet")
    (None, None, '1er:')
    >>> read_numeral("Il", "est"), read_numeral("11", ":"), read_numeral("IV", ":")
    (None, None, None)
    """
    digit = DIGIT.match(text)
    if digit and (after[:1] in SEPARATORS if after else not digit[1].isupper()):
        return AS_DIGIT[digit[1]] + digit[2]
    first = FIRST.match(text)
    if first and not NUMBERED.match(text.lower()) and not after[:1].islower():
        return f"1er{first[1]}"
    found = STROKES.match(text)
    if found is None or found[1] == "T" or PLAIN.match(found[1]) or len(found[1]) > GREATEST or after[:1].islower():
        return None
    return found[1].translate(AS_STROKE).replace("IIII", "III") + found[2]
