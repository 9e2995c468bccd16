"""Many PDFs: documents, manifest, quarantine, summary.

The scheduler only decides and writes; reading is the engine's. For each file, in the order of the names: fetch and
hash it; keep what a former run has made of the same content with the same program and settings; read each content once,
however many names it bears. A document is put in place whole, then its line is added to the manifest: whenever the run
is killed, what has a line is done, and what has none is read again, to the same bytes.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bordereau.guard.answer import Answer, Reading
from bordereau.guard.task import Failure, Task
from bordereau.runs.engines.engine import Engine
from bordereau.runs.fingerprint import make_fingerprint
from bordereau.runs.gone import settle
from bordereau.runs.ledger import Entry, Ledger
from bordereau.runs.progress import Progress, Silent
from bordereau.runs.records import Records, Spent
from bordereau.runs.renamed import is_renamed, rename_result
from bordereau.runs.report import Report, print_totals, write_texts
from bordereau.runs.sources import Fetched, Source, fetch_ahead, open_source
from bordereau.runs.stores import GOES_ON, JOURNAL, Store, StoreError, open_store
from bordereau.schemas.errors import BordereauError, Reason, UsageError
from bordereau.schemas.load import parse_document
from bordereau.schemas.settings import Settings

if TYPE_CHECKING:
    from bordereau.extract.page.read import PageReading
    from bordereau.reconcile.single.known_sums import KnownSums
    from bordereau.reconcile.single.waivers import Waiving

SPREAD_FROM = 20
"""Scanned pages from which a document is shared out."""
PAGES_A_TASK = 2
WAITING_AT_MOST = 1_000
"""Further names of contents that are just being read."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is asked to do."""

    folder: Path | str
    """A folder, a URL of fsspec, or “-” for a list of names."""
    output: Path | str
    settings: Settings
    known_sums: KnownSums | None = None
    force: bool = False
    """Read again what a former run has done."""
    retry_failed: bool = False
    """Read again what a former run has put in quarantine."""
    spread_from: int | None = SPREAD_FROM
    prune: bool = False
    """Take out what was made of files that have left the folder."""
    waiving: Waiving | None = None
    """Known errors of acts, which are counted apart."""

    def fingerprint(self) -> str:
        """Name program, schema, settings and known sums in twelve hexadecimal digits."""
        return make_fingerprint(self.settings, self.known_sums)


def run_batch(job: Job, engine: Engine, progress: Progress | None = None, lines: Iterable[str] = ()) -> Report:
    """Read all that the job names and leave everything in its output; closes the engine.

    ``lines`` are the names when the job's folder is “-”. Ctrl-C ends the run in good order: what is done stays done.
    Raises UsageError, MissingDependencyError where the run cannot begin, StoreError where it cannot go on.
    """
    progress = progress or Silent()
    try:
        if job.prune and str(job.folder) == "-":
            raise UsageError("A list of names does not say which files are gone: --prune needs the folder.")
        source = open_source(job.folder, lines)
        store = open_store(job.output)
        try:
            ledger = Ledger(store.journal(), afresh=job.force)
            try:
                records = Records(store, ledger, progress, made_with=job.fingerprint())
                return _Run(job, engine, store, ledger, progress, records).carry_out(source)
            finally:
                ledger.close()
        finally:
            store.close()
    except sqlite3.Error as error:
        raise StoreError(
            f"The names of the run cannot be kept in {tempfile.gettempdir()} ({error}): set TMPDIR to a place with "
            f"room. {GOES_ON}"
        ) from error
    finally:
        engine.close()


@dataclass(slots=True)
class _Ticket:
    """A document under way."""

    fetched: Fetched
    readings: list[PageReading] = field(default_factory=list)
    parts: int = 0
    """Tasks under way for it."""
    spent: Spent = field(default_factory=Spent)
    closed: bool = False
    """It has its entry; what still comes is thrown away."""


