"""Whose assembly it is: the line of the heading that is the name of a body and nothing else, else the body that is
named with its assembly, « le Conseil municipal de la Ville de Lac, réuni … ».

A department or region that stands over a commune says only where that is; alone it is the body itself.
"""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.found_deliberation import Stated

HEAD_LINES = 15
LONGEST = 90
_CLAUSE = re.compile(r"[,;.()]| [-–] ")
_SENTENCE = re.compile(r"\d|[;«»]|\.\s|:\s*$")


def read_body(text: str) -> Stated[str] | None:
    r"""Read the name of the body, as printed.

    >>> read_body("DÉPARTEMENT DE L'ORNE\nCOMMUNE DE VAUBREY\nSéance du 14 mars").value
    'COMMUNE DE VAUBREY'
    >>> read_body("Le 3 mai, le Conseil municipal de la Ville de Lac s'est réuni en mairie").value
    'Ville de Lac'
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
    return _read_of_assembly(text, lines)


def _read_of_assembly(text: str, lines: list[re.Match[str]]) -> Stated[str] | None:
    """The name that follows its assembly, over the ends of lines up to its first word of a name."""
    head = text[: lines[-1].end()] if lines else ""
    folded = fold(head).replace("\n", " ")
    said = read_pattern("deliberations", "bodies_of_assembly").search(folded)
    if said is None:
        return None
    stop = read_pattern("deliberations", "sentence_ends").search(folded, said.end())
    rest = _CLAUSE.split(head[said.end() : stop.start() if stop else None], maxsplit=1)[0]
    start = said.end() + len(rest) - len(rest.lstrip())
    name = ""
    for line in rest.lstrip().split("\n"):
        name += ("\n" if name else "") + line
        if _is_named(name):
            return Stated(" ".join(name.strip(" -–:").split()), start, start + len(name))
    return None


def _is_named(name: str) -> bool:
    return len(name) <= LONGEST and any(word[:1].isupper() for word in name.split()[1:])
