"""Numbers in words: « cent cinquante », « sept-millions-cinq-cent-mille », both spellings of 1990.

A number in words is read by the grammar of the language, not by adding up words: what the grammar does not allow
(« quarante douze », « mille un cent ») is left unread, since no one knows what was meant.
Source: Conseil supérieur de la langue française, Les rectifications de l'orthographe, 1990, § II.1 (hyphens
everywhere) beside the older rule (hyphens below one hundred only).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.forms import join_words
from bordereau.lexicon.numbers import read_number_words, read_scales
from bordereau.lexicon.read import read_words
from bordereau.schemas.found import FoundNumber

_ONE = Decimal(1)
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Words:
    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    token: re.Pattern[str]
    word: re.Pattern[str]
    before_neuf: frozenset[str]
    before_moins: frozenset[str]


@functools.cache
def _load() -> _Words:
    ranks = [read_number_words(rank) for rank in ("units", "tens", "hundreds", "thousands")]
    scales = read_scales(figures=False)
    names = [*(word for rank in ranks for word in rank), *scales, "zero"]
    # a hyphen lost at a line end glues two words: « soixantedix »
    run = rf"(?:{join_words(names)})+(?![\w])"
    joint = r"(?:\s*-\s*|\s+)"
    # “et” and “virgule” only between two numbers
    token = re.compile(
        rf"(?<!\w)(?<!\w-){run}(?:{joint}(?:(?:et|virgule){joint})?{run})*(?:\s+et\s+demie?(?!\w))?(?![\w°])"
    )
    return _Words(
        units=ranks[0],
        tens=ranks[1],
        scales=scales,
        token=token,
        word=re.compile(rf"{join_words([*names, 'virgule', 'demie', 'demi'])}|et"),
        before_neuf=read_words("numbers", "before_neuf"),
        before_moins=read_words("numbers", "before_moins"),
    )


class _Reader:
    """A cursor over the words of one run; each method reads one level of the grammar or reads nothing."""

    __slots__ = ("at", "known", "words")

    def __init__(self, words: list[str], known: _Words) -> None:
        self.words = words
        self.known = known
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        """The word at the cursor, or an empty string at the end."""
        place = self.at + ahead
        return self.words[place] if place < len(self.words) else ""

    def _unit(self, low: int, high: int, ahead: int = 0) -> int | None:
        value = self.known.units.get(self.peek(ahead))
        return value if value is not None and low <= value <= high else None

    def read_below_hundred(self) -> int | None:
        """1 to 99: « dix-sept », « vingt et un », « soixante et onze », « quatre-vingt-dix-neuf »."""
        word = self.peek()
        if word == "quatre" and self.peek(1) in ("vingt", "vingts"):
            self.at += 2
            return 80 + self._read_low(19)
        if word in self.known.tens:
            self.at += 1
            base = self.known.tens[word]
            return base + self._read_low(19 if base == 60 else 9)
        value = self._unit(1, 16)
        if value is None:
            return None
        self.at += 1
        if value == 10 and (more := self._unit(7, 9)):
            self.at += 1
            return 10 + more
        return value

    def _read_low(self, top: int) -> int:
        """What follows a ten: [et] un … dix-neuf."""
        linked = 1 if self.peek() == "et" else 0
        value = self._unit(1, min(top, 16), linked)
        if value is None or (linked and value == 10):
            return 0
        self.at += 1 + linked
        if value == 10 and (more := self._unit(7, 9)):
            self.at += 1
            return 10 + more
        return value

    def read_below_thousand(self) -> int | None:
        """1 to 999, and « dix-neuf cent trente » for years."""
        hundred = ("cent", "cents")
        start = self.at
        if self.peek() in hundred:
            self.at += 1
            return 100 + (self._read_after_hundred() or 0)
        value = self.read_below_hundred()
        if value is None:
            return None
        if self.peek() in hundred:
            if value in (1, 10) or value > 19:
                self.at = start
                return None
            self.at += 1
            return value * 100 + (self._read_after_hundred() or 0)
        return value

    def _read_after_hundred(self) -> int | None:
        start = self.at
        if self.peek() == "et":
            self.at += 1
        value = self.read_below_hundred()
        if value is None or self.peek() in ("cent", "cents"):
            self.at = start
            return None
        return value

    def read_below_million(self) -> int | None:
        """1 to 999 999."""
        thousand = ("mille", "milles", "mil")
        if self.peek() in thousand:
            head = 1
        else:
            value = self.read_below_thousand()
            if value is None or self.peek() not in thousand:
                return value
            head = value
        self.at += 1
        start = self.at
        if self.peek() == "et":
            self.at += 1
        tail = self.read_below_thousand()
        if tail is None:
            self.at = start
        elif self.peek() in thousand:
            return None
        return head * 1000 + (tail or 0)

    def read_whole(self) -> tuple[int, int] | None:
        """Any whole number: its value, and the power of ten of its last scale word when nothing follows it."""
        if self.peek() == "zero":
            self.at += 1
            return 0, 0
        total, below, last = 0, 99, 0
        while self.at < len(self.words):
            start = self.at
            if total and self.peek() == "et":
                self.at += 1
            value = self.read_below_million()
            if value is None:
                self.at = start
                break
            power = self.known.scales.get(self.peek())
            if power is None:
                return total + value, 0
            if power >= below:
                return None
            self.at += 1
            total, below, last = total + value * 10**power, power, power
        return (total, last) if total else None

    def read_decimals(self) -> str | None:
        """What follows « virgule »: « zéro huit », « soixante-quinze », digit by digit."""
        digits = ""
        while self.at < len(self.words):
            if self.peek() == "zero":
                self.at += 1
                digits += "0"
                continue
            value = self.read_below_thousand()
            if value is None:
                break
            digits += str(value)
        return digits or None


def _read_words(words: list[str]) -> tuple[Decimal, Decimal] | None:
    """Value and precision of the words of one number; None when they are not exactly one."""
    reader = _Reader(words, _load())
    whole = reader.read_whole()
    if whole is None:
        return None
    value, last = Decimal(whole[0]), whole[1]
    precision = _ONE.scaleb(last)
    if reader.peek() == "et" and reader.peek(1) in ("demi", "demie"):
        reader.at += 2
        value, precision = value + precision * _HALF, precision / 10
    if reader.peek() == "virgule" and not last:
        reader.at += 1
        decimals = reader.read_decimals()
        if decimals is None:
            return None
        value, precision = Decimal(f"{whole[0]}.{decimals}"), _ONE.scaleb(-len(decimals))
        power = reader.known.scales.get(reader.peek())
        if power is not None:
            reader.at += 1
            value, precision = value.scaleb(power), precision.scaleb(power)
    if reader.at != len(words):
        return None
    return Decimal(format(value, "f")), Decimal(format(precision, "f"))


_SIGN = re.compile(r"(?:(?<!\w)(\w+)\s+|^\s*|[^\w\s]\s*)(moins|negatifs?|negatives?)\s+$")
_ORDINAL = re.compile(r"(?:[\s-]+et)?[\s-]+(?:\w+ieme|premiers?|unieme)s?\b")


def _stands_alone(folded: str, start: int, end: int) -> bool:
    return not folded[:start].strip() and not folded[end:].strip(" \n.;!?")


def _is_number(folded: str, word: str, start: int, end: int) -> bool:
    """Whether a lone « un » or « neuf » counts, and « cent » is not that of « pour cent »."""
    if _stands_alone(folded, start, end):
        return True
    before = re.search(r"(\w+)\W{0,3}$", folded[max(0, start - 20) : start])
    last = before.group(1) if before else ""
    if word in ("un", "une"):
        return False
    if word == "neuf":
        return not last or last in _load().before_neuf
    return not (word == "cent" and last == "pour")


def find_words(text: str, *, counted: bool = False) -> list[FoundNumber]:
    """Find the numbers written in words, in text order.

    « un », « une » and « neuf » inside a sentence are mostly an article and an adjective: they count only where
    they can be nothing else. With ``counted`` the caller knows what follows (« un euro », « quarante-cinq cents ») and
    takes them all.

    >>> [(n.text, str(n.value)) for n in find_words("trois cent vingt-quatre aides et une convention")]
    [('trois cent vingt-quatre', '324')]
    """
    return list(_find_words(text, counted))


@functools.lru_cache(maxsize=256)
def _find_words(text: str, counted: bool) -> tuple[FoundNumber, ...]:
    """Kept for a while: the readers of sums, shares, counts and dates all ask for the same paragraph."""
    folded = fold(text)
    known = _load()
    found = []
    for match in known.token.finditer(folded):
        start, end = match.span()
        words = known.word.findall(match.group())
        if _ORDINAL.match(folded, end):
            continue
        for first, last, read in _cut(words, counted):
            span = _locate(folded, (start, end), (first, last), len(words))
            value, precision = read
            begin, value = read_worded_sign(folded, span[0], value)
            lone = last - first == 1 and begin == span[0] and not counted
            if lone and not _is_number(folded, words[first], *span):
                continue
            found.append(FoundNumber(begin, span[1], text[begin : span[1]], value, precision))
    return tuple(found)


def _cut(words: list[str], counted: bool) -> list[tuple[int, int, tuple[Decimal, Decimal]]]:
    """One number, or two that « et » joins (« dix et onze »); nothing where the grammar fails."""
    whole = _read_words(words)
    if whole is not None:
        return [(0, len(words), whole)]
    if counted and words[-1] == "cents" and (short := _read_words(words[:-1])) is not None:
        return [(0, len(words) - 1, short)]
    for place, word in enumerate(words):
        if word != "et":
            continue
        left, right = _read_words(words[:place]), _read_words(words[place + 1 :])
        if left is not None and right is not None:
            return [(0, place, left), (place + 1, len(words), right)]
    return []


def _locate(folded: str, span: tuple[int, int], part: tuple[int, int], total: int) -> tuple[int, int]:
    """Where the words ``part`` (first, past the last) of a run of ``total`` words stand."""
    (start, end), (first, last) = span, part
    if last - first == total:
        return start, end
    places = [m.span() for m in _load().word.finditer(folded[start:end])]
    return start + places[first][0], start + places[last - 1][1]


def read_worded_sign(folded: str, start: int, value: Decimal) -> tuple[int, Decimal]:
    """Take in « moins », unless it is that of « au moins »."""
    if start < 6 or not folded[start - 1].isspace():
        return start, value
    window = max(0, start - 30)
    match = _SIGN.search(folded[window:start])
    if not match or (match.group(2) == "moins" and match.group(1) in _load().before_moins):
        return start, value
    return window + match.start(2), -value


def parse_words(text: str) -> Decimal | None:
    """Read a text that is one number in words and nothing else.

    >>> parse_words("Sept-millions-cinq-cent-mille"), parse_words("quarante douze")
    (Decimal('7500000'), None)
    """
    folded = fold(text).strip()
    words = _load().word.findall(folded)
    read = _read_words(words) if _load().token.fullmatch(folded) else None
    return read[0] if read else None
