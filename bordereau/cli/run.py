"""``bordereau run``: every PDF of a folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.cli.streams import print_data, print_words, read_sums

if TYPE_CHECKING:
    from bordereau.run import Report


def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Read every PDF below it.", show_default=False)],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the results go.")] = Path(
        "outputs"
    ),
    known_sums: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Sums known beforehand, to check against.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read again what a former run has done.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a sum does not hold.")] = False,
) -> None:
    """Read a folder: documents, manifest, quarantine and summary go to the output folder.

    A rerun does only what is missing or stale.

    \b
    Example:
      bordereau run conventions/ -o outputs/
    """
    from bordereau.run import Job, find_pdfs, run_folder
    from schemas.settings import Settings

    files = find_pdfs(folder)
    if not files:
        print_words(f"bordereau: no PDF stands below {folder}.")
    job = Job(folder, output, Settings(), read_sums(known_sums), force)
    with show_progress(len(files)) as on_step:
        report = run_folder(job, files, on_step)
    if as_json:
        print_data(json.dumps(report.totals(), ensure_ascii=False, indent=1) + "\n")
    else:
        print_data("\n".join(report.texts))
    print_words(tell_end(report, output))
    if report.count("quarantined"):
        raise typer.Exit(1)
    if strict and report.failing:
        raise typer.Exit(3)


def tell_end(report: Report, output: Path) -> str:
    """Say in one line what a run did."""
    parts = [f"{report.count('done')} documents in {output}/documents"]
    if report.kept:
        parts.append(f"{report.kept} of them from a former run")
    if report.count("duplicate"):
        parts.append(f"{report.count('duplicate')} duplicates")
    if report.count("quarantined"):
        parts.append(f"{report.count('quarantined')} in quarantine")
    parts.append(f"{report.failing} sums fail" if report.failing else "no sum fails")
    return f"bordereau: {', '.join(parts)}."


@contextmanager
def show_progress(total: int) -> Iterator[Callable[[str], None]]:
    """Show a progress bar on stderr where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        job = progress.add_task("reading", total=total)

        def step(name: str) -> None:
            progress.update(job, advance=1, description=name[-40:].replace("[", "("))

        yield step
