"""``bordereau extract``: one document."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.cli.streams import print_words, read_sums, write_data

if TYPE_CHECKING:
    from bordereau.guard.limits import Limits
    from bordereau.guard.task import Task


class Why(StrEnum):
    """What can be asked."""

    acts = "acts"


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
    why: Annotated[
        Why | None,
        typer.Option(help="Print why the file was read so, as text, instead of the JSON.", show_default=False),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a sum does not hold.")] = False,
    timeout: Annotated[float, typer.Option(metavar="S", min=0.1, help="Seconds that the document may take.")] = 300.0,
    memory: Annotated[int, typer.Option(metavar="MB", min=64, help="Memory that the document may take.")] = 2048,
) -> None:
    """Read one PDF and print its document as JSON.

    With --why acts: each act, and what spoke for its beginning.

    \b
    Example:
      bordereau extract convention.pdf -o convention.json
      bordereau extract convention.pdf | jq '.acts[0].parties[].name'
      bordereau extract minutes.pdf --why acts
    """
    from bordereau.guard.limits import Limits
    from bordereau.guard.shared import read_shared
    from bordereau.guard.task import Task
    from bordereau.schemas.settings import ReadSettings, Settings

    settings = Settings(read=ReadSettings(page_timeout_s=page_timeout))
    if why is not None:
        _print_why(Task(file, settings), Limits(timeout, memory), output)
        return
    answer = read_shared(Task(file, settings, read_sums(known_sums)), Limits(timeout, memory))
    if answer.reading is None:
        print_words(f"bordereau: {answer.failure.message if answer.failure else 'nothing was read'}")
        raise typer.Exit(1)
    write_data(answer.reading.text, output)
    if strict and answer.reading.failing:
        raise typer.Exit(3)


def _print_why(task: Task, limits: Limits, output: Path | None) -> None:
    from bordereau.guard.task import Failure
    from bordereau.why import explain_acts_alone

    told = explain_acts_alone(task, limits)
    if isinstance(told, Failure):
        print_words(f"bordereau: {told.message}")
        raise typer.Exit(1)
    write_data(told, output)
