"""What OCR believes to read in a photograph beside or inside a table: a stray « 1 » on a shirt is no figure of it.

A picture that holds print has words in it; one that shows people has a few signs.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.schemas.page import Line, Page, Picture, Word

LEAST_WORDS = 6
"""A picture in which fewer words were read shows something else than print…"""
LARGE_SHARE = 0.5
"""… unless it covers so much of its page: then it is a scan of it."""
_LETTERS = 3


def leave_out_specks(lines: Sequence[Line], page: Page) -> list[Line]:
    """The lines without those that were read, by OCR alone, in pictures that hold next to no print."""
    words = [word for line in lines for word in line.words if word.read_by_ocr]
    shown = [picture for picture in page.pictures if words and _shows_no_print(picture, words, page)]
    if not shown:
        return list(lines)
    return [line for line in lines if not all(_is_speck(word, shown) for word in line.words)]


def _shows_no_print(picture: Picture, words: Sequence[Word], page: Page) -> bool:
    area = (picture.x1 - picture.x0) * (picture.bottom - picture.top)
    if area > LARGE_SHARE * page.width * page.height:
        return False
    held = [word for word in words if _holds(picture, word)]
    return sum(len(word.text) >= _LETTERS for word in held) < LEAST_WORDS


def _is_speck(word: Word, shown: Sequence[Picture]) -> bool:
    return word.read_by_ocr and any(_holds(picture, word) for picture in shown)


def _holds(picture: Picture, word: Word) -> bool:
    return picture.x0 <= (word.x0 + word.x1) / 2 <= picture.x1 and picture.top <= word.middle <= picture.bottom
