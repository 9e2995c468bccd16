"""The fitted weights: what each sign speaks for a sum, a name, a way, a role; plain sums, read once.

``weights.tsv.gz`` holds a line a sign: table, sign, weight; the sign « » is what a table weighs without any. It is
written by ``tests/training/promises``, the same bytes each time.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp

from bordereau.schemas.meaning import CommitmentRole

FILE = "weights.tsv.gz"
ROLES: tuple[CommitmentRole, ...] = ("grant", "loan", "price", "rent", "other")
"""Roles that are told apart; guarantees have rules of their own."""
_MOST = 30.0


@cache
def read_weights() -> dict[str, dict[str, float]]:
    """Every table with what its signs weigh."""
    packed = files("bordereau.normalize.meaning.second").joinpath(FILE).read_bytes()
    return parse_weights(gzip.decompress(packed).decode("utf-8"))


def parse_weights(text: str) -> dict[str, dict[str, float]]:
    r"""Read lines « table ⇥ sign ⇥ weight ».

    >>> parse_weights("sum\t\t-1.5\nsum\tdecided\t0.75\n")
    {'sum': {'': -1.5, 'decided': 0.75}}
    """
    tables: dict[str, dict[str, float]] = {}
    for line in text.splitlines():
        table, sign, weight = line.split("\t")
        tables.setdefault(table, {})[sign] = float(weight)
    return tables


def weigh(table: str, signs: Iterable[str]) -> float:
    """What all signs weigh together; a sign that was never learnt weighs nothing."""
    weights = read_weights().get(table, {})
    return weights.get("", 0.0) + sum(weights.get(sign, 0.0) for sign in sorted(signs))


def tell_likely(table: str, signs: Iterable[str]) -> float:
    """How likely it is, from 0 to 1."""
    return 1.0 / (1.0 + exp(-max(-_MOST, min(_MOST, weigh(table, signs)))))
