"""Sums in words, and their pairing with the same sum in figures: « cent cinquante euros (150,00 €) »."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from decimal import Decimal

from bordereau.lexicon.money_units import MoneyUnit
from bordereau.normalize.money.units import load_patterns, make_amount, read_tax, take_unit
from bordereau.normalize.numbers.figures import RUN, read_run
from bordereau.normalize.numbers.habit import Habit
from bordereau.normalize.numbers.qualifiers import read_qualifier
from bordereau.schemas.found import FoundAmount, FoundNumber

_CENT = Decimal("0.01")
_NEAR = 250
"""Characters within which a sum in words stands beside its figures; the longest sums in words have 200."""

_AND = re.compile(r"\s+(?:et\s+)?")


def find_worded_amounts(text: str, folded: str, words: list[FoundNumber]) -> list[FoundAmount]:
    """Find sums in words: « trois millions d'euros », « deux euros et vingt centimes », « vingt centimes »."""
    patterns = load_patterns()
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
                found.append(make_amount(text, folded, span, value=number.value * _CENT, precision=_CENT))
            continue
        unit = take_unit(match, text)
        if unit is None or match.group("plain") == "e":
            continue
        end, value, precision = match.end(), number.value.scaleb(unit.power), number.precision.scaleb(unit.power)
        joint = _AND.match(folded, end)
        more = starts.get(joint.end()) if joint else None
        if more is not None and 0 <= more.value < 100:
            cents = patterns.centimes.match(folded, more.end)
            closed = re.match(r"\s*(?:$|[).,;])", folded[more.end : more.end + 3])
            if cents or closed:
                end = cents.end() if cents else more.end
                value, precision = value + more.value * _CENT, _CENT
        power = unit.power or (precision.adjusted() if precision >= 10**6 else 0)
        found.append(
            make_amount(
                text,
                folded,
                (number.start, end),
                value=value,
                precision=precision,
                unit=MoneyUnit(power, unit.currency),
            )
        )
    return found


_CENTIMES = re.compile(r"(?<![\w.,])(?P<run>\d{1,2})\s?(?:centimes?)(?:\s+d'euros?)?(?!\w)")


def add_centimes(text: str, folded: str, found: list[FoundAmount]) -> list[FoundAmount]:
    """Find « 50 centimes » alone, and add those of « 12 euros et 50 centimes » to their euros."""
    if "centime" not in folded:
        return found
    for match in _CENTIMES.finditer(folded):
        value = Decimal(match.group("run")) * _CENT
        for place, amount in enumerate(found):
            if re.fullmatch(r"\s+(?:et\s+)?", folded[amount.end : match.start()]) and amount.precision == 1:
                found[place] = replace(
                    amount,
                    end=match.end(),
                    text=text[amount.start : match.end()],
                    value=amount.value + value,
                    precision=_CENT,
                )
                break
        else:
            found.append(make_amount(text, folded, match.span(), value=value, precision=_CENT))
    return found


_OPENS = re.compile(r"\s*[(\[]\s*(?:soit\s+|ou\s+)?(?:la\s+somme\s+de\s+)?")
_SOIT = re.compile(r"\s*,?\s*(?:soit|ou)\s+(?:la\s+somme\s+de\s+)?")
_ASIDE = re.compile(r"(?:\s+[a-z'-]+){1,3}\s*[(\[]\s*(?:soit\s+)?")
"""A few words may stand between: « 1 € symbolique (un euro) », « 200 € par an (deux cents euros) »."""
_CLOSES = re.compile(r"\s*[)\]]")


def _bridge(folded: str, left: int, right: int) -> bool:
    """Whether only an opening parenthesis stands between two statements of one sum."""
    return _OPENS.fullmatch(folded, left, right) is not None


def pair_words(
    text: str, folded: str, figures: list[FoundAmount], worded: list[FoundAmount], words: list[FoundNumber]
) -> list[FoundAmount]:
    """Join figures and words that state one sum, in either order; words alone remain sums of their own."""
    joined: list[FoundAmount] = []
    spent: set[int] = set()
    covered = bytearray(len(folded))
    for amount in worded:
        covered[amount.start : amount.end] = b"\1" * (amount.end - amount.start)
    statements: list[FoundAmount | FoundNumber] = [*worded, *(n for n in words if not covered[n.start])]
    statements.sort(key=lambda statement: statement.start)
    starts = [statement.start for statement in statements]
    for amount in figures:
        low, high = bisect_left(starts, amount.start - _NEAR), bisect_right(starts, amount.end + _NEAR)
        partner = _find_partner(folded, amount, statements[low:high])
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
                amount,
                tax=tax,
                qualifier=qualifier,
                in_words=text[partner.start : partner.end],
                words_value=partner.value,
            )
        )
    return sorted([*joined, *(w for w in worded if w.start not in spent)], key=lambda a: a.start)


def _past_closing(folded: str, amount: FoundAmount, partner: FoundAmount | FoundNumber) -> int:
    end = max(amount.end, partner.end)
    closing = _CLOSES.match(folded, end)
    return closing.end() if closing else end


def _find_partner(
    folded: str, amount: FoundAmount, others: list[FoundAmount | FoundNumber]
) -> FoundAmount | FoundNumber | None:
    """Find the words that state the same sum: a parenthesis or « soit » joins them to the figures."""
    for other in others:
        first, last = (other, amount) if other.start < amount.start else (amount, other)
        opened = folded[last.start : last.start + 1] == "("
        if _bridge(folded, first.end, last.start) or (opened and not folded[first.end : last.start].strip()):
            return other
        soit = _SOIT.fullmatch(folded, first.end, last.start)
        aside = first is amount and _ASIDE.fullmatch(folded, first.end, last.start)
        if (soit or aside) and other.value == amount.value:
            return other
    return None


def find_split_amounts(text: str, folded: str, habit: Habit | None, words: list[FoundNumber]) -> list[FoundAmount]:
    """Find « 7 500 000 (sept millions cinq cent mille) euros »: the words stand between figures and unit."""
    found = []
    for number in words:
        opening = folded.rfind("(", max(0, number.start - 3), number.start)
        closing = _CLOSES.match(folded, number.end)
        if opening < 0 or closing is None:
            continue
        after = load_patterns().unit.match(folded, closing.end())
        unit = take_unit(after, text) if after else None
        run = re.search(rf"(?<![\w.,/])({RUN})\s*$", folded[max(0, opening - 30) : opening])
        figure = read_run(run.group(1), habit) if run else None
        if after is None or unit is None or run is None or figure is None:
            continue
        start = max(0, opening - 30) + run.start(1) + figure.skip
        amount = make_amount(
            text,
            folded,
            (start, after.end()),
            value=figure.value.scaleb(unit.power),
            precision=figure.precision.scaleb(unit.power),
            unit=unit,
            codes=figure.warnings,
        )
        found.append(replace(amount, in_words=text[number.start : number.end], words_value=number.value))
    return found
