"""Plans de financement of what an assembly decides: who is expected to fund it, with which sum.

A table is one where it is called so, or where it holds own money beside a body that grants.

« Subvention de la DRAC : 50 % | 122 457,96 € », « État (DETR) : 20 000 € »: a line that names a sum of the kind and who
gives it, or a body that grants. Own money, loans and the share of who decides are no one's promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.lines import Line
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.table import Table

_REACH = 14
"""So many lines below its announcement a plan ends."""
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s?%")
_ASIDE = re.compile(r"\s*[-–:]?\s*\(?\s*(?:soit\s*)?\d{1,3}(?:[.,]\d+)?\s?%[^()]*\)?|\s*[:=–-]\s*$")

_INITIALS = re.compile(r"[A-ZÀ-Þ]{2,8}\s?\d{0,3}")


@dataclass(frozen=True, slots=True)
class Funder:
    """One line of a plan: who gives, as printed, and the sum with its source."""

    name: str
    value: Decimal
    source: str
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines of a plan."""

    funders: tuple[Funder, ...]
    others: tuple[Funder, ...] = ()
    """Lines that name no funder: own money, or who decides by a name of its own."""


def read_plan_table(table: Table, around: str) -> Plan | None:
    """The funders of a table that is a plan, or half of one; None for other tables.

    ``around`` is its title with the folded line above it. The last column of sums holds what each gives.
    """
    heads = " ".join(fold(column.label) for column in table.columns)
    own = any(_says("plans", "own_money", fold(row.label)) for row in table.rows)
    told = _says("shares_of_tables", "titles.funding", f"{around} {heads}")
    if not told and not (own and any(name_funder(row.label) for row in table.rows)):
        return None
    column = _choose_column(table)
    if column is None:
        return None
    found: list[Funder] = []
    others: list[Funder] = []
    for number, row in enumerate(table.rows, start=1):
        cell = next((one for one in row.cells if one.column == column and one.kind == "money" and one.value), None)
        if cell is None or cell.value is None or row.kind != "item" or Decimal(cell.value) <= 0:
            continue
        name = name_funder(row.label) or (_name_initials(row.label) if own else None)
        path = name_cell(table.id, number - 1, cell.column)
        share = next((Decimal(one.value) for one in row.cells if one.kind == "percent" and one.value), None)
        line = Funder(name or row.label, Decimal(cell.value), path, share or _read_share(row.label))
        (found if name is not None else others).append(line)
    return Plan(tuple(found), tuple(others)) if found else None


def read_plan_lines(lines: Sequence[Line]) -> Plan | None:
    """The same in running text, below « Plan de financement : »."""
    found, left = [], 0
    for line in lines:
        folded = fold(line.text)
        if _says("shares_of_tables", "titles.funding", folded):
            left = _REACH
        elif left:
            left -= 1
            found += list(_read_line(line))
    return Plan(tuple(found)) if found else None


def _read_line(line: Line) -> Iterator[Funder]:
    if not line.sums or len(line.text) > 140 or read_pattern("promises", "voices.tells").match(fold(line.text)):
        return
    one = line.sums[-1]  # « Conseil départemental 20 % (190 € x 500 ml) 19 000 € »
    name = name_funder(line.text[: line.sums[0].start])
    if name is not None and one.value > 0:
        yield Funder(name, one.value, one.id, _read_share(line.text))


def name_funder(label: str) -> str | None:
    """Who gives, by a label: behind the noun of the sum, or a body that grants; None for own money and for costs.

    >>> name_funder("Subvention de la DRAC : 50 %"), name_funder("Autofinancement (20 %)"), name_funder("Région HDF")
    ('DRAC', None, 'Région HDF')
    """
    text = " ".join(_ASIDE.sub("", label).split()).strip(" :;,–-•*")
    folded = fold(text)
    if not text or _says("plans", "own", folded.split("(")[0] or folded):
        return None  # what stands in brackets is said of who gives: « DETR (travaux plafonnés à 200 000 €) »
    noun = read_pattern("plans", "nouns").match(folded)
    name = text[noun.end() :].strip(" :–-") if noun else text
    aside = read_pattern("plans", "asides").search(fold(name))
    name = name[: aside.start()].strip(" –-(") if aside else name
    name = name.split("(")[0].strip() if _says("plans", "own", fold(name)) else name
    known = _says("plans", "funders", fold(name)) or (noun is not None and bool(re.match(r"[A-ZÀ-Þ]", name)))
    return name if known and 1 < len(name) <= 90 and not _says("plans", "own", fold(name)) else None


def _name_initials(label: str) -> str | None:
    """« AESN », « CD60 »: of a plan that tells the own money apart, initials alone give.

    >>> _name_initials("AESN : 40 %"), _name_initials("TVA 20 %")
    ('AESN', None)
    """
    text = _ASIDE.sub("", label).strip(" :;,–-•*")
    return text if _INITIALS.fullmatch(text) and not _says("plans", "own", fold(text)) else None


def _read_share(label: str) -> Decimal | None:
    found = _SHARE.search(label)
    return Decimal(found.group(1).replace(",", ".")) if found else None


def _choose_column(table: Table) -> int | None:
    columns = [
        cell.column
        for row in table.rows
        if row.kind == "item"
        for cell in row.cells
        if cell.kind == "money" and cell.value
    ]
    return max(set(columns), key=lambda place: (columns.count(place), place)) if columns else None


def _says(file: str, key: str, folded: str) -> bool:
    return read_pattern(file, key).search(folded) is not None
