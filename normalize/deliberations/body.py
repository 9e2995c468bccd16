"""Whose assembly it is: the line of the heading that is the name of a body and nothing else.

A department or region that stands over a commune says only where that is; alone it is the body itself.
"""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.found_deliberation import Stated

HEAD_LINES = 15
LONGEST = 90
_SENTENCE = re.compile(r"\d|[;«»]|\.\s|:\s*$")


def read_body(text: str) -> Stated[str] | None:
    r"""Read the name of the body, as printed.

    >>> read_body("DÉPARTEMENT DE L'ORNE\nCOMMUNE DE VAUBREY\nSéance du 14 mars").value
    'COMMUNE DE VAUBREY'
    """
    lines = list(re.finditer(r"[^\n]+", text))[:HEAD_LINES]
    for key in ("bodies", "bodies_above"):
        for line in lines:
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            folded = fold(text[start : line.end()])
            if not read_pattern("deliberations", key).match(folded):
                continue
            stop = read_pattern("deliberations", "body_ends").search(folded)
            name = text[start : start + stop.start() if stop else line.end()].rstrip(" ,.-–:")
            if read_pattern("deliberations", "body_verbs").search(fold(name)):
                continue
            if len(name) <= LONGEST and not _SENTENCE.search(name):
                return Stated(name, start, start + len(name))
    return None
