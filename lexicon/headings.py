"""The number that opens a heading: « ARTICLE 2.1 : », « Art. 1er. – », « 3.2 – », « II. », « TITRE I ».

Here only the words are read; whether a line that opens like a heading is one depends on its place in the act. What
cannot be a heading is refused at once: a number that runs on in a sentence (« article 20, les parties »), a list of
numbers, an amount, a code (« article L.302-1 »), a budget account.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import write_scale_words, write_unit
from bordereau.lexicon.numbering import Number, read_number
from bordereau.lexicon.read import read_entries, read_pattern, read_words

Kind = Literal["article", "decimal", "number", "roman", "letter", "chapter"]

_BULLETS = "[\\s\\uf000-\\uf0ff•●▪■➢➤►✓]{0,4}"
NUMBER_SIGN = r"(?:n\s?[°ºo*]\s*)?"
_LOST = re.compile(r"\s*:\s*(?=\S)")
_SEPARATOR = re.compile(r"\s*(?:[.:\-–—‐‑/)°|]\s*){1,4}|\s+(?=\()|\s*$")
_RUN_ON = re.compile(
    r"\s*(?:,|;|\)|\]|»|\.\.|…|"
    r"(?:et|ou|a|à|du|de|des|d['’]|de la|ci|bis|alinéas?|al\.|§|dudit|susvisé\w*|précité\w*)(?![\w]))"
)
_OPENS = re.compile(r"[A-ZÀ-ÖØ-ÝŒ«“\"'‘\[(0-9]|l['’]|d['’]")
_UNIT = re.compile(r"\s*(?:%|m2|m²|ha\b|km\b|h\d|[°x×*+=/]\s?\d)")
_MONEY = re.compile(rf"{write_unit(capitals=False)}|{write_scale_words()}\b")
_BARE = re.compile(r"(?P<depth>\d{1,2}|[IVX]{1,5}|[A-H])(?=[.\-–—‐‑)/:°\s])")


@dataclass(frozen=True, slots=True)
class Label:
    """The opening of a heading."""

    kind: Kind
    number: str
    body: int
    """Offset where the title or the text begins."""
    separated: bool
    """A sign or the end of the line stands between the number and what follows."""
    style: str = "arabic"

    @property
    def is_first(self) -> bool:
        """The number that begins an act."""
        return bool(self.parts) and self.parts[0] in read_words("headings", "first")

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.number.split()[0].split(".")) if self.number else ()


@cache
def _article_word() -> re.Pattern[str]:
    """« Article », « ART. », « A R T I C L E n° »; for ``match`` on folded text."""
    words = [re.escape(entry.form).replace("\\ ", r"\s") for entry in read_entries("headings", "article")]
    ordered = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"{_BULLETS}(?P<word>{ordered})(?:(?<=\.)|(?![^\W\d_]))\s*{NUMBER_SIGN}")


def opens_first_article(text: str) -> bool:
    """Whether a line heads the article that begins an act: « Article 1er », « Art. I. – Objet », « ARTICLE UNIQUE ».

    >>> [opens_first_article(t) for t in ("ARTICLE PREMIER – OBJET", "Article 1.1 Objet", "Article 10 : Durée")]
    [True, True, False]
    """
    label = read_label(text)
    return label is not None and label.kind == "article" and label.is_first


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label | None:
    """The label that opens a line, or None.

    >>> [read_label(t).number for t in ("ARTICLE 2.1 : BILAN", "Art. 1er. – Objet", "7.1 – Suivi", "II. DURÉE")]
    ['2.1', '1', '7.1', '2']
    >>> [read_label(t) for t in ("article 20, les parties", "Article 5 du décret", "2.5 M€ de prêts")]
    [None, None, None]
    """
    head = text[:40]
    if not head.strip():
        return None
    word = _article_word().match(fold(head))
    if word is not None:
        return _read_article(text, word)
    if head[0].isdigit() or head[0].isupper():
        return _read_chapter(text) or _read_bare(text)
    return None


def _read_article(text: str, word: re.Match[str]) -> Label | None:
    start = word.end()
    capital = text[word.start("word")].isupper()
    number = read_number(text[start : start + 40])
    if number is None:
        lost = _LOST.match(text, start)
        return Label("article", "", lost.end(), True) if lost and capital else None
    after = start + number.end
    body, separated = _skip_separator(text, after)
    if not separated and (_RUN_ON.match(text, after) or not _opens(text, body)):
        return None
    if not capital and not separated:
        return None
    if text[after : after + 1] in (")", "]") and not text[body : body + 1].isupper():
        return None
    if separated and body < len(text) and _RUN_ON.match(text, body) and not text[body].isupper():
        return None
    return Label("article", number.value, body, separated, number.style)


def _read_chapter(text: str) -> Label | None:
    found = read_pattern("headings", "chapters").match(fold(text[:60]))
    if found is None or text[found.end() :].lstrip().startswith(","):
        return None
    body, separated = _skip_separator(text, min(found.end(), len(text)))
    if not separated and not _opens(text, body):
        return None
    return Label("chapter", "", body, separated)


def _read_bare(text: str) -> Label | None:
    """A number without the word: several parts, or one with a sign after it."""
    if _BARE.match(text) is None:
        return None
    number = read_number(text[:30])
    if number is None or number.style == "word":
        return None
    body, separated = _skip_separator(text, number.end)
    if _UNIT.match(text, number.end) or (not separated and _RUN_ON.match(text, number.end)):
        return None
    if len(number.parts) > 1:
        return _bare(number, "decimal", text, body, separated)
    if not separated and number.style != "arabic":
        return None
    kind: Kind = "roman" if number.style == "roman" else "letter" if number.style == "letter" else "number"
    return _bare(number, kind, text, body, separated)


def _bare(number: Number, kind: Kind, text: str, body: int, separated: bool) -> Label | None:
    if body >= len(text) or not _opens(text, body) or text[body].isdigit():
        return None
    if (
        text[number.end : number.end + 1] == "/"
        or _UNIT.match(text, body)
        or _MONEY.match(fold(text[body : body + 30]))
    ):
        return None
    return Label(kind, number.value, body, separated, number.style)


def _skip_separator(text: str, start: int) -> tuple[int, bool]:
    found = _SEPARATOR.match(text, start)
    if found is None:
        gap = len(text[start:]) - len(text[start:].lstrip())
        return start + gap, False
    return found.end(), bool(found.group().strip()) or found.end() == len(text)


def _opens(text: str, start: int) -> bool:
    """What follows begins as a title or a sentence does."""
    return start >= len(text) or _OPENS.match(text, start) is not None
