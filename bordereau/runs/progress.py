"""How a run tells where it stands, on stderr: a bar on a terminal, plain lines in a log, JSON lines for machines."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic
from types import TracebackType
from typing import Any, Protocol, TextIO

from bordereau.redact import redact
from bordereau.runs.ledger import Entry
from bordereau.runs.report import Report
from bordereau.schemas.unseen import escape_unseen
from bordereau.shown import show

LINE_EVERY_S = 10.0


class Progress(Protocol):
    """Told of every file as it ends; a context manager around the run."""

    def __enter__(self) -> Progress: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def begin(self, run_id: str) -> None:
        """Say what the run is called."""
        ...

    def expect(self, total: int) -> None:
        """Say how many files there are, where that is known."""
        ...

    def at(self, name: str, page: int) -> None:
        """Say that a worker has come to a page; another thread may call it."""
        ...

    def step(self, entry: Entry, report: Report) -> None:
        """Say what became of a file."""
        ...


class Silent:
    """Says nothing; what the others are made from."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._total: int | None = None

    def __enter__(self) -> Progress:
        self._begun = monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def begin(self, run_id: str) -> None:
        pass

    def expect(self, total: int) -> None:
        self._total = total

    def at(self, name: str, page: int) -> None:
        pass

    def step(self, entry: Entry, report: Report) -> None:
        pass

    def _count_rate(self, report: Report) -> float:
        return report.pages / max(1e-9, monotonic() - self._begun)

    def _count_seconds_left(self, report: Report) -> float | None:
        done = report.states.total()
        if self._total is None or not done:
            return None
        return (monotonic() - self._begun) / done * (self._total - done)


class Lines(Silent):
    """A line every few seconds, and one for each file in quarantine; what takes long is named with its page."""

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__()
        self._stream = stream or sys.stderr
        self._told = monotonic()

    def step(self, entry: Entry, report: Report) -> None:
        if entry.state == "quarantined":
            self._tell(f"quarantine: {entry.message} [{entry.reason}]")
        if monotonic() - self._told >= LINE_EVERY_S:
            self._told = monotonic()
            self._tell(self._describe(report))

    def at(self, name: str, page: int) -> None:
        if monotonic() - self._told >= LINE_EVERY_S:
            self._told = monotonic()
            self._tell(f"reading {name}, page {page}")

    def _describe(self, report: Report) -> str:
        of = f" of {self._total}" if self._total is not None else ""
        left = self._count_seconds_left(report)
        parts = [
            f"{report.states.total()}{of} files",
            f"{self._count_rate(report):.1f} pages/s",
            f"{report.count('quarantined')} in quarantine",
            *([f"{left:.0f} s left"] if left is not None else []),
        ]
        return ", ".join(parts)

    def _tell(self, text: str) -> None:
        _write(self._stream, f"bordereau: {show(redact(text))}\n")


class JsonLines(Silent):
    """One JSON line for each file, and one when the run begins and ends, each with the time (UTC) and the run's id."""

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__()
        self._stream = stream or sys.stderr
        self._report: Report | None = None
        self._run_id: str | None = None

    def begin(self, run_id: str) -> None:
        self._run_id = run_id
        self._tell({"event": "begin"})

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        totals = self._report.totals() if self._report else {}
        self._tell({"event": "stopped" if kind else "end", **totals})

    def step(self, entry: Entry, report: Report) -> None:
        self._report = report
        keys = ("file", "state", "sha256", "status", "reason", "message", "new", "seconds", "peak_mb", "failing")
        values = {key: getattr(entry, key) for key in keys}
        content = {key: value for key, value in values.items() if value is not None and value is not False}
        self._tell({"event": "file", **content, "pages_per_s": round(self._count_rate(report), 2)})

    def _tell(self, content: dict[str, Any]) -> None:
        event = {"event": content.pop("event"), "time": tell_time("milliseconds"), "run": self._run_id}
        _write(self._stream, escape_unseen(json.dumps({**event, **content})) + "\n")


class Bar(Silent):
    """A bar on a terminal: files, pages a second, failures, time left."""

    def __init__(self) -> None:
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]:.1f} pages/s"),
            TextColumn("{task.fields[failed]} in quarantine"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("reading", total=None, rate=0.0, failed=0)

    def __enter__(self) -> Progress:
        self._bar.start()
        return super().__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def expect(self, total: int) -> None:
        super().expect(total)
        self._bar.update(self._task, total=total)

    def at(self, name: str, page: int) -> None:
        self._bar.update(self._task, description=f"{_shorten(name)}, p. {page}")

    def step(self, entry: Entry, report: Report) -> None:
        name = _shorten(entry.file)
        failed = report.count("quarantined")
        self._bar.update(self._task, advance=1, description=name, rate=self._count_rate(report), failed=failed)


def open_progress(as_json: bool) -> Progress:
    """Choose the way to tell: JSON where asked for, a bar on a terminal, else plain lines."""
    if sys.stderr is None:
        return Silent()
    if as_json:
        return JsonLines()
    return Bar() if sys.stderr.isatty() else Lines()


def _shorten(name: str) -> str:
    """Show a name in a bar, whose markup has square brackets."""
    return show(name)[-40:].replace("[", "(")


def tell_time(precision: str = "seconds") -> str:
    """Tell the time, UTC."""
    return datetime.now(UTC).isoformat(timespec=precision)


def _write(stream: TextIO, line: str) -> None:
    """Write a line; a stream that is closed or full loses it, and the run goes on."""
    with suppress(OSError, ValueError):
        stream.write(line)
        stream.flush()
