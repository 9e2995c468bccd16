"""Every wording that names one party of an act alone, and the plain words for bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_entries, read_pattern, read_words
from bordereau.schemas.light import dataclass

Nature = Literal["state", "agency", "region", "department", "communes", "commune", "public", "private"]


RANKS: tuple[Nature, ...] = ("state", "agency", "region", "department", "communes", "commune", "public", "private")


_DETERMINER = re.compile(r"^(?:(?:le|la|les|un|une)\s+|l'\s?|\"\s*)+")


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it can be named."""

    name: str | None
    aliases: tuple[str, ...] = ()
    legal_form: str | None = None


@cache
def plain_words() -> frozenset[str]:
    """Words for bodies that need a determiner, or a name behind them, to be one."""
    return read_words("funders", "bodies") | read_words("actors", "plain")


@cache
def _third_source() -> str:
    words = (read_words("funders", "bodies") | read_words("funders", "funders")) - read_words("actors", "nobody")
    plain = (words | read_words("actors", "plain")) - read_words("bodies", "plurals")
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(plain, key=len, reverse=True))


def compile_names(names: Iterable[str]) -> re.Pattern[str]:
    """One pattern for the names of an act and the words for other bodies."""
    own = "|".join(
        re.escape(name).replace(r"\ ", r"\s+").replace("-", r"[-\s]") for name in sorted(names, key=len, reverse=True)
    )
    source = f"{own}|{_third_source()}" if own else _third_source()
    return re.compile(rf"(?<![\w-])(?:{source})(?![\w-]|'\w)")


def collect_names(sides: Sequence[Side], natures: Sequence[Nature]) -> dict[str, int]:
    """Every wording that names one party alone."""
    found: dict[str, set[int]] = {}
    for place, side in enumerate(sides):
        for name in (side.name, *side.aliases):
            core = strip_determiner(name or "")
            if len(core) > 1:
                found.setdefault(core, set()).add(place)
    for name, places in list_heads(sides).items():
        if name not in found and len(places) == 1:
            found[name] = places
    sure = {name: min(places) for name, places in found.items() if len(places) == 1}
    for word, places in _collect_plain(sides, natures).items():
        if word not in found and len(places) == 1:
            sure[word] = min(places)
    return sure


def list_heads(sides: Sequence[Side]) -> dict[str, set[int]]:
    """The first two words of longer names that are proper: « Action Habitat » of « Action Habitat Services »."""
    found: dict[str, set[int]] = {}
    for place, side in enumerate(sides):
        words = strip_determiner(side.name or "").split()
        if len(words) > 2 and words[0] not in plain_words() and len(words[1]) > 3:
            found.setdefault(" ".join(words[:2]), set()).add(place)
    return found


def _collect_plain(sides: Sequence[Side], natures: Sequence[Nature]) -> dict[str, set[int]]:
    """Plain words that may stand for a party: « la commune », « l'association », « la collectivité »."""
    found: dict[str, set[int]] = {}
    for entry in read_entries("actors", "words"):
        pattern = re.compile(entry.form)
        for place, side in enumerate(sides):
            text = fold(" ".join(filter(None, (side.name, side.legal_form))))
            kinds = entry.meaning.get("natures", ())
            if natures[place] in kinds or (entry.meaning.get("named", True) and pattern.search(text)):
                found.setdefault(entry.form, set()).add(place)
    return found


def strip_determiner(name: str) -> str:
    """Fold a name without its determiner and quotes.

    >>> strip_determiner("l’Association"), strip_determiner("La « CAPR »")
    ('association', 'capr')
    """
    folded = " ".join(fold(name).replace("«", " ").replace("»", " ").replace('"', " ").split())
    return _DETERMINER.sub("", folded).strip(" ,.")


def read_nature(side: Side) -> Nature:
    """What kind of body a party is, by the first word of its name."""
    return _read_nature(side.name or "")


@lru_cache(maxsize=1024)
def _read_nature(name: str) -> Nature:
    """The same of a name: an act asks it of each of its few names for every sum."""
    bare = strip_determiner(name)
    for nature in RANKS[:-1]:
        if read_pattern("actors", f"natures.{nature}").search(bare):
            return nature
    return "private"
