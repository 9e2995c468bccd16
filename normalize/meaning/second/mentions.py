"""Where an act names somebody whom its assembly may deal with, and what speaks for or against it there.

What speaks are *signs*: short words as « title », « lead to », « with a sum ». ``weights`` says what each is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_file, read_pattern, read_word_list
from bordereau.normalize.meaning.lines import Line, Scope, list_scopes
from bordereau.normalize.meaning.own_names import is_own, is_plain
from bordereau.normalize.meaning.printed_names import is_bare, is_nobody, opens_name
from bordereau.normalize.meaning.second.names import PERSON, is_shouted, read_run

_ACRONYM = re.compile(r"(?<![\w-])[A-ZÀ-Þ][A-ZÀ-Þ0-9&][A-ZÀ-Þ0-9&.'’-]+")
_CAPITAL = re.compile(r"(?<=[\s'’«\"])[A-ZÀ-Þ][\w'’-]+")
_DETERMINER = re.compile(r"\s*[«\"“]?\s*(?:\b(?:la|le|les)\s+|\bl'\s?)?$")
_SMALL = frozenset(("de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "sur", "sous", "aux", "a"))
_GENERIC = re.compile(
    r"^(?:(?:la|le|les|l|association|societe|entreprise|sas|sarl|sa|sci|eurl|cabinet|monsieur|madame|messieurs|m|mme|mr"
    r"|commune|ville|du|de|des|d) )+(?=\w)"
)
_BEFORE, _BEHIND = 110, 110
_CODED = re.compile(r"^[A-Z]{0,4}\s?\d|^[A-Z]{1,4}\d")
"""« R20-53 », « DEL2031-36 », « B635 »: an article, an act, a parcel."""
_MOST_WORDS = 10
_LONG = 22


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One place where somebody is named; ``place`` is the number of its sentence, None in what the act is about."""

    key: str
    name: str
    signs: frozenset[str]
    place: int | None


def make_key(name: str) -> str:
    """A name by which its spellings are one.

    >>> make_key("La société DEGEL-PROD"), make_key("Commune de Villerest")
    ('degel prod', 'villerest')
    """
    return _GENERIC.sub("", re.sub(r"[^a-z0-9]+", " ", fold(name)).strip())


def list_mentioned(lines: Sequence[Line], about: str | None, body: str | None) -> list[Mentioned]:
    """All who are named, in their order; ``body`` is who decides, ``about`` what the act is about."""
    found: list[Mentioned] = []
    if about:
        for scope in list_scopes([Line(0, about, "preamble")], all_lines=True):
            found += _list_in(scope, None, body, decided=False)
    decided = False
    for place, scope in enumerate(list_scopes(lines, all_lines=True)):
        decided = decided or says_decided(scope.folded)
        found += _list_in(scope, place, body, decided=decided)
    return found


def says_decided(folded: str) -> bool:
    """Whether a line, folded, begins what is decided."""
    return read_pattern("second", "signs.decides").search(folded.strip(" -–•")) is not None


def _list_in(scope: Scope, place: int | None, body: str | None, *, decided: bool) -> Iterator[Mentioned]:
    shouted, reach = is_shouted(scope.text), scope.own
    for start in _list_starts(scope, shouted=shouted):
        name = read_run(scope.text, scope.folded, start, shouted=shouted) if start >= reach else None
        if name is None:
            continue
        end = start + len(name)
        name = _tidy(name)
        if not _is_somebody(name, body):
            continue
        reach = end
        signs = set(_list_signs(scope, name, start, end))
        signs |= {"title"} if place is None else {"decided"} if decided else set()
        signs |= {"faces"} if signs >= {"decided", "deal", "with a sum"} else set()
        yield Mentioned(make_key(name), name, frozenset(signs), place)


def _list_starts(scope: Scope, *, shouted: bool) -> list[int]:
    folded = scope.folded
    found = {
        one.start()
        for one in opens_name().finditer(folded)
        if not re.match(r"[\w-]", folded[one.start() - 1 : one.start()])
    }
    found |= {
        one.start() for one in PERSON.finditer(scope.text) if not scope.text[one.start() - 1 : one.start()].isalnum()
    }
    if not shouted:
        found |= {one.start() for one in _ACRONYM.finditer(scope.text)}
        found |= {one.start() for one in _CAPITAL.finditer(scope.text) if _read_lead(scope, one.start()) is not None}
    return sorted(found)


def _read_lead(scope: Scope, start: int) -> str | None:
    """The kind of the word right before a name, its determiner left out."""
    return _read_lead_of(scope.folded[max(0, start - 40) : start])


@lru_cache(maxsize=4096)
def _read_lead_of(folded: str) -> str | None:
    """The same of what stands before the name: it is asked where names may begin, and again for each that does."""
    before = _DETERMINER.sub("", folded)
    for kind in read_file("second")["leads"]:
        if read_pattern("second", f"leads.{kind}").search(before):
            return str(kind)
    return None


def _tidy(name: str) -> str:
    bare = " ".join(name.split()).strip(" ,;:.«»\"“”'’")
    return bare.split("(")[0].strip() if bare.count("(") != bare.count(")") else bare


def _is_somebody(name: str, body: str | None) -> bool:
    folded = fold(name)
    tokens = set(make_key(name).split()) - _SMALL
    if len(name) < 3 or _CODED.match(name) or not tokens or len(name.split()) > _MOST_WORDS or len(make_key(name)) < 3:
        return False
    if is_plain(name) or is_bare(name) or is_nobody(name) or folded in read_word_list("second", "vague"):
        return False
    own = set(re.sub(r"[^a-z0-9]+", " ", fold(body or "")).split())
    return not is_own(name, body) and not tokens <= own and not read_pattern("second", "names.nobody").match(folded)


def _list_signs(scope: Scope, name: str, start: int, end: int) -> Iterator[str]:
    before, behind = scope.folded[max(scope.own, start - _BEFORE) : start], scope.folded[end : end + _BEHIND]
    lead = _read_lead(scope, start)
    yield f"lead {lead or 'none'}"
    if scope.sums:
        yield "with a sum"
        yield f"lead {lead or 'none'} with a sum"
    yield from _list_shapes(name, lead)
    own = scope.folded[scope.own :].lstrip(" -–•")
    if own.startswith("vu "):
        yield "quoted"
    for sign in ("place", "between", "signs_with", "deal"):
        if read_pattern("second", f"signs.{sign}").search(before):
            yield sign
    if lead == "between" and re.match(r"[^.;]{0,60}\bet\b", behind):
        yield "between"
    for sign in ("speaks", "acts"):
        if read_pattern("second", f"signs.{sign}").match(behind):
            yield sign


def _list_shapes(name: str, lead: str | None) -> Iterator[str]:
    folded = fold(name)
    acronym = _ACRONYM.match(name) is not None
    opens = opens_name().match(folded) is not None
    if opens:
        yield "opens"
        if folded.split()[0] in ("association", "societe", "entreprise"):
            yield "named by its kind"
    if PERSON.match(name):
        yield "person"
    if acronym:
        yield "acronym"
    if name.islower():
        yield "small letters"
    if " " not in name and not acronym and lead in ("to", "of", None):
        yield "one word"
    if not re.search(r"[a-zà-ÿ]{2}", name) and not opens and len(name) > _LONG:
        yield "shouted"
