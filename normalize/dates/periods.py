"""Two points that make a period: « du 1er janvier 2020 au 31 décembre 2022 », « entre 2014 et 2018 »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bordereau.normalize.dates.points import Moment, Point

_TO = re.compile(r"\s*(?:(?:et\s+)?jusqu'(?:au|a|en)|au|a|en|-|~)\s*(?:le\s+|la\s+fin\s+de\s+|fin\s+|l'annee\s+)?")
_AND = re.compile(r"\s+et\s+(?:le\s+|fin\s+)?")
_OPENER = re.compile(r"(?:^|(?<!\w))(?:du|de|des|entre|d'|(?P<between>entre)\s+le)\s*$")
_BETWEEN = re.compile(r"(?<!\w)entre\s+(?:le\s+|les\s+)?$")


def _shape(point: Point) -> tuple[bool, bool, bool]:
    return point.year is not None, point.month is not None, point.day is not None


def _fill(first: Point, last: Point) -> Point:
    """Give the first point the year of the last: « du 26 juin au 28 juin 2020 », « de novembre à février 2017 »."""
    if first.year is None and last.year is not None and first.month is not None and last.month is not None:
        return replace(first, year=last.year - (first.month > last.month))
    return first


def _may_join(left: Moment, right: Moment) -> bool:
    if left.first is None or right.first is None or left.last is not None or right.last is not None:
        return False
    first, last = _shape(left.first), _shape(right.first)
    return first[1:] == last[1:] and (last[0] or not first[0])


def _ordered(first: Point, last: Point) -> bool:
    if first.year is None or last.year is None:
        return True
    return (first.year, first.month or 0, first.day or 0) < (last.year, last.month or 0, last.day or 0)


_YEAR_FIRST = re.compile(r"\s*,?\s*(?:et\s+)?le\s+")
_IN_THE_YEAR = re.compile(r"(?<!\w)l'an(?:nee)?\s+$")


def _join_year(folded: str, left: Moment, right: Moment) -> Moment | None:
    """« L'an deux mille vingt, le trois mars »: minutes of councils print the year first."""
    if left.first is None or right.first is None or left.last is not None:
        return None
    bare = left.first.month is None and right.first.year is None and right.first.day is not None
    if not bare or not _YEAR_FIRST.fullmatch(folded, left.end, right.start):
        return None
    if not _IN_THE_YEAR.search(folded[max(0, left.start - 10) : left.start]):
        return None
    last = replace(right.last, year=left.first.year) if right.last else None
    return Moment(left.start, right.end, replace(right.first, year=left.first.year), last)


def _join(folded: str, left: Moment, right: Moment) -> Moment | None:
    if (whole := _join_year(folded, left, right)) is not None:
        return whole
    if not _may_join(left, right) or right.start - left.end > 30:
        return None
    before = folded[max(0, left.start - 12) : left.start]
    link = _TO.fullmatch(folded, left.end, right.start)
    between = _BETWEEN.search(before)
    if link is None and not (between and _AND.fullmatch(folded, left.end, right.start)):
        return None
    if link is not None and not link.group().strip():
        return None
    assert left.first is not None
    assert right.first is not None
    first = _fill(left.first, right.first)
    if not _ordered(first, right.first):
        return None
    opener = between or (_OPENER.search(before) if link is not None and "-" not in link.group() else None)
    start = left.start - len(opener.group()) if opener else left.start
    return Moment(start, right.end, first, right.first, left.placeholder or right.placeholder)


_INNER = re.compile(r"\d\w*\s+(?P<link>au|a|et)\s")


def _open(folded: str, moment: Moment) -> Moment:
    """Take in the « du » of « du 3 au 12 septembre », as « du 3 mai au 12 septembre » has it."""
    link = _INNER.search(folded[moment.start : moment.end]) if moment.last is not None else None
    if link is None:
        return moment
    before = folded[max(0, moment.start - 12) : moment.start]
    opener = _BETWEEN.search(before) or (_OPENER.search(before) if link.group("link") != "et" else None)
    return replace(moment, start=moment.start - len(opener.group())) if opener else moment


def join_periods(folded: str, moments: Iterable[Moment]) -> Iterator[Moment]:
    """Join neighbours that « au », « à » or a dash ties, or « et » after « entre »; pass the others on.

    >>> from bordereau.normalize.dates.moments import find_moments
    >>> text = "du 1er janvier au 31 mars 2020, puis en 2021 et 2022"
    >>> [(m.first.iso, m.last and m.last.iso) for m in join_periods(text, find_moments(text))]
    [('2020-01-01', '2020-03-31'), ('2021', None), ('2022', None)]
    """
    held: Moment | None = None
    for found in moments:
        moment = _open(folded, found)
        joined = _join(folded, held, moment) if held is not None else None
        if held is not None and joined is None:
            yield held
        held = joined or moment
    if held is not None:
        yield held
