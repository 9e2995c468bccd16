"""Accented letters read by the wrong table: « budget prÈcÈdent » for « budget précédent ».

Some programs embed fonts whose codes are those of Windows (1252) with a table of characters for the Macintosh; PDFium
takes that table, other readers the encoding that the file states. In such a font every letter beyond ASCII is another
one (« È » for é, « ‡ » for à, « í » for ’): capitals with accents amid small letters, which no French text has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.page.fonts import Font
from bordereau.schemas.page import Word

LEAST_ODD = 4
"""So many words of a page are odd before any are read by the other table."""
_ODD = re.compile(r"[a-z](?:È|Ë|Í|Á|Ó)(?![A-Z])|(?<!\w)È(?=[a-z])|(?<!\w)‡(?!\w)")
"""é, è, ê, ç and î beside small letters, and à alone, as the table of the Macintosh has them."""
_SOUND = re.compile(r"[éèêàçîôûù]")


def mend_accents(found: Sequence[tuple[Word, Font]]) -> list[tuple[Word, Font]]:
    """The words of a page; those of fonts whose accents are all odd are read by the table of Windows."""
    accented: defaultdict[Font, list[str]] = defaultdict(list)
    for word, font in found:
        if not word.text.isascii():
            accented[font].append(word.text)
    odd = {font: _count_odd(texts) for font, texts in accented.items() if not _SOUND.search(" ".join(texts))}
    wrong = {font for font, count in odd.items() if count}
    if sum(odd[font] for font in wrong) < LEAST_ODD:
        return list(found)
    return [(replace(word, text=read_as_windows(word.text)) if font in wrong else word, font) for word, font in found]


def _count_odd(texts: Sequence[str]) -> int:
    """How many words have an accent that is odd in French."""
    return sum(_ODD.search(text) is not None for text in texts)


def read_as_windows(text: str) -> str:
    """A text by the table of Windows; as it stands where that of the Macintosh has no such signs.

    >>> read_as_windows("prÈcÈdent"), read_as_windows("díordre"), read_as_windows("12 000 Ä"), read_as_windows("č")
    ('précédent', 'd’ordre', '12 000 €', 'č')
    """
    try:
        return text.encode("mac_roman").decode("cp1252")
    except UnicodeError:
        return text
