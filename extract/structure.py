"""The vocabulary that builds an act, loaded once from ``lexicon/structure.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lexicon.folding import fold

_PREPOSITION = re.compile(r"(?<!\w)[àÀ](?!\w)")


@dataclass(frozen=True, slots=True)
class Structure:
    """Patterns match folded text from its start; ``quote_announcers`` anywhere in it."""

    ordinal_words: dict[str, str]
    chapters: re.Pattern[str]
    verbs: frozenset[str]
    dangling: frozenset[str]
    quote_announcers: re.Pattern[str]
    contents_heads: re.Pattern[str]
    closings: re.Pattern[str]
    dated_place: re.Pattern[str]
    """On the text as printed, for its capitals."""
    deliberation_ends: re.Pattern[str]
    act_announcers: re.Pattern[str]


@cache
def read_structure() -> Structure:
    """The vocabulary, compiled."""
    data = tomllib.loads(files("extract").joinpath("lexicon", "structure.toml").read_text("utf8"))
    return Structure(
        data["ordinal_words"],
        _either(data["chapters"]),
        frozenset(data["verbs"]),
        frozenset(data["dangling"]),
        _either(data["quote_announcers"]),
        _either(data["contents_heads"]),
        _either(data["closings"]),
        re.compile(data["dated_place"]),
        _either(data["deliberation_ends"]),
        _either(data["act_announcers"]),
    )


def _either(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence rather than a title.

    The preposition « à » folds to the verb « a »: it is set aside before. A title is short and has no finite verb; a
    full stop alone proves nothing (« Article 6. - Litiges. »).

    >>> is_sentence("La convention prend effet le 1er janvier."), is_sentence("Durée et prise d’effet.")
    (True, False)
    """
    words = fold(_PREPOSITION.sub("aux", text)).split()
    if not words:
        return False
    if text.upper() == text and any(char.isalpha() for char in text):
        return len(words) > 45
    lexicon = read_structure()
    verb = any(word.strip(',;:.()«»"') in lexicon.verbs for word in words[1:])
    ended = text.rstrip()[-1:] in ".;,"
    if len(words) > 25:
        return True
    if ended and (len(words) > 10 or (verb and len(words) > 3)):
        return True
    return verb and (len(words) > 9 or words[0] in ("le", "la", "les", "il", "ils", "elle", "cette", "ce", "chaque"))


def goes_on(above: str, below: str) -> bool:
    """Whether a title cannot end with ``above`` and so goes on with ``below``.

    >>> goes_on("VERSEMENT DE LA", "SUBVENTION"), goes_on("BILAN", "et perspectives"), goes_on("BILAN", "SUITE")
    (True, True, False)
    """
    dangling = read_structure().dangling
    last = fold(above).split()[-1:]
    first = fold(below).split()[:1]
    if not last or not first:
        return False
    if (
        last[0] in dangling
        or last[0].endswith(("-", "'", ",", "&"))
        or (last[0].startswith(("d'", "l'")) and len(last[0]) < 3)
    ):
        return True
    return first[0] in dangling or below[:1].islower()
