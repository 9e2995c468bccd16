"""The « ci-après » names of a party, and of a group of parties."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.parties import documents
from bordereau.lexicon.read import write_pattern
from bordereau.normalize.parties.clauses import Clause
from bordereau.schemas.found_party import FoundText

_QUOTED = re.compile(
    r"[«“„]\s*([^«»“”„]*?)\s*(?:[»”]|$|(?=(?:\n|,\s*(?:d['’]|représent|ET\b))(?![^«»“”„]{0,60}[»”])))"
    r"|\"\s*([^\"]*?)\s*(?:\"|$|(?=\n))|‘\s*([^‘’\n]*?)\s*’(?!\w)"
)
"""An opening quote counts without its closing one: scans and hosts lose it."""
_LABEL = re.compile(r"\s*[«“\"]\s*([^«»“”\"\n]{2,40}?)\s*[»”\"]\s*:\s*(?=\S)")
"""« La Région » : Région Haute-Vernelle, …: the alias opens the party."""
_INITIALS_END = re.compile(r"(?:\b\w\.\s?){2,}$")
_OR = re.compile(r"\s+(?:ou|et/ou)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:l'|d'|les? |la |des |du |de la |de |une? )+")


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(the words between « ci-après » and a name, what ends a name without quotes)."""
    introduction = re.compile(rf"(?:\W|{write_pattern('names', 'alias.introduction')})*")
    return introduction, re.compile(rf"[,;:()\n\"]|(?<!\b[a-z])\.|\s(?={write_pattern('names', 'alias.ends')})")


def read_aliases(text: str, clauses: Sequence[Clause]) -> tuple[FoundText, ...]:
    """The aliases printed in the alias clauses of a party, in order, without those of documents.

    >>> from bordereau.normalize.parties.clauses import find_clauses
    >>> text = "L’association X, ci-après dénommée « l’Association ou la MDA»"
    >>> [alias.text for alias in read_aliases(text, find_clauses(text))]
    ['l’Association', 'la MDA']
    """
    label = _LABEL.match(text)
    found = [FoundText(*label.span(1), " ".join(label[1].split()))] if label else []
    for clause in clauses:
        if clause.kind == "alias":
            found += find_alias_names(text, clause.body, clause.end)
    if not found and (side := _side_of_contract().search(fold_quotes(text))):
        found = [FoundText(*side.span("name"), " ".join(text[slice(*side.span("name"))].split()))]
    kept: dict[str, FoundText] = {}
    for alias in found:
        core = _core(alias.text)
        if core and core not in documents():
            kept.setdefault(fold_quotes(alias.text), alias)
    return tuple(kept.values())


@functools.cache
def _side_of_contract() -> re.Pattern[str]:
    """« Monsieur Roy, preneur, d'autre part »: what a party is in the contract, right before its side."""
    name = rf"(?P<name>(?:l'\s?|le |la )?{write_pattern('bodies', 'signers')})"
    return re.compile(rf"[,\s]\s*{name}(?:\s*,?\s*(?=d\s?'?\s?(?:une|autre) part)|\s*,\s*$)")


def find_alias_names(text: str, start: int, end: int) -> tuple[FoundText, ...]:
    """The names in ``text[start:end]``, what follows « ci-après dénommée »: between quotes, else up to a comma."""
    quoted = [m for m in _QUOTED.finditer(text, start, end) if (m[1] or m[2] or m[3])]
    if quoted:
        spans = [m.span(m.lastindex or 0) for m in quoted]
    else:
        folded = fold_quotes(text)
        introduction, bare_end = _patterns()
        opening = introduction.match(folded, start, end)
        first = opening.end() if opening else start
        stop = bare_end.search(folded, first, end)
        spans = [(first, stop.start() if stop else end)]
    names = [part for span in spans for part in _split(text, *span)]
    return tuple(name for name in names if len(name.text) <= 80)


def _split(text: str, start: int, end: int) -> list[FoundText]:
    parts: list[FoundText] = []
    cuts = [m.span() for m in _OR.finditer(text, start, end)]
    for begin, right in zip([start, *(c[1] for c in cuts)], [*(c[0] for c in cuts), end], strict=True):
        raw = text[begin:right]
        left = begin + len(raw) - len(raw.lstrip(' \n,«"“'))
        name = " ".join(text[left:right].split()).strip(" ,;–—-")
        if not _INITIALS_END.search(name):
            name = name.strip(".")
        if any(char.isalpha() for char in name):
            parts.append(FoundText(left, left + len(text[left:right].rstrip(" ,;.\n")), name))
    return parts


def _core(alias: str) -> str:
    return _DETERMINER.sub("", " ".join(fold_quotes(alias).split())).strip(' "')
