"""The « ci-après » names of a party, and of a group of parties."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from normalize.party_clauses import Clause, spaced
from normalize.vocabulary import read_vocabulary
from schemas.folding import fold_in_place
from schemas.found_party import FoundText

_QUOTED = re.compile(
    r"[«“„]\s*([^«»“”„]*?)\s*(?:[»”]|$|(?=(?:\n|,\s*(?:d['’]|représent|ET\b))(?![^«»“”„]{0,60}[»”])))|\"\s*([^\"]*?)\s*(?:\"|$|(?=\n))|‘\s*([^‘’\n]*?)\s*’(?!\w)"
)
"""An opening quote counts without its closing one: scans and hosts lose it."""
_INTRODUCTION = re.compile(
    spaced(
        r"(?:\W|(?:denomme|designe|appele|nomme|dit|intitule)(?:e|s|es|\(e\)|\(s\)|\(es\)|\[e\])*\b|ci ?-? ?apres\b|ensemble\b|collectivement\b|"
        r"individuellement\b|conjointement\b|separement\b|indifferemment\b|respectivement\b|tous (?:deux|trois)\b|toutes (?:deux|trois)\b|"
        r"(?:sous|par) (?:le|les|l\x27) ?(?:terme|sigle|nom|initiales|termes|vocable|mot|appellation|abreviation)s?(?: generiques?| de| d\x27)?\b|par\b|comme\b|"
        r"dans (?:la|le|les|ce|cette) (?:suite(?: d[ue] (?:la |present |presente )?[a-z]+)?|present[es]*(?: [a-z]+)?|convention|document|texte)\b|"
        r"pour les besoins[^,\x22]{0,40}|aux presentes\b|sous\b)*"
    )
)
_BARE_END = re.compile(
    r"[,;.:()\n\"]|\bet (?:la |les |le )?(?:represent|dont|siret)|\s(?=siret\b|dont\b|represente|d ?\x27? ?(?:une|autre) part|immatricul|agissant)"
)
_INITIALS_END = re.compile(r"(?:\b\w\.){2,}$")
_OR = re.compile(r"\s+(?:ou|et/ou)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:l'|d'|les? |la |des |du |de la |de |une? )+")


def read_aliases(text: str, clauses: Sequence[Clause]) -> tuple[FoundText, ...]:
    """The aliases printed in the alias clauses of a party, in order, without those of documents.

    >>> from normalize.party_clauses import find_clauses
    >>> text = "L’association X, ci-après dénommée « l’Association ou la MDA»"
    >>> [alias.text for alias in read_aliases(text, find_clauses(text))]
    ['l’Association', 'la MDA']
    """
    found: list[FoundText] = []
    for clause in clauses:
        if clause.kind == "alias":
            found += [alias for alias in find_alias_names(text, clause.body, clause.end)]
    kept: dict[str, FoundText] = {}
    for alias in found:
        core = _core(alias.text)
        if core and core not in _not_parties():
            kept.setdefault(fold_in_place(alias.text), alias)
    return tuple(kept.values())


def find_alias_names(text: str, start: int, end: int) -> tuple[FoundText, ...]:
    """The names in ``text[start:end]``, what follows « ci-après dénommée »: between quotes, else up to a comma."""
    quoted = [m for m in _QUOTED.finditer(text, start, end) if (m[1] or m[2] or m[3])]
    if quoted:
        spans = [m.span(m.lastindex or 0) for m in quoted]
    else:
        folded = fold_in_place(text)
        opening = _INTRODUCTION.match(folded, start, end)
        first = opening.end() if opening else start
        stop = _BARE_END.search(folded, first, end)
        spans = [(first, stop.start() if stop else end)]
    names = [part for span in spans for part in _split(text, *span)]
    return tuple(name for name in names if len(name.text) <= 80)


def _split(text: str, start: int, end: int) -> list[FoundText]:
    parts: list[FoundText] = []
    cuts = [m.span() for m in _OR.finditer(text, start, end)]
    for left, right in zip([start, *(c[1] for c in cuts)], [*(c[0] for c in cuts), end], strict=True):
        raw = text[left:right]
        left += len(raw) - len(raw.lstrip(' \n,«"“'))
        name = " ".join(text[left:right].split()).strip(" ,;")
        if not _INITIALS_END.search(name):
            name = name.strip(".")
        if any(char.isalpha() for char in name):
            parts.append(FoundText(left, left + len(text[left:right].rstrip(" ,;.\n")), name))
    return parts


def _core(alias: str) -> str:
    return _DETERMINER.sub("", " ".join(fold_in_place(alias).split())).strip(' "')


@functools.cache
def _not_parties() -> frozenset[str]:
    documents = read_vocabulary("parties")["documents"]
    return frozenset(documents["words"]) | frozenset(documents["all"])
