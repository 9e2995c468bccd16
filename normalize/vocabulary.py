"""The French words that the normalisers know: TOML files under ``normalize/lexicon``, read once."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Iterable
from typing import Any


@functools.cache
def read_vocabulary(name: str) -> dict[str, Any]:
    """Read ``lexicon/<name>.toml``.

    Words stand there folded as ``lexicon.folding`` folds a text: lower case, no accent, straight apostrophe.
    """
    path = importlib.resources.files("bordereau.normalize") / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def join_words(words: Iterable[str]) -> str:
    r"""Write one alternation for a regular expression, the longest word first, any white space for a space.

    >>> join_words(["plus de", "plus"])
    'plus\\s+de|plus'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
