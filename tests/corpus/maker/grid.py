"""Tables of a form: cells typed or drawn, totals computed from their parts, errors planted on purpose."""

from __future__ import annotations

import random
import re
import shlex
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

UNITS = {"€": Decimal(1), "k€": Decimal(1000), "K€": Decimal(1000), "M€": Decimal(1_000_000), "": Decimal(1)}
SPACES = {"space": " ", "nbsp": " ", "nnbsp": " ", "none": "", "dot": "."}


@dataclass(slots=True)
class GridCell:
    """A cell as printed, with its value in the column's own size (not yet in euros)."""

    text: str
    number: Decimal | None = None
    planted: bool = False


@dataclass(slots=True)
class GridRow:
    mark: str
    """``R`` item, ``S`` subtotal, ``Z`` total, ``G`` heading line over sub-lines"""
    label: str
    cells: list[GridCell]
    group: str = ""


@dataclass(slots=True)
class Grid:
    options: dict[str, str]
    heads: list[list[str]]
    rows: list[GridRow]
    kinds: list[str] = field(default_factory=list)
    sums: dict[int, list[int]] = field(default_factory=dict)
    """total column → the columns that it adds"""
    name: str = ""

    def wants(self, option: str, default: str = "") -> str:
        return self.options.get(option, default)


def read_options(text: str) -> dict[str, str]:
    """Read ``unit=k€ style=none title="Plan de financement"``."""
    out = {}
    for word in shlex.split(text.replace("'", "’")):
        key, mark, value = word.partition("=")
        out[key] = value if mark else "1"
    return out


def split_cells(line: str) -> list[str]:
    return [x.strip() for x in line.split("|")]


def read_grid(options: str, lines: list[str], seed: str) -> Grid:
    """Read the lines between ``TAB`` and ``END`` and fill in every number."""
    chance = random.Random(seed)
    grid = Grid(read_options(options), [], [])
    for line in lines:
        mark, _, rest = line.partition(" ")
        cells = split_cells(rest)
        if mark == "H":
            grid.heads.append(cells)
        else:
            labels = int(grid.wants("labels", "1"))
            label = "|".join(cells[:labels])
            grid.rows.append(GridRow(mark, label, [GridCell(x) for x in cells[labels:]]))
    settle_columns(grid)
    draw_cells(grid, chance)
    for row_step in ("items", "sums"):
        settle_totals(grid, row_step)
    settle_shares(grid)
    print_cells(grid)
    join_groups(grid)
    return grid


def settle_columns(grid: Grid) -> None:
    """Decide each value column's kind and which columns are totals of others."""
    width = max(len(r.cells) for r in grid.rows if r.mark != "G")
    kinds = grid.wants("cols").split(",") if grid.wants("cols") else ["m"] * width
    grid.kinds = kinds
    if grid.wants("rowtot") == "none":
        return
    if grid.wants("rowtot"):
        for part in grid.wants("rowtot").split(";"):
            total, _, cols = part.partition(":")
            grid.sums[int(total)] = [int(c) for c in cols.split(",")]
        return
    head = column_labels(grid)[-1].lower() if grid.heads else ""
    if "total" in head and width > 2:
        grid.sums[width - 1] = [j for j in range(width - 1) if kinds[j] == kinds[width - 1]]


def draw_cells(grid: Grid, chance: random.Random) -> None:
    """Turn typed and drawn cells into numbers; leave the computed ones."""
    low, high = Decimal(grid.wants("lo", "1000")), Decimal(grid.wants("hi", "90000"))
    step = Decimal(grid.wants("step") or Decimal(1).scaleb(-int(grid.wants("dec", "0"))))
    for row in grid.rows:
        for j, cell in enumerate(row.cells):
            kind = grid.kinds[j] if j < len(grid.kinds) else "t"
            typed = cell.text
            if typed.startswith("~"):
                a, b = (Decimal(x) for x in typed[1:].split("..")) if len(typed) > 1 else (low, high)
                mine = step if kind == "m" else Decimal(1)
                cell.number = a + mine * chance.randint(0, int((b - a) / mine))
            elif kind == "t" or typed.startswith(("'", "’")) or typed in ("", "-", "–", "x"):
                continue
            elif not typed.startswith(("=", "%")):
                cell.number, own = read_typed(typed, grid.wants("comma", ","))
                if cell.number is not None and own is not None:
                    cell.number *= own / UNITS[grid.wants("unit", "€")]
                if cell.number is not None and kind == "m" and typed.endswith(("%", "n")):
                    cell.number /= UNITS[grid.wants("unit", "€")]  # a share or a count in a row of its own
                    cell.text = typed.removesuffix("n")


def read_typed(typed: str, comma: str = ",") -> tuple[Decimal | None, Decimal | None]:
    """Read a number typed in a form: ``-1 234,5``, ``(12 300)``, ``15 M€``."""
    if comma == ".":
        typed = typed.replace(".", ",")
    found = re.fullmatch(r"(\(?[-–+]?\s?)([\d .]+(?:,\d+)?)\)?\s*(%|n|[kKM]?€|euros)?(?: HT| TTC)?", typed)
    if not found:
        return None, None
    value = Decimal(re.sub(r"[ .]", "", found.group(2)).replace(",", "."))
    if found.group(1).strip() in ("-", "–", "("):
        value = -value
    return value, UNITS.get(found.group(3)) if found.group(3) and "€" in found.group(3) else None


