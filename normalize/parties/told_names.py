"""Which of several words is the name of a party: those of the rules, those of the labels, or both joined.

The rules end a name at words that they know, the labels where their text looks like the end of one. Each candidate is
weighed by what it is made of and by what stands around it; the weights come from openings that neither reader had
seen (see the README of the second reader).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.masks import is_blank, is_masked
from bordereau.lexicon.parties import clauses
from bordereau.normalize.parties.legal_forms import find_forms
from bordereau.normalize.parties.told_facts import LIKELY, SURE, cut_fact
from bordereau.schemas.act import ToldFact
from bordereau.schemas.found_party import FoundText

_ODD = re.compile(r"\[(?=[a-z]{3})|(?<=[a-z]{3})\]|[@:…]|\.\.|\(\d|\d{4}|\n|\brepresent|\bdenomm|^\d+\s")
"""What no name of a party holds: it was run into the words behind or before it."""
_NO_NAME = re.compile(r"\d{4}|[@:…]|^(?:partenaire|partie)\b|\bministre\b")
"""What the rules take for a name and another may stand for: a date, a label, « PARTENAIRE 2 », an office."""
_SIGN = re.compile(r"\s*[,(\[;:.]|\s*\n|\s+[-–—»]|\s*$")
_TYPE = re.compile(r"(?:association|federation|fondation|amicale|syndicat)\s+(?:l[ae]s?\s+|l')?$")
"""« l'association Les Voiles » keeps its word."""
_FRAGMENT = re.compile(r"(?:de|du|des|d'|et|en|a|au)\s*\b")
_GOES_ON = re.compile(r"\s+(?:de|du|des|d'|et|la|le|les|l'|a|au|aux|pour|sur|en)\b")
_LISTED = re.compile(r",\s+(?:de\s+l(?:'|a\b)|du|des|d')|\s*\([^()\d]{2,20}\)\s+(?:(?:de|du|des|d')\b|\")")
"""« Direction de l'emploi, du travail », « Direction des services (D.S.) du Lac », « l'institut (IME) « Lac » »."""
_CUT_WORD = re.compile(r"[-‐'’](?=\w)")
_DANGLES = re.compile(
    r"\b(?:de|du|des|d'|la|le|les|l'|et|a|au|aux|pour|sur|en|par|aupres|dans|avec|chez|sous|entre|vers)\s*$"
)
"""No name ends with a preposition or an article."""
_HALF = re.compile(r"\w[-‐]\w")
"""« Tennis-club »: a name does not begin inside a word."""
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,5}\s+")
_LONG = 10
"""Words: a name has fewer."""
WEIGHTS = {
    "rules": 0.7,
    "agreed": 1.4,
    "sure": 1.7,
    "likely": 1.2,
    "joined": -0.5,
    "apart": -0.1,
    "displaces": -2.5,
    "later": -1.1,
    "fragment": -1.4,
    "small": -0.7,
    "odd": -1.3,
    "comma": -1.0,
    "bracket": -1.3,
    "dash": -0.3,
    "long": -0.7,
    "typed": -1.6,
    "stops": 2.1,
    "goes on": -1.5,
    "dangles": -2.0,
    "formed": -2.0,
    "piece": -1.5,
    "quoted": -2.5,
    "beheaded": -2.5,
}
"""What each speaks for (above 0) or against: rounded from a regression over names on which the candidates differ.

``displaces`` alone is set lower than it (-0.7): a name elsewhere is more often that of a party whose words were lost.
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a name; ``sure`` is the probability that the labels give to it, 0 where they do not name it."""

    name: FoundText
    rules: bool
    sure: float
    joined: bool = False
    """From where one reading begins to where the other ends."""
    apart: bool = False
    """It stands elsewhere than the name of the rules."""
    displaces: bool = False
    """… and that may be one."""
    later: bool = False
    """The labels name another before it."""
    piece: bool = False
    """It is one of several that the labels find within the name of the rules."""
    quoted: bool = False
    """It is what the name of the rules has in quotes at its end."""
    beheaded: bool = False
    """It leaves out the first words of the name of the rules, which have a capital."""


def choose_name(own: FoundText | None, text: str, told: Sequence[ToldFact]) -> FoundText | None:
    """The likeliest name; that of the rules where the labels name nothing.

    A name left blank or masked stays so, and labels that nobody is sure of name nobody alone.
    """
    candidates = list_candidates(own, text, told)
    if own is None:
        best = max(candidates, key=lambda one: one.sure, default=None)
        return best.name if best is not None and best.sure >= SURE else None
    if len(candidates) == 1 or is_masked(own.text) or is_blank(own.text):
        return own
    likely = [one for one in candidates if not one.apart or one.sure >= LIKELY]
    return max(likely, key=lambda one: weigh(one, text)).name


def weigh(one: Candidate, text: str) -> float:
    """How likely a candidate is the name, among the others of its party."""
    return sum(WEIGHTS[key] * holds for key, holds in describe(one, text).items())


