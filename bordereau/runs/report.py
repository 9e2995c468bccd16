"""What a run did: counts as it goes, and at the end the summary and a few lines for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bordereau.runs.gone import Gone
from bordereau.runs.ledger import Entry
from bordereau.runs.stores import Store
from bordereau.schemas.errors import BordereauError
from bordereau.schemas.load import parse_document
from bordereau.shown import join_lines, print_json
from bordereau.summary import count_verdicts, print_summary

CHECKS_SHOWN_UP_TO = 12
"""With more documents than this the terminal shows only those that need a look."""
TEXTS_AT_MOST = 100
NEW_SHOWN = 1_000
"""Names of files newly in quarantine that the summary lists; each has its line in the manifest."""


@dataclass(slots=True)
class Report:
    """Counts of a run; their size does not depend on its length."""

    states: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    """Why files are in quarantine."""
    checks: Counter[str] = field(default_factory=Counter)
    failing: int = 0
    """Sums that do not hold."""
    waived: int = 0
    """Those of them that are known errors of acts."""
    read: int = 0
    """Documents tried in this run."""
    kept: int = 0
    """Documents of a former run."""
    pages: int = 0
    """Pages of the documents read in this run."""
    run_id: str = ""
    """What the run is called in the manifest, the log, the tombstones and the warehouse."""
    stopped: bool = False
    """The run was interrupted; the rest is for the next one."""
    new: int = 0
    """Files in quarantine of which no former run told."""
    new_files: list[str] = field(default_factory=list)
    """The first of them."""
    gone: Gone = field(default_factory=Gone)
    """Results whose file has left the folder."""
    texts: list[str] = field(default_factory=list)
    """A few lines a document, for a person."""

    def add(self, entry: Entry) -> None:
        """Count one entry."""
        self.states[entry.state] += 1
        if entry.state == "quarantined":
            self.reasons[str(entry.reason)] += 1
            self.new += entry.new
            if entry.new and len(self.new_files) < NEW_SHOWN:
                self.new_files.append(entry.file)
        if entry.state == "done" and entry.document is not None:
            self.failing += entry.failing
            for act in entry.document["acts"]:
                self.checks.update(act["checks"])

    def count(self, state: str) -> int:
        return self.states[state]

    def totals(self) -> dict[str, Any]:
        """Make the head of ``summary.json``."""
        return {
            "files": self.states.total(),
            "documents": self.count("done"),
            "duplicates": self.count("duplicate"),
            "quarantined": self.count("quarantined"),
            "new_in_quarantine": self.new,
            "reasons": dict(sorted(self.reasons.items())),
            "waived": self.waived,
            "checks": {status: self.checks[status] for status in count_verdicts(())},
            "gone": {
                "documents": self.gone.documents,
                "quarantined": self.gone.quarantined,
                "pruned": self.gone.pruned,
            },
        }


def print_totals(report: Report, entries: Iterable[Entry]) -> Iterator[str]:
    """Write ``summary.json`` piece by piece: the totals, what is newly in quarantine, then each document."""
    head = {**report.totals(), "newly_in_quarantine": report.new_files}
    yield print_json(head, indent=1).removesuffix("\n}\n") + ',\n "by_document": ['
    before = "\n  "
    for entry in entries:
        if entry.state == "done":
            yield before + print_json(entry.document).removesuffix("\n")
            before = ",\n  "
    yield "\n ]\n}\n"


def write_texts(report: Report, entries: Iterable[Entry], store: Store) -> None:
    """Tell of each document when there are few, else only of those that need a look."""
    few = report.count("done") <= CHECKS_SHOWN_UP_TO
    for entry in entries:
        if len(report.texts) >= TEXTS_AT_MOST:
            report.texts.append("… and more: every file has a line in manifest.jsonl.\n")
            return
        if entry.state == "quarantined":
            report.texts.append(
                join_lines([entry.file, f"  Quarantine {entry.message} [{entry.reason}{', new' if entry.new else ''}]"])
            )
        elif entry.state == "done" and (few or entry.failing):
            text = store.read(f"documents/{entry.sha256}.json")
            try:
                report.texts.append(print_summary(parse_document(text or ""), with_checks=few))
            except BordereauError:
                continue
