"""Sums of money in running text and cells: « 20 000 000 d’euros », « 1,55 milliard d’euros », « 236 k€ ».

A sum is a figure with its currency. Everything that only looks like one (surfaces, years, accounts, postcodes) lacks
the currency and is left alone. A sum printed twice, in words and in figures, is one sum: its value is that of the
figures, its place theirs, and what the words say is kept beside it for the check of one against the other.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from normalize.characters import fold
from normalize.figures import RUN, read_run
from normalize.habit import Habit
from normalize.numbers import mask_addresses, read_sign
from normalize.qualifiers import read_qualifier
from normalize.vocabulary import join_words, read_vocabulary
from normalize.words_fr import find_words
from schemas.found import FoundAmount, FoundNumber, Tax
from schemas.warning import Code

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_CENT = Decimal("0.01")
_SIGNS = {"EUR": "€", "FRF": "F", "CHF": "CHF", "USD": "$", "GBP": "£"}


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
def _load() -> _Patterns:
    data = read_vocabulary("amounts")
    units, scales = data["units"], data["scales"]
    letters = join_words(units) + "|f(?=\\s|[).,;]|$)"
    unit = rf"(?P<unit>(?:{letters})(?!\w)|[€$£](?!\d))(?:\s?€)?"
    euro = r"(?P<unit>(?:€uros?|euros?|eur|f)(?!\w)|€(?!\d))(?:\s?€)?"
    scale = rf"(?P<scale>(?:{join_words(s for s in scales if len(s) > 3)})(?!\w)|(?:{_short(scales)})(?=\s?(?:€|\.?\s?d'|eur|f)))"
    link = r"\.?(?:\s{0,2}(?:d\s?'|de\s|d\s))?"
    tax = "|".join(f"(?P<{name}>{join_words(words)})" for name, words in data["tax"].items())
    bound = r"(?![\w])"
    return _Patterns(
        suffix=re.compile(
            rf"(?<![\w.,$])(?<!\d[/:'])(?P<run>{RUN})\s{{0,2}}(?P<close>\)\s?)?(?:{scale}\s{{0,2}}(?P<half>et\s+demie?\s+)?)?{link}\s{{0,2}}{unit}"
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


def _short(scales: dict[str, int]) -> str:
    return join_words(name for name in scales if len(name) <= 3)


def _plain(value: Decimal) -> Decimal:
    return Decimal(format(value, "f"))


def _currency(unit: str, printed: str) -> str | None:
    """The currency of a unit as printed; a lower-case « f » is none."""
    if unit == "f":
        return "FRF" if printed == "F" else None
    return _load().units.get(re.sub(r"\s+", " ", unit))


def _unit_name(currency: str, power: int) -> str:
    names: dict[str, str] = read_vocabulary("amounts")["names"]
    return names.get(str(power), "") + _SIGNS[currency]


def read_tax(folded: str, start: int, end: int) -> tuple[Tax | None, int]:
    """Read « HT », « TTC », « hors taxes »… after a sum, or before it; with where the sum's text now ends."""
    patterns = _load()
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
    unit = max((amount.text.rfind(mark) + len(mark) for mark in ("€", "euros", "euro", "EUR") if mark in amount.text), default=0)
    return amount.start + unit if unit and _TAX_TAIL.match(amount.text, unit) else amount.end


def _make(
    text: str,
    folded: str,
    span: tuple[int, int],
    value: Decimal,
    precision: Decimal,
    currency: str,
    power: int,
    codes: tuple[str, ...] = (),
) -> FoundAmount:
    tax, end = read_tax(folded, *span)
    if currency != "EUR":
        codes = (*codes, Code.FOREIGN_CURRENCY)
    return FoundAmount(
        start=span[0],
        end=end,
        text=text[span[0] : end],
        value=_plain(value),
        currency=currency,
        unit=_unit_name(currency, power),
        precision=_plain(precision),
        qualifier=read_qualifier(folded, span[0], end),
        tax=tax,
        warnings=codes,
    )


_CUT = re.compile(r"0\d+(?![\d,.])")
"""« 00 euros »: what damage left of a longer number."""


