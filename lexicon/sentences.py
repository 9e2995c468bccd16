"""What tells a sentence from a title, and a title that goes on from one that ends."""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_word_list

_PREPOSITION = re.compile(r"(?<!\w)[àÀ](?!\w)")
_WORDS = re.compile(r"[a-z']+")
_SIGNS = ',;:.()«»"'


@cache
def list_verbs() -> frozenset[str]:
    """The words that are verbs in folded text; « a » is none, for « à » folds to it."""
    return read_word_list("sentences", "verbs") - {"a"}


def holds_verb(folded: str) -> bool:
    """Whether folded text holds a verb.

    >>> holds_verb("la commune verse"), holds_verb("aide a la commune")
    (True, False)
    """
    verbs = list_verbs()
    return any(word in verbs for word in _WORDS.findall(folded))


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
    verbs = read_word_list("sentences", "verbs")
    if len(words) > 3 and words[0] in read_word_list("sentences", "opening_verbs"):
        return True
    verb = any(word.strip(_SIGNS) in verbs for word in words[1:])
    ended = text.rstrip()[-1:] in ".;,"
    if len(words) > 25:
        return True
    if ended and (len(words) > 10 or (verb and len(words) > 3)):
        return True
    return verb and (len(words) > 9 or words[0] in read_word_list("sentences", "subjects"))


def is_small_word(word: str) -> bool:
    """Whether a word leads in a name and is none itself: « Le », « L’ », « Mme ».

    >>> is_small_word("Le"), is_small_word("Mme"), is_small_word("L'"), is_small_word("Objet")
    (True, True, True, False)
    """
    folded = fold(word)
    return folded in read_word_list("sentences", "dangling") or folded in read_word_list("sentences", "leading")


def goes_on(above: str, below: str) -> bool:
    """Whether a title cannot end with ``above`` and so goes on with ``below``.

    >>> goes_on("VERSEMENT DE LA", "SUBVENTION"), goes_on("BILAN", "et perspectives"), goes_on("BILAN", "SUITE")
    (True, True, False)
    """
    dangling = read_word_list("sentences", "dangling")
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
