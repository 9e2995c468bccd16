"""Counts of a vote: numbers and what they count, each beside the other.

Prints differ in order (« 14 voix pour », « POUR : 14 »), in how the number is written (« douze », « 17 (dix-sept) »,
« aucune », « néant ») and in layout (a row of labels over a row of figures). So labels and numbers are found apart,
then joined: a row of labels with a row of figures; a label with the figure after its colon; a figure with the label
behind it; a label with the figure behind it. A word that is an ordinary one too (« pour », « contre ») counts only
beside another result of the vote.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.deliberations.labels import Label, LabelKind, Number, find_labels, find_numbers

RESULTS: frozenset[LabelKind] = frozenset({"for", "against", "abstained"})
COMPANY = 90
"""How near another result stands to a bare « pour », in characters."""
WIDEST = 10
"""So many columns a row of labels has at most."""
FAR_COMPANY = 600
"""The same where both stand before a colon: names may stand between."""
_COLON = re.compile(r"[ \t]*[:=][\s:=.…_-]*\(?")
_BEHIND = re.compile(r"[ \t]*[-–.…_]*[ \t]*\(?")
_UNDER = re.compile(r"[ \t]*\n[ \t]*")
"""The figure stands below a label that is alone on its line: the cells of a table, read one by one."""
_BEFORE = re.compile(r"[ \t]?(?:\([^()\n]{1,30}\))?[ \t]?\)?[ \t]?")
_BETWEEN = re.compile(r"[^\w\n]*(?:(?:nombre|de|d'|des|qui|dont|les|au|et|membres)\b[^\w\n]*)*\n?[^\w\n]*")
_ALONGSIDE = re.compile(r"(?:\([^()]*\)|[^\w()]|\b(?:et|ni|voix|votes?|suffrages?)\b)*")
_OPENED = re.compile(r"(?:^|\n)[^\w\n]*(?:(?:resultats? du )?votes?[^\w\n]*)?$")
_CLOSED = re.compile(r"[ \t]*(?:voix)?[ \t]*(?:[,.;:(\n–−-]|$|contre\b|abst)")
_THEN_WORD = re.compile(r"[ \t]*(?=[a-z])")
_NO_QUOTES = str.maketrans({'"': " ", "«": " ", "»": " "})
_STEP = re.compile(r"[\s|;,/–-]+")


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A number of persons or ballots, with all characters that state it."""

    kind: LabelKind
    value: int
    start: int
    end: int
    bare: bool = False
    listed: bool = False
    """The label stands before the number, with a colon: « POUR : 23 »."""


@lru_cache(maxsize=4)
def find_counts(text: str) -> tuple[FoundCount, ...]:
    """Find what is counted in a vote, in text order; kept for a while, since votes and decision ask for the same text.

    >>> [(one.kind, one.value) for one in find_counts("par douze voix pour, 2 contre et une abstention (M. X)")]
    [('for', 12), ('against', 2), ('abstained', 1)]
    >>> [(one.kind, one.value) for one in find_counts("un prêt pour 3 agents, 2 pour les autres")]
    []
    """
    folded = fold(text).translate(_NO_QUOTES)
    labels = find_labels(folded)
    if not labels:
        return ()
    numbers = find_numbers(text, folded)
    found = _join_rows(folded, labels, numbers)
    found += _join_pairs(folded, labels, numbers, found)
    found.sort(key=_start)
    results = [one for one in found if one.kind in RESULTS or one.kind == "voting"]
    kept = [one for one in found if not one.bare or _has_company(folded, one, results)]
    return tuple(kept)


def _join_rows(folded: str, labels: Sequence[Label], numbers: Sequence[Number]) -> list[FoundCount]:
    """Labels in a row, and as many figures behind them: the head of a table over its one line."""
    found: list[FoundCount] = []
    row: list[Label] = []
    for place, label in enumerate(labels):
        if len(row) == WIDEST or (row and not _BETWEEN.fullmatch(folded, row[-1].end, label.start)):
            row = []
        row.append(label)
        after = labels[place + 1].start if place + 1 < len(labels) else len(folded)
        figures = _read_row(folded, row[-1].end, after, numbers)
        if len(figures) == len(row) > 1:
            found += [
                FoundCount(one.kind, figure.value, figure.start, figure.end, one.bare)
                for one, figure in zip(row, figures, strict=True)
            ]
            row = []
    return found


