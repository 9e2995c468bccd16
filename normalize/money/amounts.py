"""Sums of money in running text and cells: « 20 000 000 d’euros », « 1,55 milliard d’euros », « 236 k€ ».

A sum is a figure with its currency. Everything that only looks like one (surfaces, years, accounts, postcodes) lacks
the currency and is left alone. A sum printed twice, in words and in figures, is one sum: its value is that of the
figures, its place theirs, and what the words say is kept beside it for the check of one against the other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bordereau.lexicon.bare import SOFT_INSIDE, BareText, lay_bare
from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import (
    MoneyUnit,
    may_hold_unit,
    name_unit,
    read_scale,
    write_letters,
    write_scale_words,
)
from bordereau.lexicon.months import list_months
from bordereau.lexicon.note_marks import UNSURE_CENTIMES
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.money.composed import find_halves, join_millions, join_tails
from bordereau.normalize.money.in_words import add_centimes, find_split_amounts, find_worded_amounts, pair_words
from bordereau.normalize.money.units import load_patterns, make_amount, plain, take_unit
from bordereau.normalize.numbers.figures import RUN, Figure, read_run
from bordereau.normalize.numbers.habit import Habit
from bordereau.normalize.numbers.numbers import mask_addresses, read_sign
from bordereau.normalize.numbers.qualifiers import read_qualifier
from bordereau.normalize.numbers.words_fr import find_words
from bordereau.schemas.found import FoundAmount
from bordereau.schemas.warning import Code

_HALF = Decimal("0.5")

_CUT = re.compile(r"0\d+(?![\d,.])")
"""« 00 euros »: what damage left of a longer number."""


def _find_suffixed(text: str, folded: str, habit: Habit | None) -> list[FoundAmount]:
    found = []
    for match in load_patterns().suffix.finditer(folded):
        unit, figure = take_unit(match, text), read_run(match.group("run"), habit)
        if unit is None or figure is None or _CUT.match(match.group("run"), figure.skip):
            continue
        if _is_torn(folded, match, figure):
            continue
        if match.group("plain") == "e" and not _stands_for_euros(folded, match):
            continue
        start, end = match.start("run") + figure.skip, match.end()
        if not figure.skip and folded[start - 1 : start] == "a" and text[start - 1] not in "àÀ":
            continue  # « lot A2 150 € »
        if match.group("close"):
            if folded[start - 1 : start] != "(":
                continue
            start -= 1
        start, sign = read_sign(folded, start, end)
        if match.group("close") and _is_lost(folded, start, end):
            sign = -1
        value, precision = figure.value, figure.precision
        if unit.half:
            value, precision = value + _HALF, precision / 10
        amount = make_amount(
            text,
            folded,
            (start, end),
            value=(value * sign).scaleb(unit.power),
            precision=precision.scaleb(unit.power),
            unit=unit,
            codes=_tell_letter(folded, match, figure),
        )
        found.extend(_find_low_bound(text, folded, amount, start=start, figure=figure.value, unit=unit, habit=habit))
        found.append(amount)
    return found


_SENTENCE = re.compile(r"[.;\n](?:\s|$)")


def _is_lost(folded: str, start: int, end: int) -> bool:
    """Tell whether the sentence around « (4 000) € » speaks of a loss, and no words before it say the same sum.

    In « quatre mille (4 000) euros » the brackets repeat words.
    """
    begin = max((m.end() for m in _SENTENCE.finditer(folded, 0, start)), default=0)
    stop = _SENTENCE.search(folded, end)
    if not read_pattern("numbers", "losses").search(folded[begin : stop.start() if stop else len(folded)]):
        return False
    before = folded[begin:start].rstrip()
    return not any(number.end == len(before) for number in find_words(before, counted=True))


_TORN = re.compile(r"[.,/:'$]\d{1,3} $")
_WHOLE_BEFORE = re.compile(r"\d[.,]\d{1,2} $|(?<!\d)\d{1,2}/\d{1,2} $")
_GROUP = re.compile(r"\d{3}(?!\d)")
_ANOTHER = re.compile(r"(?:19|20)\d\d\s|(?:.*\s)?\d+\s?\n\s?", re.DOTALL)


def _is_torn(folded: str, match: re.Match[str], figure: Figure) -> bool:
    """Tell whether the sum would be the tail of a longer figure whose head no reading fits.

    « 12 345 6789 € » is not 6 789 €. What stands before is another number where it is a year, on a line of its own,
    or announced as one (« article 3 20 000 € »).
    """
    begin = match.start("run")
    if figure.skip:
        head = folded[begin : begin + figure.skip]
        return not (_ANOTHER.fullmatch(head) or _LABELLED.search(folded[max(0, begin - 20) : begin]))
    before = folded[max(0, begin - 8) : begin]
    if not _GROUP.match(folded, begin) or not _TORN.search(before):
        return False
    return _WHOLE_BEFORE.search(before) is None


_LETTERED = re.compile(r"(?<!\w)[a-ln-z]\d{1,3} $")


def _tell_letter(folded: str, match: re.Match[str], figure: Figure) -> tuple[str, ...]:
    """« B2 150 € »: 150 € for B2, or 2 150 €; nobody can tell, so it is told (« m2 150 € » is a surface)."""
    begin = match.start("run")
    if figure.warnings or not _GROUP.match(folded, begin) or not _LETTERED.search(folded[max(0, begin - 8) : begin]):
        return figure.warnings
    return (Code.BAD_GROUPING,)


_WHOLE_SUM = re.compile(r"\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d+,\d\d")
_COORDINATE = re.compile(r"\d['°]?\s?(?:nord|sud|[nso])(?!\w)|[°\"]")


def _stands_for_euros(folded: str, match: re.Match[str]) -> bool:
    """Tell whether the « E » of « 50 000 E » is the euro of a typewriter.

    Only behind a figure that is printed as sums are, in groups of thousands or with centimes: « 12 E rue », « lot
    3 E », « parcelle 1204 E » are none. Nor is what stands beside another point of the compass, or before a figure.
    """
    if not _WHOLE_SUM.fullmatch(match.group("run").replace("\n", " ")):
        return False
    around = folded[max(0, match.start() - 24) : match.end() + 24]
    return not re.match(r"\s?\d", folded[match.end() :]) and _COORDINATE.search(around) is None


_BOUND = re.compile(
    rf"(?<![\w.,/-])(?P<run>{RUN})(?P<scale>\s?(?:{write_scale_words()}|{write_letters()}))?"
    r"(?P<link>\s?-\s?|\s+(?:a|et|ou)\s+(?:de\s+)?)$"
)
_NAMES = (
    r"articles?|art\.?|lots?|annexes?|n°|nos?|alineas?|points?|chapitres?|phases?|tranches?|pages?|annees?|"
    rf"exercices?|comptes?|axes?|titres?|mois|loi|{'|'.join(list_months())}"
)
_NUMBERED = re.compile(rf"(?:{_NAMES}|,)\s*$")
_LABELLED = re.compile(rf"(?<!\w)(?:{_NAMES})\s*$")


def _find_low_bound(
    text: str, folded: str, high: FoundAmount, *, start: int, figure: Decimal, unit: MoneyUnit, habit: Habit | None
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
    own = read_scale(scale)
    shift = own if own is not None else (unit.power if low.value <= figure else 0)
    value = low.value.scaleb(shift)
    if value > abs(high.value) or (match.group("link").strip() == "et" and value * 1000 < abs(high.value)):
        return []
    end = window + (match.end("scale") if scale else match.end("run"))
    return [
        replace(
            high,
            start=begin,
            end=end,
            text=text[begin:end],
            value=plain(value),
            precision=plain(low.precision.scaleb(shift)),
            qualifier=read_qualifier(folded, begin, end),
            unit=name_unit(high.currency, shift),
            warnings=(),
        )
    ]


_SIGN_OF_BEFORE = re.compile(r"\d\s?$")


def _find_prefixed(text: str, folded: str, taken: list[FoundAmount], habit: Habit | None) -> list[FoundAmount]:
    """Find « EUR 20 », « €89,50 »: a unit before its figure, where it does not belong to a figure before it."""
    used = {place for amount in taken for place in range(amount.start, amount.end)}
    found = []
    for match in load_patterns().prefix.finditer(folded):
        start, end = match.span()
        if start in used or match.start("run") in used:
            continue
        run = match.group("run")
        figure = read_run(run, habit)
        if figure is None or figure.skip:
            continue
        if _SIGN_OF_BEFORE.search(folded[max(0, start - 2) : start]) and not match.group("gap"):
            continue  # « 12 €5 »
        glued = not match.group("gap") or match.group("unit") == "eur"
        grouped = not run.isdigit()
        if not (glued or grouped or not folded[:start].strip()):
            continue
        found.append(
            make_amount(
                text,
                folded,
                (start, end),
                value=figure.value,
                precision=figure.precision,
                codes=figure.warnings,
            )
        )
    return found


_FIGURE_BEFORE = re.compile(r"\d\s$")
"""The « mille » of « 12 345 6789 mille euros » is no thousand of its own."""


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
    bare = lay_bare(text)
    if bare is None:
        return _find_amounts(text, habit)
    return [_put_back(text, amount, bare) for amount in _find_amounts(bare.text, habit)]


def _put_back(text: str, amount: FoundAmount, bare: BareText) -> FoundAmount:
    """The sum at its place in the text as printed; a soft hyphen inside it, and what may be its centimes, is told."""
    start, end = bare.locate(amount.start, amount.end)
    codes = amount.warnings
    if Code.BAD_GROUPING not in codes and SOFT_INSIDE.search(text, start, end):
        codes = (*codes, Code.BAD_GROUPING)
    if Code.AMBIGUOUS_NUMBER not in codes and UNSURE_CENTIMES.search(text, start, end + 2):
        codes = (*codes, Code.AMBIGUOUS_NUMBER)
    return replace(amount, start=start, end=end, text=text[start:end], warnings=codes)


def _find_amounts(text: str, habit: Habit | None) -> list[FoundAmount]:
    folded = mask_addresses(fold(text))
    if not may_hold_unit(folded) and "centime" not in folded:
        return []
    words = find_words(text, counted=True)
    figures = _find_suffixed(text, folded, habit)
    figures += _find_prefixed(text, folded, figures, habit)
    figures = add_centimes(text, folded, figures)
    figures = join_tails(text, folded, join_millions(text, folded, figures, habit))
    figures += find_halves(text, folded)
    figures.sort(key=lambda amount: amount.start)
    split = find_split_amounts(text, folded, habit, words) if words else []
    figures = [a for a in figures if not any(s.start <= a.start < s.end for s in split)]
    worded = [
        w
        for w in find_worded_amounts(text, folded, words)
        if not any(a.start < w.end and w.start < a.end for a in [*figures, *split])
        and not _FIGURE_BEFORE.search(folded[max(0, w.start - 3) : w.start])
    ]
    paired = pair_words(text, folded, figures, worded, words) if words else figures
    return sorted([*paired, *split], key=lambda amount: amount.start)
