"""Two readings of a figure become one, and where they differ both are kept for the judge.

The readings are laid side by side sign by sign, spaces apart, so that each word of the first reader finds what the
second saw in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from extract.ocr.engine import SeenWord, Strip

SURE = 0.8
"""A reading whose least sure sign is surer than this is believed on signs that the other cannot read."""
UNIT = re.compile(r"^[(\[]?(?:[kKM]|[mM]d)?€[)\]]?[.,;:]*$|^[dD]['’]€[.,;:)]*$|^%[.,;:)]*$")
DIGITS = re.compile(r"\d")


def merge_group(words: Sequence[SeenWord], second: Strip, third: Strip | None = None) -> tuple[SeenWord, ...]:
    """The words of one strip after the second reader (and a third where the two differ on a digit)."""
    if not second.text:
        return tuple(words)
    parts = lay_beside([word.text for word in words], second.text)
    thirds = lay_beside([word.text for word in words], third.text) if third and third.text else [""] * len(words)
    merged: list[SeenWord] = []
    for word, part, other in zip(words, parts, thirds, strict=True):
        merged.extend(_merge_word(word, part.strip(), second.confidence, other.strip()))
    return tuple(merged)


def lay_beside(texts: Sequence[str], reading: str) -> list[str]:
    """What a second reading holds in the place of each word of the first, spaces kept inside.

    >>> lay_beside(["8,52", "ME"], "8,52 M€")
    ['8,52', 'M€']
    >>> lay_beside(["7", "385"], "7385")
    ['7', '385']
    >>> lay_beside(["aA47i"], "114,71 M€")
    ['114,71 M€']
    """
    first = "".join(texts)
    places = [index for index, sign in enumerate(reading) if not sign.isspace()]
    second = "".join(reading[index] for index in places)
    if not second:
        return ["" for _ in texts]
    ends: list[int] = []
    total = 0
    for text in texts:
        total += len(text)
        ends.append(total)
    cuts = [_map_cut(first, second, end) for end in ends[:-1]] + [len(second)]
    parts: list[str] = []
    start = 0
    for cut in cuts:
        stop = max(start, cut)
        parts.append(reading[places[start] : places[stop - 1] + 1] if stop > start else "")
        start = stop
    return parts


def _map_cut(first: str, second: str, cut: int) -> int:
    """The place in ``second`` that answers to the place ``cut`` in ``first``."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if i1 <= cut < i2 or (cut == i2 and tag == "equal"):
            if tag == "equal":
                return j1 + cut - i1
            return min(j2, j1 + cut - i1)
        if cut == i2:
            return j2
    return len(second)


def _merge_word(word: SeenWord, part: str, sure: float, other: str) -> list[SeenWord]:
    mine, theirs = _digits(word.text), _digits(part)
    if UNIT.match(part) and not mine:
        return [replace(word, text=part, confidence=max(word.confidence, sure))]
    if not mine and not theirs:
        return [word]
    if mine == theirs:
        return _take_unit(word, part, sure)
    if other and _digits(other) in (mine, theirs):
        winner = _digits(other)
        if winner == mine:
            return [replace(word, alternative=part)]
        return split_word(replace(word, confidence=sure, alternative=word.text), part)
    if sure >= word.confidence or word.confidence < SURE:
        return split_word(replace(word, confidence=min(sure, SURE), alternative=word.text), part)
    return [replace(word, confidence=min(word.confidence, SURE), alternative=part)]


def _take_unit(word: SeenWord, part: str, sure: float) -> list[SeenWord]:
    """Same digits: the first reader's text, but the second's € and its spaces before a unit, its separators if surer."""
    confidence = max(word.confidence, sure)
    if part == word.text:
        return [replace(word, confidence=confidence)]
    if "€" in part and "€" not in word.text and not _same_tail(word.text, part):
        return split_word(replace(word, confidence=confidence), part)
    if _separators(part) != _separators(word.text) and (word.confidence < sure):
        return split_word(replace(word, confidence=confidence, alternative=word.text), part)
    return [replace(word, confidence=confidence)]


def _same_tail(mine: str, theirs: str) -> bool:
    return mine[-1:].isdigit() and theirs[-1:].isdigit()


def _separators(text: str) -> str:
    return "".join(sign for sign in text.strip(".,;:'’ ") if sign in ".,")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def split_word(word: SeenWord, text: str) -> list[SeenWord]:
    """A word whose reading holds spaces becomes several, its width shared by the number of signs."""
    pieces = text.split()
    if len(pieces) <= 1:
        return [replace(word, text=text)]
    step = (word.x1 - word.x0) / len(text)
    out: list[SeenWord] = []
    start = 0
    for piece in pieces:
        start = text.index(piece, start)
        out.append(
            replace(word, text=piece, x0=word.x0 + step * start, x1=word.x0 + step * (start + len(piece)))
        )
        start += len(piece)
    return out
