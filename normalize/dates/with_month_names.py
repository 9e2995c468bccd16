"""Dates with the name of a month: « 17 mars 2016 », « 29 et 30 septembre 2014 », « XX décembre 2020 »."""

from __future__ import annotations

import functools
import re

from bordereau.lexicon.months import list_months
from bordereau.normalize.dates.calendar import is_real, load_pieces, read_day, read_month, read_year
from bordereau.normalize.dates.points import Moment, Point, Reader

_TO = r"(?:\s?(?:-|~)\s?|\s+(?:au|a|jusqu'au|jusqu'a)\s+|\s+et\s+)(?:le\s+)?"
_YEAR_LINK = r"\s{0,2}[.,/-]?\s{0,2}(?:de\s+)?(?:l'annee\s+)?"
_STAMPED = r"(?:(?<=\ble\s)|^\s{0,3})[0-3]\s\d"
"""« Lac, le 2 3 FEV. 2023 »: the wheels of a date stamp stand apart."""
BLANK = (
    r"(?:(?<![a-z])x{2,12}|(?<!\.)\.{2,60}|(?<!…)…{1,40}|(?<!_)_{1,60}"
    r"|\[[^\]\n]{0,15}\]|(?<!-)-{2,20}|●|(?<!\?)\?{2,6})"
)
"""What stands for a part still to be filled in."""


@functools.cache
def _year_first() -> re.Pattern[str]:
    p = load_pieces()
    return re.compile(
        rf"(?<=l'an\s)(?P<year>{p.year})\s*,?\s*(?:et\s+)?le\s+(?:{p.weekday})?"
        rf"(?P<day>{p.day})\s{{1,3}}(?:jour\s+)?(?:de\s+|du\s+mois\s+de\s+)?(?P<month>{p.month})"
    )


def _read_year_first(match: re.Match[str], _folded: str) -> Moment | None:
    """« L'an deux mil vingt-trois et le douze mars »: read first, or « trois et le douze mars » are two days."""
    year = read_year(re.sub(r"[\s-]+et$", "", match.group("year")))
    day, month = read_day(match.group("day")), read_month(match.group("month"))
    if year is None:
        return None
    real = is_real(year, month, day)
    return Moment(match.start(), match.end(), Point(year, month, day) if real else None, impossible=not real)


@functools.cache
def _named_day() -> re.Pattern[str]:
    p = load_pieces()
    return re.compile(
        rf"(?<!\d)(?<!\d[.,])(?:(?<![a-z])|(?<=x))"
        rf"(?:(?P<first>{p.day})(?:\s?[,-]\s?{p.day})*(?P<to>{_TO}))?(?:{p.weekday})?"
        rf"(?P<day>{_STAMPED}|{p.day})(?:\s{{0,2}}[-/.]\s?|\s{{0,3}})(?:jour\s+)?(?:de\s+|du\s+mois\s+de\s+)?(?P<month>{p.month})"
        rf"(?:{_YEAR_LINK}(?P<year>{p.year}|{p.short_year})|\s(?P<open>{p.open_year}))?"
    )


def _read_named_day(match: re.Match[str], folded: str) -> Moment | None:
    day, month = read_day(match.group("day")), read_month(match.group("month"))
    printed = match.group("year") or match.group("open")
    year = read_year(printed) if printed else None
    start, end = match.span()
    if year is None and folded[end - 1] == "." and match.group("month")[:-1] in list_months():
        end -= 1
    if not is_real(year, month, day):
        return Moment(start, end, None, impossible=True)
    last = Point(year, month, day)
    if match.group("first") is None:
        return Moment(start, end, last)
    first = read_day(match.group("first"))
    if first < day:
        return Moment(start, end, Point(year, month, first), last)
    return Moment(match.start("day"), end, last)


@functools.cache
def _month_first() -> re.Pattern[str]:
    """« novembre 19-20 », « Oct. 2 au 22 octobre »: months before days only where a range says that they are days."""
    p = load_pieces()
    return re.compile(
        rf"(?<![\w'-])(?P<month>{p.month})\s?(?:entre\s+)?(?P<first>{p.day}){_TO}(?:(?P<month2>{p.month})\s?)?"
        rf"(?P<day>{p.day})(?![\d/.,])(?:\s+(?P<year>{p.year}))?"
    )


def _read_month_first(match: re.Match[str], _folded: str) -> Moment | None:
    year = read_year(match.group("year")) if match.group("year") else None
    month = read_month(match.group("month"))
    last_month = read_month(match.group("month2")) if match.group("month2") else month
    first, last = (
        Point(year, month, read_day(match.group("first"))),
        Point(year, last_month, read_day(match.group("day"))),
    )
    if (month, first.day or 0) >= (last_month, last.day or 0):
        return None
    return Moment(match.start(), match.end(), first, last)


@functools.cache
def _american() -> re.Pattern[str]:
    """« juin 5, 2012 »: read so that « juin 5 » is not taken for June 2005."""
    p = load_pieces()
    return re.compile(rf"(?<![\w'-])(?P<month>{p.month})\s?(?P<day>[0-3]?\d),?\s(?:de\s)?(?P<year>(?:19|20)\d\d)(?!\d)")


_ENDS = re.compile(r"\s*(?:$|[.,;:)]|[a-z])")


def read_plain(match: re.Match[str], folded: str) -> Moment | None:
    """Read a match with groups ``day``, ``month`` and ``year``."""
    day, month, year = read_day(match.group("day")), read_month(match.group("month")), read_year(match.group("year"))
    if year is None or not is_real(year, month, day) or not _ENDS.match(folded, match.end()):
        return None
    return Moment(match.start(), match.end(), Point(year, month, day))


@functools.cache
def _month_year() -> re.Pattern[str]:
    p = load_pieces()
    return re.compile(
        rf"(?<![\w'])(?<!\d\s)(?P<blank>{BLANK}\s?)?(?P<month>{p.month}){_YEAR_LINK}"
        rf"(?P<year>{p.year}|(?<=\s){p.short_year}|(?<=\s){p.open_year})"
        rf"|(?<=d')(?P<month2>{p.month}){_YEAR_LINK}(?P<year2>{p.year}|(?<=\s){p.short_year})"
    )


_HALF_FILLED = re.compile(r"\b(?:du|le)\s+$")


def _read_month_year(match: re.Match[str], folded: str) -> Moment | None:
    groups = match.groupdict()
    month, year = groups["month"] or groups["month2"], groups["year"] or groups["year2"]
    value = read_year(year)
    if value is None or not (year.lstrip("'").isdigit() or month in list_months()):
        return None  # « sept mille » is seven thousand
    blank = match.group("blank") is not None
    half = bool(_HALF_FILLED.search(folded[max(0, match.start() - 6) : match.start()]))
    return Moment(match.start(), match.end(), Point(value, read_month(month)), placeholder=blank or half)


@functools.cache
def _bare_month() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'])(?<!\d\s)(?P<month>{load_pieces().full_month})|(?<=\b[dl]')(?P<month2>{load_pieces().full_month})"
    )


def _read_bare_month(match: re.Match[str], _folded: str) -> Moment | None:
    month = match.group("month") or match.group("month2")
    return Moment(match.start(), match.end(), Point(None, read_month(month)), rank=3)


@functools.cache
def load_named_readers() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """The patterns that need the name of a month, the surest first."""
    return (
        (_year_first(), _read_year_first),
        (_named_day(), _read_named_day),
        (_month_first(), _read_month_first),
        (_american(), read_plain),
        (_month_year(), _read_month_year),
        (_bare_month(), _read_bare_month),
    )
