"""Apply files of corrections to what a run left.

``outputs/corrected/<sha256>.json`` holds the corrected documents; ``outputs/documents`` stays the machine's. What was
ever applied is kept in ``outputs/corrections.json``, so that after another run it is applied again: by ``bordereau
apply outputs/``, and before pages are made or a warehouse is loaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bordereau.corrections.document import Outcome, apply_corrections
from bordereau.corrections.files import JOURNAL, read_given, read_ledger, spread_folders
from bordereau.corrections.several import Conflict, keep_latest, merge, merge_reviewed, part_conflicts
from bordereau.runs.trust import Trust, hash_file, read_trust
from bordereau.schemas.correction import Corrections, DocumentCorrection
from bordereau.schemas.errors import BordereauError, UsageError
from bordereau.schemas.load import print_document, read_document
from bordereau.whole import write_whole

FOLDER = "corrected"


@dataclass(slots=True)
class Applied:
    """What became of all corrections, by document."""

    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    """Documents that are not among the outputs."""
    edited: list[str] = field(default_factory=list)
    """Documents that were edited by hand, and so get no correction: a sentence each."""
    left_out: list[str] = field(default_factory=list)
    """Corrections of the ledger that no document could take: a sentence each."""
    conflicts: list[Conflict] = field(default_factory=list)
    """Facts of which reviewers say different things: neither is applied."""

    def count(self, *states: str) -> int:
        return sum(one.state in states for group in self.outcomes.values() for one in group)


def apply_all(outputs: Path, files: Sequence[Path], allow_edited: bool = False, latest: bool = False) -> Applied:
    """Apply what was applied before and the files given, or the files of folders given.

    Of what one reviewer says of a fact the last word counts; where two say different things neither does, unless
    ``latest``. Raises UsageError, and nothing is written, where a file is none, holds what no document could take, or
    speaks only of documents of another run. A document that was edited by hand is left alone, unless ``allow_edited``.
    """
    if not (outputs / "documents").is_dir():
        raise UsageError(f"{outputs} holds no documents: name the output folder of bordereau run.")
    done = Applied()
    known = read_ledger(outputs, done.left_out)
    given = [read_given(path, outputs) for path in spread_folders(files)]
    corrections = merge(one for work in (known, *given) for one in work.corrections)
    corrections = keep_latest(corrections) if latest else corrections
    if files or latest:
        reviewed = merge_reviewed(one for work in (known, *given) for one in work.reviewed)
        work = Corrections(corrections=tuple(corrections), reviewed=tuple(reviewed))
        write_whole(outputs / JOURNAL, work.model_dump_json(indent=1) + "\n")
    by_document: dict[str, list[DocumentCorrection]] = defaultdict(list)
    for one in corrections:
        by_document[one.document].append(one)
    trust = read_trust(outputs)
    for digest, group in sorted(by_document.items()):
        if not allow_edited and _is_edited(outputs, digest, trust, done):
            (outputs / FOLDER / f"{digest}.json").unlink(missing_ok=True)
        else:
            done.outcomes[digest] = _apply_one(outputs, digest, group, done)
    return done


def refresh(outputs: Path, allow_edited: bool = False) -> Applied:
    """Apply again what was ever applied, where anything was: the documents may have been extracted anew since."""
    return apply_all(outputs, (), allow_edited) if (outputs / JOURNAL).is_file() else Applied()


def make_corrected(outputs: Path, digest: str) -> str | None:
    """Make a corrected document again, without writing it; None where no correction speaks of it.

    Raises NotADocumentError, UsageError.
    """
    group = [one for one in read_ledger(outputs, []).corrections if one.document == digest]
    if not group:
        return None
    agreed, _ = part_conflicts(group)
    return print_document(apply_corrections(read_document(outputs / "documents" / f"{digest}.json"), agreed)[0])


def find_made_up(files: Iterable[Path]) -> Iterator[str]:
    """Say which of some corrected documents are not what the documents and the corrections give."""
    for path in files:
        if path.absolute().parent.name != FOLDER:
            continue
        try:
            made = make_corrected(path.absolute().parent.parent, path.stem)
            if made is None or made.encode("utf-8") != path.read_bytes():
                yield f"{path.name} is not what bordereau apply makes of the corrections: run it again."
        except (OSError, BordereauError) as error:
            yield f"{path.name} cannot be compared with its document and corrections: {str(error).rstrip('.')}."


def _is_edited(outputs: Path, digest: str, trust: Trust, done: Applied) -> bool:
    try:
        edited = trust.judge(digest, hash_file(outputs / "documents" / f"{digest}.json"))
    except OSError:
        return False
    if edited:
        done.edited.append(edited)
    return edited is not None


def _apply_one(outputs: Path, digest: str, group: list[DocumentCorrection], done: Applied) -> list[Outcome]:
    target = outputs / FOLDER / f"{digest}.json"
    try:
        document = read_document(outputs / "documents" / f"{digest}.json")
    except BordereauError:
        done.absent.append(digest)
        target.unlink(missing_ok=True)
        return []
    agreed, conflicts = part_conflicts(group)
    done.conflicts += conflicts
    corrected, outcomes = apply_corrections(document, agreed)
    write_whole(target, print_document(corrected))
    return outcomes
