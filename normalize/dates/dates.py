"""Dates as printed in acts: full, partial, half-filled, several days, periods.

A date is as precise as it is printed, never more: « décembre 2014 » is a month, « 21 octobre » a day without year
(``--10-21``, ISO 8601:2000 § 5.2.1.3). A number announced by « n° » is an act's number even where it is shaped as a
date (« N° 2016/04/03 »); the date of a street (« rue du 8 mai 1945 ») is a name.
"""

from __future__ import annotations

from bordereau.lexicon.folding import fold
from bordereau.normalize.dates.moments import find_impossible, find_moments
from bordereau.normalize.dates.periods import join_periods
from bordereau.normalize.dates.points import Moment, Point
from bordereau.normalize.numbers.numbers import mask_addresses
from bordereau.schemas.found import DatePrecision, FoundDate, FoundDoubt
from bordereau.schemas.warning import Code


def _precision(point: Point) -> DatePrecision:
    if point.day is not None:
        return "day"
    return "month" if point.month is not None else "year"


def _print(text: str, moment: Moment, first: Point) -> FoundDate:
    iso = first.iso if moment.last is None else f"{first.iso}/{moment.last.iso}"
    return FoundDate(
        start=moment.start,
        end=moment.end,
        text=text[moment.start : moment.end],
        iso=iso,
        precision=_precision(first),
        placeholder=moment.placeholder,
    )


def find_dates(text: str) -> list[FoundDate]:
    """Find the dates and periods of a text, in text order.

    Several days of one month (« des 29 et 30 septembre 2014 ») are a period from the first to the last.

    >>> [d.iso for d in find_dates("le 1er juin 2020, XX décembre 2020, pour 2020-2022, des 29 et 30 mars 2011")]
    ['2020-06-01', '2020-12', '2020/2022', '2011-03-29/2011-03-30']
    >>> [d.iso for d in find_dates("l’école du 1er mars 2021 au 30 juin 2024, rue du 8 mai 1945")]
    ['2021-03-01/2024-06-30']
    >>> find_dates("Délibération N° 2016/04/03, loi n°85-704, 06 12 34 56 78, jj/mm/aaaa")
    []
    """
    folded = mask_addresses(fold(text))
    return [
        _print(text, moment, moment.first)
        for moment in join_periods(folded, find_moments(folded))
        if moment.first is not None
    ]


def find_impossible_dates(text: str) -> list[FoundDoubt]:
    """Find the days that the calendar does not have; they are no dates, and are told.

    >>> [doubt.text for doubt in find_impossible_dates("du 30 février 2021 au 31/04/2023, n° 31/04/2023")]
    ['30 février 2021', '31/04/2023']
    """
    folded = mask_addresses(fold(text))
    return [
        FoundDoubt(moment.start, moment.end, text[moment.start : moment.end], Code.IMPOSSIBLE_DATE)
        for moment in find_impossible(folded)
    ]
