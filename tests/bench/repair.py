"""How often a mend of a misread figure is right: OCR errors planted on the tables of the corpus, whose truth is known.

    python tests/bench/repair.py [--rounds 40]

Each round takes a table with sums, misreads one figure of it as readers do (a digit of like shape, any digit, one lost,
one too many), gives some figures the readers' doubts, and lets the sums mend it: alone, and with a second look whose
answers are as good and as bad as those on rough scans. Precision is the share of mends that are right, recall the
share of planted errors in sums that are mended. Wrong totals that an author printed are among the tables.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bordereau.reconcile.mend.one_digit import LIKE_SHAPES, repair_table  # noqa: E402
from bordereau.reconcile.mend.second_look import reread_table  # noqa: E402
from bordereau.reconcile.tables.totals import SummedTable, sum_table  # noqa: E402
from bordereau.schemas.page import Word  # noqa: E402
from bordereau.schemas.reading import CellPlace, ReadCell, ReadColumn, ReadRow, TableReading  # noqa: E402

TARGET = 0.995
LAYERS = ("tables", "conventions", "held-out", "public")
LIKE, ANY, LOST = 0.7, 0.1, 0.1
"""Shares of the kinds of errors; the rest is a digit too many."""
SEEN, UNSURE = 0.35, 0.35
"""Of the errors, so many the other reader saw rightly, and so many are unsure; of the rest both readers are sure."""
DOUBTS = 0.06
"""Of the figures read rightly, so many are doubtful as well."""
USUAL_LOOK = 0.97
"""How often one of the new readings of a figure that was read rightly is right; of a misread one, anything from none to
all, drawn cell by cell: on rough scans it was between 0 and 10 of 10."""
AGAIN = 0.3
"""How often such a reading repeats the first error."""
WAYS = 10


@dataclass
class Tally:
    """Mends and planted errors, counted."""

    planted: int = 0
    mended: int = 0
    right: int = 0

    def __str__(self) -> str:
        precision = self.right / self.mended if self.mended else 1.0
        met = "met" if precision >= TARGET else "MISSED"
        return (
            f"precision {precision:.4f} ({self.mended - self.right} wrong of {self.mended}), target {TARGET}: {met}; "
            f"recall {self.right / max(1, self.planted):.2f} of {self.planted}"
        )


def load_tables() -> list[TableReading]:
    """The tables of the corpus that state sums, as they are printed."""
    found = []
    for layer in LAYERS:
        for path in sorted((ROOT / "tests" / "corpus" / layer).glob("*.truth.json")):
            for table in json.loads(path.read_text("utf8")).get("tables", []):
                reading = build_reading(table)
                if reading is not None and sum_table("t1", reading).holding:
                    found.append(reading)
    return found


def build_reading(table: dict) -> TableReading | None:  # type: ignore[type-arg]
    """A truth as if both readers had read it surely, in whole units of its smallest step."""
    labels = [column["label"] or "" for column in table["columns"]]
    heads = tuple(ReadColumn(label, hint="strong" if label.lower().startswith("total") else "none") for label in labels)
    values = [Decimal(cell["value"]) for row in table["rows"] for cell in row["cells"] if cell.get("value")]
    if not values or any(cell.get("kind") in ("percent", "count") for row in table["rows"] for cell in row["cells"]):
        return None
    step = next(unit for unit in (1000, 100, 10, 1, Decimal("0.01")) if all(v % unit == 0 for v in values))
    rows = []
    for row in table["rows"]:
        hint = {"total": "strong", "subtotal": "subtotal"}.get(row.get("kind", "item"), "none")
        cells = tuple(
            make_cell(cell["column"], Decimal(cell["value"]), Decimal(step))
            for cell in row["cells"]
            if cell.get("value")
        )
        rows.append(ReadRow(row["label"] or "", row.get("kind", "item"), cells, hint=hint))  # type: ignore[arg-type]
    return TableReading("ruled", heads, tuple(rows))


def make_cell(column: int, value: Decimal, step: Decimal, confidence: float = 0.98, other: str = "") -> ReadCell:
    """A cell that prints a value by its number of steps."""
    text = str(int(value / step))
    word = Word(text, 0, 0, 10, 10, 10, confidence=confidence, alternative=other)
    return ReadCell(column, text, "money", value, step, words=(word,), box=(0, 0, 10, 10))


def misread(digits: str, chance: random.Random) -> str:
    """The digits as a reader may see them."""
    place = chance.randrange(len(digits))
    kind = chance.random()
    if kind < LIKE:
        like = [d for d in "0123456789" if frozenset((d, digits[place])) in LIKE_SHAPES]
        new = digits[:place] + chance.choice(like or ["7"]) + digits[place + 1 :]
    elif kind < LIKE + ANY:
        new = digits[:place] + chance.choice("0123456789") + digits[place + 1 :]
    elif kind < LIKE + ANY + LOST and len(digits) > 1:
        new = digits[:place] + digits[place + 1 :]
    else:
        new = digits[:place] + chance.choice("0123456789") + digits[place:]
    return new.lstrip("0") or "0"


def plant(reading: TableReading, chance: random.Random) -> tuple[TableReading, tuple[int, int]] | None:
    """The table with one figure misread and some doubts; None where the draw changes nothing."""
    places = [(n, cell) for n, row in enumerate(reading.rows) for cell in row.cells]
    number, cell = chance.choice(places)
    assert cell.value is not None
    assert cell.precision is not None
    wrong = misread(cell.text.lstrip("-"), chance)
    if wrong == cell.text.lstrip("-"):
        return None
    doubt = chance.random()
    sure, other = (0.97, "") if doubt >= SEEN + UNSURE else (0.7, cell.text if doubt < SEEN else "")
    sign = -1 if cell.value < 0 else 1
    bad = make_cell(cell.column, sign * int(wrong) * cell.precision, cell.precision, sure, other)
    rows = []
    for n, row in enumerate(reading.rows):
        cells = tuple(bad if n == number and mine.column == cell.column else _doubt(mine, chance) for mine in row.cells)
        rows.append(replace(row, cells=cells))
    return replace(reading, rows=tuple(rows)), (number, cell.column)


def _doubt(cell: ReadCell, chance: random.Random) -> ReadCell:
    if chance.random() >= DOUBTS or cell.value is None or cell.precision is None:
        return cell
    other = misread(cell.text.lstrip("-"), chance) if chance.random() < 0.5 else ""
    return make_cell(cell.column, cell.value, cell.precision, 0.7, other)


class SecondLook:
    """Answers as the readers do when a cell is shown to them again; it knows the truth."""

    def __init__(self, truth: TableReading, bad: TableReading, place: tuple[int, int], chance: random.Random) -> None:
        self.chance = chance
        self.truth = [cell.text for row in truth.rows for cell in row.cells]
        self.bad = [cell for row in bad.rows for cell in row.cells]
        self.marked = [replace(cell, box=(float(n), 0.0, float(n) + 1, 1.0)) for n, cell in enumerate(self.bad)]
        self.place = place

    def mark(self, reading: TableReading) -> TableReading:
        """The table with boxes that name its cells."""
        cells = iter(self.marked)
        return replace(
            reading,
            rows=tuple(replace(row, cells=tuple(next(cells) for _ in row.cells)) for row in reading.rows),
        )

    def __call__(self, asked: Sequence[CellPlace]) -> list[tuple[str, ...]]:
        answers = []
        for place in asked:
            index = int(place.box[0])
            right, first = self.truth[index], self.bad[index].text
            often = USUAL_LOOK if right == first else self.chance.random()
            texts = []
            for _ in range(WAYS):
                luck = self.chance.random()
                wrong = first if right != first and luck < often + AGAIN else misread(right.lstrip("-"), self.chance)
                texts.append(right if luck < often else wrong)
            answers.append(tuple(texts))
        return answers


def count(tally: Tally, truth: TableReading, changes: Sequence, place: tuple[int, int]) -> None:  # type: ignore[type-arg]
    """Add the mends of one round; one of another figure than the planted one is wrong."""
    tally.planted += 1
    for change in changes:
        cell = next(c for c in truth.rows[change.row].cells if c.column == change.column)
        tally.mended += 1
        tally.right += change.value == cell.value and (change.row, change.column) == place


def run(rounds: int) -> tuple[Tally, Tally]:
    """Plant ``rounds`` errors on every table; the same seed gives the same figures."""
    alone, looked = Tally(), Tally()
    for number, truth in enumerate(load_tables()):
        chance = random.Random(number)
        for _ in range(rounds):
            planted = plant(truth, chance)
            if planted is None:
                continue
            bad, place = planted
            look = SecondLook(truth, bad, place, chance)
            table: SummedTable = sum_table("t1", look.mark(bad))
            if table.failing <= sum_table("t1", truth).failing:
                continue  # the figure stands in no sum: nobody can tell
            count(alone, truth, repair_table("t1", table).changes, place)
            again = reread_table("t1", table, look)
            count(looked, truth, (*again.changes, *repair_table("t1", again.table).changes), place)
    return alone, looked


def main() -> None:
    parser = argparse.ArgumentParser(description="Precision and recall of mended figures.")
    parser.add_argument("--rounds", type=int, default=40)
    alone, looked = run(parser.parse_args().rounds)
    print(f"the sums alone:               {alone}")
    print(f"after a second look, and sums: {looked}")


if __name__ == "__main__":
    main()
