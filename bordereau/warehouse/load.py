"""Load the outputs of a run into a warehouse: only what is new, changed or withdrawn, all of it or nothing."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from bordereau.reconcile.single.waivers import Waiving
from bordereau.runs.scratch import make_scratch
from bordereau.runs.trust import Trust, read_trust
from bordereau.warehouse.control import Controls, Tally
from bordereau.warehouse.manifest import Told, list_withdrawn, tell_content
from bordereau.warehouse.model import fingerprint
from bordereau.warehouse.open import open_warehouse
from bordereau.warehouse.outputs import BrokenOutputError, Found, find_outputs, read_quarantine, read_rows
from bordereau.warehouse.reference import read_references
from bordereau.warehouse.spool import Spool
from bordereau.warehouse.warehouse import Change, Former, Held, RefusedError, Row, Rows, Warehouse, WarehouseError

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
    """Refuse the load when a sum does not hold, of a document or of those known beforehand, or a document is broken."""
    allow_empty: bool = False
    """Let empty outputs withdraw all documents."""
    allow_edited: bool = False
    """Load documents that were edited after the run that wrote them."""

    references: tuple[Path, ...] = ()
    """Files of names and codes of bodies; without any, those of former loads stay."""
    waiving: Waiving = field(default_factory=Waiving)
    """Known errors of acts, which a strict load lets pass."""

    @property
    def name(self) -> str:
        return self.collection or str(self.outputs.resolve())

    @property
    def judges(self) -> bool:
        """Whether all documents are looked at, not only those that arrive."""
        return self.strict or self.controls is not None or bool(self.waiving.waivers.waivers)


@dataclass(slots=True)
class LoadReport:
    """What a load did."""

    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    """JSON files that could not be read, or were edited: what the warehouse holds of them stays as it is."""
    told: list[str] = field(default_factory=list)
    """What is doubtful about documents that were loaded all the same."""
    controls: list[Row] = field(default_factory=list)
    failing_sums: int = 0
    """Checks that fail in the documents that were looked at, and are not waived."""

    @property
    def failing(self) -> list[Row]:
        return [row for row in self.controls if row["status"] == "fails"]


@dataclass(frozen=True, slots=True)
class Load:
    """A load at work."""

    job: LoadJob
    load_id: str
    started: datetime
    report: LoadReport
    former: Former

    def is_there(self, one: Found, told: Told) -> bool:
        """Whether the warehouse holds these very rows."""
        digest = told.columns.get("manifest_sha256")
        return self.former.held.get(one.document_sha256) == Held(one.json_sha256, fingerprint(), self.job.name, digest)


def load_outputs(job: LoadJob) -> LoadReport:
    """Load outputs. Raises BusyError, RefusedError, WarehouseError, UsageError; then nothing was changed."""
    found = list(find_outputs(job.outputs))
    with open_warehouse(job.url) as warehouse, make_scratch("load") as home:
        started = datetime.now(UTC)
        load_id = f"{started:%Y%m%dT%H%M%S.%fZ}-{os.getpid()}"
        load = Load(job, load_id, started, LoadReport(), warehouse.read_former(job.name))
        return _load(load, found, warehouse, home)


def _load(load: Load, found: list[Found], warehouse: Warehouse, home: Path) -> LoadReport:
    job, report = load.job, load.report
    withdrawn = find_withdrawn(load, found)
    trust = read_trust(job.outputs)
    with tell_full(home), Spool(home / "arriving") as spool:
        with Spool(home / "whole") as whole:
            tally = spool_documents(load, found, trust, spool, whole)
        report.controls = tally.make_rows(job.name, load.load_id, whole)
        if job.strict:
            refuse(report)
        quarantine = read_quarantine(job.outputs, job.name, load.load_id)
        leaving = {sha256: load.former.held[sha256] for sha256 in withdrawn}
        former = load.former.rows
        here = {one.document_sha256 for one in found}
        stones = list_withdrawn(trust, leaving, here, former["withdrawn"], quarantine)
        references = read_references(job.references) if job.references else former["reference_names"]
        about = {"collection": job.name, "load_id": load.load_id}
        of_collection = {
            "quarantine": quarantine,
            "withdrawn": [{**about, **row} for row in stones],
            "reference_names": [{**about, **row} for row in references],
            "controls": report.controls,
        }
        nothing = not spool.counts and not withdrawn and _hold_the_same(former, of_collection)
        idle = nothing and warehouse.is_made()
        spool.add(of_collection)
        spool.add({"loads": [_make_load(load, spool.row_count)]})
    if not idle:
        warehouse.write(Change(job.name, withdrawn, spool))
        report.rows = spool.counts
    return report


@contextmanager
def tell_full(home: Path) -> Iterator[None]:
    """Say what to do where the rows find no room on their way."""
    try:
        yield
    except OSError as error:
        cause = error.strerror or " ".join(str(error).split())
        raise WarehouseError(
            f"The rows cannot be kept in {home.parent} on their way ({cause}): set TMPDIR to a place with room. "
            "Nothing was changed."
        ) from error


def find_withdrawn(load: Load, found: list[Found]) -> list[str]:
    """Find the documents that have left the outputs. Raises WarehouseError when empty outputs would withdraw all."""
    job, here = load.job, {one.document_sha256 for one in found}
    withdrawn = sorted(sha for sha, one in load.former.held.items() if one.collection == job.name and sha not in here)
    if not found and withdrawn and not job.allow_empty:
        raise WarehouseError(
            f"{job.outputs} holds no document, and the warehouse {len(withdrawn)} of them: nothing was withdrawn. "
            "With --allow-empty they are."
        )
    load.report.withdrawn = len(withdrawn)
    return withdrawn


def spool_documents(load: Load, found: list[Found], trust: Trust, spool: Spool, whole: Spool) -> Tally:
    """Flatten what arrives, a hundred documents at a time, and judge all; ``whole`` gets all, when totals are known."""
    report, controls = load.report, load.job.controls or Controls.nothing()
    tally = Tally(controls)
    about = {"model_version": fingerprint(), "collection": load.job.name, "load_id": load.load_id}
    with Batches(spool) as arriving, Batches(whole) as all_of_them:
        for one in found:
            edited = trust.judge(one.document_sha256, one.read_sha256)
            if edited and not load.job.allow_edited:
                report.broken.append(edited)
                continue
            told = tell_content(trust, one.document_sha256)
            unchanged = load.is_there(one, told)
            report.unchanged += unchanged
            if unchanged and not load.job.judges:
                continue
            try:
                document, rows = read_rows(one, told, about)
            except BrokenOutputError as error:
                report.broken.append(str(error))
                continue
            tally.add(document)
            load.job.waiving.add(document)
            if controls.totals:
                all_of_them.add(rows)
            if not unchanged:
                _count(load, one)
                arriving.add(rows)
    report.failing_sums = load.job.waiving.failing
    report.told = [] if load.job.allow_edited else trust.tell()
    return tally


class Batches:
    """Hands rows on to a spool a hundred documents at a time, so that memory stays flat."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._rows: dict[str, list[Row]] = defaultdict(list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._spool.add(self._rows)

    def add(self, rows: Rows) -> None:
        for name, some in rows.items():
            self._rows[name] += some
        if len(self._rows["documents"]) >= DOCUMENTS_A_BATCH:
            self._spool.add(self._rows)
            self._rows.clear()


