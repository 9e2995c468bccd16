"""Rows on their way: one Parquet file a table, so that a load of any size passes through little memory.

All documents are read, flattened and written here before a warehouse is touched: what is wrong with a document is
known by then, and every warehouse takes the same files.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from bordereau.warehouse.arrow import make_arrow, make_schema
from bordereau.warehouse.warehouse import Rows

if TYPE_CHECKING:
    import pyarrow as pa


class Files:
    """Parquet files of a folder, each opened when its first rows come, all closed together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[str, Any] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._stack.close()
            return
        with suppress(Exception):  # a file that could not be written cannot be closed well: the first error counts
            self._stack.close()

    def write(self, name: str, table: pa.Table) -> None:
        """Add rows to the file of that name, which may stand in folders of its own."""
        import pyarrow.parquet as pq

        if name not in self._writers:
            path = self._folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            writer = pq.ParquetWriter(path, table.schema, compression="zstd")
            self._writers[name] = self._stack.enter_context(writer)
        self._writers[name].write_table(table)


class Spool:
    """The rows of one load: written first, read when it is closed.

    A table without rows has no file, which would cost as much as a hundred rows; ``documents`` always has one, since
    by it the former rows of every table are found.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = Files(folder)
        self.counts: dict[str, int] = {}
        """Rows by table."""

    def __enter__(self) -> Self:
        self._files.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and "documents" not in self.counts:
            self._files.write("documents.parquet", make_schema("documents").empty_table())
        self._files.__exit__(kind)

    def add(self, rows: Rows) -> None:
        for name, some in rows.items():
            if some:
                self._files.write(f"{name}.parquet", make_arrow(name, some))
                self.counts[name] = self.counts.get(name, 0) + len(some)

    @property
    def row_count(self) -> int:
        return sum(self.counts.values())

    def path(self, name: str) -> Path:
        """Name the file of a table; one without rows has none, but for ``documents``."""
        return self._folder / f"{name}.parquet"

    def read(self, name: str) -> Iterator[pa.Table]:
        """Read the rows of a table, a batch at a time; a table without rows gives an empty one, so that it exists."""
        import pyarrow.parquet as pq

        if name not in self.counts:
            yield make_schema(name).empty_table()
            return
        with pq.ParquetFile(self.path(name)) as file:
            for number in range(file.num_row_groups):
                yield file.read_row_group(number)

    def read_hashes(self) -> list[str]:
        """Read which documents arrive."""
        return [sha256 for table in self.read("documents") for sha256 in table["document_sha256"].to_pylist()]
