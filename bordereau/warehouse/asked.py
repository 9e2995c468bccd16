"""What may be exported: a warehouse, or the outputs of a run wherever they are, loaded for the time of the question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bordereau.corrections.apply import refresh
from bordereau.redact import redact
from bordereau.runs.scratch import make_scratch
from bordereau.runs.staged import name_outputs, open_outputs
from bordereau.schemas.errors import UsageError
from bordereau.warehouse.export import open_reader
from bordereau.warehouse.load import LoadJob, load_outputs

if TYPE_CHECKING:
    import duckdb

READ = ("duckdb", "parquet")
SERVERS = ("postgresql", "postgres", "mysql", "dlt+")


@contextmanager
def open_asked(place: str, tell: Callable[[str], None]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse, or outputs (a folder, any URL that ``run -o`` takes), to read.

    ``tell`` is told of documents that are left out or doubtful. Raises UsageError, StoreError, WarehouseError.
    """
    scheme = place.partition(":")[0] if ":" in place else ""
    if scheme in READ:
        with open_reader(place) as base:
            yield base
        return
    if scheme.startswith(SERVERS) or (scheme and not _may_hold_files(scheme)):
        raise UsageError(
            f"{redact(place)} cannot be exported: name duckdb:///file.duckdb, parquet:///folder, or the outputs of a "
            "run; what a server holds it exports itself."
        )
    with open_outputs(place) as folder, make_scratch("export") as home:
        refresh(folder)
        url = f"parquet:///{home}/tables"
        report = load_outputs(LoadJob(folder, url, name_outputs(place), allow_empty=True))
        for sentence in (*report.told, *report.broken):
            tell(sentence)
        with open_reader(url) as base:
            yield base


def _may_hold_files(scheme: str) -> bool:
    """Whether a URL of this kind may name a folder of outputs."""
    from fsspec import available_protocols

    return scheme in available_protocols()
