"""Cut the text of an opening into tokens, and tell the shape of each.

A token is a word with its elided article, a run of digits, a line end, or one sign. The labeller sees tokens only.
"""

from __future__ import annotations

import re

REACH = 7000
"""Characters of an opening that are labelled: parties that begin later are met in no act of the corpus."""
LINE_END = "NL"
_TOKEN = re.compile(r"\d+|[^\W\d_]+['’]?|\n|[^\w\s]|_+")


def cut_tokens(text: str, reach: int = REACH) -> list[tuple[int, int]]:
    """(start, end) of each token of the first ``reach`` characters.

    >>> [("l’Etat, 59000"[a:b]) for a, b in cut_tokens("l’Etat, 59000")]
    ['l’', 'Etat', ',', '59000']
    """
    return [match.span() for match in _TOKEN.finditer(text[: min(reach, REACH)])]


def tell_shape(word: str) -> str:
    """How a word is printed: capitals, capital first, small, digits by their number, else the sign itself.

    >>> [tell_shape(word) for word in ("VILLE", "Ville", "l’", "M", "59000", ",", chr(10))]
    ['AA', 'Aa', "a'", 'A', 'd5', ',', 'NL']
    """
    if word == "\n":
        return LINE_END
    if word[0].isdigit():
        return f"d{min(len(word), 6)}"
    if not word[0].isalpha():
        return word[0]
    bare = word.rstrip("'’")
    kind = ("A" if bare.isupper() else "a") if len(bare) == 1 else "aa"
    if len(bare) > 1 and bare[0].isupper():
        kind = "AA" if bare.isupper() else "Aa"
    return kind + ("'" if len(bare) < len(word) else "")
