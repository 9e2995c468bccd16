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
) -> None:
    """Draw the boxes of all that was read on one page.

    \b
    Example:
      bordereau explain convention.pdf --page 5 -o page-5.png
      bordereau explain convention.pdf --page 5 --json -o page-5.webp
    """
    from bordereau.review.explain import draw_boxes, put_beside
    from bordereau.review.images import draw_page, open_pdf
    from bordereau.task import Task, run_task
    from bordereau.whole import put_in_place
    from schemas.errors import UsageError
    from schemas.settings import Settings

    if output.suffix.lower() not in (".png", ".webp"):
        raise UsageError(f"{output.name} is no picture that can be written: name it .png or .webp.")
    document = (outcome := run_task(Task(file, Settings()))).document
    if document is None:
        print_words(f"bordereau: {outcome.failure.message if outcome.failure else 'nothing was read'}")
        raise typer.Exit(1)
    if page > document.source.page_count:
        raise UsageError(f"{file.name} has {document.source.page_count} pages; page {page} is not among them.")
    with open_pdf(file) as pdf:
        picture = draw_page(pdf, page)
    if picture is None:
        print_words(f"bordereau: page {page} of {file.name} cannot be drawn.")
        raise typer.Exit(1)
    drawn = draw_boxes(picture, document, page)
    result = put_beside(drawn, document, page) if beside else drawn
    with put_in_place(output) as draft:
        if output.suffix.lower() == ".webp":
            result.save(draft, "WEBP", quality=70)
        else:
            result.save(draft, "PNG", optimize=True)
