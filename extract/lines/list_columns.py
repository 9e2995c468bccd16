"""A list set in columns, as newsletters print subventions: labels and figures between short rules, several abreast.

Read across, each row holds two or three items. Each column has rules of its own, of one width, and in each a line
begins with a word and ends with a figure; the cells of a table hold the one or the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bordereau.extract.lines.make import group_lines
from bordereau.schemas.page import Line, Rule, Word

SLACK_PT = 4.0
"""Rules of one column begin and end so near to each other."""
LEAST_RULES = 5
LEAST_WIDTH_PT = 80.0
REACH = 1.5
"""The first and last lines stand outside the rules, by so many heights of a line."""
ITEM_SHARE = 0.4
"""So many lines of a column are whole items; others are the first lines of long labels."""


@dataclass(frozen=True, slots=True)
class _Column:
    x0: float
    x1: float
    top: float
    bottom: float


def part_list_columns(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[tuple[Line, ...], ...]:
    """The flows of some lines: what stands above a list in columns, each of its columns, what stands below."""
    columns = _find_columns(rules)
    if len(columns) < 2 or not lines:
        return (tuple(lines),)
    height = sorted(line.box[3] - line.box[1] for line in lines)[len(lines) // 2]
    top = min(column.top for column in columns) - REACH * height
    bottom = max(column.bottom for column in columns) + REACH * height
    inside = [line for line in lines if top < line.words[0].middle < bottom]
    parts = [_take(inside, column) for column in columns]
    held = {word for part in parts for line in part for word in line.words}
    crossing = any(_crosses(word, columns) for line in inside for word in line.words)
    if crossing or not all(_is_list(part) for part in parts):
        return (tuple(lines),)
    rest = [_without(line, held) for line in lines]
    above = tuple(line for line in rest if line is not None and line.words[0].middle < (top + bottom) / 2)
    below = tuple(line for line in rest if line is not None and line.words[0].middle >= (top + bottom) / 2)
    return tuple(flow for flow in (above, *parts, below) if flow)


def _find_columns(rules: Sequence[Rule]) -> list[_Column]:
    """Where rules of one width stand over each other, apart from others of their width beside them."""
    stacks: defaultdict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.horizontal and rule.x1 - rule.x0 >= LEAST_WIDTH_PT:
            near = [key for key in stacks if abs(key[0] - rule.x0) <= SLACK_PT and abs(key[1] - rule.x1) <= SLACK_PT]
            stacks[near[0] if near else (round(rule.x0), round(rule.x1))].append(rule)
    found = [
        _Column(
            min(rule.x0 for rule in stack),
            max(rule.x1 for rule in stack),
            min(rule.top for rule in stack),
            max(rule.top for rule in stack),
        )
        for stack in stacks.values()
        if len({round(rule.top) for rule in stack}) >= LEAST_RULES
    ]
    found.sort(key=lambda column: column.x0)
    alike = all(
        left.x1 + SLACK_PT <= right.x0
        and abs((left.x1 - left.x0) - (right.x1 - right.x0)) <= 2 * SLACK_PT
        and min(left.bottom, right.bottom) > max(left.top, right.top)
        for left, right in pairwise(found)
    )
    return found if alike else []


def _take(lines: Sequence[Line], column: _Column) -> tuple[Line, ...]:
    words = [word for line in lines for word in line.words if _holds(column, word)]
    return group_lines(lines[0].page, words) if words else ()


def _holds(column: _Column, word: Word) -> bool:
    return column.x0 - SLACK_PT <= (word.x0 + word.x1) / 2 <= column.x1 + SLACK_PT


def _crosses(word: Word, columns: Sequence[_Column]) -> bool:
    """Whether a word stands in the white between two columns."""
    return any(word.x0 < right.x0 - SLACK_PT and word.x1 > left.x1 + SLACK_PT for left, right in pairwise(columns))


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether enough lines begin with a word and end with a figure."""
    items = sum(
        any(map(str.isalpha, line.words[0].text)) and any(any(map(str.isdigit, w.text)) for w in line.words[-2:])
        for line in lines
        if len(line.words) > 1
    )
    return len(lines) >= LEAST_RULES and items >= ITEM_SHARE * len(lines)


def _without(line: Line, held: set[Word]) -> Line | None:
    words = tuple(word for word in line.words if word not in held)
    return None if not words else line if len(words) == len(line.words) else replace(line, words=words)
