"""The acts that empower to sign: délibération, décision, arrêté, with the date of each."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.parties.clauses import Clause
from bordereau.schemas.found import FoundDate
from bordereau.schemas.found_party import FoundAuthorisation

_DELIBERATION = re.compile(r"\bdeliberations?\b")
_SEVERAL_DAYS = re.compile(r"\d\s*(?:,|et|au|&|-)\s*$")
_NUMBER_BEFORE = re.compile(r"(?:n\s?[°ºo]\s?|n\s)[\w/.-]*$")
_CLOSE = re.compile(r"\s*[,;)\n]|\s+(?=ci\b|et\b|par\b|d ?')|$")
_BY_THE_STATE = re.compile(
    r"\bautorisee?s? par (?:un |l')?(?:arrete (?:prefectoral|ministeriel|interministeriel)|decret)"
)
"""An authorisation to exist, not to sign: that of a foundation."""
_TO_SIGN = re.compile(r"\b(?:signer|signature|fins?|effet)\b")
_FOUNDING = re.compile(r"\b(?:cree|institue|constitue|statuts|modifie|designe|nomme|elu)(?:e|s|es)*\b[^,;]{0,50}$")


@functools.cache
def _patterns() -> tuple[FormPattern, FormPattern]:
    """(an act, an event whose date is not the act's)."""
    return read_pattern("names", "authorisation.acts"), read_pattern("names", "authorisation.events")


def read_authorisations(text: str, clauses: Sequence[Clause]) -> tuple[FoundAuthorisation, ...]:
    """The empowering acts of a party. A blank, or several days, leaves the date None: nothing is borrowed.

    >>> from bordereau.normalize.parties.clauses import find_clauses
    >>> text = "La Ville, habilitée par délibération n° 2016/04/03 du 26 avril 2016, ci-après « la Ville »"
    >>> [(found.text, found.date.iso) for found in read_authorisations(text, find_clauses(text))]
    [('délibération n° 2016/04/03 du 26 avril 2016', '2016-04-26')]
    """
    dates = find_dates(text)
    found: list[FoundAuthorisation] = []
    for start, end in _regions(text, clauses):
        found += _read_region(text, start, end, dates)
    return tuple(found)


def _regions(text: str, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Authority clauses, glued to one another, and any other clause that speaks of a délibération."""
    folded = fold_quotes(text)
    regions: list[tuple[int, int]] = []
    for clause in clauses:
        if clause.kind == "authority":
            if regions and regions[-1][1] == clause.start:
                regions[-1] = (regions[-1][0], clause.end)
            else:
                regions.append((clause.start, clause.end))
        elif clause.kind in ("represented", "quality", "acting") and (
            (act := _DELIBERATION.search(folded, clause.body, clause.end))
            and not _FOUNDING.search(folded, clause.start, act.start())
        ):
            regions.append((act.start(), clause.end))
    return regions


def _read_region(text: str, start: int, end: int, dates: Sequence[FoundDate]) -> list[FoundAuthorisation]:
    folded = fold_quotes(text)
    if _BY_THE_STATE.search(folded, start, end) and not _TO_SIGN.search(folded, start, end):
        return []
    act_words, events = _patterns()
    acts = _keep_heads(list(act_words.finditer(folded, start, end)), folded)
    found = []
    stops = [*(m.start() for m in acts[1:]), end]
    for act, stop in zip(acts, stops, strict=False):
        event = events.search(folded, act.end(), stop)
        limit = event.start() if event else stop
        inside = [d for d in dates if act.start() <= d.start and d.end <= limit]
        date = _choose_date(folded, inside)
        last = inside[-1].end if inside else _blank_end(folded, act.end(), limit)
        found.append(FoundAuthorisation(act.start(), last, " ".join(text[act.start() : last].split()), date))
    return found


def _keep_heads(acts: list[re.Match[str]], folded: str) -> list[re.Match[str]]:
    """« délibération du conseil d'administration »: the organ is no second act."""
    kept: list[re.Match[str]] = []
    for act in acts:
        between = folded[kept[-1].end() : act.start()] if kept else None
        if between is not None and len(between) < 90 and not re.search(r"\d{4}|\bet (?:par|de|d')|;", between):
            continue
        kept.append(act)
    return kept


def _choose_date(folded: str, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The day of the act: no year behind a blank, no period, no list of days, no act number shaped as a date."""
    for date in dates:
        if "/" in date.iso or date.iso.startswith("--"):
            continue
        before = folded[max(0, date.start - 24) : date.start]
        if date.placeholder and date.precision == "year":
            continue
        if _SEVERAL_DAYS.search(before):
            return None
        if _NUMBER_BEFORE.search(before):
            continue
        return date
    return None


def _blank_end(folded: str, start: int, end: int) -> int:
    close = _CLOSE.search(folded, start, end)
    return close.start() if close else end
