"""Whether a text ends with some words of the lexicon and a determiner: what stands right before a name or a day."""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.read import read_pattern


def ends_with(before: str, file: str, key: str) -> bool:
    """Whether a folded text ends with a form of ``file.key``, with a determiner behind it or none.

    >>> ends_with("jusqu'au ", "terms", "term.ends"), ends_with("a la charge de la ", "promises", "voices.by_payer")
    (True, True)
    """
    return read_pattern(file, key).may_stand_in(before) and _ending(file, key).search(before) is not None


@cache
def _ending(file: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"{read_pattern(file, key).pattern}\s*(?:(?:la|le|les|au|du)\s+|l'\s?)?\"?\s*$")
