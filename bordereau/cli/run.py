"""``bordereau run``: every PDF of a folder, a list, or a URL."""

from __future__ import annotations

import json
import os
import signal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.cli.streams import print_data, print_words, read_names, read_sums, read_waiving, tell_waived
from bordereau.shown import print_json

if TYPE_CHECKING:
    from types import FrameType

    from bordereau.runs.report import Report


class EngineName(StrEnum):
    """Who does the work."""

    LOCAL = "local"
    RAY = "ray"
    SEQUENTIAL = "sequential"


class FailOn(StrEnum):
    """Which quarantine makes the exit code 1."""

    ANY = "any"
    NEW = "new"
    NONE = "none"


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
    waivers: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Known errors of acts, which --strict lets pass.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read again what a former run has done.")] = False,
    retry: Annotated[
        Retry | None, typer.Option(help="Read again what a former run has put in quarantine.", show_default=False)
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 for any file in quarantine, for new ones only, or for none.")
    ] = FailOn.ANY,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove the results of files that are gone from the folder.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Tell of each file on stderr as a JSON line.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 when a sum does not hold.")] = False,
) -> None:
    """Read a folder: documents, manifest, quarantine and summary go to the output folder.

    A rerun does only what is missing or stale. What is new in quarantine is what no former run has told.

    \b
    Example:
      bordereau run conventions/ -o outputs/
      bordereau run conventions/ -o outputs/ --retry failed --timeout 900
      find archive -name '*.pdf' -newer last | bordereau run - -o outputs/
      bordereau run conventions/ -o outputs/ --fail-on new --prune      # every night
      bordereau run s3://archive/2024 -o s3://results/2024 --jobs 8 --log-json
    """
    from bordereau.guard.pool import Limits
    from bordereau.runs.engines.choose import open_engine
    from bordereau.runs.progress import open_progress
    from bordereau.runs.run import Job, run_batch
    from bordereau.schemas.settings import ReadSettings, Settings

    settings = Settings(read=ReadSettings(page_timeout_s=page_timeout))
    waiving = read_waiving(waivers)
    job = Job(
        folder, output, settings, read_sums(known_sums), force, retry is Retry.FAILED, prune=prune, waiving=waiving
    )
    names = read_names() if folder == "-" else iter(())
    tell = tell_notice_as_json if log_json else tell_notice
    progress = open_progress(log_json)
    limits = Limits(timeout, memory)
    engine_at_work = open_engine(engine, jobs or count_cores(), limits, ray_address, tell=tell, at=progress.at)
    signal.signal(signal.SIGTERM, _stop)
    report = run_batch(job, engine_at_work, progress, names)
    if not log_json and not report.stopped:
        tell_waived(waiving)
    finish(report, output, as_json, strict, log_json, fail_on)


def finish(
    report: Report,
    output: str,
    as_json: bool = False,
    strict: bool = False,
    quiet: bool = False,
    fail_on: FailOn = FailOn.ANY,
) -> None:
    """Print what a run did, and exit with the code that says it."""
    if report.stopped:
        print_words(
            f"bordereau: stopped; {report.states.total()} files are done. "
            "The same command goes on from here and reads only the rest."
        )
        raise typer.Exit(130)
    if not quiet:
        for sentence in (tell_end(report, output), *tell_gone(report)):
            print_words(f"bordereau: {sentence}")
    print_data(print_json(report.totals(), indent=1) if as_json else "\n".join(report.texts))
    failed = {FailOn.ANY: report.count("quarantined"), FailOn.NEW: report.new, FailOn.NONE: 0}
    if failed[fail_on] or report.gone.refused:
        raise typer.Exit(1)
    if strict and report.failing > report.waived:
        raise typer.Exit(3)


def tell_notice(text: str) -> None:
    """Tell of what had to be begun again."""
    print_words(f"bordereau: {text}")


def tell_notice_as_json(text: str) -> None:
    """Tell of it as a line of the log."""
    from bordereau.runs.progress import tell_time

    print_words(json.dumps({"event": "notice", "time": tell_time("milliseconds"), "message": text}))


def tell_end(report: Report, output: str) -> str:
    """Say in one line what a run did."""
    if not report.states.total():
        return "no PDF was found."
    parts = [f"{report.count('done')} documents in {output.rstrip('/')}/documents"]
    if report.kept:
        parts.append(f"{report.kept} of them from a former run")
    if report.count("duplicate"):
        parts.append(f"{report.count('duplicate')} duplicates")
    if report.count("quarantined"):
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(report.reasons.items()))
        told = f"{report.new} of them new" if report.new else "none of them new"
        parts.append(f"{report.count('quarantined')} in quarantine, {told} ({reasons})")
    waived = f", {report.waived} of them waived" if report.waived else ""
    parts.append(f"{report.failing} sums fail{waived}" if report.failing else "no sum fails")
    return f"{', '.join(parts)}."


def tell_gone(report: Report) -> list[str]:
    """Say what became of the results of files that are gone."""
    gone = report.gone
    counted = [
        f"{count} {what}{'s' if count > 1 else ''} whose PDF is gone"
        for count, what in ((gone.documents, "document"), (gone.quarantined, "file in quarantine"))
        if count
    ]
    what = " and ".join(counted).replace("file in quarantines", "files in quarantine")
    told = []
    named = "; ".join(gone.names) + ("; …" if gone.documents > len(gone.names) else "")
    what += f" ({named})" if named else ""
    if what and gone.pruned:
        told.append(f"{what}: removed from the outputs; the next load withdraws them from the warehouse.")
    elif what:
        told.append(f"{what}: kept in the outputs, and so in the warehouse; --prune withdraws what was made of them.")
    if gone.refused:
        told.append(f"nothing was pruned: {gone.refused}.")
    return told


def count_cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _stop(_number: int, _frame: FrameType | None) -> None:
    """End in good order when a scheduler asks for it."""
    raise KeyboardInterrupt