def _find_suffixed(text: str, folded: str, habit: Habit | None) -> list[FoundAmount]:
    patterns = _load()
    found = []
    for match in patterns.suffix.finditer(folded):
        printed = text[match.start("unit") : match.end("unit")]
        currency = _currency(match.group("unit"), printed)
        figure = read_run(match.group("run"), habit)
        if currency is None or figure is None or _CUT.match(match.group("run"), figure.skip):
            continue
        start, end = match.start("run") + figure.skip, match.end()
        if match.group("close"):
            if folded[start - 1 : start] != "(":
                continue
            start -= 1
        scale = match.group("scale")
        power = patterns.scales[scale] if scale else 0
        start, sign = read_sign(folded, start, end)
        value, precision = figure.value, figure.precision
        if match.group("half"):
            value, precision = value + _HALF, precision / 10
        amount = _make(
            text, folded, (start, end), (value * sign).scaleb(power), precision.scaleb(power),
            currency, power, figure.warnings,
        )
        found.extend(_find_low_bound(text, folded, start, amount, figure.value, power, habit))
        found.append(amount)
    return found


_BOUND = re.compile(
    rf"(?<![\w.,/-])(?P<run>{RUN})(?P<scale>\s?(?:mille|millions?|milliards?|k|m))?"
    r"(?P<link>\s?-\s?|\s+(?:a|et|ou)\s+(?:de\s+)?)$"
)
_NUMBERED = re.compile(
    r"(?:articles?|art\.?|lots?|annexes?|n°|nos?|alineas?|points?|chapitres?|phases?|tranches?|pages?|annees?|"
    r"exercices?|comptes?|axes?|titres?|mois|loi|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|"
    r"novembre|decembre|,)\s*$"
)


def _find_low_bound(
    text: str, folded: str, start: int, high: FoundAmount, figure: Decimal, power: int, habit: Habit | None
) -> list[FoundAmount]:
    """Find the first sum of « entre 10 et 20 M€ », « de 23 000 à 500 000 € », which borrows the unit of the second."""
    window = max(0, start - 40)
    match = _BOUND.search(folded[window:start])
    if match is None or "\n" in match.group("link"):
        return []
    low = read_run(match.group("run"), habit)
    if low is None or low.warnings:
        return []
    begin = window + match.start("run") + low.skip
    year = low.precision == 1 and 1900 <= low.value < 2100 and " " not in match.group("run")
    if year or _NUMBERED.search(folded[max(0, begin - 20) : begin]):
        return []
    scale = (match.group("scale") or "").strip()
    own = _load().scales.get(scale)
    shift = own if own is not None else (power if low.value <= figure else 0)
    value = low.value.scaleb(shift)
    if value > abs(high.value) or (match.group("link").strip() == "et" and value * 1000 < abs(high.value)):
        return []
    end = window + (match.end("scale") if scale else match.end("run"))
    return [
        replace(
            high, start=begin, end=end, text=text[begin:end], value=_plain(value),
            precision=_plain(low.precision.scaleb(shift)), qualifier=read_qualifier(folded, begin, end),
            unit=_unit_name(high.currency, shift), warnings=(),
        )
    ]


def _find_prefixed(text: str, folded: str, taken: list[FoundAmount], habit: Habit | None) -> list[FoundAmount]:
    """Find « EUR 20 », « €89,50 »: a unit before its figure, where it does not belong to a figure before it."""
    used = {place for amount in taken for place in range(amount.start, amount.end)}
    found = []
    for match in _load().prefix.finditer(folded):
        start, end = match.span()
        if start in used or match.start("run") in used:
            continue
        run = match.group("run")
        figure = read_run(run, habit)
        if figure is None or figure.skip:
            continue
        glued = not match.group("gap") or match.group("unit") == "eur"
        grouped = not run.isdigit()
        if not (glued or grouped or not folded[:start].strip()):
            continue
        found.append(_make(text, folded, (start, end), figure.value, figure.precision, "EUR", 0, figure.warnings))
    return found


