"""Lists of grants that an act does not decide in so many words: it concludes what was voted, or adopts what it tells.

« Association des parents d'élèves : 600 € », a line each, in an act on subsidies, is one as well.

« une subvention de 60 400 € à l'association X, une subvention de 71 000 € à l'association Y … »: sums with a name of
their own each are a list, and the act is about it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import holds_verb
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.cell_promises import says
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.own_names import is_own
from bordereau.normalize.meaning.second.mentions import make_key
from bordereau.normalize.meaning.told import Told

FEWEST = 3
_MOST_OF_THEM = 0.7
LONGEST_LABEL = 70
_TAIL = 4
"""So many characters may stand behind the sum of a line."""
_EDGES = re.compile(r"^[\s–•*-]+|[\s:=→.…–-]+$")
_ASIDE = re.compile(r"\s*\([^()]*\)$")
"""« ASL (Travaux) »"""
_DETERMINER = re.compile(r"^(?:[Ll][ea]s?\s+|[Ll]['’]\s?)(?=(?:association|club|comité|amicale))", re.IGNORECASE)


def read_list(told: Sequence[Told], lines: Sequence[Line], body: Actor | None, about: str | None) -> list[Told]:
    """The sums of a list with whom each is for; none where the act is about other sums as well."""
    if read_pattern("second", "lists.about").search(fold(f"{about or ''} {lines[0].text if lines else ''}")):
        labelled = _read_labels(told, lines, body)
        if labelled:
            return labelled
    if body is None:
        return []
    items = [one for one in told if one.role == "grant" and not (one.rate or one.conditional)]
    named = [(one, name) for one in items if (name := _name_item(one, body.name)) is not None]
    several = {make_key(name) for _, name in named}
    if len(several) < FEWEST or len(named) < _MOST_OF_THEM * len(told):
        return []
    return [replace(one, payer=body, payee=Actor(None, name), said=True) for one, name in named]


def _read_labels(told: Sequence[Told], lines: Sequence[Line], body: Actor | None) -> list[Told]:
    """Lines that are a name and a sum, in one block that is no reminder of what was given before."""
    found: list[Told] = []
    heads = {line.index: find_head(lines, place) for place, line in enumerate(lines)}
    if lists_funders(lines, body):
        return []
    for one in told:
        name = read_label(one.line)
        past = read_pattern("second", "lists.past").search(fold(heads.get(one.line.index, "")))
        if name is not None and past is None:
            found.append(replace(one, role="grant", payer=body, payee=Actor(None, name), said=True, conditional=False))
    return found if len({make_key(one.payee.name) for one in found if one.payee}) >= FEWEST - 1 else []


def lists_funders(lines: Sequence[Line], body: Actor | None) -> bool:
    """« Ville de Lac : 34 949 €, C.A.F. : 21 656 €, Familles : 918 € »: who pays for what is done."""
    own = body.name if body is not None else None
    names = [name for line in lines if (name := read_label(line)) is not None]
    return any(is_own(name, own) or says("titles.own", fold(name)) for name in names)


def read_label(line: Line) -> str | None:
    """« L'association « Gym et Loisirs » : 500 € »: nothing but a name and one sum."""
    if len(line.sums) != 1 or len(line.text) - line.sums[0].end > _TAIL:
        return None
    label = _EDGES.sub("", line.text[: line.sums[0].start]).strip()
    folded = fold(label)
    if not 2 < len(label) <= LONGEST_LABEL or not label[:1].isupper() or "€" in label or " : " in label:
        return None
    none = read_pattern("second", "lists.nobody").search(folded) or read_pattern("second", "names.nobody").match(folded)
    return None if holds_verb(folded) or none else _ASIDE.sub("", _DETERMINER.sub("", label))


def find_head(lines: Sequence[Line], place: int) -> str:
    """The last line above that is no item."""
    above = (line.text for line in reversed(lines[:place]) if read_label(line) is None)
    return next(above, "")


def _name_item(one: Told, body: str) -> str | None:
    """Who stands beside a sum: behind its verb or noun, else as its sentence has it."""
    other = one.payer is not None and not is_own(one.payer.name, body)
    if other or (one.frame is not None and not one.frame.pays):
        return None
    if one.frame is not None and one.frame.name is not None:
        return one.frame.name
    return one.payee.name if one.payee is not None and one.payee.party is None and one.payee.name else None
