"""Names at the foot of an act that it has said before with their office: who signs, though no office is read beside.

A stamp or a pen over « Le Président » leaves the name alone; an act says who presides its sitting (« sous la présidence
de Mme Anne ROY, Maire ») and who was appointed (« nommant M. Luc NOIR, préfet du Lac »).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.offices import opens_office, words
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.page import Line

CRUMBS = 2
"""A row of no more words, all short, may be what was read of a stamp."""
CRUMB_LETTERS = 6


def holds_office(lines: Sequence[Line], index: int, name: str) -> bool:
    """Whether the lines above ``index`` say that name with its office, after it or as who presides."""
    said = _bare_name(name)
    if len(said.split()) < 2:
        return False
    above = [squeeze(line.text) for line in lines[:index]]
    for one, other in pairwise([*above, ""]):
        at = one.find(said)
        if at >= 0 and (_opens_holder(f"{one[at + len(said) :]} {other}") or _presides(one[:at])):
            return True
    return False


def is_crumb(line: Line) -> bool:
    """Whether a row of a scan is no more than a few short words: what was read of a stamp or a pen."""
    words = [word.text for word in line.words]
    short = all(sum(map(str.isalpha, word)) <= CRUMB_LETTERS for word in words)
    return line.words[0].read_by_ocr and len(words) <= CRUMBS and short


def _bare_name(name: str) -> str:
    """The name without its civility and signs.

    >>> _bare_name("M. Luc NOIR,"), _bare_name("Anne ROY")
    ('luc noir', 'anne roy')
    """
    said = squeeze(name).replace(",", " ").split()
    while said and said[0] in words("titles"):
        said = said[1:]
    return " ".join(said)


def _opens_holder(rest: str) -> bool:
    """« , préfet du Lac », « , Maire. » after a name."""
    return rest[:1] == "," and opens_office(rest.lstrip(" ,"))


def _presides(before: str) -> bool:
    """« sous la présidence de Monsieur » before a name."""
    found = [match.end() for match in read_pattern("signing", "presides").finditer(before)]
    return bool(found) and all(word in words("titles") for word in before[found[-1] :].split())
