"""One spelling of characters, at unchanged offsets, so that patterns need not know typography.

French printers set no-break, narrow and thin spaces inside numbers; Word curls apostrophes, web hosts write them
as backticks; a hyphen has eight code points. Folding replaces one character by one character, never more nor
fewer: what is found in the folded text stands at the same place in the text as printed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bordereau.lexicon.note_marks import RAISED_SIGN, find_marks

SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""All that is printed as a gap inside a line; line ends are kept, since a number may break over them."""
LINE_ENDS = "\r\n\x0b\x0c\x85\u2028\u2029"
APOSTROPHES = "'’‘‛`´ʼʹ′＇"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufffe\uff0d"
"""U+FFFE is PDFium's hyphen at a line end."""
QUOTES = '"«»“”„‟″‹›'
RAISED = {"ᵉ": "e", "ʳ": "r", "ᵐ": "m", "ⁿ": "n", "ᵈ": "d", "ˢ": "s"}
"""Raised letters: « 1ᵉʳ »."""


def _build_table() -> dict[int, str]:
    table = {ord(c): " " for c in SPACES} | {ord(c): "\n" for c in LINE_ENDS}
    table |= {ord(c): "'" for c in APOSTROPHES} | {ord(c): "-" for c in HYPHENS}
    table |= {ord(raised): plain for raised, plain in RAISED.items()}
    for code in range(0x41, 0x250):
        char = chr(code)
        if unicodedata.category(char) not in ("Lu", "Ll"):
            continue
        base = unicodedata.normalize("NFD", char)[0].lower()
        if len(base) == 1 and base != char:
            table[code] = base
    return table


_TABLE = {chr(code): plain for code, plain in _build_table().items() if chr(code) != plain}
"""Nothing is put in the place of a character that is itself replaced, so the order of replacing does not matter."""
_PLAIN_QUOTES = dict.fromkeys(map(ord, QUOTES), '"')


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    r"""Lower-case, without accents, with one kind of space, apostrophe and hyphen, without note marks; same length.

    >>> fold("1\u202f234 € – L’État")
    "1 234 € - l'etat"
    >>> fold("TOTAL¹ en 2021⁽²⁾, 30 m²")
    'total  en 2021   , 30 m²'
    """
    folded = text
    for char in set(
        text
    ):  # a text has some forty signs: five times as fast as ``translate``, which asks for each place
        plain = _TABLE.get(char)
        if plain is not None:
            folded = folded.replace(char, plain)
    return _blank_marks(folded) if RAISED_SIGN.search(folded) else folded


def _blank_marks(folded: str) -> str:
    """A blank for every sign of a note mark, which says nothing of the word that it stands behind."""
    signs = list(folded)
    for start, end in find_marks(folded):
        signs[start:end] = " " * (end - start)
    return "".join(signs)


@lru_cache(maxsize=512)
def fold_quotes(text: str) -> str:
    """The same with one kind of double quotes, for texts in which names stand between them.

    >>> fold_quotes("« l’Été »") == '"' + " l'ete " + '"'
    True
    """
    return fold(text).translate(_PLAIN_QUOTES)


def squeeze(text: str) -> str:
    r"""Fold a whole wording to look it up or to compare it: single blanks, none outside, « œ » as « oe ».

    Offsets are lost, so this is for cells, labels and single words, never for a text that is searched.

    >>> squeeze("  Mise en\nœuvre ")
    'mise en oeuvre'
    """
    return " ".join(fold(text).replace("œ", "oe").split())
