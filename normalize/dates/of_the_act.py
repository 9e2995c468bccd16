"""The period that an act covers: in its title, else in what it states of itself.

« 2017-2019 » in a balance of past years is not the act's period; « la présente convention … pour la période 2020-2022 »
is. So the statements are asked in the order of their certainty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from bordereau.lexicon.folding import fold
from bordereau.lexicon.forms import write_form
from bordereau.lexicon.needles import Needles, list_needles
from bordereau.lexicon.read import read_entries, read_parts, read_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.schemas.found import FoundDate
from bordereau.schemas.found_act import ActSection, ActTexts, FoundPeriod, PlacedDate, Spot

_Stated = tuple[ActSection, int, str, str]
"""Section, index, text, folded text of a paragraph."""

OBJECT_PARAGRAPHS = 2
"""The object stands in the first so many paragraphs of the articles."""
REACH = 90
"""The period follows its cue within so many characters."""
_JOINED = re.compile(r"\s*(?:,|et|a|au|-|/|&)\s*")
_ENDS = re.compile(r"[.;](?:\s|$)")


def _is_of_another(before: str) -> bool:
    """Tell whether what stands before a year makes it that of a law, an aim, a number: « loi du 1er juillet 1901 »."""
    cues = read_pattern("acts", "other_years").finditer(before)
    return any(re.fullmatch(r"[^,;]{0,25}", before[cue.end() :]) for cue in cues)


@cache
def _cues() -> tuple[tuple[re.Pattern[str], Needles], ...]:
    """A pattern for each kind of statement, the surest first, with its letters; some only at a paragraph's start."""
    entries, parts = read_entries("acts", "periods"), read_parts("acts")
    starts = ("^" if entry.meaning.get("start") else "" for entry in entries)
    return tuple(
        (re.compile(start + write_form(entry.form, parts)), list_needles(entry.form, parts))
        for start, entry in zip(starts, entries, strict=True)
    )


def find_period(texts: ActTexts, signed: PlacedDate | None = None) -> FoundPeriod | None:
    """The period, from the title or from the surest statement.

    ``signed`` is the date of the act: it begins a period that runs « de sa signature jusqu'au … ».
    """
    if texts.title and (found := _period_in_title(texts.title)) is not None:
        return found
    for index, line in enumerate(texts.opening):
        if len(line) <= 80 and fold(line) not in fold(texts.title or "") and (own := _line_of_years(line, index)):
            return own
    paragraphs = [(section, index, text, fold(text)) for section, index, text in _walk(texts)]
    for cue, needles in _cues():
        for section, index, text, folded in paragraphs:
            if needles and not any(needle in folded for needle in needles):
                continue
            for stated in cue.finditer(folded):
                date = _first_period(text, stated.start(), _stop(folded, stated.end()))
                if date is not None:
                    return FoundPeriod(*_bounds(date), Spot(section, index, date.start, date.end))
    if signed is None:
        return None
    return _period_from_signature(paragraphs, signed) or _only_period(paragraphs, signed)


def _only_period(paragraphs: Sequence[_Stated], signed: PlacedDate) -> FoundPeriod | None:
    """« La Commune livre les repas du 1er septembre 2025 au 31 août 2027 »: the object is dated, and nothing else is.

    The only period of days in the articles, stated where they begin, and not over when the act is signed.
    """
    dated = [
        (section, index, date)
        for section, index, text, _ in paragraphs
        if section == "articles"
        for date in find_dates(text)
        if date.precision == "day" and _is_period(date)
    ]
    if len({date.iso for _, _, date in dated}) != 1 or dated[0][1] >= OBJECT_PARAGRAPHS:
        return None
    section, index, date = dated[0]
    first, last = _bounds(date)
    if last <= signed.date.iso or int(last[:4]) * 12 + int(last[5:7]) - int(first[:4]) * 12 - int(first[5:7]) < 3:
        return None
    return FoundPeriod(first, last, Spot(section, index, date.start, date.end))


