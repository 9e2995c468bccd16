"""The office of one who represents a party, without the party: « Présidente du Syndicat du Lac » of that syndicat."""

from __future__ import annotations

import re
from dataclasses import replace

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.offices import is_state_office
from bordereau.schemas.found_party import FoundRepresentative, FoundText

_OF = re.compile(r"\s(?:de la |de l ?'\s?|du |de )(?!conseil\b)")
_SMALL = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "pour", "sur"))
_LEAST_WORDS = 2
"""« maire de Lac » keeps its place: one word is no name of a body."""


def without_party(person: FoundRepresentative, party: FoundText | None) -> FoundRepresentative:
    """The person with an office that names the party no more; an office of the State is the party's own name.

    >>> role = FoundText(10, 45, "Présidente du Syndicat mixte du Lac")
    >>> without_party(FoundRepresentative(0, 45, None, role), FoundText(0, 20, "Syndicat mixte du Lac")).role.text
    'Présidente'
    """
    role = person.role
    if role is None or party is None or is_state_office(fold_quotes(role.text)):
        return person
    folded, known = fold_quotes(role.text), _words(party.text)
    for of in _OF.finditer(folded):
        said = _words(folded[of.end() :])
        if len(said) >= _LEAST_WORDS and said == known[: len(said)]:
            return replace(person, role=FoundText(role.start, role.start + of.start(), role.text[: of.start()]))
    return person


def is_party(person: FoundRepresentative, party: FoundText | None) -> bool:
    """Whether the party would represent itself: « les deux derniers représentés par M. X », said after M. X as well."""
    return party is not None and person.name is not None and fold_quotes(person.name.text) == fold_quotes(party.text)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold_quotes(text)) if word not in _SMALL]
