"""Whom an assembly funds, by the name that it prints: bodies that are no party of any act.

« 300 € à l'association Les Randonneurs », « attribuer au Comité des fêtes une subvention », « Club de pétanque :
300 € ». A name opens with a capital, or with a word for a body; what it is for is no part of it.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.bodies import head_source
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, read_word_list, read_words, write_pattern
from bordereau.normalize.meaning.cues import find_cues
from bordereau.normalize.meaning.lines import Scope

LONGEST = 120
_HEAD = re.compile(r"[\s,;:.•–*-]*(?:et\s+)?(?:(?:à|au|aux)\s+)?(?:la\s|le\s|les\s|l['’]\s?)?")
_CLAUSE = re.compile(
    r",\s(?=(?:la|le|les)\s[A-ZÀ-Þ]|l['’][A-ZÀ-Þ]|[A-ZÀ-Þ]{3})|\b(?:la|le)quel(?:le)?\s|\bque\s|\bqu['’]"
)
"""« Dans ce cadre, le Syndicat », « la convention par laquelle la commune de X »: where a name begins."""
_DETERMINER = re.compile(r"\s*(?:la\s+|les\s+|le\s+|l['’]\s?)?")
_ARTICLE = re.compile(r"(?:LA|LE|LES)\s|L'")
_END = re.compile(r"[\s,;:.=–-]*(?:(?:une?|la)\s[^:]{0,50})?$")


_QUOTED = re.compile(r"(?:[Ll]['’]\s?)?(?:[^\W\d_]+\s+){0,2}[«\"“]\s*[^«»\"“”]{2,80}[»\"”]")
_INITIALS = re.compile(r"(?:(?:M|Mme|MM|Mr|St|Ste)\.?\s|[A-Z](?:\.[A-Z])+\.?)")
_JOINED = re.compile(r"\s*(?:(?:de|du|des|la|le|les)\s+|[dl]['’]\s?)*[A-ZÀ-Þ]")
_WORD = re.compile(r"[^\W\d_]{2}")
_OF_SMALL = re.compile(r"(?:de la|du|des|de l['’]|de|d['’])\s?(?=[a-zà-ÿ])")
"""« Ville du terrain »: what follows is no name of a town."""


_FEW_WORDS = 7
_SMALL_WORD = re.compile(r"(?<=\s)[a-zà-ÿ']+")
_MARGIN = 3
"""A colon right before a sum leads to no name."""
_NEXT = re.compile(r"\s*[\w'’-]+")
MOST_WORDS = 12
"""A label of more words is a sentence."""
_OPEN_END = re.compile(r"\s(?:de|du|des|d'|a|au|aux|la|le|les|un|une|et|sur|en)$")
_FIRST = 12
"""A grant that is named so near to the start of a label is what the sum is."""


def name_payee(scope: Scope, place: int, *, labels: bool = True) -> str | None:
    """The payee of a sum of a délibération, as printed; None where no name stands beside it.

    ``labels`` where the words before a sum may be who is paid: in lists of grants.
    """
    return (
        _name_behind(scope, place)
        or _name_between(scope, place)
        or _name_of_noun(scope, place)
        or (_name_label(scope, place) if labels else None)
    )


@cache
def _to() -> re.Pattern[str]:
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
def _opens() -> re.Pattern[str]:
    more = "|".join(sorted(read_words("actors", "opens")))
    return re.compile(rf"(?:{head_source()}|{more})(?!\w)")


def _read_name(scope: Scope, start: int, end: int) -> str | None:
    """The name that begins at a place, up to what it is for."""
    text, folded = scope.text[start:end], scope.folded[start:end]
    if not (text[:1].isupper() or text[:1] in '«"' or _opens().match(folded)):
        return None
    name = " ".join(text[: _find_end(text, folded)].split()).strip(' «»"')
    return name if 2 < len(name) <= LONGEST and _WORD.search(name) and not _is_nobody(name) else None


def _find_end(text: str, folded: str) -> int:
    """Where a name ends: « et » and points of initials may be within it, a quote that it opens closes it."""
    quoted = _QUOTED.match(text)
    if quoted is not None:
        return quoted.end()
    verbs = read_word_list("sentences", "verbs") - {"a"}
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


def _is_nobody(name: str) -> bool:
    """« le projet », « M. le Maire », « l'unanimité »: no one who is paid."""
    folded = fold(name)
    nobody = read_pattern("promises", "voices.nobody").match(folded) or read_pattern("counterparties", "groups").match(
        folded
    )
    return nobody is not None


def _name_behind(scope: Scope, place: int) -> str | None:
    behind, end = scope.after(place)
    led = _to().match(scope.folded, behind, end)
    return _read_name(scope, led.end(), end) if led is not None else None


def name_listed(scope: Scope, place: int) -> str | None:
    """« …, à la Croix-Rouge 100 € et à l'association X 350 € »: nothing but the name since the sum before."""
    start, here = scope.segment(place)
    led = _listed().match(scope.folded, start, here) if place else None
    if led is None:
        return None
    name = _read_name(scope, led.end(), here)
    return name if name is not None and len(name) >= here - led.end() - _MARGIN else None


@cache
def _listed() -> re.Pattern[str]:
    leads = write_pattern("promises", "voices.to_name")
    return re.compile(rf"(?:\s*[,;]\s*(?:et\s+)?|\s*et\s+){leads}\s*(?:la\s+|le\s+|les\s+|l'\s?)?")


