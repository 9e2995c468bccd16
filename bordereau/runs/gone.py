"""What a run does with results whose file has left the folder: keep and count them, or take them out.

Only a source that names all that there is can say that a file is gone; a list, or a folder of which a part could not be
listed, says nothing of what it does not name, so its results stay as they are. An empty folder is more often a disk
that is not there than the end of an archive, so nothing is taken out for it unless that is forced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from bordereau.runs.ledger import Entry, Ledger
from bordereau.runs.quarantine import name_quarantine
from bordereau.runs.stores import Store
from bordereau.runs.tombstones import GONE, Tombstone, parse_tombstones, print_tombstones

NAMES_SHOWN = 3


@dataclass(slots=True)
class Gone:
    """Results without a file."""

    documents: int = 0
    quarantined: int = 0
    pruned: bool = False
    """They were taken out; else they stay."""
    refused: str | None = None
    """Why they were not taken out, though that was asked for."""
    names: list[str] = field(default_factory=list)
    """The first of the documents: by which name, and whether it was deleted or replaced."""


def settle(ledger: Ledger, store: Store, *, whole: bool, prune: bool, forced: bool, run: str = "") -> Gone:
    """Carry over, mark or take out what the former manifest tells of names that this run did not come upon.

    ``run`` is the id of the run, for the tombstones.
    """
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
        _settle_quarantine(ledger, store, gone)
        _settle_documents(ledger, store, gone, run)
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


def _settle_quarantine(ledger: Ledger, store: Store, gone: Gone) -> None:
    """Count, and where asked for remove, what stands in quarantine and belongs to no file."""
    told = {name_quarantine(entry.file) for entry in ledger.entries() if entry.state == "quarantined"}
    for name in store.find("quarantine"):
        if name not in told:
            gone.quarantined += 1
            if gone.pruned:
                store.remove(name)


def _settle_documents(ledger: Ledger, store: Store, gone: Gone, run: str) -> None:
    """The same of the documents, with a line or without; what has left the folder gets its tombstone first."""
    former = {one.sha256: one for one in parse_tombstones((store.read(GONE) or "").split("\n"))}
    left = [PurePosixPath(name).stem for name in store.find("documents")]
    left = [sha256 for sha256 in left if not _is_there(ledger, sha256)]
    stones = {sha256: one for sha256, one in former.items() if one.removed and not _is_there(ledger, sha256)}
    for sha256 in left:
        known = former.get(sha256)
        one = known if known is not None and not known.removed else _make_tombstone(ledger, sha256, run)
        stones[sha256] = replace(one, removed=run if gone.pruned else None)
    gone.documents = len(left)
    gone.names = [stones[sha256].name for sha256 in left[:NAMES_SHOWN]]
    if stones or former:
        store.put(GONE, print_tombstones(stones.values()))
    for name in _list_results(left if gone.pruned else ()):
        store.remove(name)


def _is_there(ledger: Ledger, sha256: str) -> bool:
    known = ledger.find_result(sha256)
    return known is not None and known.state == "done"


def _make_tombstone(ledger: Ledger, sha256: str, run: str) -> Tombstone:
    names = ledger.find_names(sha256)
    others = [other for _, other in names if other not in (None, sha256)]
    files = tuple(name for name, _ in names)
    return Tombstone(sha256, files, "replaced" if others else "deleted", next(iter(others), None), run)


def _list_results(hashes: Iterable[str]) -> Iterator[str]:
    for sha256 in hashes:
        yield f"documents/{sha256}.json"
        yield f"corrected/{sha256}.json"
