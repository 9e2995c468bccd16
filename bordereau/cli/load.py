"""``bordereau load``: the outputs of a run into a warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.cli.streams import print_data, print_words, read_waiving, tell_waived
from bordereau.redact import redact
from bordereau.shown import join_lines, print_json

if TYPE_CHECKING:
    from bordereau.warehouse.load import LoadReport


def load(
    outputs: Annotated[
        str, typer.Argument(metavar="OUTPUTS", help="What bordereau run wrote: a folder or a URL.", show_default=False)
    ],
    to: Annotated[
        str, typer.Option("--to", metavar="URL", help="duckdb:///file, parquet:///folder or postgresql://…")
    ] = "duckdb:///bordereau.duckdb",
    collection: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What these outputs are called there; without it, their path."),
    ] = None,
    known_sums: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Sums and totals known beforehand, to check against.")
    ] = None,
    waivers: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Known errors of acts, which --strict lets pass.")
    ] = None,
    reference: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="Names, SIREN, INSEE and EPCI codes of bodies, CSV or Parquet; may be repeated."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Load nothing and exit with 3 when a sum fails.")] = False,
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Let empty outputs withdraw all.")] = False,
    allow_edited: Annotated[
        bool, typer.Option("--allow-edited", help="Load documents that were edited after the run.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
) -> None:
    """Load documents into a warehouse, again and again, without a duplicate.

    New and changed documents are written, those that have left the outputs are withdrawn: all at once or not at all.
    A document whose JSON is not what the run wrote is refused; its former rows stay.

    \b
    Example:
      bordereau load outputs/ --to duckdb:///conventions.duckdb
      bordereau load s3://results/2024 --to postgresql://loader@localhost/warehouse
      bordereau load outputs/ --to duckdb:///conventions.duckdb --reference communes.csv --reference aliases.csv
      bordereau load outputs/ --to parquet:////data/conventions --known-sums sums.yaml --strict
    """
    from bordereau.cli.apply import tell_lost
    from bordereau.corrections.apply import refresh
    from bordereau.runs.staged import name_outputs, open_outputs
    from bordereau.warehouse.control import read_controls
    from bordereau.warehouse.load import LoadJob, load_outputs

    controls, waiving = read_controls(known_sums) if known_sums else None, read_waiving(waivers)
    with open_outputs(outputs) as folder:
        tell_lost(refresh(folder, allow_edited))
        name = collection or name_outputs(outputs)
        report = load_outputs(
            LoadJob(folder, to, name, controls, strict, allow_empty, allow_edited, tuple(reference or ()), waiving)
        )
    tell_waived(waiving)
    for message in (*report.told, *report.broken, *(str(control["message"]) for control in report.failing)):
        print_words(f"bordereau: {message}")
    print_data(_print_json(report) if as_json else _tell(report, to))
    if report.broken:
        raise typer.Exit(1)


def _tell(report: LoadReport, to: str) -> str:
    known = f" {len(report.controls)} known sums, {len(report.failing)} fail." if report.controls else ""
    target = redact(to).rsplit("@", maxsplit=1)[-1]
    return join_lines(
        [
            f"{target}: {report.new} new, {report.changed} changed, {report.withdrawn} withdrawn, "
            f"{report.unchanged} unchanged documents.{known}"
        ]
    )


def _print_json(report: LoadReport) -> str:
    content = {
        "new": report.new,
        "changed": report.changed,
        "withdrawn": report.withdrawn,
        "unchanged": report.unchanged,
        "rows": report.rows,
        "broken": report.broken,
        "doubtful": report.told,
        "known_sums": len(report.controls),
        "failing_known_sums": [row["message"] for row in report.failing],
    }
    return print_json(content, indent=1)
