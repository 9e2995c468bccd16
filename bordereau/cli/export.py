"""``bordereau export``: tables of a warehouse for analysts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.cli.streams import print_data, print_words
from bordereau.schemas.errors import UsageError

if TYPE_CHECKING:
    from bordereau.warehouse.scdl.export import Given


class Standard(StrEnum):
    """An open-data standard (SCDL)."""

    DELIBERATIONS = "deliberations"
    SUBVENTIONS = "subventions"


class Format(StrEnum):
    """What is written."""

    CSV = "csv"
    XLSX = "xlsx"


def export(
    warehouse: Annotated[
        str,
        typer.Argument(
            metavar="URL",
            help="duckdb:///file, parquet:///folder, or what bordereau run wrote: a folder or a URL.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="PATH", help="Folder (CSV) or file (XLSX, --scdl).")
    ],
    table: Annotated[
        list[str] | None, typer.Option("--table", metavar="NAME", help="A table or view; may be repeated.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="CSV, one file a table; or one XLSX.")] = Format.CSV,
    french: Annotated[bool, typer.Option("--french", help="CSV with “;” and a decimal comma.")] = False,
    scdl: Annotated[
        Standard | None, typer.Option("--scdl", help="One CSV of the open-data standard, its trace, what to complete.")
    ] = None,
    body: Annotated[
        str | None, typer.Option("--body", metavar="NAME", help="With --scdl: official name of the body.")
    ] = None,
    siret: Annotated[
        str | None, typer.Option("--siret", metavar="DIGITS", help="With --scdl: SIRET of the body, 14 digits.")
    ] = None,
    default: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN=VALUE", help="With --scdl subventions: what stands where the act says nothing; repeatable."
        ),
    ] = None,
) -> None:
    """Write tables and views of a warehouse as CSV or XLSX; text that a spreadsheet would run as a formula is defused.

    \b
    Example:
      bordereau export duckdb:///conventions.duckdb -o tables/ --french
      bordereau export s3://results/2024 -o tables/
      bordereau export duckdb:///conventions.duckdb -o conventions.xlsx --format xlsx --table commitments_by_year
      bordereau export duckdb:///conventions.duckdb --scdl deliberations -o deliberations.csv --siret 21380000000012
      bordereau export outputs/ --scdl subventions -o subventions.csv --default notificationUE=non
    """
    from bordereau.warehouse.scdl.export import Given

    if scdl is not None:
        if table or french or form is not Format.CSV:
            raise UsageError("--scdl writes the standard's own CSV: --table, --format and --french do not go with it.")
        export_standard(scdl, warehouse, output, Given(body, siret, read_defaults(scdl, default or ())))
        return
    if body is not None or siret is not None or default:
        raise UsageError("--body, --siret and --default are for --scdl.")
    from bordereau.warehouse.asked import open_asked
    from bordereau.warehouse.export import NAMES, check_names, export_csv, export_xlsx

    names = table or list(NAMES)
    check_names(names)
    with open_asked(warehouse, tell_doubt) as base:
        written = export_xlsx(base, names, output) if form is Format.XLSX else export_csv(base, names, output, french)
    if written.cut:
        print_words(f"bordereau: {written.cut} texts were cut to what a cell of XLSX can hold; CSV has them whole.")
    print_data("".join(f"{path}\n" for path in written.paths))


def tell_doubt(sentence: str) -> None:
    """Tell what is left out or doubtful of outputs that are exported."""
    print_words(f"bordereau: {sentence}")


def read_defaults(scdl: Standard, told: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Read what is declared of cells that acts leave open. Raises UsageError for what may not stand there."""
    from bordereau.warehouse.scdl.standard import check_cell, read_standard

    columns = {one.name: one for one in read_standard(scdl.value).columns}
    defaults = []
    for one in told:
        name, sign, value = one.partition("=")
        if not sign or name not in columns or scdl is not Standard.SUBVENTIONS:
            raise UsageError(f"--default {one} is not COLUMN=VALUE of --scdl subventions ({', '.join(columns)}).")
        for fault in check_cell(columns[name], value):
            raise UsageError(f"--default {one}: {fault.message}.")
        defaults.append((name, value))
    return tuple(defaults)


def export_standard(scdl: Standard, warehouse: str, output: Path, given: Given) -> None:
    """Write a warehouse in the shape of a standard, and say what is left to do."""
    from bordereau.warehouse.asked import open_asked
    from bordereau.warehouse.scdl import deliberations, subventions
    from bordereau.warehouse.scdl.write import write_export

    siret = given.siret
    if siret is not None and not (siret.isascii() and siret.isdigit() and len(siret) == 14):
        raise UsageError(f"--siret {siret} is no SIRET: it has 14 digits.")
    makers = {Standard.DELIBERATIONS: deliberations.make_export, Standard.SUBVENTIONS: subventions.make_export}
    with open_asked(warehouse, tell_doubt) as base:
        export = makers[scdl](base, given)
    paths = write_export(export, output)
    what, why = {
        Standard.DELIBERATIONS: ("délibérations", "not adopted"),
        Standard.SUBVENTIONS: ("subventions", "no longer in force"),
    }[scdl]
    print_words(
        f"bordereau: {len(export.rows)} {what}, {len(export.missing)} things to complete or to look at"
        f"{f', {export.left_out} {why} and left out' if export.left_out else ''}: see {paths[-1]}."
    )
    print_data("".join(f"{path}\n" for path in paths))
