"""What an act that was adopted implies: it is about one sum, which no sentence decides in so many words.

« L'association X demande une subvention de 500 € », under « Subvention à l'association X », and a vote: what was asked
for is given. Where the act tells several sums of such a kind, nothing is implied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.direction import Direction
from bordereau.normalize.meaning.own_names import is_own
from bordereau.normalize.meaning.promises import list_binding, take_frame
from bordereau.normalize.meaning.told import BINDING, Told
from bordereau.reconcile.promises.candidates import fill_sides
from bordereau.reconcile.promises.wholes import find_taxes


def choose_implied(told: Sequence[Told], direction: Direction, body: Actor | None, about: str) -> list[Told]:
    """The one sum that an adopted act is about, of or for somebody whom its object names; none of several."""
    taken = [fill_sides(_take(one), direction, body) for one in told]
    found = [one for one in list_binding(taken) if _is_implied(one, body, about)]
    dropped = find_taxes(found)
    found = [one for one in found if one.one.id not in dropped]
    return found if len({one.one.value for one in found}) == 1 else []


def _take(one: Told) -> Told:
    """A sum with what its verb only tells; what others ask for is what they may be given."""
    if one.role == "requested" and one.payee is not None and one.said:
        return replace(one, role="grant", payer=None)
    return take_frame(one, implied=True)


def _is_implied(one: Told, body: Actor | None, about: str) -> bool:
    if one.role not in BINDING or not one.said or one.line.section not in ("preamble", "article"):
        return False
    others = [side for side in (one.payer, one.payee) if side is not None and side != body]
    own = body.name if body is not None else None
    return len(others) == 1 and not is_own(others[0].name, own) and _is_named(others[0].name, about)


def _is_named(name: str, about: str) -> bool:
    words = re.findall(r"[a-z0-9]{3,}", fold(name))
    return bool(words) and words[-1] in about
