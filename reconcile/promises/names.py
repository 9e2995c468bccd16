"""Whether two printed names are of one body: « association Attitude » and « ATTITUDE », a name and its initials."""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.actors import Actor

_SMALL = frozenset({"de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "a", "pour"})
_SHORTEST = 3
"""Fewer initials are no name."""
_LONG = 6
"""A word of so many letters that begins another name is a name of its own: « DURAND », « DURAND Alain »."""


def is_same(one: Actor | None, other: Actor | None) -> bool:
    """Whether two sides are one: the same party, or names that differ by their article, their kind, their initials.

    >>> is_same(Actor(None, "association Attitude"), Actor(None, "ATTITUDE"))
    True
    >>> is_same(Actor(None, "Syndicat Mixte Oise Aronde"), Actor(None, "SMOA"))
    True
    """
    if one is None or other is None or one.party is not None or other.party is not None:
        return one == other
    first, second = _bare(one.name), _bare(other.name)
    return (
        first == second
        or _begins(first, second)
        or _begins(second, first)
        or _shorten(first) == _squeeze(second)
        or _shorten(second) == _squeeze(first)
    )


def _begins(first: str, second: str) -> bool:
    """« Secours Catholique » is « Secours Catholique de la Mayenne »; a short word alone begins too many names."""
    return (" " in first or len(first) >= _LONG) and second.startswith(f"{first} ")


def _bare(name: str) -> str:
    """A name folded, without its article and the bare word for its kind."""
    folded = re.sub(r"[^a-z0-9]+", " ", fold(name)).strip()
    bare = re.sub(r"^(?:(?:l|la|le|les|association|societe|entreprise|etablissement) )+", "", folded)
    return bare or folded


def _shorten(bare: str) -> str | None:
    """The initials of a name of several words."""
    initials = "".join(word[0] for word in bare.split() if word not in _SMALL)
    return initials if len(initials) >= _SHORTEST else None


def _squeeze(bare: str) -> str:
    return bare.replace(" ", "")
