"""The letters with which a form may begin, so that a text is held against those forms alone that may open it."""

from __future__ import annotations

from collections.abc import Mapping

from bordereau.lexicon.forms import SIGNS, TOKEN, Part

Firsts = frozenset[str] | None
"""The signs of which one begins every match; None where it may be any."""
BLANKS = frozenset(" \n")


def list_firsts(form: str, parts: Mapping[str, Part] | None = None) -> Firsts:
    """The signs with which what a form matches may begin.

    >>> sorted(list_firsts("(maire|president) decide") or ()), list_firsts("{numeral} voix"), list_firsts("# pour")
    (['m', 'p'], None, None)
    """
    found, empty, _ = _read_sides(TOKEN.findall(form), 0, parts or {})
    return None if empty else found


def _read_sides(signs: list[str], at: int, parts: Mapping[str, Part]) -> tuple[Firsts, bool, int]:
    """The firsts of alternatives, whether one may be nothing, and where the bracket stands that closes them."""
    found: Firsts = frozenset()
    nothing = False
    while True:
        side, empty, at = _read_sequence(signs, at, parts)
        found = _join(found, side)
        nothing = nothing or empty
        if at >= len(signs) or signs[at] != "|":
            return found, nothing, at
        at += 1


def _read_sequence(signs: list[str], at: int, parts: Mapping[str, Part]) -> tuple[Firsts, bool, int]:
    found: Firsts = frozenset()
    empty, optional = True, False
    while at < len(signs) and signs[at] not in ("|", "]", ")"):
        sign = signs[at]
        own: Firsts
        own, may_miss, at = _read_node(signs, at, parts)
        if empty:
            own = BLANKS if sign.isspace() and optional else own  # it goes with the option before it
            found, empty = _join(found, own), may_miss or (sign.isspace() and optional)
        optional = sign == "["
        at += 1
    return found, empty, at


def _read_node(signs: list[str], at: int, parts: Mapping[str, Part]) -> tuple[Firsts, bool, int]:
    """The firsts of one node, whether it may be nothing, and where it ends."""
    sign = signs[at]
    if sign in ("[", "("):
        inner, empty, end = _read_sides(signs, at + 1, parts)
        return inner, empty or sign == "[", end
    if sign == "^":
        return frozenset(), True, at
    if sign == "oe":
        return frozenset("oœ"), False, at
    if sign[0] == "{" and len(sign) > 1:
        return (*_read_part(sign[1:-1], parts), at)
    plain = len(sign) == 1 and sign not in SIGNS and not sign.isspace()
    return (frozenset(sign) if plain else None), False, at


def _read_part(name: str, parts: Mapping[str, Part]) -> tuple[Firsts, bool]:
    if name not in parts:
        return None, True
    part, others = parts[name], {key: part for key, part in parts.items() if key != name}
    found: Firsts = frozenset()
    for form in [part] if isinstance(part, str) else part:
        found = _join(found, list_firsts(form, others))
    return found, False


def _join(one: Firsts, other: Firsts) -> Firsts:
    return None if one is None or other is None else one | other
