"""Which cells of tables are promised: by funders and years, by who is funded, in plans de financement.

Of « demandé | proposé | voté » only what is voted binds. In a plan de financement the lines of others than the act's
parties are what is expected of them (``forecast``); who pays its own share promises nobody. « À la charge de X » names
a column: its total is what X pays, not its cells. A table that speaks of costs, budgets or prices promises nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Cast
from bordereau.normalize.meaning.cell_promises import CellPromise, Setting, says
from bordereau.normalize.meaning.funder_tables import read_charged, read_funders, read_shared
from bordereau.normalize.meaning.voted_tables import read_offers, read_voted
from bordereau.schemas.table import Table


def read_table(table: Table, cast: Cast, setting: Setting) -> list[CellPromise]:
    """The cells of one table that are promised."""
    title = fold(f"{table.title or ''} {setting.around}")
    heads = [fold(column.label) for column in table.columns]
    plan = says("titles.funding", f"{fold(table.title or '')} {' '.join(heads)} {_corner(table)}")
    charged = [
        place for place, head in enumerate(heads) if read_pattern("shares_of_tables", "columns.charged").match(head)
    ]
    if len(charged) > 1 or (charged and cast.find(table.columns[charged[0]].label, heads[charged[0]])):
        found = list(read_charged(table, cast, charged))
        if found:
            return found
    if setting.decides:
        found = _read_decided(table, heads, title, setting)
        if found or any(says("columns.open", head) for head in heads):
            return found
    if not plan and says("titles.spent", f"{title} {' '.join(heads)}"):
        return []
    if plan or says("titles.promised", title):
        return list(read_funders(table, heads, cast, plan=plan))
    return []


def _read_decided(table: Table, heads: Sequence[str], title: str, setting: Setting) -> list[CellPromise]:
    """What an assembly decides by a table: whom it funds, whose offers it takes, what it bears with a partner."""
    for read in (read_voted, read_offers):
        found = list(read(table, heads, title, setting))
        if found:
            return found
    return list(read_shared(table, heads, setting))


def _corner(table: Table) -> str:
    return " ".join(fold(row.label) for row in table.rows[:1] if not any(cell.value for cell in row.cells))
