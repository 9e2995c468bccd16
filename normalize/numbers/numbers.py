"""Numbers in figures, with the words and letters that scale them: « 9 363 », « 1.200.000 », « 5,5 millions »."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.forms import join_words
from bordereau.lexicon.months import list_months
from bordereau.lexicon.numbers import read_scales
from bordereau.lexicon.read import write_pattern
from bordereau.normalize.numbers.figures import RUN, read_run
from bordereau.normalize.numbers.habit import Habit
from bordereau.normalize.numbers.words_fr import find_words, parse_words, read_worded_sign
from bordereau.schemas.found import FoundNumber

_HALF = Decimal("0.5")
_LETTER_SCALES = {"k": 3, "K": 3, "M": 6, "G": 9}


@functools.cache
def _pattern() -> re.Pattern[str]:
    months = join_words(list_months())
    return re.compile(
        rf"(?<![\w.,/])(?<!\d[:-])(?P<run>{RUN}|,\d+|\.\d+)"
        rf"(?:\s?(?P<scale>{join_words(read_scales(figures=True))})(?![\w])(?P<half>\s+et\s+demie?(?!\w))?|(?P<letter>\s{{0,2}}k|[mg])(?![\w²³]))?"
        rf"(?!\s?(?:er|re|e|eme)\b)(?!\s+(?:{months})\b)(?![\w])(?![,.:/-]\d)"
    )


_WIDE = 20
"""Blanks between the sign and the digits of accounting: « -      646.33 € »."""
_URL = re.compile(r"(?:https?://|www\.)\S+")


def mask_addresses(folded: str) -> str:
    """Blank web addresses out, at unchanged offsets: « ?q=30%25 » holds no number and no percentage."""
    if "://" not in folded and "www." not in folded:
        return folded
    return _URL.sub(lambda match: " " * len(match.group()), folded)


def read_sign(folded: str, start: int, end: int) -> tuple[int, int]:
    """Tell a minus from a list dash: the start of the number with its sign, and 1 or -1.

    A sign that touches its number inside a sentence or a cell is one (« solde de -760,62 », « (-50) »). A dash with a
    space, or at the start of a line, is a list's, unless nothing but the number follows it (a table cell), an equals
    sign or a parenthesis stands before it, or it is the only one behind words that lead to a figure.

    >>> read_sign("- 278 701", 2, 9), read_sign("- 5 aides", 2, 3)
    ((0, -1), (2, 1))
    """
    place = start
    while place and folded[place - 1] == " " and start - place < _WIDE:
        place -= 1
    if not place or folded[place - 1] not in "+-":
        return start, 1
    mark = place - 1
    sign = 1 if folded[mark] == "+" else -1
    before = folded[:mark].rstrip(" ")
    touching = place == start or start - place > 2
    at_line_start = not before or before.endswith("\n")
    if at_line_start:
        rest = folded[end:].partition("\n")[0].strip(" .;)€%")
        return (mark, sign) if not rest or (touching and sign > 0) else (start, 1)
    ends = not folded[end:].strip(" .;)€%\n")
    if before[-1] in "=(/*" or (touching and len(before) < mark) or (before[-1] == ":" and ends):
        return mark, sign
    return (mark, sign) if _is_said_negative(folded, before) else (start, 1)


_DASHES = re.compile(r"(?:^|\s)-\s+\S", re.MULTILINE)


@functools.cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?:{write_pattern('numbers', 'lead_to_figure')})$")


def _is_said_negative(folded: str, before: str) -> bool:
    """« s'établit à - 8 250,40 € »: what leads to a figure stands before the only dash of the text, no list follows."""
    return _leads().search(before) is not None and len(_DASHES.findall(folded)) == 1


