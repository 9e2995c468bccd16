"""The acts that an avenant amends, with their dates.

An avenant tells of many conventions (a national one, a neighbour's); the amended one is named in its title, in the
clauses that stay unchanged, or as what the same parties concluded. Each date beside an act's noun is weighed by such
cues; the heaviest is kept, none is guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.read import read_pattern, write_pattern
from bordereau.normalize.dates.dates import find_dates
from bordereau.schemas.found import FoundDate
from bordereau.schemas.found_act import ActSection, ActTexts, FoundAmended, Spot

BEFORE, AFTER = 170, 60
"""The noun of the act stands at most so many characters before its date, or after it."""
ENOUGH = 2
_SENTENCE = re.compile(r"[.;](?=\s|$)(?<!\bn\.)(?<!\bart\.)(?<!\bm\.)")
_WORDS = r"(?P<words>\s+[^,;:.()\d]{2,90}?(?:\s+(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)\d\d)?)?),?\s+"
"""What stands between the noun of an act and what was done to it on its day."""
_DEFINITE = re.compile(r"\b(?:la|le|l'|du|de la|au|a la|ladite|dite|cette)\s*$")


def _pattern(key: str) -> FormPattern:
    return read_pattern("acts", key)


@cache
def _qualified() -> re.Pattern[str]:
    """« la convention de mandat signée le »: the words tell whether it is the one that the title names."""
    return re.compile(_WORDS + write_pattern("acts", "concluded_after_words"))


def find_amended(texts: ActTexts) -> tuple[FoundAmended, ...]:
    """The amended acts; one without a date where the title names it and no date is printed."""
    weights: dict[str, int] = defaultdict(int)
    first: dict[str, FoundAmended] = {}
    for section, index, text in _walk(texts):
        for found, weight in _weigh(section, index, text, texts.title or ""):
            if found.date is None:
                continue
            key = found.date.iso
            weights[key] = max(weights[key], weight)
            first.setdefault(key, found)
    title = _name_in_title(texts.title)
    best = max(weights.values(), default=0)
    if best == ENOUGH - 1 and list(weights.values()).count(best) > 1:
        best = 0
    if best >= ENOUGH - 1:
        kept = [first[key] for key in first if weights[key] == best]
        return tuple(FoundAmended(f.kind, f.date, title if len(kept) == 1 else None, f.spot) for f in kept[:3])
    if texts.title and title:
        start = texts.title.find(title)
        return (FoundAmended("convention", None, title, Spot("title", 0, max(0, start), start + len(title))),)
    return ()


def _walk(texts: ActTexts) -> Iterator[tuple[ActSection, int, str]]:
    if texts.title:
        yield "title", 0, texts.title
    for section, lines in (
        ("opening", texts.opening),
        ("preamble", texts.preamble),
        ("articles", texts.articles),
    ):
        for index, text in enumerate(lines):
            yield section, index, text  # type: ignore[misc]


def _weigh(section: ActSection, index: int, text: str, title: str) -> Iterator[tuple[FoundAmended, int]]:
    """Each date of an act in a text, with its weight."""
    folded = fold(text)
    if read_pattern("acts", "act_nouns").search(folded) is None:
        return
    for date in find_dates(text):
        if "/" in date.iso or date.iso.startswith("--") or date.precision == "year":
            continue
        if _pattern("limits").search(folded[: date.start]):
            continue
        noun = _find_noun(folded, date)
        if noun is None:
            continue
        start, stop = _sentence(folded, date)
        weight = _weight(section, folded, start, stop, noun)
        if weight < ENOUGH and section in ("opening", "preamble") and folded[start:].lstrip(" -–").startswith("vu "):
            weight = max(weight, _weigh_by_title(folded, noun, fold(title)))
        yield FoundAmended("convention", date, None, Spot(section, index, date.start, date.end)), weight


def _find_noun(folded: str, date: FoundDate) -> re.Match[str] | None:
    """The act that the date belongs to: the nearest noun before it, unless a vote or a law stands between."""
    before = folded[max(0, date.start - BEFORE) : date.start]
    stop = _last_stop(before)
    nouns = list(_pattern("act_nouns").finditer(folded, date.start - len(before) + stop, date.start))
    if nouns and not _pattern("owners").search(folded, nouns[-1].end(), date.start):
        return nouns[-1]
    owner = _pattern("owners").search(folded, date.start - len(before) + stop, date.start)
    after = _pattern("act_nouns").search(folded, date.end, date.end + AFTER)
    return after if after and owner is None and "." not in folded[date.end : after.start()] else None


def _last_stop(before: str) -> int:
    ends = [found.end() for found in _SENTENCE.finditer(before)]
    return ends[-1] if ends else 0


def _sentence(folded: str, date: FoundDate) -> tuple[int, int]:
    start = _last_stop(folded[: date.start])
    end = _SENTENCE.search(folded, date.end)
    return start, end.start() if end else len(folded)


def _weight(section: ActSection, folded: str, start: int, stop: int, noun: re.Match[str]) -> int:
    sentence = folded[start:stop]
    definite = _DEFINITE.search(folded[max(0, noun.start() - 12) : noun.start()]) is not None
    if section == "title":
        return 9 if _pattern("to_an_act").search(folded[: noun.start()]) else 3
    weight = 0
    if definite and _pattern("amend_cues").search(sentence):
        weight += 4
    if _pattern("amend_verbs").search(sentence):
        weight += 3
    if definite and _pattern("concluded_at_once").match(folded[noun.end() :].lstrip()):
        weight += 2
    if _pattern("to_an_act").search(folded[start : noun.start()]):
        weight += 2
    return weight


def _weigh_by_title(folded: str, noun: re.Match[str], title: str) -> int:
    """A visa: sure where its words are those of the title's convention, weak where the title names none."""
    qualified = _qualified().match(folded, noun.end())
    if qualified is None or not _DEFINITE.search(folded[max(0, noun.start() - 12) : noun.start()]):
        return 0
    to = _pattern("to_an_act").search(title)
    if to is None:
        return 0 if _pattern("acts_of_others").search(qualified["words"]) else ENOUGH - 1
    named = set(re.findall(r"[a-z\d]{4,}", title[to.end() :]))
    words = set(re.findall(r"[a-z]{4,}", qualified["words"]))
    return ENOUGH if words and words <= named else 0


def _name_in_title(title: str | None) -> str | None:
    """« Avenant n° 2 à la convention de partenariat » → the convention as printed, without its parties."""
    if not title:
        return None
    folded = fold(title)
    to = _pattern("to_an_act").search(folded)
    noun = _pattern("act_nouns").search(folded, to.end() if to else 0)
    if to is None or noun is None or noun.start() > to.end() + 3:
        return None
    end = re.search(r"\s+(?:entre|conclue? entre|signee? entre)\b|\s*[(–]", folded[noun.start() :])
    stop = noun.start() + end.start() if end else len(title)
    return title[noun.start() : stop].strip(" ,;:.-") or None
