"""The three files of an export: the standard's own, where each of its cells comes from, and what is to be completed.

CSV as the standard wants it: UTF-8 without a mark, commas. Text that a spreadsheet would run as a formula gets an
apostrophe before it, as in every other export.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bordereau.warehouse.export import print_cell
from bordereau.warehouse.scdl.export import Export
from bordereau.warehouse.warehouse import WarehouseError
from bordereau.whole import put_in_place

TRACE = ("line", "column", "value", "file", "page", "x0", "top", "x1", "bottom", "printed")


def write_export(export: Export, path: Path) -> list[Path]:
    """Write ``NAME.csv``, ``NAME.trace.csv`` and ``NAME.to_complete.csv``; gives their paths."""
    names = export.standard.names
    trace = path.with_name(f"{path.stem}.trace.csv")
    missing = path.with_name(f"{path.stem}.to_complete.csv")
    _write(path, names, ([_give(row[name]) for name in names] for row in export.rows))
    _write(trace, TRACE, ([*one[:5], *one.box, one.printed] for one in export.traces))
    _write(missing, ("line", "column", export.key, "file", "page", "why", "suggestion"), export.missing)
    return [path, trace, missing]


def _give(text: str) -> str | None:
    """An empty cell is nothing, not an empty text."""
    return text or None


def _write(path: Path, heads: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    with put_in_place(path, WarehouseError) as made, made.open("w", encoding="utf-8", newline="") as stream:
        for row in (heads, *rows):
            stream.write(",".join(print_cell(value) for value in row) + "\r\n")
