"""Numbers in words, by the grammar of both spellings."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.normalize.numbers.words_fr import find_words, parse_words

UNITS = ["", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"]
UNITS += ["quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def spell_below_hundred(value: int) -> str:
    """Write 1 to 99 in the older spelling."""
    if value < 20:
        return UNITS[value]
    if value >= 80:
        return "quatre-vingts" if value == 80 else f"quatre-vingt-{UNITS[value - 80]}"
    base = min(value // 10 * 10, 60)
    rest = value - base
    if rest == 0:
        return TENS[base]
    return f"{TENS[base]} et {UNITS[rest]}" if rest in (1, 11) else f"{TENS[base]}-{UNITS[rest]}"


def spell_below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return spell_below_hundred(rest)
    head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent"
    if not rest:
        return head if hundreds == 1 else f"{head}s"
    return f"{head} {spell_below_hundred(rest)}"


def spell(value: int) -> str:
    """Write 1 to 999 999 999 999 in the older spelling."""
    parts = []
    for name, size in (("milliard", 10**9), ("million", 10**6)):
        count, value = divmod(value, size)
        if count:
            parts.append(f"{spell_below_thousand(count)} {name}{'s' if count > 1 else ''}")
    thousands, rest = divmod(value, 1000)
    if thousands:
        head = spell_below_thousand(thousands)
        if thousands % 100 in (0, 80):  # « quatre-vingts » and « cents » lose their s before mille
            head = head.rstrip("s")
        parts.append("mille" if thousands == 1 else f"{head} mille")
    if rest:
        parts.append(spell_below_thousand(rest))
    return " ".join(parts)


@given(st.integers(min_value=1, max_value=10**12 - 1), st.booleans(), st.booleans())
def test_a_spelt_number_is_read_back(value: int, reformed: bool, capital: bool) -> None:
    text = spell(value)
    if reformed:
        text = text.replace(" ", "-")
    if capital:
        text = text.capitalize()
    assert parse_words(text) == value
    if text not in ("un", "Un"):
        assert [number.value for number in find_words(f"Il y a ({text}) unités.")] == [value]


READ = [
    ("dix-neuf cent trente", "1930", "hundreds above ten, for years"),
    ("mille et un", "1001", "an old link"),
    ("vingt-et-un mille six cents", "21600", "mixed spelling"),
    ("zéro virgule zéro trois", "0.03", "decimals"),
    ("quatre virgule quatre-vingts milliards", "4800000000", "scaled decimals"),
    ("un million et demi", "1500000", "and a half"),
    ("soixantedix-sept", "77", "a hyphen lost at a line end"),
    ("septante-huit", "78", "Belgium and Switzerland"),
    ("quarante douze", None, "no number of the language"),
    ("mille un cent", None, "no number of the language"),
    ("soixante quinze cent", None, "no number of the language"),
    ("dix zéro", None, "no number of the language"),
    ("million", None, "a scale without a number"),
    ("", None, "nothing"),
    ("deux logements", None, "more than a number"),
]


@pytest.mark.parametrize(("text", "expected", "why"), READ)
def test_parse_words(text: str, expected: str | None, why: str) -> None:
    assert parse_words(text) == (Decimal(expected) if expected else None), why


FOUND = [
    (
        "Deux mille vingt et une convention",
        ["2021"],
        "the grammar takes what it can: the reader of a date knows better",
    ),
    ("une convention, un avenant", [], "articles"),
    ("un logement neuf", [], "an adjective"),
    ("les neuf communes", ["9"], "nine things"),
    ("le vingt-et-unième siècle", [], "an ordinal"),
    ("au moins trois réunions", ["3"], "at least is no minus"),
    ("dix pour cent", ["10"], "the cent of per cent"),
    ("trois à cinq mois", ["3", "5"], "two numbers"),
    ("vingt et trente", ["20", "30"], "two numbers that et joins"),
    ("soixante-dix un", [], "nothing is guessed"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOUND)
def test_find_words(text: str, expected: list[str], why: str) -> None:
    assert [number.value for number in find_words(text)] == [Decimal(value) for value in expected], why
