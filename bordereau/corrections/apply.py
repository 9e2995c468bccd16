"""Apply files of corrections to what a run left.

``outputs/corrected/<sha256>.json`` holds the corrected documents; ``outputs/documents`` stays the machine's. What was
ever applied is kept in ``outputs/corrections.json``, so that after another run it is applied again: by ``bordereau
apply outputs/``, and before pages are made or a warehouse is loaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from bordereau.corrections.document import Outcome, apply_corrections
from bordereau.corrections.kinds import check_corrections
from schemas.correction import Corrections, DocumentCorrection, read_time
from schemas.errors import BordereauError, UsageError
from schemas.load import print_document, read_document

JOURNAL = "corrections.json"
FOLDER = "corrected"


@dataclass(slots=True)
class Applied:
    """What became of all corrections, by document."""

    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    """Documents that are not among the outputs."""

    def count(self, *states: str) -> int:
        return sum(one.state in states for group in self.outcomes.values() for one in group)


def read_corrections(path: Path) -> Corrections:
    """Read a ``corrections.json``. Raises UsageError where it is none."""
    try:
        return Corrections.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "/".join(map(str, first["loc"])) or "the root"
        raise UsageError(f"{path.name} is no file of corrections: {first['msg']} at {place}.") from error


def apply_all(outputs: Path, files: Sequence[Path]) -> Applied:
    """Apply what was applied before and the files given; the last word on a fact counts.

    Raises UsageError, and nothing is written, where a file is none, holds what no document could take, or speaks only
    of documents of another run.
    """
    if not (outputs / "documents").is_dir():
        raise UsageError(f"{outputs} holds no documents: name the output folder of bordereau run.")
    journal = outputs / JOURNAL
    known = read_corrections(journal).corrections if journal.is_file() else ()
    given = [one for path in files for one in _read_given(path, outputs)]
    merged = merge((*known, *given))
    by_document: dict[str, list[DocumentCorrection]] = defaultdict(list)
    for one in merged:
        by_document[one.document].append(one)
    put_whole(journal, Corrections(corrections=tuple(merged)).model_dump_json(indent=1) + "\n")
    done = Applied()
    for digest, group in sorted(by_document.items()):
        done.outcomes[digest] = _apply_one(outputs, digest, group, done)
    return done


def _read_given(path: Path, outputs: Path) -> tuple[DocumentCorrection, ...]:
    """Read a file that a reviewer hands in, and refuse it whole where a part of it can never be applied."""
    found = read_corrections(path).corrections
    check_corrections(found, path.name)
    if found and not any((outputs / "documents" / f"{one.document}.json").is_file() for one in found):
        name = found[0].file_name or found[0].document[:12]
        raise UsageError(f"{path.name} speaks of {name}, which is not among the documents of {outputs}.")
    return found


def put_whole(path: Path, text: str) -> None:
    """Write a file all or nothing, so that a full disk costs no correction."""
    draft = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.") from error


def refresh(outputs: Path) -> Applied:
    """Apply again what was ever applied, where anything was: the documents may have been extracted anew since."""
    return apply_all(outputs, ()) if (outputs / JOURNAL).is_file() else Applied()


def merge(corrections: Iterable[DocumentCorrection]) -> list[DocumentCorrection]:
    """Keep one correction a fact of a document, the latest by its time."""
    last: dict[tuple[str, str, tuple[object, ...]], DocumentCorrection] = {}
    for one in corrections:
        place = (one.evidence[0].page, one.evidence[0].bbox)
        key = (one.document, one.path, (*place, one.value if one.verdict == "missing" else None))
        if key not in last or read_time(one.when) >= read_time(last[key].when):
            last[key] = one
    return sorted(last.values(), key=lambda one: (one.document, one.path, read_time(one.when)))


def _apply_one(outputs: Path, digest: str, group: list[DocumentCorrection], done: Applied) -> list[Outcome]:
    target = outputs / FOLDER / f"{digest}.json"
    try:
        document = read_document(outputs / "documents" / f"{digest}.json")
    except BordereauError:
        done.absent.append(digest)
        target.unlink(missing_ok=True)
        return []
    corrected, outcomes = apply_corrections(document, group)
    put_whole(target, print_document(corrected))
    return outcomes
