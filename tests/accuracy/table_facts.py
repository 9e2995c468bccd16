"""Facts of tables: every value with its row and column labels, every row's kind, the annex."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from accuracy.likeness import Record, are_alike, fold, measure_likeness, plain_decimal

Fact = tuple[object, ...]
Comparison = tuple[list[Fact], list[Fact], str]


def compare_tables(true: Record, said: Record) -> Iterator[Comparison]:
    """Compare each true table with the said table that shares most values; what is left over is spurious."""
    for table, match in pair_tables(true, said):
        if table is None:
            assert match is not None
            yield [], list(list_values(match)), f"spurious table p{first_page(match)}"
            continue
        other = match or {}
        where = f"table p{first_page(table)}"
        yield list(list_values(table)), list(list_values(other, table)), where
        yield list(list_kinds(table)), list(list_kinds(other, table)), where
        yield [("annex", str(table.get("annex")))], [("annex", str(other.get("annex")))], where


def count_silent(true: Record, said: Record) -> int:
    """Count the values of true tables that are wrong or missing and that no failing check points at."""
    failing = {check.get("page") for check in said.get("checks", []) if check.get("status") == "fails"}
    silent = 0
    for table, match in pair_tables(true, said):
        if table is None:
            continue
        wrong = Counter(list_values(table)) - Counter(list_values(match or {}, table))
        if not failing & set(table.get("pages") or []):
            silent += sum(wrong.values())
    return silent


def pair_tables(true: Record, said: Record) -> list[tuple[Record | None, Record | None]]:
    """Pair tables by the values they share; the page breaks ties."""
    left: list[Record] = list(said.get("tables", []))
    pairs: list[tuple[Record | None, Record | None]] = []
    for table in true.get("tables", []):
        scored = [(share_values(table, other), -place) for place, other in enumerate(left)]
        score, place = max(scored, default=(0.0, 0))
        pairs.append((table, left.pop(-place) if score > 0 else None))
    return pairs + [(None, other) for other in left]


def share_values(table: Record, other: Record) -> float:
    common = Counter(list_values(table)) & Counter(list_values(other, table))
    pages, other_pages = table.get("pages"), other.get("pages")
    same_page = bool(pages and other_pages and pages[0] == other_pages[0])
    return sum(common.values()) + (0.5 if same_page else 0)


def list_values(table: Record, true: Record | None = None) -> Iterator[Fact]:
    """List (row, occurrence of that row label, column, value), in the labels of ``true`` where they are alike."""
    columns = [fold_label(column["label"]) for column in table.get("columns", [])]
    true_columns = [fold_label(column["label"]) for column in (true or table).get("columns", [])]
    seen: Counter[str] = Counter()
    for row, label in zip(table.get("rows", []), adopt_labels(table, true), strict=True):
        seen[label] += 1
        for cell in row.get("cells", []):
            if cell.get("value") is None:
                continue
            place = cell["column"]
            column = columns[place] if place < len(columns) else "?"
            if place < len(true_columns) and share_words(true_columns[place], column):
                column = true_columns[place]
            else:
                column = next((one for one in true_columns if are_alike(one, column, 0.85)), column)
            yield (label, seen[label], column, plain_decimal(cell["value"]))


def list_kinds(table: Record, true: Record | None = None) -> Iterator[Fact]:
    for row, label in zip(table.get("rows", []), adopt_labels(table, true), strict=True):
        yield ("kind", label, row.get("kind", "item"))


def adopt_labels(table: Record, true: Record | None) -> list[str]:
    true_labels = [fold_label(row["label"]) for row in (true or table).get("rows", [])]
    labels = []
    for row in table.get("rows", []):
        label = fold_label(row["label"])
        if label not in true_labels:  # of several that are alike, under one heading say, the most alike
            alike = [one for one in true_labels if are_alike(one, label, 0.85)]
            label = max(alike, key=partial(measure_likeness, label), default=label)
        labels.append(label)
    return labels


def fold_label(label: str | None) -> str:
    """Fold a row or column label without its note mark."""
    return fold(re.sub(r"\s*\(\d\)\s*$", "", label or ""))


def share_words(one: str, other: str) -> bool:
    """Tell whether two column labels agree: alike, or one has all the words of the other."""
    words, others = set(one.split()), set(other.split())
    return are_alike(one, other, 0.8) or bool(words and others and (words <= others or others <= words))


def first_page(table: Record) -> object:
    return (table.get("pages") or ["?"])[0]
