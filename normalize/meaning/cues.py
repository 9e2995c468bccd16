"""The words that speak for the role of a sum, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.needles import NeedleIndex, list_needles
from bordereau.lexicon.read import Entry, read_entries, read_file, read_parts, write_entry, write_pattern
from bordereau.normalize.meaning.lines import Scope
from bordereau.schemas.meaning import AmountRole

_OF_A_SHARE = re.compile(
    r"(?:%|pour\s?cent|\bmoitie|\btiers|\bquarts?|\bfraction|\bquote-?part)\s*(?:du|de\s+la|de\s+l'|des|de|d')\s*[^,;:()\n]{0,80}"
)
"""« 30 % du reste à charge, soit 270 000 € », « la moitié des frais, soit 900 € »: the base is not what the sum is."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that speaks for a role, and where it stands."""

    role: AmountRole
    weight: float
    start: int
    end: int
    verb: bool = False
    """It is a verb, which names no sum."""


@dataclass(frozen=True, slots=True)
class Form:
    """One entry of the lexicon, compiled where a text first holds its letters."""

    role: AmountRole
    entry: Entry

    def find(self, folded: str) -> Iterator[Cue]:
        """Where it is found in a text."""
        weight, verb = self.entry.meaning.get("weight", 1.0), "verb" in self.entry.meaning
        for match in _compile(self.entry.form, self.entry.then, self.entry.not_then).finditer(folded):
            yield Cue(self.role, weight, *match.span(), verb)


@cache
def _compile(form: str, then: str | None, not_then: str | None) -> re.Pattern[str]:
    return re.compile(write_entry(Entry(form, then=then, not_then=not_then), read_parts("promises")))


@cache
def _forms(section: str) -> tuple[Form, ...]:
    return tuple(
        Form(role, entry)
        for role in read_file("promises")[section]
        for entry in read_entries("promises", f"{section}.{role}")
    )


@cache
def _index(section: str) -> NeedleIndex:
    parts = read_parts("promises")
    return NeedleIndex([list_needles(form.entry.form, parts) for form in _forms(section)])


@lru_cache(maxsize=256)
def find_cues(folded: str, section: str) -> tuple[Cue, ...]:
    """All words of a text that speak for a role; of two over each other the longer one counts.

    Kept for a while: a sentence is asked once for each sum in it and each body that it names.
    """
    forms = _forms(section)
    found = [cue for number in _index(section).choose(folded) for cue in forms[number].find(folded)]
    found.sort(key=lambda cue: (cue.start, -cue.end))
    kept: list[Cue] = []
    for cue in found:
        if not (kept and cue.start < kept[-1].end and kept[-1].role != cue.role and cue.end <= kept[-1].end):
            kept.append(cue)
    return tuple(kept)


@cache
def _reserve() -> re.Pattern[str]:
    """« sous réserve du vote annuel du budget », up to its comma."""
    return re.compile(rf"{write_pattern('promises', 'reserves.credits')}[^,;:.\n]{{0,60}}")


def mask_shares(scope: Scope) -> str:
    """The sentence with the bases of shares, and what it hangs on (« sous réserve du vote du budget »), blotted out."""

    def blot(match: re.Match[str]) -> str:
        return "%" + "·" * (len(match.group()) - 1)

    def blot_base(match: re.Match[str]) -> str:
        stands = any(match.start() < one.start <= match.end() + 2 for one in scope.sums)
        is_base = stands and "soit" not in match.group()  # « 3 % du chiffre d'affaires excédant 12 000 € »
        return match.group() if is_base else blot(match)

    masked = scope.told.get("masked")
    if masked is None:
        masked = _OF_A_SHARE.sub(blot_base, scope.folded)
        if "reserve" in masked:
            masked = _reserve().sub(blot, masked)
        scope.told["masked"] = masked
    return str(masked)


def list_cues(scope: Scope, section: str, text: str) -> Sequence[Cue]:
    """The cues of a sentence, kept with it; ``text`` is its folded text without the bases of shares."""
    found = scope.told.get(section)
    if found is None:  # « à » is no verb
        cues = find_cues(text, section)
        found = [cue for cue in cues if cue.role != "past" or scope.text[cue.start] not in "àÀ"]
        scope.told[section] = found
    return found  # type: ignore[return-value]


@cache
def list_heading_cues(heading: str, section: str) -> tuple[Cue, ...]:
    """The cues of the titles of an article."""
    return tuple(find_cues(fold(heading), section)) if heading else ()
