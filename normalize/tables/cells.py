"""The figure in one table cell: sign, digits in groups of three, decimals, unit, foot note mark.

A cell is read whole or not at all: digits that do not group in threes are two figures that ran together or a
misread one, and no value is better than a wrong one. “15 M€” under “(en k€)” bears its own unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from bordereau.lexicon.bare import SOFT_INSIDE, lay_bare
from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import find_by_sign, write_capitals, write_currencies, write_taxes, write_unit
from bordereau.lexicon.note_marks import UNSURE_CENTIMES
from bordereau.lexicon.rates import find_rate
from bordereau.lexicon.read import write_pattern
from bordereau.lexicon.tables import says_blank
from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.tables.unit_of_label import read_sign
from bordereau.schemas.light import dataclass
from bordereau.schemas.warning import Code

_GROUPS = r"\d(?:[\d .,']*\d)?"
_MARK = r"(?:\s*\(\d{1,2}\)|\s*\*{1,3}|\s*[¹²³⁴⁵])?"


_RIVAL = re.compile(rf"\bsoit\b.*{write_currencies('EUR')}|\bx\s?\d|\d\s?x\b")
"""A comment that states the sum anew, or a factor: « 5 000 € HT soit 6 000 € TTC », « 500 € (x 2) »."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell's text says, in its own unit: “15 M€” is 15 with the unit M€."""

    value: Decimal
    precision: Decimal
    unit: str | None
    """The unit printed in the cell: €, k€, M€, Md€, %, or None."""
    doubtful: bool = False
    """« 442.200 » in a table that also writes dot decimals: thousands were taken."""
    regrouped: bool = False
    """A separator of thousands was missing: « 10 412239 »."""
    counts: bool = False
    """A measure is printed behind it: « 44 600 m² »."""


@cache
def _figure() -> re.Pattern[str]:
    tax = rf"(?:\s*{write_taxes()}\.?)?"
    sign = r"[-+]"
    return re.compile(
        rf"(?P<pre>€)?\s*(?P<open>\()?\s*(?P<sign>{sign})?\s*(?P<open2>\()?\s*(?P<digits>{_GROUPS})\s*"
        rf"(?:(?P<unit>{_write_units()}){tax})?\s*(?P<close>\))?\s*(?:(?P<unit2>{_write_units()}){tax})?{_MARK}\s*\.?"
    )


@cache
def _write_units() -> str:
    return rf"{write_unit()}|{write_capitals()}|{write_pattern('tables', 'percent_signs')}"


def is_empty(text: str) -> bool:
    """Tell whether a cell is empty or says so: “-”, “–”, “néant”, “s.o.”; a printed 0 is a value.

    >>> [is_empty(t) for t in ("", " – ", "- €", "Néant", "0", "…")]
    [True, True, True, True, False, True]
    """
    folded = fold(text).strip()
    if says_blank(folded):
        return True
    return not re.sub(rf"[-_./\\…·€%xø\s]|{write_unit(capitals=False)}", "", folded)


def find_dot_decimals(texts: Iterable[str]) -> bool:
    """Tell whether some cell of a table writes its decimals after a dot: “885 636.60”.

    >>> find_dot_decimals(["1.200", "12.50"]), find_dot_decimals(["442.200", "1.250,50"])
    (True, False)
    """
    return any(re.search(r"\d\.\d{1,2}(?!\d)(?![.,]\d)", text) and not re.search(r"\d,\d", text) for text in texts)


