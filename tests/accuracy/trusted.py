"""How far the classes of ``trust`` can be believed: every figure of a document held against its truth.

An amount is right where the truth has it on the same page, as often; a cell where its value, its row and its column are
right (accuracy.table_facts). Tables that the truth does not have are wrong as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from accuracy.likeness import Record, plain_decimal
from accuracy.table_facts import first_page, list_values, pair_tables
from bordereau.reconcile.trust.proofs import collect_proofs
from bordereau.schemas.convention import Act

ACT_LISTS = ("parties", "articles", "amounts", "amounts_optional", "tables", "signatures", "checks")
CLASSES = ("proven", "read", "doubtful")
KINDS = ("amounts", "cells")
MOST_DIGITS = 9
"""Of a score: more digits are no surer."""
UNPLACED = 10
"""A figure of which the place is unsure is worse than one of a sum that fails, which may be the act's error."""
Level = tuple[str, int]
"""A class and, within it, how sure: digits that sums prove; of what was read, the confidence of OCR in per cent."""


@dataclass(slots=True)
class Trusted:
    """The figures of some documents by kind and level: how many there are, and how many of them are wrong."""

    figures: Counter[tuple[str, Level]] = field(default_factory=Counter)
    wrong: Counter[tuple[str, Level]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    """Wrong figures that are not doubtful, in words."""

    def add(self, truth: Record, document: Record | None, name: str) -> None:
        """Count the figures of one document."""
        if document is None:
            return
        for one in judge_figures(truth, document):
            key = (one.kind, one.level)
            self.figures[key] += 1
            self.wrong[key] += not one.right
            if not one.right and one.level[0] != "doubtful":
                self.misses.append(f"{name}: {one.level[0]} {one.where}")

    def join(self, other: Trusted) -> None:
        self.figures += other.figures
        self.wrong += other.wrong
        self.misses += other.misses

    def count(self, trust: str, kind: str | None = None) -> tuple[int, int]:
        """Count the figures of a class, and those of them that are wrong."""
        keys = [key for key in self.figures if key[1][0] == trust and kind in (None, key[0])]
        return sum(self.figures[key] for key in keys), sum(self.wrong[key] for key in keys)

    def list_levels(self) -> list[tuple[Level, int, int]]:
        """List the levels, the surest first, each with its figures and the wrong ones."""
        levels = sorted({level for _, level in self.figures}, key=lambda level: (CLASSES.index(level[0]), -level[1]))
        return [
            (level, sum(self.figures[kind, level] for kind in KINDS), sum(self.wrong[kind, level] for kind in KINDS))
            for level in levels
        ]


@dataclass(frozen=True, slots=True)
class Judged:
    """One figure of a document."""

    kind: str
    level: Level
    right: bool
    where: str


def judge_figures(truth: Record, document: Record) -> Iterator[Judged]:
    """Judge each figure of the act that a truth is about.

    The truth of a pack tells of all its acts: bare sums, those that may be left out beside, and not all of its tables.
    """
    grade(document)
    packed = "acts" in truth
    said = choose_act(document, whole=packed or truth.get("_scope") == "file")
    true = choose_act(truth, whole=True) if packed else truth
    skipped = truth.get("_skip", [])
    if "amounts" not in skipped:
        yield from _judge_amounts(true, said)
    if "tables" not in skipped and not packed:
        yield from _judge_cells(true, said)


def choose_act(document: Record, whole: bool) -> Record:
    """Choose the act that a truth is about: the first convention or avenant, else the first; or all acts pooled."""
    acts = document.get("acts") or [{}]
    if whole:
        return {key: [item for act in acts for item in act.get(key) or []] for key in ACT_LISTS}
    return next((act for act in acts if act.get("kind") in ("convention", "avenant")), acts[0])


def _judge_amounts(true: Record, said: Record) -> Iterator[Judged]:
    """Judge the amounts; a truth that gives bare values says no pages."""
    paged = not any(isinstance(amount, str) for amount in true.get("amounts", []))
    trues = [*true.get("amounts", []), *true.get("amounts_optional", [])]
    left = Counter(_place(amount) if paged else (None, plain_decimal(amount)) for amount in trues)
    for amount in said.get("amounts", []):
        place = _place(amount) if paged else (None, plain_decimal(amount["value"]))
        yield Judged("amounts", amount["level"], left[place] > 0, f"{amount['text']} on page {place[0]}")
        left[place] -= 1


def _place(amount: Record) -> tuple[Any, str | None]:
    evidence: Any = amount.get("evidence") or {}
    first = evidence[0] if isinstance(evidence, list) else evidence
    return (amount.get("page") or first.get("page"), plain_decimal(amount["value"]))


def _judge_cells(true: Record, said: Record) -> Iterator[Judged]:
    for table, match in pair_tables(true, said):
        if match is None:
            continue
        match = _forget_lone_name(table, match)  # noqa: PLW2901
        left = Counter(list_values(table)) if table else Counter()
        cells = [
            cell for row in match.get("rows", []) for cell in row.get("cells", []) if cell.get("value") is not None
        ]
        for cell, fact in zip(cells, list_values(match, table), strict=True):
            where = f"{cell['text']} in a table of page {first_page(match)}: {fact}"
            yield Judged("cells", cell["level"], left[fact] > 0, where)
            left[fact] -= 1


def _forget_lone_name(true: Record | None, said: Record) -> Record:
    """A lone column that the page does not name is right under any name."""
    if true is None or len(said["columns"]) != 1 or [column["label"] for column in true["columns"]] != [""]:
        return said
    return {**said, "columns": [{**said["columns"][0], "label": ""}]}


def grade(document: Record) -> None:
    """Give each figure of a document its level."""
    pages = {page["number"]: page for page in document["pages"]}
    for act in document["acts"]:
        proofs = collect_proofs(Act.model_validate(act))
        for amount in act["amounts"]:
            amount["level"] = _grade(amount, proofs.get(amount["id"]), pages)
        for table in act["tables"]:
            for number, row in enumerate(table["rows"], start=1):
                for cell in row["cells"]:
                    name = f"{table['id']}/r{number}/c{cell['column'] + 1}"
                    cell["level"] = _grade(cell, proofs.get(name), pages)


def _grade(figure: Record, proof: Any, pages: dict[int, Record]) -> Level:
    trust = figure["trust"] or "read"
    if trust == "proven":
        return trust, MOST_DIGITS if proof is None or proof.read_twice else min(MOST_DIGITS, proof.digits)
    if trust == "doubtful":
        doubts = figure.get("doubts", ())
        return trust, -len(doubts) - UNPLACED * ("table_uncertain" in doubts)
    first = figure["evidence"][0]["page"] if figure["evidence"] else 0
    page = pages.get(first, {})
    return trust, round(100 * (page.get("confidence") or 0)) if page.get("text_source") == "ocr" else 100
