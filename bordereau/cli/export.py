"""``bordereau export``: tables of a warehouse for analysts."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bordereau.cli.streams import print_data, print_words


class Format(StrEnum):
    """What is written."""

    CSV = "csv"
    XLSX = "xlsx"


def export(
    warehouse: Annotated[
        str, typer.Argument(metavar="URL", help="duckdb:///file or parquet:///folder.", show_default=False)
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="PATH", help="Folder (CSV) or file (XLSX).")],
    table: Annotated[
        list[str] | None, typer.Option("--table", metavar="NAME", help="A table or view; may be repeated.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="CSV, one file a table; or one XLSX.")] = Format.CSV,
    french: Annotated[bool, typer.Option("--french", help="CSV with “;” and a decimal comma.")] = False,
) -> None:
    """Write tables and views of a warehouse as CSV or XLSX; text that a spreadsheet would run as a formula is defused.

    \b
    Example:
      bordereau export duckdb:///conventions.duckdb -o tables/ --french
      bordereau export duckdb:///conventions.duckdb -o conventions.xlsx --format xlsx --table commitments_by_year
    """
    from bordereau.warehouse.export import NAMES, export_csv, export_xlsx, open_reader

    names = table or list(NAMES)
    with open_reader(warehouse) as base:
        written = export_xlsx(base, names, output) if form is Format.XLSX else export_csv(base, names, output, french)
    if written.cut:
        print_words(f"bordereau: {written.cut} texts were cut to what a cell of XLSX can hold; CSV has them whole.")
    print_data("".join(f"{path}\n" for path in written.paths))
