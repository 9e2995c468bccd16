"""Whom an assembly funds, by the name that it prints: bodies that are no party of any act.

« 300 € à l'association Les Randonneurs », « attribuer au Comité des fêtes une subvention », « Club de pétanque :
300 € ». A name opens with a capital, or with a word for a body; what it is for is no part of it.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, write_pattern
from bordereau.lexicon.sentences import list_verbs
from bordereau.normalize.meaning.cues import find_cues
from bordereau.normalize.meaning.lines import Scope
from bordereau.normalize.meaning.printed_names import (
    HEAD,
    LONGEST,
    is_nobody,
    lead_to,
    name_led,
    opens_name,
    read_name,
    skip_determiner,
)

_END = re.compile(r"[\s,;:.=–-]*(?:(?:une?|la)\s[^:]{0,50})?$")
_MARGIN = 3
"""A colon right before a sum leads to no name."""
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
        or _name_of_passive(scope, place)
        or (_name_label(scope, place) if labels else None)
    )


def _name_behind(scope: Scope, place: int) -> str | None:
    behind, end = scope.after(place)
    led = lead_to().match(scope.folded, behind, end)
    return read_name(scope, led.end(), end) if led is not None else None


def name_listed(scope: Scope, place: int) -> str | None:
    """« …, à la Croix-Rouge 100 € et à l'association X 350 € »: nothing but the name since the sum before."""
    start, here = scope.segment(place)
    led = _listed().match(scope.folded, start, here) if place else None
    if led is None:
        return None
    name = read_name(scope, led.end(), here)
    return name if name is not None and len(name) >= here - led.end() - _MARGIN else None


@cache
def _listed() -> re.Pattern[str]:
    leads = write_pattern("promises", "voices.to_name")
    return re.compile(rf"(?:\s*[,;]\s*(?:et\s+)?|\s*et\s+){leads}\s*(?:la\s+|le\s+|les\s+|l'\s?)?")


def _name_between(scope: Scope, place: int) -> str | None:
    """Between the verb and the sum."""
    start, here = scope.segment(place)
    for verb in read_pattern("promises", "voices.decides").finditer(scope.folded, start, here):
        led = lead_to().match(scope.folded, verb.end(), here)
        if led is not None and (name := read_name(scope, led.end(), here)) is not None:
            return name
    return None


def _name_of_passive(scope: Scope, place: int) -> str | None:
    """« Une subvention de 8 750 €, soit 25 % de 35 000 €, est attribuée à la commune de X »: behind the base."""
    if place or len(scope.sums) < 2:
        return None
    for match in _passive().finditer(scope.folded, scope.sums[-1].end):
        name = read_name(scope, match.end(), len(scope.text))
        if name is not None:
            return name
    return None


@cache
def _passive() -> re.Pattern[str]:
    leads, given = write_pattern("promises", "voices.to_name"), write_pattern("promises", "voices.given")
    return re.compile(rf"(?:est|sont|sera|seront)\s+{given}\s+{leads}\s*(?:la\s+|le\s+|les\s+|l'\s?)?")


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
    return read_name(scope, skip_determiner(scope, place), here) or name_led(scope, place, here)


def name_funder(scope: Scope, place: int) -> str | None:
    """« approuve la participation de la CDC du Val à hauteur de 49 %, à savoir 6 414 € »: others pay."""
    start, here = scope.segment(place)
    funds = list(read_pattern("promises", "voices.funded_by").finditer(scope.folded, start, here))
    return read_name(scope, skip_determiner(scope, funds[-1].end()), here) if funds else None


def name_giver(scope: Scope, place: int) -> str | None:
    """« accepte le don de 1 500 € de l'association X », « l'indemnité de 1 245 € versée par Y »."""
    start, here = scope.segment(place)
    if read_pattern("promises", "voices.accepted").search(scope.folded, start, here) is None:
        return None
    behind, end = scope.after(place)
    led = _from().match(scope.folded, behind, end)
    return read_name(scope, skip_determiner(scope, led.end()), end) if led is not None else None


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\([^()]*\)\s*)?{write_pattern('promises', 'voices.from_name')}\s*")


def _name_label(scope: Scope, place: int) -> str | None:
    """« Club de pétanque : 300 € »: the words before the sum are a name and nothing else."""
    start, here = scope.segment(place)
    start = max(start, scope.own)
    words = scope.folded[start:here]
    if ":" in words.rstrip(" :"):
        start += words.rstrip(" :").rindex(":") + 1
    text = scope.text[start:here]
    head, end = HEAD.match(text), _END.search(fold(text))
    name = text[head.end() if head else 0 : end.start() if end else len(text)]
    name = " ".join(name.split()).strip(' «»"')
    verbs = list_verbs()
    if not 2 < len(name) <= LONGEST or not (name[:1].isupper() or opens_name().match(fold(name))):
        return None
    folded = fold(name)
    if _names_a_sum(folded) or is_nobody(name) or _OPEN_END.search(folded) or len(name.split()) > MOST_WORDS:
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