def list_candidates(own: FoundText | None, text: str, told: Sequence[ToldFact]) -> list[Candidate]:
    """The readings of a name: that of the rules first."""
    named = [(one, cut) for one in told if one.kind == "NAME" and (cut := cut_fact(text, one)) is not None]
    labelled = [(one, cut) for one, cut in named if not _HALF.match(text, max(0, cut.start - 2))]
    found = [Candidate(own, True, 0.0)] if own is not None else []
    for fact, said in labelled:
        same = next((i for i, one in enumerate(found) if _is_same(one.name, said, text)), None)
        if same is not None:
            found[same] = replace(found[same], sure=max(found[same].sure, fact.sure))
            continue
        apart = own is not None and not (said.start < own.end and own.start < said.end)
        displaces = apart and own is not None and not (own.text.islower() or _NO_NAME.search(fold_quotes(own.text)))
        found.append(Candidate(said, False, fact.sure, False, apart, displaces, fact is not labelled[0][0]))
        if own is not None and said.start < own.end and own.start < said.end:
            found += [Candidate(name, False, fact.sure, True) for name in _join(own, said, text)]
    return [_place_within(one, own, labelled, text) for one in found] if own is not None else found


def _place_within(
    one: Candidate, own: FoundText, labelled: Sequence[tuple[ToldFact, FoundText]], text: str
) -> Candidate:
    """Whether a candidate is but a part of the name that the rules read whole."""
    inside = [said for _, said in labelled if own.start <= said.start and said.end <= own.end]
    if one.rules or not (own.start <= one.name.start and one.name.end <= own.end):
        return one
    quoted = one.name.start > own.start and text[: one.name.start].rstrip()[-1:] in '«“"'
    beheaded = one.name.start > own.start and one.name.end == own.end and text[own.start].isupper()
    return replace(one, piece=len(inside) > 1, quoted=quoted, beheaded=beheaded)


def _is_same(one: FoundText, said: FoundText, text: str) -> bool:
    """Whether two readings are one: « association Les Voiles » and « Les Voiles », « SARL Val » and « Val » are."""
    typed = one.start < said.start and one.end == said.end and _TYPE.search(fold_quotes(text[: said.start]))
    between = text[said.start : one.start]
    announced = one.end == said.end and (between.islower() or _is_form(between))
    return bool(typed) or announced or fold_quotes(one.text).strip(' "') == fold_quotes(said.text).strip(' "')


def _is_form(text: str) -> bool:
    """Whether a text is a legal form, in initials or in words: « Société civile de construction vente »."""
    if _INITIALS.fullmatch(text):
        return True
    return any((start, end) == (0, len(text.rstrip())) for start, end in find_forms(text))


def _join(own: FoundText, said: FoundText, text: str) -> Iterator[FoundText]:
    for start, end in ((own.start, said.end), (said.start, own.end)):
        if start < end and (start, end) not in ((own.start, own.end), (said.start, said.end)):
            yield FoundText(start, end, " ".join(text[start:end].split()))


def describe(one: Candidate, text: str) -> dict[str, float]:
    """What speaks for and against a candidate."""
    start, end = one.name.start, one.name.end
    raw, folded = text[start:end], fold_quotes(text[start:end])
    before, after = fold_quotes(text[max(0, start - 24) : start]), text[end : end + 24]
    return {
        "rules": one.rules,
        "agreed": one.rules and one.sure > 0,
        "sure": one.sure,
        "likely": one.sure >= LIKELY,
        "joined": one.joined,
        "apart": one.apart,
        "displaces": one.displaces,
        "later": one.later,
        "fragment": _FRAGMENT.match(folded) is not None,
        "small": one.name.text.islower(),
        "odd": _ODD.search(folded) is not None or any(raw.count(a) != raw.count(b) for a, b in ("()", "«»")),
        "comma": "," in raw,
        "bracket": "(" in raw,
        "dash": " - " in raw or " – " in raw,
        "long": len(raw.split()) > _LONG,
        "typed": _TYPE.search(before) is not None,
        "stops": _stops(text, end),
        "goes on": _GOES_ON.match(fold_quotes(after)) is not None or _goes_on_list(text, end),
        "dangles": _DANGLES.search(folded) is not None or _CUT_WORD.match(text, end) is not None,
        "piece": one.piece,
        "quoted": one.quoted,
        "beheaded": one.beheaded,
        "formed": any(raw[:place].rstrip().endswith(",") for place, _ in find_forms(raw)),
    }


def _goes_on_list(text: str, end: int) -> bool:
    return _LISTED.match(fold_quotes(text[end : end + 40])) is not None


def _stops(text: str, end: int) -> bool:
    """Whether a sign, a line end or the words of a clause stand behind, and no list that goes on."""
    if _goes_on_list(text, end):
        return False
    if _SIGN.match(text, end):
        return True
    match = clauses().search(fold_quotes(text[end : end + 60]))
    return match is not None and match.start() <= 2
