"""Dates in figures, quarters, years: « 30/06/2017 », « 03/2015 », « 2ème trimestre 2020 », « 2020-2022 »."""

from __future__ import annotations

import functools
import re

from bordereau.lexicon.forms import join_words
from bordereau.lexicon.read import read_words
from bordereau.normalize.dates.calendar import is_real, load_pieces, read_year
from bordereau.normalize.dates.points import Moment, Point, Reader
from bordereau.normalize.dates.signs import (
    Sign,
    holds_figure,
    holds_quarter,
    holds_slash,
    holds_worded_year,
    holds_year,
    holds_years,
)
from bordereau.normalize.dates.with_month_names import read_plain

_SPACED = re.compile(
    r"(?<![\w.,/-])(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>(?:19|20)\d\d|\d\d)(?!\s?\d)(?![\w,.%€]\w)"
)
_SPACED_CONTEXT = re.compile(r"(?:^|(?<!\w)(?:du|le))\s$|^$")


def _read_spaced(match: re.Match[str], folded: str) -> Moment | None:
    """« le 20 02 2014 »: only after « le » or « du », or alone; phone numbers look the same."""
    if not _SPACED_CONTEXT.search(folded[max(0, match.start() - 4) : match.start()]):
        return None
    return read_plain(match, folded)


_NUMERIC = re.compile(
    r"(?<![\d])(?<!\d[./-])(?:(?P<d>\d{1,2})\s?(?P<s>[/.-])\s?(?P<m>\d{1,2})(?:\s?(?P=s)\s?|,\s?)(?P<y>\d{4}|\d\d)"
    r"|(?P<y2>\d{4})(?P<s2>[/.-])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2}))(?!\d)(?![/.-]\d)"
)


def _read_numeric(match: re.Match[str], folded: str) -> Moment | None:
    start, end = match.span()
    suffix = "" if match.group("d") else "2"
    day, month = int(match.group("d" + suffix)), int(match.group("m" + suffix))
    year = read_year(match.group("y" + suffix))
    if year is None or not 1000 <= year < 2200:
        return None
    short = not suffix and len(match.group("y")) == 2
    separator = match.group("s" + suffix)
    if short and separator in ".-" and len(match.group("d")) + len(match.group("m")) < 4:
        numbering = separator == "." or not folded[:start].strip()
        if numbering:
            return None
    if not is_real(year, month, day):
        told = separator != "-" and not short and 1 <= month <= 12 and 28 < day <= 31 and 1900 <= year < 2100
        return Moment(start, end, None, impossible=told)
    return Moment(start, end, Point(year, month, day))


_SLASHED = r"(?P<d{0}>0?[1-9]|[12]\d|3[01])/(?P<m{0}>0?[1-9]|1[0-2])"
_SLASH_DAY = re.compile(rf"(?<![\w/.,-]){_SLASHED.format('')}(?![\w/%])(?![.,-]\d)")
_SLASH_PAIR = re.compile(
    rf"(?<![\w/.,-]){_SLASHED.format('')}(?:/(?P<y>\d{{4}}))?\s?-\s?{_SLASHED.format('2')}"
    r"(?:(?:/|,\s?)(?P<y2>\d{4}))?(?![\w/])"
)
_SLASH_CONTEXT = re.compile(
    r"(?:^|\b(?:le|du|au|ce|des|sur|et|a|de|lun\w*|mar\w*|mer\w*|jeu\w*|ven\w*|sam\w*|dim\w*))\s*$"
)


def _read_slash_day(match: re.Match[str], folded: str) -> Moment | None:
    """« le 22/04 »: a day and month only where words or a day beyond 12 say so; « 2/3 » is a fraction."""
    day, month = int(match.group("d")), int(match.group("m"))
    before = folded[max(0, match.start() - 12) : match.start()]
    after = folded[match.end() : match.end() + 6]
    context = _SLASH_CONTEXT.search(before)
    fraction = re.match(r"\s?(?:e|eme|emes|du|de|des|d')\b", after)
    if fraction and not (context and context.group().strip()):
        return None
    alone = not folded[: match.start()].strip()
    if not is_real(None, month, day):
        announced = context is not None and context.group().strip() in ("le", "du", "au")
        return Moment(match.start(), match.end(), None, impossible=True) if announced else None
    if not (context or alone or day > 12 or len(match.group()) == 5):
        return None
    if not context and not alone and len(match.group()) < 4:
        return None
    return Moment(match.start(), match.end(), Point(None, month, day), rank=1)


