"""``bordereau run``: every PDF of a folder, a list, or a URL."""

from __future__ import annotations

import json
import os
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.cli.streams import print_data, print_words, read_sums

if TYPE_CHECKING:
    from types import FrameType

    from bordereau.report import Report


class EngineName(StrEnum):
    """Who does the work."""

    LOCAL = "local"
    RAY = "ray"
    SEQUENTIAL = "sequential"


class Retry(StrEnum):
    """What a rerun does again."""

    FAILED = "failed"


def run(
    folder: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER",
            help="Read every PDF below it: a folder, a URL, or - for names on stdin.",
            show_default=False,
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="Where the results go: a folder or a URL.")
    ] = "outputs",
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", min=1, help="Workers; without it, one a core.", show_default=False)
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="Who does the work.")] = EngineName.LOCAL,
    ray_address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The Ray cluster; without it, a Ray of this machine.")
    ] = None,
    timeout: Annotated[float, typer.Option(metavar="S", min=0.1, help="Seconds that one document may take.")] = 300.0,
    page_timeout: Annotated[
        float, typer.Option(metavar="S", min=0, help="Seconds that one page may take; 0 for no limit.")
    ] = 30.0,
    memory: Annotated[int, typer.Option(metavar="MB", min=64, help="Memory that one document may take.")] = 2048,
    known_sums: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Sums known beforehand, to check against.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read again what a former run has done.")] = False,
    retry: Annotated[
        Retry | None, typer.Option(help="Read again what a former run has put in quarantine.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Tell of each file on stderr as a JSON line.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a sum does not hold.")] = False,
) -> None:
    """Read a folder: documents, manifest, quarantine and summary go to the output folder.

    A rerun does only what is missing or stale.

    \b
    Example:
      bordereau run conventions/ -o outputs/
      bordereau run conventions/ -o outputs/ --retry failed --timeout 900
      find archive -name '*.pdf' -newer last | bordereau run - -o outputs/
      bordereau run s3://archive/2024 -o s3://results/2024 --jobs 8 --log-json
    """
    from bordereau.engines.choose import open_engine
    from bordereau.guard import Limits
    from bordereau.progress import open_progress
    from bordereau.run import Job, run_batch
    from schemas.settings import ReadSettings, Settings

    settings = Settings(read=ReadSettings(page_timeout_s=page_timeout))
    job = Job(folder, output, settings, read_sums(known_sums), force, retry is Retry.FAILED)
    tell = tell_notice_as_json if log_json else tell_notice
    engine_at_work = open_engine(engine, jobs or count_cores(), Limits(timeout, memory), ray_address, tell=tell)
    signal.signal(signal.SIGTERM, _stop)
    report = run_batch(job, engine_at_work, open_progress(log_json), (line for line in sys.stdin))
    finish(report, output, as_json, strict, quiet=log_json)


def finish(report: Report, output: str, as_json: bool = False, strict: bool = False, quiet: bool = False) -> None:
    """Print what a run did, and exit with the code that says it."""
    if report.stopped:
        print_words(
            f"bordereau: stopped; {report.states.total()} files are done. "
            "The same command goes on from here and reads only the rest."
        )
        raise typer.Exit(130)
    print_data(json.dumps(report.totals(), ensure_ascii=False, indent=1) + "\n" if as_json else "\n".join(report.texts))
    if not quiet:
        print_words(tell_end(report, output))
    if report.count("quarantined"):
        raise typer.Exit(1)
    if strict and report.failing:
        raise typer.Exit(3)


def tell_notice(text: str) -> None:
    """Tell of what had to be begun again."""
    print_words(f"bordereau: {text}")


def tell_notice_as_json(text: str) -> None:
    """Tell of it as a line of the log."""
    print_words(json.dumps({"event": "notice", "message": text}))


def tell_end(report: Report, output: str) -> str:
    """Say in one line what a run did."""
    if not report.states.total():
        return "bordereau: no PDF was found."
    parts = [f"{report.count('done')} documents in {output.rstrip('/')}/documents"]
    if report.kept:
        parts.append(f"{report.kept} of them from a former run")
    if report.count("duplicate"):
        parts.append(f"{report.count('duplicate')} duplicates")
    if report.count("quarantined"):
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(report.reasons.items()))
        parts.append(f"{report.count('quarantined')} in quarantine ({reasons})")
    parts.append(f"{report.failing} sums fail" if report.failing else "no sum fails")
    return f"bordereau: {', '.join(parts)}."


def count_cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _stop(_number: int, _frame: FrameType | None) -> None:
    """End in good order when a scheduler asks for it."""
    raise KeyboardInterrupt
