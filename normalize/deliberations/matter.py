"""The matter of an act in the nomenclature ACTES: « Matière : 7.5 », « 7.5.2 – Subventions accordées ».

A code counts where a word announces it, or where it opens a line of the head and the words behind it are those of the
nomenclature: « 7.5 » alone may number an item. The third level is left out: the nomenclature shared by all has two.
"""

from __future__ import annotations

import re

from bordereau.lexicon.actes import list_matters
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.found_deliberation import FoundMatter, Stated

_CODE = re.compile(r"\s*(?P<code>[1-9]\s?\.\s?\d{1,2})(?:\s?\.\s?\d{1,2}){0,3}(?!\s?[\d/€%])(?P<name>[^\n;|]{0,120})")
_NAME_MARKS = " \t:–—-.)("
LEAST = 5
"""So many letters of the name tell that it is that of the nomenclature."""


def read_matter(text: str) -> Stated[FoundMatter] | None:
    """Read the matter of an act where it is printed.

    >>> read_matter("Matière : 7.5.2 Subventions").value, read_matter("7.5 tonnes de sel")
    (FoundMatter(code='7.5', name='Subventions'), None)
    """
    folded = fold(text)
    for said in read_pattern("deliberations", "matters").finditer(folded):
        found = _CODE.match(text, said.end())
        if found and (matter := _make(found, announced=True)):
            return matter
    for line in re.finditer(r"^\W*(?=[1-9]\.\d)", text, re.MULTILINE):
        found = _CODE.match(text, line.end())
        if found and (matter := _make(found, announced=False)):
            return matter
    return None


def _make(found: re.Match[str], *, announced: bool) -> Stated[FoundMatter] | None:
    code = re.sub(r"\s", "", found["code"])
    known = list_matters().get(code)
    name = found["name"].strip(_NAME_MARKS)
    if known is None or not (announced or _is_that(name, known)):
        return None
    end = found.start("name") + len(found["name"].rstrip()) if name else found.end("code")
    return Stated(FoundMatter(code, name or None), found.start("code"), end)


def _is_that(name: str, known: tuple[str, str]) -> bool:
    said = fold(name)
    return any(len(said) >= LEAST and (said.startswith(fold(one)) or fold(one).startswith(said)) for one in known)
