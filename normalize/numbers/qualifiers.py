"""Words beside a figure that say how it is meant: « plus de », « environ », « dans la limite de »."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from bordereau.lexicon.read import read_pattern, write_pattern
from bordereau.schemas.found import Qualifier

_ORDER: tuple[Qualifier, ...] = ("minimum", "maximum", "more_than", "less_than", "about")
_REACH = 60
"""Characters before a figure in which its qualifier ends."""
_CLAUSE = 140
"""Characters before a figure in which a ceiling may be named: « le montant maximum de la participation … est de »."""


def _write_names(place: str, names: Iterable[str] = _ORDER) -> str:
    return "|".join(f"(?P<{name}>{write_pattern('qualifiers', f'{place}.{name}')})" for name in names)


@functools.cache
def _before() -> re.Pattern[str]:
    sums = f"{write_pattern('qualifiers', 'sums.nouns')}|{write_pattern('qualifiers', 'sums.adjectives')}"
    filler = rf"(?:\s+(?:de|a|d'|un|une|la|le|les|{sums}))*"
    return re.compile(rf"(?:(?<![\w'])|(?<=\bd'))(?<!\ben\s)(?:{_write_names('before')}){filler}[\s:(]*(?:d')?$")


@functools.cache
def _after() -> re.Pattern[str]:
    parts = _write_names("after", ("minimum", "maximum", "about", "more_than"))
    return re.compile(
        rf"\s*\(?\s*(?:{parts})(?!\w)(?!\s+(?:(?:de\s+|d')?\d|tard|tot|vite|pres))(?(more_than)(?!\s+d[e']))"
    )


@functools.cache
def _negated() -> re.Pattern[str]:
    """« ne peut en aucun cas être supérieure à », « ne sont pas inférieures à », « sans pouvoir excéder »."""
    nots, still = write_pattern("qualifiers", "negated.nots"), write_pattern("qualifiers", "negated.still")
    bounds = "|".join(
        f"(?P<{name}>{write_pattern('qualifiers', f'negated.{name}')})" for name in ("maximum", "minimum")
    )
    return re.compile(
        rf"{nots}\s*(?P<between>[^.;€\d]{{0,80}}?)(?<!\w)(?:{bounds})(?:\s+{still})?(?P<filler>[^.;€\d]{{0,60}})$"
    )


_OTHER_CLAUSE = re.compile(r"(?<!\w)(?:qu[e']|dont|qui|si|s'|lorsqu\w*|et|mais)(?![\w])")
_COPULA = re.compile(
    r"(?:^|(?<!\w)(?:etre|est|sont|sera|seront|soit|soient|serait|seraient|etait|etaient))"
    r"(?:\s+(?:pas|jamais|ni|en\s+aucun\s+cas|globalement|annuellement|chaque\s+annee))?\s*$"
)
"""« superieur » belongs to the negated verb, not to « un coût supérieur à »."""


@functools.cache
def _to_the_sum() -> re.Pattern[str]:
    words = "|".join(write_pattern("qualifiers", f"sums.{name}") for name in ("nouns", "adjectives", "between"))
    return re.compile(rf"[\s,(:]*(?:(?:a|ni|de|d'|un|une|la|le|les|l'|{words})[\s,(:']*)*$")


@functools.cache
def _capped() -> re.Pattern[str]:
    """« est plafonnée, pour l'exercice 2021, à »."""
    capped = write_pattern("qualifiers", "capped.one")
    return re.compile(rf"{capped}(?=[\s,])[^.;€]{{0,70}}(?:,|\s)\s*(?:a|a\s+hauteur\s+de)\s+$")


def _read_negated(clause: str) -> Qualifier | None:
    """A comparison under a negation says the other bound: « ne peut être supérieure à » is a maximum."""
    match = _negated().search(clause)
    if match is None or not _to_the_sum().match(match.group("filler")):
        return None
    between = match.group("between")
    if between.startswith(("que ", "qu'")):  # « sans que le total puisse dépasser »
        between = between.partition("que " if between.startswith("que ") else "qu'")[2]
    compares = (match.group("maximum") or match.group("minimum")).startswith(("superieur", "inferieur", "plus", "au"))
    if _OTHER_CLAUSE.search(between) or (compares and not _COPULA.search(between)):
        return None
    return "maximum" if match.group("maximum") else "minimum"


@functools.cache
def _ceiling() -> re.Pattern[str]:
    links, parts = write_pattern("qualifiers", "ceiling.links"), _write_names("ceiling", ("maximum", "minimum"))
    return re.compile(
        rf"(?<!\w)(?:{parts})(?!\w)[^.;\d€]*?(?<!\w)(?:{links})\s*(?:la\s+somme\s+de|un\s+montant\s+de)?\s*$"
    )


@functools.cache
def _also() -> re.Pattern[str]:
    """« plafonnée à 40 000 € par projet et à »: one participle over two sums."""
    capped = write_pattern("qualifiers", "capped.both")
    return re.compile(
        rf"{capped}\s+(?:a\s+hauteur\s+de|a)\s+[\d][^.;:]{{0,70}}?"
        r"(?:,\s*)?(?<!\w)(?:et|ou|puis|ainsi\s+que)\s+(?:a\s+hauteur\s+de|a)\s+$"
    )


def _read_shared(clause: str) -> Qualifier | None:
    match = _also().search(clause)
    return None if match is None or read_pattern("qualifiers", "capped.own_verbs").search(match.group()) else "maximum"


def _name(match: re.Match[str] | None) -> Qualifier | None:
    if match is None:
        return None
    return next((name for name in _ORDER if match.groupdict().get(name)), None)


def read_qualifier(folded: str, start: int, end: int) -> Qualifier:
    """Read the qualifier of the figure at ``folded[start:end]``: just before it, just after it, or in its clause.

    >>> text = "dans la limite de 12 000 eur, soit environ 3 % ; le plafond de l'aide est fixe a 500 eur"
    >>> [read_qualifier(text, text.index(x), text.index(x) + len(x)) for x in ("12 000 eur", "3 %", "500 eur")]
    ['maximum', 'about', 'maximum']
    """
    before, clause = folded[max(0, start - _REACH) : start], folded[max(0, start - _CLAUSE) : start]
    return (
        _read_negated(clause)
        or _name(_before().search(before))
        or _name(_after().match(folded, end))
        or _name(_ceiling().search(clause))
        or _read_shared(clause)
        or ("maximum" if _capped().search(clause) else None)
        or "exact"
    )
