"""What a text must hold for a form to be found in it, so that most texts are told by a look for some plain letters.

A pattern of many forms is slow to search for in a long paragraph, and seldom found. Every form has letters that stand
in whatever it matches: « a la majorite » the letters « majorite », « (pour|contre)~: » either « pour » or « contre ».
So filter the engines of regular expressions (Russ Cox, “Regular Expression Matching with a Trigram Index”, 2012).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bordereau.lexicon.forms import SIGNS, TOKEN, Part

Needles = frozenset[str] | None
"""Letters of which one at least stands in every match; None where there are none."""


class NeedleIndex:
    """The needles of several forms: which of these a text may hold."""

    __slots__ = ("_always", "_forms")

    def __init__(self, needles: Iterable[Needles]) -> None:
        found: dict[str, tuple[int, ...]] = {}
        always: tuple[int, ...] = ()
        for number, own in enumerate(needles):
            if own is None:
                always = (*always, number)
            for needle in own or ():
                found[needle] = (*found.get(needle, ()), number)
        self._forms, self._always = found, always

    def choose(self, text: str) -> tuple[int, ...]:
        """The numbers of the forms that may stand in a text, in their order.

        >>> NeedleIndex([frozenset({"maire"}), None, frozenset({"pour", "contre"})]).choose("23 voix pour")
        (1, 2)
        """
        forms = self._forms
        held = [needle for needle in forms if needle in text]
        if not held:
            return self._always
        if len(held) == 1 and not self._always:
            return forms[held[0]]
        return tuple(sorted({*self._always, *(number for needle in held for number in forms[needle])}))


def list_needles(form: str, parts: Mapping[str, Part] | None = None) -> Needles:
    """The letters that a form cannot do without.

    >>> sorted(list_needles("[la] seance[s] (levee|close)") or ())
    ['seance']
    >>> sorted(list_needles("(pour|contre)~:") or ()), list_needles("#~(%|)")
    (['contre', 'pour'], None)
    """
    signs = TOKEN.findall(form)
    return _read_sides(signs, 0, parts or {})[0]


def _read_sides(signs: list[str], at: int, parts: Mapping[str, Part]) -> tuple[Needles, int]:
    """The needles of alternatives, up to the bracket that closes them; also where that is."""
    sides: list[Needles] = []
    while True:
        side, at = _read_sequence(signs, at, parts)
        sides.append(side)
        if at >= len(signs) or signs[at] != "|":
            return _unite(sides), at
        at += 1


def _read_sequence(signs: list[str], at: int, parts: Mapping[str, Part]) -> tuple[Needles, int]:
    found: list[Needles] = []
    letters = ""
    while at < len(signs) and signs[at] not in ("|", "]", ")"):
        sign = signs[at]
        if len(sign) == 1 and sign not in SIGNS and sign not in "[(" and not sign.isspace():
            letters += sign
            at += 1
            continue
        found.append(frozenset([letters]) if letters else None)
        letters = ""
        if sign in ("[", "("):
            inner, at = _read_sides(signs, at + 1, parts)
            found.append(inner if sign == "(" else None)
        elif sign[0] == "{" and len(sign) > 1:
            found.append(_read_part(sign[1:-1], parts))
        at += 1
    found.append(frozenset([letters]) if letters else None)
    return max((one for one in found if one), key=_weigh, default=None), at


def _read_part(name: str, parts: Mapping[str, Part]) -> Needles:
    if name not in parts:
        return None
    part, others = parts[name], {key: part for key, part in parts.items() if key != name}
    return _unite(list_needles(form, others) for form in ([part] if isinstance(part, str) else part))


def _weigh(needles: frozenset[str]) -> tuple[int, int]:
    """Long letters are rare, and few are soon looked for."""
    return min(map(len, needles)), -len(needles)


def _unite(sides: Iterable[Needles]) -> Needles:
    found: set[str] = set()
    for side in sides:
        if not side:
            return None
        found |= side
    return frozenset(found)
