"""The command line: one file a verb. Data goes to stdout, words to stderr.

Exit codes: 0 all done; 1 a document could not be read; 2 wrong usage; 3 with ``--strict``, a sum does not hold.
Nothing heavy is imported here: ``bordereau --help`` answers at once.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from typing import Annotated

import typer

from bordereau.cli.apply import apply
from bordereau.cli.check import check
from bordereau.cli.explain import explain
from bordereau.cli.export import export
from bordereau.cli.extract import extract
from bordereau.cli.findings import findings
from bordereau.cli.load import load
from bordereau.cli.parse import parse
from bordereau.cli.review import review
from bordereau.cli.run import run
from bordereau.cli.schema import schema
from bordereau.cli.settings_file import NAME, read_defaults
from bordereau.cli.streams import drop_stdout, keep_streams_open, print_words
from bordereau.guard.garbage import collect_seldom
from bordereau.schemas.errors import BordereauError
from bordereau.whole import tell_cause

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
for verb in (extract, run, load, export, check, review, apply, findings, explain, parse, schema):
    app.command()(verb)


def _print_version(wanted: bool) -> None:
    if wanted:
        from bordereau.version import __version__

        typer.echo(f"bordereau {__version__}")
        raise typer.Exit


@app.callback()
def _choose_verb(
    context: typer.Context,
    settings: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.toml",
            envvar="BORDEREAU_SETTINGS",
            help=f"Options of the verbs; without it, {NAME} of this folder, where it is there.",
            show_default=False,
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 (its callback prints it)
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    path = settings or (Path(NAME) if Path(NAME).is_file() else None)
    if path is not None:
        context.default_map = read_defaults(path, getattr(context.command, "commands", {}))


def main() -> None:
    """Run the command line; the only place where an error becomes an exit code."""
    keep_streams_open()
    collect_seldom()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for some costs 15 ms, and there is none here
    logging.getLogger().addHandler(logging.NullHandler())  # libraries tell of every oddity of a damaged file
    sys.exit(call(lambda: app(prog_name="bordereau")))


def call(work: Callable[[], object]) -> int | str | None:
    """Do what a verb does; whatever comes up is told in one sentence, and gives the exit code."""
    try:
        work()
    except SystemExit as end:
        return end.code
    except BordereauError as error:
        print_words(f"bordereau: {error}")
        return error.exit_code
    except BrokenPipeError:
        drop_stdout()
    except KeyboardInterrupt:
        print_words("bordereau: stopped.")
        return 130
    except OSError as error:
        print_words(f"bordereau: {tell_place(error)}{tell_cause(error)}.")
        return 1
    except MemoryError:
        print_words("bordereau: there is not enough memory for this.")
        return 1
    except Exception as error:  # the last boundary: a fault of ours is a sentence too, with the place to report
        print_words(f"bordereau: {tell_fault(error)}")
        return 1
    return 0


def tell_place(error: OSError) -> str:
    """Name the file that the system spoke of, where it named one.

    >>> tell_place(OSError(28, "No space left on device", "out/a.json")), tell_place(OSError(28, "No space left"))
    ('out/a.json: ', '')
    """
    names = [os.fsdecode(name) for name in (error.filename, error.filename2) if isinstance(name, str | bytes)]
    return f"{' → '.join(names)}: " if names else ""


def tell_fault(error: Exception) -> str:
    """Say where the program stumbled."""
    frames = extract_tb(error.__traceback__)
    place = f" in {frames[-1].name} ({Path(frames[-1].filename).stem}:{frames[-1].lineno})" if frames else ""
    cause = " ".join(str(error).split())[:200]
    return f"a fault of the program, {type(error).__name__}{place}: {cause}. Please report it."
