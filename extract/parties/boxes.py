"""Boxes to tick: « ☒ Mme ☐ M. », « ☒ la commune ☐ l'EPCI ☐ le syndicat »: what is not ticked is not said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.extract.parties.groups import Draft, cut_out
from bordereau.extract.parties.running import Running

_UNTICKED = re.compile(r"[☐□❏❑]\s*(?:l ?'\s?|le |la |les |un |une )?[^\s☐□❏❑☒☑✓✔]+\s*")
_TICKED = re.compile(r"[☒☑✓✔]\s*")


def drop_unticked(running: Running, drafts: Sequence[Draft]) -> None:
    """Cut the options that are not ticked, and the marks of those that are, out of the parties' texts.

    Where no box of a party's text is ticked, it is a form to fill in, and nothing is cut.
    """
    for draft in drafts:
        start, end = draft.slices[0][0], draft.slices[-1][1]
        line = max(0, start - 4)
        if _TICKED.search(running.folded, line, end) is None:
            continue
        for pattern in (_UNTICKED, _TICKED):
            for found in pattern.finditer(running.folded, start, end):
                draft.slices = cut_out(draft.slices, found.start(), found.end())
