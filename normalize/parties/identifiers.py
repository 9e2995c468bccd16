"""Registered numbers: SIREN, SIRET, RCS, RNA, TVA, APE, with their checksums.

In running text a number is one only where a label announces it: legality-control filing numbers, phone numbers and
old association numbers have the same look. A text that is nothing but a number (a cell, the command line) is read
by its length. What fails its checksum is kept as printed with ``valid`` false, never mended: a thirteenth digit is
not guessed. Sources: articles R123-220 to R123-222 of the Code de commerce (SIREN, SIRET); Luhn, US patent
2 950 048; La Poste's establishments add up to a multiple of five instead; python-stdnum computes the sums.
"""

from __future__ import annotations

import functools
import re

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_words, write_pattern
from bordereau.schemas.found import FoundIdentifier

_RUN = r"\d(?:(?:[ .\n]{0,2}|-)\d){0,24}"
_LINK = (
    r"[\s:.,]*(?:(?:n\s?[°ºo]|num(?:ero)?|no|est|sont|le|la|sous|code|siege|social|insee|sirene|de|du|d'|l'|:|sous\s+le)"
    r"(?!\w)[\s:.]*)*"
)
_LENGTHS = {9: "SIREN", 14: "SIRET"}


def check_number(scheme: str, value: str) -> bool:
    """Whether the check digits of a registered number hold; zeros only are nobody's number.

    >>> check_number("SIREN", "732829320"), check_number("SIREN", "000000000"), check_number("SIRET", "123")
    (True, False, False)
    """
    from stdnum import iban
    from stdnum.fr import siren, siret, tva

    if not value.strip("0"):
        return False
    if scheme == "TVA":
        return bool(tva.is_valid(value))
    if scheme == "IBAN":
        return bool(iban.is_valid(value))
    if scheme == "RNA":
        return re.fullmatch(r"W\d[0-9A-Z]\d{7}", value) is not None
    if scheme == "APE":
        return re.fullmatch(r"\d{3,4}[A-Z]", value) is not None
    check = siret if scheme == "SIRET" else siren
    return bool(check.is_valid(value))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _make(text: str, span: tuple[int, int], scheme: str, value: str, registry: str | None = None) -> FoundIdentifier:
    start, end = span
    return FoundIdentifier(start, end, text[start:end], scheme, value, check_number(scheme, value), registry)


_WHOLE = re.compile(r"\s*(?P<number>[\d][\d .\n]*\d)\s*\Z")
_WHOLE_TVA = re.compile(r"\s*(?P<number>(?:fr\s?)?[0-9a-z]{2}[ .]?\d(?:[ .]?\d){8})\s*\Z")
_WHOLE_IBAN = re.compile(r"\s*(?P<number>[a-z]{2}\d\d(?:\s?[0-9a-z]){11,30})\s*\Z")


def _read_whole(text: str, folded: str) -> list[FoundIdentifier]:
    """Read a text that is one number: nine digits are a SIREN, fourteen a SIRET, eleven a VAT number."""
    match = _WHOLE.match(folded)
    if match:
        digits = _digits(match.group("number"))
        scheme = _LENGTHS.get(len(digits))
        if scheme:
            return [_make(text, match.span("number"), scheme, digits)]
    match = _WHOLE_TVA.match(folded)
    if match:
        value = re.sub(r"[ .]", "", match.group("number")).upper()
        return [_make(text, match.span("number"), "TVA", value if value.startswith("FR") else f"FR{value}")]
    match = _WHOLE_IBAN.match(folded)
    if match:
        return [_make(text, match.span("number"), "IBAN", re.sub(r"\s", "", match.group("number")).upper())]
    return []


_LABEL = re.compile(r"(?<![a-z])(?P<label>siret|siren)(?:\s?[/-]\s?(?:siret|siren))?(?:s)?(?![a-z])")
_OTHER = re.compile(r"(?<![a-z])n\s?[°ºo]\s?(?:d'\s?)?identification(?![a-z])|(?<![a-z])n\s?[°ºo]\s?insee(?![a-z])")
_BARE = re.compile(r"(?<![a-z])n\s?[°ºo]\s?(?=(?P<bare>\d{3}\s?\d{3}\s?\d{3}\s?\d{5})(?![\d/-]))")
"""« n° 824 350 235 00092 » with nothing said of it: a SIRET where its checksum holds."""
_AFTER_LABEL = re.compile(rf"(?:\s*(?:et|/)\s*(?:code\s+)?(?:ape|naf|rcs)(?!\w))?{_LINK}(?P<run>{_RUN})")
_SECOND = re.compile(rf"\s*(?:/|-|et|,|;)\s*(?P<run>{_RUN})(?!\w)")