def _period_from_signature(paragraphs: Sequence[_Stated], signed: PlacedDate) -> FoundPeriod | None:
    """« … prend effet à sa signature et s'achève le 31 décembre 2022 »."""
    for section, index, text, folded in paragraphs:
        announced = read_pattern("acts", "ends_after_signature").search(folded)
        if announced is None or signed.date.precision != "day":
            continue
        for date in find_dates(text):
            later = date.start >= announced.end() - 3 and date.precision == "day" and "/" not in date.iso
            if later and signed.date.iso < date.iso:
                return FoundPeriod(signed.date.iso, date.iso, Spot(section, index, date.start, date.end))
    return None


def _walk(texts: ActTexts) -> Iterator[tuple[ActSection, int, str]]:
    for index, text in enumerate(texts.preamble):
        yield "preamble", index, text
    for index, text in enumerate(texts.articles):
        yield "articles", index, text


def _period_in_title(title: str) -> FoundPeriod | None:
    dates = find_dates(title)
    for date in dates:
        if _is_period(date):
            return FoundPeriod(*_bounds(date), Spot("title", 0, date.start, date.end))
    years = [date for date in dates if date.precision == "year" and not date.placeholder]
    if len(years) > 1 and all(_JOINED.fullmatch(fold(title[a.end : b.start])) for a, b in pairwise(years)):
        return FoundPeriod(years[0].iso, years[-1].iso, Spot("title", 0, years[0].start, years[-1].end))
    if len(years) == 1:
        year = years[0]
        if not _is_of_another(fold(title[: year.start])):
            return FoundPeriod(year.iso, year.iso, Spot("title", 0, year.start, year.end))
    return None


def _line_of_years(line: str, index: int) -> FoundPeriod | None:
    """« 2018-2020 » or « Période 2018-2020 » on a line of the title page."""
    for date in find_dates(line):
        if not _is_period(date):
            continue
        rest = re.sub(r"[\W\d_]+", " ", fold(line[: date.start] + line[date.end :])).split()
        if all(
            word in ("annee", "annees", "periode", "exercices", "programme", "programmation", "de", "la")
            for word in rest
        ):
            return FoundPeriod(*_bounds(date), Spot("opening", index, date.start, date.end))
    return None


def _stop(folded: str, start: int) -> int:
    """The end of the sentence, or of the reach."""
    end = _ENDS.search(folded, start)
    return min(start + REACH, end.start() if end else len(folded))


def _first_period(text: str, start: int, stop: int) -> FoundDate | None:
    """The first period between two offsets; two dates « à compter du … jusqu'au … » make one."""
    dates = [date for date in find_dates(text[: stop + 12]) if date.start >= start]
    for date in dates:
        if _is_period(date):
            return date
    full = [date for date in dates if date.precision == "day" and not date.iso.startswith("--")]
    if len(full) == 2 and full[0].iso < full[1].iso:
        first, last = full
        return FoundDate(first.start, last.end, text[first.start : last.end], f"{first.iso}/{last.iso}", "day")
    years = [date for date in dates if date.precision == "year" and not date.placeholder]
    if years and len(years) > 1 and len(years) == len(dates):
        joined = all(_JOINED.fullmatch(fold(text[a.end : b.start])) for a, b in pairwise(years))
        if joined:
            whole = text[years[0].start : years[-1].end]
            return FoundDate(years[0].start, years[-1].end, whole, f"{years[0].iso}/{years[-1].iso}", "year")
    if len(dates) == 1 and years and read_pattern("acts", "year_cues").search(fold(text[: years[0].start])):
        year = years[0]
        return FoundDate(year.start, year.end, year.text, f"{year.iso}/{year.iso}", "year")
    return None


def _is_period(date: FoundDate) -> bool:
    """A period longer than a month's days: « 29 et 30 septembre » is a meeting."""
    if "/" not in date.iso or "--" in date.iso:
        return False
    first, last = date.iso.split("/")
    return date.precision == "year" or first[:7] != last[:7]


def _bounds(date: FoundDate) -> tuple[str, str]:
    first, _, last = date.iso.partition("/")
    return first, last
