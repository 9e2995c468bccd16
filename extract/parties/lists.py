"""Items of a list that announces parties: each of them is a party, whatever its first word.

« Les communes de : », « au nom et pour le compte des trois maîtres d'ouvrage suivants : », « le groupement constitué
de : » end with a colon, and list items follow. What an item says need not open like a body: « – Vernuche, … ».
"""

from __future__ import annotations

import re

from bordereau.extract.parties.running import Running
from bordereau.lexicon.parties import no_party

_BY = re.compile(r"\b(?:par|pour|avec|qualite de|objet|suivantes? de)\s*:\s*$")
"""« représentées par : » announces persons."""


def find_listed(running: Running, start: int, end: int) -> frozenset[int]:
    """The offsets at which the items of announced lists start, within ``start:end``."""
    listed: set[int] = set()
    goes_on = False
    for place in running.starts:
        if not start <= place < end or place not in running.marked:
            goes_on = False
            continue
        before = running.folded[:place].rstrip()
        goes_on = goes_on or (before.endswith(":") and _BY.search(before[-40:]) is None)
        if goes_on and running.text[place].isupper() and not no_party().match(running.folded, place, end):
            listed.add(place)
    return frozenset(listed) if len(listed) > 1 else frozenset()
