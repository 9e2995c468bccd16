"""What the labels of a table say: years, totals, who bears a row or a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bordereau.lexicon.read import read_pattern, read_words
from bordereau.schemas.convention import Party
from bordereau.warehouse.rows.territory import make_key, strip_article

YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)")
MARK = re.compile(r"\([^)]*\)|\*+$")
"""« Région (1) », « Année 2017 (en k€) »: what stands in brackets names nobody."""
SEVERAL = re.compile(r"\s+(?:et|ou)\s+|[/+&,;]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Years:
    """The first and last year that a label names."""

    first: int | None = None
    last: int | None = None

    @property
    def single(self) -> bool:
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a figure: a party of the act, or somebody that the table names."""

    party: int | None
    """The party, from 1."""
    printed: str | None
    """The label that says so, when it is no party."""


NOBODY = Bearer(None, None)


def read_years(label: str) -> Years:
    """Read the years in a label.

    >>> read_years("Total 2017 / 2019 (en k€)"), read_years("2 017 €")
    (Years(first=2017, last=2019), Years(first=None, last=None))
    """
    years = [int(year) for year in YEAR.findall(label)]
    return Years(min(years), max(years)) if years else Years()


def is_total(label: str) -> bool:
    """Whether a label says that its figures add up others.

    >>> [is_total(label) for label in ("TOTAL HT", "Ensemble", "Montant", "Totalité des lots")]
    [True, True, False, False]
    """
    return read_pattern("totals", "repeated").search(make_key(label) or "") is not None


def is_within(label: str) -> bool:
    """Whether a row is a part of the row above it: « dont matériel »."""
    key = make_key(label) or ""
    return any(read_pattern("tables", f"rows.{words}").match(key) for words in ("part_of", "told_again"))


def names_grant(label: str) -> bool:
    """Whether a label says that its figures are granted: « Aide notifiée », not « dont subvention »."""
    return not is_within(label) and _words("shares").search(make_key(label) or "") is not None


def find_party(labels: Sequence[str], parties: Sequence[Party]) -> int | None:
    """Find the one party, from 1, that a label names; None when several do.

    Its whole name may stand anywhere in the label. An alias often is a plain word (« la Ville »), so it must be all
    that the label says: « Politique de la ville » is nobody's. « Région » names the only party whose name begins so.
    """
    found = set()
    for label in labels:
        key = f" {make_key(label) or ''} "
        parts = {_strip_share(part) for part in (label, *SEVERAL.split(label))} - {""}
        for number, party in enumerate(parties, start=1):
            name = make_key(party.name)
            aliases = {make_key(strip_article(alias)) for alias in (*party.aliases, party.name or "")}
            whole = name and " " in name and f" {name} " in key
            if whole or parts & aliases or any(_begins(name, part) for part in parts):
                found.add(number)
    return found.pop() if len(found) == 1 else None


def _begins(name: str | None, rest: str) -> bool:
    """Whether a name begins with the word for a body: « Région » and « Région Cévérine »."""
    plain = rest in _keys("bodies") or rest in _keys("funders")
    return plain and name is not None and name.startswith(f"{rest} ")


def find_bearer(label: str, parties: Sequence[Party]) -> Bearer:
    """Find who bears what stands under a label: a party, else a usual funder by its printed name.

    >>> [find_bearer(label, ()).printed for label in ("Fonds européens (FEDER)", "Part de l’État", "Commune d’Aubrac")]
    ['Fonds européens', 'Part de l’État', 'Commune d’Aubrac']
    >>> [find_bearer(label, ()).printed for label in ("Voirie", "Politique de la ville", "État des lieux")]
    [None, None, None]
    """
    party = find_party((label,), parties)
    if party is not None:
        return Bearer(party, None)
    rest, printed = _strip_share(label), " ".join(MARK.sub(" ", label).split())
    if _words("funders").match(rest) or _names_body(rest, printed):
        return Bearer(None, printed)
    return NOBODY


def _names_body(rest: str, printed: str) -> bool:
    match = _words("bodies").match(rest)
    if match is None:
        return False
    last = re.split(r"[\s'’]", printed)[-1]
    return match.end() == len(rest) or (last[:1].isupper() and not printed.isupper())


def _strip_share(label: str) -> str:
    """Take the mark, the years, « Part de » and little words from a label, and fold it."""
    words = (make_key(YEAR.sub(" ", MARK.sub(" ", label))) or "").split()
    while words and (words[0] in _keys("shares") or words[0] in _keys("articles")):
        words = words[1:]
    return " ".join(words)


@cache
def _keys(name: str) -> frozenset[str]:
    """One list of the words for funders, as ``make_key`` writes labels."""
    return frozenset(make_key(word) or "" for word in read_words("funders", name))


@cache
def _words(name: str) -> re.Pattern[str]:
    keys = sorted(_keys(name), key=lambda key: (-len(key), key))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, keys))})\b")
