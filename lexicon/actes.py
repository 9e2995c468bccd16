"""The nomenclature ACTES: the matters in which acts of local authorities are filed (« 7.5 Subventions »)."""

from __future__ import annotations

from functools import cache

from bordereau.lexicon.read import read_file


@cache
def list_matters() -> dict[str, tuple[str, str]]:
    """Give the two levels of names of every code of two levels.

    >>> list_matters()["7.5"]
    ('Finances locales', 'Subventions')
    """
    content = read_file("actes")
    return {code: (content["levels"][code[0]], name) for code, name in content["names"].items()}
