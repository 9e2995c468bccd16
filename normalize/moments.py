"""Points in time as printed, one by one; ``periods`` joins two of them, ``dates`` chooses among them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from normalize.calendar_words import is_real, load_pieces, read_day, read_month, read_year
from normalize.vocabulary import join_words, read_vocabulary


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month or a year, as far as it is printed."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """ISO 8601; a missing year is “--”."""
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        head = f"{self.year:04d}" if self.year is not None else "-"
        return "-".join([head, *parts])


@dataclass(frozen=True, slots=True)
class Moment:
    """What stands at ``start:end``: a point, or a stretch from ``first`` to ``last``; None where it is no date."""

    start: int
    end: int
    first: Point | None
    last: Point | None = None
    placeholder: bool = False
    rank: int = 0
    """0 for what is surely a date; higher for what yields to its neighbours (bare months, bare years)."""


_TO = r"(?:\s?(?:-|~)\s?|\s+(?:au|a|jusqu'au|jusqu'a)\s+|\s+et\s+)(?:le\s+)?"
_YEAR_LINK = r"\s{0,2}[.,/-]?\s{0,2}(?:de\s+)?(?:l'annee\s+)?"
_BLANK = r"(?:(?<![a-z])x{2,}|\.{2,}|…+|_+|\[[^\]\n]{0,15}\]|-{2,}|●|\?{2,})"


@functools.cache
def _named_day() -> re.Pattern[str]:
    p = load_pieces()
    return re.compile(
        rf"(?<!\d)(?<!\d[.,])(?:(?<![a-z])|(?<=x))"
        rf"(?:(?P<first>{p.day})(?:\s?[,-]\s?{p.day})*(?P<to>{_TO}))?(?:{p.weekday})?"
        rf"(?P<day>{p.day})(?:\s{{0,2}}[-/.]\s?|\s{{0,3}})(?:de\s+|du\s+mois\s+de\s+)?(?P<month>{p.month})"
        rf"(?:{_YEAR_LINK}(?P<year>{p.year}|{p.short_year}))?"
    )


def _full_months() -> dict[str, int]:
    months: dict[str, int] = read_vocabulary("dates")["months"]
    return months


def _read_named_day(match: re.Match[str], folded: str) -> Moment | None:
    day, month = read_day(match.group("day")), read_month(match.group("month"))
    year = read_year(match.group("year")) if match.group("year") else None
    start, end = match.span()
    if year is None and folded[end - 1] == "." and match.group("month")[:-1] in _full_months():
        end -= 1
    if not is_real(year, month, day):
        return Moment(start, end, None)
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
    first, last = Point(year, month, read_day(match.group("first"))), Point(year, last_month, read_day(match.group("day")))
    if (month, first.day or 0) >= (last_month, last.day or 0):
        return None
    return Moment(match.start(), match.end(), first, last)


@functools.cache
def _american() -> re.Pattern[str]:
    """« juin 5, 2012 »: read so that « juin 5 » is not taken for June 2005."""
    p = load_pieces()
    return re.compile(rf"(?<![\w'-])(?P<month>{p.month})\s?(?P<day>[0-3]?\d),?\s(?:de\s)?(?P<year>(?:19|20)\d\d)(?!\d)")


_SPACED = re.compile(r"(?<![\w.,/-])(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>(?:19|20)\d\d|\d\d)(?!\s?\d)(?![\w,.%€]\w)")
_SPACED_CONTEXT = re.compile(r"(?:^|(?<!\w)(?:du|le))\s$|^$")
_ENDS = re.compile(r"\s*(?:$|[.,;:)]|[a-z])")


def _read_plain(match: re.Match[str], folded: str) -> Moment | None:
    day, month, year = read_day(match.group("day")), read_month(match.group("month")), read_year(match.group("year"))
    if year is None or not is_real(year, month, day) or not _ENDS.match(folded, match.end()):
        return None
    return Moment(match.start(), match.end(), Point(year, month, day))


def _read_spaced(match: re.Match[str], folded: str) -> Moment | None:
    """« le 20 02 2014 »: only after « le » or « du », or alone; phone numbers look the same."""
    if not _SPACED_CONTEXT.search(folded[max(0, match.start() - 4) : match.start()]):
        return None
    return _read_plain(match, folded)


_NUMERIC = re.compile(
    rf"(?<![\d])(?<!\d[./-])(?:(?P<d>\d{{1,2}})\s?(?P<s>[/.-])\s?(?P<m>\d{{1,2}})(?:\s?(?P=s)\s?|,\s?)(?P<y>\d{{4}}|\d\d)"
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
        return Moment(start, end, None)
    return Moment(start, end, Point(year, month, day))


_SLASHED = r"(?P<d{0}>0?[1-9]|[12]\d|3[01])/(?P<m{0}>0?[1-9]|1[0-2])"
_SLASH_DAY = re.compile(rf"(?<![\w/.,-]){_SLASHED.format('')}(?![\w/%])(?![.,-]\d)")
_SLASH_PAIR = re.compile(
    rf"(?<![\w/.,-]){_SLASHED.format('')}(?:/(?P<y>\d{{4}}))?\s?-\s?{_SLASHED.format('2')}"
    r"(?:(?:/|,\s?)(?P<y2>\d{4}))?(?![\w/])"
)
_SLASH_CONTEXT = re.compile(r"(?:^|\b(?:le|du|au|ce|des|sur|et|a|de|lun\w*|mar\w*|mer\w*|jeu\w*|ven\w*|sam\w*|dim\w*))\s*$")


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
    if not (context or alone or day > 12 or len(match.group()) == 5) or not is_real(None, month, day):
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


@functools.cache
def _month_year() -> re.Pattern[str]:
    p = load_pieces()
    return re.compile(
        rf"(?<![\w'])(?<!\d\s)(?P<blank>{_BLANK}\s?)?(?P<month>{p.month}){_YEAR_LINK}"
        rf"(?P<year>{p.year}|(?<=\s){p.short_year})"
        rf"|(?<=d')(?P<month2>{p.month}){_YEAR_LINK}(?P<year2>{p.year}|(?<=\s){p.short_year})"
    )


_HALF_FILLED = re.compile(r"\b(?:du|le)\s+$")


def _read_month_year(match: re.Match[str], folded: str) -> Moment | None:
    groups = match.groupdict()
    month, year = groups["month"] or groups["month2"], groups["year"] or groups["year2"]
    value = read_year(year)
    if value is None or not (year.lstrip("'").isdigit() or month in _full_months()):
        return None  # « sept mille » is seven thousand
    blank = match.group("blank") is not None
    half = bool(_HALF_FILLED.search(folded[max(0, match.start() - 6) : match.start()]))
    return Moment(match.start(), match.end(), Point(value, read_month(month)), placeholder=blank or half)


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


_BLANK_NUMERIC = re.compile(
    r"(?<![\w/])(?:x{1,4}|\.{2,}|…+|_+)\s?/\s?(?:(?P<m>0[1-9]|1[0-2])|x{1,4}|\.{2,}|…+|_+)\s?/\s?(?P<y>(?:19|20)\d\d)(?!\d)"
)
_BLANK_YEAR = re.compile(rf"(?:{_BLANK}[\s/]*)+(?P<y>(?:19|20)\d\d)(?!\d)")
_BLANK_CONTEXT = re.compile(r"(?<!\w)(?:le|du|au|de)\s*$|^$")


def _read_blank(match: re.Match[str], folded: str) -> Moment | None:
    if "m" not in match.groupdict() and not _BLANK_CONTEXT.search(folded[max(0, match.start() - 6) : match.start()]):
        return None
    month = match.groupdict().get("m")
    point = Point(int(match.group("y")), int(month) if month else None)
    return Moment(match.start(), match.end(), point, placeholder=True)


@functools.cache
def _quarter() -> re.Pattern[str]:
    p = load_pieces()
    ordinal = join_words(p.ordinals)
    named = rf"(?P<{{0}}>{ordinal})\s+(?P<{{1}}>trimestre|semestre)s?(?!\w)"
    return re.compile(
        rf"(?<![\w])(?:{named.format('o', 'k')}(?:\s+(?:de\s+)?(?:l'annee\s+)?(?P<y>{p.year})|\s+de\s+l'annee\b)?"
        rf"|(?P<y2>(?:19|20)\d\d)(?:,?\s+(?:le|au)\s+)?(?:{named.format('o2', 'k2')}|[\s-]?(?P<k3>trimestre|t)\s?(?P<n3>[1-4])(?!\w))"
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


@functools.cache
def _bare_month() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?<!\d\s)(?P<month>{load_pieces().full_month})|(?<=\b[dl]')(?P<month2>{load_pieces().full_month})")


def _read_bare_month(match: re.Match[str], _folded: str) -> Moment | None:
    month = match.group("month") or match.group("month2")
    return Moment(match.start(), match.end(), Point(None, read_month(month)), rank=3)


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
    words = join_words(read_vocabulary("dates")["words"]["yearly"])
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


Reader = Callable[[re.Match[str], str], Moment | None]


@functools.cache
def _named_readers() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Those that need the name of a month, the surest first."""
    return (
        (_named_day(), _read_named_day),
        (_month_first(), _read_month_first),
        (_american(), _read_plain),
        (_month_year(), _read_month_year),
        (_bare_month(), _read_bare_month),
    )


