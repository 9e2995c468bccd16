"""What tells two short columns of text from rows of cells, from labels beside values, from signatures side by side.

Long columns are told by their number of lines. Short ones need a sense that runs down and not across: articles counted
on from the left one to the right one, or lines that cannot end where they do (« … le soutien de la ») and go on with
the next one of their side. Columns that each open with such a heading need no more. Where a rule runs across the gutter
between two lines, they are rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bordereau.lexicon.headings import read_label
from bordereau.lexicon.sentences import goes_on
from bordereau.schemas.page import Box, Rule, Word

RUN_ON = 0.4
"""The share of the lines of prose that the next one of the column goes on with; headings and last lines do not."""
COMPLETE = "X"

Side = Sequence[Sequence[Word]]
"""The lines of one side, each its words."""


def have_sense(left: Side, right: Side) -> bool:
    """Whether two sides are to be read down, one after the other."""
    texts = [[" ".join(word.text for word in line) for line in side] for side in (left, right)]
    return _count_on(*texts) or all(_measure_run(side) >= RUN_ON for side in texts)


def have_headings(left: Side, right: Side) -> bool:
    """Whether each side opens with the heading of an article and holds its text, the articles counted on.

    A row of labels has no text under them; that text may be as short as a figure in a sentence.
    """
    texts = [[" ".join(word.text for word in line) for line in side] for side in (left, right)]
    if not all(len(side) > 1 and _number(side[0]) and not _number(side[1]) for side in texts):
        return False
    return _count_on(*texts)


def _count_on(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether articles stand on both sides, those of the right one after those of the left one.

    >>> _count_on(["Article 1 – Objet", "La", "Article 2 – Durée"], ["Article 3 – Prix", "Le"])
    True
    >>> _count_on(["Article 1 – Objet"], ["Article 1 – Objet"]), _count_on(["Article 1 – Objet"], ["Objet"])
    (False, False)
    """
    numbers = [[int(found) for line in side if (found := _number(line))] for side in (left, right)]
    if not all(numbers):
        return False
    whole = [*numbers[0], *numbers[1]]
    return all(one < two for one, two in pairwise(whole))


def _number(line: str) -> str:
    label = read_label(line)
    return label.number if label is not None and label.kind == "article" and label.number.isdecimal() else ""


def _measure_run(side: Sequence[str]) -> float:
    """The share of lines that go on in the next one.

    >>> _measure_run(["La convention fixe le soutien de la", "Communauté à la filière", "bois."])
    1.0
    >>> _measure_run(["Pour la Commune", "Le Maire", "Paul Durand"])
    0.0
    """
    steps = [goes_on(one, COMPLETE) or (two[:1].islower() and one[-1:] not in ".;") for one, two in pairwise(side)]
    return sum(steps) / len(steps) if steps else 0.0


def are_rows(box: Box, gutter: float, rules: Sequence[Rule]) -> bool:
    """Whether rules part the lines of both sides at once, as those of a table do.

    >>> are_rows((50, 100, 550, 200), 300, [Rule(60, 150, 540, 150)])
    True
    >>> are_rows((50, 100, 550, 200), 300, [Rule(60, 90, 540, 90), Rule(300, 100, 300, 200)])
    False
    """
    return any(
        rule.horizontal and rule.x0 < gutter < rule.x1 and box[1] + 2 < (rule.top + rule.bottom) / 2 < box[3] - 2
        for rule in rules
    )
