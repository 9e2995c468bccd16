"""Tables as CSV or XLSX for analysts: safe to open, and French where that is asked.

A spreadsheet runs a cell that begins with “=”, “+”, “-” or “@” (after white space as well) as a formula, and text of
documents comes from strangers. In CSV such text gets an apostrophe before it (OWASP, *CSV Injection*); numbers are no
text and keep their minus. In XLSX text is written as text, which no program evaluates.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bordereau.warehouse.model import TABLES
from bordereau.warehouse.warehouse import WarehouseError
from schemas.errors import UsageError

if TYPE_CHECKING:
    import duckdb

RISKY = re.compile(r"\s*[=+\-@\t\r]|[＝＋－＠]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
VIEWS = (
    "commitments",
    "commitments_by_year",
    "failing_documents",
    "failing_checks",
    "avenants",
    "article_against_annex",
)
NAMES = (*(table.name for table in TABLES), *VIEWS)
ROWS_AT_ONCE = 1000
XLSX_ROWS = 1_048_576
XLSX_LETTERS = 32_767


@contextmanager
def open_reader(url: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file or a Parquet folder to read. Raises UsageError and WarehouseError."""
    import duckdb

    scheme, _, rest = url.partition(":///")
    path = Path(rest)
    if scheme == "duckdb" and rest:
        if not path.exists():
            raise WarehouseError(f"{path} is not there; bordereau load makes it.")
        try:
            base = duckdb.connect(rest, read_only=True)
        except duckdb.IOException as error:
            raise WarehouseError(f"{path} cannot be opened: {str(error).splitlines()[0]}") from error
    elif scheme == "parquet" and rest:
        from bordereau.warehouse.parquet import open_parquet

        base = open_parquet(path)
    else:
        raise UsageError(f"{url} cannot be exported: name duckdb:///file.duckdb or parquet:///folder.")
    with base:
        yield base


def export_csv(base: duckdb.DuckDBPyConnection, names: Sequence[str], folder: Path, french: bool) -> list[Path]:
    """Write one CSV a table: UTF-8 with a mark that Excel knows; French is “;” between columns and a decimal comma."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in names:
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";" if french else ",", lineterminator="\r\n")
            for row in _read_rows(base, name):
                writer.writerow([print_cell(value, french) for value in row])
        written.append(path)
    return written


def export_xlsx(base: duckdb.DuckDBPyConnection, names: Sequence[str], path: Path) -> Path:
    """Write one workbook, one sheet a table; numbers and dates are real ones, shown as the reader's Excel is set."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for name in names:
        sheet = book.create_sheet(name)
        for number, row in enumerate(_read_rows(base, name)):
            if number == XLSX_ROWS:
                raise WarehouseError(f"{name} has more rows than a sheet of XLSX can hold; export it as CSV.")
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet, _fit_xlsx(value))
                if isinstance(value, str):
                    cell.data_type = "s"
                elif isinstance(value, Decimal):
                    cell.number_format = "#,##0.00"
                cells.append(cell)
            sheet.append(cells)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def print_cell(value: object, french: bool = False) -> str:
    """Write one value for CSV.

    >>> print_cell("=1+1"), print_cell("-12"), print_cell(Decimal("-12.50"), french=True), print_cell(None)
    ("'=1+1", "'-12", '-12,50', '')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal | float) and not isinstance(value, bool):
        text = format(value, "f") if isinstance(value, Decimal) else repr(value)
        return text.replace(".", ",") if french else text
    if isinstance(value, datetime | date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and RISKY.match(text) else text


def _fit_xlsx(value: Any) -> Any:
    """Fit a value into a cell of XLSX: no control signs, no time zone, at most 32 767 letters."""
    if isinstance(value, str):
        return CONTROL.sub("", value)[:XLSX_LETTERS]
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _read_rows(base: duckdb.DuckDBPyConnection, name: str) -> Iterator[Sequence[Any]]:
    """Read the heads, then the rows of a table or view, in order."""
    if name not in NAMES:
        raise UsageError(f"{name} is no table; there are {', '.join(NAMES)}.")
    found = base.execute(f"SELECT * FROM {name} ORDER BY ALL")
    yield [one[0] for one in found.description]
    while rows := found.fetchmany(ROWS_AT_ONCE):
        yield from rows