@functools.cache
def _readers() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Those that need figures or words of their own, the surest first."""
    return (
        (_SPACED, _read_spaced),
        (_NUMERIC, _read_numeric),
        (_SLASH_PAIR, _read_slash_pair),
        (_BLANK_NUMERIC, _read_blank),
        (_BLANK_YEAR, _read_blank),
        (_MONTH_NUMBER, _read_month_number),
        (_quarter(), _read_quarter),
        (_DECADE, _read_decade),
        (_YEARS, _read_years),
        (_SCHOOL, _read_school),
        (_SLASH_DAY, _read_slash_day),
        (_worded_year(), _read_worded_year),
        (_BARE_YEAR, _read_bare_year),
    )


@functools.cache
def _no_date() -> re.Pattern[str]:
    words = read_vocabulary("dates")["words"]
    numbered = join_words(words["numbered"])
    streets = join_words(words["streets"])
    return re.compile(rf"(?:(?<![\w])(?:{numbered})\s?(?:[:.]\s?)?|(?<![\w])(?:{streets})\s+(?:du\s+|de\s+la\s+|le\s+)?)$")


def _is_named(folded: str, moment: Moment) -> bool:
    """Whether what stands before says that this is an act's number or a street's name."""
    return _no_date().search(folded[max(0, moment.start - 24) : moment.start]) is not None


def find_moments(folded: str) -> Iterator[Moment]:
    """Find the points and stretches of a folded text, in text order, none over another.

    The surest reading comes first (a day with its month, then a month, then a bare year); a weaker one keeps away
    from its characters, also where the surer one turned out to be no day of the calendar.
    """
    taken: list[Moment] = []
    used = bytearray(len(folded))
    windows = _find_windows(folded)
    for pattern, read in _named_readers():
        for start, end in windows:
            _take(folded, pattern.finditer(folded, start, end), read, used, taken)
    for pattern, read in _readers():
        _take(folded, pattern.finditer(folded), read, used, taken)
    yield from sorted((m for m in taken if m.first is not None), key=lambda moment: moment.start)


def _take(
    folded: str, matches: Iterator[re.Match[str]], read: Reader, used: bytearray, taken: list[Moment]
) -> None:
    for match in matches:
        moment = read(match, folded)
        if moment is None or any(used[moment.start : moment.end]):
            continue
        moment = replace(moment, start=_take_weekday(folded, moment))
        if moment.first is not None and _is_named(folded, moment):
            moment = Moment(moment.start, moment.end, None)
        used[moment.start : moment.end] = b"\1" * (moment.end - moment.start)
        taken.append(moment)


_BEFORE_MONTH, _AFTER_MONTH = 70, 60


@functools.cache
def _month_name() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){load_pieces().month}")


def _find_windows(folded: str) -> list[tuple[int, int]]:
    """The stretches of text around the names of months, where alone the costly patterns need to look."""
    windows: list[tuple[int, int]] = []
    for match in _month_name().finditer(folded):
        start, end = max(0, match.start() - _BEFORE_MONTH), min(len(folded), match.end() + _AFTER_MONTH)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


@functools.cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w']){load_pieces().weekday}$")


def _take_weekday(folded: str, moment: Moment) -> int:
    """Where the moment starts with the day of the week before it: « lundi 12 janvier », « samedi 23/06/18 »."""
    if moment.first is None or moment.first.day is None:
        return moment.start
    window = max(0, moment.start - 12)
    match = _weekday().search(folded[window : moment.start])
    return window + match.start() if match else moment.start
