"""Names in labels of tables: without codes, shares and what was said of the vote on the row before.

« 4853 UNION ARTISANALE », « CCLO (50 %) », « M. X ne prend pas part au vote. Vote : Pour : 14, Mme Y Judo ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor

LONGEST_NAME = 100
_CODE = re.compile(r"^(?:[A-ZÀ-Þ' ]{3,40}\s)?\d{3,6}\s+(?=[A-ZÀ-Þ«\"])")
"""« PATRIMOINE 5192 ASSO RECHERCHE »: a heading and a code before the name."""
_NUMBER = re.compile(r"^\d{1,3}\s?[.)°-]\s*(?=[^\W\d_]|[«\"])")
"""« 12. Club de pétanque »"""
_KIND = re.compile(
    r"(?<=[A-ZÀ-Þ»])\s+(?:[Ff]onctionnement|[Pp]rojet|[Ii]nvestissement|[Ee]xceptionnelle|[Mm]anifestation)$"
)
"""« CHORALE DE LAC Fonctionnement »: a second column of labels tells what the grant is for."""
_SHARE = re.compile(r"\s*\(?\s*\d{1,3}(?:[.,]\d+)?\s?%\s*\)?\s*$")
_SENTENCE = re.compile(r"[.?!]\s+[A-ZÀ-Þ]|\s:\s|\bvote\b", re.IGNORECASE)
_PERSON = r"(?:MM?\.|Mmes?|Mr|Mlle)\s?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:\s[A-ZÀ-Þ'’-]{2,})*"
_TOLD = re.compile(rf"{_PERSON}(?:\s*(?:,|et)\s*{_PERSON})*|[.!?»]\s(?=[A-ZÀ-Þ«])|:\s*\d+\b")
"""Persons, counts and ends of sentences: a name stands behind the last of them."""


_CODED = re.compile(r"^(?:\D{2,60}\s)?\d{1,6}\s+(?=[A-ZÀ-Þ«\"])")
"""« Cohésion sociale 661 Aide aux victimes », « 25 Les Petits Débrouillards »."""
_FEW = 3


def has_codes(labels: Sequence[str]) -> bool:
    """Whether the rows of a table bear codes before their names: most of them do, each its own number."""
    return len(labels) >= _FEW and sum(_CODED.match(label) is not None for label in labels) * 10 >= 7 * len(labels)


def name_row(label: str, *, coded: bool = False) -> Actor | None:
    """Who is funded, by the label of a row, ``coded`` with a code before it; None where it holds a sentence or no name.

    >>> name_row("Cohésion sociale 661 Aide aux victimes", coded=True).name
    'Aide aux victimes'
    """
    name = clean_label(_CODED.sub("", label) if coded else label)
    none = read_pattern("totals", "subtotal").match(fold(name)) or read_pattern(
        "shares_of_tables", "titles.left"
    ).match(fold(name))
    return Actor(None, name) if 1 < len(name) <= LONGEST_NAME and none is None and not _SENTENCE.search(name) else None


def clean_label(label: str) -> str:
    """The name in a label, without the code and the vote before it.

    >>> clean_label("4853 UNION ARTISANALE"), clean_label("Vote : Pour, à l’unanimité U.N.C.")
    ('UNION ARTISANALE', 'U.N.C.')
    >>> clean_label("2. Club de pétanque"), clean_label("4974 CHORALE DE LAC Fonctionnement")
    ('Club de pétanque', 'CHORALE DE LAC')
    >>> clean_label("Vote : - Pour : 14 - Abstentions : 3, Mme DANAN, M.HUDO Les Randonneurs")
    'Les Randonneurs'
    """
    text = " ".join(label.split())
    folded = fold(text)
    votes = list(read_pattern("assemblies", "signs.row_votes").finditer(folded))
    remarks = read_pattern("assemblies", "signs.vote_remarks").search(folded)
    if remarks is not None:
        ends = [match.end() for match in _TOLD.finditer(text)] + [match.end() for match in votes]
        text = text[max(ends, default=0) :].lstrip(" ,.)-–").rstrip(" ,-–")
    elif votes:
        text = text[votes[-1].end() :].lstrip(" ,.-–").rstrip(" ,-–")
    return _KIND.sub("", _NUMBER.sub("", _CODE.sub("", text)))


def strip_share(label: str) -> str:
    """A label without the share behind its name.

    >>> strip_share("CMA Hauts-de-France (50 %)")
    'CMA Hauts-de-France'
    """
    return _SHARE.sub("", " ".join(label.split()))
