"""The one definition of the warehouse: every table, every column, its type and its meaning.

Arrow schemas, SQL with its comments, dlt's hints, dbt's sources and the data dictionary in ``docs/warehouse.md`` are
all made from ``TABLES``. Rows are found by natural keys (hash of the PDF, number of the act, place in the act): the
same JSON gives the same rows.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from bordereau.warehouse.columns import TableModel
from bordereau.warehouse.model.acts import ACTS
from bordereau.warehouse.model.commitments import COMMITMENTS
from bordereau.warehouse.model.deliberations import DELIBERATIONS
from bordereau.warehouse.model.documents import DOCUMENTS
from bordereau.warehouse.model.figures import FIGURES
from bordereau.warehouse.model.loads import LOADS
from bordereau.warehouse.model.parties import PARTIES

TABLES: tuple[TableModel, ...] = (*DOCUMENTS, *ACTS, *DELIBERATIONS, *PARTIES, *FIGURES, *COMMITMENTS, *LOADS)
BY_NAME = {one.name: one for one in TABLES}
DOCUMENT_TABLES = tuple(one for one in TABLES if one.of_document)
COLLECTION_TABLES = ("quarantine", "withdrawn", "reference_names", "controls")
"""Written anew for a collection at every load."""

WORDS = ("funders", "names", "territories", "tables", "totals")
"""The lists of ``lexicon`` that the rules of rows read."""


@cache
def fingerprint() -> str:
    """Name the model and the rules that make its rows in twelve hexadecimal digits: rows of others are made anew.

    The columns alone would not do: a better rule for the same column must reach documents that did not change.
    """
    columns = [(one.name, [(c.name, c.kind.value, c.key) for c in one.columns]) for one in TABLES]
    digest = hashlib.sha256(repr(columns).encode())
    for path in _list_rules(Path(__file__).parents[1]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _list_rules(home: Path) -> list[Path]:
    """Rules of rows, their words, and the views: those of a warehouse are made anew when a load changes something."""
    words = (home.parent / "lexicon" / f"{name}.toml" for name in WORDS)
    return [*sorted((home / "rows").glob("*.py")), *words, home / "views.sql"]
