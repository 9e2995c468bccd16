"""``bordereau review``: pages to look at."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bordereau.cli.apply import tell_lost
from bordereau.cli.check import find_documents
from bordereau.cli.streams import print_data, print_words
from bordereau.schemas.errors import UsageError


class PageLanguage(StrEnum):
    """The language of the pages."""

    FRENCH = "fr"
    ENGLISH = "en"


def review(
    outputs: Annotated[
        str, typer.Argument(metavar="OUTPUTS", help="What bordereau run left: a folder or a URL.", show_default=False)
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write here, not to OUTPUTS/review.")
    ] = None,
    source: Annotated[
        list[Path] | None,
        typer.Option(metavar="FOLDER", help="Where the PDFs stand; without it, the folder that was run, if near."),
    ] = None,
    lang: Annotated[PageLanguage, typer.Option(help="The language of the pages.")] = PageLanguage.FRENCH,
    images: Annotated[bool, typer.Option("--images/--no-images", help="Draw the pages of the PDFs.")] = True,
    force: Annotated[bool, typer.Option("--force", help="Draw images again that are there.")] = False,
    timeout: Annotated[
        float, typer.Option(metavar="S", min=0.1, help="Seconds that drawing the pages of one PDF may take.")
    ] = 300.0,
    memory: Annotated[int, typer.Option(metavar="MB", min=64, help="Memory that drawing one PDF may take.")] = 2048,
    allow_edited: Annotated[
        bool, typer.Option("--allow-edited", help="Say nothing of documents that were edited after the run.")
    ] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Serve the pages to this machine alone, and save what is said to OUTPUTS.")
    ] = False,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="With --serve; 0 takes a free one.")] = 0,
) -> None:
    """Make static pages of a run: every figure on its page, failing sums first.

    A document whose JSON is not what the run wrote is told. Outputs behind a URL need -o. With --serve, the address to
    open is printed, and OUTPUTS/reviewers has a file of corrections a reviewer, which bordereau apply takes.

    \b
    Example:
      bordereau review outputs/
      bordereau review outputs/ --source conventions/ -o review/ --lang en
      bordereau review outputs/ --serve
    """
    from bordereau.corrections.apply import refresh
    from bordereau.guard.limits import Limits
    from bordereau.review.site import Plan, build_site
    from bordereau.review.words import load_words
    from bordereau.runs.staged import name_outputs, open_outputs
    from bordereau.runs.trust import find_doubts

    if serve and name_outputs(outputs) is not None:
        raise UsageError("--serve saves to the outputs, which must be a folder of this machine.")
    if output is None and name_outputs(outputs) is not None:
        raise UsageError("The pages of outputs behind a URL need a folder of their own: name it with -o.")
    limits = Limits(timeout, memory)
    with open_outputs(outputs) as folder:
        try:
            tell_lost(refresh(folder, allow_edited=True))
        except UsageError as error:
            print_words(f"bordereau: {error}")  # pages show; without the ledger they show what was read
        for doubt in () if allow_edited else find_doubts(find_documents(folder)):
            print_words(f"bordereau: {doubt}")
        target = output or folder / "review"
        roots = tuple(source or (Path(), folder.absolute().parent))
        made = build_site(Plan(folder, target, roots, load_words(lang.value), images, force, limits, serve))
    for message in (*made.unread, *made.undrawn):
        print_words(f"bordereau: {message}")
    if images and made.without_pdf:
        count = len(made.without_pdf)
        print_words(
            f"bordereau: the PDF of {count} document{'s' if count > 1 else ''} was not found "
            f"({made.without_pdf[0]}{', …' if count > 1 else ''}): name its folder with --source."
        )
    print_words(f"bordereau: {made.documents} documents, {made.images} page images in {target}.")
    if serve:
        serve_pages(target, Path(outputs), port)
        return
    print_data(f"{target / 'index.html'}\n")
    if made.unread:
        raise typer.Exit(1)


def serve_pages(pages: Path, outputs: Path, port: int) -> None:
    """Serve the pages until the program is stopped; then say how what was saved gets into the documents."""
    from bordereau.review.serve import REVIEWERS, Desk, name_address, open_server

    desk = Desk(pages, outputs)
    with open_server(desk, port) as server:
        print_words("bordereau: open this address; Ctrl+C stops.")
        print_data(f"{name_address(server, desk)}\n")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print_words(f"bordereau: stopped; bordereau apply {outputs / REVIEWERS} {outputs} puts in what was said.")
