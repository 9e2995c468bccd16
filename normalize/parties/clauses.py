"""Cut the text of a party into clauses by the words that announce them: seat, representatives, authority, alias…

Acts differ in the order of these clauses and in their punctuation, hardly in the words that open them. So a clause
runs from its opening words to those of the next one, and each reader of facts looks into the clauses of its kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.parties import clauses

ClauseKind = Literal[
    "alias",
    "side",
    "appointed",
    "quality",
    "acting",
    "authority",
    "represented",
    "seat",
    "registered",
    "capital",
    "named",
]


_OPENED = re.compile(r"(?:[«“]\s*|(?<=\s)[\"])(?:[Ll]['’]\s?|[Ll][ae]s?\s)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """``text[start:body]`` announces it, ``text[body:end]`` says it."""

    kind: ClauseKind
    start: int
    body: int
    end: int


def find_clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a party in the order of its text; what stands before the first one is its name.

    >>> text = "La Ville de Lac, sise 1 rue Haute, représentée par son Maire, ci-après « la Ville »"
    >>> [(c.kind, text[c.body:c.end].strip(" ,")) for c in find_clauses(text)]
    [('seat', '1 rue Haute'), ('represented', 'son Maire'), ('alias', '« la Ville »')]
    """
    found = [
        m for m in clauses().finditer(fold_quotes(text)) if m.end() > m.start() and not _is_called(text, m.start())
    ]
    ends = [m.start() for m in found[1:]] + [len(text)]
    return tuple(Clause(_kind(m), m.start(), m.end(), end) for m, end in zip(found, ends, strict=False))


def _is_called(text: str, start: int) -> bool:
    """Whether a quote opens before it: « l'Intervenant » is what a party is called, not what it does."""
    return _OPENED.search(text, max(0, start - 8), start) is not None


def _kind(match: re.Match[str]) -> ClauseKind:
    return match.lastgroup  # type: ignore[return-value]
