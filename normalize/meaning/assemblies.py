"""Whose assembly decides, in acts that name no parties: délibérations, items of minutes, orders that grant.

The body is read from the heading of the act; else from « le Conseil municipal de la Ville de Lac », from the name that
the act uses for a body of that kind, from « la commune », and where even that is missing the assembly stands for it. A
department over a communal act tells where that is. « à la commune de Bois » is who is paid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.lines import Line
from bordereau.normalize.meaning.own_names import LEVELS, Level
from bordereau.normalize.meaning.presided import name_presided, name_town

_HEAD_LINES = 15
_SHORT = 90
SEATS: dict[Level, str] = {"commune": "la commune"}
"""Who decides where only its mayor is named; a president may be anybody's."""
_LINK = r"(?:-à-|[- ](?:et[- ](?!l['’]|l[ae]s? ))?(?:(?:de|du|des|la|le|les|en|sur|sous|lès)[- ]|[dl]['’])*)"
"""« Loire et Cher », but not « la Commune de Lac et l'Association »."""
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_CHAIN = re.compile(rf"(?:{_CAPITAL}[ -])+$")
"""« Le Havre Seine » of « Le Havre Seine Métropole »."""
_DETERMINERS = ("La", "Le", "Les", "LA", "LE", "LES")
_PROPER = re.compile(rf"(?:[Ll][ae]s? |[Ll]['’])?[A-ZÀ-ÖØ-Þ][\w’'-]*(?:{_LINK}[A-ZÀ-ÖØ-Þ][\w’'-]*)*")


@dataclass(frozen=True, slots=True)
class Assembly:
    """Who decides, by the printed name of the body, and whether it has decided."""

    body: str | None
    adopted: bool


def read_assembly(lines: Sequence[Line], labels: Sequence[str] = ()) -> Assembly | None:
    """The assembly, or the authority, of an act that is called neither convention nor délibération; None for others.

    ``labels`` are those of the rows of its tables, where votes stand too.
    """
    folded = [fold(line.text).strip() for line in lines]
    everything = [*folded, *(fold(label) for label in labels)]
    if any(_says("signs.orders", line) for line in folded):
        authority = _find_authority(lines, folded)
        if authority is not None and not _is_decision(folded):
            return Assembly(authority, adopted=True)
    if _is_decision(folded):
        named = name_presided(lines) or name_body(lines, None, labels) or _find_headed(lines, folded)
        return Assembly(named, adopted=True)
    level = find_level(folded) or find_seat(folded)
    sits = level is not None or any(_says("signs.sitting", line) for line in folded)
    voted = any(_says("signs.voted", line) for line in everything)
    if not voted and not (sits and any(_says("signs.decided", line) for line in everything)):
        return None
    return Assembly(name_body(lines, None, labels), adopted=True)


def name_unnamed(lines: Sequence[Line]) -> str | None:
    """« la commune » where an assembly decides of which nothing says whose it is; none where other bodies are told."""
    others = ("communes", "department", "region")
    texts = [fold(line.text) for line in lines]
    above = any(_says(f"{key}.{level}", text) for text in texts for level in others for key in ("councils", "plain"))
    told = any(_says("signs.wider", text) for text in texts)
    return None if above or told else SEATS["commune"]


def _is_decision(folded: Sequence[str]) -> bool:
    """« DÉCISION DU MAIRE N° 31 », « Le Président décide : »: taken by who presides, in the place of the assembly."""
    if any(_says("signs.alone", line) for line in folded):
        return True
    return any(_says("signs.decisions", line) for line in folded[:_HEAD_LINES]) and any(
        _says("signs.orders", line) or re.search(r"\bdecide\b|\barrete\b", line) for line in folded
    )


def _find_headed(lines: Sequence[Line], folded: Sequence[str]) -> str | None:
    """The body over the title: « COMMUNAUTÉ D'AGGLOMÉRATION DU VAL »."""
    for line, text in list(zip(lines, folded, strict=True))[:_HEAD_LINES]:
        if len(text) <= _SHORT and any(read_pattern("assemblies", f"bodies.{one}").match(text) for one in LEVELS):
            return clean_body(line.text).strip(" ,")
    return None


def name_body(lines: Sequence[Line], stated: str | None, labels: Sequence[str] = ()) -> str | None:
    """The body whose assembly decides, as printed; ``stated`` is what the heading of the act says."""
    folded = [fold(line.text) for line in lines]
    level = find_level(folded) or find_seat(folded) or _find_acting(folded)
    if stated is not None and (level is None or not _is_above(fold(stated), level)):
        return clean_body(stated)
    if level is None:
        return None
    texts = [*(line.text for line in lines), *labels]
    named = _find_named(lines, folded, level)
    if named is None and level == "commune":
        named = name_town(lines)
    named = named or _find_plain(texts, level)
    return named or SEATS.get(level) or _find_council(lines, folded, level)


def clean_body(stated: str) -> str:
    """A body as its heading prints it, without what follows it there: « COMMUNE DE LAC PV du conseil municipal »."""
    name = " ".join(stated.split())
    end = read_pattern("assemblies", "signs.after_body").search(fold(name), 1)
    return name[: end.start()].strip(" ,-–") if end else name


def find_seat(folded: Sequence[str]) -> Level | None:
    """The kind of body by who presides it, where no assembly is named: « Madame le Maire rappelle … ».

    A president may be anybody's: of a group of communes where one is named.
    """
    if any(_says("seats.commune", line) for line in folded):
        return "commune"
    presides = any(_says("seats.communes", line) for line in folded)
    return "communes" if presides and any(_says("bodies.communes", line) for line in folded) else None


