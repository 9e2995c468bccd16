"""The plans de financement of an act of an assembly, with the lines that stand above each table."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.assemble.stated import Stated
from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.plans import Plan, read_plan_lines, read_plan_table
from bordereau.reconcile.promises.promise import Promise
from bordereau.schemas.table import Table

ABOVE = 2
"""So many paragraphs above a table may say that it is a plan."""


def list_plans(stated: Stated, promises: Sequence[Promise]) -> list[Plan]:
    """The plans of tables and of running text; a table of which cells are promised already is none."""
    own = {promise.source.partition("/")[0] for promise in promises}
    tables = [table for table in stated.tables if table.id not in own]
    plans = [read_plan_table(table, f"{fold(table.title or '')} {_find_above(stated, table)}") for table in tables]
    return [plan for plan in (*plans, read_plan_lines(stated.lines)) if plan is not None]


def _find_above(stated: Stated, table: Table) -> str:
    """The folded paragraphs right above a table, on its page or the one before."""
    page, top = table.evidence[0].page, table.evidence[0].bbox[1]
    found = []
    for passage in stated.passages:
        places = passage.paragraph.lines
        if not places or not places[-1].words:
            continue
        last = places[-1]
        if (last.page, last.words[0].top) < (page, top) and last.page >= page - 1:
            found.append(passage.paragraph.text)
    return fold(" ".join(text for text in found[-ABOVE:] if len(text) < 400))
