"""The currency, scale and tax of a sum: « M€ », « milliers d'euros », « €uros », « F », « HT », « hors taxes »."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from normalize.figures import RUN
from normalize.qualifiers import read_qualifier
from normalize.vocabulary import join_words, read_vocabulary
from schemas.found import FoundAmount, Tax
from schemas.warning import Code

_SIGNS = {"EUR": "€", "FRF": "F", "CHF": "CHF", "USD": "$", "GBP": "£"}


_GLUED = r"(?<=\ba)|(?<=\bde)|(?<=\bdes)|(?<=\bet)|(?<=\bsoit)"
"""« évalué à2 150 euros »: a lost space must not cut the first digits off."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    suffix: re.Pattern[str]
    prefix: re.Pattern[str]
    unit: re.Pattern[str]
    scaled_unit: re.Pattern[str]
    centimes: re.Pattern[str]
    tax_after: re.Pattern[str]
    tax_before: re.Pattern[str]
    units: dict[str, str]
    scales: dict[str, int]


@functools.cache
def load_patterns() -> _Patterns:
    """Build the patterns of sums from the lexicon, once."""
    data = read_vocabulary("amounts")
    units, scales = data["units"], data["scales"]
    letters = join_words(units) + "|f(?=\\s|[).,;]|$)"
    unit = rf"(?P<unit>(?:{letters})(?!\w)|[€$£](?!\d))(?:\s?€)?"
    euro = r"(?P<unit>(?:€uros?|euros?|eur|f)(?!\w)|€(?!\d))(?:\s?€)?"
    long, short = (join_words(s for s in scales if (len(s) > 3) is is_long) for is_long in (True, False))
    scale = rf"(?P<scale>(?:{long})(?!\w)|(?:{short})(?=\s?(?:€|\.?\s?d'|eur|f)))"
    scaled = rf"(?:{scale}\s{{0,2}}(?P<half>et\s+demie?\s+)?)?"
    link = r"\.?(?:\s{0,2}(?:d\s?'|de\s|d\s))?"
    tax = "|".join(f"(?P<{name}>{join_words(words)})" for name, words in data["tax"].items())
    bound = r"(?![\w])"
    return _Patterns(
        suffix=re.compile(
            rf"(?:(?<![\w.,$])(?<!\d[/:'])|{_GLUED})(?P<run>{RUN})\s{{0,2}}(?P<close>\)\s?)?{scaled}{link}\s{{0,2}}{unit}"
        ),
        prefix=re.compile(rf"(?<![\w])(?P<unit>€|eur(?:os?)?)(?P<gap>\s?)(?P<run>{RUN})(?![\w%])(?![.,/-]\d)"),
        unit=re.compile(rf"\s{{0,2}}{link}\s{{0,2}}{unit}"),
        scaled_unit=re.compile(rf"\s{{0,2}}(?:{scale}\s{{0,2}})?{link}\s{{0,2}}{euro}"),
        centimes=re.compile(r"\s{0,2}(?:centimes?|cents?)(?!\w)(?:\s+d'euros?)?"),
        tax_after=re.compile(rf"\s{{0,2}}[\[(]?\s?(?:{tax}){bound}(?!\s?/\s?t)"),
        tax_before=re.compile(
            rf"(?<![\w/])(?:{tax}){bound}(?!\s?/)\s*"
            r"(?:est|de|fixee?|arretee?|a|s'eleve|estimee?|soit|la|somme|:|=|previsionnel|maximum|maximal|total|\s)*$"
        ),
        units=units,
        scales=scales,
    )


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent."""
    return Decimal(format(value, "f"))


def read_currency(unit: str, printed: str) -> str | None:
    """The currency of a unit as printed; a lower-case « f » is none."""
    if unit == "f":
        return "FRF" if printed == "F" else None
    return load_patterns().units.get(re.sub(r"\s+", " ", unit))


def name_unit(currency: str, power: int) -> str:
    """Write a unit: « k€ », « M€ », « MF »."""
    names: dict[str, str] = read_vocabulary("amounts")["names"]
    return names.get(str(power), "") + _SIGNS[currency]


def read_tax(folded: str, start: int, end: int) -> tuple[Tax | None, int]:
    """Read « HT », « TTC », « hors taxes »… after a sum, or before it; with where the sum's text now ends."""
    patterns = load_patterns()
    match = patterns.tax_after.match(folded, end)
    if match:
        closing = match.end()
        if "(" in match.group() or "[" in match.group():
            closing = closing + 1 if folded[closing : closing + 1] in (")", "]") else end
        return ("HT" if match.group("HT") else "TTC"), closing
    match = patterns.tax_before.search(folded[max(0, start - 60) : start])
    if match:
        return ("HT" if match.group("HT") else "TTC"), end
    return None, end


_TAX_TAIL = re.compile(r"\s*[\[(]?\s*(?:h\.?\s?t|t\.?\s?t\.?\s?c|hors|toute)", re.IGNORECASE)


def read_bare_end(amount: FoundAmount) -> int:
    """Where the sum ends without its tax word: « 790,00 € » of « 790,00 € HT »."""
    if amount.tax is None:
        return amount.end
    unit = max(
        (amount.text.rfind(mark) + len(mark) for mark in ("€", "euros", "euro", "EUR") if mark in amount.text),
        default=0,
    )
    return amount.start + unit if unit and _TAX_TAIL.match(amount.text, unit) else amount.end


def make_amount(
    text: str,
    folded: str,
    span: tuple[int, int],
    *,
    value: Decimal,
    precision: Decimal,
    currency: str = "EUR",
    power: int = 0,
    codes: tuple[str, ...] = (),
) -> FoundAmount:
    """Build the sum at ``span`` with what its surroundings say: its tax, its qualifier, a foreign currency."""
    tax, end = read_tax(folded, *span)
    if currency != "EUR":
        codes = (*codes, Code.FOREIGN_CURRENCY)
    return FoundAmount(
        start=span[0],
        end=end,
        text=text[span[0] : end],
        value=plain(value),
        currency=currency,
        unit=name_unit(currency, power),
        precision=plain(precision),
        qualifier=read_qualifier(folded, span[0], end),
        tax=tax,
        warnings=codes,
    )
