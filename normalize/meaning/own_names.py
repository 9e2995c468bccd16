"""Whether a name, or a plain word, stands for the body that decides."""

from __future__ import annotations

import re
from typing import Literal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, read_words

Level = Literal["commune", "communes", "department", "region"]


LEVELS: tuple[Level, ...] = ("commune", "communes", "department", "region")


_TOWN = re.compile(r"^(?:la |le |l')?(?:ville|commune|mairie|municipalite) (?:de la |de l'|des |de |du |d')")


def bare_town(folded: str) -> str:
    """A folded name without the word for a commune that leads it.

    >>> bare_town("mairie de lac"), bare_town("la ville de lac"), bare_town("cyclo club")
    ('lac', 'lac', 'cyclo club')
    """
    return _TOWN.sub("", folded)


def is_own(name: str, body: str | None) -> bool:
    """Whether a name is that of the body that decides: the same, its first words, its initials, « la commune ».

    >>> is_own("la commune", "Commune de Lac"), is_own("CCVL", "Communauté de Communes du Val de Lac")
    (True, True)
    """
    bare = re.sub(r"^(?:la |le |l')", "", fold(name).strip())
    bare = re.sub(r"^mairie (?=d)", "commune ", bare)
    if list_kinds(bare):
        return body is None or _shares_kind(bare, fold(body))
    whole = re.sub(r"^(?:la |le |l')", "", fold(body or "").strip())
    if not whole:
        return False
    if bare_town(bare) == bare_town(whole) != whole:
        return True  # « mairie de Lac » is « Ville de Lac »
    if bare == re.sub(
        rf"^(?:{'|'.join(sorted(read_words('actors', 'towns')))}) (?:de la |de l'|des |de |du |d')", "", whole
    ):
        return True  # « Bellac » is « Commune de Bellac »
    initials = "".join(
        word[0]
        for word in re.findall(r"[a-z]+", whole)
        if word not in ("de", "du", "des", "la", "le", "les", "l", "d", "et")
    )
    return f"{whole} ".startswith(f"{bare} ") or (len(bare) > 2 and bare == initials)


def is_plain(name: str) -> bool:
    """« la commune »: a plain word that stands for who decides."""
    return bool(list_kinds(re.sub(r"^(?:la |le |l')", "", fold(name).strip())))


def shares_kind(name: str, body: str | None) -> bool:
    """Whether a name may be that of a body of which only the kind is known: « Ville de Lac », « la commune »."""
    if body is None or not is_plain(body):
        return False
    level = next(iter(list_kinds(re.sub(r"^(?:la |le |l')", "", fold(body).strip()))))
    return read_pattern("assemblies", f"bodies.{level}").match(fold(name)) is not None


def _shares_kind(bare: str, body: str) -> bool:
    """« la commune » is « Ville de Lac », and the conseil municipal; « le département » is neither."""
    mine = [
        level
        for level in LEVELS
        for key in ("bodies", "plain", "councils")
        if read_pattern("assemblies", f"{key}.{level}").search(body)
    ]
    return not mine or mine[0] in list_kinds(bare)


def list_kinds(bare: str) -> list[Level]:
    """The kinds of bodies that a plain word stands for."""
    return [level for level in LEVELS if read_pattern("assemblies", f"bare.{level}").fullmatch(bare)]
