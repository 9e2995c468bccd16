"""``bordereau findings``: the errors of acts that reviewers confirmed, for a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bordereau.cli.apply import tell_lost
from bordereau.cli.review import PageLanguage
from bordereau.cli.streams import print_data, print_words


def findings(
    outputs: Annotated[
        str, typer.Argument(metavar="OUTPUTS", help="What bordereau run left: a folder or a URL.", show_default=False)
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Write here: .xlsx, .csv or .html.")
    ] = Path("constats.xlsx"),
    source: Annotated[
        list[Path] | None,
        typer.Option(metavar="FOLDER", help="Where the PDFs stand; without it, the folder that was run, if near."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also gaps that nobody judged, or that were judged to be none of the act's.")
    ] = False,
    lang: Annotated[PageLanguage, typer.Option(help="The language of the sheet.")] = PageLanguage.FRENCH,
) -> None:
    """Write the sheet of findings: sums that a reviewer confirmed to be errors of the act.

    Act, page, what is printed, what it adds up to, the difference, a crop of the page, who judged and when.

    \b
    Example:
      bordereau findings outputs/ -o constats.xlsx
      bordereau findings outputs/ -o constats.html --all
    """
    from bordereau.corrections.apply import refresh
    from bordereau.review.crops import show_findings
    from bordereau.review.sheets import write_sheet
    from bordereau.review.words import load_words
    from bordereau.runs.staged import open_outputs

    words = load_words(lang.value)
    with open_outputs(outputs) as folder:
        tell_lost(refresh(folder, allow_edited=True))
        roots = tuple(source or (Path(), folder.absolute().parent))
        shown = list(show_findings(folder, roots, words, everything))
    write_sheet(shown, output, words)
    missing = sum(one.crop is None for one in shown)
    if missing and output.suffix.lower() != ".csv":
        print_words(f"bordereau: {missing} without a crop of their page: name the folder of the PDFs with --source.")
    print_words(f"bordereau: {len(shown)} findings in {output}.")
    print_data(f"{output}\n")
