"""What a run writes down of a file: the document or the quarantine first, then the line of the manifest.

What has a line is done: whenever the run is killed, the next one finds by the manifest what need not be read again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bordereau.guard.task import Failure
from bordereau.runs.fingerprint import name_extractor
from bordereau.runs.ledger import Entry, Ledger, print_entry
from bordereau.runs.progress import Progress, tell_time
from bordereau.runs.quarantine import name_quarantine, write_quarantine
from bordereau.runs.report import Report
from bordereau.runs.stores import Store
from bordereau.schemas.errors import Reason

if TYPE_CHECKING:
    from bordereau.guard.answer import Reading
    from bordereau.guard.attempt import Attempt


@dataclass(slots=True)
class Spent:
    """What a document has cost so far, in all its parts."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mb: float = 0.0

    def add(self, attempt: Attempt) -> None:
        """Add what one part has cost."""
        self.seconds = round(self.seconds + attempt.seconds, 3)
        self.cpu_seconds = round(self.cpu_seconds + attempt.cpu_seconds, 3)
        self.peak_mb = max(self.peak_mb, attempt.peak_mb)


@dataclass(slots=True)
class Records:
    """Where results go, and who is told of them."""

    store: Store
    ledger: Ledger
    progress: Progress
    report: Report = field(default_factory=Report)
    made_with: str = ""
    """The fingerprint of this run, which each line of the manifest bears."""

    def keep(self, name: str, digest: str, reading: Reading, spent: Spent) -> None:
        """Put a document in place, then give it its line."""
        self.store.put(f"documents/{digest}.json", [reading.text])
        self.report.pages += int(reading.summary["pages"])
        data = reading.text.encode("utf-8")
        entry = Entry(
            name,
            "done",
            digest,
            self.made_with,
            status=reading.status,
            seconds=spent.seconds,
            cpu_seconds=spent.cpu_seconds,
            peak_mb=spent.peak_mb,
            failing=reading.failing,
            document=reading.summary,
            output_bytes=len(data),
            output_sha256=hashlib.sha256(data).hexdigest(),
            finished_at=tell_time(),
            run=self.report.run_id,
            extractor=name_extractor(),
        )
        self.record(entry)

    def fail(self, name: str, digest: str | None, failure: Failure | None, spent: Spent | None) -> None:
        """Put a file in quarantine; what a former run has made of it goes."""
        failure = failure or Failure(Reason.INTERNAL, f"Nothing was read of {name}.")
        entry = Entry(
            name,
            "quarantined",
            digest,
            self.made_with,
            reason=str(failure.reason),
            message=failure.message,
            detail=failure.detail,
            seconds=spent.seconds if spent else None,
            peak_mb=spent.peak_mb if spent else None,
            finished_at=tell_time(),
            run=self.report.run_id,
            extractor=name_extractor(),
        )
        if digest is not None:
            self.store.remove(f"documents/{digest}.json")
        self.record(entry)

    def copy(self, known: Entry, name: str) -> None:
        """Give another name of the same content its entry: a duplicate of a document, or in quarantine as well."""
        if known.state == "quarantined":
            self.record(replace(known, file=name))
        else:
            self.record(Entry(name, "duplicate", known.sha256, self.made_with, status=known.status))

    def record(self, entry: Entry) -> None:
        """Write the quarantine first, then the line of the manifest."""
        entry = replace(entry, gone=False, new=entry.state == "quarantined" and self.ledger.is_new(entry))
        if entry.state == "quarantined":
            write_quarantine(self.store, entry)
        else:
            self.store.remove(name_quarantine(entry.file))
        self.store.append(print_entry(entry))
        self.ledger.record(entry)
        self.report.add(entry)
        self.progress.step(entry, self.report)
