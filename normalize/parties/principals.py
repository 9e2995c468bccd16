"""The body for which a person acts, where the person is named first: « Mme Roy, Présidente de l'Association … ».

The party is the body; the person is who represents it. An office of the State is a party of its own: « M. Leu, Recteur
de l'académie de Lac ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.bodies import head
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.offices import is_state_office, opens_office, opens_person
from bordereau.normalize.parties.clauses import Clause
from bordereau.normalize.parties.names import read_name
from bordereau.normalize.signatories.in_clauses import read_representatives
from bordereau.schemas.found_party import FoundRepresentative, FoundText

_PERSON = re.compile(
    r"[\s\W]*(?:je\s+soussignee?,?\s+(?=\w)|(?:soussignee?s?,?\s+)?"
    r"(?:m\.|mr\b|mme\b|mlle\b|mademoiselle\b|monsieur\b|madame\b|maitre\b|(?:l[ea]\s+(?:\(l[ea]\)\s*)?)?(?:prefete?|maire|presidente?|directeur|directrice)\b))"
)
_MINISTER = re.compile(r"[\s\W]*l[ea]\s+ministre\b[^,;]{0,80},?\s*agissant\s+au\s+nom\b")
"""« Le ministre chargé du logement, agissant au nom de l'État »: the State is the party."""
_BARE = re.compile(r"(?:[A-ZÀ-Þ][a-zà-ÿ]+[\s-]){1,2}[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,},\s")
"""« Ulysse LEU, Maire de la commune de Lac »: first names, then a surname in capitals."""
_ON_BEHALF = re.compile(r"\b(?:compte\s+(?:de|du|des|d')|representant\s*)$|\bcompte\s+d(?:e|u|es)?\b|\bnom\b")
_OF = re.compile(r"\b(?:de la |de l ?'\s?|du |des |de |d ?'\s?)")
_LEAD = re.compile(r"[\s\W]*(?:(?:et|je)\s+)?(?:soussignee?s?,?\s+)?")

_BACK = re.compile(r"(?:ladite|ledit|cette|cet|celle-ci|celui-ci|ce(?:tte)? derni)")
"""« pour le compte de ladite commune »: the body named before."""
_OFFICE_LEAD = re.compile(r"[\s\W]*l[ea]\s+")
"""« le Procureur de la République près le tribunal de Lac, Monsieur Leu »: an office that is a party of its own."""
_STANDING = re.compile(r",\s*(?=(?:le|la|son|sa)\s)|\n\s*(?=[a-z]+\n)")
_BESIDE = re.compile(
    r"(?:Monsieur|Madame|M\.|Mme)\s+(?:[A-ZÀ-Þ][\w'’-]+\s+){1,3}[A-ZÀ-Þ][A-ZÀ-Þ'’-]+\s+(?=[A-ZÀ-Þ][a-zà-ÿ])"
)
"""« Monsieur Guy LEU Maire »: a surname in capitals, then an office without a comma."""
_NAMED = re.compile(r"[,\n]\s*(?:m\.|mr\b|mme\b|monsieur\s(?!le)|madame\s(?!la))")
Principal = tuple[FoundText, tuple[FoundRepresentative, ...]]


def read_principal(text: str, clauses: Sequence[Clause]) -> Principal | None:
    """The body and its agents; None where the text opens with a body, or a person who acts for herself.

    >>> from bordereau.normalize.parties.clauses import find_clauses
    >>> said = "Madame Ana LOBO, Présidente de l'Association des Sentiers, dont le siège est à Lac"
    >>> body, agents = read_principal(said, find_clauses(said))
    >>> body.text, agents[0].name.text, agents[0].role.text
    ('Association des Sentiers', 'Ana LOBO', 'Présidente')
    """
    folded = fold_quotes(text)
    if _MINISTER.match(folded):
        return _read_announced(text, folded, clauses)
    if _PERSON.match(folded) is None and _BARE.match(text) is None:
        return _read_standing(text, folded, clauses)
    return _read_announced(text, folded, clauses) or _read_office(text, folded, clauses)


def _read_announced(text: str, folded: str, clauses: Sequence[Clause]) -> Principal | None:
    """« Monsieur X, Maire, agissant au nom et pour le compte de la commune »."""
    for clause in clauses:
        if clause.kind == "represented":
            return None
        if clause.kind == "acting" and _ON_BEHALF.search(folded[clause.start : clause.body]):
            found = _read_body(text, clause.body, clause.end)
            if found is not None and not _BACK.match(fold_quotes(found.text)):
                breaks = [(one.start, one.body) for one in clauses if one.kind == "quality"]
                return found, _read_agents(text, clause.start, breaks)
    return None


