"""What the labeller is told of each token, as strings: the token, its neighbours, and what stands around it.

Training and reading go through this one function. A change here asks for `make train`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bordereau.extract.parties.running import Running
from bordereau.extract.parties.second.surroundings import Surroundings, look_around
from bordereau.extract.parties.second.tokens import LINE_END, tell_shape
from bordereau.lexicon.months import list_months
from bordereau.lexicon.offices import is_office, words
from bordereau.schemas.light import dataclass

_STEPS = ("0", "1", "2", "3", "3", *["5"] * 5, *["10"] * 10, *["20"] * 20, "40")
_NEAR = (-3, -2, -1, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    shape: str
    bare: str
    office: bool
    title: bool


def list_features(running: Running, tokens: Sequence[tuple[int, int]]) -> list[list[str]]:
    """The features of every token."""
    around = look_around(running, tokens)
    said = [_describe(running, span) for span in tokens]
    seen = Counter(word.folded for word in said if word.shape[:2] in ("Aa", "AA"))
    return [
        [
            *_tell_itself(said[place], seen),
            *_tell_neighbours(said, around, place),
            *_tell_clause(said[place], around, place),
            *_tell_place(said[place], around, place),
            *(["marked"] if start in running.marked else []),
        ]
        for place, (start, _) in enumerate(tokens)
    ]


def _describe(running: Running, span: tuple[int, int]) -> _Word:
    shape = tell_shape(running.text[slice(*span)])
    folded = LINE_END if shape == LINE_END else running.folded[slice(*span)]
    bare = folded.rstrip("'")
    office = shape[0] in "Aa" and len(bare) > 3 and is_office(bare)
    return _Word(folded, shape, bare, office, bare in words("titles") or bare == "m")


def _tell_itself(word: _Word, seen: Counter[str]) -> list[str]:
    out = ["1", f"w={word.folded}", f"s={word.shape}"]
    if word.shape[0] in "Aa":
        out += [f"p3={word.bare[:3]}", f"p4={word.bare[:4]}", f"x3={word.bare[-3:]}"]
    if word.office:
        out.append("office")
    if word.title:
        out.append("title")
    if word.bare in list_months():
        out.append("month")
    if seen[word.folded] > 1:
        out.append(f"again{min(seen[word.folded], 4)}")
    return out


def _tell_neighbours(said: Sequence[_Word], around: Surroundings, place: int) -> list[str]:
    out: list[str] = []
    for step in _NEAR:
        there = place + step
        if not 0 <= there < len(said):
            out.append(f"{step}w=EDGE")
            continue
        word = said[there]
        out.append(f"{step}s={word.shape}")
        if abs(step) < 3:
            out.append(f"{step}w={word.folded}")
        if abs(step) == 1 and word.shape[0] in "Aa" and len(word.bare) > 4:
            out.append(f"{step}p4={word.bare[:4]}")
        if word.office:
            out.append(f"{step}office")
        if word.title:
            out.append(f"{step}title")
        if around.body[there]:
            out.append(f"{step}body={around.body[there]}")
    here = said[place]
    if place:
        out.append(f"-w|s={said[place - 1].folded}|{here.shape}")
    if place + 1 < len(said):
        out.append(f"s|+w={here.shape}|{said[place + 1].folded}")
    if 0 < place < len(said) - 1:
        out.append(f"sss={said[place - 1].shape}|{here.shape}|{said[place + 1].shape}")
    if place > 1:
        out.append(f"-ww={said[place - 2].folded}|{said[place - 1].folded}")
    return out


def _tell_clause(word: _Word, around: Surroundings, place: int) -> list[str]:
    (last, since), (coming, until) = around.last[place], around.coming[place]
    out = [f"l={last}", f"l#={last}{_step(since)}", f"l|s={last}|{word.shape}", f"n#={coming}{_step(until)}"]
    if around.clause[place]:
        out.append(f"c={around.clause[place]}")
    if around.body[place]:
        out.append(f"body={around.body[place]}{'c' if word.shape[0] == 'A' else ''}")
    if around.opener[place]:
        out.append(f"o={around.opener[place]}")
    if around.sides[place]:
        out.append("side")
    if around.quoted[place]:
        out += ["quoted", f"quoted|l={last}"]
    return out


def _tell_place(word: _Word, around: Surroundings, place: int) -> list[str]:
    begun, ended, column = around.begun[place], around.ended[place], around.column[place]
    out = [f"begun{begun}", f"ended{ended}", f"zone{min(begun, 2)}{min(ended, 2)}", f"col{_step(column)}"]
    if column == 0:
        out.append(f"col0|s={word.shape}")
    out.append(f"line={around.first[place]}")
    out.append(f"next={around.next_line[place]}")
    out.append(f"head{_step(around.headed[place])}")
    out.append(f"head{_step(around.headed[place])}|s={word.shape}")
    if around.bracketed[place]:
        out.append("bracketed")
    if around.capitals[place]:
        out.append("capitals")
    return out


def _step(distance: int) -> str:
    """A distance in steps that grow: 0, 1, 2, 3, 5, 10, 20, 40."""
    return _STEPS[distance] if distance < len(_STEPS) else "40"
