"""What opens an address: streets, zones, public buildings, boxes of the post; each list as the source of a pattern."""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.read import write_pattern


def streets() -> str:
    """« rue », « avenue »: with a number before them."""
    return write_pattern("addresses", "streets")


@cache
def places() -> str:
    """Streets, and what opens an address without a number: « Hôtel de Ville », « ZA des Pins »."""
    return f"(?:{streets()}|{write_pattern('addresses', 'places')})"


def buildings() -> str:
    """Words that open an address only where a postcode follows."""
    return write_pattern("addresses", "buildings")


@cache
def country() -> re.Pattern[str]:
    """A country that closes an address.

    >>> country().search("12, rue volkhova, belgorod, russie")[0]
    ', russie'
    """
    return re.compile(rf"\s*[,(–-]\s*{write_pattern('addresses', 'countries')}[\s,;.)]*$")


@cache
def counted() -> re.Pattern[str]:
    """What stands right before a number that is no postcode."""
    return re.compile(rf"{write_pattern('addresses', 'counted')}\s*$")


@cache
def town_hall() -> re.Pattern[str]:
    """A town hall that says its city, up to the name of it.

    >>> town_hall().search("place haute, mairie de lac")[0]
    'mairie de '
    """
    return re.compile(rf"\b{write_pattern('addresses', 'halls')}(?:de\s+|d\s?'\s?)")


@cache
def place() -> re.Pattern[str]:
    """A street, a zone or a building, anywhere in folded text.

    >>> place().search("4 rue haute")[0], place().search("la ruelle")[0]
    ('rue', 'ruelle')
    """
    return re.compile(rf"{places()}(?!\w)")
