"""What an act says of itself: its kind, date, place, period, and the acts that it amends.

The traps are dates: a stamp's, a vote's, a version's, the amended convention's stand beside the act's own. So each
fact is asked of the place where authors print it (title, date line, « Fait à … le … », statements on « la présente
convention »), never of the first date that comes along.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.read import read_pattern, read_word_list, read_words
from bordereau.lexicon.title_words import numbers_order
from bordereau.normalize.acts.amended import find_amended
from bordereau.normalize.acts.sitting import find_sitting_date
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.dates.of_the_act import find_period
from bordereau.schemas.convention import ActKind
from bordereau.schemas.found import FoundDate
from bordereau.schemas.found_act import ActSection, ActTexts, FoundAct, FoundPlace, PlacedDate, Spot
from bordereau.schemas.warning import Code

MAX_DATE_LINE = 70
_BLANK_DATE = re.compile(r"\b(?:le|date\s*:?)\s*(?:[.…_x\s/]{3,}|[.…_]{2,}|$)")
_PROPER = r"[A-ZÀ-ÖØ-Þ][\w’'À-ÿ-]*"
_INNER = r"de|du|des|la|le|les|sur|sous|en|lès|aux?|et|d['’][\w-]+|l['’][\w-]+"
_PLACE = re.compile(rf"\s+(?P<place>(?:[Ll](?:a|e|es)\s|[Ll]['’])?{_PROPER}(?:[ -](?:{_PROPER}|{_INNER}))*)")
_PLACE_STOP = re.compile(r"\s+(?:en|le|les|et|du|de|au|aux?|la|sur|sous|des)$", re.IGNORECASE)
_IN_COUNT = re.compile(r"\s+(?:en\s+(?:\w+|\d+)\s|en$|le\s+\d|le$|ce\s|EN\s|LE\s).*$")
_DATED_PLACE = re.compile(r"^(?:[ÀAà]\s+)?(?P<place>[A-ZÀ-ÖØ-Þ][\w’'À-ÿ-]*(?:[ -][\w’'À-ÿ-]+){0,5}?)\s*,\s*[Ll][eE]\b")
_BLANKS = re.compile(r"(?:x+|y+)$", re.IGNORECASE)


def interpret_act(texts: ActTexts) -> FoundAct:
    """All facts of the act as a whole, each with its spot.

    >>> act = interpret_act(ActTexts("CONVENTION 2020-2022", closing=("Fait à Lac, le 3 mai 2020",)))
    >>> act.kind, act.date.date.iso, act.place.text, act.period.start, act.period.end
    ('convention', '2020-05-03', 'Lac', '2020', '2022')
    """
    kind = choose_kind(texts)
    date = find_act_date(texts, kind)
    blank = _find_blank_date(texts)
    unfilled = blank is not None or (date is not None and date.date.placeholder)
    amends = find_amended(texts) if kind == "avenant" else ()
    warnings = (Code.PLACEHOLDER_DATE.value,) if unfilled else ()
    return FoundAct(kind, date, find_place(texts), find_period(texts, date), amends, blank, warnings)


def _says(key: str) -> FormPattern:
    return read_pattern("acts", key)


_HEAD = 12
"""Lines of an opening among which one may number an order."""
_NUMBER_LINE = 80


def choose_kind(texts: ActTexts) -> ActKind:
    """The kind that the structure of the file told, which title and text make more exact."""
    if texts.nature in ("minutes", "deliberation"):
        return texts.nature
    if any(numbers_order(fold(line)) for line in texts.opening[:_HEAD] if len(line) <= _NUMBER_LINE):
        return "other"  # « Décision du Président n° 12 » over « Convention à conclure avec X »
    kind = read_kind(texts)
    if texts.nature == "agreement" and kind not in ("convention", "avenant"):
        return "other" if kind == "other" and texts.title else "convention"
    return "other" if texts.nature == "other" else kind


def read_kind(texts: ActTexts) -> ActKind:
    """The kind, from the title; where that is silent, from how the act calls itself."""
    title = fold(texts.title or "")
    if title:
        if _says("opens_avenant").match(title) or _says("says_avenant").search(title[:160]):
            return "avenant"
        if _says("deliberations").search(title[:120]):
            return "deliberation"
        if _says("others").match(title):
            return "other"
        if _says("conventions").search(title):
            return "convention"
    body = " ".join(fold(text) for text in (*texts.opening, *texts.preamble, *texts.articles[:40]))[:20_000]
    if _says("calls_itself_avenant").search(body):
        return "avenant"
    if _says("calls_itself_convention").search(body):
        return "convention"
    if _says("calls_itself_deliberation").search(body):
        return "deliberation"
    return "convention" if texts.has_parties else "other"


# --- date ---------------------------------------------------------------------------------------------


def find_act_date(texts: ActTexts, kind: ActKind) -> PlacedDate | None:
    """The date of the act: in its title, on a line of the title page, else the date of signature."""
    if texts.nature in ("minutes", "deliberation"):
        return find_sitting_date(texts) or (_date_of_signature(texts) if kind == "deliberation" else None)
    return (
        _date_in_title(texts)
        or (_date_of_order(texts) if kind == "other" else None)
        or _date_line(texts)
        or (_session_date(texts) or _date_by_year(texts, session=True) if kind == "deliberation" else None)
        or _date_of_signature(texts)
        or _date_by_year(texts)
    )


def _date_in_title(texts: ActTexts) -> PlacedDate | None:
    """« Convention du 29 décembre 2018 entre … »; not « avenant à la convention du … »."""
    if not texts.title:
        return None
    folded = fold(texts.title)
    for date in find_dates(texts.title):
        if _is_moment(date) and _says("dated_heads").fullmatch(folded[: date.start].rstrip()):
            return PlacedDate(date, Spot("title", 0, date.start, date.end))
    return None


def _date_of_order(texts: ActTexts) -> PlacedDate | None:
    """« Arrêté n° 2025-132 du 12 mai 2025 autorisant … » on the cover of an act of an authority."""
    for index, line in enumerate(texts.opening):
        folded = fold(line)
        for date in find_dates(line):
            if _is_moment(date) and _says("dated_heads").fullmatch(folded[: date.start].rstrip()):
                return PlacedDate(date, Spot("opening", index, date.start, date.end))
    return None


def _date_line(texts: ActTexts) -> PlacedDate | None:
    """A line of the title page that holds a date and nothing else."""
    title = fold(texts.title or "")
    for index, line in enumerate(texts.opening):
        folded = fold(line)
        if len(line) > 2 * MAX_DATE_LINE or folded in title:
            continue
        for date in find_dates(line):
            if not _is_moment(date):
                continue
            alone = len(line) <= MAX_DATE_LINE and _stands_alone(folded, date)
            foreign = _says("foreign_dates").search(folded) is not None
            if (alone and not foreign) or _says("signed_lines").search(folded[: date.start]):
                return PlacedDate(date, Spot("opening", index, date.start, date.end))
    return None


def _is_moment(date: FoundDate) -> bool:
    """A day or a month; a year alone is a date only where its day was left blank."""
    return "/" not in date.iso and not date.iso.startswith("--") and (date.precision != "year" or date.placeholder)


def _stands_alone(folded: str, date: FoundDate) -> bool:
    rest = folded[: date.start] + " " + folded[date.end :]
    words = re.findall(r"[a-z']+", rest)
    company = read_word_list("acts", "date_company") | read_words("months", "weekday")
    place = re.match(r"^(?:a\s+)?[a-z][a-z' -]{1,30},\s*le\s*$", folded[: date.start]) is not None
    return place or all(word in company for word in words)


def _session_date(texts: ActTexts) -> PlacedDate | None:
    """« Séance du 12 mars 2020 »."""
    title = (texts.title,) if texts.title else ()
    sections: tuple[tuple[ActSection, Sequence[str]], ...] = (
        ("title", title),
        ("opening", texts.opening),
        ("preamble", texts.preamble[:15]),
    )
    for section, lines in sections:
        for index, line in enumerate(lines):
            found = _says("session_dates").search(fold(line))
            if found is None:
                continue
            for date in find_dates(line):
                if date.start >= found.end() - 1 and _is_moment(date):
                    return PlacedDate(date, Spot(section, index, date.start, date.end))
    return None


_BY_YEAR = re.compile(r"\W*l'an\s+")
_THEN_PARTIES = re.compile(r"\W*(?:entre\b.*)?", re.DOTALL)


def _date_by_year(texts: ActTexts, *, session: bool = False) -> PlacedDate | None:
    """« L'an deux mil vingt et un, et le douze mars, » opens legal acts and the minutes of councils.

    Where the council « s'est réuni » on it, it dates the ``session``, not a convention that the minutes hold.
    """
    sections: tuple[tuple[ActSection, Sequence[str]], ...] = (
        ("opening", texts.opening),
        ("preamble", texts.preamble[:15]),
    )
    for section, lines in sections:
        for index, line in enumerate(lines):
            opened = _BY_YEAR.match(fold(line))
            for date in find_dates(line) if opened else ():
                own = session or _THEN_PARTIES.fullmatch(fold(line), date.end) is not None
                if opened and date.start == opened.end() and _is_moment(date) and own:
                    return PlacedDate(date, Spot(section, index, date.start, date.end))
    return None


def _date_of_signature(texts: ActTexts) -> PlacedDate | None:
    """The date beside or below « Fait à »; where each party dates its own signature, the last of them."""
    below = False
    for index, line in enumerate(texts.closing):
        folded = fold(line)
        done = _says("done_lines").match(folded) is not None or _DATED_PLACE.match(line) is not None
        below = below or done
        if not (below and len(line) <= 250):
            continue
        for date in find_dates(line):
            if _is_moment(date) and not _says("foreign_dates").search(folded[: date.start][-40:]):
                return PlacedDate(date, Spot("closing", index, date.start, date.end))
    found: list[PlacedDate] = []
    for index, line in enumerate(texts.signatures):
        folded = fold(line)
        if len(line) <= MAX_DATE_LINE and not _says("foreign_dates").search(folded):
            for date in find_dates(line):
                spot = Spot("signatures", index, date.start, date.end)
                found += [PlacedDate(date, spot)] if _is_moment(date) else []
    return max(found, key=lambda placed: placed.date.iso, default=None)


def _find_blank_date(texts: ActTexts) -> Spot | None:
    """« Le ….. » in the closing."""
    for index, line in enumerate(texts.closing):
        if len(line) <= 200 and _BLANK_DATE.search(fold(line)) and not any(_is_moment(d) for d in find_dates(line)):
            return Spot("closing", index, 0, len(line))
    return None


# --- place --------------------------------------------------------------------------------------------


def find_place(texts: ActTexts) -> FoundPlace | None:
    """The place of signature: « Fait à X », « X, le … ». A blank or a mask is none.

    >>> find_place(ActTexts(None, closing=("Fait en deux exemplaires à Prés-du-Lac, le 3 mai 2020",))).text
    'Prés-du-Lac'
    """
    sections: tuple[tuple[ActSection, Sequence[str]], ...] = (
        ("closing", texts.closing),
        ("signatures", texts.signatures),
    )
    for find in (_find_done_at, _DATED_PLACE.search):
        for section, lines in sections:
            for index, line in enumerate(lines):
                found = find(line) if len(line) <= 250 else None
                if found is None:
                    continue
                name = _trim_place(found["place"])
                if name and not _BLANKS.match(name) and not _says("no_places").match(fold(name)):
                    start = found.start("place")
                    return FoundPlace(name, Spot(section, index, start, start + len(name)))
    return None


def _find_done_at(line: str) -> re.Match[str] | None:
    """« Fait en deux exemplaires à Lac »: the place that stands after these words."""
    ends = (done.end() for done in _says("done_at").finditer(fold(line)))
    return next((place for end in ends if (place := _PLACE.match(line, end))), None)


def _trim_place(text: str) -> str:
    name = _IN_COUNT.sub("", text)
    while (stop := _PLACE_STOP.search(name)) is not None:
        name = name[: stop.start()]
    return name.strip(" -’'")