def parts_of(grid: Grid, at: int) -> list[GridRow]:
    """Return the rows that the subtotal or total row ``at`` adds up."""
    row, rows = grid.rows[at], grid.rows
    if row.mark == "S" and grid.wants("order") == "first":
        out = []
        for other in rows[at + 1 :]:
            if other.mark in "SZ":
                break
            if other.mark == "R":
                out.append(other)
        return out
    seen: list[GridRow] = []
    for other in rows[:at]:
        if other.mark == "R":
            seen.append(other)
        elif other.mark == "S":
            if grid.wants("order") == "first":
                seen.append(other)
            else:
                kept = [] if grid.wants("subs") == "cumul" else [x for x in seen if x.mark == "S"]
                seen = [*kept, other]
        elif other.mark == "Z" and grid.wants("z") != "keep":
            seen = []
    if row.mark == "S" and grid.wants("subs") != "cumul":
        return [x for x in seen if x.mark == "R"]
    if grid.wants("order") == "first" and any(x.mark == "S" for x in seen):
        first = next(i for i, x in enumerate(seen) if x.mark == "S")
        return seen[:first] + [x for x in seen if x.mark == "S"]
    return seen


def settle_totals(grid: Grid, step: str) -> None:
    """Compute ``=`` cells: row sums of items first, then the total rows."""
    for at, row in enumerate(grid.rows):
        if row.mark == "G" or (row.mark == "R") != (step == "items"):
            continue
        for j, cell in enumerate(row.cells):
            if not cell.text.startswith("="):
                continue
            if row.mark == "R":
                parts = [row.cells[k].number for k in grid.sums[j]]
            else:
                parts = [r.cells[j].number for r in parts_of(grid, at) if j < len(r.cells)]
            total = sum((p for p in parts if p is not None), Decimal(0))
            if cell.text.startswith("=!"):
                cell.planted = True
                total += Decimal(cell.text[2:]) if len(cell.text) > 2 else -round_step(total)
            elif len(cell.text) > 1:
                total += Decimal(cell.text[1:])
            cell.number = total


def round_step(total: Decimal) -> Decimal:
    """Return an error that is plain but not absurd: a tenth, rounded to one digit."""
    size = max(Decimal(10), abs(total) / 10)
    return Decimal(1).scaleb(size.adjusted()) * 2


def settle_shares(grid: Grid) -> None:
    """Fill ``%`` cells with the share of the row's first money cell in the last row."""
    base = next((c.number for c in grid.rows[-1].cells if c.number is not None), None)
    for row in grid.rows:
        for cell in row.cells:
            if cell.text.startswith("%"):
                column = int(cell.text[1:] or 0)
                whole = grid.rows[-1].cells[column].number or base
                mine = row.cells[column].number
                if mine is not None and whole:
                    quantum = Decimal(1).scaleb(-int(grid.wants("pdec", "0")))
                    cell.number = (mine * 100 / whole).quantize(quantum, ROUND_HALF_UP)


def show_number(grid: Grid, value: Decimal, decimals: int) -> str:
    """Print a number in the table's habits."""
    whole, _, cents = f"{abs(value):.{decimals}f}".partition(".")
    groups: list[str] = []
    while whole:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    text = SPACES[grid.wants("fmt", "nbsp")].join(groups) + ((grid.wants("comma", ",") + cents) if cents else "")
    if value < 0:
        return {
            "paren": f"({text})",
            "minus": f"-{text}",
            "space": f"- {text}",
            "dash": f"–{text}",
            "true": f"−{text}",
        }[grid.wants("neg", "minus")]
    return text


def print_cells(grid: Grid) -> None:
    """Write every number as the page shows it."""
    decimals = int(grid.wants("dec", "0"))
    for row in grid.rows:
        for j, cell in enumerate(row.cells):
            kind = grid.kinds[j] if j < len(grid.kinds) else "t"
            typed = cell.text
            if typed.startswith(("'", "’")):
                cell.text = typed[1:]
            elif typed == "x":
                cell.text = ""
            elif cell.number is not None and typed[:1] in "~=%":
                if kind == "p":
                    places = int(grid.wants("pdec", "0"))
                    cell.text = show_number(grid, cell.number, places) + grid.wants("psign", " %").replace("_", "")
                else:
                    places = decimals if kind == "m" else 0
                    cell.text = show_number(grid, cell.number, places) + (
                        grid.wants("suffix").replace("_", " ") if kind == "m" else ""
                    )


def join_groups(grid: Grid) -> None:
    """Note, for each row, the heading line above it."""
    group = ""
    for row in grid.rows:
        if row.mark == "G":
            group = row.label
        elif row.mark == "R":
            row.group = group
        elif grid.wants("order") != "first":
            group = ""


def column_labels(grid: Grid) -> list[str]:
    """Join header levels from top to bottom; ``<`` repeats the left cell, ``^`` adds nothing."""
    labels = int(grid.wants("labels", "1"))
    width = max(len(h) for h in grid.heads)
    out = []
    for j in range(labels, width):
        words = []
        for head in grid.heads:
            k = j
            while k > 0 and k < len(head) and head[k] == "<":
                k -= 1
            text = head[k] if k < len(head) else ""
            if text not in ("^", "", "<"):
                words.append(text)
        out.append(" ".join(words))
    return out
