"""Whether a promise is the share of its base that the act says: « 30 % du reste à charge, soit 270 000 € »."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bordereau.reconcile.promises.promise import Promise
from bordereau.reconcile.verdicts import Term, make_check, print_figure
from bordereau.schemas.check import Check


def check_shares(promises: Iterable[Promise], terms: Mapping[str, Term]) -> list[Check]:
    """Check every promise of the running text whose share and base are printed."""
    found: dict[str, Check] = {}
    for promise in promises:
        names = (promise.source, promise.share_id, promise.base_id)
        if all(name in terms for name in names):
            stated, share, base = (terms[str(name)] for name in names)
            subject = f"A share of {print_figure(share.value, '%')} of {print_figure(base.value)}"
            check = make_check("share_of_base", stated, [share, base], subject)
            found.setdefault(check.id, check)
    return list(found.values())
