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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.forms import join_words
from bordereau.lexicon.read import read_entries, read_file, read_parts, read_words, write_entry
from bordereau.normalize.numbers.words_fr import find_words

LabelKind = Literal[
    "for", "against", "abstained", "present", "represented", "voting", "in_office", "cast", "blank", "apart", "legal",
    "mixed",
]  # fmt: skip
RESULTS: frozenset[LabelKind] = frozenset({"for", "against", "abstained"})
MOST = 500
"""No French assembly has as many members."""
COMPANY = 90
"""How near another result stands to a bare « pour », in characters."""
STEM_REACH = 60
"""The words of a label stand within so many characters of its stem."""
WIDEST = 10
"""So many columns a row of labels has at most."""
FAR_COMPANY = 600
"""The same where both stand before a colon: names may stand between."""
_FIGURE = re.compile(r"(?<![\w.,/°-])(?<!n° )\d{1,3}(?![\w/°]|[.,]\d|\s?[€%]|-\d)")
_COLON = re.compile(r"[ \t]*[:=][\s:=.…_-]*\(?")
_BEHIND = re.compile(r"[ \t]*[-–.…_]*[ \t]*\(?")
_BEFORE = re.compile(r"[ \t]?(?:\([^()\n]{1,30}\))?[ \t]?\)?[ \t]?")
_BETWEEN = re.compile(r"[^\w\n]*(?:(?:nombre|de|d'|des|qui|dont|les|au|et|membres)\b[^\w\n]*)*\n?[^\w\n]*")
_ALONGSIDE = re.compile(r"(?:\([^()]*\)|[^\w()]|\b(?:et|ni|voix|votes?|suffrages?)\b)*")
_OPENED = re.compile(r"(?:^|\n)[^\w\n]*(?:(?:resultats? du )?votes?[^\w\n]*)?$")
_CLOSED = re.compile(r"[ \t]*(?:voix)?[ \t]*(?:[,.;:(\n–−-]|$)")
_NO_QUOTES = str.maketrans({'"': " ", "«": " ", "»": " "})
_STEP = re.compile(r"[\s|;,/–-]+")


@dataclass(frozen=True, slots=True)
class Label:
    kind: LabelKind
    start: int
    end: int
    bare: bool


@dataclass(frozen=True, slots=True)
class Number:
    value: int
    start: int
    end: int
    article: bool = False
    """« un », « une », which may be an article."""


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


def _start(one: Number | FoundCount) -> int:
    return one.start


@lru_cache(maxsize=4)
def find_counts(text: str) -> tuple[FoundCount, ...]:
    """Find what is counted in a vote, in text order; kept for a while, since votes and decision ask for the same text.

    >>> [(one.kind, one.value) for one in find_counts("par douze voix pour, 2 contre et une abstention (M. X)")]
    [('for', 12), ('against', 2), ('abstained', 1)]
    >>> [(one.kind, one.value) for one in find_counts("un prêt pour 3 agents, 2 pour les autres")]
    []
    """
    folded = fold(text).translate(_NO_QUOTES)
    labels = _find_labels(folded)
    if not labels:
        return ()
    numbers = _find_numbers(text, folded)
    found = _join_rows(folded, labels, numbers)
    found += _join_pairs(folded, labels, numbers, found)
    found.sort(key=_start)
    results = [one for one in found if one.kind in RESULTS or one.kind == "voting"]
    kept = [one for one in found if not one.bare or _has_company(folded, one, results)]
    return tuple(kept)


@cache
def _list_patterns() -> tuple[tuple[LabelKind, bool, str | None, re.Pattern[str]], ...]:
    parts = read_parts("votes")
    return tuple(
        (kind, bool(entry.meaning.get("bare")), entry.meaning.get("stem"), re.compile(write_entry(entry, parts)))
        for kind in read_file("votes")["labels"]
        for entry in read_entries("votes", f"labels.{kind}")
    )


def _search(folded: str, stem: str | None, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """All places of a label; a pattern that may open with many words is tried around its stem only."""
    if stem is None:
        yield from pattern.finditer(folded)
        return
    at, done = folded.find(stem), 0
    while at >= 0:
        match = pattern.search(folded, max(done, at - STEM_REACH), at + STEM_REACH)
        if match:
            yield match
            done = match.end()
        at = folded.find(stem, max(done, at + 1))


def _find_labels(folded: str) -> list[Label]:
    """The longest label at each place: « présents et représentés » hides « présents »."""
    found = [
        Label(kind, match.start(), match.end(), bare)
        for kind, bare, stem, pattern in _list_patterns()
        for match in _search(folded, stem, pattern)
    ]
    taken: list[Label] = []
    for label in sorted(found, key=lambda one: (one.start, -one.end, one.bare)):
        if not taken or label.start >= taken[-1].end:
            taken.append(label)
    return taken


def _find_numbers(text: str, folded: str) -> list[Number]:
    """Figures, numbers in words, and words for none; those in words beside the same in figures stand for them."""
    found = [Number(int(match.group()), *match.span()) for match in _FIGURE.finditer(folded)]
    found += [
        Number(abs(int(one.value)), one.start, one.end, fold(one.text).removeprefix("moins ") in ("un", "une"))
        for one in find_words(text, counted=True)
        if one.value == one.value.to_integral_value()
    ]
    before, after = (join_words(read_words("votes", f"words.none_{side}")) for side in ("before", "after"))
    found += [Number(0, *match.span()) for match in re.finditer(rf"\b(?:{before}|{after})(?!\w)", folded)]
    return sorted((one for one in found if one.value <= MOST), key=lambda one: (one.start, one.end))


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
    return number if gap.fullmatch(folded, label.end, number.start) and not number.article else None


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