_AND = re.compile(r"\s+(?:et\s+)?")


def _find_worded(text: str, folded: str, words: list[FoundNumber]) -> list[FoundAmount]:
    """Find sums in words: « trois millions d'euros », « deux euros et vingt centimes », « vingt centimes »."""
    patterns = _load()
    starts = {number.start: number for number in words}
    found: list[FoundAmount] = []
    for number in words:
        if found and number.start < found[-1].end:
            continue
        match = patterns.unit.match(folded, number.end)
        if match is None:
            cents = patterns.centimes.match(folded, number.end)
            if cents and number.value < 100:
                span = (number.start, cents.end())
                found.append(_make(text, folded, span, number.value * _CENT, _CENT, "EUR", 0))
            continue
        currency = _currency(match.group("unit"), text[match.start("unit") : match.end("unit")])
        if currency is None:
            continue
        end, value, precision = match.end(), number.value, number.precision
        joint = _AND.match(folded, end)
        more = starts.get(joint.end()) if joint else None
        if more is not None and 0 <= more.value < 100:
            cents = patterns.centimes.match(folded, more.end)
            closed = re.match(r"\s*(?:$|[).,;])", folded[more.end : more.end + 3])
            if cents or closed:
                end = cents.end() if cents else more.end
                value, precision = value + more.value * _CENT, _CENT
        power = precision.adjusted() if precision >= 10**6 else 0
        found.append(_make(text, folded, (number.start, end), value, precision, currency, power))
    return found


_CENTIMES = re.compile(r"(?<![\w.,])(?P<run>\d{1,2})\s?(?:centimes?)(?:\s+d'euros?)?(?!\w)")


def _find_centimes(text: str, folded: str, found: list[FoundAmount]) -> list[FoundAmount]:
    """Find « 50 centimes » alone, and add those of « 12 euros et 50 centimes » to their euros."""
    if "centime" not in folded:
        return found
    for match in _CENTIMES.finditer(folded):
        value = Decimal(match.group("run")) * _CENT
        for place, amount in enumerate(found):
            if re.fullmatch(r"\s+(?:et\s+)?", folded[amount.end : match.start()]) and amount.precision == 1:
                found[place] = replace(
                    amount, end=match.end(), text=text[amount.start : match.end()],
                    value=amount.value + value, precision=_CENT,
                )
                break
        else:
            found.append(_make(text, folded, match.span(), value, _CENT, "EUR", 0))
    return found


_OPENS = re.compile(r"\s*[(\[]\s*(?:soit\s+|ou\s+)?(?:la\s+somme\s+de\s+)?")
_SOIT = re.compile(r"\s*,?\s*(?:soit|ou)\s+(?:la\s+somme\s+de\s+)?")
_CLOSES = re.compile(r"\s*[)\]]")


def _bridge(folded: str, left: int, right: int) -> bool:
    """Whether only an opening parenthesis stands between two statements of one sum."""
    return _OPENS.fullmatch(folded, left, right) is not None


def _pair_words(
    text: str, folded: str, figures: list[FoundAmount], worded: list[FoundAmount], words: list[FoundNumber]
) -> list[FoundAmount]:
    """Join figures and words that state one sum, in either order; words alone remain sums of their own."""
    joined: list[FoundAmount] = []
    spent: set[int] = set()
    inside = {number.start for amount in worded for number in words if amount.start <= number.start < amount.end}
    bare = [number for number in words if number.start not in inside]
    for amount in figures:
        partner = _find_partner(folded, amount, worded, bare)
        if partner is None:
            joined.append(amount)
            continue
        spent.add(partner.start)
        tax, qualifier = amount.tax, amount.qualifier
        if isinstance(partner, FoundAmount):
            tax = tax or partner.tax
        if qualifier == "exact":
            qualifier = read_qualifier(folded, min(partner.start, amount.start), max(partner.end, amount.end))
        if tax is None:
            tax, _ = read_tax(folded, min(partner.start, amount.start), _past_closing(folded, amount, partner))
        joined.append(
            replace(
                amount, tax=tax, qualifier=qualifier, in_words=text[partner.start : partner.end],
                words_value=partner.value,
            )
        )
    return sorted([*joined, *(w for w in worded if w.start not in spent)], key=lambda a: a.start)


