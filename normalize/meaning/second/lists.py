"""Lists of grants that an act does not decide in so many words: it concludes what was voted, or adopts what it tells.

« une subvention de 60 400 € à l'association X, une subvention de 71 000 € à l'association Y … »: sums with a name of
their own each are a list, and the act is about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.own_names import is_own
from bordereau.normalize.meaning.second.mentions import make_key
from bordereau.normalize.meaning.told import Told

FEWEST = 3
_MOST_OF_THEM = 0.7


def read_list(told: Sequence[Told], body: Actor) -> list[Told]:
    """The sums of a list with whom each is for; none where the act is about other sums as well."""
    items = [one for one in told if one.role == "grant" and not (one.rate or one.conditional)]
    named = [(one, name) for one in items if (name := _name_item(one, body.name)) is not None]
    several = {make_key(name) for _, name in named}
    if len(several) < FEWEST or len(named) < _MOST_OF_THEM * len(told):
        return []
    return [replace(one, payer=body, payee=Actor(None, name), said=True) for one, name in named]


def _name_item(one: Told, body: str) -> str | None:
    """Who stands beside a sum: behind its verb or noun, else as its sentence has it."""
    other = one.payer is not None and not is_own(one.payer.name, body)
    if other or (one.frame is not None and not one.frame.pays):
        return None
    if one.frame is not None and one.frame.name is not None:
        return one.frame.name
    return one.payee.name if one.payee is not None and one.payee.party is None and one.payee.name else None
