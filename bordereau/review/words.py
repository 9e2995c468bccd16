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

    def print_number(self, value: str | Decimal | None, unit: str = "") -> str:
        """Print a decimal number the way of the language, with its unit after it.

        >>> load_words("fr").print_number("-1234567.50", "€").replace(chr(0x202f), "_").replace(chr(0xa0), "~")
        '−1_234_567,50~€'
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
        text = f"{abs(number):,f}"
        if self.language == "fr":
            text = text.replace(",", "\u202f").replace(".", ",")
        sign = "−" if number < 0 else ""
        return f"{sign}{text}\u00a0{unit}" if unit else sign + text


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