def _name_between(scope: Scope, place: int) -> str | None:
    """Between the verb and the sum."""
    start, here = scope.segment(place)
    for verb in read_pattern("promises", "voices.decides").finditer(scope.folded, start, here):
        led = _to().match(scope.folded, verb.end(), here)
        if led is not None and (name := _read_name(scope, led.end(), here)) is not None:
            return name
    return None


def _name_of_noun(scope: Scope, place: int) -> str | None:
    """« la subvention à l'établissement X, représenté par …, pour un montant de 2 233 € »."""
    start, here = scope.segment(place)
    for noun in reversed(list(read_pattern("promises", "voices.given_nouns").finditer(scope.folded, start, here))):
        if (name := name_led(scope, noun.end(), here)) is not None:
            return name
    return None


def name_seller(scope: Scope, place: int) -> str | None:
    """« retient le devis de la société X pour un montant de 13 090 € »."""
    start, here = scope.segment(place)
    offers = list(read_pattern("promises", "voices.retains").finditer(scope.folded, start, here))
    if not offers:
        return None
    place = offers[-1].end()
    if scope.folded[offers[-1].start() : place].endswith(":"):  # « Lot 1 : Maçonnerie : LUNEL »
        place = max(place, scope.folded.rfind(":", place, here - _MARGIN) + 1)
    return _read_name(scope, _skip(scope, place), here)


def name_funder(scope: Scope, place: int) -> str | None:
    """« approuve la participation de la CDC du Val à hauteur de 49 %, à savoir 6 414 € »: others pay."""
    start, here = scope.segment(place)
    funds = list(read_pattern("promises", "voices.funded_by").finditer(scope.folded, start, here))
    return _read_name(scope, _skip(scope, funds[-1].end()), here) if funds else None


def name_giver(scope: Scope, place: int) -> str | None:
    """« accepte le don de 1 500 € de l'association X », « l'indemnité de 1 245 € versée par Y »."""
    start, here = scope.segment(place)
    if read_pattern("promises", "voices.accepted").search(scope.folded, start, here) is None:
        return None
    behind, end = scope.after(place)
    led = _from().match(scope.folded, behind, end)
    return _read_name(scope, _skip(scope, led.end()), end) if led is not None else None


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\([^()]*\)\s*)?{write_pattern('promises', 'voices.from_name')}\s*")


def name_at(scope: Scope, place: int) -> str | None:
    """The name that stands right behind some words."""
    return _read_name(scope, _skip(scope, place), len(scope.text))


def name_led(scope: Scope, place: int, end: int | None = None) -> str | None:
    """The name that stands behind « à », « au profit de », at a place or a few words behind it."""
    end = len(scope.text) if end is None else end
    for _ in range(_FEW_WORDS):
        led = _to().match(scope.folded, place, end)
        if led is not None and (name := _read_name(scope, led.end(), end)) is not None:
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
    head = _HEAD.match(text)
    name = text[head.end() if head else 0 :].strip(' ,«»"')
    article = _ARTICLE.match(name.upper().replace("’", "'"))
    if article is not None and _opens().match(fold(name), article.end()):
        name = name[article.end() :]  # « La SA Habitat », but « La Poste »
    return name if 2 < len(name) <= LONGEST and (name[:1].isupper() or _opens().match(fold(name))) else None


def _skip(scope: Scope, place: int) -> int:
    """Behind the determiner that stands at a place; one with a capital belongs to the name: « à La Poste »."""
    led = _DETERMINER.match(scope.text, place)
    place = led.end() if led else place
    article = _ARTICLE.match(scope.text.upper().replace("’", "'"), place)
    return article.end() if article is not None and _opens().match(scope.folded, article.end()) else place


def _name_label(scope: Scope, place: int) -> str | None:
    """« Club de pétanque : 300 € »: the words before the sum are a name and nothing else."""
    start, here = scope.segment(place)
    start = max(start, scope.own)
    words = scope.folded[start:here]
    if ":" in words.rstrip(" :"):
        start += words.rstrip(" :").rindex(":") + 1
    text = scope.text[start:here]
    head, end = _HEAD.match(text), _END.search(fold(text))
    name = text[head.end() if head else 0 : end.start() if end else len(text)]
    name = " ".join(name.split()).strip(' «»"')
    verbs = read_word_list("sentences", "verbs") - {"a"}
    if not 2 < len(name) <= LONGEST or not (name[:1].isupper() or _opens().match(fold(name))):
        return None
    folded = fold(name)
    if _names_a_sum(folded) or _is_nobody(name) or _OPEN_END.search(folded) or len(name.split()) > MOST_WORDS:
        return None
    says = ("voices.organs", "voices.gives")
    told = any(read_pattern("promises", key).search(folded) for key in says) or any(
        word in verbs for word in re.findall(r"[a-z']+", folded)
    )
    return None if told else name


def _names_a_sum(folded: str) -> bool:
    """« Montant du prêt », « MO et frais de gestion », « Subvention SDEEG »: what the sum is, not who is paid."""
    cues = [*find_cues(folded, "nouns"), *find_cues(folded, "marks")]
    return any(cue.role != "grant" or cue.start < _FIRST for cue in cues if not cue.verb)
