"""``bordereau apply``: what reviewers corrected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.cli.streams import print_data, print_words, read_waiving, tell_waived
from bordereau.shown import join_lines, print_json

if TYPE_CHECKING:
    from bordereau.corrections.apply import Applied
    from bordereau.reconcile.single.waivers import Waiving


def apply(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="corrections.json… OUTPUTS",
            help="What review pages exported, or a folder of such files; last, the outputs.",
            show_default=False,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print what became of each correction as JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a sum does not hold.")] = False,
    waivers: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Known errors of acts, which --strict lets pass.")
    ] = None,
    allow_edited: Annotated[
        bool, typer.Option("--allow-edited", help="Correct documents that were edited after the run.")
    ] = False,
    latest: Annotated[
        bool, typer.Option("--latest", help="Where reviewers contradict each other, take the last word.")
    ] = False,
) -> None:
    """Apply corrections: OUTPUTS/corrected has the documents, their checks run again.

    A document whose JSON is not what the run wrote is left alone and told. Where two reviewers say different things
    of one fact, neither is applied and both are told, until one of them says otherwise or --latest decides.

    With OUTPUTS alone, what was applied before is applied to the documents of a later run. Without OUTPUTS: outputs/.

    \b
    Example:
      bordereau apply corrections.json outputs/
      bordereau apply reviewers/ outputs/
      bordereau apply outputs/
    """
    from bordereau.corrections.apply import apply_all

    named = files[-1].is_dir() and (len(files) > 1 or (files[-1] / "documents").is_dir())
    outputs = files[-1] if named else Path("outputs")
    done = apply_all(outputs, [path for path in files if path != outputs], allow_edited, latest)
    print_data(_print_json(done) if as_json else _print_text(done))
    lost = done.count("lost", "refused", "changed")
    for sentence in (*done.left_out, *done.edited, *_tell_conflicts(done)):
        print_words(f"bordereau: {sentence}")
    print_words(
        f"bordereau: {done.count('applied', 'moved')} corrections applied, "
        f"{done.count('kept', 'agreed')} need no change, {lost} could not be applied; "
        f"{len(done.outcomes) - len(done.absent)} documents in {outputs / 'corrected'}."
    )
    if lost or done.absent or done.edited or done.left_out or done.conflicts:
        raise typer.Exit(1)
    if strict and _count_failing(outputs, read_waiving(waivers)):
        raise typer.Exit(3)


def tell_lost(done: Applied) -> None:
    """Say which corrections no longer find their place, or never had one."""
    for sentence in done.left_out:
        print_words(f"bordereau: {sentence}")
    for outcomes in done.outcomes.values():
        for one in outcomes:
            if one.state in ("lost", "refused", "changed"):
                print_words(f"bordereau: a correction could not be applied: {one.message}")
    for sentence in _tell_conflicts(done):
        print_words(f"bordereau: {sentence}")


def _tell_conflicts(done: Applied) -> list[str]:
    return [f"reviewers contradict each other, and neither is applied: {one.message}" for one in done.conflicts]


def _print_text(done: Applied) -> str:
    lines = []
    for digest, outcomes in done.outcomes.items():
        lines += [f"{digest[:12]}  {one.state:8} {one.message}" for one in outcomes]
    lines += [f"{digest[:12]}  absent   this document is not among the outputs." for digest in done.absent]
    return join_lines(lines)


def _print_json(done: Applied) -> str:
    rows = [
        {"document": digest, "path": one.correction.path, "state": one.state, "message": one.message}
        for digest, outcomes in done.outcomes.items()
        for one in outcomes
    ]
    conflicts = [[one.model_dump(mode="json") for one in conflict.said] for conflict in done.conflicts]
    told = {"absent": done.absent, "edited": done.edited, "left_out": done.left_out, "conflicts": conflicts}
    content = {"corrections": rows, **told}
    return print_json(content, indent=1)


def _count_failing(outputs: Path, waiving: Waiving) -> int:
    from bordereau.schemas.load import read_document

    for path in sorted((outputs / "corrected").glob("*.json")):
        waiving.add(read_document(path))
    tell_waived(waiving)
    return waiving.failing
