"""Where the facts of a truth stand in the text of its opening.

A name stands in the title, in the block, in a signature: the right place is the one that the other facts of the
party follow. All names are placed together, in the order of the truth; the other facts then go to the nearest place in
their party.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from bordereau.extract.parties.second.labels import Labelled
from bordereau.lexicon.folding import fold_quotes
from bordereau.normalize.dates.dates import find_dates

Span = tuple[int, int]
_BACKWARDS, _LOST, _ELSEWHERE = 2500, 4000, 800
_ROLE_REACH = 400


def find_all(folded: str, said: str | None) -> list[Span]:
    """All places of a text, whatever signs and blanks part its words."""
    words = re.findall(r"[^\W_]+", fold_quotes(said or ""))
    if not words:
        return []
    pattern = r"[\W_]*?".join(map(re.escape, words))
    return [match.span() for match in re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", folded)]


def _find_digits(folded: str, value: str | None) -> list[Span]:
    signs = re.sub(r"\W", "", value or "").lower()
    pattern = r"[\s.\-]*".join(map(re.escape, signs))
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", folded)] if signs else []


@dataclass(slots=True)
class _Page:
    text: str
    folded: str
    taken: list[tuple[int, int, str, int]] = field(default_factory=list)

    def free(self, spans: Iterable[Span]) -> list[Span]:
        return [one for one in spans if not any(a < one[1] and one[0] < b for a, b, _, _ in self.taken)]

    def quoted(self, span: Span) -> bool:
        return '"' in self.folded[max(0, span[0] - 4) : span[0]]

    def announced(self, span: Span) -> bool:
        return "apres" in self.folded[max(0, span[0] - 50) : span[0]]


def align(text: str, parties: list[dict[str, Any]]) -> list[Labelled]:
    """The facts of the parties as places in the text, in order; what is not printed is left out."""
    page = _Page(text, fold_quotes(text))
    names = _place_names(page, parties)
    page.taken += [(*span, "NAME", place) for place, span in enumerate(names) if span]
    starts = sorted(span[0] for span in names if span)
    for place, party in enumerate(parties):
        low = span[1] if (span := names[place]) else 0
        _place_facts(page, party, place, (low, next((start for start in starts if start > low), len(text))))
    _place_groups(page, parties, names)
    return _mark_first(page, names)


def _place_names(page: _Page, parties: list[dict[str, Any]]) -> list[Span | None]:
    """The cheapest places for all names; (cost, end of the last name, places) by the place of the last one."""
    ways: list[tuple[float, int, list[Span | None]]] = [(0, -1, [])]
    for party in parties:
        anchors = _find_anchors(page, party)
        ways = [
            min(
                (
                    (cost + _LOST, end, [*way, None])
                    if span is None
                    else (cost + _weigh(span, anchors) + _BACKWARDS * (span[0] < end), span[1], [*way, span])
                    for cost, end, way in ways
                ),
                key=lambda way: way[0],
            )
            for span in find_all(page.folded, party["name"]) or [None]
        ]
    return min(ways, key=lambda way: way[0])[2]


def _find_anchors(page: _Page, party: dict[str, Any]) -> list[Span]:
    """Facts that stand beside a name, and seldom elsewhere."""
    found: list[Span] = []
    for one in party.get("representatives", []):
        found += find_all(page.folded, one.get("name"))
    found += _find_digits(page.folded, (party.get("address") or {}).get("postcode"))
    for one in party.get("identifiers", []):
        found += _find_digits(page.folded, one["value"])
    for alias in party.get("aliases", []):
        found += [one for one in find_all(page.folded, alias) if page.quoted(one) or page.announced(one)]
    return found


def _weigh(span: Span, anchors: list[Span]) -> float:
    if not anchors:
        return 150 + span[0] * 0.001
    nearest = min(one[0] - span[1] if one[0] >= span[1] else 300 - 2 * (one[0] - span[1]) for one in anchors)
    return min(nearest, 3000)


def _place_facts(page: _Page, party: dict[str, Any], place: int, within: Span) -> None:
    def put(
        kind: str, spans: list[Span], near: int | None = None, worth: Callable[[Span], int] = lambda _: 0
    ) -> Span | None:
        begin = within[0] if near is None else near

        def distance(span: Span) -> float:
            away = span[0] - begin if span[0] >= begin else 1.5 * (begin - span[1])
            return away + _ELSEWHERE * (not within[0] <= span[0] < within[1]) - worth(span)

        best = min(page.free(spans), key=distance, default=None)
        if best is not None:
            page.taken.append((*best, kind, place))
        return best

    for alias in party.get("aliases", []):
        put(
            "ALIAS",
            find_all(page.folded, alias),
            worth=lambda span: 600 * page.quoted(span) + 500 * page.announced(span),
        )
    for one in party.get("representatives", []):
        person = put("REP", find_all(page.folded, one.get("name")))
        _place_role(page, one.get("role"), person, place)
    address = party.get("address") or {}
    postcode = put("POST", _find_digits(page.folded, address.get("postcode")))
    put("CITY", find_all(page.folded, address.get("city")), postcode[1] if postcode else None)
    put("FORM", find_all(page.folded, party.get("legal_form")))
    for one in party.get("identifiers", []):
        put("ID", _find_digits(page.folded, one["value"]))
    for one in party.get("authorisations", []):
        iso = (one.get("date") or {}).get("iso")
        if iso:
            put("AUTH", [(date.start, date.end) for date in find_dates(page.text) if date.iso == iso])


def _place_role(page: _Page, role: str | None, person: Span | None, place: int) -> None:
    """The office nearest to its person."""
    spans = page.free(find_all(page.folded, role))
    if person is not None:
        spans = [span for span in spans if abs(span[0] - person[0]) < _ROLE_REACH]
    begin, end = person or (0, 0)
    best = min(spans, key=lambda span: span[0] - end if span[0] >= end else begin - span[1], default=None)
    if best is not None:
        page.taken.append((*best, "ROLE", place))


def _place_groups(page: _Page, parties: list[dict[str, Any]], names: list[Span | None]) -> None:
    groups = {party["group"] for party in parties if party.get("group") not in (None, "?")}
    for group in sorted(groups):
        members = [place for place, party in enumerate(parties) if party.get("group") == group]
        last = max((span[1] for place in members if (span := names[place])), default=0)
        spans = page.free(find_all(page.folded, group))
        best = min(
            spans, key=lambda span: (span[0] < last, abs(span[0] - last) - 300 * page.quoted(span)), default=None
        )
        if best is not None:
            page.taken.append((*best, "GALIAS", members[0]))


def _mark_first(page: _Page, names: list[Span | None]) -> list[Labelled]:
    """In order; the first fact of a party that stands before its name opens it."""
    out: list[Labelled] = []
    seen: set[int] = set()
    for start, end, kind, place in sorted(page.taken):
        opens = kind not in ("NAME", "GALIAS") and place not in seen and names[place] is not None
        out.append(Labelled(start, end, kind, opens))
        if kind != "GALIAS":
            seen.add(place)
    return out
