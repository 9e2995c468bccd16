"""Run the sums of an extracted document again, and against sums that are known beforehand."""

from __future__ import annotations

from pathlib import Path

from schemas.check import Check
from schemas.convention import Document


def check_document(document: Document, known_sums: Path | None = None) -> tuple[Check, ...]:
    """Recompute every relation that the acts of a document state, from the values in its JSON.

    The PDF is not needed. A value that was changed by hand after the extraction makes its sums fail here.
    Raises UsageError when the file of known sums cannot be read.
    """
    from reconcile.recheck import recheck_act

    checks = [check for act in document.acts for check in recheck_act(act)]
    if known_sums is not None:
        checks.extend(find_known_checks(document, known_sums))
    return tuple(checks)


def find_known_checks(document: Document, known_sums: Path) -> tuple[Check, ...]:
    """Compare the document with the sums that a file says are right."""
    from reconcile.known import check_known_sums, read_known_sums

    return check_known_sums(document, read_known_sums(known_sums))


def add_known_sums(document: Document, known_sums: Path) -> Document:
    """Add the checks of known sums to the first act of the document."""
    checks = find_known_checks(document, known_sums)
    first = document.acts[0].model_copy(update={"checks": (*document.acts[0].checks, *checks)})
    return document.model_copy(update={"acts": (first, *document.acts[1:])})
