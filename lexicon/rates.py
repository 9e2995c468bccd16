"""A price and what it is for: « 3 € par m² et par mois », « 1,6983 €/m³ », « 0,32 % des ressources ».

Price grids print the unit of a rate in the cell. The figure is the price; the words behind it, and a few before it, say
what is paid for. A second sum in the same cell is a second price, and then none of them is the cell's figure.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.money_units import write_taxes, write_unit
from bordereau.lexicon.read import write_pattern

_NUMBER = r"[-+]?\s?\d(?:[\d .,']*\d)?"
LONGEST = 60
"""Characters of what a rate is for; more are a sentence."""


def find_rate(folded: str) -> tuple[int, int] | None:
    """Where the price stands, with its unit, in a folded cell that says what it is for; None where none does.

    >>> [t[slice(*find_rate(t))] for t in ("3 € par m2 et par mois", "1,6983 €/m3", "0,32 % des revenus")]
    ['3 €', '1,6983 €', '0,32 %']
    >>> [t[slice(*find_rate(t))] for t in ("forfait de 30 €", "12,50 € ht l'unite", "0,185 /m3", "2 € piece")]
    ['30 €', '12,50 € ht', '0,185', '2 €']
    >>> [find_rate(t) for t in ("5 € / 50 €", "2 jours par an", "30 /06", "50 €/an (20 € par mois)")]
    [None, None, None, None]
    """
    match = _rate().fullmatch(folded.strip())
    if match is None:
        return None
    name = next(name for name in ("priced", "bare", "led") if match[name] is not None)
    rest = folded.strip()[: match.start(name)] + " " + folded.strip()[match.end(name) :]
    if len(rest) > LONGEST or _sum().search(rest):
        return None
    shift = len(folded) - len(folded.lstrip())
    return match.start(name) + shift, match.end(name) + shift


@cache
def _rate() -> re.Pattern[str]:
    unit = rf"(?:{write_unit()}|%)(?:\s*{write_taxes()}\.?)?"
    per = rf"(?:/\s?[\da-z].*|[,(]?\s*{write_pattern('tables', 'rates')}.*)"
    lead = write_pattern("tables", "rate_leads")
    return re.compile(
        rf"(?P<priced>{_NUMBER}\s?{unit})\s*{per}|(?P<bare>{_NUMBER})\s?/\s?[a-z].*"
        rf"|{lead}\s?:?\s?(?P<led>{_NUMBER}\s?{unit})",
        re.DOTALL,
    )


@cache
def _sum() -> re.Pattern[str]:
    """Another sum or share beside the price."""
    return re.compile(rf"\d\s?(?:{write_unit()}|%)|\d[ .]\d{{3}}|\d,\d|[x*+]\s?\d")
