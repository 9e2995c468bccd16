"""Which party of an act is the territory and which are its partners, told by what the bodies are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_words
from bordereau.schemas.convention import Party

NO_SIGN = re.compile(r"[^a-z0-9]+")
ROLE = re.compile(r"(?:les?|la|l|une?)(?:\s|['’`])", re.IGNORECASE)
AT_HOME = "territory"
PARTNER = "partner"
RANKS = ("groups_of_communes", "communes", "departments", "regions")
"""Of territories, the most local first."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands on which side of an act."""

    territory: str | None
    partner: str | None
    sides: tuple[str, ...]
    """One a party: ``territory`` or ``partner``."""


def make_key(name: str | None) -> str | None:
    """Make what two spellings of a name share.

    >>> make_key("RIVEMONT MÉTROPOLE "), make_key("L’Union - Nord")
    ('rivemont metropole', 'l union nord')
    """
    return NO_SIGN.sub(" ", fold(name)).strip() or None if name else None


def strip_article(name: str) -> str:
    """Take the article from an alias.

    >>> strip_article("la Ville"), strip_article("l’État"), strip_article("Lessines")
    ('Ville', 'État', 'Lessines')
    """
    return ROLE.sub("", name, count=1) if ROLE.match(name) else name


def name_short(party: Party) -> str | None:
    """Name a party by its group or its first alias, unless that only says what it is (“le Département”); else by name.

    >>> [bool(ROLE.match(alias)) for alias in ("l’Association", "la Caf", "Foyers Réunis", "Lessines")]
    [True, True, False, False]
    """
    aliases = [alias for alias in (party.group, *party.aliases) if alias and not ROLE.match(alias)]
    return next(iter(aliases), None) or party.name or party.group or next(iter(party.aliases), None)


def tell_sides(parties: Sequence[Party], place: str | None) -> Sides:
    """Tell the territory of an act (its most local public body, else where it is signed) and its partners."""
    ranks = [rank_territory(party.name) for party in parties]
    local = [rank for rank in ranks if rank is not None]
    home = ranks.index(min(local)) if local else None
    sides = tuple(AT_HOME if number == home else PARTNER for number in range(len(parties)))
    others = (name_short(party) for party, side in zip(parties, sides, strict=True) if side == PARTNER)
    names = list(dict.fromkeys(name for name in others if name))
    territory = parties[home].name if home is not None else place
    return Sides(territory, " + ".join(names) or None, sides)


def rank_territory(name: str | None) -> int | None:
    """Rank a body by how local it is, 0 the most; None for one that is no territory.

    >>> rank_territory("Commune de Valbrume"), rank_territory("Agence de la Région"), rank_territory("ACME")
    (1, None, None)
    """
    key = make_key(name)
    if key is None or _exceptions().search(key):
        return None
    return next((rank for rank, pattern in enumerate(_ranks()) if pattern.search(key)), None)


@cache
def _ranks() -> tuple[re.Pattern[str], ...]:
    return tuple(_match_any(read_words("territories", f"ranks.{rank}")) for rank in RANKS)


@cache
def _exceptions() -> re.Pattern[str]:
    return _match_any(read_words("territories", "others.words"))


def _match_any(words: Iterable[str]) -> re.Pattern[str]:
    keys = sorted((make_key(word) or "" for word in words), key=lambda key: (-len(key), key))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, keys))})s?\b")
