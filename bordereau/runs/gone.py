"""What a run does with results whose file has left the folder: keep and count them, or take them out.

Only a source that names all that there is can say that a file is gone; a list, or a folder of which a part could not be
listed, says nothing of what it does not name, so its results stay as they are. An empty folder is more often a disk
that is not there than the end of an archive, so nothing is taken out for it unless that is forced.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from bordereau.runs.ledger import Entry, Ledger
from bordereau.runs.quarantine import name_quarantine
from bordereau.runs.stores import Store


@dataclass(slots=True)
class Gone:
    """Results without a file."""

    documents: int = 0
    quarantined: int = 0
    pruned: bool = False
    """They were taken out; else they stay."""
    refused: str | None = None
    """Why they were not taken out, though that was asked for."""


def settle(ledger: Ledger, store: Store, whole: bool, prune: bool, forced: bool) -> Gone:
    """Carry over, mark or take out what the former manifest tells of names that this run did not come upon."""
    gone = Gone()
    if prune:
        gone.refused = _find_objection(ledger, whole, forced)
        gone.pruned = gone.refused is None
    for entry in ledger.left():
        known = ledger.find_result(entry.sha256) if entry.sha256 is not None else None
        if known is not None and (whole or (known.state == "quarantined") != (entry.state == "quarantined")):
            _drop_quarantine(store, entry)  # the same content has a line of its own, under the name that it has now
        elif not gone.pruned:
            ledger.carry(replace(entry, gone=whole))
    if whole:
        _count_files(ledger, store, gone)
    return gone


def _find_objection(ledger: Ledger, whole: bool, forced: bool) -> str | None:
    if not whole:
        return "a part of the folder could not be listed"
    if next(ledger.lines(), None) is None and not forced:
        return "no PDF was found, as when a disk is not there (--force prunes all the same)"
    return None


def _drop_quarantine(store: Store, entry: Entry) -> None:
    if entry.state == "quarantined":
        store.remove(name_quarantine(entry.file))


def _count_files(ledger: Ledger, store: Store, gone: Gone) -> None:
    """Count, and where asked for remove, what stands in the outputs and belongs to no file, with a line or without."""
    told = {name_quarantine(entry.file) for entry in ledger.entries() if entry.state == "quarantined"}
    for name in store.find("quarantine"):
        if name not in told:
            gone.quarantined += 1
            if gone.pruned:
                store.remove(name)
    for name in store.find("documents"):
        known = ledger.find_result(PurePosixPath(name).stem)
        if known is None or known.state != "done":
            gone.documents += 1
            if gone.pruned:
                store.remove(name)
                store.remove(f"corrected/{PurePosixPath(name).name}")
