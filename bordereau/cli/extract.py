"""``bordereau extract``: one document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bordereau.cli.streams import print_words, read_sums, write_data


def extract(
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="The PDF to read.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.json", help="Write here, not to stdout.")
    ] = None,
    known_sums: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Sums known beforehand, to check against.")
    ] = None,
    page_timeout: Annotated[
        float, typer.Option(metavar="S", min=0, help="Seconds that one page may take; 0 for no limit.")
    ] = 30.0,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a sum does not hold.")] = False,
) -> None:
    """Read one PDF and print its document as JSON.

    \b
    Example:
      bordereau extract convention.pdf -o convention.json
      bordereau extract convention.pdf | jq '.acts[0].parties[].name'
    """
    from bordereau.summary import count_failing
    from bordereau.task import Task, run_task
    from schemas.load import print_document
    from schemas.settings import ReadSettings, Settings

    settings = Settings(read=ReadSettings(page_timeout_s=page_timeout))
    outcome = run_task(Task(file, settings, read_sums(known_sums)))
    if outcome.document is None:
        print_words(f"bordereau: {outcome.failure.message if outcome.failure else 'nothing was read'}")
        raise typer.Exit(1)
    write_data(print_document(outcome.document), output)
    if strict and count_failing(outcome.document):
        raise typer.Exit(3)
