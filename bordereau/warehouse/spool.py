"""Rows on their way: one Parquet file a table, so that a load of any size passes through little memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from bordereau.warehouse.arrow import make_arrow, make_schema
from bordereau.warehouse.warehouse import Rows

if TYPE_CHECKING:
    import pyarrow as pa


class Spool:
    """Writes rows into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[str, Any] = {}

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True)
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._writers.values():
            writer.close()

    def add(self, rows: Rows) -> None:
        import pyarrow.parquet as pq

        for name, some in rows.items():
            if some:
                table = make_arrow(name, some)
                if name not in self._writers:
                    self._writers[name] = pq.ParquetWriter(self._folder / f"{name}.parquet", table.schema)
                self._writers[name].write_table(table)


def read_spool(folder: Path, name: str) -> Iterator[pa.Table]:
    """Read the rows of a table, a batch at a time; a table without rows gives an empty one, so that it exists."""
    import pyarrow.parquet as pq

    path = folder / f"{name}.parquet"
    if not path.exists():
        yield make_schema(name).empty_table()
        return
    file = pq.ParquetFile(path)
    for number in range(file.num_row_groups):
        yield file.read_row_group(number)
