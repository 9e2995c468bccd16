"""Parties that only a sentence of the first article names: « La présente convention règle … entre X, Y et Z. ».

Short acts have no opening at all. Each piece of the sentence must be a body with its article and with more than the
word of its kind, else the sentence speaks of parties that are named elsewhere (« entre la Commune et l'Association »).
"""

from __future__ import annotations

import re

from bordereau.lexicon.bodies import head
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.parties import names_in_sentence
from bordereau.schemas.act import PartiesBlock, PartySpan
from bordereau.schemas.text import Paragraph

LEAST = 2
_END = re.compile(r"[.;:](?=\s|$)")
_PART = re.compile(r"\s*(?:,\s*(?:et\s+)?|\set\s+)(?=(?:l ?'|la\s|le\s|les\s))")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


def split_in_sentence(paragraph: Paragraph) -> PartiesBlock | None:
    """The parties of such a sentence; None where one of its pieces is no body with a name of its own."""
    text, folded = paragraph.text, fold_quotes(paragraph.text)
    found = names_in_sentence().search(folded)
    if found is None:
        return None
    close = _END.search(folded, found.end())
    stop = close.start() if close else len(text)
    places = [found.end(), *(part.end() for part in _PART.finditer(folded, found.end(), stop))]
    ends = [*(part.start() for part in _PART.finditer(folded, found.end(), stop)), stop]
    spans = [(start, _without_bracket(folded, start, end)) for start, end in zip(places, ends, strict=True)]
    if len(spans) < LEAST or not all(_is_body(text, folded, start, end) for start, end in spans):
        return None
    return PartiesBlock((0, 0), (0, 0), tuple(PartySpan(paragraph.slice(start, end)) for start, end in spans), ())


def _without_bracket(folded: str, start: int, end: int) -> int:
    """« le Conseil général du Lac (Bibliothèque de prêt) »: without the service."""
    bracket = _BRACKET.search(folded, start, end)
    return bracket.start() if bracket else end


def _is_body(text: str, folded: str, start: int, end: int) -> bool:
    body = head().match(folded, start, end)
    return (
        body is not None and body["determiner"] is not None and any(map(str.isupper, text[body.end() + 1 : end]))
    ) and "," not in text[start:end]
