"""The body behind who presides it: « Le Président du SIVOM », « le Maire de Larnage ».

Decisions that are taken alone name an office where others name the body. Who pays is the body: « Commune de Larnage ».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.lines import Line

_HEAD_LINES = 25
_SHORT = 110
_LINK = r"(?:-à-|[- ](?:(?:et|de|du|des|la|le|les|en|sur|sous|lès)[- ]|[dl]['’])*)"
_TOWN = re.compile(rf"(?:[Ll][ae]s? |[Ll]['’])?[A-ZÀ-ÖØ-Þ][\w’'-]*(?:{_LINK}[A-ZÀ-ÖØ-Þ][\w’'-]*)*")
_PLACE = re.compile(rf"[Dd](?:e |['’] ?)({_TOWN.pattern})")


def name_presided(lines: Sequence[Line]) -> str | None:
    """The body behind the office that decides, on a line of its own in the head of a decision."""
    for line in lines[:_HEAD_LINES]:
        text = " ".join(line.text.split())
        folded = fold(text)
        match = read_pattern("assemblies", "seats.presided").match(folded)
        if match is None or len(text) > _SHORT:
            continue
        name = text[match.end() :].strip(" ,;:.")
        if name[:1].isupper() or read_pattern("assemblies", "seats.bodies").match(fold(name)):
            return re.split(r"\s*[,;(]", name)[0]
    return None


def name_town(lines: Sequence[Line]) -> str | None:
    """« Commune de Larnage », where only its mayor, its town hall or its council is named, and one town alone."""
    towns: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for line in lines:
        folded = fold(line.text)
        for match in read_pattern("assemblies", "seats.of_town").finditer(folded):
            before = folded[max(0, match.start() - 30) : match.start()]
            if read_pattern("assemblies", "signs.quotes").match(folded.strip()) or "adjoint" in before:
                continue
            town = _PLACE.match(line.text, match.end() + (line.text[match.end() : match.end() + 1] == " "))
            if town is not None:
                key = fold(town[1]).replace("-", " ")
                spelled.setdefault(key, " ".join(town[1].split()))
                towns[key] += 1
    if len(towns) != 1:
        return None
    town_name = spelled[next(iter(towns))]
    return f"Commune {'d’' if fold(town_name)[0] in 'aeiouyh' else 'de '}{town_name}"
