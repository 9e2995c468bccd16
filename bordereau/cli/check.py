"""``bordereau check``: the sums of extracted JSON, once more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bordereau.cli.streams import print_data, print_words, read_sums

if TYPE_CHECKING:
    from schemas.check import Check


def check(
    path: Annotated[
        Path, typer.Argument(metavar="FILE.json|FOLDER", help="What extract or run wrote.", show_default=False)
    ],
    known_sums: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Sums known beforehand, to check against.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as JSON, one line a document.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a sum does not hold.")] = False,
) -> None:
    """Run the sums of extracted documents again, from their JSON.

    \b
    Example:
      bordereau check convention.json
      bordereau check outputs/ --known-sums sums.yaml --strict
    """
    from bordereau.check import check_document
    from schemas.errors import NotADocumentError
    from schemas.load import read_document

    known = read_sums(known_sums)
    unread = failing = 0
    for file in find_documents(path):
        try:
            document = read_document(file)
        except NotADocumentError as error:
            print_words(f"bordereau: {error}")
            unread += 1
            continue
        checks = check_document(document, known)
        failing += sum(one.status == "fails" for one in checks)
        name = document.source.file_name
        print_data(_print_json(name, checks) if as_json else _print_text(name, checks))
    if unread:
        raise typer.Exit(1)
    if strict and failing:
        raise typer.Exit(3)


def find_documents(path: Path) -> list[Path]:
    """Find the documents of a run (``documents/*.json`` below it), of a folder, or the one file."""
    if not path.is_dir():
        return [path]
    folder = path / "documents" if (path / "documents").is_dir() else path
    return sorted(folder.glob("*.json"))


def _print_json(name: str, checks: tuple[Check, ...]) -> str:
    entry: dict[str, Any] = {"file": name, "checks": [one.model_dump(mode="json") for one in checks]}
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _print_text(name: str, checks: tuple[Check, ...]) -> str:
    from bordereau.summary import VERDICTS, count_verdicts, print_checks

    counts = ", ".join(f"{count} {VERDICTS[status]}" for status, count in count_verdicts(checks).items() if count)
    return "\n".join([f"{name}: {len(checks)} sums{': ' if counts else ''}{counts}", *print_checks(checks)]) + "\n"
