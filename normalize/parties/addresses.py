"""The seat of a party: postcode, city, and the line as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.addresses import counted, country, town_hall
from bordereau.lexicon.addresses import place as find_street
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.masks import is_masked_place
from bordereau.normalize.parties.clauses import Clause
from bordereau.schemas.found_party import FoundAddress

_AFTER_BOX = "|".join(rf"(?<=[A-Z]{{2}}{blank}\d{{{length}}} )" for length in (2, 3, 4, 5) for blank in (" ", ""))
"""« CS 10190 47998 LAC », « BP10190 47998 LAC »: a figure and a blank before a postcode are the number of a box."""
_POSTCODE = re.compile(
    rf"(?<![\d/.,-])(?:(?<!\d )|{_AFTER_BOX})(?<!n° )(?<!n°)(\d{{2}}\s?\d{{3}})(?![\d/]|\s?\d{{2}}|\s€)"
)
_BOX_BEFORE = re.compile(
    r"\b(?:cs|bp|tsa|b\.p\.?|c\.s\.?|boite postale|case postale|cidex)(?:\s*n[°o])?\s*(?:\d+\s*)?$"
)
_WORD = r"[A-ZÀ-ÖØ-ÞŒ][\w'’.ÿœ]*"
_SMALL = r"(?:(?:sur|sous|en|les|lès|lez|la|le|de|du|des|d['’]|l['’]|(?:(?<=-)(?:à|au|aux|et|près)(?=-)))[\s\-‐]?)"
_NO_CITY = (
    r"(?!(?:Tél|Tel|Mail|Courriel|E-?mail|Fax|Siret|SIRET|Siren|SIREN|RCS|RNA|APE|Code|Adresse|Immatricul\w*|Inscrit\w*|Enregistr\w*|Qualité|Fonction|Profession|Numéro|Portable|Mobile|Nom|Prénom|Intitulé|N[ée]e?|Agissant|Dûment|Ci|Statut|Site|Email)\b"
    r"|T[ée]l[ée]phone|Repr[ée]sent)"
)
"""The label that follows a city on the next line."""
_NAME = rf"(?:[LlDd]['’]|[LlDd][ae]s?\s)?{_WORD}(?:\s*[-‐–\s]\s*{_SMALL}{{0,3}}{_NO_CITY}{_WORD})*"
_CITY = re.compile(
    rf"\s*(?:[-–:,]|\.(?=[^.;\n]{{2,40}},))?\s*(?:(?:Ville|Commune|VILLE|COMMUNE)\s*:\s*|[àÀ]\s+)?"
    rf"({_NAME}|[a-zà-ÿ][a-zà-ÿ'’-]{{2,}}(?=\s*(?:,|\n|$)))"
)
_DISTRICT = r"(?:\s+\d{1,2}\s?(?:er|ER|e|E|[eè]me|[EÈ]ME)(?:\s+(?:arrondissement|ARRONDISSEMENT))?)?"
_CITY_BEFORE = re.compile(
    rf"(?:^|[,\s(])(?:à|À|a|A|au|Au|aux)?\s*(?:(?:[Mm]airie|MAIRIE|[Hh]ôtel de [Vv]ille)\s+(?:de\s+|d['’]|du\s+)?)?"
    rf"({_NAME}(?:\s(?:au|aux|et|lès)\s{_NAME})?){_DISTRICT}\s*[,]?\s*\(\s*$"
)
_AT_CITY = re.compile(
    rf"(?:^|[,\s])(?:à|À|au|Au|aux)\s+({_NAME})(?:\s+\d{{1,2}}\s?(?:er|e|eme|ème)\b(?:\s+arrondissement)?)?\s*(?=$|[,;.(\n])"
)
_HALL_CITY = re.compile(rf"({_NAME})")
_CITY_CEDEX = re.compile(rf"({_WORD}(?:-{_WORD}|-[a-z]+(?=-))*)\s+[Cc](?:[eé]dex|[EÉ]DEX)\b")
_LAST_PART = re.compile(rf"(?:,|\s[-–])\s*({_NAME})$")
_CEDEX = re.compile(r"[\s,]*\bc\s?[eé]dex\b(?:\s*\d{1,2}\b)?", re.IGNORECASE)
_CITY_AHEAD = re.compile(rf"({_NAME})\s*[-–,]?\s*$")
"""« à PARIS - 75982 CEDEX 14 »: the city before its postcode."""
_CITY_FIRST = re.compile(rf"^\W*(?:(?:à|À|a|au|Au)\s+)?({_NAME})\s*[-–,]?\s*$")
_STREET_NEXT = re.compile(r"\s*[-–,]\s*(?=\d{1,4}\b|[A-ZÀ-Þ])")
"""« Lac 47998, 5 rue Haute », « Lac 47998 – Immeuble Haut »: the seat opens with its city, the street comes behind."""
_HOUSE = re.compile(r"\d{1,4}(?:\s?(?:bis|ter))?\s*,?\s*")
_STREET_END = re.compile(r"[;\n]|,(?!\s*\d)")
_CITY_THEN_STREET = re.compile(rf"\s*({_NAME})\s*,?\s(?=\d{{1,4}}(?:\s?(?:bis|ter))?,?\s)")
"""« Lac 25 rue Haute »: no postcode."""
_PERSON_LINE = re.compile(r"\n(?=(?:M\.|Mme|Monsieur|Madame)\s)")
"""The next line names somebody, and so ends a seat."""
_STREET_AFTER = re.compile(
    r"\s*[,–-]\s*(\d[^,;\n]*(?:,\s*(?:rue|avenue|bd|boulevard|place|quai|chemin|route|cours)\b[^,;\n]*)?)",
    re.IGNORECASE,
)
_MASKED = re.compile(r"^0+$")


def read_address(text: str, clauses: Sequence[Clause]) -> FoundAddress | None:
    """The seat of a party, from its seat clause, else from bare address lines under its name.

    Without a postcode or a city there is no address that could be loaded: None.

    >>> from bordereau.normalize.parties.clauses import find_clauses
    >>> text = "La Ville, dont le siège est 4 place d’Armes, 44 701 Orvault cedex 9, représentée par M. X"
    >>> found = read_address(text, find_clauses(text))
    >>> found.postcode, found.city
    ('44701', 'Orvault')
    """
    spoken = next((clause.start for clause in clauses if clause.kind == "represented"), len(text))
    seats = [clause for clause in clauses if clause.kind == "seat" and not _is_agents(text, clause, spoken)]
    seats.sort(key=lambda seat: "siege" not in fold_quotes(text[seat.start : seat.body]))
    places = [found for clause in seats if (found := _read_place(text, clause.body, clause.end))]
    if places:  # « siège à la mairie de Lac (adresse postale : Le Mas 42985 Lac) »
        return next((found for found in places if found.postcode), places[0])
    if clauses and clauses[0].kind == "seat":
        return None
    return _read_bare(text, clauses)


def _is_agents(text: str, clause: Clause, spoken: int) -> bool:
    """« représentée par M. X, son président, demeurant à Lac »: where the person lives."""
    return clause.start > spoken and "demeurant" in fold_quotes(text[clause.start : clause.body])


def _read_bare(text: str, clauses: Sequence[Clause]) -> FoundAddress | None:
    """Lines without a seat word: a street, then a postcode and a city, under the name or after the persons."""
    regions = [(0, clauses[0].start if clauses else len(text))]
    regions += [(c.body, c.end) for c in clauses if c.kind in ("represented", "registered", "capital", "alias", "side")]
    for start, end in regions:
        for match in _POSTCODE.finditer(text, start, end):
            city = _CITY.match(text, match.end(), end)
            if city is None or _is_box(text[start : match.start()], match[1]):
                continue
            line = _street_start(text, start, match.start())
            return _build(text, line, city.end(1), match[1], city[1])
    return None


def _street_start(text: str, start: int, postcode: int) -> int:
    """Where the street before a postcode begins: at its number, or at the line it opens."""
    before = text[start:postcode]
    folded = fold_quotes(before)
    street = find_street().search(folded)
    if street is None:
        return postcode
    number = re.search(r"\d+(?:\s?(?:bis|ter|[a-d]))?\s*,?\s*$", folded[: street.start()])
    return start + (number.start() if number else street.start())


def _read_place(text: str, start: int, end: int) -> FoundAddress | None:
    """Read the address in ``text[start:end]``; several forms, the postcode leads."""
    other = _PERSON_LINE.search(text, start, end)
    end = other.start() if other else end
    for match in _POSTCODE.finditer(text, start, end):
        before = text[start : match.start()]
        if _is_box(before, match[1]) or _MASKED.match(match[1].replace(" ", "")):
            continue
        if before.rstrip().endswith("("):
            city = _CITY_BEFORE.search(before)
            if city:
                close = text.find(")", match.end(), end) + 1 or match.end()
                street = None if _has_street(before) else _STREET_AFTER.match(text, close, end)
                return _build(text, start, street.end() if street else close, match[1], city[1])
        after = _CITY.match(text, match.end(), end)
        ahead = _CITY_AHEAD.search(before) if _CEDEX.match(text, match.end(), end) else None
        behind = _find_street_behind(text, match.end(), end)
        if behind and (first := _CITY_FIRST.match(before)):
            return _build(text, start, behind, match[1], first[1])
        if ahead:
            return _build(text, start, match.end(), match[1], ahead[1])
        if after:
            return _build(text, start, after.end(1), match[1], after[1])
        named = _AT_CITY.search(before)
        return _build(text, start, match.end(), match[1], named[1] if named else None)
    abroad = country().search(fold_quotes(text[start:end]))
    lost = _read_without_postcode(text, start, start + abroad.start() if abroad else end)
    if lost is not None:
        return lost
    cities = [
        city
        for city in _AT_CITY.finditer(text[start - 3 : end] if start >= 3 else text[:end])
        if not _has_street(city[1])  # « à l'Hôtel du Département, à Lac »
    ]
    if cities:
        shift = start - 3 if start >= 3 else 0
        city = cities[0]
        if not is_masked_place(city[1]):
            return _build(text, start, max(shift + city.end(1), start), None, city[1])
    return None


def _find_street_behind(text: str, start: int, end: int) -> int | None:
    """Where the street ends that follows a postcode and a sign; None where none does."""
    sign = _STREET_NEXT.match(text, start, end)
    if sign is None:
        return None
    street = _opens_street(text, sign.end(), end)
    stop = _STREET_END.search(text, street, end) if street else None
    return (stop.start() if stop else end) if street else None


def _opens_street(text: str, start: int, end: int) -> int:
    """Past « 5, rue », « Immeuble » where a text opens so; 0 where it does not."""
    number = _HOUSE.match(text, start, end)
    opened = find_street().match(fold_quotes(text[:end]), number.end() if number else start)
    return opened.end() if opened else 0


def _is_box(before: str, digits: str) -> bool:
    """« CS 30 138 », « BP 4 », « Matricule : 18 442 »; in « CS 10190 47998 LAC » the second number is a postcode."""
    folded = fold_quotes(before)
    if counted().search(folded):
        return True
    found = _BOX_BEFORE.search(folded)
    if found is None:
        return False
    whole = re.search(r"\d{2,5}\s+$", found[0])
    return whole is None or " " in digits


def _read_without_postcode(text: str, start: int, end: int) -> FoundAddress | None:
    """Hosts drop digits: « 2 boulevard Haut Lac Cedex », « 7, rue du Four, Lac-le-Haut »."""
    if not _has_street(text[start:end]):
        return None
    cedex = _CITY_CEDEX.search(text, start, end)
    if cedex:
        return _build(text, start, cedex.end(1), None, cedex[1])
    hall = town_hall().search(fold_quotes(text[start:end]))
    named = _HALL_CITY.match(text, start + hall.end(), end) if hall else None
    if named:
        return _build(text, start, named.end(1), None, named[1])
    first = _CITY_THEN_STREET.match(text, start, end)
    if first and not _has_street(first[1]) and _opens_street(text, first.end(), end):
        return _build(text, start, end, None, first[1])
    last = _LAST_PART.search(text[start:end].rstrip(" ,;.\n"))
    if last and not _has_street(last[1]) and not is_masked_place(last[1]):
        return _build(text, start, start + last.end(1), None, last[1])
    return None


def _has_street(text: str) -> bool:
    return bool(find_street().search(fold_quotes(text)))


def _build(text: str, start: int, end: int, postcode: str | None, city: str | None) -> FoundAddress | None:
    digits = re.sub(r"\D", "", postcode) if postcode else None
    if digits and _MASKED.match(digits):
        return None
    if city:
        line, _, rest = city.partition("\n")
        city = line if line.isupper() and not rest.isupper() else city  # « LAC ⏎ Usufruitière »
    name = _CEDEX.sub("", " ".join(city.split())).strip(" ,-–") if city else None
    if name and is_masked_place(name):
        name = None
    if not digits and not name:
        return None
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip(" ,:\n("))
    return FoundAddress(start, end, " ".join(text[start:end].split()).strip(" ,"), digits, name)
