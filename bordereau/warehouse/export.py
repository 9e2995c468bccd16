"""Tables as CSV or XLSX for analysts: safe to open, and French where that is asked.

A spreadsheet runs a cell that begins with “=”, “+”, “-” or “@” (after white space as well) as a formula, and text of
documents comes from strangers. In CSV such text gets an apostrophe before it (OWASP, *CSV Injection*), and text with
any usual separator is quoted, since a program may part the line at another one than ours; numbers are no text and
keep their minus. In XLSX text is written as text, which no program evaluates. NULL is nothing, an empty text is “""”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bordereau.redact import redact
from bordereau.schemas.errors import UsageError
from bordereau.warehouse.columns import Kind
from bordereau.warehouse.model import TABLES
from bordereau.warehouse.sql import create_views
from bordereau.warehouse.warehouse import WarehouseError
from bordereau.whole import put_in_place

if TYPE_CHECKING:
    import duckdb

RISKY = re.compile(r"\s*[=+\-@\t\r]|[＝＋－＠]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
QUOTED = re.compile(r'[",;\t\r\n]')
NAMES = (*(table.name for table in TABLES), *(view.name for view in create_views()))
ROWS_AT_ONCE = 1000
XLSX_ROWS = 1_048_576
XLSX_LETTERS = 32_767
XLSX_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""
CUT = "… [cut]"


class Written(NamedTuple):
    """What an export wrote."""

    paths: list[Path]
    cut: int = 0
    """Texts that a cell of XLSX is too short for."""


@contextmanager
def open_reader(url: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file or a Parquet folder to read. Raises UsageError and WarehouseError."""
    import duckdb

    scheme, _, rest = url.partition(":///")
    path = Path(rest)
    if scheme not in {"duckdb", "parquet"} or not rest:
        raise UsageError(f"{redact(url)} cannot be exported: name duckdb:///file.duckdb or parquet:///folder.")
    if scheme == "duckdb" and not path.exists():
        raise WarehouseError(f"{path} is not there; bordereau load makes it.")
    try:
        if scheme == "duckdb":
            base = duckdb.connect(rest, read_only=True)
        else:
            from bordereau.warehouse.parquet import open_parquet

            base = open_parquet(path)
        with base:
            yield base
    except duckdb.Error as error:
        raise WarehouseError(f"{path} cannot be read: {str(error).splitlines()[0]}") from error


def export_csv(base: duckdb.DuckDBPyConnection, names: Sequence[str], folder: Path, french: bool) -> Written:
    """Write one CSV a table: UTF-8 with a mark that Excel knows; French is “;” between columns and a decimal comma."""
    check_names(names)
    written = []
    for name in names:
        with (
            put_in_place(folder / f"{name}.csv", WarehouseError) as path,
            path.open("w", encoding="utf-8-sig", newline="") as stream,
        ):
            for row in _read_rows(base, name):
                stream.write((";" if french else ",").join(print_cell(value, french) for value in row) + "\r\n")
        written.append(folder / f"{name}.csv")
    return Written(written)


def export_xlsx(base: duckdb.DuckDBPyConnection, names: Sequence[str], path: Path) -> Written:
    """Write one workbook, one sheet a table; numbers and dates are real ones, shown as the reader's Excel is set."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    check_names(names)
    book, cut = Workbook(write_only=True), 0
    with put_in_place(path, WarehouseError) as made:
        for name in names:
            sheet = book.create_sheet(name)
            for number, row in enumerate(_read_rows(base, name)):
                if number == XLSX_ROWS:
                    raise WarehouseError(f"{name} has more rows than a sheet of XLSX can hold; export it as CSV.")
                values = [fit_xlsx(value) for value in row]
                cut += sum(isinstance(value, str) and value.endswith(CUT) for value in values)
                cells = [WriteOnlyCell(sheet, value) for value in values]
                for cell, value in zip(cells, values, strict=True):
                    if isinstance(value, str):
                        cell.data_type = "s"
                    elif isinstance(value, Decimal) and value.as_tuple().exponent == -2:
                        cell.number_format = "#,##0.00"
                sheet.append(cells)
        book.save(made)
    return Written([path], cut)


def check_names(names: Sequence[str]) -> None:
    """Raise UsageError for what is neither a table nor a view."""
    for name in names:
        if name not in NAMES:
            raise UsageError(f"{name} is no table; there are {', '.join(NAMES)}.")


def print_cell(value: object, french: bool = False) -> str:
    """Write one value for CSV.

    >>> print_cell("=1+1"), print_cell("-12"), print_cell(Decimal("-12.50"), french=True), print_cell(None)
    ("'=1+1", "'-12", '-12,50', '')
    >>> print_cell(""), print_cell("a;b"), print_cell(Decimal("35.900000000"))
    ('""', '"a;b"', '35.9')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal | float):
        text = print_decimal(value) if isinstance(value, Decimal) else repr(value)
        return text.replace(".", ",") if french else text
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = f"'{value}" if isinstance(value, str) and RISKY.match(value) else str(value)
    return '"' + text.replace('"', '""') + '"' if not text or QUOTED.search(text) else text


def print_decimal(value: Decimal) -> str:
    """Write a decimal with its two places for money, and without idle zeros after them."""
    text = format(value, "f")
    whole, _, places = text.partition(".")
    return text if len(places) <= 2 else f"{whole}.{places.rstrip('0')}".rstrip(".")


def fit_xlsx(value: Any) -> Any:
    """Fit a value into a cell of XLSX: no control signs, no time zone, no more letters or digits than it holds.

    >>> fit_xlsx(Decimal("9999999999999999.99")), fit_xlsx(Decimal("15200000.00"))
    ('9999999999999999.99', Decimal('15200000.00'))
    """
    if isinstance(value, str):
        text = CONTROL.sub("", value)
        return text if len(text) <= XLSX_LETTERS else text[: XLSX_LETTERS - len(CUT)] + CUT
    if isinstance(value, Decimal):
        digits = len(value.normalize().as_tuple().digits)
        return value if digits <= XLSX_DIGITS else print_decimal(value)
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).replace(tzinfo=None)
    return value


def _read_rows(base: duckdb.DuckDBPyConnection, name: str) -> Iterator[Sequence[Any]]:
    """Read the heads, then the rows of a table or view, in order.

    Moments leave DuckDB as UTC without a zone and get it here: DuckDB gives those with a zone only where pytz, which
    it does not bring, is installed.
    """
    columns = base.execute(f"DESCRIBE SELECT * FROM {name}").fetchall()
    moments = {place for place, column in enumerate(columns) if column[1] == Kind.MOMENT.value}
    chosen = (
        f'make_timestamp(epoch_us("{one[0]}"))' if n in moments else f'"{one[0]}"' for n, one in enumerate(columns)
    )
    found = base.execute(f"SELECT {', '.join(chosen)} FROM {name} ORDER BY ALL")
    yield [column[0] for column in columns]
    while rows := found.fetchmany(ROWS_AT_ONCE):
        yield from ([_put_zone(value) if n in moments else value for n, value in enumerate(row)] for row in rows)


def _put_zone(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
