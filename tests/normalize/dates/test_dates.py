"""Dates and periods in the forms of real acts."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.normalize.dates.dates import find_dates, find_impossible_dates

MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre"]
MONTHS += ["décembre"]

YEAR_FIRST = [
    ("L’an deux mil vingt et un, et le douze mars,", "2021-03-12", "mil, a comma, et"),
    (
        "L’an deux mille vingt-trois et le vingt-sept septembre à dix-huit heures",
        "2023-09-27",
        "a year that ends like a day",
    ),
    ("l’an deux mil vingt deux, le lundi trois mai", "2022-05-03", "without hyphen, a day of the week"),
    ("l'an 2021 et le 12 mars", "2021-03-12", "figures"),
    ("L'AN DEUX MIL DIX-NEUF ET LE TRENTE ET UNIÈME JOUR DU MOIS DE MARS", "2019-03-31", "an ordinal, capitals"),
]


STAMPED = [
    ("Lac, le 2 3 FEV. 2023", "2023-02-23", "the wheels of a date stamp stand apart"),
    ("1 0 AVR. 2018", "2018-04-10", "at the head of a line"),
    ("le 0 8 JUIL 2022", "2022-07-08", "a zero before the day"),
    ("le - 8 JUIL. 2022", "2022-07-08", "a dash before the day"),
    ("article 2 3 mai 2020", "2020-05-03", "no date of a stamp: a number stands before the day"),
]


@pytest.mark.parametrize(("text", "iso", "why"), STAMPED)
def test_stamped_days(text: str, iso: str, why: str) -> None:
    assert [date.iso for date in find_dates(text)] == [iso], why


@pytest.mark.parametrize(("text", "iso", "why"), YEAR_FIRST)
def test_the_year_may_stand_first(text: str, iso: str, why: str) -> None:
    assert [date.iso for date in find_dates(text)] == [iso], why


IMPOSSIBLE = [
    ("le 30 février 2021", ["30 février 2021"], "no month of February has it"),
    ("jusqu'au 31/04/2023", ["31/04/2023"], "figures"),
    ("le 31.11.2022", ["31.11.2022"], "dots"),
    ("Fait à Lac, le 31 juin 2021", ["31 juin 2021"], "a signature"),
    ("le 29 février 2023", ["29 février 2023"], "no leap year"),
    ("le 31/04 au plus tard", ["31/04"], "without a year"),
    ("du 1er mars au 31 septembre 2022", ["31 septembre 2022"], "the end of a period"),
    ("l'an deux mil vingt et un et le trente février", ["deux mil vingt et un et le trente février"], "words"),
    ("le 29 février 2024", [], "a leap year"),
    ("le 29/02", [], "without a year it may be"),
    ("n° 31/04/2023", [], "a number"),
    ("30/31/2021, 45/13/2020", [], "no days of a month at all"),
    ("les 30/06 et 31/12", [], "real days"),
]


@pytest.mark.parametrize(("text", "expected", "why"), IMPOSSIBLE)
def test_a_day_that_is_not_is_told_and_gives_no_date(text: str, expected: list[str], why: str) -> None:
    found = find_impossible_dates(text)
    assert [doubt.text for doubt in found] == expected, why
    assert all(not (d.start < doubt.end and doubt.start < d.end) for d in find_dates(text) for doubt in found)


COUNTED = [
    ("En novembre 24 réunions ont eu lieu", ["--11"], "a count"),
    ("les 12 mars, 20 et 21 avril", ["--03-12", "--04-20/--04-21"], "days of the next month"),
    ("le 12 mars 20 et 21 avril", ["--03-12", "--04-20/--04-21"], "the same without a comma"),
]


@pytest.mark.parametrize(("text", "expected", "why"), COUNTED)
def test_two_figures_are_no_year_where_they_count(text: str, expected: list[str], why: str) -> None:
    assert [date.iso for date in find_dates(text)] == expected, why


ONE = [
    ("le 17 mars 2016", "17 mars 2016", "2016-03-17", "day", "plain"),
    ("15 Novembre 2021", "15 Novembre 2021", "2021-11-15", "day", "capital month"),
    ("31 MAI 1996", "31 MAI 1996", "1996-05-31", "day", "upper case"),
    ("le 8 aout 2014", "8 aout 2014", "2014-08-08", "day", "accent missing"),
    ("loi du 1er juillet 1901", "1er juillet 1901", "1901-07-01", "day", "ordinal"),
    ("le 1 er juin 2020", "1 er juin 2020", "2020-06-01", "day", "ordinal apart"),
    ("le 1ᵉʳ juin 2020", "1ᵉʳ juin 2020", "2020-06-01", "day", "raised letters"),
    ("le 1° juin 2020", "1° juin 2020", "2020-06-01", "day", "a degree sign for er"),
    ("le 07 avril 2016", "07 avril 2016", "2016-04-07", "day", "leading zero"),
    ("le 3 décembre\n2020", "3 décembre\n2020", "2020-12-03", "day", "line end"),
    ("le 3\u00a0décembre\u202f2020", "3\u00a0décembre\u202f2020", "2020-12-03", "day", "no-break spaces"),
    ("le lundi 12 janvier 2016", "lundi 12 janvier 2016", "2016-01-12", "day", "day of the week"),
    ("19 mai.2016", "19 mai.2016", "2016-05-19", "day", "stray dot"),
    ("12 janv. 2021", "12 janv. 2021", "2021-01-12", "day", "abbreviation"),
    ("le 30/06/2017", "30/06/2017", "2017-06-30", "day", "figures"),
    ("17/3/2016", "17/3/2016", "2016-03-17", "day", "short figures"),
    ("13/04/10", "13/04/10", "2010-04-13", "day", "year of two figures"),
    ("12.05.2020", "12.05.2020", "2020-05-12", "day", "dots"),
    ("2020-05-12", "2020-05-12", "2020-05-12", "day", "ISO"),
    ("dudu 30/06/2017ate", "30/06/2017", "2017-06-30", "day", "typed over"),
    ("xxxxxx26 juin 2014", "26 juin 2014", "2014-06-26", "day", "a mask glued on"),
    ("le trente juin deux mille vingt", "trente juin deux mille vingt", "2020-06-30", "day", "in words"),
    ("quinze mars deux mille vingt et un", "quinze mars deux mille vingt et un", "2021-03-15", "day", "in words"),
    ("L’an deux mille vingt, le trois mars", "deux mille vingt, le trois mars", "2020-03-03", "day", "year first"),
    ("le premier avril deux mil vingt et un", "premier avril deux mil vingt et un", "2021-04-01", "day", "mil"),
    ("le douzième jour de mars 2019", "douzième jour de mars 2019", "2019-03-12", "day", "an ordinal"),
    (
        "le vingt-troisième jour du mois de mai 2019",
        "vingt-troisième jour du mois de mai 2019",
        "2019-05-23",
        "day",
        "ord.",
    ),
    ("le 2 juil 21", "2 juil 21", "2021-07-02", "day", "short month, short year"),
    ("le 2 juil 21 à Paris", "2 juil 21", "2021-07-02", "day", "the same inside a sentence"),
    ("le 12 sept. 19 à 18h30", "12 sept. 19", "2019-09-12", "day", "an hour behind it"),
    ("livré en novembre 24 pour les écoles", "novembre 24", "2024-11", "month", "a month and a short year"),
    ("Septembre 2018", "Septembre 2018", "2018-09", "month", "month"),
    ("du mois de mars 2022", "mars 2022", "2022-03", "month", "month"),
    ("en 11/2017", "11/2017", "2017-11", "month", "month in figures"),
    ("du 21 octobre", "21 octobre", "--10-21", "day", "no year"),
    ("le 22/04 au plus tard", "22/04", "--04-22", "day", "no year, figures"),
    ("en 2019", "2019", "2019", "year", "year"),
    ("au budget 2024 des aides", "2024", "2024", "year", "year"),
    ("1600 logements en 2019", "2019", "2019", "year", "a count, then a year"),
]


@pytest.mark.parametrize(("text", "part", "iso", "precision", "why"), ONE)
def test_read_a_date(text: str, part: str, iso: str, precision: str, why: str) -> None:
    (date,) = find_dates(text)
    assert (date.text, date.iso, date.precision) == (part, iso, precision), why
    assert not date.placeholder, why
    assert text[date.start : date.end] == part


PERIODS = [
    ("la période 2020-2022", "2020/2022", "glued"),
    ("2018- 2022", "2018/2022", "a space after"),
    ("2014 – 2019", "2014/2019", "dash with spaces"),
    ("2018 – 2019 - 2020", "2018/2020", "every year named"),
    ("contrat 2015/2022", "2015/2022", "slash"),
    ("année scolaire 2009/2010", "2009/2010", "school year"),
    ("année universitaire 2022-23", "2022/2023", "school year, short"),
    ("de 2020 à 2022", "2020/2022", "from to"),
    ("entre 2014 et 2018", "2014/2018", "between"),
    ("du 1er janvier 2020 au 31 décembre 2022", "2020-01-01/2022-12-31", "days"),
    ("du 26 juin au 28 juin 2020", "2020-06-26/2020-06-28", "the year said once"),
    ("de novembre à février 2017", "2016-11/2017-02", "over the year's end"),
    ("16 au 19 novembre 2021", "2021-11-16/2021-11-19", "days of one month"),
    ("entre le 1er mars et le 30 juin 2021", "2021-03-01/2021-06-30", "between days"),
    ("des 29 et 30 septembre 2014", "2014-09-29/2014-09-30", "two days"),
    ("28, 29 et 30 mars 2011", "2011-03-28/2011-03-30", "three days"),
    ("22,23,24 et 25 mars 2022", "2022-03-22/2022-03-25", "four days, no spaces"),
    ("du 01/10/2018 au 07/10/2018", "2018-10-01/2018-10-07", "figures"),
    ("premier semestre 2021", "2021-01/2021-06", "half a year"),
    ("2ème trimestre 2020", "2020-04/2020-06", "quarter"),
    ("les années 2010", "2010/2019", "decade"),
]


@pytest.mark.parametrize(("text", "iso", "why"), PERIODS)
def test_read_a_period(text: str, iso: str, why: str) -> None:
    assert [date.iso for date in find_dates(text)] == [iso], why


SEVERAL = [
    ("en 2020, 2021 et 2022", ["2020", "2021", "2022"], "a list of years"),
    ("en 2007 et 2009", ["2007", "2009"], "and is no period"),
    ("le 1er mars 2020 et le 15 avril 2020", ["2020-03-01", "2020-04-15"], "two dates"),
    ("N° 2016/04/03 du 26 avril 2016", ["2016-04-26"], "the number of an act is no date"),
    ("loi n° 2000-321 du 12 avril 2000", ["2000-04-12"], "the number of a law"),
    ("délibération n° CP/2019/031 du 3 mai 2019", ["2019-05-03"], "a number with a year in it"),
    ("n° HN 010-17/03/16 CM du 17 mars 2016", ["2016-03-17"], "a number with a date in it"),
    ("n°_______ en date du 30 novembre 2017", ["2017-11-30"], "a blank number"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SEVERAL)
def test_read_several(text: str, expected: list[str], why: str) -> None:
    assert [date.iso for date in find_dates(text)] == expected, why


BLANKS = [
    ("XX décembre 2020", "2020-12", "XX décembre 2020"),
    ("le ... décembre 2014", "2014-12", "... décembre 2014"),
    ("le ……… mars 2021", "2021-03", "……… mars 2021"),
    ("le __ mars 2021", "2021-03", "__ mars 2021"),
    ("[●] mars 2021", "2021-03", "[●] mars 2021"),
    ("en date du décembre 2014", "2014-12", "décembre 2014"),
    ("en date du ---2020", "2020", "---2020"),
    ("le …… 2020", "2020", "…… 2020"),
    ("XX/12/2020", "2020-12", "XX/12/2020"),
    ("__/__/2020", "2020", "__/__/2020"),
]


@pytest.mark.parametrize(("text", "iso", "part"), BLANKS)
def test_a_half_filled_date_keeps_what_is_printed(text: str, iso: str, part: str) -> None:
    (date,) = find_dates(text)
    assert (date.iso, date.text, date.placeholder) == (iso, part, True)


NOTHING = [
    ("jj/mm/aaaa", "a pattern to fill in"),
    ("Le …..", "a blank"),
    ("le 31 février 2020", "no day of the calendar"),
    ("le 30/02/18", "no day of the calendar"),
    ("32 août", "no day of the calendar"),
    ("n°85-704 et n° 2002-68", "numbers of laws"),
    ("règlement (CE) n° 1260/99", "number of a regulation"),
    ("n° 1/06 B", "number of an act"),
    ("rue du 8 mai 1945", "a street"),
    ("place du 11 novembre 1918", "a square"),
    ("05.62.28.73.53", "a phone number"),
    ("06 12 34 56 78", "a phone number"),
    ("75013 PARIS", "a postcode"),
    ("2000 logements", "a count"),
    ("2 027 logements", "a count"),
    ("2020 €", "money"),
    ("L. 2020-1", "an article of a code"),
    ("article 12.05.20", "an article"),
    ("les 2/3 des voix", "a fraction"),
    ("bien mais", "no month"),
    ("sept mille euros", "seven thousand, not September of the year thousand"),
]


@pytest.mark.parametrize(("text", "why"), NOTHING)
def test_leave_what_is_no_date(text: str, why: str) -> None:
    assert find_dates(text) == [], why


@given(
    st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31)),
    st.sampled_from(["long", "zero", "slash", "iso", "upper", "dots"]),
    st.sampled_from(["", "Fait à Dijon, le ", "en date du "]),
    st.sampled_from(["", ".", ", puis"]),
)
def test_a_printed_date_is_read_back(date: datetime.date, form: str, before: str, after: str) -> None:
    name = MONTHS[date.month - 1]
    day = "1er" if date.day == 1 else str(date.day)
    printed = {
        "long": f"{day} {name} {date.year}",
        "zero": f"{date.day:02d} {name} {date.year}",
        "slash": f"{date.day:02d}/{date.month:02d}/{date.year}",
        "iso": date.isoformat(),
        "upper": f"{day} {name} {date.year}".upper(),
        "dots": f"{date.day:02d}.{date.month:02d}.{date.year}",
    }[form]
    (found,) = find_dates(f"{before}{printed}{after}")
    assert (found.text, found.iso) == (printed, date.isoformat())


@given(st.text(alphabet="0123456789 /.-janvierdumX…_°\n", max_size=60))
def test_any_text_gives_separate_spans(text: str) -> None:
    dates = find_dates(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(dates))


def test_a_text_without_the_signs_of_a_pattern_does_not_match_it() -> None:
    """The signs are a short cut: in every text of this file the patterns find nothing where they say so."""
    from pathlib import Path

    from bordereau.lexicon.folding import fold
    from bordereau.normalize.dates.in_figures import load_figure_readers

    lines = [fold(line) for line in Path(__file__).read_text(encoding="utf-8").splitlines()]
    matched = 0
    for pattern, _, may_be in load_figure_readers():
        for line in lines:
            found = pattern.search(line) is not None
            matched += found
            assert may_be(line) or not found, (pattern.pattern, line)
    assert matched > 50
