"""Copies of a training opening with other wordings, names, signs and line ends, so that one form counts as many.

Each copy is drawn from a seed of its own, so the same openings give the same copies. A copy keeps its facts: they are
led along through every exchange.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from bordereau.extract.parties.second.labels import Labelled
from bordereau.normalize.signatories.column_lines import is_sure_name

KINDS = ("alias", "represented", "seat", "side", "opener", "person")
EXCHANGED, TAILED = 0.35, 0.1
"""How often a wording is exchanged, something is said behind a name."""
OFTEN = {"NAME": 0.4, "REP": 0.5, "CITY": 0.5, "ALIAS": 0.2, "ROLE": 0.2}
"""How often a fact is another opening's of its kind."""
FRESH, WHOLE = 0.35, 0.25
"""Of the bodies that are exchanged so many get a name of the list, and so many of these one that has no first word."""
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Labelling:
    text: str
    facts: tuple[Labelled, ...]


@cache
def _variants() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("variants.toml").read_text("utf8"))


def vary(one: Labelling, pool: dict[str, list[str]], seed: str) -> Labelling:
    """One copy. ``pool`` holds the names, persons, offices and places of all openings, by kind of label."""
    draw = random.Random(seed)
    one = _apply(one, list(_swap_facts(one, pool, draw)))
    one = _apply(one, list(_exchange(one, draw)))
    one = _apply(one, list(_add_tails(one, draw)))
    one = _apply(one, list(_change_signs(one, draw)))
    return _apply(one, list(_break_lines(one, draw)))


def pool_facts(labellings: Sequence[Labelling]) -> dict[str, list[str]]:
    """The names, persons, offices, places of all openings, by kind; a party that is a person is a ``PERSON``."""
    pool: dict[str, list[str]] = {}
    for one in labellings:
        for fact in one.facts:
            said = one.text[fact.start : fact.end]
            pool.setdefault(_tell_kind(fact, said), []).append(" ".join(said.split()))
    return pool


def _tell_kind(fact: Labelled, said: str) -> str:
    return "PERSON" if fact.kind == "NAME" and is_sure_name(said) else fact.kind


def _swap_facts(one: Labelling, pool: dict[str, list[str]], draw: random.Random) -> Iterator[Edit]:
    for fact in one.facts:
        said = one.text[fact.start : fact.end]
        if fact.kind in OFTEN and draw.random() < OFTEN[fact.kind]:
            kind = _tell_kind(fact, said)
            new = _name_body(draw) if kind == "NAME" and draw.random() < FRESH else draw.choice(pool[kind])
            yield fact.start, fact.end, new.upper() if said.isupper() else new


def _name_body(draw: random.Random) -> str:
    """A name of a body that no opening bears."""
    said = _variants()["bodies"]
    if draw.random() < WHOLE:
        return str(draw.choice(said["whole"]))
    return f"{draw.choice(said['first'])} {draw.choice(said['of'])}"


def _exchange(one: Labelling, draw: random.Random) -> Iterator[Edit]:
    for kind in KINDS:
        said = _variants()[kind]
        for match in re.finditer(said["found"], one.text):
            if draw.random() < EXCHANGED:
                yield *match.span(), draw.choice(said["words"])


def _add_tails(one: Labelling, draw: random.Random) -> Iterator[Edit]:
    for fact in one.facts:
        if fact.kind == "NAME" and draw.random() < TAILED:
            yield fact.end, fact.end, draw.choice(_variants()["tail"]["words"])
        if fact.kind in ("NAME", "REP") and draw.random() < 0.04:
            lead, end = draw.choice((("[", "]"), ("....", "........"), ("« ", " »"), ("(", ")"), (": ", "")))
            yield fact.start, fact.start, lead
            yield fact.end, fact.end, end


def _change_signs(one: Labelling, draw: random.Random) -> Iterator[Edit]:
    """Quotes and commas come and go in all of a copy, as one writer or one machine does."""
    quotes = draw.choice(("keep", "keep", "none", "straight"))
    fewer = draw.choice((0.0, 0.0, 0.2, 0.5))
    for match in re.finditer(r"«\s?|\s?»|[“”\"]|,(?=\s)", one.text):
        if match[0] == ",":
            if draw.random() < fewer:
                yield *match.span(), draw.choice(("", "", ";", " -"))
        elif quotes != "keep":
            yield *match.span(), "" if quotes == "none" else '"'


def _break_lines(one: Labelling, draw: random.Random) -> Iterator[Edit]:
    joined, broken = draw.choice(((0.0, 0.0), (0.0, 0.0), (1.0, 0.0), (0.3, 0.0), (0.0, 0.05), (0.2, 0.1)))
    for match in re.finditer(r"[\n ]", one.text):
        if match[0] == "\n" and draw.random() < joined:
            yield *match.span(), " "
        elif match[0] == " " and draw.random() < broken and one.text[match.start() - 1] in ",;.:»)":
            yield *match.span(), "\n"


def _apply(one: Labelling, edits: Sequence[Edit]) -> Labelling:
    """The text after the edits, its facts led along; of edits that meet, the first is made."""
    facts = list(one.facts)
    text, shift, reached = one.text, 0, 0
    spans = {(fact.start, fact.end) for fact in one.facts}
    moved: list[tuple[int, int, int]] = []
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        inside = any(a < end and start < b for a, b in spans) and (start, end) not in spans and end - start > 2
        if start < reached or inside:
            continue
        text = text[: start + shift] + new + text[end + shift :]
        moved.append((start, end, len(new)))
        shift += len(new) - (end - start)
        reached = max(end, start)
    return Labelling(text, tuple(_lead(fact, moved) for fact in facts))


def _lead(fact: Labelled, moved: Sequence[tuple[int, int, int]]) -> Labelled:
    """Where a fact stands after the edits; what is put in at its edge stays outside of it."""
    start, end = fact.start, fact.end
    for first, last, length in moved:
        grown = length - (last - first)
        if last <= fact.start:
            start += grown
            end += grown
        elif last <= fact.end and not (first == last == fact.end):
            end += grown
    return replace(fact, start=start, end=end)
