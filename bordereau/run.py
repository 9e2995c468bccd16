"""A folder of PDFs: documents, manifest, quarantine, summary.

Each file is one ``Task`` for ``bordereau.task.run_task``, which raises nothing; a document is written whole or
not at all, under the digest of its PDF. What a former run did with the same program and settings is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bordereau import __version__
from bordereau.ledger import Entry, append_entry, read_manifest, write_manifest, write_whole
from bordereau.summary import count_failing, count_verdicts, print_summary, summarise
from bordereau.task import Failure, Task, run_task
from schemas.convention import SCHEMA_VERSION, Document
from schemas.errors import BordereauError, UsageError
from schemas.load import print_document, read_document
from schemas.settings import Settings

if TYPE_CHECKING:
    from reconcile.known import KnownSums

CHECKS_SHOWN_UP_TO = 12
"""With more documents than this the summary on the terminal shows only the sums that fail."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is asked to do."""

    folder: Path
    output: Path
    settings: Settings
    known_sums: KnownSums | None = None
    force: bool = False

    def fingerprint(self) -> str:
        """Name program, schema, settings and known sums in twelve hexadecimal digits."""
        known = self.known_sums.model_dump_json().encode() if self.known_sums else b""
        parts = f"{__version__}\n{SCHEMA_VERSION}\n{self.settings.digest()}\n".encode()
        return hashlib.sha256(parts + known).hexdigest()[:12]


@dataclass(slots=True)
class Report:
    """What a run did."""

    entries: list[Entry] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    """The entries of ``summary.json``."""
    texts: list[str] = field(default_factory=list)
    """The same for a person, one text a document."""
    failing: int = 0
    """Sums that do not hold."""
    read: int = 0
    kept: int = 0
    """Documents of a former run."""

    def count(self, state: str) -> int:
        return sum(entry.state == state for entry in self.entries)

    def totals(self) -> dict[str, Any]:
        """Make ``summary.json``."""
        acts = [act for document in self.documents for act in document["acts"]]
        verdicts = {
            status: sum(act["checks"][status] for act in acts) for status in count_verdicts(())
        }
        return {
            "files": len(self.entries),
            "documents": len(self.documents),
            "duplicates": self.count("duplicate"),
            "quarantined": self.count("quarantined"),
            "checks": verdicts,
            "by_document": self.documents,
        }


def find_pdfs(folder: Path) -> list[Path]:
    """Find every PDF below a folder, by its name, in the order of the paths; links that lead nowhere too.

    Raises UsageError when the folder is none.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; for one file use: bordereau extract {folder}")
    found = [path for path in folder.rglob("*") if path.suffix.lower() == ".pdf" and not path.is_dir()]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def run_folder(job: Job, files: Sequence[Path], on_step: Callable[[str], None] = lambda _: None) -> Report:
    """Read ``files`` one after the other and leave everything in the output folder.

    ``on_step`` is called with the name of each file once it is done.
    """
    made_with = _start(job)
    manifest = job.output / "manifest.jsonl"
    former = {} if job.force else read_manifest(manifest)
    report = Report()
    seen: set[str] = set()
    for path in files:
        name = path.relative_to(job.folder).as_posix()
        digest = hash_file(path)
        if digest in seen:
            entry = Entry(name, "duplicate", digest, made_with)
        else:
            entry = _read_one(job, path, former.get(name), Entry(name, "done", digest, made_with), report)
            if digest is not None and entry.state == "done":
                seen.add(digest)
        report.entries.append(entry)
        append_entry(manifest, entry)
        on_step(name)
    write_manifest(manifest, report.entries)
    write_whole(job.output / "summary.json", json.dumps(report.totals(), ensure_ascii=False, indent=1) + "\n")
    return report


def hash_file(path: Path) -> str | None:
    """Compute the sha256 of a file without holding it in memory; None when it cannot be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _start(job: Job) -> str:
    try:
        (job.output / "documents").mkdir(parents=True, exist_ok=True)
        (job.output / "quarantine").mkdir(exist_ok=True)
        return job.fingerprint()
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be used: {error.strerror or error}.") from error


def _read_one(job: Job, path: Path, former: Entry | None, entry: Entry, report: Report) -> Entry:
    """Keep the document of a former run where it is still right, else read the PDF; note both in the report."""
    target = job.output / "documents" / f"{entry.sha256}.json"
    document = _keep_former(target, former, entry)
    if document is not None:
        report.kept += 1
    else:
        outcome = run_task(Task(path, job.settings, job.known_sums))
        document = outcome.document
        report.read += 1
        if document is None:
            return _quarantine(job, entry, outcome.failure, report)
        write_whole(target, print_document(document))
    _quarantine_path(job, entry.file).unlink(missing_ok=True)
    report.failing += count_failing(document)
    report.documents.append(summarise(document))
    report.texts.append(print_summary(document, with_checks=len(report.texts) < CHECKS_SHOWN_UP_TO))
    return Entry(entry.file, "done", entry.sha256, entry.made_with, status=document.status)


def _keep_former(target: Path, former: Entry | None, entry: Entry) -> Document | None:
    if former is None or former.state != "done":
        return None
    if (former.sha256, former.made_with) != (entry.sha256, entry.made_with):
        return None
    try:
        return read_document(target)
    except BordereauError:
        return None


def _quarantine(job: Job, entry: Entry, failure: Failure | None, report: Report) -> Entry:
    assert failure is not None
    content = {
        "file": entry.file,
        "sha256": entry.sha256,
        "reason": str(failure.reason),
        "message": failure.message,
        "detail": failure.detail,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_whole(_quarantine_path(job, entry.file), text)
    report.texts.append(f"{entry.file}\n  Quarantine {failure.message} [{failure.reason}]\n")
    return Entry(entry.file, "quarantined", entry.sha256, entry.made_with, reason=str(failure.reason))


def _quarantine_path(job: Job, file: str) -> Path:
    """Name the entry after the file, and after its path, since two folders may hold files of one name."""
    tail = hashlib.sha256(file.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    stem = Path(file).stem.encode("ascii", "replace").decode().replace("?", "_")[:80]
    return job.output / "quarantine" / f"{stem}-{tail}.json"
