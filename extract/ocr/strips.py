"""Which pieces of a page the second reader is asked for: figures with their units, and what looks like a unit.

Reading strips only keeps the second reader cheap: about 10 ms a strip against a second for a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.picture import Picture
from bordereau.extract.ocr.stroke import Stroke
from bordereau.lexicon.money_units import list_printed_letters

GREATEST_GAP = 0.7
"""In heights of the type: farther words are read apart."""
BESIDE = 0.8
"""A rule that parts two words stands along so much of their height …"""
SLACK = 0.3
"""… and, in heights of the type, no further inside the box of either."""
PAD_X, PAD_Y = 0.28, 0.12
"""White around a strip, in heights of the type; the model was trained on boxes with some."""

PLAIN = re.compile(r"^(?:(?:19|20)\d\d(?:[-–/](?:19|20)\d\d)?|\(\d\)|[A-Z]{1,2}\.?\d[\d.-]*|[:;,/-])[.,;:)]*$")
"""Years, note marks and references to codes, surely read, are not worth a second reading."""
TRUSTED = 0.9
DOUBTFUL = 0.45
APOSTROPHE = re.compile("['’‘]")
HAS_DIGIT = re.compile(r"\d")
LIKE_DIGITS = re.compile(r"^[\dOoQIl|!SsBbZz$€Ee%.,;:'’()\[\]{}/+«»°-]+$")
LIKE_UNIT = re.compile(
    rf"^[(\[{{]?(?:{'|'.join(list_printed_letters())}|md|Mil)?\s?[€eEcCG6£&][)\]}}]?[.,;:]*$"
    r"|^[dD]?['’‘][€eEcC6][.,;:)]*$|€|%"
)
"""How « € », « k€ », « M€ » and « d'€ » come out of the first reader."""


def find_figure_groups(words: Sequence[SeenWord], strokes: Sequence[Stroke] = ()) -> list[tuple[int, ...]]:
    """Indices of words to read again, neighbours on a line together that no upright one of ``strokes`` parts.

    A group holds at least one digit, something like a unit, a word of which the first reader is unsure, or print that
    it passed over (a word without text); words between digits that may be misread digits (« l » « O ») belong to it.
    """
    groups: list[tuple[int, ...]] = []
    numbered = sorted(enumerate(words), key=lambda item: item[1].line)
    for _, members in groupby(numbered, key=lambda item: item[1].line):
        line = sorted(members, key=lambda item: item[1].x0)
        run: list[int] = []
        for index, word in line:
            far = bool(run) and word.x0 - words[run[-1]].x1 > GREATEST_GAP * word.height
            if run and (far or _are_parted(words[run[-1]], word, strokes)):
                _close(run, words, groups)
                run = []
            if _is_figure(word):
                run.append(index)
            else:
                _close(run, words, groups)
                run = []
        _close(run, words, groups)
    return groups


def _are_parted(left: SeenWord, right: SeenWord, strokes: Sequence[Stroke]) -> bool:
    """Whether an upright rule stands between two words, along most of their height: they are of two cells."""
    x0, x1 = (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2
    top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
    least = BESIDE * (bottom - top)
    return any(
        not rule.horizontal
        and left.x1 - SLACK * left.height < (rule.x0 + rule.x1) / 2 < right.x0 + SLACK * right.height
        and x0 < rule.x0
        and rule.x1 < x1
        and min(rule.bottom, bottom) - max(rule.top, top) >= least
        for rule in strokes
    )


def _is_figure(word: SeenWord) -> bool:
    if word.text == "" or is_doubtful(word):
        return True
    return bool(HAS_DIGIT.search(word.text) or LIKE_UNIT.search(word.text) or LIKE_DIGITS.match(word.text))


def is_doubtful(word: SeenWord) -> bool:
    """Whether the first reader itself is unsure of it; before an apostrophe it always is, and mostly right."""
    return word.confidence < DOUBTFUL and not APOSTROPHE.search(word.text)


def _close(run: list[int], words: Sequence[SeenWord], groups: list[tuple[int, ...]]) -> None:
    if all(words[index].confidence >= TRUSTED and PLAIN.match(words[index].text) for index in run):
        return
    for index in run:
        word = words[index]
        if word.text == "" or is_doubtful(word) or HAS_DIGIT.search(word.text) or LIKE_UNIT.search(word.text):
            groups.append(tuple(run))
            return


def cut_strip(picture: Picture, words: Sequence[SeenWord], group: Sequence[int]) -> Picture:
    """The picture of a group, with white around it but nothing of its neighbours.

    A word that a stroke of a stamp touches has a box that is too tall: the height of the line bounds it.
    """
    members = [words[index] for index in group]
    height = members[0].height
    left, right = min(w.x0 for w in members), max(w.x1 for w in members)
    top, bottom = min(w.top for w in members), max(w.bottom for w in members)
    if bottom - top > 1.3 * height:
        top = max(top, members[0].line_top - 2 * PAD_Y * height)
        bottom = min(bottom, members[0].line_bottom + 2 * PAD_Y * height)
    top, bottom = top - PAD_Y * height, bottom + PAD_Y * height
    bare = [word for word in members if not word.text]
    if bare:  # its box was drawn around its own ink; that of a word read wrongly was not
        top = min(word.top for word in bare) - PAD_Y * height
        bottom = max(word.bottom for word in bare) + PAD_Y * height
    line = members[0].line
    inside = set(group)
    before = max(
        (w.x1 for i, w in enumerate(words) if w.line == line and i not in inside and w.x1 <= left + 2), default=0.0
    )
    after = min(
        (w.x0 for i, w in enumerate(words) if w.line == line and i not in inside and w.x0 >= right - 2), default=1e9
    )
    x0 = max(left - PAD_X * height, (before + left) / 2, 0)
    x1 = min(right + PAD_X * height, (after + right) / 2, picture.shape[1])
    return cut(picture, x0, top, x1, bottom)


def cut(picture: Picture, x0: float, top: float, x1: float, bottom: float) -> Picture:
    """A piece of a picture, at least one pixel."""
    height, width = picture.shape
    left, upper = min(max(0, int(x0)), width - 1), min(max(0, int(top)), height - 1)
    return picture[upper : max(upper + 1, min(height, int(bottom + 1))), left : max(left + 1, min(width, int(x1 + 1)))]
