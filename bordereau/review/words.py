"""The words of the pages in French or English, and numbers as each language prints them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Any, Literal

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")

CENT = Decimal("0.01")
SCALES = ((Decimal(10**9), "Md€"), (Decimal(10**6), "M€"), (Decimal(10**3), "k€"))
QUOTES = re.compile(r"“([^”]{1,200})”|«\s*([^»]{1,200}?)\s*»")


@dataclass(frozen=True, slots=True)
class Words:
    """A dictionary of sentences; ``{name}`` in one stands for a value."""

    language: Language
    sections: dict[str, dict[str, str]]

    def say(self, key: str, **values: object) -> str:
        """Give the sentence of a dotted key: ``ui.parties``. Raises KeyError for one that is not there."""
        section, _, name = key.partition(".")
        text = self.sections[section][name]
        return text.format(**values) if values else text

    def count(self, key: str, count: int) -> str:
        """Give a sentence that counts, in the number that the language has for it: ``key`` or ``key_one``.

        >>> load_words("fr").count("queue.hold", 1), load_words("fr").count("queue.hold", 12)
        ('1 somme tient', '12 sommes tiennent')
        """
        one = count == 1 or (count == 0 and self.language == "fr")
        return self.say(f"{key}_one" if one else key, count=self.print_number(str(count)))

    def print_number(self, value: str | Decimal | None, unit: str = "") -> str:
        """Print a decimal number the way of the language, with its unit after it; euros have two decimals or none.

        >>> load_words("fr").print_number("-1234567.50", "€").replace(chr(0x202f), "_").replace(chr(0xa0), "~")
        '−1_234_567,50~€'
        >>> load_words("fr").print_number("46871.8", "€").replace(chr(0x202f), "_").replace(chr(0xa0), "~")
        '46_871,80~€'
        >>> load_words("en").print_number("1234567.50"), load_words("fr").print_number(None)
        ('1,234,567.50', '—')
        """
        if value is None:
            return "—"
        try:
            number = Decimal(value)
        except InvalidOperation:
            return str(value)
        if not number.is_finite():
            return str(value)
        if unit == "€" and number.as_tuple().exponent == -1:
            number = number.quantize(CENT)
        text = f"{abs(number):,f}"
        if self.language == "fr":
            text = text.replace(",", "\u202f").replace(".", ",")
        sign = "−" if number < 0 else ""
        return f"{sign}{text}\u00a0{unit}" if unit else sign + text

    def print_day(self, when: str) -> str:
        """Print the day of an ISO time.

        >>> load_words("fr").print_day("2026-11-27T18:15:36.865Z"), load_words("en").print_day("2026-11-27")
        ('27/11/2026', '2026-11-27')
        """
        day = when[:10]
        return "/".join(reversed(day.split("-"))) if self.language == "fr" else day

    def print_signed(self, value: Decimal, unit: str = "") -> str:
        """Print a difference, whose sign always says which side is the greater."""
        text = self.print_number(value, unit)
        return f"+{text}" if value > 0 else text

    def print_short(self, value: Decimal) -> str:
        r"""Print euros for a picture: three figures and a unit, so that one glance compares.

        >>> [load_words("fr").print_short(Decimal(one)) for one in (524625484, 13221000, 900, 0, -2720000000)]
        ['525\xa0M€', '13,2\xa0M€', '900\xa0€', '0\xa0€', '−2,72\xa0Md€']
        """
        size = abs(value)
        scale, unit = next(((one, unit) for one, unit in SCALES if size >= one), (Decimal(1), "€"))
        places = max(0, 2 - max(0, (size / scale).adjusted())) if scale > 1 else 0
        rounded = round(value / scale, places)
        whole = rounded.to_integral_value()
        return self.print_number(whole if whole == rounded else rounded, self.sections["units"][unit])


@cache
def load_words(language: Language) -> Words:
    """Load the dictionary of a language."""
    text = resources.files("bordereau.review").joinpath(f"lexicon/{language}.toml").read_text(encoding="utf-8")
    sections: dict[str, Any] = tomllib.loads(text)
    return Words(language, sections)


def find_quotes(message: str) -> list[str]:
    """Find what a message quotes from the document, to be shown beside a sentence in another language.

    >>> find_quotes("The cell “15 M€” states its own unit, M€, in « Annexe 1 ».")
    ['15 M€', 'Annexe 1']
    """
    return [one or other for one, other in QUOTES.findall(message)]


def reads_as(text: str, value: str) -> bool:
    """Say whether a printed figure says its value by itself, so that the value need not stand beside it.

    >>> reads_as("1 200,50 €", "1200.50"), reads_as("7 385", "7385000"), reads_as("15 M€", "15000000")
    (True, False, False)
    """
    try:
        return Decimal("".join(text.split()).rstrip("€%").replace(",", ".")) == Decimal(value)
    except InvalidOperation:
        return False
