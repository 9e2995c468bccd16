"""``bordereau apply``: what reviewers corrected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.cli.streams import print_data, print_words

if TYPE_CHECKING:
    from bordereau.corrections.apply import Applied


def apply(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="corrections.json… OUTPUTS",
            help="What review pages exported; last, the outputs.",
            show_default=False,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print what became of each correction as JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a sum does not hold.")] = False,
) -> None:
    """Apply corrections: OUTPUTS/corrected has the documents, their checks run again.

    With OUTPUTS alone, what was applied before is applied to the documents of a later run. Without OUTPUTS: outputs/.

    \b
    Example:
      bordereau apply corrections.json outputs/
      bordereau apply outputs/
    """
    from bordereau.corrections.apply import apply_all

    outputs = files[-1] if files[-1].is_dir() else Path("outputs")
    done = apply_all(outputs, [path for path in files if path != outputs])
    print_data(_print_json(done) if as_json else _print_text(done))
    lost = done.count("lost", "refused")
    print_words(
        f"bordereau: {done.count('applied', 'moved')} corrections applied, "
        f"{done.count('kept', 'agreed')} need no change, {lost} could not be applied; "
        f"{len(done.outcomes) - len(done.absent)} documents in {outputs / 'corrected'}."
    )
    if lost or done.absent:
        raise typer.Exit(1)
    if strict and _count_failing(outputs):
        raise typer.Exit(3)


def tell_lost(done: Applied) -> None:
    """Say which corrections no longer find their place."""
    for outcomes in done.outcomes.values():
        for one in outcomes:
            if one.state in ("lost", "refused"):
                print_words(f"bordereau: a correction could not be applied: {one.message}")


def _print_text(done: Applied) -> str:
    lines = []
    for digest, outcomes in done.outcomes.items():
        lines += [f"{digest[:12]}  {one.state:8} {one.message}" for one in outcomes]
    lines += [f"{digest[:12]}  absent   this document is not among the outputs." for digest in done.absent]
    return "".join(line + "\n" for line in lines)


def _print_json(done: Applied) -> str:
    rows = [
        {"document": digest, "path": one.correction.path, "state": one.state, "message": one.message}
        for digest, outcomes in done.outcomes.items()
        for one in outcomes
    ]
    return json.dumps({"corrections": rows, "absent": done.absent}, ensure_ascii=False, indent=1) + "\n"


def _count_failing(outputs: Path) -> int:
    from bordereau.summary import count_failing
    from schemas.load import read_document

    return sum(count_failing(read_document(path)) for path in (outputs / "corrected").glob("*.json"))
