"""Run the sums of an extracted document again, and against sums that are known beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bordereau.schemas.check import Check
from bordereau.schemas.convention import Document

if TYPE_CHECKING:
    from bordereau.reconcile.single.known_sums import KnownSums


def check_document(document: Document, known_sums: KnownSums | None = None) -> tuple[Check, ...]:
    """Recompute every relation that the acts of a document state, from the values in its JSON.

    The PDF is not needed. A value that was changed by hand after the extraction makes its sums fail here.
    ``known_sums`` comes from ``reconcile.single.known_sums.read_known_sums``.
    """
    from bordereau.reconcile.recheck import recheck_act

    checks = [check for act in document.acts for check in recheck_act(act)]
    if known_sums is not None:
        from bordereau.reconcile.single.known_sums import check_known_sums

        checks.extend(check_known_sums(document, known_sums))
    return tuple(checks)


def add_known_sums(document: Document, known_sums: KnownSums) -> Document:
    """Add the checks of known sums to the first act of the document."""
    from bordereau.reconcile.single.known_sums import check_known_sums

    checks = check_known_sums(document, known_sums)
    first = document.acts[0].model_copy(update={"checks": (*document.acts[0].checks, *checks)})
    return document.model_copy(update={"acts": (first, *document.acts[1:])})
