"""Load the outputs of a run into a warehouse: only what is new, changed or withdrawn, all of it or nothing."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bordereau.warehouse.control import Controls, Tally
from bordereau.warehouse.flatten import flatten_document
from bordereau.warehouse.model import fingerprint
from bordereau.warehouse.open import open_warehouse
from bordereau.warehouse.outputs import Found, find_outputs, read_quarantine
from bordereau.warehouse.warehouse import Change, Held, RefusedError, Row, Rows, Warehouse, WarehouseError
from schemas.convention import Document
from schemas.errors import NotADocumentError, UnknownSchemaVersionError
from schemas.load import read_document

DOCUMENTS_A_BATCH = 100


@dataclass(frozen=True, slots=True)
class LoadJob:
    """What a load is asked to do."""

    outputs: Path
    url: str
    collection: str | None = None
    """The name under which these outputs are known there; without it, their absolute path."""
    controls: Controls | None = None
    strict: bool = False
    """Refuse the load when a sum does not hold, of a document or of those known beforehand."""
    allow_empty: bool = False
    """Let empty outputs withdraw all documents."""

    @property
    def name(self) -> str:
        return self.collection or str(self.outputs.resolve())


@dataclass(slots=True)
class LoadReport:
    """What a load did."""

    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    """JSON files that could not be read: what the warehouse holds of them stays as it is."""
    controls: list[Row] = field(default_factory=list)

    @property
    def failing(self) -> list[Row]:
        return [row for row in self.controls if row["status"] == "fails"]


@dataclass(slots=True)
class _Plan:
    arriving: list[Found] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)


def load_outputs(job: LoadJob) -> LoadReport:
    """Load outputs. Raises BusyError, RefusedError, WarehouseError, UsageError; then nothing was changed."""
    found = list(find_outputs(job.outputs))
    with open_warehouse(job.url) as warehouse:
        return _load(job, found, warehouse)


def _load(job: LoadJob, found: list[Found], warehouse: Warehouse) -> LoadReport:
    report = LoadReport()
    started = datetime.now(UTC)
    load_id = f"{started:%Y%m%dT%H%M%S.%fZ}-{os.getpid()}"
    plan = make_plan(found, warehouse.read_held(), job, report)
    if job.controls is not None or job.strict:
        _judge(job, found, load_id, report)
    of_collection = {"quarantine": read_quarantine(job.outputs, job.name, load_id), "controls": report.controls}
    if not plan.arriving and not plan.withdrawn and _holds(warehouse, of_collection, job.name):
        return report

    def finish(row_count: int) -> Row:
        return _make_load(job, load_id, started, report, row_count)

    about = {"model_version": fingerprint(), "collection": job.name, "load_id": load_id}
    batches = _flatten_batches(plan.arriving, about, report)
    change = Change(job.name, plan.withdrawn, batches, of_collection, finish)
    warehouse.write(change)
    report.rows = change.written
    return report


def make_plan(found: list[Found], held: dict[str, Held], job: LoadJob, report: LoadReport) -> _Plan:
    """Decide which documents arrive and which leave. Raises WarehouseError when empty outputs would withdraw all."""
    plan = _Plan()
    version = fingerprint()
    for one in found:
        there = held.get(one.document_sha256)
        if there == Held(one.json_sha256, version, job.name):
            report.unchanged += 1
            continue
        plan.arriving.append(one)
        report.new += there is None
        report.changed += there is not None
    here = {one.document_sha256 for one in found}
    plan.withdrawn = sorted(sha for sha, one in held.items() if one.collection == job.name and sha not in here)
    report.withdrawn = len(plan.withdrawn)
    if not found and plan.withdrawn and not job.allow_empty:
        raise WarehouseError(
            f"{job.outputs} holds no document, and the warehouse {len(plan.withdrawn)} of them: nothing was withdrawn. "
            "With --allow-empty they are."
        )
    return plan


def _judge(job: LoadJob, found: list[Found], load_id: str, report: LoadReport) -> None:
    """Judge all documents before anything is written. Raises RefusedError when the load is strict."""
    tally = Tally(job.controls or Controls.nothing())
    failing = 0
    for one in found:
        document = _read(one, [])
        if document is not None:
            rows = flatten_document(document, json_sha256=one.json_sha256)
            tally.add(document, rows)
            failing += sum(row["status"] == "fails" for row in rows.get("checks", ()))
    report.controls = tally.make_rows(job.name, load_id)
    if job.strict and (failing or report.failing):
        first = f" {report.failing[0]['message']}" if report.failing else ""
        raise RefusedError(
            f"{failing} sums of the documents and {len(report.failing)} known sums do not hold: "
            f"nothing was loaded.{first}"
        )


def _flatten_batches(arriving: list[Found], about: dict[str, str], report: LoadReport) -> Iterator[Rows]:
    """Flatten documents a hundred at a time, so that memory stays flat."""
    for start in range(0, len(arriving), DOCUMENTS_A_BATCH):
        batch: dict[str, list[Row]] = defaultdict(list)
        for one in arriving[start : start + DOCUMENTS_A_BATCH]:
            document = _read(one, report.broken)
            if document is None:
                continue
            for name, rows in flatten_document(document, json_sha256=one.json_sha256, **about).items():
                batch[name] += rows
        if batch:
            yield batch


def _read(found: Found, broken: list[str]) -> Document | None:
    """Read a document; one that cannot be read, or bears another's name, is told and left out."""
    try:
        document = read_document(found.path)
    except (NotADocumentError, UnknownSchemaVersionError) as error:
        broken.append(str(error))
        return None
    if document.source.sha256 != found.document_sha256:
        broken.append(f"{found.path.name} is the document of another PDF, {document.source.sha256[:12]}….")
        return None
    return document


def _holds(warehouse: Warehouse, of_collection: Rows, collection: str) -> bool:
    """Whether quarantine and controls are there already, by whichever load."""
    for name, rows in of_collection.items():
        there = [{**row, "load_id": None} for row in warehouse.read_rows(name, collection)]
        if there != [{**row, "load_id": None} for row in rows]:
            return False
    return True


def _make_load(job: LoadJob, load_id: str, started: datetime, report: LoadReport, row_count: int) -> Row:
    from bordereau import __version__

    return {
        "load_id": load_id,
        "collection": job.name,
        "started_at": started,
        "finished_at": datetime.now(UTC),
        "program_version": __version__,
        "model_version": fingerprint(),
        "new_documents": report.new,
        "changed_documents": report.changed,
        "withdrawn_documents": report.withdrawn,
        "unchanged_documents": report.unchanged,
        "row_count": row_count,
    }
