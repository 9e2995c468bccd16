"""Sums that are announced but cannot be read: left blank (« ……… € »), or with figures too damaged for one safe reading.

No value is given for them (``amounts.find_amounts`` leaves them out); they are told, so that nothing goes missing in
silence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import may_hold_unit, write_unit
from bordereau.lexicon.note_marks import SHOP_PRICE
from bordereau.lexicon.read import write_pattern
from bordereau.normalize.numbers.numbers import mask_addresses
from bordereau.schemas.found import FoundAmount, FoundDoubt
from bordereau.schemas.warning import Code

_BLANK = (
    r"(?:(?<![.…·_])(?:[.…·_]{3,}|…+|__+|(?:…|\.\.+|_+)(?:\s(?:…|\.+|_+)){1,40})|(?<!\w)x+(?:[\s.]x+){0,6}(?:,x+)?"
    r"|\[[\s.…x_•]{0,40}\]|\([\s.…x_]{0,40}\))"
)
_MARKS = r"$§&|!'`^*°«»~£•·∙‧_"
_TORN = rf"(?:[oilsb]{{0,3}}[\d{_MARKS}][\doilsb{_MARKS}]*|[ol]{{1,3}})"
_DAMAGED = rf"(?<![\w.,/])(?=[^€\n]{{0,30}}\d){_TORN}(?:[ .,\n]{{1,2}}{_TORN}){{0,6}}"
"""Digits among the letters and signs that readers of pictures put for digits."""
_LETTER = r"(?<![\w.,'/-])[ogq]{1,2}(?:,[ogq\d]{2})?\s?€"
"""« O € », « G€ »: letters that readers of pictures put for a zero."""
_GLUED = r"(?<![\w.,/])\d[\d .,]{0,20}\s?(?:k|m|md)?€\d+(?!\d)"
"""« 12 €5 », « 2 M€350 »: figures on both sides of a sign, which make no sum."""
_GROUPS = re.compile(rf"\d+(?:[ .,\n]{{1,2}}\d+)+(?![\doilsb{_MARKS}])\D*")


@functools.cache
def _unstated() -> re.Pattern[str]:
    """« une subvention de   € »: nothing stands between."""
    noun = f"(?:{write_pattern('qualifiers', 'sums.nouns')}|totale?)"
    return re.compile(rf"{noun}\s(?:[a-z']{{1,20}}\s){{0,3}}?(?:de|a|:)\s{{1,3}}€(?!\s?\d)")


@functools.cache
def _tail() -> str:
    return rf"\s{{0,3}}{write_unit('EUR', capitals=False)}"


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], Code], ...]:
    return (
        (re.compile(_BLANK + _tail()), Code.PLACEHOLDER_AMOUNT),
        (_unstated(), Code.PLACEHOLDER_AMOUNT),
        (re.compile(_DAMAGED + r"(?![a-z])" + _tail()), Code.UNREAD_AMOUNT),
        (re.compile(_LETTER), Code.UNREAD_AMOUNT),
        (re.compile(_GLUED), Code.UNREAD_AMOUNT),
        (SHOP_PRICE, Code.UNREAD_AMOUNT),
    )


def find_doubtful_amounts(text: str, amounts: Sequence[FoundAmount]) -> list[FoundDoubt]:
    """Find the sums of a text that are left blank or cannot be read; ``amounts`` are those that were read.

    >>> [(d.text, str(d.code)) for d in find_doubtful_amounts("une aide de ……… € sur 7 $00 euros", [])]
    [('……… €', 'placeholder_amount'), ('7 $00 euros', 'unread_amount')]
    >>> [(d.text, str(d.code)) for d in find_doubtful_amounts("de 12 345 6789 €, et G€", [])]
    [('12 345 6789 €', 'bad_grouping'), ('G€', 'unread_amount')]
    """
    folded = mask_addresses(fold(text))
    if not may_hold_unit(folded):
        return []
    taken = [(amount.start, amount.end) for amount in amounts]
    found: list[FoundDoubt] = []
    for pattern, code in _patterns():
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(start < until and begin < end for begin, until in taken):
                continue
            taken.append((start, end))
            kind = Code.BAD_GROUPING if _GROUPS.fullmatch(match.group()) else code
            found.append(FoundDoubt(start, end, text[start:end], kind))
    return sorted(found, key=lambda doubt: doubt.start)
