"""Which tables a sentence speaks of: “(cf. Annexe 1)”, “voir le tableau ci-dessous”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_words
from bordereau.reconcile.text.wording import Pattern, read_relation, write_relation
from bordereau.schemas.table import Table

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


@dataclass(frozen=True, slots=True)
class _References:
    annex: re.Pattern[str]
    only_annex: re.Pattern[str]
    table_here: Pattern
    points_back: Pattern
    total: Pattern
    details: Pattern
    empty_words: frozenset[str]


@cache
def words() -> _References:
    """Load the vocabulary of references once."""
    number, numeral = r"\d{1,2}|[ivx]{1,4}\b", r"(?! ?(?:n ?[°o]|\d|[ivx]+\b|[a-h]\b))"
    return _References(
        annex=re.compile(
            rf"\bannexes? ?(?:financieres? ?)?(?:n ?[°o] ?)?({number}|[a-h]\b)(?: ?(?:et|,|-|a|/) ?({number})\b)?"
        ),
        only_annex=re.compile(write_relation("references.only_annex") + numeral),
        table_here=read_relation("references.table_here"),
        points_back=read_relation("references.points_back"),
        total=read_relation("references.total"),
        details=read_relation("references.details"),
        empty_words=read_words("relations", "references.empty_words"),
    )


def find_referenced(folded: str, page: int, tables: Sequence[Table]) -> tuple[Table, ...]:
    """Find the tables that a text names, by the number of their annex or by their place beside it."""
    numbers = {name_annex(number) for match in words().annex.finditer(folded) for number in match.groups() if number}
    annexed = [table for table in tables if table.annex is not None]
    if not numbers and words().only_annex.search(folded) and len({table.annex for table in annexed}) == 1:
        return tuple(annexed)
    if not numbers and not annexed and words().only_annex.search(folded):
        below = [table for table in tables if table.pages[0] > page]
        return tuple(below) if len(below) == 1 else ()
    named = [table for table in annexed if name_annex(table.annex or "") in numbers]
    if not numbers and words().table_here.search(folded):
        beside = [table for table in tables if table.annex is None and page <= table.pages[0] <= page + 1]
        here = [table for table in beside if table.pages[0] == page]
        return tuple(here) if len(here) > 1 else tuple(beside[:1])
    return tuple(named)


def name_annex(number: str) -> str:
    """Write the number of an annex one way.

    >>> [name_annex(n) for n in ("1", "II", "n° 3", "A")]
    ['1', '2', '3', 'a']
    """
    plain = re.sub(r"[^a-z0-9]|^n(?=\W)", "", fold(number).strip())
    return str(_ROMAN.get(plain, plain))


def pick_words(text: str) -> frozenset[str]:
    """Pick the words of a label or sentence that tell something, cut to their stems.

    >>> sorted(pick_words("Services et aides aux salariés (2)"))
    ['aide', 'salar', 'servi']
    """
    found = re.findall(r"[a-z]{2,}", fold(text))
    return frozenset(_cut_stem(word) for word in found if word not in words().empty_words)


def _cut_stem(word: str) -> str:
    return word.rstrip("sx")[:5] if len(word) > 4 else word.rstrip("s")
