"""Names of the parties block, found inside the lines of a signature block, however they are printed there.

Who signs has mostly been named before: « M. Jean DUPONT, Maire ». So « Le Maire, J. DUPONT », « Signé : DUPONT Jean »
and « LE PRENEUR Jean DUPONT Anne ROY » come apart at the names, whatever stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.offices import words

_LEAST = 3
"""Letters of a surname that may stand with initials alone."""


def find_known(text: str, persons: Sequence[str]) -> list[tuple[int, int]]:
    """Where names of the persons stand in a line, in order, none within another.

    >>> [("Le Maire, J. DUPONT"[a:b]) for a, b in find_known("Le Maire, J. DUPONT", ["Jean DUPONT"])]
    ['J. DUPONT']
    >>> find_known("Rue Jean Jaurès", ["Jean DUPONT"])
    []
    """
    folded = fold(text)
    if len(folded) != len(text):
        return []
    spans = sorted(
        (match.span() for person in persons for match in _ways(person).finditer(folded)),
        key=lambda span: (span[0], -span[1]),
    )
    found: list[tuple[int, int]] = []
    for span in spans:
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def part_at_names(text: str, persons: Sequence[str]) -> list[str]:
    """A line cut at the known names it holds; whole where it holds none, or is one."""
    found = find_known(text, persons)
    parts: list[str] = []
    reached = 0
    for first, end in found:
        start = _with_title(text, first, reached)
        parts += [text[reached:start], text[start:end]]
        reached = end
    parts.append(text[reached:])
    kept = [part.strip(" ,;:.-–[]") if place % 2 == 0 else part.strip() for place, part in enumerate(parts)]
    return [part for part in kept if any(char.isalnum() for char in part)] if found else [text]


def is_initial(text: str, persons: Sequence[str]) -> bool:
    """Whether « M. ROY » prints the initial of a known Marius ROY, and no title.

    >>> is_initial("M. ROY", ["Marius ROY"]), is_initial("M. ROY", ["Paul ROY"])
    (True, False)
    """
    return re.match(r"M\.\s?[A-ZÀ-Þ]", text) is not None and any(_ways(one).fullmatch(fold(text)) for one in persons)


def _with_title(text: str, start: int, reached: int) -> int:
    """Where the title before a name begins: « M. Jean DUPONT »."""
    before = text[reached:start].rstrip()
    word = before.split()[-1] if before else ""
    return start - len(text[reached:start]) + len(before) - len(word) if fold(word) in words("titles") else start


@cache
def _ways(person: str) -> re.Pattern[str]:
    """« Jean DE LA TOUR », « DE LA TOUR Jean », « J. DE LA TOUR »."""
    said = re.findall(r"[\w'’]+", person)
    first, last = _part(said)
    if not first or not last or sum(map(len, last)) < _LEAST:
        whole = _join(said)
        return re.compile(rf"(?<!\w){whole}(?!\w)") if len(said) > 1 else re.compile(r"(?!)")
    initials = r"[.\s-]*".join(re.escape(fold(word)[:1]) for word in first)
    ways = (rf"{_join(first)}\s+{_join(last)}", rf"{_join(last)}\s+{_join(first)}", rf"{initials}\.\s*-?{_join(last)}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def _part(said: Sequence[str]) -> tuple[list[str], list[str]]:
    """First names and surname: capitals tell them apart; else the first word is the first name."""
    small = [len(word) > 1 and not word.isupper() and fold(word) not in words("particles") for word in said]
    if all(small) or not any(small):
        return list(said[:1]), list(said[1:])
    if small[0]:
        cut = next((place for place, one in enumerate(small) if not one), len(said))
        return list(said[:cut]), list(said[cut:])
    cut = next(place for place, one in enumerate(small) if one)
    return list(said[cut:]), list(said[:cut])


def _join(said: Sequence[str]) -> str:
    return r"[\s.‐-]*".join(re.escape(fold(word)).replace("’", "'") for word in said)
