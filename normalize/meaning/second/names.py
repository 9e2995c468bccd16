"""Names as they are printed: a run of capitals with small words between, behind a word for a body or a person.

Where ``printed_names`` reads on until a word ends a name, this reader takes no more than its capitals: « SE60 portant »
is SE60. Both are right in turn, and only a name that stands in several sentences shows which.
"""

from __future__ import annotations

import re

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_word_list
from bordereau.lexicon.sentences import list_verbs
from bordereau.normalize.meaning.printed_names import opens_name

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ&'’.+/-]*"
_OF = (
    r"(?:de la|de l['’]|des|du|de|d['’]|la|le|les|l['’]|en(?!\s+[A-Z]\d)|sur|sous|lès|aux"
    r"|et de la|et de l['’]|et du|et des|et d['’]|&)"
)
_QUOTED = r"[«\"“]\s*[^«»\"“”]{2,80}[»\"”]"
_NUMBER = r"\s+\d+(?!\s*(?:€|euros|%|\d|/))"
RUN = re.compile(rf"{_CAPITAL}(?:(?:\s*[-–]\s*|\s+)(?:{_OF}\s*){{0,2}}{_CAPITAL}|{_NUMBER}|\s*{_QUOTED})*")
PERSON = re.compile(
    r"(?:M\.|MM\.|Mmes?|Mr|Monsieur|Madame|Mademoiselle|Messieurs|Mesdames|[Cc]onsorts|[Éée]poux)\s+"
    r"(?:et\s+(?:Mme|Madame)\s+)?(?=[A-ZÀ-Þ])"
)
_QUOTE = re.compile(rf"\s*({_QUOTED})")
_BEHIND = re.compile(rf"\s+(?:dite?\s+|dénommée?\s+)?(?:{_OF}\s*)?(?=[A-ZÀ-Þ«\"“])")
_KIND = re.compile(rf"(?:\s+(?:{_OF}\s?|et\s+|pour\s+)?[a-zà-ÿ'’-]+){{0,4}}?\s+(?:{_OF}\s*)?(?=[A-ZÀ-Þ«\"“])")
"""« Syndicat d'énergie de l'Oise »: words in small letters that tell what kind of body it is."""
_SMALL = re.compile(r"[^\W\d_]+(?:\s+(?:de la |de l['’]|des |du |de |d['’])?[a-zà-ÿ-]+){1,2}")
_LOOSE_END = re.compile(r"\s+(?:de la|de l['’]|des|du|de|d['’]|la|le|les|et|en)$")
_SHOUTED_END = re.compile(
    r"\s+(?:A|À|AU|AUX|PAR|POUR|AVEC|DANS|SUITE|RELATIF|RELATIVE|CONVENTION|SUBVENTION|ATTRIBUTION|EXERCICE|ANN[ÉE]E|DUR[ÉE]E)\b.*$"
    r"|\s+[–-]\s+.*$|,.*$|\s+\d{4}\b.*$|\s*:.*$",
    re.DOTALL,
)
_SHOUTED = 90
_MOST_SHOUTED_WORDS = 7
_MOSTLY = 0.75


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals, which then tell no names."""
    letters = [one for one in text if one.isalpha()]
    return len(letters) > 12 and sum(one.isupper() for one in letters) > _MOSTLY * len(letters)


def read_run(text: str, folded: str, start: int, *, shouted: bool) -> str | None:
    """The name that begins at a place, None where none does.

    >>> text = "solliciter le SE60 portant sur l'audit"
    >>> read_run(text, text.casefold(), 14, shouted=False)
    'SE60'
    """
    rest = text[start:]
    person = PERSON.match(rest)
    if person is not None:
        run = RUN.match(rest, person.end())
        return rest[: run.end()] if run else None
    opener = opens_name().match(folded, start)
    if opener is not None:
        return _read_shouted(rest, opener.end() - start) if shouted else _read_body(rest, opener.end() - start)
    run = None if shouted else RUN.match(rest)
    return rest[: run.end()] if run else None


def _read_shouted(rest: str, opener: int) -> str | None:
    name = " ".join(_SHOUTED_END.sub("", rest[:_SHOUTED]).split()[:_MOST_SHOUTED_WORDS])
    return name if len(name) > opener + 1 else None


def _read_body(rest: str, opener: int) -> str | None:
    """Behind a word for a body: its capitals, its quoted name, or a few words in small letters."""
    word = fold(rest[:opener])
    vague = bool({word, word.removesuffix("s")} & read_word_list("second", "vague"))
    run = RUN.match(rest)
    if run is not None and (rest[:opener].isupper() or run.end() > opener):
        return rest[: run.end()]
    quote = _QUOTE.match(rest, opener)
    if quote is not None:
        return rest[: quote.end()]
    behind = _BEHIND.match(rest, opener) or (None if vague else _skip_kind(rest, opener))
    if behind is not None and _may_open(word, rest[opener : behind.end()], vague=vague and rest[0].islower()):
        named = _QUOTE.match(rest, behind.end()) or RUN.match(rest, behind.end())
        if named is not None:
            return rest[: named.end()]
    return None if vague else _read_small(rest)


def _may_open(word: str, between: str, *, vague: bool) -> bool:
    """« collège Louis Aragon » is a name, « collège de la commune Louis » hardly; « commune de Lac » is one."""
    direct = word in read_word_list("second", "direct") and not between.strip()
    return not vague or direct or word.startswith("commune")


def _skip_kind(rest: str, opener: int) -> re.Match[str] | None:
    found = _KIND.match(rest, opener)
    words = re.findall(r"[a-zà-ÿ']+", rest[opener : found.end()]) if found else []
    return None if any(_ends(word) for word in words) else found


def _read_small(rest: str) -> str | None:
    """« office de tourisme », « gendarmerie nationale »."""
    found = _SMALL.match(rest)
    if found is None:
        return None
    name = found.group()
    for word in re.finditer(r"\s+([a-zà-ÿ-]+)", name):
        if _ends(word[1]):
            name = name[: word.start()]
            break
    name = _LOOSE_END.sub("", name)
    return name if " " in name else None


def _ends(word: str) -> bool:
    return word in read_word_list("second", "ends") or fold(word) in list_verbs()
