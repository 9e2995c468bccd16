"""``bordereau check``: the sums of extracted JSON, once more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.cli.streams import print_data, print_words, read_sums, read_waiving, tell_waived
from bordereau.shown import join_lines, print_json

if TYPE_CHECKING:
    from bordereau.reconcile.single.known_sums import KnownSums
    from bordereau.schemas.check import Check
    from bordereau.schemas.convention import Document


def check(
    path: Annotated[
        str, typer.Argument(metavar="FILE.json|FOLDER|URL", help="What extract or run wrote.", show_default=False)
    ],
    known_sums: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Sums known beforehand, to check against.")
    ] = None,
    waivers: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Known errors of acts, which --strict lets pass.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as JSON, one line a document.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a sum does not hold.")] = False,
    allow_edited: Annotated[
        bool, typer.Option("--allow-edited", help="Say nothing of documents that were edited after the run.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print every sum, and how far figures can be trusted.")
    ] = False,
) -> None:
    """Run the sums of extracted documents again, from their JSON, and count the figures by trust.

    A line a document, in the order of their names, and below it the sums that do not hold. A document whose JSON is
    not what the run wrote is told.

    \b
    Example:
      bordereau check convention.json --verbose
      bordereau check outputs/ --known-sums sums.yaml --strict --waivers waivers.yaml
    """
    from bordereau.corrections.apply import find_made_up
    from bordereau.runs.staged import open_outputs
    from bordereau.runs.trust import find_doubts
    from bordereau.summary import all_checks

    known, waiving = read_sums(known_sums), read_waiving(waivers)
    unread = 0
    with open_outputs(path) as place:
        files = find_documents(place)
        for doubt in () if allow_edited else (*find_doubts(files), *find_made_up(files)):
            print_words(f"bordereau: {doubt}")
        for file in put_in_order(files, place):
            checked = check_file(file, known)
            if isinstance(checked, str):
                print_words(f"bordereau: {checked}")
                unread += 1
                continue
            checks = all_checks(checked)
            waiving.add(checked)
            print_data(_print_json(checked, checks) if as_json else _print_text(checked, checks, verbose))
    tell_waived(waiving)
    if unread:
        raise typer.Exit(1)
    if strict and waiving.failing:
        raise typer.Exit(3)


def check_file(path: Path, known: KnownSums | None) -> Document | str:
    """Check one file; gives its document with the checks done again, or a sentence that says why they cannot be."""
    from bordereau.check import recheck_document
    from bordereau.schemas.errors import NotADocumentError
    from bordereau.schemas.load import read_document

    try:
        return recheck_document(read_document(path), known)
    except NotADocumentError as error:
        return str(error)
    except (ArithmeticError, ValueError) as error:
        return f"{path.name} holds a figure that is none, so its sums cannot be checked ({type(error).__name__})."


def find_documents(path: Path) -> list[Path]:
    """Find the documents of a run (``documents/*.json`` below it), of a folder, or the one file."""
    if not path.is_dir():
        return [path]
    folder = path / "documents" if (path / "documents").is_dir() else path
    return sorted(folder.glob("*.json"))


def put_in_order(files: list[Path], outputs: Path) -> list[Path]:
    """Put the documents of a run in the order of the names of their PDFs, which stays from run to run."""
    from bordereau.runs.ledger import read_manifest

    manifest = outputs / "manifest.jsonl"
    entries = read_manifest(manifest).values() if manifest.is_file() else ()
    names = {entry.sha256: entry.file for entry in entries if entry.state == "done"}
    return sorted(files, key=lambda file: (names.get(file.stem, ""), file.name))


def _print_json(document: Document, checks: tuple[Check, ...]) -> str:
    from bordereau.summary import count_trust

    dumped = [one.model_dump(mode="json") for one in checks]
    return print_json({"file": document.source.file_name, "checks": dumped, "trust": count_trust(document)})


def _print_text(document: Document, checks: tuple[Check, ...], verbose: bool) -> str:
    from bordereau.cli.colours import paint
    from bordereau.summary import VERDICTS, count_trust, count_verdicts, print_checks

    name = document.source.file_name
    shown = [one for one in checks if verbose or one.status == "fails"]
    trust = ", ".join(f"{count} {trust}" for trust, count in count_trust(document).items() if count)
    counts = ", ".join(f"{count} {VERDICTS[status]}" for status, count in count_verdicts(checks).items() if count)
    found = f"{len(checks)} sum{'s' if len(checks) != 1 else ''}: {counts}" if checks else "no sum was found"
    lines = [f"{name}: {found}", *([f"    figures: {trust}"] if trust and verbose else []), *print_checks(shown)]
    return paint(join_lines(lines))