def _cut(folded: str, start: int, end: int, expected: str) -> tuple[int, str] | None:
    """Choose how many of the digits at ``start:end`` are the number: 14 or 9, at the end of a printed group.

    What has neither length is kept whole up to the end of the run, if it may be a number cut or swollen by one.
    """
    sizes = (14, 9) if expected == "SIRET" else (9, 14)
    places = [start + match.start() for match in re.finditer(r"\d", folded[start:end])]
    total = len(places)
    joined = "".join(folded[place] for place in places)
    if expected == "SIREN" and total == 14 and not check_number("SIRET", joined) and check_number("SIREN", joined[:9]):
        return places[8] + 1, "SIREN"  # a postcode follows
    if total in sizes:
        return end, _LENGTHS[total]
    for size in sizes:
        if total > size and places[size] - places[size - 1] > 1:
            return places[size - 1] + 1, _LENGTHS[size]
    if total >= 7:
        return end, expected
    return None


def _read_labelled(text: str, folded: str) -> list[FoundIdentifier]:
    found = []
    for label in (*_LABEL.finditer(folded), *_OTHER.finditer(folded), *_BARE.finditer(folded)):
        expected = "SIRET" if label.groupdict().get("label") == "siret" else "SIREN"
        bare = label.groupdict().get("bare")
        if bare and not check_number("SIRET", _digits(bare)):
            continue
        place = label.end()
        pattern = _AFTER_LABEL
        while (match := pattern.match(folded, place)) is not None:
            cut = _cut(folded, *match.span("run"), expected)
            if cut is None:
                break
            end, scheme = cut
            start = match.start("run")
            found.append(_make(text, (start, end), scheme, _digits(folded[start:end])))
            place, pattern = end, _SECOND
    return found


@functools.cache
def _registers() -> str:
    return write_pattern("identifiers", "registers")


_CITY = r"(?P<city{0}>[a-z][a-z' .-]{{1,40}}?)"
_NUMBER_LINK = r"[\s,:(]*(?:(?:sous|au|le|n\s?[°ºo]|numero|no|num|est|b|a|c|d|:|\d{2,4}\s?b)(?![a-z])[\s.:,]*)*"


@functools.cache
def _rcs_after() -> re.Pattern[str]:
    """« RCS de Nancy sous le numéro 323 159 715 », « RCS Nancy B 323 159 715 », « RCS 323 159 715 Nancy »."""
    return re.compile(
        rf"(?<![a-z.])(?:{_registers()})\.?(?![a-z])(?:\s*\(\s*rcs\s*\))?\s*(?:(?:de|d'|du|a)\s*(?:la\s+)?)?[\s:]*"
        rf"(?:{_CITY.format('')})??(?P<link>{_NUMBER_LINK})(?P<run>{_RUN})(?!\w)"
    )


@functools.cache
def _rcs_before() -> re.Pattern[str]:
    """« sous le n° 323 159 715 RCS Nancy », « 323 159 715 au registre du commerce et des sociétés de Nancy »."""
    return re.compile(
        rf"(?<![\w.-])(?P<run>{_RUN})[\s,(]*(?:(?:au|aupres\s+du|du|-)\s+)?(?:{_registers()})\.?(?![a-z])\s*"
        r"(?:(?:de|d'|du|a)\s*(?:la\s+)?)?(?P<city>[a-z][a-z'-]+(?:[ -][a-z][a-z'-]+){0,4})?"
    )


_PARTICLES = frozenset({"de", "du", "des", "la", "le", "les", "en", "sur", "sous", "et", "lès", "lez"})


def _city(text: str, match: re.Match[str]) -> str | None:
    if not match.groupdict().get("city"):
        return None
    words = text[slice(*match.span("city"))].split()
    kept = 0
    for place, word in enumerate(words):
        if word[0].isupper() or word[:2].lower() in ("d'", "d’", "l'", "l’"):
            kept = place + 1
        elif word not in _PARTICLES:
            break
    name = " ".join(words[:kept] if kept else words[:1])
    return re.sub(r"(?:[\s-][A-D])?[\s.,-]*$", "", name) or None


