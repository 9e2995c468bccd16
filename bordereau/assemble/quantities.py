"""Sums of money, counts and shares of the running text, each with an id and its place.

Sums are the act’s ``amounts``, all of them. Counts and shares are ``figures``: only those that take part in a check
are kept in the end, since a document is full of numbers that count nothing (years, articles, surfaces).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from bordereau.assemble.doubts import doubt_words
from bordereau.assemble.passages import Passage
from bordereau.normalize.dates.dates import find_impossible_dates
from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.money.doubtful import find_doubtful_amounts
from bordereau.normalize.numbers.habit import Habit
from bordereau.normalize.quantities import find_figures
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Amount, Figure
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.found import FoundAmount, FoundNumber, FoundPercent
from bordereau.schemas.notes import Notes, cut_quote
from bordereau.schemas.statement import Quantity, Statement
from bordereau.schemas.text import Paragraph
from bordereau.schemas.warning import Code

_ALONE = re.compile(r"\W*(?:soit\s+)?(?:la\s+somme\s+de\s+)?#\W*", re.IGNORECASE)
"""A line that holds a sum (#) and nothing else."""


@dataclass(frozen=True, slots=True)
class Quantities:
    """The quantities of an act, and its running text as reconcile reads it."""

    amounts: tuple[Amount, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]


def read_quantities(passages: Sequence[Passage], habit: Habit, notes: Notes) -> Quantities:
    """Find every sum, share and count of the running text, in order. Ids: a1, a2…; f1, f2…"""
    amount_ids, figure_ids = (f"a{n}" for n in count(1)), (f"f{n}" for n in count(1))
    amounts: list[Amount] = []
    figures: list[Figure] = []
    statements: list[Statement] = []

    def read(passage: Passage) -> None:
        paragraph, quantities = passage.paragraph, list[Quantity]()
        sums = find_amounts(paragraph.text, habit)
        if statements and _repeat_in_words(amounts, statements[-1], passage, sums):
            sums = []
        for found in sums:
            for code in found.warnings:
                notes.tell(code, found.text, paragraph.page)
            if found.currency != "EUR":
                continue
            amounts.append(_assemble_amount(next(amount_ids), found, passage))
            if amounts[-1].in_force:
                quantities.append(_count_amount(amounts[-1].id, found))
        for doubt in (*find_doubtful_amounts(paragraph.text, sums), *find_impossible_dates(paragraph.text)):
            notes.tell(doubt.code, doubt.text, paragraph.page, unread=True)
        for kind, one in find_figures(paragraph.text, sums, habit):
            if paragraph.find_void(one.start, one.end) is not None:
                continue  # it can enter no check
            figures.append(_assemble_figure(next(figure_ids), kind, one, passage))
            quantities.append(_count_figure(figures[-1], one))
        statements.append(_state(passage, quantities))

    for passage in passages:
        name = f"The sums in « {cut_quote(passage.paragraph.text)} »"
        notes.spare_place(name, passage.paragraph.page, partial(read, passage), None)
    return Quantities(tuple(amounts), tuple(figures), tuple(statements))


def _repeat_in_words(amounts: list[Amount], above: Statement, passage: Passage, sums: Sequence[FoundAmount]) -> bool:
    """Put a sum in words that stands alone on its line beside the figures that end the line above.

    « 820 000,00 € » over « (huit cent vingt mille euros) »: one sum, printed on two lines. In brackets the words
    repeat the figures even where they say another sum, which the check of one against the other tells.
    """
    text = passage.paragraph.text.strip()
    if len(sums) != 1 or any(char.isdigit() for char in text) or not _ALONE.fullmatch(text.replace(sums[0].text, "#")):
        return False
    last = above.quantities[-1] if above.quantities else None
    if last is None or last.kind != "money" or above.article != passage.article or not _ends_with(above, last):
        return False
    if amounts[-1].id != last.id or amounts[-1].in_words is not None:
        return False
    if sums[0].value != last.value and not text.startswith("("):
        return False
    amounts[-1] = amounts[-1].model_copy(update={"in_words": sums[0].text})
    return True


def _ends_with(statement: Statement, quantity: Quantity) -> bool:
    return not statement.text[quantity.end :].strip(" .,;")


def keep_checked(figures: Iterable[Figure], checks: Iterable[Check]) -> tuple[Figure, ...]:
    """Keep the counts and shares that some check names."""
    named = {name for check in checks for name in (check.stated_by, *check.parts)}
    return tuple(figure for figure in figures if figure.id in named)


def _assemble_amount(identity: str, found: FoundAmount, passage: Passage) -> Amount:
    void = passage.paragraph.find_void(found.start, found.end)
    return Amount(
        id=identity,
        text=found.text,
        value=print_decimal(found.value),
        currency=found.currency,
        unit=found.unit,
        precision=print_decimal(found.precision),
        qualifier=found.qualifier,
        tax=found.tax,
        in_words=found.in_words,
        article=passage.article,
        section=passage.section,
        struck=void == "struck",
        not_ticked=void == "not_ticked",
        evidence=passage.paragraph.evidence(found.start, found.end),
        doubts=tuple(dict.fromkeys((*map(Code, found.warnings), *_doubt_span(passage.paragraph, found)))),
    )


def _doubt_span(paragraph: Paragraph, found: FoundAmount) -> tuple[Code, ...]:
    inside = (piece.word for piece in paragraph.pieces if piece.end > found.start and piece.start < found.end)
    return doubt_words(inside)


def _assemble_figure(identity: str, kind: str, found: FoundPercent | FoundNumber, passage: Passage) -> Figure:
    return Figure(
        id=identity,
        text=found.text,
        value=print_decimal(found.value),
        kind="percent" if kind == "percent" else "count",
        precision=print_decimal(found.precision),
        qualifier=found.qualifier,
        article=passage.article,
        section=passage.section,
        evidence=passage.paragraph.evidence(found.start, found.end),
    )


def _count_amount(identity: str, found: FoundAmount) -> Quantity:
    return Quantity(
        identity, "money", found.value, found.precision, found.qualifier, found.start, found.end, found.text
    )


def _count_figure(figure: Figure, found: FoundPercent | FoundNumber) -> Quantity:
    return Quantity(
        figure.id,
        figure.kind,
        found.value,
        found.precision,
        found.qualifier,
        found.start,
        found.end,
        found.text,
    )


def _state(passage: Passage, quantities: Iterable[Quantity]) -> Statement:
    paragraph = passage.paragraph
    ordered = tuple(sorted(quantities, key=lambda one: (one.start, one.end)))
    return Statement(paragraph.text, paragraph.depth, paragraph.marker, paragraph.page, passage.article, ordered)
