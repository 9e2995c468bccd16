"""Two readings of a figure become one, and where they differ both are kept for the judge.

The readings are laid side by side sign by sign, spaces apart, so that each word of the first reader finds what the
second saw in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from bordereau.extract.ocr.engine import SeenWord, Strip
from bordereau.extract.ocr.strips import is_doubtful
from bordereau.lexicon.money_units import list_printed_letters

SURE_FILL = 0.6
"""How sure the second reader must be where the first saw nothing."""
SURE_BESIDE = 0.35
"""The same where it reads the digits as the first did and sees their unit besides: dust makes it unsure of a comma."""
SURE_ALONE = 0.9
UNSURE = 0.35
LOST = 0.3
"""What neither reader can read is no word."""
LITTER = "‘'`´,.°*|:;·~^‚¸+"
MARKS = frozenset("‘'`´.,:;·°~^¸")
"""Alone, and seen by the second reader only, they are dust beside a figure."""
DUST_BEFORE = re.compile(r"^[‘'`´,.°*|:;·~^‚¸+\s]+(?=\d)")
GLUED_AFTER = re.compile(r"([€%])([.,;:]?)[.,;:]*(?=[^\W\d_]{2})")
"""« M€,,dont »: after a unit and its comma the second reader loses the space; dust is a second comma."""
FIGURE = re.compile(r"^\d[\d.,]*[.,;:]?$")
SURE = 0.8
"""A reading whose least sure sign is surer than this is believed on signs that the other cannot read."""
UNIT = re.compile(rf"^[(\[]?(?:{'|'.join(list_printed_letters())}|md)?€[)\]]?[.,;:]*$|^[dD]['’]€[.,;:)]*$|^%[.,;:)]*$")
THOUSANDS_DOT = re.compile(r"^\d{1,3}(?:\.\d{3})+$")
"""« 143.400 » for « 143 400 » is dust in the space; the value is the same without it."""
GROUPED = re.compile(r"^\d{1,3}(?: \d{3})+$")
OPENS_THOUSANDS = re.compile(r"^[-–(]?\d{1,3}$")
DOTTED_GROUP = re.compile(r"^0\d[.,]\d$")
DIGITS = re.compile(r"\d")
MINUS = re.compile(r"^[-–—−]\d")


def merge_group(words: Sequence[SeenWord], second: Strip) -> tuple[SeenWord, ...]:
    """The words of one strip after the second reader has read it too.

    Same number of digits: word by word. Another number of digits: one reading is believed whole, for figures cannot be
    laid beside each other when one has lost or found a digit.
    """
    seen = [word for word in words if word.text]
    second = replace(second, text=GLUED_AFTER.sub(r"\1\2 ", second.text))
    if seen and seen[0].text[:1] not in LITTER:
        second = replace(second, text=DUST_BEFORE.sub("", second.text))
    if not words:
        return ()
    if second.confidence < LOST and all(word.confidence < UNSURE and len(word.text) <= 3 for word in seen):
        return ()
    if not second.text:
        return tuple(seen)
    if len(seen) < len(words) or all(is_doubtful(word) for word in words):
        return _fill_gaps(words, seen, second)
    mine, theirs = _digits("".join(word.text for word in words)), _digits(second.text)
    if mine and theirs and len(mine) != len(theirs):
        return _choose_whole(words, second)
    parts = lay_beside([word.text for word in words], second.text)
    merged: list[SeenWord] = []
    for before, word, part in zip([None, *words], words, parts, strict=False):
        if before is not None and _is_dotted_group(before.text, word.text, part.strip()):
            merged.append(replace(word, text=part.strip(), mended=word.text))
        else:
            merged.extend(_merge_word(word, part.strip(), second.confidence))
    return tuple(word for word in merged if not set(word.text) <= MARKS or word in words)


def _is_dotted_group(before: str, text: str, part: str) -> bool:
    """Whether dust stands among the three digits of a group of thousands: no figure is written with such a point.

    >>> _is_dotted_group("12", "00.0", "000"), _is_dotted_group("1", "2.50", "250"), _is_dotted_group("12", "0,5", "05")
    (True, False, False)
    """
    return bool(OPENS_THOUSANDS.match(before) and DOTTED_GROUP.match(text) and re.fullmatch(r"\d{3}", part))


def _fill_gaps(words: Sequence[SeenWord], seen: Sequence[SeenWord], second: Strip) -> tuple[SeenWord, ...]:
    """Print that the first reader passed over, or of which it was unsure: the second is believed if it is sure.

    Letters alone are left to the first reader, for the second mixes case and loses spaces; but not a word of which it
    was quite unsure and the second is sure.
    """
    figures, letters = _digits(second.text), any(sign.isalpha() for sign in second.text)
    known = "".join(word.text for word in seen)
    agreed = bool(figures) and figures == _digits(known) and any(UNIT.match(piece) for piece in second.text.split())
    least = SURE_BESIDE if agreed else SURE_FILL if len(second.text) > 1 else SURE_ALONE
    if second.confidence < least or not (figures or letters):
        return tuple(seen)
    if len(second.text) == 1 and not _has_height_of_digit(words):
        return tuple(seen)
    if seen and not figures and not any(sign in second.text for sign in "€%"):
        lost = second.confidence >= SURE_ALONE and len(seen) == 1 and seen[0].confidence < UNSURE
        return (replace(seen[0], text=second.text, confidence=second.confidence),) if lost else tuple(seen)
    if seen and _digits(known) == figures and (len(seen) == len(words) or _adds_a_letter(known, second.text)):
        return tuple(seen)
    read = " ".join(word.text for word in seen)
    whole = replace(
        enclose_words(words),
        confidence=second.confidence,
        alternative=read if _digits(read) not in ("", figures) else "",
    )
    return tuple(split_word(whole, second.text))


def _adds_a_letter(known: str, text: str) -> bool:
    """Whether a reading holds no more than one letter besides: a piece of a stamp's arc beside a figure.

    >>> _adds_a_letter("2.-", "E 2.-"), _adds_a_letter("12 000", "12 000 €"), _adds_a_letter("2", "n° 2 du")
    (True, False, False)
    """
    more = [sign for sign in text if sign.isalpha() or sign in "€%"]
    for sign in known:
        if sign in more:
            more.remove(sign)
    return len(more) == 1 and more[0].isalpha() and more[0] not in "àyù"


def _has_height_of_digit(words: Sequence[SeenWord]) -> bool:
    """A sign alone may be the piece of a stamp's arc: it must be as tall as a digit of its line."""
    whole = enclose_words(words)
    return 0.5 <= (whole.bottom - whole.top) / whole.height <= 0.85


