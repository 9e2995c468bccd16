"""The currency, scale and tax of a sum: « M€ », « milliers d'euros », « €uros », « F », « HT », « hors taxes »."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import (
    LINK,
    MoneyUnit,
    read_unit,
    write_currencies,
    write_taxes,
    write_unit,
)
from bordereau.normalize.numbers.figures import RUN
from bordereau.normalize.numbers.qualifiers import read_qualifier
from bordereau.schemas.found import FoundAmount, Tax
from bordereau.schemas.warning import Code

_GLUED = r"(?<=\ba)|(?<=\bde)|(?<=\bdes)|(?<=\bet)|(?<=\bsoit)"
"""« évalué à2 150 euros »: a lost space must not cut the first digits off."""
_CAPITAL = r"[ef](?=[\s).,;\]]|$)"
"""« 12 000 F », « 50 000 E »: which capital it is, and what stands around it, is asked when it is read."""
_SPLIT = r"€(?=\d\d(?!\d)|\d{1,3}(?:[ .]\d{3})*(?:,\d\d)?\s?€)"
"""« 12 €50 »: the sign stands for the comma; « 100 €200 € »: two sums that touch."""
_NO_CENTIMES = r"(?!(?:(?<=\d€)|(?<=\d\s€))\d\d(?!\d|\s?€))"
_EUR = "EUR"
EUROS = MoneyUnit(0, _EUR)


@dataclass(frozen=True, slots=True)
class _Patterns:
    suffix: re.Pattern[str]
    prefix: re.Pattern[str]
    unit: re.Pattern[str]
    centimes: re.Pattern[str]
    tax_after: re.Pattern[str]
    tax_before: re.Pattern[str]


@functools.cache
def load_patterns() -> _Patterns:
    """Build the patterns of sums from the grammar of units, once."""
    unit = (
        rf"(?:(?P<scaled>{write_unit(scaled=True)})|{LINK}(?P<plain>{_SPLIT}|{write_currencies()}|{_CAPITAL}))(?:\s?€)?"
    )
    tax = "|".join(f"(?P<{name}>{write_taxes(name)})" for name in ("HT", "TTC"))
    return _Patterns(
        suffix=re.compile(
            rf"(?:(?<![\w.,$])(?<!\d[/:'•·∙‧|])|(?<=[.…·_][._])|{_GLUED}){_NO_CENTIMES}"
            rf"(?P<run>{RUN})\s{{0,2}}(?P<close>\)\s?)?{unit}"
        ),
        prefix=re.compile(rf"(?<![\w])(?P<unit>€|eur(?:os?)?)(?P<gap>\s?)(?P<run>{RUN})(?![\w%])(?![.,/-]\d)"),
        unit=re.compile(rf"\s{{0,2}}{unit}"),
        centimes=re.compile(r"\s{0,2}(?:centimes?|cents?)(?!\w)(?:\s+d'euros?)?"),
        tax_after=re.compile(rf"\s{{0,2}}[\[(]?\s?(?:{tax})(?!\s?/\s?t)"),
        tax_before=re.compile(
            rf"(?<![\w/])(?:{tax})(?!\s?/)\s*"
            r"(?:est|de|fixee?|arretee?|a|s'eleve|estimee?|soit|la|somme|:|=|previsionnel|maximum|maximal|total|\s)*$"
        ),
    )


def take_unit(match: re.Match[str], text: str) -> MoneyUnit | None:
    """Read the unit that one of the patterns found in the folded ``text``."""
    start, end = match.span("scaled") if match.group("scaled") else match.span("plain")
    return read_unit(text[start:end])


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent."""
    return Decimal(format(value, "f"))


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


@functools.cache
def _tax_tail() -> re.Pattern[str]:
    return re.compile(rf"\s*[\[(]?\s*{write_taxes()}\s*[\])]?$")


def read_bare_end(amount: FoundAmount) -> int:
    """Where the sum ends without its tax word: « 790,00 € » of « 790,00 € HT »."""
    tail = _tax_tail().search(fold(amount.text)) if amount.tax is not None else None
    return amount.start + tail.start() if tail else amount.end


def make_amount(
    text: str,
    folded: str,
    span: tuple[int, int],
    *,
    value: Decimal,
    precision: Decimal,
    unit: MoneyUnit = EUROS,
    codes: tuple[str, ...] = (),
) -> FoundAmount:
    """Build the sum at ``span`` with what its surroundings say: its tax, its qualifier, a foreign currency."""
    tax, end = read_tax(folded, *span)
    if unit.currency != _EUR:
        codes = (*codes, Code.FOREIGN_CURRENCY)
    return FoundAmount(
        start=span[0],
        end=end,
        text=text[span[0] : end],
        value=plain(value),
        currency=unit.currency,
        unit=unit.sign,
        precision=plain(precision),
        qualifier=read_qualifier(folded, span[0], end),
        tax=tax,
        warnings=codes,
    )
