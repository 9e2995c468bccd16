"""Whom an assembly funds, by the name that it prints: bodies that are no party of any act.

« 300 € à l'association Les Randonneurs », « attribuer au Comité des fêtes une subvention », « Club de pétanque :
300 € ». A name opens with a capital, or with a word for a body; what it is for is no part of it.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.bodies import head_source
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, read_word_list, write_pattern
from bordereau.normalize.meaning.lines import Scope

LONGEST = 90
_HEAD = re.compile(r"[\s,;:.•–*-]*(?:et\s+)?(?:(?:à|au|aux)\s+)?(?:la\s|le\s|les\s|l['’]\s?)?")
_END = re.compile(r"[\s,;:.=–-]*(?:(?:une?|la)\s[^:]{0,50})?$")


def name_payee(scope: Scope, place: int) -> str | None:
    """The payee of a sum of a délibération, as printed; None where no name stands beside it."""
    return _name_behind(scope, place) or _name_between(scope, place) or _name_label(scope, place)


@cache
def _to() -> re.Pattern[str]:
    """« (trois cents euros) à l' »: what leads from a sum, or a verb, to a name."""
    leads = write_pattern("promises", "voices.to_name")
    return re.compile(rf"\s*(?:\([^()]*\)\s*)?{leads}\s*(?:la\s+|le\s+|les\s+|l'\s?)?")


@cache
def _stop() -> re.Pattern[str]:
    """Where a name ends."""
    return re.compile(rf"\s*[,;:.()=]|\s+[–-]\s|\s+{write_pattern('promises', 'voices.after_name')}|\s*$")


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"(?:{head_source()})(?!\w)")


def _read_name(scope: Scope, start: int, end: int) -> str | None:
    """The name that begins at a place, up to what it is for."""
    text, folded = scope.text[start:end], scope.folded[start:end]
    if not (text[:1].isupper() or text[:1] in '«"' or _opens().match(folded)):
        return None
    stop = _stop().search(folded, 3)
    name = " ".join(text[: stop.start() if stop else len(text)].split()).strip(' «»"')
    return name if 2 < len(name) <= LONGEST else None


def _name_behind(scope: Scope, place: int) -> str | None:
    behind, end = scope.after(place)
    led = _to().match(scope.folded, behind, end)
    return _read_name(scope, led.end(), end) if led is not None else None


def _name_between(scope: Scope, place: int) -> str | None:
    """Between the verb and the sum."""
    start, here = scope.segment(place)
    for verb in read_pattern("promises", "voices.decides").finditer(scope.folded, start, here):
        led = _to().match(scope.folded, verb.end(), here)
        if led is not None and (name := _read_name(scope, led.end(), here)) is not None:
            return name
    return None


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
    told = read_pattern("promises", "voices.organs").search(folded) or any(
        word in verbs for word in re.findall(r"[a-z']+", folded)
    )
    return None if told else name
