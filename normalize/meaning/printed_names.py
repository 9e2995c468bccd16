"""One name of a body or a person as a sentence prints it: where it begins, where it ends, what is none."""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.bodies import head_source
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, read_words, write_pattern
from bordereau.lexicon.sentences import list_verbs
from bordereau.normalize.meaning.lines import Scope

LONGEST = 120
HEAD = re.compile(r"[\s,;:.•–*-]*(?:et\s+)?(?:(?:à|au|aux)\s+)?(?:la\s|le\s|les\s|l['’]\s?)?")
_CLAUSE = re.compile(
    r",\s(?=(?:la|le|les)\s[A-ZÀ-Þ]|l['’][A-ZÀ-Þ]|[A-ZÀ-Þ]{3})|\b(?:la|le)quel(?:le)?\s|\bque\s|\bqu['’]"
)
"""« Dans ce cadre, le Syndicat », « la convention par laquelle la commune de X »: where a name begins."""
_DETERMINER = re.compile(r"\s*(?:la\s+|les\s+|le\s+|l['’]\s?)?")
_ARTICLE = re.compile(r"(?:LA|LE|LES)\s|L'")
_QUOTED = re.compile(r"(?:[Ll]['’]\s?)?(?:[^\W\d_]+\s+){0,2}[«\"“]\s*[^«»\"“”]{2,80}[»\"”]")
_INITIALS = re.compile(r"(?:(?:M|Mme|MM|Mr|St|Ste)\.?\s|[A-Z](?:\.[A-Z])+\.?)")
_JOINED = re.compile(r"\s*(?:(?:de|du|des|la|le|les)\s+|[dl]['’]\s?)*[A-ZÀ-Þ]")
_WORD = re.compile(r"[^\W\d_]{2}")
_OF_SMALL = re.compile(r"(?:de la|du|des|de l['’]|de|d['’])\s?(?=[a-zà-ÿ])")
"""« Ville du terrain »: what follows is no name of a town."""
_ACCOUNT = re.compile(r"\bFR\s?\d{2}(?:\s?\d{3,4}){2}")
"""The number of a bank account (IBAN)."""
_FEW_WORDS = 7
_SMALL_WORD = re.compile(r"(?<=\s)[a-zà-ÿ']+")
_NEXT = re.compile(r"\s*[\w'’-]+")


@cache
def lead_to() -> re.Pattern[str]:
    """« (trois cents euros) à l' »: what leads from a sum, or a verb, to a name."""
    leads, given = write_pattern("promises", "voices.to_name"), write_pattern("promises", "voices.given")
    due = write_pattern("promises", "voices.to_be_paid")
    said = rf"(?:(?:est|sont|sera|seront)\s+{given}\s+|,?\s*{due}\s+)?"
    return re.compile(rf"\s*(?:\([^()]*\)\s*)?{said}{leads}\s*(?:la\s+|le\s+|les\s+|l'\s?)?")


@cache
def _stop() -> re.Pattern[str]:
    """Where a name ends."""
    return re.compile(rf"\s*[,;:.()=]|\s+[–-]\s|\s+{write_pattern('promises', 'voices.after_name')}|\s*$")


@cache
def opens_name() -> re.Pattern[str]:
    """A word in small letters that opens a name: « association », « gendarmerie »."""
    more = "|".join(sorted(read_words("actors", "opens")))
    return re.compile(rf"(?:{head_source()}|{more})(?!\w)")


def read_name(scope: Scope, start: int, end: int) -> str | None:
    """The name that begins at a place, up to what it is for."""
    text, folded = scope.text[start:end], scope.folded[start:end]
    if not (text[:1].isupper() or text[:1] in '«"' or opens_name().match(folded)):
        return None
    name = " ".join(text[: _find_end(text, folded)].split()).strip(' «»"')
    named = 2 < len(name) <= LONGEST and _WORD.search(name) and not is_bare(name) and not is_nobody(name)
    return name if named else None


def is_bare(name: str) -> bool:
    """« entreprise », « club »: the word for a body without its name; « CCAS » is one."""
    bare = read_words("bodies", "heads") | read_words("bodies", "surnames") | read_words("actors", "plain")
    return name[1:].islower() and fold(name) in bare


