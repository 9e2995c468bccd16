"""The legal form of a party, only where it is stated in words."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from bordereau.lexicon import bodies
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.read import read_pattern, write_pattern
from bordereau.normalize.parties.clauses import Clause
from bordereau.schemas.found_party import FoundText


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], FormPattern, re.Pattern[str]]:
    initials = "|".join(re.escape(word.upper()) for word in sorted(bodies.initials(), key=len, reverse=True))
    return (
        re.compile(rf"{write_pattern('legal_forms', 'forms.words')}(?![\w'])"),
        re.compile(rf"(?<![\w.-])(?:{initials})(?![\w-])"),
        read_pattern("legal_forms", "forms.law"),
        re.compile(rf"(?<=[,(-]\s){write_pattern('legal_forms', 'forms.apposed')}(?=\s*[,)])"),
    )


def find_forms(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Every place where a form is stated, in words or in capital initials."""
    words, initials, _, apposed = _patterns()
    stop = len(text) if end is None else end
    folded = fold_quotes(text)
    spans = [m.span() for pattern in (words, apposed) for m in pattern.finditer(folded, start, stop)]
    spans += [m.span() for m in initials.finditer(text, start, stop)]
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def read_legal_form(text: str, clauses: Sequence[Clause]) -> FoundText | None:
    """The form of a party: the one set beside its name by a comma, else the one in the name itself.

    An association's law belongs to its form, wherever it is printed.

    >>> from bordereau.normalize.parties.clauses import find_clauses
    >>> text = "ACTION LOCALE, association régie par la loi du 1er juillet 1901, dont le siège est à Lac"
    >>> read_legal_form(text, find_clauses(text)).text
    'association régie par la loi du 1er juillet 1901'
    """
    law = _find_law(text)
    best: tuple[int, int] | None = None
    for start, end in _stated_regions(text, clauses):
        for form in find_forms(text, start, end):
            if best is None or (_is_set_beside(text, form[0]) and not _is_set_beside(text, best[0])):
                best = form
    if best is None:
        return FoundText(*law, " ".join(text[slice(*law)].split())) if law else None
    best = _to_comma(text, best, clauses)
    if law is not None and "association" in fold_quotes(text[slice(*best)]):
        stated = " ".join(f"{text[slice(*best)]} {text[slice(*law)]}".split())
        return FoundText(min(best[0], law[0]) if _touch(text, best, law) else law[0], max(best[1], law[1]), stated)
    return FoundText(*best, " ".join(text[slice(*best)].split()))


def _to_comma(text: str, form: tuple[int, int], clauses: Sequence[Clause]) -> tuple[int, int]:
    """A form set beside the name goes on to the next comma: « organisme de droit privé chargé d'une mission … »."""
    if not _is_set_beside(text, form[0]) or text[slice(*form)].isupper():
        return form
    stop = min((clause.start for clause in clauses if clause.start >= form[1]), default=len(text))
    rest = re.match(r"[^,;:.()\n]{1,70}", text[form[1] : stop])
    if rest is None or any(char.isdigit() for char in rest[0]) or " par " in rest[0]:
        return form
    return form[0], form[1] + len(rest[0].rstrip())


def _find_law(text: str) -> tuple[int, int] | None:
    match = _patterns()[2].search(fold_quotes(text))
    return match.span() if match else None


def _touch(text: str, form: tuple[int, int], law: tuple[int, int]) -> bool:
    return not text[form[1] : law[0]].strip(" ,\n")


def _stated_regions(text: str, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Where a form may stand: before the first clause, and in clauses that are about the body and not a person."""
    regions = [(0, clauses[0].start if clauses else len(text))]
    regions += [(c.start, c.end) for c in clauses if c.kind in ("capital", "registered")]
    regions += [(c.body, c.end) for c in clauses if c.kind in ("seat", "alias", "side")]
    return regions


def _is_set_beside(text: str, start: int) -> bool:
    return text[:start].rstrip().endswith((",", "(", "-", "–", ":"))
