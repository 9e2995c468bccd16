"""The verbs of paying in a sentence, each with its voice: who stands before it gives, is paid, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.lexicon.read import read_pattern, read_words
from bordereau.normalize.meaning.lines import Scope
from bordereau.schemas.light import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of paying, with its voice."""

    voice: str
    start: int
    end: int
    sure: bool
    """It can be nothing but a verb in the active voice."""


def find_verbs(scope: Scope) -> Sequence[Verb]:
    """The verbs of paying of a sentence, kept with it."""
    found = scope.told.get("verbs")
    if found is None:
        found = _find_verbs(scope.folded)
        scope.told["verbs"] = found
    return found  # type: ignore[return-value]


def _find_verbs(folded: str) -> list[Verb]:
    auxiliaries = read_words("promises", "voices.auxiliaries")
    verbs = []
    for voice in ("gives", "receives", "given"):
        for match in read_pattern("promises", f"voices.{voice}").finditer(folded):
            before = folded[: match.start()].split()[-1:]
            helped = bool(before) and before[0] in auxiliaries
            word = match.group()
            if voice == "given":
                verbs.append(Verb(voice, *match.span(), sure=helped))
            elif not helped:
                sure = word.endswith(("ent", "era", "eront", "er", "ir")) or voice == "receives" or "'" in word
                verbs.append(Verb(voice, *match.span(), sure=sure))
    return verbs
