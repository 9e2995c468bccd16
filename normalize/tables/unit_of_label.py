"""The unit that a title, a caption, a header or a label states for the figures under it.

Traps: “subventions de plus de 23 000 €” in a title states no unit; « en k€ » and « (k€) » do. A header cell is
short, so a unit anywhere in it counts unless a figure stands before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import (
    find_by_sign,
    read_unit,
    write_capitals,
    write_letters,
    write_scale_words,
    write_taxes,
    write_unit,
)
from bordereau.lexicon.read import write_pattern

_YEAR = re.compile(r"\W*(?:[a-z]+\W{1,3})?(?:19|20)\d\d\W*")
"""« Année 2017 k€ »: a column of that year, no sum of so much."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    stated: re.Pattern[str]
    alone: re.Pattern[str]
    inside: re.Pattern[str]
    rest: re.Pattern[str]
    """What may stand beside a unit without making it more than one."""
    unknown: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    percent = write_pattern("tables", "percent_signs")
    unit = rf"{write_unit()}|{percent}"
    tax = rf"(?:\s*[(\[]?{write_taxes()}\.?)?"
    stated = r"(?:\ben\s+|\bexprime\w*\s+en\s+|[(\[]\s*)(?:(?:en|unite\s*:)\s+)?"
    return _Patterns(
        stated=re.compile(rf"{stated}(?P<unit>{unit}|(?<=en\s){write_capitals('FRF')}(?=\W*(?:$|[)\]]|ht|ttc)))(?!\w)"),
        alone=re.compile(rf"\W*(?:unites?\s*:?\s*)?(?P<unit>{unit}){tax}\W*"),
        inside=re.compile(rf"(?<![\w])(?P<unit>{unit})(?!\w|/(?!\s?hab))"),
        rest=re.compile(rf"\W|\b(?:montants?|sommes?|chiffres?|unites?|exprime\w*|en|{write_taxes()})\b"),
        unknown=re.compile(
            rf"(?:\ben\s+|[(\[]\s*(?:en\s+)?)(?:{write_scale_words()}(?:\s+(?:d\s?'\s?|de\s+)?[e€][\w€]{{0,5}})?"
            rf"|{write_letters()}[\s.]?[cg€£$6][\w€]{{0,3}}|(?<=en\s){write_letters()})(?=\W*(?:[)\]]|$))"
            r"|\bm\.?e(?=\W*$)"
        ),
    )


def read_sign(printed: str) -> str | None:
    """Read a text that is one unit and nothing else, as the results write it; None for what is none as printed.

    >>> [read_sign(t) for t in ("milliers d’€", "pour cent", "12 000 F", "f")]
    ['k€', '%', None, None]
    """
    if re.fullmatch(write_pattern("tables", "percent_signs"), fold(printed.strip())):
        return "%"
    unit = read_unit(printed)
    return unit.sign if unit else None


@lru_cache(maxsize=2048)
def read_stated_unit(text: str) -> str | None:
    """Read the unit that a sentence, title or caption states; None when it only mentions money.

    >>> [read_stated_unit(t) for t in ("Budget (en k€)", "Montants en euros", "K€", "en milliers d’euros HT")]
    ['k€', '€', 'k€', 'k€']
    >>> read_stated_unit("Subventions de plus de 23 000 €")
    """
    folded, patterns = fold(text), _patterns()
    for match in (*patterns.stated.finditer(folded), patterns.alone.fullmatch(folded)):
        sign = read_sign(text[match.start("unit") : match.end("unit")]) if match else None
        if sign is not None:
            return sign
    return None


@lru_cache(maxsize=2048)
def read_header_unit(text: str) -> str | None:
    """Read the unit in a column header or row label: “Montant (€)”, “Coût HT en k€”, “Montant en €”, “%”.

    >>> [read_header_unit(t) for t in ("Année 2017 (en k€)", "Coût € HT", "%", "Prix au m²")]
    ['k€', '€', '%', None]
    """
    found = read_stated_unit(text)
    if found is not None:
        return found
    folded = fold(text)
    for match in _patterns().inside.finditer(folded):
        printed = text[match.start("unit") : match.end("unit")]
        before = folded[: match.start()].rstrip()
        free = not before or not before[-1].isdigit()
        sign = read_sign(printed) if free or _YEAR.fullmatch(before) else None
        if sign is not None and (free or scale_of(sign) != 1) and _is_sure(printed):
            return sign
    return None


def _is_sure(printed: str) -> bool:
    """« ME » or « me » inside a label may be anything: of them, only « KE » is sure without « en » or brackets."""
    return printed[-1:] not in ("e", "E") or (printed.isupper() and printed[0] == "K")


def only_states_unit(text: str) -> bool:
    """Tell whether a text states a unit and nothing else: a row of a table that speaks of those under it.

    >>> [only_states_unit(t) for t in ("(montants en milliers d’euros)", "En k€ HT", "Recettes (en k€)", "Total")]
    [True, True, False, False]
    """
    folded = fold(text)
    match = _patterns().stated.search(folded)
    if match is None or read_sign(text[match.start("unit") : match.end("unit")]) is None:
        return False
    return not _patterns().rest.sub("", folded.replace(match.group(), " "))


def seems_to_state_unit(text: str) -> bool:
    """Tell whether a text states a unit of thousands or millions that cannot be read: « (en milliers) », « (en k6) ».

    >>> [seems_to_state_unit(t) for t in ("Budget (en milliers)", "Coût (en kc)", "Coût (en k€)", "Lot (M)")]
    [True, True, False, False]
    """
    return _patterns().unknown.search(fold(text)) is not None and read_header_unit(text) is None


def is_money(unit: str | None) -> bool:
    """Tell whether a unit is one of money."""
    return find_by_sign(unit) is not None


def is_foreign(unit: str | None) -> bool:
    """Tell whether a unit is one of another currency than the euro."""
    found = find_by_sign(unit)
    return found is not None and found.currency != "EUR"


def scale_of(unit: str | None) -> Decimal:
    """Tell how many euros (or francs) one of the unit is; 1 for anything that does not scale.

    >>> scale_of("M€"), scale_of("%"), scale_of(None)
    (Decimal('1000000'), Decimal('1'), Decimal('1'))
    """
    found = find_by_sign(unit)
    return Decimal(10**found.power) if found else Decimal(1)