@dataclass(slots=True)
class _Run:
    job: Job
    engine: Engine
    store: Store
    ledger: Ledger
    progress: Progress
    records: Records
    _keys: count[int] = field(default_factory=count)
    _tasks: dict[int, _Ticket] = field(default_factory=dict)
    _open: dict[str, _Ticket] = field(default_factory=dict)
    """By content."""
    _waiting: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Further names of what is under way."""
    _waiters: int = 0

    @property
    def report(self) -> Report:
        return self.records.report

    def carry_out(self, source: Source) -> Report:
        self.report.run_id = run_id = make_run_id()
        self.progress.begin(run_id)
        try:
            with self.progress:
                names = source.names()
                if not source.ordered:
                    self.progress.expect(self.ledger.plan(names))
                    names = self.ledger.planned()
                for fetched in fetch_ahead(source, names):
                    self._take_in(fetched)
                    while len(self._open) >= self.engine.capacity or self._waiters >= WAITING_AT_MOST:
                        self._take_answer()
                while self._open:
                    self._take_answer()
        except KeyboardInterrupt:
            self.report.stopped = True
            return self.report
        self.report.gone = settle(
            self.ledger, self.store, whole=source.whole, prune=self.job.prune, forced=self.job.force, run=run_id
        )
        if self.job.waiving is not None:
            self._waive(self.job.waiving)
        self.store.put("summary.json", print_totals(self.report, self.ledger.entries()))
        write_texts(self.report, self.ledger.entries(), self.store)
        self.store.put(JOURNAL, self.ledger.manifest())  # last: until then, what is new has not been told
        return self.report

    def _waive(self, waiving: Waiving) -> None:
        """Look at the failing sums of all documents, those of former runs too."""
        for entry in self.ledger.entries() if waiving.waivers.waivers else ():
            if entry.state == "done" and entry.failing:
                with suppress(BordereauError):
                    waiving.add(parse_document(self.store.read(f"documents/{entry.sha256}.json") or ""))
        self.report.waived = len(waiving.waived)

    def _take_in(self, fetched: Fetched) -> None:
        """Decide what is to be done about one file."""
        if fetched.failure is not None or fetched.sha256 is None:
            self.report.read += 1
            self.records.fail(fetched.name, None, fetched.failure, None)
            fetched.drop()
            return
        digest = fetched.sha256
        if digest in self._open:
            self._waiting[digest].append(fetched.name)
            self._waiters += 1
            fetched.drop()
            return
        known = self.ledger.find_result(digest)
        if known is not None:
            self.records.copy(known, fetched.name)
            fetched.drop()
            return
        former = self.ledger.find_former(digest)
        former = self._find_kept(former, fetched) if former is not None else None
        if former is not None:
            self.report.kept += former.state == "done"
            self.records.record(replace(former, file=fetched.name))
            fetched.drop()
            return
        self.report.read += 1
        self._open[digest] = ticket = _Ticket(fetched)
        self._begin(ticket, replace(self._make_task(ticket), spread_from=self.job.spread_from))

    def _find_kept(self, former: Entry, fetched: Fetched) -> Entry | None:
        """Give a former result that stands, under the name that the file has now; None when it is to be read."""
        if not self._may_keep(former):
            return None
        if not is_renamed(former, fetched.path.name):
            return former
        return (
            None
            if self.job.known_sums and self.job.known_sums.documents
            else rename_result(self.store, former, fetched.path.name)
        )

    def _may_keep(self, former: Entry) -> bool:
        """Whether a former result stands: made the same way, and its document untouched."""
        if former.made_with != self.records.made_with:
            return False
        if former.state == "quarantined":
            return not self.job.retry_failed
        name = f"documents/{former.sha256}.json"
        return self.store.is_intact(name, former.output_bytes or 0, former.output_sha256 or "")

    def _make_task(self, ticket: _Ticket) -> Task:
        return Task(ticket.fetched.path, self.job.settings, self.job.known_sums)

    def _begin(self, ticket: _Ticket, task: Task) -> None:
        key = next(self._keys)
        self._tasks[key] = ticket
        ticket.parts += 1
        self.engine.begin(key, task)

    def _take_answer(self) -> None:
        """Wait for an answer and do what follows from it."""
        key, answer = self.engine.wait()
        ticket = self._tasks.pop(key)
        ticket.parts -= 1
        if answer.attempt is not None:
            ticket.spent.add(answer.attempt)
        if not ticket.closed:
            self._follow(ticket, answer)
        if ticket.closed and not ticket.parts:
            del self._open[str(ticket.fetched.sha256)]
            ticket.fetched.drop()

    def _follow(self, ticket: _Ticket, answer: Answer) -> None:
        if answer.scanned:
            for start in range(0, len(answer.scanned), PAGES_A_TASK):
                pages = answer.scanned[start : start + PAGES_A_TASK]
                self._begin(ticket, replace(self._make_task(ticket), only_pages=pages))
        elif answer.pages:
            ticket.readings += answer.pages
            if not ticket.parts:
                readings = tuple(sorted(ticket.readings, key=lambda reading: reading[0].number))
                ticket.readings.clear()
                self._begin(ticket, replace(self._make_task(ticket), pages=readings))
        elif answer.reading is not None and answer.reading.sha256 != ticket.fetched.sha256:
            message = f"{ticket.fetched.path.name} changed while it was read; run again."
            self._close(ticket, None, Failure(Reason.NOT_READABLE, message))
        else:
            self._close(ticket, answer.reading, answer.failure)

    def _close(self, ticket: _Ticket, reading: Reading | None, failure: Failure | None) -> None:
        """Give a document its entry, and the further names of the same content theirs."""
        ticket.closed = True
        digest = str(ticket.fetched.sha256)
        if reading is None:
            self.records.fail(ticket.fetched.name, digest, failure, ticket.spent)
        else:
            self.records.keep(ticket.fetched.name, digest, reading, ticket.spent)
        known = self.ledger.find_result(digest)
        for name in self._waiting.pop(digest, ()):
            self._waiters -= 1
            if known is not None:
                self.records.copy(known, name)


def make_run_id() -> str:
    """Name a run by its start and its process: names sort by time."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}-{os.getpid()}"
