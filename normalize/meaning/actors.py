"""Who is named in a sentence: parties by name, alias or plain word, and bodies that are no party.

« La Commune » is the party whose alias it is, else the only party that is a commune; « la commune de Lac » is that
party only where the names agree. A body that is no party stands under its printed name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, read_words
from bordereau.normalize.meaning.cast_names import (
    Side,
    collect_names,
    compile_names,
    list_heads,
    plain_words,
    read_nature,
)
from bordereau.normalize.parties.keys import make_party_key

_BEFORE = 40
_PREPOSITION = re.compile(
    r"(?P<prep>par|au\s+profit\s+de|a|de|d|pour|avec|entre|sur|chez|aupres\s+de)?\s*(?:'\s*)?(?:(?:la|le|les)\s+|l'\s?)?\"?\s*$"
    r"|(?P<joined>aux?|du|des)\s+\"?\s*$"
)
_LABEL = re.compile(r"(?:^|[\n:;,(–•-])\s*$")
"""A name without a determiner stands there alone: « Commune : 12 000 € »."""
_ASIDE = re.compile(r"\s\([A-ZÀ-Þ][^()\d€%]{1,40}\)")
"""« État (DETR) »"""
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_SMALL = r"(?:de|du|des|d['’]|la|le|les|l['’]|en|sur|sous|lès)"
_NAME = rf"{_WORD}(?:\s+(?:{_SMALL}\s*){{0,3}}{_WORD})*"
_MORE = re.compile(rf"\s+(?:{_SMALL}\s*){{0,2}}{_NAME}|\s*[«\"]\s*[^«»\"]{{2,60}}[»\"]")


@dataclass(frozen=True, slots=True)
class Actor:
    """A party, or a body by its printed name."""

    party: int | None
    name: str = ""
    """As printed, for a body that is no party."""
    signs: bool = False
    """It is what several parties share in their names: « Action Habitat »."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an actor is named, and the preposition before it: « par », « a », « de » or none."""

    start: int
    end: int
    actor: Actor
    prep: str
    opens: int
    """Where the preposition, or the determiner, begins."""


class Cast:
    """Who may be named in an act."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self.sides = tuple(sides)
        self.natures = tuple(read_nature(side) for side in sides)
        self._names = collect_names(self.sides, self.natures)
        self.shared = frozenset(name for name, places in list_heads(self.sides).items() if len(places) > 1)
        self._pattern = compile_names([*self._names, *self.shared])
        self._keys = {make_party_key(side.name): place for place, side in enumerate(self.sides) if side.name}

    def find(self, text: str, folded: str) -> list[Mention]:
        """All mentions of a text, in its order."""
        found: list[Mention] = []
        reach = 0
        for match in self._pattern.finditer(folded):
            mention = self._read(text, folded, match) if match.start() >= reach else None
            if mention is not None:
                found.append(mention)
                aside = _ASIDE.match(text, mention.end)
                reach = aside.end() if aside else mention.end
        return found

    def resolve(self, label: str) -> Actor | None:
        """The party, or the body, that a whole label names."""
        text = label.strip()
        key = make_party_key(text)
        if key is not None and key in self._keys:
            return Actor(self._keys[key])
        begun = [place for name, place in self._keys.items() if key and name and f"{name} ".startswith(f"{key} ")]
        if len(begun) == 1:
            return Actor(begun[0])
        mentions = self.find(f"la {text}", f"la {fold(text)}")
        before = fold(f"la {text}")[: mentions[0].start] if mentions else ""
        small = read_words("funders", "shares") | read_words("funders", "articles")
        led = all(word in small for word in re.findall(r"[a-z]+'?", before))  # « Rénovation du parc privé » is nobody
        return mentions[0].actor if mentions and led else None

    def _read(self, text: str, folded: str, match: re.Match[str]) -> Mention | None:
        core = " ".join(match.group().split())
        start, end = match.span()
        opens, prep = _read_preposition(folded, start)
        if core in plain_words() and opens == start and _LABEL.search(folded[:start]) is None:
            return None  # no determiner: « une participation commune »
        party = self._names.get(core)
        more = _MORE.match(text, end) if core in plain_words() else None
        if more is not None:
            whole = text[start : more.end()]
            named = self._keys.get(make_party_key(whole))
            if named is not None:
                return Mention(start, more.end(), Actor(named), prep, opens)
            if party is None or not _agrees(self.sides[party].name, whole):
                return Mention(start, more.end(), Actor(None, _tidy(whole)), prep, opens)
        if party is not None:
            return Mention(start, end, Actor(party), prep, opens)
        aside = _ASIDE.match(text, end)
        name = _tidy(text[start : aside.end() if aside else end])
        return Mention(start, end, Actor(None, name, core in self.shared), prep, opens)


def _agrees(name: str | None, whole: str) -> bool:
    """« la Région Armançon » is « Région Armançon-Sud » as well: one name begins the other."""
    one, other = make_party_key(name) or "", make_party_key(whole) or ""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _tidy(name: str) -> str:
    bare = " ".join(name.split()).strip(' ,;:.«»"')
    return f"{bare} »" if bare.count("«") > bare.count("»") else bare


def _read_preposition(folded: str, start: int) -> tuple[int, str]:
    """Where the words before a name begin, and their preposition."""
    before = folded[max(0, start - _BEFORE) : start]
    match = _PREPOSITION.search(before)
    if match is None:
        return start, ""
    joined = match["joined"]
    prep = {"au": "a", "aux": "a", "du": "de", "des": "de", "d": "de"}.get(
        joined or match["prep"] or "", match["prep"] or ""
    )
    if match["prep"] and match.start() and before[match.start() - 1].isalnum():
        return start, ""
    blanks = len(match.group()) - len(match.group().lstrip())
    return start - len(before) + match.start() + blanks, prep


def find_sides(cast: Cast, key: str) -> list[int]:
    """The parties whose aliases, or names, say what they do in the contract (``promises.sides``)."""
    pattern = read_pattern("promises", f"sides.{key}")
    found = []
    for place, side in enumerate(cast.sides):
        if any(pattern.search(fold(alias)) for alias in side.aliases):
            found.append(place)
    return found