def _past_closing(folded: str, amount: FoundAmount, partner: FoundAmount | FoundNumber) -> int:
    end = max(amount.end, partner.end)
    closing = _CLOSES.match(folded, end)
    return closing.end() if closing else end


def _find_partner(
    folded: str, amount: FoundAmount, worded: list[FoundAmount], bare: list[FoundNumber]
) -> FoundAmount | FoundNumber | None:
    for other in (*worded, *bare):
        first, last = (other, amount) if other.start < amount.start else (amount, other)
        opened = folded[last.start : last.start + 1] == "("
        if _bridge(folded, first.end, last.start) or (opened and not folded[first.end : last.start].strip()):
            return other
        soit = _SOIT.fullmatch(folded, first.end, last.start)
        if soit and other.value == amount.value:
            return other
    return None


_INNER = re.compile(r"\s*\(([^()\d]{3,160})\)")


def _find_split(text: str, folded: str, habit: Habit | None, words: list[FoundNumber]) -> list[FoundAmount]:
    """Find « 7 500 000 (sept millions cinq cent mille) euros »: the words stand between figures and unit."""
    found = []
    for number in words:
        opening = folded.rfind("(", max(0, number.start - 3), number.start)
        closing = _CLOSES.match(folded, number.end)
        if opening < 0 or closing is None:
            continue
        unit = _load().scaled_unit.match(folded, closing.end())
        run = re.search(rf"(?<![\w.,/])({RUN})\s*$", folded[max(0, opening - 30) : opening])
        if unit is None or run is None:
            continue
        figure = read_run(run.group(1), habit)
        currency = _currency(unit.group("unit"), text[unit.start("unit") : unit.end("unit")])
        if figure is None or currency is None:
            continue
        start = max(0, opening - 30) + run.start(1) + figure.skip
        power = _load().scales[unit.group("scale")] if unit.group("scale") else 0
        amount = _make(
            text, folded, (start, unit.end()), figure.value.scaleb(power), figure.precision.scaleb(power),
            currency, power, figure.warnings,
        )
        found.append(replace(amount, in_words=text[number.start : number.end], words_value=number.value))
    return found


_MONEY = re.compile(r"€|eur|franc|[\d\s][km]?ff?\b|centime|[$£]|dollar|usd|gbp|chf|livres")


def find_amounts(text: str, habit: Habit | None = None) -> list[FoundAmount]:
    """Find the sums of money of a text, in text order.

    ``habit`` is that of the whole document (``habit.find_habit``); without it a dot before three digits parts
    thousands, with a warning where that is not sure.

    >>> [(a.text, str(a.value)) for a in find_amounts("15,2 M€, dont 236 k€ et 30 millions d’€")]
    [('15,2 M€', '15200000'), ('236 k€', '236000'), ('30 millions d’€', '30000000')]
    >>> a, = find_amounts("au plus cent cinquante euros (150,00 € HT)")
    >>> a.text, a.in_words, str(a.words_value), a.qualifier, a.tax
    ('150,00 € HT', 'cent cinquante euros', '150', 'maximum', 'HT')
    """
    folded = mask_addresses(fold(text))
    if not _MONEY.search(folded):
        return []
    words = find_words(text, counted=True)
    figures = _find_suffixed(text, folded, habit)
    figures += _find_prefixed(text, folded, figures, habit)
    figures = _find_centimes(text, folded, figures)
    figures.sort(key=lambda amount: amount.start)
    split = _find_split(text, folded, habit, words) if words else []
    figures = [a for a in figures if not any(s.start <= a.start < s.end for s in split)]
    worded = [
        w
        for w in _find_worded(text, folded, words)
        if not any(a.start < w.end and w.start < a.end for a in [*figures, *split])
    ]
    paired = _pair_words(text, folded, figures, worded, words) if words else figures
    return sorted([*paired, *split], key=lambda amount: amount.start)