def read_figure(text: str, *, dot_decimals: bool = False) -> Figure | None:
    """Read a cell that holds one figure; None when it holds none, or none for certain.

    >>> read_figure("15 M€").value, read_figure("15 M€").unit
    (Decimal('15'), 'M€')
    >>> [str(read_figure(t).value) for t in ("(1 200,50 €)", "- 12", "12 300 (1)", "885 636.60", "1.897.324", "3 , 50")]
    ['-1200.50', '-12', '12300', '885636.60', '1897324', '3.50']
    >>> [str(read_figure(t).value) for t in ("1,6983 €/m³", "3 € par m² et par mois", "70 % du prix de base")]
    ['1.6983', '3', '70']
    >>> [read_figure(t) for t in ("46 600 368 45", "30/06/2020", "env. 12", "05 61 28 73 53")]
    [None, None, None, None]
    """
    added = _read_addition(text, dot_decimals=dot_decimals) if "+" in text.strip()[1:] else None
    if added is not None:
        return added
    bare = lay_bare(text)
    whole = (bare.text if bare else text).replace("\n", " ").strip()
    soft = SOFT_INSIDE.search(text) is not None
    measured = _measured().fullmatch(fold(whole))
    printed = whole[: measured.end("figure")] if measured else _find_price(whole)
    folded = fold(printed)
    match = _figure().fullmatch(folded) or _figure().fullmatch(_drop_comment(folded))
    if match is None:
        return _read_as_text(printed)
    opened = match["open"] or match["open2"]
    if bool(opened) != bool(match["close"]):
        return None
    read = _read_digits(match["digits"], dot_decimals)
    if read is None:
        return _read_as_text(printed)
    value, places, doubtful, regrouped = read
    doubtful = doubtful or UNSURE_CENTIMES.search(text) is not None
    negative = bool(opened) or match["sign"] == "-"
    group = next((name for name in ("unit", "unit2", "pre") if match[name]), None)
    unit = None
    if group is not None:
        unit = read_sign(printed[match.start(group) : match.end(group)])
        if unit is None or (match[group] == "e" and not re.search(r"\d[ .]\d{3}|,\d\d$", match["digits"])):
            return None
    precision = Decimal(1).scaleb(-places)
    return Figure(-value if negative else value, precision, unit, doubtful, regrouped or soft, measured is not None)


@cache
def _measured() -> re.Pattern[str]:
    """A figure with a unit of measure, and what it is for: « 214 kg/hab »."""
    measures = write_pattern("tables", "measures")
    return re.compile(rf"(?P<figure>[-+]?\s?{_GROUPS})\s?{measures}(?:\s?/\s?[a-z.]+|\s?\([^()]*\))?\.?")


def _find_price(printed: str) -> str:
    """The price in a cell that also says what it is for: « 3 € par m² »; other cells whole."""
    folded = fold(printed)
    if _figure().fullmatch(folded) is not None:
        return printed
    rate = find_rate(folded)
    return printed if rate is None else printed[slice(*rate)]


def _read_addition(text: str, *, dot_decimals: bool) -> Figure | None:
    """Read a cell that adds sums of money: « 120 € + 150 € » is 270 €; None where any is no sum, or of another unit.

    >>> [str(read_figure(t).value) for t in ("120 €+150 €", "500 € + 300,50 €", "+ 30 €")]
    ['270', '800.50', '30']
    >>> [read_figure(t) for t in ("20+3", "120 € + 3 %", "120 € + frais")]
    [None, None, None]
    """
    parts = [read_figure(part, dot_decimals=dot_decimals) for part in text.split("+")]
    read = [part for part in parts if part is not None]
    units = {part.unit for part in read}
    if len(read) < len(parts) or len(units) != 1 or units <= {None, "%"}:
        return None
    value, precision = sum((part.value for part in read), Decimal(0)), min(part.precision for part in read)
    return Figure(value, precision, read[0].unit, any(part.doubtful for part in read))