def _read_rcs(text: str, folded: str, whole: bool) -> list[FoundIdentifier]:
    found = []
    for match in _rcs_after().finditer(folded):
        cut = _cut(folded, *match.span("run"), "SIREN")
        if cut is None or cut[1] != "SIREN":
            continue
        start, value = match.start("run"), _digits(folded[match.start("run") : cut[0]])
        if len(value) != 9:
            continue
        first = match.start() if whole else start
        found.append(_make(text, (first, cut[0]), "RCS", value, _city(text, match)))
    for match in _rcs_before().finditer(folded):
        digits = _digits(match.group("run"))
        if len(digits) == 9 and not any(f.start < match.end("run") and match.start("run") < f.end for f in found):
            found.append(_make(text, match.span("run"), "RCS", digits, _city(text, match)))
    return found


_RNA = re.compile(r"(?<![a-z0-9])w\s?\d\s?[0-9a-z](?:\s?\d){7}(?![a-z0-9])")
_TVA = re.compile(r"(?<![a-z0-9])fr\s?[0-9a-hj-np-z]{2}\s?\d(?:[ .]?\d){8}(?!\d)")
_APE = re.compile(
    r"(?<![a-z])(?:ape|naf)(?:\s?/\s?(?:ape|naf))?(?![a-z])[^\d\n]{0,25}?(?P<code>\d{2}\.?\d{1,2}\s?[a-z])(?![a-z0-9])"
)
_APE_SHARED = re.compile(
    r"siret\s+et\s+(?:code\s+)?(?:ape|naf)[^\d]{0,12}\d[\d .]{8,20}\d\s*(?:et|/|-|,)\s*"
    r"(?P<code>\d{2}\.?\d{1,2}\s?[a-z])(?![a-z0-9])"
)


def _read_letters(text: str, folded: str) -> list[FoundIdentifier]:
    """Read the numbers that letters make safe without a label (RNA, TVA) and APE codes after theirs."""
    found = [_make(text, m.span(), "RNA", re.sub(r"\s", "", m.group()).upper()) for m in _RNA.finditer(folded)]
    found += [_make(text, m.span(), "TVA", re.sub(r"[ .\n]", "", m.group()).upper()) for m in _TVA.finditer(folded)]
    for pattern in (_APE, _APE_SHARED):
        for m in pattern.finditer(folded):
            value = re.sub(r"[ .\n]", "", m.group("code")).upper()
            found.append(_make(text, m.span("code"), "APE", value))
    return found


_BARE = re.compile(r"(?<![\w.,/-])(?P<run>\d(?:[ .\n]?\d){8,13})(?![\w/-])(?![.,]\d)")


@functools.cache
def _context() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in read_words("identifiers", "context")))


def _read_bare(text: str, folded: str, taken: list[FoundIdentifier]) -> list[FoundIdentifier]:
    """Read « immatriculée sous le n° 323 159 715 »: no label, but the words of a registration and a checksum."""
    found = []
    for match in _BARE.finditer(folded):
        digits = _digits(match.group("run"))
        scheme = _LENGTHS.get(len(digits))
        start, end = match.span("run")
        if scheme is None or any(t.start < end and start < t.end for t in taken):
            continue
        if not _context().search(folded[max(0, start - 80) : start]) or not check_number(scheme, digits):
            continue
        found.append(_make(text, (start, end), scheme, digits))
    return found


def find_identifiers(text: str) -> list[FoundIdentifier]:
    """Find the registered numbers of a text, in text order.

    >>> [(i.scheme, i.value, i.valid) for i in find_identifiers("SIREN 732 829 320, RNA W751234567, SIRET : ")]
    [('SIREN', '732829320', True), ('RNA', 'W751234567', True)]
    >>> i, = find_identifiers("immatriculée au RCS de LYON sous le numéro 552 100 554")
    >>> i.scheme, i.value, i.registry
    ('RCS', '552100554', 'LYON')
    """
    folded = fold(text)
    if not any(char.isdigit() for char in folded):
        return []
    whole = _read_whole(text, folded)
    if whole:
        return whole
    start_is_rcs = re.fullmatch(r"\s*r\.?c\.?s\.?[a-z' -]{1,40}[\d .]{9,14}\s*", folded) is not None
    found: list[FoundIdentifier] = []
    for candidate in (
        *_read_rcs(text, folded, start_is_rcs),
        *_read_letters(text, folded),
        *_read_labelled(text, folded),
    ):
        if not any(f.start < candidate.end and candidate.start < f.end for f in found):
            found.append(candidate)
    found += _read_bare(text, folded, found)
    return sorted(found, key=lambda identifier: identifier.start)
