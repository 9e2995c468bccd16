"""Whether a separator parts two bodies: « et », a semicolon, a side, a line end, a comma.

The less a separator is worth by itself, the more is asked of what stands on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bordereau.extract.parties.candidates import Candidate
from bordereau.extract.parties.openings import is_private
from bordereau.lexicon.bodies import head
from bordereau.lexicon.parties import unfinished

_CALLED = re.compile(r"[^,;:()\n]{6,120}\([^()\d]{2,20}\)\s*(?:[,;]|et\b)")
_FORM_OFFICE = re.compile(r"l[ea]\s*\(l[ea]\)\s")
"""« le (la) Président(e) »: a form's words for who signs, whom the labels below name."""
_SPOKEN = re.compile(r"[^,;:\n]{3,80},?\s*representee?\s+par\b")
_DETERMINED = re.compile(r"L['’]\s?[A-ZÀ-Þ]|L[ae]s?\s[A-ZÀ-Þ]")
_SAID_BELOW = re.compile(r"\n\s*(?:represente|ci\s*-?\s*apres|dont\s+le\s+siege|sise?\b)")
_GOES_ON = re.compile(r"\s*(?:,|(?:est|sont|a|ont|sera|s'engage)\b)")
_PERSON_BEFORE = re.compile(r"\b(?:m|mr|mme|monsieur|madame)\b\.?\s[^;]{4,120}$")


def _judge_place(_: Candidate) -> bool | None:
    return True


def judge_and(candidate: Candidate) -> bool | None:
    """« ET », « et », « & » with text on the same line."""
    opening = candidate.opening
    printed = candidate.running.text[candidate.printed]
    capital = printed.isupper() or printed == "&"
    opens = candidate.running.opens_line(candidate.printed)
    if opening.person:
        alone = opens and capital and opening.complete
        return True if alone and is_private(candidate.running, opening.start, candidate.end) else None
    begins = opening.determined or opening.introduced or candidate.after_side
    sign = printed == "&" and not opens and not (opening.complete and begins)
    if candidate.after_side and (opening.headed or opening.named or opening.labelled):
        return True
    if candidate.bare and (opening.headed or opening.office):
        return True
    if (capital or opens) and not sign and (opening.headed or opening.named):
        return True if _parts_parties(candidate) else None
    return False if _is_small_and(candidate) else None


def _is_small_and(candidate: Candidate) -> bool:
    """Whether « et » in small letters, inside a line, parts two parties rather than two words or two offices."""
    opening = candidate.opening
    spoken = opening.complete and opening.speaks
    bare = opening.headed and opening.determined and opening.capital and not opening.complete
    if (bare and _is_bare_body(candidate)) or (opening.introduced and _goes_on_called(candidate)):
        return True
    if opening.introduced and opening.named and not opening.headed:
        return spoken
    if opening.capital and opening.named and opening.represented_alone:
        return spoken
    in_capitals = candidate.running.text[opening.start : opening.start + 3].isupper()
    return opening.headed and (opening.determined or in_capitals) and (spoken or opening.said_of_both)


def _parts_parties(candidate: Candidate) -> bool:
    """Whether a capital « ET » or one at a line start parts two parties rather than two words of a name."""
    opening, match, running = candidate.opening, candidate.match, candidate.running
    if opening.complete:
        return True
    if running.opens_line(match.start() + 1) and match[0].lstrip()[:2] in ("et", "& "):
        return opening.headed
    among_capitals = running.text[max(candidate.current, match.start() - 12) : match.start()].isupper()
    return opening.headed and (not among_capitals or opening.speaks)


def _is_bare_body(candidate: Candidate) -> bool:
    """« L'Etat, et, L'Agence … »: a body named without anything said of it, then a comma."""
    name = candidate.running.folded[candidate.current : candidate.match.start()].rstrip()
    return len(name) < 60 and name.endswith(",") and head().match(name) is not None


def _judge_list(candidate: Candidate) -> bool | None:
    opening = candidate.opening
    told = opening.headed or opening.named or opening.labelled or (candidate.bare and opening.office)
    return False if told else None


def _judge_side(candidate: Candidate) -> bool | None:
    opening = candidate.opening
    return False if opening.headed and opening.complete and opening.speaks else None


