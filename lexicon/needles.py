"""What a text must hold for a form to be found in it, so that most texts are told by a look for some plain letters.

A pattern of many forms is slow to search for in a long paragraph, and seldom found. Every form has letters that stand
in whatever it matches: « a la majorite » the letters « majorite », « (pour|contre)~: » either « pour » or « contre ».
So filter the engines of regular expressions (Russ Cox, “Regular Expression Matching with a Trigram Index”, 2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from bordereau.lexicon.forms import SIGNS, TOKEN, Part
from bordereau.lexicon.read import Entry, read_entries, read_parts, write_entry

Needles = frozenset[str] | None
"""Letters of which one at least stands in every match; None where there are none."""


def holds_form(name: str, key: str, folded: str) -> bool:
    """Whether a folded text holds a form of one key of a vocabulary file, as a search with ``read_pattern`` says.

    >>> holds_form("structure", "ends_sitting", "la seance est levee"), holds_form("structure", "ends_sitting", "levee")
    (True, False)
    """
    return any(pattern.search(folded) for pattern in _list_likely(name, key, folded))


def opens_with_form(name: str, key: str, folded: str) -> bool:
    """Whether a folded text opens with a form of one key, as a match with ``read_pattern`` says.

    >>> [opens_with_form("structure", "objects", text) for text in ("objet : subvention", "pour objet : x")]
    [True, False]
    """
    return any(pattern.match(folded) for pattern in _list_likely(name, key, folded))


def _list_likely(name: str, key: str, folded: str) -> Iterator[re.Pattern[str]]:
    """The forms of one key whose needles stand in a text, compiled; of most vocabularies a document asks a few."""
    for needles, entry in _read_forms(name, key):
        if needles is None or any(map(folded.__contains__, needles)):
            yield _compile(name, entry.form, entry.then, entry.not_then)


@cache
def _read_forms(name: str, key: str) -> tuple[tuple[Needles, Entry], ...]:
    """Each form of one key with its needles."""
    parts = read_parts(name)
    return tuple((list_needles(entry.form, parts), entry) for entry in read_entries(name, key))


@cache
def _compile(name: str, form: str, then: str | None, not_then: str | None) -> re.Pattern[str]:
    return re.compile(write_entry(Entry(form, then=then, not_then=not_then), read_parts(name)))


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
