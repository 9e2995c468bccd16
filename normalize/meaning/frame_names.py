"""The other side of a frame: of all names behind the words that lead to it, the one that is surest somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.lines import Scope
from bordereau.normalize.meaning.own_names import is_plain
from bordereau.normalize.meaning.printed_names import is_bare, opens_name, read_name, skip_determiner

_DIRECT = 2
"""A name so near behind a verb, or behind the sum, is surely its other side: « retenir la société X »."""
_LAST_WORD = 14
"""The last word of a frame is no longer."""
_SHORT = 5
"""« à », « de la »: words that lead to places as well."""
_CAPITALS = re.compile(r"[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9&'’. -]{2,}")
_TOWN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þa-zà-ÿ]+)*")
_BEFORE_SUM = 22
"""A name that ends so near before a sum, as « X, pour un montant de »."""
_ENOUGH = 2.0
_BRACKET = re.compile(r"\s*[\"«(]\s*")
_OFFERS = ("takes", "offered")
"""Kinds whose other side may be the object of the verb, or stand right behind what is taken."""


@dataclass(frozen=True, slots=True)
class _Led:
    name: str
    start: int
    end: int
    lead: str
    direct: bool


def name_other_side(scope: Scope, place: int, kind: str, end: int) -> str | None:
    """The name beside a frame that ends at ``end``: before the sum, else behind it up to the next one."""
    here = scope.sums[place].start
    behind = scope.after(place)
    for start, stop in ((end, here), behind):
        led = [(_weigh(one, here), one) for one in _list_led(scope, start, stop, kind, end)]
        best = max(led, key=lambda pair: (pair[0], pair[1].start), default=None)
        if best is not None and best[0] >= _ENOUGH:
            return best[1].name
    return None


def _list_led(scope: Scope, start: int, stop: int, kind: str, verb: int) -> Iterator[_Led]:
    for place in _list_objects(scope, kind, verb) if start == verb else ():
        direct = skip_determiner(scope, _skip_blank(scope, place))
        name = read_name(scope, direct, stop)
        if name is not None and _is_somebody(name):
            yield _Led(name, direct, direct + len(name), "", direct=True)
    for lead in read_pattern("frames", f"{kind}.leads").finditer(scope.folded, start, stop):
        if len(lead.group()) <= _SHORT and _tells_where(scope, lead.start()):
            continue
        at = skip_determiner(scope, _skip_blank(scope, lead.end()))
        name = read_name(scope, at, stop)
        if name is not None and _is_somebody(name):
            yield _Led(name, at, at + len(name), lead.group().strip(), direct=lead.start() - start <= _DIRECT)


def _list_objects(scope: Scope, kind: str, verb: int) -> Iterator[int]:
    """Where the object of a verb may begin: right behind it, or an item of the list that it introduces."""
    helps = read_pattern("promises", "voices.supports").search(scope.folded, max(0, verb - _LAST_WORD), verb)
    if kind in _OFFERS or helps is not None:
        yield verb
    if kind in _OFFERS and verb <= scope.own:
        yield scope.own


def _is_somebody(name: str) -> bool:
    """Not « la commune », nor a bare « entreprise »."""
    return not is_plain(name) and not is_bare(name)


def _tells_where(scope: Scope, place: int) -> bool:
    """« une parcelle située à », « la salle de »: what follows is a place."""
    return read_pattern("frames", "heads.not_led").search(scope.folded, max(0, place - 20), place) is not None


def _skip_blank(scope: Scope, place: int) -> int:
    match = _BRACKET.match(scope.text, place)
    opens = match is not None and match.group().strip() == "("
    place = match.end() if opens and match is not None else place
    while place < len(scope.text) and scope.text[place].isspace():
        place += 1
    return place


def _weigh(led: _Led, here: int) -> float:
    """How sure it is that a name is somebody."""
    folded = fold(led.name)
    sure = opens_name().match(folded) is not None or read_pattern("frames", "heads.sure").match(folded) is not None
    capitals = _CAPITALS.match(led.name) is not None and len(led.name.split()[0]) > 1
    weight = 3.0 if sure else 2.0 if capitals or led.name[:1] in '«"' else 1.0
    if _TOWN.fullmatch(led.name) and led.lead in ("a", "de", "d'") and not sure:
        weight -= 1.0  # « à Lac »: a town
    weight += 0.5 * (led.lead not in ("de", "d'", "de la", "de l'", "du", "des"))
    weight += 1.0 * led.direct
    return weight + 0.5 * (0 <= here - led.end <= _BEFORE_SUM)
