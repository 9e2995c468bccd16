"""Which pages can be believed as they are, and which must be read from their picture.

A born-digital page is never sent to OCR. A picture on it that holds print is, alone. A text layer that a copier has
laid invisibly over its picture is not taken on trust, nor is one whose signs are garbage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase
from typing import Any, Literal

from bordereau.extract.page.letter_rows import shows_rows
from bordereau.schemas.page import Page, Picture, Word

Verdict = Literal["layer", "scan", "untrusted", "mixed", "blank"]
"""``scan``: no text layer; ``untrusted``: one that must be replaced; ``mixed``: good, but a picture holds print."""

LARGE = 0.5
"""The share of a page from which a picture is the page itself."""
NOTABLE = 0.02
"""Smaller pictures are logos and signatures."""
JOINT_PT = 2.0
GARBLED = 0.25
"""The share of garbled words from which a layer is not to be trusted."""
FEW_WORDS = 8
COMMON = frozenset("esaitnrulo")
FRENCH_SHARE = 0.6
ENOUGH_LETTERS = 100

BAD_SIGNS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\u0530-\u1cff\u3000-\ud7ff]|\\\\(?=\\w)")
LETTERS_OR_BAD = re.compile(f"[^\\W_]|{BAD_SIGNS.pattern}")
LETTER_IN_NUMBER = re.compile(r"\d[A-Za-z$|\\]\d|^[OlI|S$]\d{2,}$|^\d{2,}[OlI|S$]$")
CAPITAL_INSIDE = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý][a-zà-ÿ]")
ODD_INSIDE = re.compile(r"[^\W\d_][|\\~^_=<>{}$¬¦§¤†‡¶º¹²³][^\W\d_]")
MASK = re.compile(r"^[xX]+\W*$")
VOWELS = re.compile("[aeiouyàâäéèêëîïôöùûüœæAEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ]")


@dataclass(frozen=True, slots=True)
class Triage:
    """What to do with a page, and the pictures to read where only they are."""

    verdict: Verdict
    areas: tuple[Picture, ...] = ()


def triage_page(page: Page) -> Triage:
    """Judge a page by its text layer and its pictures; nothing is rendered.

    ``scan`` and ``mixed`` are guesses until the picture has been looked at (``holds_print``).
    """
    visible = [word for word in page.words if not word.invisible]
    large = [picture for picture in join_pieces(page.pictures) if cover(page, [picture]) >= NOTABLE]
    covered = cover(page, large)
    if not page.words:
        return Triage("scan" if page.pictures or page.rules or page.fills else "blank")
    if len(visible) < 0.2 * len(page.words) and covered >= LARGE:
        return Triage("untrusted")
    if is_garbled(visible):
        return Triage("untrusted")
    if covered >= LARGE and len(visible) < FEW_WORDS:
        return Triage("scan")
    if large:
        return Triage("mixed", tuple(large))
    return Triage("layer")


def cover(page: Page, pictures: Sequence[Picture]) -> float:
    """The share of the page under pictures; those that overlap (a mask over its background) count once each."""
    area = sum(
        max(0.0, min(p.x1, page.width) - max(p.x0, 0.0)) * max(0.0, min(p.bottom, page.height) - max(p.top, 0.0))
        for p in pictures
    )
    return area / max(1.0, page.width * page.height)


def join_pieces(pictures: Sequence[Picture]) -> tuple[Picture, ...]:
    """Pictures as wide as each other, one right under the other, are strips of one; those that overlap are its layers.

    >>> strips = [Picture(0, 100.0 * n, 600, 100.0 * (n + 1), 1600, 270) for n in range(8)]
    >>> [(whole.top, whole.bottom, whole.height_px) for whole in join_pieces(strips)]
    [(0.0, 800.0, 2160)]
    """
    whole: list[Picture] = []
    for picture in sorted(pictures, key=lambda picture: (picture.top, picture.x0)):
        home = next((n for n, other in enumerate(whole) if _belongs(other, picture)), None)
        if home is None:
            whole.append(picture)
            continue
        other = whole[home]
        under = picture.top >= other.bottom - JOINT_PT
        whole[home] = Picture(
            min(other.x0, picture.x0),
            min(other.top, picture.top),
            max(other.x1, picture.x1),
            max(other.bottom, picture.bottom),
            max(other.width_px, picture.width_px),
            other.height_px + picture.height_px if under else max(other.height_px, picture.height_px),
        )
    return tuple(whole)


def _belongs(other: Picture, picture: Picture) -> bool:
    """Whether a picture is the next strip of another, or a layer in its place."""
    if abs(other.x0 - picture.x0) > JOINT_PT or abs(other.x1 - picture.x1) > JOINT_PT:
        return False
    next_strip = abs(picture.top - other.bottom) <= JOINT_PT
    layer = abs(picture.top - other.top) <= JOINT_PT and abs(picture.bottom - other.bottom) <= JOINT_PT
    return next_strip or layer


def is_garbled(words: Sequence[Word]) -> bool:
    r"""Whether the words of a layer are no text: a lost encoding, or the OCR of a poor copier.

    >>> is_garbled([Word(t, 0, 0, 0, 0) for t in "La Région verse 12 000 € au titre de la convention".split()])
    False
    >>> is_garbled([Word(t, 0, 0, 0, 0) for t in "DF\\ARTEMENT brK c0nv3nt!on xzq 1O5O vwx bcdf lrsz mnp".split()])
    True
    """
    long = [w.text for w in words if len(w.text) >= 3 and LETTERS_OR_BAD.search(w.text) and not MASK.match(w.text)]
    if len(long) < FEW_WORDS:
        return False
    if is_ciphered("".join(long)):
        return True
    return sum(_is_garbled(text) for text in long) >= GARBLED * len(long)


def is_ciphered(text: str) -> bool:
    """Whether letters stand for other letters: a font whose table of signs is wrong reads « kl sh Yénpvu ».

    Ten letters make four fifths of any French text, names and Corsican included (0.69 at least on 518 pages); of 300
    alphabets put in disorder, 19 in 20 leave less than 0.56. Masks (« XXXX ») do not count.
    """
    plain = unicodedata.normalize("NFD", text.lower())
    counts = {letter: plain.count(letter) for letter in ascii_lowercase if letter != "x"}
    letters = sum(counts.values())
    return letters >= ENOUGH_LETTERS and sum(counts[letter] for letter in COMMON) < FRENCH_SHARE * letters


@lru_cache(maxsize=8192)
def _is_garbled(text: str) -> bool:
    if BAD_SIGNS.search(text) or LETTER_IN_NUMBER.search(text) or ODD_INSIDE.search(text):
        return True
    letters = sum(map(str.isalpha, text))
    if letters >= 3 and not VOWELS.search(text) and (letters >= 5 or text.lower() == text):
        return True
    return bool(CAPITAL_INSIDE.search(text)) or bool(re.search(r"[a-z]\d[a-z]", text))


def holds_print(grey: Any, dpi: float, page: Page, area: Picture | None = None) -> bool:
    """Whether a rendered page (or one picture on it) shows rows of letters where the text layer has no word.

    ``grey``: numpy array of uint8. What lies under the words of the layer does not count.
    """
    import cv2
    import numpy as np

    point = dpi / 72
    height, width = grey.shape
    rows, columns = slice(0, height), slice(0, width)
    if area is not None:
        rows = slice(max(0, int(area.top * point)), min(height, int(area.bottom * point) + 1))
        columns = slice(max(0, int(area.x0 * point)), min(width, int(area.x1 * point) + 1))
    block = round(15 * point) | 1
    part = np.ascontiguousarray(grey[rows, columns])
    if part.size == 0:
        return False
    ink = cv2.adaptiveThreshold(part, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 25)
    for word in page.words:
        if not word.invisible:
            ink[
                max(0, int((word.top - 1) * point) - rows.start) : max(0, int((word.bottom + 1) * point) - rows.start),
                max(0, int((word.x0 - 1) * point) - columns.start) : max(0, int((word.x1 + 1) * point) - columns.start),
            ] = 0
    return shows_rows(ink, point)
