"""What a string looks like: a figure, a year, a unit, a blank. Shapes only, no value is read here.

Whether “9 363” is a sum or a count is for ``normalize``; that it is one figure and not two was decided by
geometry before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bordereau.lexicon.bare import lay_bare
from bordereau.lexicon.folding import fold as fold_in_place
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.money_units import write_capitals, write_taxes, write_unit
from bordereau.lexicon.rates import find_rate
from bordereau.lexicon.read import read_pattern, read_words, write_pattern
from bordereau.lexicon.tables import opens_with_total, says_blank

SPACES = "\u0020\u00a0\u202f\u2009\u2007"
_MINUS = r"[-+]"
_MARK = r"(?:\s*\(\d{1,2}\)|\s*\*{1,3})"
_NUMBER = r"(?:\d{1,3}(?:[ .]\d{3})+|\d{1,3}(?:'\d{3})+|\d+)(?:\s?[,.]\s?\d+|[,.]-{1,2}(?=\s?€)|\s?€\d\d(?!\d))?"
"""With Swiss thousands, « 12 000,— € » and « 12 €50 »."""
_WHOLE_SUM = re.compile(r"\d[ .]\d{3}|,\d\d(?!\d)")
_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?")
_BLANK = re.compile(r"[-–—−_/.\s]*|[-–—−]\s*€")
_QUANTITY = re.compile(r"[-+]?\d[\d ]*(?:[.,]\d+)?\s?[%€](?!\w)|\d+[.,]\d+\s\w")
_DIGITS_ONLY = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class _Patterns:
    figure: re.Pattern[str]
    commented: re.Pattern[str]
    reckoned: re.Pattern[str]
    word: re.Pattern[str]
    group: re.Pattern[str]
    unit: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """The shapes of figures with their units, on folded text."""
    money = write_unit()
    unit = rf"(?:{money}|{write_capitals()}|%|{write_pattern('tables', 'measures')})"
    tax = rf"(?:{write_taxes()}\.?)"
    return _Patterns(
        figure=re.compile(
            rf"(?:€\s*)?\(?\s*(?:{_MINUS}\s*)?\(?{_NUMBER}\s*(?P<unit>{unit})?\s*{tax}?\s*\)?\s*"
            rf"(?P<last>{unit})?\s*{tax}?{_MARK}?\s*\.?"
        ),
        commented=re.compile(
            rf"{_MINUS}?\s?{_NUMBER}\s?(?P<unit>{unit})?\s?{tax}?\s?"
            r"(?:\((?P<inside>(?:dont|y compris|sous|soit)\b[^()]*)\)|\([^()]*[a-z%][^()]*\)"
            r"|(?:dont|y compris|soit|sous reserve)\b.*)"
        ),
        reckoned=re.compile(
            rf"{_NUMBER}\s?(?:%\s+de\s+\d|[x×]\s?\d|(?:a|-|/)\s?{_NUMBER}\s?%)"
            rf"|{_NUMBER}(?:\s?(?:a|-|/)\s?{_NUMBER})?\s?{money}(?=\W|$)"
        ),
        word=re.compile(rf"\(?{_MINUS}?\(?\d[\d.,]*\)?(?:(?:{money}|%)\)?|\*+)?\)?|{_MINUS}|\(\d{{1,2}}\)"),
        group=re.compile(rf"\d{{3}}(?:[.,]\d+)?(?:{money}|%|\))*"),
        unit=re.compile(rf"{money}|{write_capitals('FRF')}|{tax}|%"),
    )


def _fold(text: str) -> str:
    return fold_in_place(" ".join(text.split()))


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    r"""Tell whether a whole cell is one figure, with its sign, unit and foot note mark if any.

    >>> [is_figure(t) for t in ("9 363", "(1 200,50 €)", "- 12,5 %", "12 300 (1)", "15 M€")]
    [True, True, True, True, True]
    >>> is_figure("120 €+150 €"), is_figure("20+3")
    (True, False)
    >>> [is_figure(t) for t in ("125 000¹ €", "2\u200b500 €", "1’697", "12 000,— €", "12 €50")]
    [True, True, True, True, True]
    >>> [is_figure(t) for t in ("05 61 28 73 53", "30/06/2020", "T2 2021", "46 600 368 45", "")]
    [False, False, False, False, False]
    """
    if "+" in text.strip()[1:] and "€" in text:  # « 120 € + 150 € »
        return all(is_figure(part) for part in text.split("+"))
    bare = lay_bare(text)
    plain = " ".join((bare.text if bare else text).split())
    match = _patterns().figure.fullmatch(fold_in_place(plain))
    if match is None:
        return False
    lone = next((group for group in ("unit", "last") if match[group] in ("e", "f")), None)
    return lone is None or (plain[match.start(lone)] == "F" or _is_whole_sum_in_euros(plain))


def _is_whole_sum_in_euros(text: str) -> bool:
    """« 50 000 E » and « 12,50 E » are sums, « 3 E » is a flat on the third floor."""
    return "E" in text and _WHOLE_SUM.search(text) is not None


@lru_cache(maxsize=4096)
def opens_with_figure(text: str) -> bool:
    """Tell whether a cell is a figure with a word about it: “48 000 € (dont 6 000 de charges)”.

    >>> [opens_with_figure(t) for t in ("2 340 € (forfait)", "5 000 € sous réserve", "12 (dont 3 T2)", "9 363")]
    [True, True, True, True]
    >>> [opens_with_figure(t) for t in ("3 € par m² et par mois", "1,6983 €/m³", "5 € / 50 €")]
    [True, True, False]
    >>> [opens_with_figure(t) for t in ("1 Études", "12 rue des Lilas", "2 000 (suite)", "2024 (prévisionnel)")]
    [False, False, False, False]
    """
    plain = " ".join(text.split())
    if is_figure(plain):
        return True
    match = _patterns().commented.fullmatch(_fold(text))
    if match is not None:
        return match["unit"] is not None or match["inside"] is not None
    return is_rate(plain)


def is_rate(text: str) -> bool:
    """Tell whether a cell is a price with what it is for.

    >>> is_rate("1,40 €/m³"), is_rate("3 € par m² et par mois"), is_rate("1,40 €")
    (True, True, False)
    """
    return find_rate(_fold(text)) is not None


def is_reckoned(text: str) -> bool:
    """Tell whether a cell says how a figure comes about, or two of them: it labels no row, though it is none.

    >>> [is_reckoned(t) for t in ("12 000 € / an", "3 x 1 200 €", "5 000 à 6 000 €", "50 % de 12 000 €")]
    [True, True, True, True]
    >>> [is_reckoned(t) for t in ("12 rue des Lilas", "2 études", "3 à 6 ans", "1 - Voirie", "30 % à la signature")]
    [False, False, False, False, False]
    """
    return _patterns().reckoned.match(_fold(text)) is not None


def opens_with_quantity(text: str) -> bool:
    """Tell whether a text opens with a quantity, whatever follows: under a head it is no further head.

    >>> [opens_with_quantity(t) for t in ("102 % des produits", "399 €/hab.", "3.7 ans", "2024", "12 rue des Lilas")]
    [True, True, True, False, False]
    """
    return is_reckoned(text) or _QUANTITY.match(text) is not None


def is_year(text: str) -> bool:
    """Tell whether a text is a bare year, which heads a column as often as it fills a cell."""
    return _YEAR.fullmatch(fold_in_place(text).strip()) is not None


def is_blank(text: str) -> bool:
    """Tell whether a cell says that it is empty: nothing, a dash, “- €” as spreadsheets print zero, “néant”, “s.o.”."""
    return _BLANK.fullmatch(text) is not None or says_blank(squeeze(text))


def is_free(text: str) -> bool:
    """Tell whether a cell says that nothing is asked for: a price, though without a figure.

    >>> [is_free(t) for t in ("GRATUIT", "Gratuit (intérêt général)", "Gratuité partielle", "Tarif")]
    [True, True, True, False]
    """
    return read_pattern("tables", "free").match(_fold(text)) is not None


def is_unit(text: str) -> bool:
    """Tell whether a word is a unit standing apart from its figure."""
    return _patterns().unit.fullmatch(squeeze(text)) is not None


def is_figure_word(text: str) -> bool:
    """Tell whether a word may be a piece of a figure: digits, a sign, a foot note mark.

    >>> [is_figure_word(t) for t in ("385", "1.200,50", "(25)", "-", "000¹", "2020-2022", "30/06", "a12")]
    [True, True, True, True, True, False, False, False]
    """
    return _patterns().word.fullmatch(fold_in_place(text).rstrip()) is not None


def is_thousands_gap(left: str, right: str) -> bool:
    """Tell whether the space between two words may be a thousands separator: “1” “246” “250,00”.

    >>> is_thousands_gap("46", "600"), is_thousands_gap("600", "46"), is_thousands_gap("2020", "600")
    (True, False, False)
    >>> is_thousands_gap("10", "000,")  # its decimals stand apart
    True
    """
    return (
        _patterns().group.fullmatch(fold_in_place(right).rstrip(" ,")) is not None
        and _DIGITS_ONLY.fullmatch(left.lstrip("(-−–+€ ")) is not None
    )


def names_no_quantity(label: str) -> bool:
    """Tell whether a label announces a registration, account or telephone number.

    >>> names_no_quantity("N° SIRET :"), names_no_quantity("Code postal"), names_no_quantity("Page d'accueil")
    (True, True, False)
    """
    words = read_words("tables", "not_figures")
    plain = squeeze(label).strip(" :.")
    return plain in words or plain.removeprefix("n° ").removeprefix("numero ") in words


def is_total(label: str) -> bool:
    """Tell whether a label begins as that of a total.

    >>> is_total("TOTAL H.T."), is_total("Sous-total"), is_total("Totalement")
    (True, True, False)
    """
    return opens_with_total(squeeze(label))