def _find_end(text: str, folded: str) -> int:
    """Where a name ends: « et » and points of initials may be within it, a quote that it opens closes it."""
    quoted = _QUOTED.match(text)
    if quoted is not None:
        return quoted.end()
    verbs = list_verbs()
    said = next((word.start() for word in _SMALL_WORD.finditer(text) if fold(word.group()) in verbs), len(text))
    text, folded = text[:said], folded[:said]
    plain = _plain_body().match(folded)
    if plain is not None and _OF_SMALL.match(text, plain.end()):
        return plain.end()
    place = 3 if not _INITIALS.match(text) else _INITIALS.match(text).end()  # type: ignore[union-attr]
    while (stop := _stop().search(folded, min(place, len(folded)))) is not None:
        joined = stop.group().strip() == "et" and _JOINED.match(text, stop.end())
        if not joined and not (stop.group().strip() == "pour" and _kinds().match(folded[: stop.start()])):
            return stop.start()
        place = stop.end() + 1
    return len(text)


@cache
def _plain_body() -> re.Pattern[str]:
    """« commune », « ville », as the first word of a name."""
    return re.compile(rf"(?:{'|'.join(sorted(read_words('actors', 'towns')))})\s+")


@cache
def _kinds() -> re.Pattern[str]:
    """« Syndicat intercommunal »: what such a body is for belongs to its name."""
    return re.compile(rf"(?:(?:{'|'.join(sorted(read_words('actors', 'kinds')))})s?\s*)+$")


def is_nobody(name: str) -> bool:
    """« le projet », « M. le Maire », « l'unanimité », « établissement « FR76 1027 … » »: no one who is paid."""
    folded = fold(name)
    if _ACCOUNT.search(name):
        return True
    nobody = read_pattern("promises", "voices.nobody").match(folded) or read_pattern("counterparties", "groups").match(
        folded
    )
    return nobody is not None


def name_at(scope: Scope, place: int) -> str | None:
    """The name that stands right behind some words."""
    return read_name(scope, skip_determiner(scope, place), len(scope.text))


def name_led(scope: Scope, place: int, end: int | None = None) -> str | None:
    """The name that stands behind « à », « au profit de », at a place or a few words behind it."""
    end = len(scope.text) if end is None else end
    for _ in range(_FEW_WORDS):
        led = lead_to().match(scope.folded, place, end)
        if led is not None and (name := read_name(scope, led.end(), end)) is not None:
            return name
        word = _NEXT.match(scope.folded, place, end)
        if word is None:
            return None
        place = word.end()
    return None


def name_before(scope: Scope, place: int) -> str | None:
    """The name that ends right before a comma: « la SA Habitat, ci-après l'emprunteur »."""
    start = max(scope.folded.rfind(mark, scope.own, place) for mark in (";", ":", " entre "))
    start = max(start, scope.own - 1)
    text = scope.text[start + 1 if start >= scope.own else scope.own : place].strip(" ,")
    clauses = list(_CLAUSE.finditer(text))
    text = text[clauses[-1].end() :] if clauses else text
    comma = text.rfind(", ")
    led = _DETERMINER.match(text, comma + 1) if comma >= 0 else None
    if led is not None and led.group().strip() and opens_name().match(fold(text), led.end()):
        text = text[comma + 1 :].lstrip()  # « au bénéfice de l'église, la fondation du Patrimoine »
    head = HEAD.match(text)
    name = text[head.end() if head else 0 :].strip(' ,«»"')
    article = _ARTICLE.match(name.upper().replace("’", "'"))
    if article is not None and opens_name().match(fold(name), article.end()):
        name = name[article.end() :]  # « La SA Habitat », but « La Poste »
    return name if 2 < len(name) <= LONGEST and (name[:1].isupper() or opens_name().match(fold(name))) else None


def skip_determiner(scope: Scope, place: int) -> int:
    """Behind the determiner that stands at a place; one with a capital belongs to the name: « à La Poste »."""
    led = _DETERMINER.match(scope.text, place)
    place = led.end() if led else place
    article = _ARTICLE.match(scope.text.upper().replace("’", "'"), place)
    return article.end() if article is not None and opens_name().match(scope.folded, article.end()) else place
