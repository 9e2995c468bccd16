"""``bordereau explain``: one page with its boxes, as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bordereau.cli.streams import print_words


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="The PDF to read.", show_default=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.png", help="The picture: PNG or WebP.", show_default=False)
    ],
    page: Annotated[int, typer.Option(metavar="N", min=1, help="The page, from 1.")] = 1,
    beside: Annotated[bool, typer.Option("--json", help="Put the JSON of the page at its right.")] = False,
    timeout: Annotated[float, typer.Option(metavar="S", min=0.1, help="Seconds that the document may take.")] = 300.0,
    memory: Annotated[int, typer.Option(metavar="MB", min=64, help="Memory that the document may take.")] = 2048,
) -> None:
    """Draw the boxes of all that was read on one page.

    \b
    Example:
      bordereau explain convention.pdf --page 5 -o page-5.png
      bordereau explain convention.pdf --page 5 --json -o page-5.webp
    """
    from bordereau.guard.limits import Limits
    from bordereau.guard.task import Failure, Task
    from bordereau.review.picture import View, explain_alone
    from bordereau.schemas.errors import UsageError
    from bordereau.schemas.settings import Settings
    from bordereau.whole import put_in_place

    if output.suffix.lower() not in (".png", ".webp"):
        raise UsageError(f"{output.name} is no picture that can be written: name it .png or .webp.")
    view = View(page, beside, output.suffix.lower())
    picture = explain_alone(Task(file, Settings()), view, Limits(timeout, memory))
    if isinstance(picture, Failure):
        print_words(f"bordereau: {picture.message}")
        raise typer.Exit(1)
    with put_in_place(output) as draft:
        draft.write_bytes(picture)