def _read_as_text(printed: str) -> Figure | None:
    """Read a cell as running text is: « 12 €50 », « 12 000,— € », « 1 million 200 000 € », and nothing beside.

    >>> [str(_read_as_text(t).value) for t in ("12 €50", "12 000,— €", "5 € 000.00", "1 million 200 000 €")]
    ['12.50', '12000', '5000.00', '1200000']
    """
    amounts = find_amounts(printed) if printed[:1].isdigit() or printed[:1] in "+-" else []
    if len(amounts) != 1 or amounts[0].text != printed or amounts[0].in_words is not None:
        return None
    found, unit = amounts[0], find_by_sign(amounts[0].unit)
    power = unit.power if unit else 0
    doubtful, regrouped = (code in found.warnings for code in (Code.AMBIGUOUS_NUMBER, Code.BAD_GROUPING))
    return Figure(
        found.value.scaleb(-power), found.precision.scaleb(-power), found.unit, doubtful=doubtful, regrouped=regrouped
    )


def is_misread_zero(text: str) -> bool:
    """Tell a letter before a currency, which readers of pictures put for a zero; it is told, not read.

    >>> [is_misread_zero(t) for t in ("O€", "G €", "O,00 €", "0 €", "M€", "o")]
    [True, True, True, False, False, False]
    """
    return re.fullmatch(rf"[ogq]{{1,2}}(?:,[ogq\d]{{2}})?\s*{write_currencies('EUR')}", fold(text).strip()) is not None


def _drop_comment(folded: str) -> str:
    """Take off what a cell says about its figure; what stands before the comment must be the figure itself.

    >>> [_drop_comment(t) for t in ("48 000 € (dont 6 000 de charges)", "7 500 € dont 500 de frais", "12 € (30 %)")]
    ['48 000 €', '7 500 €', '12 €']
    >>> [_drop_comment(t) for t in ("plafond de 5 000 €", "12 000 (10 000)", "5 000 € ou 6 000 €")]
    ['plafond de 5 000 €', '12 000 (10 000)', '5 000 € ou 6 000 €']
    """
    match = _comment().fullmatch(folded)
    if match is None:
        return folded
    figure: str = match["figure"] or match["bare"]
    return folded if _RIVAL.search(folded, len(figure)) else figure


@cache
def _comment() -> re.Pattern[str]:
    """A figure with its unit and anything in parentheses, or any figure and a word that opens a comment."""
    openers, unit, tax = write_pattern("tables", "comments"), _write_units(), write_taxes()
    return re.compile(
        rf"(?P<figure>[-+]?\s*{_GROUPS}\s*(?:{unit})(?:\s*{tax})?)\s*\((?=[^()]*[a-z%])[^()]*\)\W*"
        rf"|(?P<bare>[-+]?\s*{_GROUPS}\s*(?:{unit})?(?:\s*{tax})?)\s*[,(]?\s*{openers}.*"
    )


def _read_digits(digits: str, dot_decimals: bool) -> tuple[Decimal, int, bool, bool] | None:
    """Read “1 234,56” and its kin: value, decimal places, doubtful, regrouped."""
    text = re.sub(r"\s*([.,])\s*", r"\1", digits.replace("'", " "))
    whole, decimals, doubtful = text, "", False
    comma, dot = text.rfind(","), text.rfind(".")
    if comma >= 0:
        if text.count(",") > 1:
            return None
        whole, decimals = text[:comma], text[comma + 1 :]
        if dot > comma:
            return None
    elif dot >= 0:
        tail = text[dot + 1 :]
        thousands = len(tail) == 3 and " " not in text and not re.match(r"0+\.", text)
        if not thousands and text.count(".") == 1:
            whole, decimals = text[:dot], tail
        elif thousands and dot_decimals and text.count(".") == 1:
            doubtful = True
    if not decimals.isdecimal() and decimals:
        return None
    groups = re.split(r"[ .]", whole)
    if not all(group.isdecimal() for group in groups):
        return None
    regrouped = False
    if len(groups) > 1:
        if not 1 <= len(groups[0]) <= 3 or any(len(group) % 3 for group in groups[1:]):
            return None
        regrouped = any(len(group) != 3 for group in groups[1:])
    value = Decimal("".join(groups) + ("." + decimals if decimals else ""))
    return value, len(decimals), doubtful, regrouped
