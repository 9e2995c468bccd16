"""What the parties block leaves open: words of parties where none was found, pieces of two parties in one.

No silence: an act that says « représentée par », « ci-après », « d'une part » has parties, whether they were read or
not. A text of one party that holds both sides, or two representatives and two aliases, holds two parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.parties import evidence
from bordereau.schemas.act import ActSpan
from bordereau.schemas.text import Paragraph

SPEAKING = ("represented", "alias", "side")
"""The kinds of evidence that only a block of parties has, where two of them stand."""
_FIRST, _SECOND = re.compile(r"\bd\s*'?\s*une?\s+part\b"), re.compile(r"\bd\s*'?\s*autre\s+part\b")
_CASCADE = re.compile(r"\bmeme\b|\bdelegation\b|\bensemble\b|\btou(?:s|tes)\b")


def find_unsure(span: ActSpan) -> Iterator[Paragraph]:
    """The paragraphs that speak of parties nobody has read."""
    if not span.parties:
        block = find_speaking((*span.opening, *span.preamble))
        if block is not None:
            yield block
        return
    for party in span.parties:
        if holds_two(party.text.text):
            yield party.text
    if len(span.parties) == 1 and _FIRST.search(fold_quotes(span.parties[0].text.text)):
        yield span.parties[0].text


def find_speaking(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The first paragraph that speaks of a party, where two kinds of such words stand among them."""
    said = [(paragraph, fold_quotes(paragraph.text)) for paragraph in paragraphs]
    kinds = {kind for kind in SPEAKING for _, folded in said if evidence()[kind].search(folded)}
    if len(kinds) < 2:
        return None
    return next(one for one, folded in said if any(evidence()[kind].search(folded) for kind in kinds))


def holds_two(text: str) -> bool:
    """Whether the text of one party holds what is said of two.

    >>> holds_two("Lac, représenté par Mme A, ci-après « Lac », le Club, représenté par M. B, ci-après « le Club »")
    True
    >>> holds_two("La Ville, représentée par Lac Gestion, elle-même représentée par M. B, ci-après « la Ville »")
    False
    """
    folded = fold_quotes(text)
    first, second = _FIRST.search(folded), _SECOND.search(folded)
    if first and second and second.start() - first.end() > len(" et "):
        return True
    places = [found.start() for found in evidence()["represented"].finditer(folded)]
    aliases = [found.start() for found in evidence()["alias"].finditer(folded)]
    if len(places) < 2 or len(aliases) < 2 or not places[0] < aliases[0] < places[1] < aliases[1]:
        return False
    return _CASCADE.search(folded, places[0], places[1]) is None