def _count(load: Load, one: Found) -> None:
    new = one.document_sha256 not in load.former.held
    load.report.new += new
    load.report.changed += not new


def refuse(report: LoadReport) -> None:
    """Refuse a strict load that cannot vouch for its sums. Raises RefusedError, WarehouseError."""
    if report.broken:
        raise WarehouseError(
            f"{len(report.broken)} of the documents cannot be loaded, so a strict load loads nothing. "
            f"{report.broken[0]}"
        )
    if report.failing_sums or report.failing:
        first = f" {report.failing[0]['message']}" if report.failing else ""
        raise RefusedError(
            f"{report.failing_sums} of the documents' sums and {len(report.failing)} of the known sums do not hold: "
            f"nothing was loaded.{first}"
        )


def _hold_the_same(former: Rows, of_collection: Rows) -> bool:
    """Whether quarantine and controls are there already, by whichever load."""
    return all(
        [{**row, "load_id": None} for row in former[name]] == [{**row, "load_id": None} for row in rows]
        for name, rows in of_collection.items()
    )


def _make_load(load: Load, row_count: int) -> Row:
    from bordereau.version import __version__

    return {
        "load_id": load.load_id,
        "collection": load.job.name,
        "started_at": load.started,
        "finished_at": datetime.now(UTC),
        "program_version": __version__,
        "model_version": fingerprint(),
        "new_documents": load.report.new,
        "changed_documents": load.report.changed,
        "withdrawn_documents": load.report.withdrawn,
        "unchanged_documents": load.report.unchanged,
        "row_count": row_count,
    }
