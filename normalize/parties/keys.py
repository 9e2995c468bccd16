"""The key of a party, which joins its spellings: its SIREN, or what all spellings of its name share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from bordereau.lexicon.folding import fold
from bordereau.lexicon.masks import is_masked
from bordereau.lexicon.read import read_entries, read_parts, read_pattern, read_words, write_entry

SIREN_DIGITS = 9
_WORD = re.compile(r"[a-z0-9]+")


class Numbered(Protocol):
    """An identifier, as it was found or as it stands in a document."""

    @property
    def scheme(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def valid(self) -> bool: ...


def make_party_key(name: str | None, identifiers: Sequence[Numbered] = ()) -> str | None:
    """The SIREN of a party where one is printed and valid; else its name without case, signs, determiners, kind.

    None where the party has neither number nor name. Two bodies of one name and no number share their key.

    >>> make_party_key("LA VILLE DE LAC-LE-HAUT"), make_party_key("Commune de Lac le Haut")
    ('commune lac haut', 'commune lac haut')
    >>> make_party_key("Association « Les Voiles »"), make_party_key(None)
    ('voiles', None)
    """
    siren = find_siren(identifiers)
    if siren is not None or name is None or is_masked(name):
        return siren
    folded = " ".join(_WORD.findall(fold(name).replace("œ", "oe")))
    for pattern, value in _same():
        folded = pattern.sub(value, folded, count=1)
    bare = read_pattern("names", "key.kinds").sub(" ", folded)
    return _join(bare) or _join(folded) or None


def find_siren(identifiers: Iterable[Numbered]) -> str | None:
    """The SIREN in the first valid SIREN, SIRET or RCS number."""
    for one in identifiers:
        if one.scheme in {"SIREN", "SIRET", "RCS"} and one.valid:
            return one.value[:SIREN_DIGITS]
    return None


def _join(folded: str) -> str:
    return " ".join(word for word in folded.split() if word not in read_words("names", "key.small"))


@cache
def _same() -> list[tuple[re.Pattern[str], str]]:
    """The words of a kind of body at the head of a name, and the word that stands for all."""
    return [
        (re.compile(rf"^(?:(?:le|la|les|l) )?{write_entry(entry, read_parts('names'))}"), entry.meaning["value"])
        for entry in read_entries("names", "key.same")
    ]
