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
from bordereau.schemas.page import Line, Page, Rule, Word

TALL_SHARE = 0.7
"""The rule covers at least this share of the height of its page…"""
NEAREST, FARTHEST = 0.15, 0.4
"""… and stands between these shares of its width."""
BODY_END = 0.85
"""No other tall rule stands between it and this share of the width: columns of a table have several."""
EDGE_SHARE = 0.05
"""A rule across within this share of the ends is the frame."""
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
    """Part the margins that come again on two pages or more; every line of other pages is text."""
    text = [tuple(own) for own in lines]
    read: list[tuple[Line, ...]] = [() for _ in lines]
    running = list(read)
    parted = [_part(page, own) for page, own in zip(pages, lines, strict=True)]
    words = [_collect(margin) if margin else frozenset() for _, margin in parted]
    for place, (body, margin) in enumerate(parted):
        before = place > 0 and _are_alike(words[place - 1], words[place])
        behind = place + 1 < len(parted) and _are_alike(words[place], words[place + 1])
        if before or behind:
            text[place] = body
            (running if before else read)[place] = margin
    return Margins(tuple(text), tuple(read), tuple(running))


def keep_whole(lines: Sequence[Sequence[Line]]) -> Margins:
    """No margin anywhere."""
    none: tuple[tuple[Line, ...], ...] = tuple(() for _ in lines)
    return Margins(tuple(tuple(own) for own in lines), none, none)


def _part(page: Page, lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines right and left of the rule; none left of it where there is no such margin."""
    rule = _find_rule(page, lines)
    if rule is None:
        return tuple(lines), ()
    margin = group_lines(page.number, (word for line in lines for word in line.words if _is_left(word, rule)))
    parts = ((line, tuple(word for word in line.words if not _is_left(word, rule))) for line in lines)
    body = tuple(line if part == line.words else replace(line, words=part) for line, part in parts if part)
    prose = median([len(line.words) for line in body]) if body else 0
    return (body, margin) if len(margin) >= LEAST_LINES and prose >= PROSE_WORDS else (tuple(lines), ())


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


def _collect(margin: Sequence[Line]) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(" ".join(word.text for line in margin for word in line.words))))


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= ALIKE * min(len(one), len(other))
