"""Which sentences of an act of an assembly tell the term of what it approves: a convention, a lease, a contract.

The length of a loan, the term of an earlier contract, the day of a sitting or of a law are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.lines import Line, cut_sentences

HEADING = "Durée"
"""What such a sentence is read under."""


def keep_terms(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that say how long a contract that is approved will bind, their other sentences blotted out."""
    for line in lines:
        spans = [span for span in cut_sentences(line.text) if speaks_of_contract(line.text[slice(*span)])]
        if spans:
            yield replace(line, text=_keep(line.text, spans), section="article", heading=HEADING, titled=False)


def _keep(text: str, spans: list[tuple[int, int]]) -> str:
    """A text of which all but some parts is blank, at unchanged offsets."""
    kept = [" "] * len(text)
    for start, end in spans:
        kept[start:end] = text[start:end]
    return "".join(kept)


def speaks_of_contract(sentence: str) -> bool:
    """Whether a sentence says how long a contract binds.

    >>> speaks_of_contract("Le bail sera consenti pour une durée de 9 ans.")
    True
    >>> speaks_of_contract("Durée du prêt : 20 ans")
    False
    """
    folded = fold(sentence).strip(" -–•")
    if not read_pattern("assemblies", "terms.speaks").search(folded):
        return False
    return not read_pattern("assemblies", "terms.others").search(folded)