def _read_slash_pair(match: re.Match[str], _folded: str) -> Moment | None:
    last_year = int(match.group("y2")) if match.group("y2") else None
    first_year = int(match.group("y")) if match.group("y") else last_year
    first = Point(first_year, int(match.group("m")), int(match.group("d")))
    last = Point(last_year, int(match.group("m2")), int(match.group("d2")))
    return Moment(match.start(), match.end(), first, last)


_MONTH_NUMBER = re.compile(
    r"(?<![\w/.,-])(?P<m>0?[1-9]|1[0-2])(?:\s{0,2}[/-]\s{0,2}|(?P<comma>,\s))(?P<y>(?:19|20|21)\d\d)(?![\w/-])"
)
_MONTH_CONTEXT = re.compile(r"(?<!\w)(?:en|mois\s+de)\s+$")
_ACT_WORD = re.compile(r"(?:deliberations?|decisions?|arretes?|decrets?|loi|convention|marche|ordonnance)\s+$")


def _read_month_number(match: re.Match[str], folded: str) -> Moment | None:
    before = folded[max(0, match.start() - 16) : match.start()]
    if match.group("comma") and not _MONTH_CONTEXT.search(before):
        return None
    if _ACT_WORD.search(before):
        return Moment(match.start(), match.end(), None)
    return Moment(match.start(), match.end(), Point(int(match.group("y")), int(match.group("m"))))


_DOTS = r"(?:x{1,4}|\.{2,20}|…{1,9}|_{1,20})"
_BLANK_NUMERIC = re.compile(
    rf"(?<![\w/.…]){_DOTS}\s?/\s?(?:(?P<m>0[1-9]|1[0-2])|{_DOTS})\s?/\s?(?P<y>(?:19|20)\d\d)(?!\d)"
)
_BLANK_YEAR = re.compile(r"(?:(?<=[.…_●\]x?/-])\s?|(?<=[.…_●\]x?/-]\s)\s?)(?P<y>(?:19|20)\d\d)(?!\d)")
_BLANK_BEFORE = re.compile(r"(?:(?<!\w)(?:le|du|au|de)\s*|^)(?P<blank>(?:[.…_●?/\[\]-]|\bx{2,}\b|\s)+)$")


def _read_blank_numeric(match: re.Match[str], _folded: str) -> Moment | None:
    month = match.group("m")
    point = Point(int(match.group("y")), int(month) if month else None)
    return Moment(match.start(), match.end(), point, placeholder=True)


def _read_blank_year(match: re.Match[str], folded: str) -> Moment | None:
    """« le …… 2020 », « en date du ---2020 »: only the year stands."""
    window = max(0, match.start("y") - 60)
    blank = _BLANK_BEFORE.search(folded[window : match.start("y")])
    if blank is None or (window and not blank.start()):
        return None
    marks = blank.group("blank").replace(" ", "").replace("/", "")
    if len(marks) < 2 and marks not in ("…", "_", "●"):
        return None
    start = window + blank.start("blank")
    start += len(blank.group("blank")) - len(blank.group("blank").lstrip())
    return Moment(start, match.end(), Point(int(match.group("y"))), placeholder=True)


@functools.cache
def _quarter() -> re.Pattern[str]:
    p = load_pieces()
    ordinal = join_words(p.ordinals)
    named = rf"(?P<{{0}}>{ordinal})\s+(?P<{{1}}>trimestre|semestre)s?(?!\w)"
    return re.compile(
        rf"(?<![\w])(?:{named.format('o', 'k')}(?:\s+(?:de\s+)?(?:l'annee\s+)?(?P<y>{p.year})|\s+de\s+l'annee\b)?"
        rf"|(?P<y2>(?:19|20)\d\d)(?:,?\s+(?:le|au)\s+)?"
        rf"(?:{named.format('o2', 'k2')}|[\s-]?(?P<k3>trimestre|t)\s?(?P<n3>[1-4])(?!\w))"
        rf"|(?P<k4>trimestre|t)\s?(?P<n4>[1-4])[\s-](?P<y4>(?:19|20)\d\d)(?!\d))"
    )


def _read_quarter(match: re.Match[str], _folded: str) -> Moment | None:
    groups = match.groupdict()
    year_text = groups["y"] or groups["y2"] or groups["y4"]
    year = read_year(year_text) if year_text else None
    kind = groups["k"] or groups["k2"] or "trimestre"
    name = groups["o"] or groups["o2"]
    number = load_pieces().ordinals[name] if name else int(groups["n3"] or groups["n4"])
    months = 6 if kind == "semestre" else 3
    if number * months > 12:
        return None
    first, last = Point(year, (number - 1) * months + 1), Point(year, number * months)
    return Moment(match.start(), match.end(), first, last, rank=0 if year else 2)