def _read_office(text: str, folded: str, clauses: Sequence[Clause]) -> Principal | None:
    """« Monsieur X, Maire de la commune de Lac », « M. X, Recteur de l'académie de Lac »."""
    if any(clause.kind == "represented" for clause in clauses):
        return None
    end = clauses[0].start if clauses else len(text)
    lead = _LEAD.match(folded)
    start = lead.end() if lead else 0
    place = folded.find(",", start, end) + 1
    beside = _BESIDE.match(text, start, end)
    if beside and opens_office(folded[beside.end() : beside.end() + 80]):
        return _read_bare_office(text, folded, beside.end(), end)
    if clauses and clauses[0].kind == "quality" and not folded[place:end].strip(" ,\n"):
        place, end = clauses[0].body, clauses[0].end  # « Monsieur X, agissant en qualité de gérant de la société Y »
    undersigned = lead is not None and "soussign" in lead[0]
    person = undersigned or opens_person(folded[start : start + 40]) or _BARE.match(text, start) is not None
    if not place or not person:
        return None
    breaks = [(one.start, one.body) for one in clauses if one.kind == "quality"]
    place += len(folded[place:]) - len(folded[place:].lstrip())
    if not opens_office(folded[place : place + 80]):
        return None
    stop = next((i for i in range(place, end) if folded[i] in ",;:\n("), end)
    for found in _OF.finditer(folded, place, stop):
        if not head().match(folded, found.end(), stop):
            continue
        if is_state_office(folded[place:stop]):
            office = FoundText(place, stop, " ".join(text[place:stop].split()))
            return office, _read_agents(text, stop, breaks)
        body = _read_body(text, found.end(), end)
        if body is not None:
            return body, _read_agents(text, found.start(), breaks)
    return None


def _read_bare_office(text: str, folded: str, place: int, end: int) -> Principal | None:
    """« Monsieur Guy LEU Maire de Lac »: the office is the party; a bare one names nobody."""
    stop = next((i for i in range(place, end) if folded[i] in ",;:("), end)
    office = " ".join(text[place:stop].split())
    if _OF.search(folded, place, stop) is None:
        return None
    found = FoundText(place, place + len(text[place:stop].rstrip()), office)
    people = _read_agents(text, place, ())
    agents = tuple(replace(one, role=found, end=found.end) for one in people if one.name)
    return (found, agents) if agents else None


def _read_standing(text: str, folded: str, clauses: Sequence[Clause]) -> Principal | None:
    """« La Commune de Lac, le Maire, Monsieur Leu, ci-après … »: nobody says « représentée par »."""
    if any(clause.kind == "represented" for clause in clauses):
        return None
    end = clauses[0].start if clauses else len(text)
    office = _OFFICE_LEAD.match(folded, 0, end)
    named = _NAMED.search(folded, 0, end)
    if office and named and is_state_office(folded[office.end() : named.start()]):
        called = text[office.end() : named.start()].rstrip()
        alone = tuple(read_representatives(text, named.end() - len(named[0].lstrip(", \n")), end, ())[0])
        party = FoundText(office.end(), office.end() + len(called), " ".join(called.split()))
        return (party, alone) if alone and called else None
    for found in _STANDING.finditer(folded, 0, end):
        if opens_office(folded[found.end() : found.end() + 80]) and _NAMED.search(folded, found.end(), end):
            name = read_name(text, found.start())
            agents = tuple(read_representatives(text, found.end(), end, ())[0])
            return (name, agents) if name is not None and agents else None
    return None


def _read_body(text: str, start: int, end: int) -> FoundText | None:
    of = _OF.match(fold_quotes(text), start + len(text[start:end]) - len(text[start:end].lstrip()), end)
    start = of.end() if of else start
    found = read_name(text[start:end], end - start)
    return FoundText(found.start + start, found.end + start, found.text) if found is not None else None


def _read_agents(text: str, end: int, breaks: Sequence[tuple[int, int]]) -> tuple[FoundRepresentative, ...]:
    """Who is named before ``end``."""
    lead = _LEAD.match(fold_quotes(text), 0, end)
    return tuple(read_representatives(text, lead.end() if lead else 0, end, breaks)[0])
