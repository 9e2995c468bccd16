"""A name that an act prints behind, or before, some words, and that is the only one there: who borrows, rents, buys."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.lines import Line, Scope, list_scopes
from bordereau.normalize.meaning.own_names import is_own, is_plain
from bordereau.normalize.meaning.printed_names import name_at, name_before

REACH = 160
"""So many characters behind a verb who is meant is named."""
_TOWN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þa-zà-ÿ]+)*")
_NOT_A_LETTER = re.compile(r"[^a-z0-9()]")


def find_named(lines: Sequence[Line], key: str, *, within: str | None = None, body: str | None = None) -> str | None:
    """The only name behind words of ``counterparties.key``, in a sentence that speaks of ``within`` before them.

    ``body`` is who decides, who is not looked for.
    """
    return _take_one(_list_behind(lines, key, within), lines, body)


def find_named_most(lines: Sequence[Line], key: str, *, body: str | None = None) -> str | None:
    """The name that stands behind such words more often than any other."""
    names = [name for name in _list_behind(lines, key, None) if not is_own(name, body) and not is_plain(name)]
    ranked = Counter(map(fold, names)).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return next(name for name in names if fold(name) == ranked[0][0])


def find_led(lines: Sequence[Line], key: str, *, body: str | None = None) -> str | None:
    """The only name behind « à », « au profit de », a few words after such words: « céder la parcelle à X »."""
    return _take_one(_list_led(lines, key), lines, body)


def find_named_before(lines: Sequence[Line], key: str, *, body: str | None = None) -> str | None:
    """The only name right before such words."""
    return _take_one(_list_before(lines, key), lines, body)


def _list_behind(lines: Sequence[Line], key: str, within: str | None) -> Iterator[str]:
    for scope in list_scopes(lines, all_lines=True):
        for match in read_pattern("counterparties", key).finditer(scope.folded, _find_start(scope, within)):
            name = name_at(scope, match.end())
            if name is not None:
                yield name


def _list_before(lines: Sequence[Line], key: str) -> Iterator[str]:
    for scope in list_scopes(lines, all_lines=True):
        match = read_pattern("counterparties", key).search(scope.folded, scope.own)
        name = name_before(scope, match.start()) if match else None
        if name is not None:
            yield name


def _list_led(lines: Sequence[Line], key: str) -> Iterator[str]:
    for scope in list_scopes(lines, all_lines=True):
        reach = scope.own
        for match in read_pattern("counterparties", key).finditer(scope.folded, scope.own):
            if match.start() < reach:
                continue
            for lead in read_pattern("counterparties", "to_other").finditer(
                scope.folded, match.end(), match.end() + REACH
            ):
                if read_pattern("counterparties", "not_to").search(scope.folded, scope.own, lead.start()):
                    continue
                name = name_at(scope, lead.end())
                if name is not None and not (lead.group() == "a" and _is_place(scope, lead.end(), name)):
                    yield name
                    reach = lead.end()
                    break


def _is_place(scope: Scope, place: int, name: str) -> bool:
    """« la salle des fêtes à Lac »: a bare name of a town, without an article."""
    bare = scope.text[place:].lstrip().startswith(name)
    return bare and _TOWN.fullmatch(name) is not None


def _find_start(scope: Scope, within: str | None) -> int:
    if within is None:
        return scope.own
    opens = read_pattern("counterparties", within).search(scope.folded, scope.own)
    return opens.start() if opens else len(scope.folded)


def _take_one(found: Iterator[str], lines: Sequence[Line], body: str | None) -> str | None:
    """One name; of several that begin alike, or of which one is the other's in brackets, the longest."""
    names: dict[str, str] = {}
    for name in found:
        if not is_plain(name) and not (body is not None and is_own(name, body)):
            names.setdefault(_make_key(name), name)
    by_role = read_pattern("counterparties", "by_role")
    proper = {key: name for key, name in names.items() if not by_role.match(fold(name))}
    names = proper or names
    ranked = sorted(names, key=len, reverse=True)
    if not ranked:
        return None
    told = _squeeze(" ".join(line.text for line in lines)) if len(ranked) > 1 else ""
    same = all(ranked[0].startswith(key) or f"{ranked[0]}({key})" in told for key in ranked)
    return names[ranked[0]] if same else None


def _make_key(name: str) -> str:
    """A name by which its spellings are one: « SE 60 », « SE60 »."""
    return re.sub(r"^(?:la|le|les|l)?(?:association|societe)(?=.)", "", _squeeze(name).partition("(")[0])


def _squeeze(text: str) -> str:
    return _NOT_A_LETTER.sub("", fold(text))
