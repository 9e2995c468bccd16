"""What stands at a place where a party may begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bordereau.extract.parties.running import Running
from bordereau.lexicon.bodies import company, head
from bordereau.lexicon.offices import opens_office, opens_person
from bordereau.lexicon.parties import evidence, fact, measure_label, no_party, private

LOOK_AHEAD = 320
"""Characters in which a party that begins must show itself."""
PERSON_REACH = 240
"""Characters in which a person's office and body must stand."""
OF = re.compile(r"\b(?:de la |de l ?'\s?|du |des |de |d ?'\s?)")
_TITLED_OFFICE = re.compile(r"(?:monsieur|madame|m\.|mme)\s+(?=l[ea]\s|l ?')")
_ARTICLE = re.compile(r"(?:l['’]\s?|l[ae]s?\s)(?=[A-ZÀ-Þ])")
_NAME_START = re.compile(r"[A-ZÀ-ÖØ-Þ«“\"\[<…_]")
_SAID_OF_BOTH = re.compile(r"[^,;:\n]{2,80},?\s*(?:tou(?:s|tes)\s+(?:les\s+)?deux\s+)?representee?s\s+par\b")
_CALLED_BOTH = re.compile(r"[^,;:\n]{2,80},?\s*ci\s*-?\s*apres\s+(?:denomme|designe|appele|nomme)e?s\b")
_REPRESENTED_ALONE = re.compile(r"[^,;:\n]{3,60},?\s*(?:dument\s+|legalement\s+)?representee?\s+par\b")
_SAID_AT_ONCE = re.compile(
    r"[^,;:\n]{2,90},?\s*(?:etablissement[^,;]{3,60},\s*)?(?:represent|dont\s+le\s+si|ci\s*-?\s*apres|sise?\b)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a text opens at ``start``, with the party before it in view."""

    start: int
    headed: bool
    """It opens with a body's article and first word: « La Commune », « Syndicat »."""
    determined: bool
    """… and the article is printed."""
    named: bool
    """It opens with a capital, and soon something is said that is said of parties only."""
    introduced: bool
    """A small article before a capital: « le Tennis-club »."""
    capital: bool
    person: bool
    office: bool
    complete: bool
    """Something has been said of the party before."""
    speaks: bool
    """Something is said of the body that would start here, before the next line but one."""
    said_of_both: bool
    """« l'Agence, représentés par … »: a plural that takes in the body before."""
    said_at_once: bool
    represented_alone: bool
    """« Foncière du Lac, représentée par … »: one body, whatever its first word."""
    labelled: bool
    """« L'exploitant agricole : M. Roy »: a label says whom the party is."""
    acts_for: bool
    """« Mme Roy, Présidente de l'Association … »: a person named with the body that she acts for."""


def look_at(running: Running, spoken: int, before: int, start: int, end: int) -> Opening | None:
    """The opening at ``start``; None where none can be.

    The party before ends at ``before``; the first thing said of it ends at ``spoken``.
    """
    text, folded = running.text, running.folded
    labelled = measure_label(text, folded, start, end) > start
    if start >= end or (no_party().match(folded, start, end) and not labelled):
        return None
    body = head().match(folded, start, end)
    headed = body is not None and (text[start].isupper() or text[start] in '«“"' or body["determiner"] is not None)
    complete = spoken <= before
    article = _ARTICLE.match(text, start, end)
    named = _is_named(running, start, end)
    if article is not None and not named:
        named = complete and _is_named(running, article.end(), end)
    return Opening(
        start=start,
        headed=headed,
        determined=body is not None and body["determiner"] is not None,
        named=named,
        introduced=article is not None,
        capital=text[start].isupper(),
        person=opens_person(folded[start : start + 40]),
        office=opens_office(folded[start : start + 80].lstrip(' "(')),
        complete=complete,
        speaks=_speaks_soon(running, start, end),
        said_of_both=any(said.match(folded, start, end) is not None for said in (_SAID_OF_BOTH, _CALLED_BOTH)),
        said_at_once=body is not None
        and (text[body.start("head")].isupper() or not company().fullmatch(body["head"]))
        and _SAID_AT_ONCE.match(folded, start, end) is not None,
        represented_alone=_REPRESENTED_ALONE.match(folded, start, end) is not None,
        labelled=labelled,
        acts_for=acts_for_body(folded, start, end),
    )


def acts_for_body(folded: str, start: int, end: int) -> bool:
    """« Monsieur Roy, Maire de la commune de Lac », « Monsieur le Recteur de l'académie »: a person, and for whom.

    >>> acts_for_body("mme roy, presidente de l'association des sentiers", 0, 49)
    True
    >>> acts_for_body("mme roy, presidente, et m. leu", 0, 30)
    False
    """
    if not opens_person(folded[start : start + 40]):
        return False
    said = folded[start : min(end, start + PERSON_REACH)].split("\n\n", maxsplit=1)[0]
    titled = _TITLED_OFFICE.match(said)
    place = titled.end() if titled else said.find(",") + 1
    office = said[place:].lstrip()
    if not place or not opens_office(office[:80]):
        return False
    phrase = re.split(r"[,;:]", office, maxsplit=1)[0]
    if titled and not evidence()["alias"].search(folded, start, min(end, start + PERSON_REACH)):
        return False
    return any(head().match(phrase, found.end()) for found in OF.finditer(phrase))


def is_private(running: Running, start: int, end: int) -> bool:
    """A person who signs for himself: an owner, a tenant."""
    return private().search(running.folded, start, min(end, start + 250)) is not None


def _is_named(running: Running, start: int, end: int) -> bool:
    return (
        _NAME_START.match(running.text, start, end) is not None
        and fact().match(running.folded, start, min(end, start + LOOK_AHEAD)) is not None
    )


def _speaks_soon(running: Running, start: int, end: int) -> bool:
    stop = min(end, start + LOOK_AHEAD)
    places = [
        match.start()
        for kind in ("represented", "seat", "number", "form", "alias")
        if (match := evidence()[kind].search(running.folded, start, stop))
    ]
    return bool(places) and running.text.count("\n", start, min(places)) <= 3
