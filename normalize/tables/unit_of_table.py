"""The unit of a whole table, from all that is said around it.

The nearest statement wins: title, lines right above and below, foot notes, the head of the label column; then what
stands further off (a page footer, the heading of the annex); last, the label of the total row alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bordereau.normalize.tables.labels import read_label, read_notes
from bordereau.normalize.tables.unit_of_label import is_money, read_header_unit, read_stated_unit, scale_of


@dataclass(frozen=True, slots=True)
class Around:
    """The texts around a table that may state its unit."""

    title: str | None = None
    context: tuple[str, ...] = ()
    """Lines right above and below it."""
    scope: tuple[str, ...] = ()
    """Lines further off, the nearest first."""
    notes: tuple[str, ...] = ()
    """Its foot notes, with their marks."""


@dataclass(frozen=True, slots=True)
class TableUnit:
    """The unit stated for a whole table, and those that foot notes state for what bears their mark."""

    sign: str | None = None
    far: str | None = None
    """The words that state it, where they do not stand at the table: they may not speak of all its columns."""
    marks: Mapping[str, str] = field(default_factory=dict)

    def of_marks(self, label: str) -> str | None:
        """The unit that a foot note states for a label that bears its mark."""
        if not self.marks:
            return None
        return next((self.marks[mark] for mark in read_notes(label) if mark in self.marks), None)


def read_table_unit(
    around: Around, heads: Sequence[str], columns: Sequence[str], rows: Sequence[str] = ()
) -> TableUnit:
    """Read the unit of a table. ``heads`` speak of all of it (a title inside the grid, the head of its label column),
    ``columns`` and ``rows`` are the labels of single ones.

    >>> note = "(1) en milliers d'euros"
    >>> unit = read_table_unit(Around(notes=(note,)), ("Poste",), ("2024 (1)",), ("Études",))
    >>> unit.sign, unit.of_marks("2024 (1)"), unit.of_marks("Études")
    (None, 'k€', None)
    >>> read_table_unit(Around(notes=(note,)), ("Poste (1)",), ("2024",), ("Études",)).sign
    'k€'
    """
    marks, plain = _read_marks(around.notes, [around.title or "", *heads], [*columns, *rows])
    for text in (around.title or "", *heads[:-1], *around.context, *plain):
        unit = read_stated_unit(text)
        if unit is not None:
            return TableUnit(unit, marks=marks)
    unit = _read_scaled(around.title or "") or (read_header_unit(heads[-1]) if heads else None)
    if unit is not None:
        return TableUnit(unit, marks=marks)
    for text in around.scope:
        unit = read_stated_unit(text)
        if unit is not None:
            return TableUnit(unit, far=text, marks=marks)
    return TableUnit(_read_total_unit(columns, rows) or _read_parts_unit(columns), marks=marks)


def _read_scaled(title: str) -> str | None:
    """Read « Crédits ouverts, k€ »: thousands and millions need no « en » where no figure stands before them."""
    unit = read_header_unit(title)
    return unit if scale_of(unit) != 1 else None


def _read_marks(notes: Sequence[str], wide: Sequence[str], others: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Part the foot notes: units of single rows or columns by their mark, and notes that speak of the whole table."""
    of_all = {mark for text in wide for mark in read_notes(text)}
    of_some = {mark for text in others for mark in read_notes(text)}
    marks: dict[str, str] = {}
    plain: list[str] = []
    for note in notes:
        unit = read_stated_unit(note)
        if unit is None:
            continue
        own = next(iter(read_notes(f"x {note[:6]}")), None)
        if own is not None and own in of_some and own not in of_all:
            marks[own] = unit
        else:
            plain.append(note)
    return marks, plain


def _read_total_unit(columns: Sequence[str], rows: Sequence[str]) -> str | None:
    """The unit of the total, where of several rows or columns only its label states one: its parts are in the same."""
    for labels in (columns, rows):
        stating = [facts for label in labels if is_money((facts := read_label(label)).unit)]
        if len(labels) > 1 and len(stating) == 1 and stating[0].hint in ("strong", "grand"):
            return stating[0].unit
        if stating:
            return None
    return None


def _read_parts_unit(columns: Sequence[str]) -> str | None:
    """The unit that every column of money states but the total's: « 2024 (k€) | 2025 (k€) | Total »."""
    facts = [read_label(label) for label in columns]
    totals = [one for one in facts if one.hint in ("strong", "grand")]
    parts = {one.unit for one in facts if one not in totals and one.kind not in ("count", "percent")}
    unit = next(iter(parts), None)
    return unit if len(parts) == 1 and is_money(unit) and any(total.unit is None for total in totals) else None