def _judge_line(candidate: Candidate) -> bool | None:
    """Nothing but a line end: the line above must be finished, and the next open like a party."""
    opening, running = candidate.opening, candidate.running
    above = candidate.match.start()
    if unfinished().search(running.folded, max(0, above - 12), above):
        return None
    if opening.start in running.marked and (opening.headed or (opening.named and opening.complete)):
        return False
    if opening.labelled and opening.complete and not _FORM_OFFICE.match(running.folded, candidate.current):
        return False
    if candidate.bare and running.text[:above].rstrip()[-1:] in ",;.)":
        return False if (opening.headed and opening.determined) or opening.office else None
    begins = opening.headed or (opening.named and (opening.capital or _goes_on_spoken(candidate)))
    if not opening.complete or not opening.speaks or not begins:
        return None
    closed = running.text[:above].rstrip()[-1:] in '.,;:»”")'
    sure = opening.headed or closed or _goes_on_spoken(candidate) or _is_named_line(candidate)
    return False if sure else None


def _is_named_line(candidate: Candidate) -> bool:
    """« L'Assemblée des régions (ADR) ⏎ Ci-après dénommée « l'ADR » »: a name alone on its line, under its article."""
    opening, running = candidate.opening, candidate.running
    line = running.text.find("\n", opening.start, candidate.end)
    named = opening.named and _DETERMINED.match(running.text, opening.start) and line > 0
    return bool(named) and running.text[line - 1] not in ",;:" and _SAID_BELOW.match(running.folded, line) is not None


def _goes_on_spoken(candidate: Candidate) -> bool:
    """« l'ACL (Amis du Lac) représentée par … ⏎ la FDR (…) représentée par »: one a line, each represented at once."""
    folded = candidate.running.folded
    return all(_SPOKEN.match(folded, place) for place in (candidate.current, candidate.opening.start))


def _judge_comma(candidate: Candidate) -> bool | None:
    """A comma or a full stop inside a line: only « …, La Région X, représentée par »."""
    opening, running, place = candidate.opening, candidate.running, candidate.match.start()
    text = running.text
    if text[place] in "«“" or (text[place] == '"' and text[place - 1].isspace()):
        return None
    if text[max(0, place - 3) : place + 1].endswith(("(e)", "(s)", "(es)")):
        return None
    if candidate.bare:
        return False if opening.office or (opening.headed and opening.determined) else None
    if opening.introduced and _goes_on_called(candidate):
        return False
    named = _PERSON_BEFORE.search(running.folded, max(candidate.current, place - 160), place)
    if _is_mentioned(candidate):
        return None
    sure = opening.capital or opening.said_at_once or named is not None
    return False if sure and opening.complete and opening.headed and opening.speaks else None


def _is_mentioned(candidate: Candidate) -> bool:
    """« …, l'association, représentée par », « …, la commune est identifiée »: a word alone names nobody."""
    running, start = candidate.running, candidate.opening.start
    body = head().match(running.folded, start, candidate.end)
    return (
        body is not None
        and running.text[start : body.end()].islower()
        and _GOES_ON.match(running.folded, body.end(), candidate.end) is not None
    )


def _goes_on_called(candidate: Candidate) -> bool:
    """« …, le Fonds du Lac (Fola), le Conseil du Roc (Coroc) et … »: bodies with their initials, one by one."""
    folded, opening = candidate.running.folded, candidate.opening
    before = opening.complete or _CALLED.match(folded, candidate.current, candidate.match.end()) is not None
    return before and _CALLED.match(folded, opening.start, candidate.end) is not None


def _judge_joined(candidate: Candidate) -> bool | None:
    """Two lines run together: « … de l'académie de Lac Le Conseil régional, représenté par »."""
    opening, above = candidate.opening, candidate.match.start()
    sure = opening.capital and opening.headed and opening.determined and opening.complete and opening.said_at_once
    dangling = unfinished().search(candidate.running.folded, max(0, above - 12), above)
    return False if sure and not dangling else None


JUDGES: dict[str, Callable[[Candidate], bool | None]] = {
    "lead": judge_and,
    "word": judge_and,
    "place": _judge_place,
    "list": _judge_list,
    "side": _judge_side,
    "line": _judge_line,
    "joined": _judge_joined,
    "comma": _judge_comma,
}
