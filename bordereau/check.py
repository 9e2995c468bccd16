"""Run the sums of an extracted document again, and against sums that are known beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bordereau.schemas.check import Check
from bordereau.schemas.convention import Act, Document

if TYPE_CHECKING:
    from bordereau.reconcile.single.known_sums import KnownSums


def check_document(document: Document, known_sums: KnownSums | None = None) -> tuple[Check, ...]:
    """Recompute every relation that the acts of a document state, from the values in its JSON.

    The PDF is not needed. A value that was changed by hand after the extraction makes its sums fail here.
    ``known_sums`` comes from ``reconcile.single.known_sums.read_known_sums``.
    """
    checks = [check for act in _recheck_acts(document) for check in act.checks]
    return (*checks, *_check_known(document, known_sums))


def recheck_document(document: Document, known_sums: KnownSums | None = None) -> Document:
    """Recompute the checks of a document, in their places, and the ``trust`` of its figures that follows from them.

    What reviewers said of its sums stays said.
    """
    acts = _recheck_acts(document)
    return _add(document.model_copy(update={"acts": acts}), _check_known(document, known_sums))


def _recheck_acts(document: Document) -> tuple[Act, ...]:
    from bordereau.reconcile.judged import settle_checks
    from bordereau.reconcile.recheck import recheck_act

    return tuple(
        act.model_copy(update={"checks": settle_checks(recheck_act(act), place, document.corrections)})
        for place, act in enumerate(document.acts)
    )


def add_known_sums(document: Document, known_sums: KnownSums) -> Document:
    """Add the checks of known sums to the first act of the document; what they prove is proven."""
    return _add(document, _check_known(document, known_sums))


def _check_known(document: Document, known_sums: KnownSums | None) -> tuple[Check, ...]:
    if known_sums is None:
        return ()
    from bordereau.reconcile.single.known_sums import check_known_sums

    return check_known_sums(document, known_sums)


def _add(document: Document, checks: tuple[Check, ...]) -> Document:
    from bordereau.reconcile.trust.rate import rate_document

    first = document.acts[0].model_copy(update={"checks": (*document.acts[0].checks, *checks)})
    return rate_document(document.model_copy(update={"acts": (first, *document.acts[1:])}))
