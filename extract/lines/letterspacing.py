"""Join words whose letters were drawn apart: « repr é s e n t é e », « d' aut r e par t », « W8192 2 0 1 9 9 ».

Some hosts convert a PDF so that spaces stand inside words, as wide as those between words: geometry cannot tell them
apart, so this is the one place where the vocabulary decides. It works only in a document that is full of lone
letters, and it joins only what makes a known word, or a lone letter with the fragment before it. A joined word has the
box of all its pieces, so evidence stays true.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.months import list_months
from bordereau.lexicon.read import read_word_list
from bordereau.schemas.page import Line, Word, enclose

DAMAGED_SHARE = 0.08
"""Share of lone letters among the words of a text from which it counts as damaged; sound texts have under 2 %."""
LONGEST = 14
"""Pieces in one word at most."""
_LONE = re.compile(r"[A-Za-zÀ-ÿ]$")
_WHOLE = frozenset("aày")
"""Lone letters that are words of their own."""
_ELISION = re.compile(r"^(?:[a-z]|qu|jusqu|lorsqu|puisqu)'")
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")


@functools.cache
def _words() -> frozenset[str]:
    return read_word_list("torn_words", "words") | set(list_months())


def is_letterspaced(lines: Sequence[Line]) -> bool:
    """Whether a text has so many lone letters that its words must have been torn."""
    words = [word.text for line in lines for word in line.words if any(map(str.isalpha, word.text))]
    lone = sum(1 for word in words if _LONE.match(word) and squeeze(word) not in _WHOLE)
    return len(words) >= 20 and lone >= DAMAGED_SHARE * len(words)


def mend_pages(pages: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    """Join the torn words of a damaged document; a sound one comes back as it is. ``pages[i]``: lines of a page."""
    if not is_letterspaced([line for lines in pages for line in lines]):
        return tuple(map(tuple, pages))
    return tuple(_mend_page(lines) for lines in pages)


def _mend_page(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Mend each line; a piece that a line end tore off goes back to its word, which keeps its own box."""
    out: list[Line] = []
    for line in lines:
        words = list(_mend(line.words))
        if out and words and (whole := _torn_at_line_end(out[-1].words[-1], words[0])) is not None:
            out[-1] = replace(out[-1], words=(*out[-1].words[:-1], whole))
            words = words[1:]
        if words:
            out.append(replace(line, words=tuple(words)))
    return tuple(out)


def _torn_at_line_end(last: Word, first: Word) -> Word | None:
    """The word that the end of a line and the start of the next make together, if they do."""
    if _is_known(last.text) and _is_known(first.text):
        return None
    joined = last.text + first.text
    lone = (
        bool(_LONE.match(first.text.rstrip(",.;:"))) and squeeze(first.text) not in _WHOLE and not _is_known(last.text)
    )
    if not (_is_known(joined) or (lone and last.text[-1:].isalpha())):
        return None
    return replace(last, text=joined)


def _mend(words: Sequence[Word]) -> tuple[Word, ...]:
    out: list[Word] = []
    place = 0
    while place < len(words):
        following = words[place + 1].text if place + 1 < len(words) else ""
        hangs = bool(out) and _hangs_on(out[-1].text, words[place].text, following)
        count = 1 if hangs and not _is_known(out[-1].text) else _known_word(words, place)
        if hangs and count == 1:
            out[-1] = _join([out[-1], words[place]])
        else:
            out.append(_join(words[place : place + count]) if count > 1 else words[place])
        place += count
    return tuple(out)


def _known_word(words: Sequence[Word], place: int) -> int:
    """How many pieces from here make the longest known word; 1 when none does."""
    best, joined = 1, ""
    for count, word in enumerate(words[place : place + LONGEST], start=1):
        if not any(char.isalpha() for char in word.text) or (count > 1 and not word.text[0].isalpha()):
            break
        joined += word.text
        if count > 1 and _is_known(joined):
            best = count
        if joined[-1:] in ',.;:!?»”")':
            break
    return best


def _is_known(text: str) -> bool:
    bare = _EDGE.sub("", squeeze(text))
    return bare in _words() or _ELISION.sub("", bare) in _words()


def _hangs_on(before: str, piece: str, after: str) -> bool:
    """Whether a lone letter or digit belongs to the fragment before it."""
    bare = piece.rstrip(",.;:")
    if len(bare) != 1 or not before[-1:].isalnum():
        return False
    if bare.isdigit():
        return (
            before[-1].isdigit()
            and not re.match(r"(?:er|ere|e|bis|ter|place|rue|avenue|boulevard|quai)\b", squeeze(after))
            and bool(re.search(r"[A-Za-z,]\d*$|\d$", before))
        )
    if not bare.isalpha() or not before[-1].isalpha():
        return False
    if bare.isupper() != before[-1].isupper() and not (bare.islower() and len(before) >= 1):
        return False
    if squeeze(bare) in _WHOLE and _is_known(before):
        return False
    return not (bare.isupper() and after[:1].isupper() and _is_known(before))


def _join(words: Sequence[Word]) -> Word:
    first = words[0]
    x0, top, x1, bottom = enclose(words)
    return Word(
        "".join(word.text for word in words),
        x0,
        top,
        x1,
        bottom,
        first.size,
        first.bold,
        first.italic,
        first.rotation,
        first.confidence,
        first.invisible,
    )
