"""The command line: one file a verb. Data goes to stdout, words to stderr.

Exit codes: 0 all done; 1 a document could not be read; 2 wrong usage; 3 with ``--strict``, a sum does not hold.
Nothing heavy is imported here: ``bordereau --help`` answers at once.
"""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from bordereau.cli.apply import apply
from bordereau.cli.check import check
from bordereau.cli.explain import explain
from bordereau.cli.export import export
from bordereau.cli.extract import extract
from bordereau.cli.load import load
from bordereau.cli.parse import parse
from bordereau.cli.review import review
from bordereau.cli.run import run
from bordereau.cli.schema import schema
from bordereau.cli.streams import drop_stdout, print_words
from schemas.errors import BordereauError

app = typer.Typer(
    name="bordereau",
    help="French territorial conventions: from PDF to checked JSON.\n\n"
    "Every figure with its place on the page, every sum recomputed.\n\n"
    "\b\nExample:\n  bordereau extract convention.pdf -o convention.json\n\n"
    "\b\nExit codes:\n  0  all done\n  1  a document could not be read\n  2  wrong usage\n"
    "  3  with --strict, a sum does not hold",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for verb in (extract, run, load, export, check, review, apply, explain, parse, schema):
    app.command()(verb)


def _print_version(wanted: bool) -> None:
    if wanted:
        from bordereau import __version__

        typer.echo(f"bordereau {__version__}")
        raise typer.Exit


@app.callback()
def _choose_verb(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; the only place where an error becomes an exit code."""
    logging.getLogger().addHandler(logging.NullHandler())  # libraries tell of every oddity of a damaged file
    try:
        app(prog_name="bordereau")
    except BordereauError as error:
        print_words(f"bordereau: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        drop_stdout()
        sys.exit(0)
    except KeyboardInterrupt:
        print_words("bordereau: stopped.")
        sys.exit(130)
    except OSError as error:
        print_words(f"bordereau: {error.strerror or error}.")
        sys.exit(1)