def _find_figures(text: str, habit: Habit | None) -> list[FoundNumber]:
    folded = mask_addresses(fold(text))
    found = []
    for match in _pattern().finditer(folded):
        begin, end = match.span()
        letter = text[match.start("letter") : match.end("letter")].strip() if match.group("letter") else ""
        if letter and letter not in _LETTER_SCALES:
            continue
        power = _LETTER_SCALES.get(letter, 0)
        if match.group("scale"):
            power = read_scales(figures=True)[match.group("scale")]
        run = match.group("run")
        if run[0] in ",.":
            value, precision = Decimal(f"0.{run[1:]}"), Decimal(1).scaleb(1 - len(run))
            pieces = [(begin, end, value, precision)]
        else:
            pieces = _read_pieces(run, begin, end, habit)
        for at, until, value, precision in pieces:
            last = until == end
            half = last and match.group("half") is not None
            number = FoundNumber(
                at,
                until,
                text[at:until],
                (value + _HALF if half else value).scaleb(power if last else 0),
                (precision / 10 if half else precision).scaleb(power if last else 0),
            )
            found.append(_sign(text, folded, number))
    return found


def _sign(text: str, folded: str, number: FoundNumber) -> FoundNumber:
    """Take in the sign before a number, printed or in words, and write its value without an exponent."""
    start, sign = read_sign(folded, number.start, number.end)
    value = number.value * sign
    if start == number.start:
        start, value = read_worded_sign(folded, start, value)
    plain, precision = Decimal(format(value, "f")), Decimal(format(number.precision, "f"))
    return FoundNumber(start, number.end, text[start : number.end], plain, precision)


_PIECE = re.compile(r"(?:[1-9]\d{0,2}(?:[ \u00a0]\d{3})+|\d+)(?!\d)(?:[.,]\d+)?")


def _read_pieces(run: str, begin: int, end: int, habit: Habit | None) -> list[tuple[int, int, Decimal, Decimal]]:
    """One number, or the several that a damaged or crowded run holds."""
    figure = read_run(run, habit)
    if figure is not None and not figure.skip:
        return [(begin, end, figure.value, figure.precision)]
    pieces = []
    for match in _PIECE.finditer(run):
        part = read_run(match.group(), habit)
        if part is not None:
            until = end if match.end() == len(run) else begin + match.end()
            pieces.append((begin + match.start(), until, part.value, part.precision))
    return pieces


def find_numbers(text: str, habit: Habit | None = None) -> list[FoundNumber]:
    """Find the numbers of a text, in figures and in words, in text order.

    A number glued to a unit (« 29km »), an ordinal (« 2ème »), a day before its month and the digits of a web
    address are none.

    >>> [(n.text, str(n.value)) for n in find_numbers("9 363 aides, soit 5,5 millions sur trois ans")]
    [('9 363', '9363'), ('5,5 millions', '5500000'), ('trois', '3')]
    """
    return list(_find_numbers(text, habit))


@functools.lru_cache(maxsize=256)
def _find_numbers(text: str, habit: Habit | None) -> tuple[FoundNumber, ...]:
    """Kept for a while, as the numbers in words are."""
    figures = _find_figures(text, habit)
    words = find_words(text)
    merged: list[FoundNumber] = []
    for number in sorted([*figures, *words], key=lambda found: (found.start, -found.end)):
        if merged and number.start < merged[-1].end:
            continue
        joined = _join(text, merged[-1], number) if merged else None
        if joined is not None:
            merged[-1] = joined
        else:
            merged.append(number)
    return tuple(merged)


def _join(text: str, left: FoundNumber, right: FoundNumber) -> FoundNumber | None:
    """Join figures and words that make one number: « 3 cent un », « moins 1 200 000 »."""
    between = text[left.end : right.start]
    if between.strip() or not left.text[-1].isdigit() or not right.text.lower().startswith("cent"):
        return None
    if not 2 <= left.value <= 9 or right.value >= 200:
        return None
    value = left.value * 100 + right.value - 100
    return FoundNumber(left.start, right.end, text[left.start : right.end], value, right.precision)


def parse_number(text: str, habit: Habit | None = None) -> FoundNumber | None:
    """Read a text that is one number and nothing else (a table's cell), strictly; None for all else.

    >>> parse_number("- 12 369.07").value, parse_number("7 385 4 567"), parse_number("12 €")
    (Decimal('-12369.07'), None, None)
    """
    stripped = text.strip()
    found = find_numbers(stripped, habit)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(stripped):
        return found[0]
    value = parse_words(stripped)
    return FoundNumber(0, len(stripped), stripped, value, Decimal(1)) if value is not None else None