_YEARS = re.compile(
    r"(?<![\w.,°/-])(?P<y>(?:19|20)\d\d)(?P<more>(?:\s{0,2}[-/~]\s{0,2}(?:19|20)\d\d)+)(?![\w/-])(?![.,]\d)"
)


def _read_years(match: re.Match[str], _folded: str) -> Moment | None:
    years = [int(match.group("y")), *map(int, re.findall(r"\d{4}", match.group("more")))]
    if years != sorted(set(years)) or years[-1] - years[0] > 60:
        return None
    return Moment(match.start(), match.end(), Point(years[0]), Point(years[-1]))


_SCHOOL = re.compile(
    r"(?:(?<=scolaire\s)|(?<=saison\s)|(?<=universitaire\s))(?P<y>20\d\d)\s?[/-]\s?(?P<s>\d\d)(?![\d/-])"
)


def _read_school(match: re.Match[str], _folded: str) -> Moment | None:
    year = int(match.group("y"))
    if (year + 1) % 100 != int(match.group("s")):
        return None
    return Moment(match.start(), match.end(), Point(year), Point(year + 1))


_DECADE = re.compile(r"(?:les\s+)?annees\s+(?P<y>(?:19|20)\d0)(?![\w])(?!\s*(?:,|et|a|-|/|ou)\s*\d)")


def _read_decade(match: re.Match[str], _folded: str) -> Moment | None:
    year = int(match.group("y"))
    return Moment(match.start(), match.end(), Point(year), Point(year + 9))


_BARE_YEAR = re.compile(
    r"(?<![\w.,°/])(?<!\d[\s-])(?<!\w-)(?P<y>(?:19|20|21)\d\d)(?![\w°]|[/-]\w|[.,]\d|\s?[€%$]|\s\d|\s[b-d]\s\d)"
)
_COUNTED = re.compile(
    r"\s(?!dans|mais|puis|plus|apres|sans|sous|les|des|ses|nos|vers|lors|pas|ces|aux|deux|trois|six|dix|vous|nous|"
    r"ils|elles|jours|alors|tous|toutes|leurs|depuis|hors|tres|autres|fois|avis)(?:[a-z-]{2,}(?:s|x)|m|m2|m²|km|ha|kg|h|ml|mw|kw"
    r"|millions?|milliards?|eur|k)(?![\w'])"
)


@functools.cache
def _yearly() -> re.Pattern[str]:
    words = join_words(read_words("months", "yearly"))
    return re.compile(rf"(?:^|(?<![\w]))(?:{words})\s+$")


def _read_bare_year(match: re.Match[str], folded: str) -> Moment | None:
    before = folded[max(0, match.start() - 20) : match.start()]
    if _COUNTED.match(folded, match.end()) and not _yearly().search(before):
        return None
    if re.match(r"\s?[A-Z]{2,}", folded[match.end() : match.end() + 4]):
        return None
    return Moment(match.start(), match.end(), Point(int(match.group("y"))), rank=3)


@functools.cache
def _worded_year() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w])(?P<lead>en|dans|depuis|avant|apres|de|annee|an|a)\s+(?P<y>{load_pieces().year})"
        r"(?=\s*(?:$|[.,;)]|\b(?:a|et|jusqu')\b))"
    )


def _read_worded_year(match: re.Match[str], _folded: str) -> Moment | None:
    text = match.group("y")
    year = read_year(text)
    if year is None or (text.isdigit() and match.group("lead") != "en"):
        return None
    return Moment(match.start("y"), match.end("y"), Point(year), rank=3)


@functools.cache
def load_figure_readers() -> tuple[tuple[re.Pattern[str], Reader, Sign], ...]:
    """The patterns that need no month name, the surest first, each with what a text holds that it may be found in."""
    return (
        (_SPACED, _read_spaced, holds_figure),
        (_NUMERIC, _read_numeric, holds_figure),
        (_SLASH_PAIR, _read_slash_pair, holds_slash),
        (_BLANK_NUMERIC, _read_blank_numeric, holds_slash),
        (_BLANK_YEAR, _read_blank_year, holds_year),
        (_MONTH_NUMBER, _read_month_number, holds_year),
        (_quarter(), _read_quarter, holds_quarter),
        (_DECADE, _read_decade, holds_years),
        (_YEARS, _read_years, holds_year),
        (_SCHOOL, _read_school, holds_year),
        (_SLASH_DAY, _read_slash_day, holds_slash),
        (_worded_year(), _read_worded_year, holds_worded_year),
        (_BARE_YEAR, _read_bare_year, holds_year),
    )
