"""The name of a party as printed: without article, without quotes, without a type word that only announces it."""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.masks import is_blank
from bordereau.lexicon.offices import opens_office
from bordereau.normalize.parties.name_begins import past_side, skip_article, skip_lead, skip_titles, take_announced
from bordereau.normalize.parties.name_ends import drop_tail, find_end
from bordereau.schemas.found_party import FoundText

_LEFT_BLANK = re.compile(r"\s*(?:\[[\s.…_]*\]|[.…_]{3,})\s*,")
_FIRST_NAME = re.compile(r"\n\s*prenoms?\s*:\s*([^\n:]{2,40})")
_TWO_TITLES = re.compile(r"[a-z.]{1,8}\s*:?\s*[.…_]{3,}|[.…_]{3,}")
"""What is left of « Monsieur / Madame : …… » without its first title."""
_HYPHEN = re.compile(r"(?<=\w)-\s+(?=[A-ZÀ-Þ])")
_QUOTED = re.compile(r"(?:[Ll][’']|[Ll][ae]s?\s)?\s*[«“\"]\s*([^«»“”\"]+?)\s*(?:[»”\"]|$)")


def read_name(text: str, end: int) -> FoundText | None:
    """The name in ``text[:end]``, what stands before the first clause; None when it is left blank.

    >>> read_name("L'Association dénommée « LES AMIS DU LAC », ", 43).text
    'LES AMIS DU LAC'
    >>> read_name("La Commune de Lac", 17).text
    'Commune de Lac'
    >>> read_name("……………", 5)
    """
    if _LEFT_BLANK.match(text, 0, end):
        return None
    folded = fold_quotes(text)
    start, end = skip_lead(text, folded, end)
    start = past_side(text, folded, start, end)
    given = _FIRST_NAME.search(folded, start, end)
    end = find_end(text, folded, start, given.start() if given else end)
    *announced, titled = take_announced(text, folded, start, end)
    inner = _unquote(text, *announced)
    named = titled or text[: inner[0]].rstrip()[-1:] in tuple('«“"')
    start, end = inner
    start = start if named else skip_article(folded, start, end)
    start = skip_titles(text, folded, start, end)
    if opens_office(folded[start : start + 80]) and text[:start].strip():
        start = skip_article(folded, start, end)
    if _TWO_TITLES.match(folded, start, end):
        return None
    end = drop_tail(text, folded, start, end)
    name = " ".join(text[start:end].split())
    if not name or is_blank(name):
        return None
    first = f"{text[slice(*given.span(1))].strip()} " if given else ""
    return FoundText(start, end, first + _HYPHEN.sub("-", name))


def _unquote(text: str, start: int, end: int) -> tuple[int, int]:
    """Inside of the quotes when they hold the whole name: « LES AMIS DU LAC » (ADL)."""
    match = _QUOTED.match(text[start:end])
    if match:
        return start + match.start(1), start + match.end(1)
    return start, end
