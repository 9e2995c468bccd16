"""What an avenant does to the sums of the act that it amends: it states them anew, adds to them, or only prolongs."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.lines import Line, list_scopes
from bordereau.schemas.meaning import Effect


def read_effect(lines: Sequence[Line]) -> Effect | None:
    """The effect, from the sentences of the articles: those with a sum first, then all.

    « est portée de 60 000 € à 75 000 € » replaces, though « un complément de 15 000 € » follows.
    """
    own = [line for line in lines if line.section == "article"]
    money = [scope.folded for scope in list_scopes(own) if scope.sums]
    for text in money:
        if read_pattern("terms", "effect.replaces").search(text):
            return "replaces"
    if any(read_pattern("terms", "effect.adds").search(text) for text in money):
        return "adds"
    texts = [fold(line.text) for line in own]
    if any(read_pattern("terms", "effect.extends").search(text) for text in texts):
        return "extends"
    if any(read_pattern("terms", "effect.replaces").search(text) for text in texts):
        return "replaces"
    return "adds" if any(read_pattern("terms", "effect.adds").search(text) for text in texts) else None