def find_level(folded: Sequence[str]) -> Level | None:
    """The kind of body whose assembly speaks; else the one that is named most often, of two alike first.

    Regions and departments are named as funders in acts of communes: they count where they decide. A mayor who speaks
    speaks in a conseil municipal.
    """
    counts: Counter[Level] = Counter()
    for line in folded:
        if _says("signs.quotes", line.strip()):
            continue
        for level in LEVELS:
            for match in read_pattern("assemblies", f"councils.{level}").finditer(line):
                speaks = _says("signs.speaks", line[max(0, match.start() - 30) : match.end() + 60])
                counts[level] += 1 + (5 if speaks else 0) + (4 if level in ("commune", "communes") else 0)
        counts["commune"] += 6 * _says("signs.mayor_speaks", line)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else None


def _find_acting(folded: Sequence[str]) -> Level | None:
    """The kind of body that a délibération speaks of most: « la commune participera », where nobody presides."""
    counts = Counter(dict.fromkeys(LEVELS, 0))
    for line in folded:
        for level in LEVELS if not _says("signs.quotes", line.strip()) else ():
            for match in read_pattern("assemblies", f"plain.{level}").finditer(line):
                counts[level] += not _says("signs.elsewhere", line[: match.start()].rstrip())
    (first, most), (_, second) = counts.most_common(2)
    return first if most > second else None


def _says(key: str, folded: str) -> bool:
    return read_pattern("assemblies", key).search(folded) is not None


def _is_above(stated: str, level: Level) -> bool:
    """« DÉPARTEMENT DU GARD » over an act of a conseil municipal."""
    above = LEVELS[LEVELS.index(level) + 1 :]
    return any(
        read_pattern("assemblies", f"bodies.{other}").match(stated.strip()) for other in above if other != "communes"
    )


def _find_named(lines: Sequence[Line], folded: Sequence[str], level: Level) -> str | None:
    """The name behind the assembly's; else the one that is said most often, and not of others."""
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for line, text in zip(lines, folded, strict=True):
        for name, weight in _list_named(line.text, text, level):
            key = _make_key(name)
            spelled.setdefault(key, name)
            votes[key] += weight
    if not votes:  # « aux communes du territoire de la Communauté de communes du Val »
        for line, text in zip(lines, folded, strict=True):
            for name, _ in _list_named(line.text, text, level, within=True):
                spelled.setdefault(fold(name), name)
                votes[fold(name)] += 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return spelled[ranked[0][0]]


def _make_key(name: str) -> str:
    """« Ville de Lac », « commune de Lac », « Ville de Lac et Manche Habitat » are one."""
    key = fold(name).replace("-", " ").replace("'", " ")
    return re.sub(r"^(?:ville|commune|municipalite) (?:de la|de l|du|des|de|d)\s+|\s+et\s.*$", "", key)


def _list_named(text: str, folded: str, level: Level, *, within: bool = False) -> Iterator[tuple[str, int]]:
    """The names of bodies of a kind in a line, and what each weighs."""
    for match in read_pattern("assemblies", f"bodies.{level}").finditer(folded):
        before = folded[: match.start()]
        if before.rstrip().endswith(("«", '"')):
            continue  # « Commune des Chemins », a label that it may bear
        proper = _PROPER.match(text, _skip(text, match.end()))
        if proper is None or (
            _says("signs.elsewhere", before.rstrip()) and not (within and _says("signs.within", before))
        ):
            continue
        end = read_pattern("assemblies", "signs.after_body").search(folded, match.end(), proper.end())
        name = " ".join(text[match.start() : end.start() if end else proper.end()].split())
        yield name.rstrip(" ,.-–"), _weigh_named(before, level)
    for match in read_pattern("assemblies", f"tails.{level}").finditer(folded) if level == "communes" else ():
        chain = _CHAIN.search(text, 0, match.start())
        if chain is None or chain.group().strip() in _DETERMINERS:
            continue
        before = folded[: chain.start()]
        if not _says("signs.elsewhere", before.rstrip()):
            yield " ".join(text[chain.start() : match.end()].split()), _weigh_named(before, level)


def _weigh_named(before: str, level: Level) -> int:
    """The name behind that of the assembly is its body's."""
    council = re.search(r"(?:de la|de|du|de l')\s*$", before) is not None and _says_council(before[-45:], level)
    return 10 if council else 1


def _says_council(before: str, level: Level) -> bool:
    return _says(f"councils.{level}", before) or "assemblee deliberante" in before


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \n":
        place += 1
    return place


def _find_plain(texts: Sequence[str], level: Level) -> str | None:
    """« la commune », where no name follows; the title, and what is in capitals, last."""
    ranked = sorted([*texts[1:], *texts[:1]], key=str.isupper)
    for text in ranked:
        folded = fold(text)
        for match in read_pattern("assemblies", f"plain.{level}").finditer(folded):
            named = re.match(r"\s*(?:d[eu']|des|deleguee)\b", folded[match.end() :])
            if named is None and not _says("signs.elsewhere", folded[: match.start()].rstrip()):
                return " ".join(text[match.start() : match.end()].split())
    return None


def _find_council(lines: Sequence[Line], folded: Sequence[str], level: Level) -> str | None:
    for line, text in zip(lines, folded, strict=True):
        match = read_pattern("assemblies", f"councils.{level}").search(text)
        if match is not None:
            return " ".join(line.text[match.start() : match.end()].split())
    return None


def _find_authority(lines: Sequence[Line], folded: Sequence[str]) -> str | None:
    """« Le préfet de la Mayenne » under the title of an order."""
    for line, text in list(zip(lines, folded, strict=True))[: 2 * _HEAD_LINES]:
        if len(text) <= 80 and _says("signs.authorities", text):
            return re.sub(r"^(?:[Ll][ea])\s+", "", " ".join(line.text.split())).strip(" ,")
    return None