def enclose_words(words: Sequence[SeenWord]) -> SeenWord:
    """One word in the place of several of a line."""
    return replace(
        words[0],
        x0=min(word.x0 for word in words),
        x1=max(word.x1 for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
    )


def _choose_whole(words: Sequence[SeenWord], second: Strip) -> tuple[SeenWord, ...]:
    """All of the second reading, or all of the first with the second beside it."""
    sure = min(word.confidence for word in words if DIGITS.search(word.text))
    if second.confidence < max(sure, 0.5) and sure >= 0.5:
        first = next(index for index, word in enumerate(words) if DIGITS.search(word.text))
        return tuple(
            replace(word, alternative=second.text, confidence=min(word.confidence, SURE)) if index == first else word
            for index, word in enumerate(words)
        )
    read = " ".join(word.text for word in words)
    whole = replace(
        enclose_words(words),
        confidence=min(second.confidence, SURE) if sure >= 0.5 else second.confidence,
        alternative=read if sure >= 0.5 else "",
    )
    return tuple(split_word(whole, second.text))


def lay_beside(texts: Sequence[str], reading: str) -> list[str]:
    """What a second reading holds in the place of each word of the first, spaces kept inside.

    >>> lay_beside(["8,52", "ME"], "8,52 M€")
    ['8,52', 'M€']
    >>> lay_beside(["7", "385"], "7385")
    ['7', '385']
    >>> lay_beside(["aA47i"], "114,71 M€")
    ['114,71 M€']
    """
    first = "".join(texts)
    places = [index for index, sign in enumerate(reading) if not sign.isspace()]
    second = "".join(reading[index] for index in places)
    if not second:
        return ["" for _ in texts]
    ends: list[int] = []
    total = 0
    for text in texts:
        total += len(text)
        ends.append(total)
    cuts = [_map_cut(first, second, end) for end in ends[:-1]] + [len(second)]
    parts: list[str] = []
    start = 0
    for cut in cuts:
        stop = max(start, cut)
        parts.append(reading[places[start] : places[stop - 1] + 1] if stop > start else "")
        start = stop
    return parts


def _map_cut(first: str, second: str, cut: int) -> int:
    """The place in ``second`` that answers to the place ``cut`` in ``first``."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if i1 <= cut < i2 or (cut == i2 and tag == "equal"):
            if tag == "equal":
                return j1 + cut - i1
            return min(j2, j1 + cut - i1)
        if cut == i2:
            return j2
    return len(second)


def _merge_word(word: SeenWord, part: str, sure: float) -> list[SeenWord]:
    mine, theirs = _digits(word.text), _digits(part)
    if UNIT.match(part) and not mine:
        return [replace(word, text=part, confidence=max(word.confidence, sure))]
    if not mine and _names_unit_too(word.text, part):
        return split_word(replace(word, confidence=sure), part)
    if not mine:
        dust = set(word.text) <= set(":;,.'’‘`°*|") and not part and sure >= SURE
        return [] if dust else [word]
    if mine == theirs:
        return _take_marks(word, part, sure)
    if not theirs:
        return [word]
    if sure >= word.confidence or word.confidence < SURE:
        return split_word(replace(word, confidence=min(sure, SURE), alternative=word.text), part)
    return [replace(word, confidence=min(word.confidence, SURE), alternative=part)]


def _names_unit_too(text: str, part: str) -> bool:
    """Whether the second reader saw a unit of money before the word that the first saw alone.

    >>> _names_unit_too("dont", "M€ dont"), _names_unit_too("dont", "dort"), _names_unit_too("en", "€ pour")
    (True, False, False)
    """
    unit, _, rest = part.partition(" ")
    return bool(UNIT.match(unit)) and rest.casefold() == text.casefold() != ""


def _take_marks(word: SeenWord, part: str, sure: float) -> list[SeenWord]:
    """Same digits: the first reader's spelling, unless the second knows better about what is no digit.

    The second reads the €; it sees no brackets or full stop where dust or a stamp drew one. A comma between digits that
    only one of them saw is believed (readers lose small signs rather than invent them), with the other reading beside
    it; so is a minus. A point for a comma is no matter.
    """
    confidence = max(word.confidence, sure)
    same = replace(word, confidence=confidence)
    if part == word.text:
        return [same]
    if (
        FIGURE.match(word.text.strip(LITTER))
        and word.text[-1:] in ".,;:"
        and part[-1:] != word.text[-1:]
        and sure >= SURE
    ):
        word = same = replace(same, text=word.text.rstrip(".,;:"))  # two readers see two marks: it is dust
        part = part.rstrip(".,;:")
    if FIGURE.match(word.text.lstrip(LITTER)) and word.text[:1] in LITTER:
        word = same = replace(same, text=word.text.lstrip(LITTER))
        part = part.lstrip(LITTER)
    if MINUS.match(part) and word.text[:1].isdigit():
        return split_word(replace(same, alternative=word.text), part)
    if GROUPED.match(part) and word.text.isdigit():
        return split_word(same, part)
    if "€" in part and "€" not in word.text and any(sign.isalpha() for sign in word.text):
        return split_word(same, part)
    if THOUSANDS_DOT.match(part) and word.text.isdigit():
        return [same]
    if len(_separators(part)) > len(_separators(word.text)):
        return split_word(replace(same, alternative=word.text), part)
    if len(_separators(part)) < len(_separators(word.text)):
        return [replace(same, alternative=part)]
    if MINUS.match(word.text) and not MINUS.match(part):
        return [replace(same, alternative=part)]
    odd = set(word.text) - set(part)
    if sure >= SURE and odd and not any(sign.isalnum() or sign in ",€%°" for sign in odd):
        return split_word(same, part)
    return [same]


def _separators(text: str) -> str:
    return "".join(sign for sign in text.strip(".,;:'’ ") if sign in ".,")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def split_word(word: SeenWord, text: str) -> list[SeenWord]:
    """A word whose reading holds spaces becomes several, its width shared by the number of signs."""
    pieces = text.split()
    if len(pieces) <= 1:
        return [replace(word, text=text)]
    step = (word.x1 - word.x0) / len(text)
    out: list[SeenWord] = []
    start = 0
    for piece in pieces:
        start = text.index(piece, start)
        out.append(replace(word, text=piece, x0=word.x0 + step * start, x1=word.x0 + step * (start + len(piece))))
        start += len(piece)
    return out