def _read_row(folded: str, start: int, stop: int, numbers: Sequence[Number]) -> list[Number]:
    """The figures from a place on with nothing but white space between."""
    found: list[Number] = []
    for place in range(bisect_left(numbers, start, key=_start), len(numbers)):
        number, at = numbers[place], found[-1].end if found else start
        if number.start < at:
            continue
        if number.end > stop or not (_STEP.fullmatch(folded, at, number.start)):
            break
        found.append(number)
    return found


def _join_pairs(
    folded: str, labels: Sequence[Label], numbers: Sequence[Number], rows: Sequence[FoundCount]
) -> list[FoundCount]:
    """Each label with the figure beside it, from left to right; a figure counts once."""
    found: list[FoundCount] = []
    spent = {one.start for one in rows}
    for label in labels:
        listed = _find_behind(folded, label, numbers, _COLON)
        number = listed or _find_before(folded, label, numbers, spent) or _find_behind(folded, label, numbers, _BEHIND)
        number = number or _find_under(folded, label, numbers)
        if number is None or number.start in spent:
            continue
        spent.add(number.start)
        span = min(label.start, number.start), max(label.end, number.end)
        found.append(FoundCount(label.kind, number.value, *span, label.bare, listed is number))
    return found


def _find_behind(folded: str, label: Label, numbers: Sequence[Number], gap: re.Pattern[str]) -> Number | None:
    """The number that follows a label; a figure where words and figures stand at one place."""
    place = bisect_left(numbers, label.end, key=_start)
    if place == len(numbers):
        return None
    number = numbers[place]
    between = gap.fullmatch(folded, label.end, number.start)
    alone = between is None or "(" not in between.group() or folded[number.end : number.end + 1] == ")"
    things = label.bare and gap is _BEHIND and _counts_things(folded, number.end)
    return number if between and alone and not (number.article or things) else None


def _find_under(folded: str, label: Label, numbers: Sequence[Number]) -> Number | None:
    """The number below a label, each alone on its line, but for the names behind the number."""
    if folded[folded.rfind("\n", 0, label.start) + 1 : label.start].strip():
        return None
    number = _find_behind(folded, label, numbers, _UNDER)
    return number if number is not None and _CLOSED.match(folded, number.end) else None


def _counts_things(folded: str, end: int) -> bool:
    """Whether an ordinary word follows a number: « pour 2 parcelles » is no vote."""
    word = _THEN_WORD.match(folded, end)
    return word is not None and not read_pattern("votes", "words.beside_counts").match(folded, word.end())


def _find_before(folded: str, label: Label, numbers: Sequence[Number], spent: set[int]) -> Number | None:
    """The number that a label follows; « un » before those who are there may be an article."""
    for place in range(bisect_left(numbers, label.start, key=_start) - 1, -1, -1):
        number = numbers[place]
        if number.end <= label.start:
            fits = _BEFORE.fullmatch(folded, number.end, label.start) and number.start not in spent
            article = number.article and label.kind not in (*RESULTS, "apart")
            return number if fits and not article else None
    return None


def _has_company(folded: str, one: FoundCount, results: Sequence[FoundCount]) -> bool:
    """Whether another result stands near, one whose words are ordinary too right beside; or it is a line of its own."""
    if _stands_alone(folded, one):
        return True
    near = (
        bisect_left(results, one.start - FAR_COMPANY, key=_start),
        bisect_right(results, one.end + FAR_COMPANY, key=_start),
    )
    for other in results[slice(*near)]:
        before, after = sorted((one, other), key=lambda count: count.start)
        listed = one.listed and other.listed
        if other.kind == one.kind or after.start - before.end > (FAR_COMPANY if listed else COMPANY):
            continue
        if listed or not other.bare or _ALONGSIDE.fullmatch(folded, before.end, after.start):
            return True
    return False


def _stands_alone(folded: str, one: FoundCount) -> bool:
    """« Pour : 14 » on a line that opens with it, or with « Vote : », and says nothing else than names."""
    opened = _OPENED.search(folded[max(0, one.start - 40) : one.start])
    return opened is not None and _CLOSED.match(folded, one.end) is not None


def _start(one: Number | FoundCount) -> int:
    return one.start
