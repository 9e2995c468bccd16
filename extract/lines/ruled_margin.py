"""The margin behind a rule that a register's paper bears: the commune's name, how many vote, the object, on each page.

A tall rule parts it from the text, and what stands in it comes again page after page. Read across, each of its lines
would open a line of the text. It is text on the first page that bears it, and furniture on the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from bordereau.extract.lines.make import group_lines
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.page import Line, Page, Rule, Word

TALL_SHARE = 0.7
"""The rule covers at least this share of the height of its page…"""
NEAREST, FARTHEST = 0.15, 0.4
"""… and stands between these shares of its width."""
BODY_END = 0.85
"""No other tall rule stands between it and this share of the width: columns of a table have several."""
EDGE_SHARE = 0.05
"""A rule across within this share of the ends is the frame."""
LONG_SHARE = 0.3
"""The rule at an end of the frame covers at least this share of the width: a scan shows a part of it."""
LEAST_LINES = 4
PROSE_WORDS = 5
"""A line beside it has, in the middle of the distribution, at least so many words."""
ALIKE = 0.5
"""So many of the words of two margins are the same where it comes again."""
CROSSING = 2
"""A scan may join so many words over the rule."""
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Margins:
    """The lines of each page: those of its text, of a margin read with it, and of one that only comes again."""

    text: tuple[tuple[Line, ...], ...]
    read: tuple[tuple[Line, ...], ...]
    running: tuple[tuple[Line, ...], ...]


def part_margins(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> Margins:
    """Part the margins that come again on two pages or more, or say who sits; every line of other pages is text."""
    text = [tuple(own) for own in lines]
    read: list[tuple[Line, ...]] = [() for _ in lines]
    running = list(read)
    parted = [_part(page, own) for page, own in zip(pages, lines, strict=True)]
    words = [_collect(margin) if margin else frozenset() for _, margin in parted]
    for place, (body, margin) in enumerate(parted):
        before = place > 0 and _are_alike(words[place - 1], words[place])
        behind = place + 1 < len(parted) and _are_alike(words[place], words[place + 1])
        if before or behind or _says_who_sits(margin):
            text[place] = body
            (running if before else read)[place] = margin
    return Margins(tuple(text), tuple(read), tuple(running))


def drop_sheet_frame(page: Page, lines: Sequence[Line]) -> Page:
    """The page without the rule of its margin and the frame around both, in which a table is no part of a larger one.

    ``lines`` are those of its text: the rule is that of a margin where none of them crosses it.
    """
    rule = _find_rule(page, lines)
    if rule is None or not _is_prose(_part_words(page, lines, rule)[0]):
        return page
    edge = EDGE_SHARE * page.height
    return replace(page, rules=tuple(one for one in page.rules if not _is_of_frame(one, rule, page, edge)))


def _is_of_frame(one: Rule, rule: Rule, page: Page, edge: float) -> bool:
    if not one.horizontal:
        return one.bottom - one.top >= TALL_SHARE * page.height
    ends = min(abs(one.top - rule.top), abs(one.top - rule.bottom)) <= edge
    return ends and one.x1 - one.x0 >= LONG_SHARE * page.width


def keep_whole(lines: Sequence[Sequence[Line]]) -> Margins:
    """No margin anywhere."""
    none: tuple[tuple[Line, ...], ...] = tuple(() for _ in lines)
    return Margins(tuple(tuple(own) for own in lines), none, none)


def _part(page: Page, lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines right and left of the rule; none left of it where there is no such margin."""
    rule = _find_rule(page, lines)
    if rule is None:
        return tuple(lines), ()
    body, margin = _part_words(page, lines, rule)
    return (body, margin) if len(margin) >= LEAST_LINES and _is_prose(body) else (tuple(lines), ())


def _part_words(page: Page, lines: Sequence[Line], rule: Rule) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    margin = group_lines(page.number, (word for line in lines for word in line.words if _is_left(word, rule)))
    parts = ((line, tuple(word for word in line.words if not _is_left(word, rule))) for line in lines)
    return tuple(line if part == line.words else replace(line, words=part) for line, part in parts if part), margin


def _is_prose(body: Sequence[Line]) -> bool:
    return bool(body) and median([len(line.words) for line in body]) >= PROSE_WORDS


def _find_rule(page: Page, lines: Sequence[Line]) -> Rule | None:
    tall = [rule for rule in page.rules if not rule.horizontal and rule.bottom - rule.top >= TALL_SHARE * page.height]
    inner = [rule for rule in tall if NEAREST * page.width <= rule.x0 <= BODY_END * page.width]
    if len(inner) != 1 or inner[0].x0 > FARTHEST * page.width:
        return None
    rule, edge = inner[0], EDGE_SHARE * page.height
    across = [one for one in page.rules if one.horizontal and one.x0 < rule.x0 - edge and one.x1 > rule.x0 + edge]
    if any(rule.top + edge < one.top < rule.bottom - edge for one in across):
        return None
    crossing = sum(word.x0 < rule.x0 - 2 and word.x1 > rule.x0 + 2 for line in lines for word in line.words)
    return rule if crossing <= CROSSING else None


def _is_left(word: Word, rule: Rule) -> bool:
    return (word.x0 + word.x1) / 2 < rule.x0 and rule.top < word.middle < rule.bottom


def _says_who_sits(margin: Sequence[Line]) -> bool:
    """Whether a margin says what registers print in it, how many sit and when they were called: once is enough."""
    said = fold(" ".join(word.text for line in margin for word in line.words))
    return read_pattern("structure", "attendance").search(said) is not None


def _collect(margin: Sequence[Line]) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(" ".join(word.text for line in margin for word in line.words))))


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= ALIKE * min(len(one), len(other))
