"""In which form a line may head an item: the kind of head, the style of its number, and the number."""

from __future__ import annotations

import re

from bordereau.extract.acts.structure.notes import Note
from bordereau.lexicon.headings import read_label
from bordereau.lexicon.items import read_item_number

LONGEST_PLAIN = 90
"""A head in plain type is a short line."""
_SLASH = re.compile(r"(\d{1,2})\s?/\s?(?=[A-ZÀ-ÖØ-Ý«])")
"""« 3/ Tarifs »."""
_DECIMAL = re.compile(r"(\d{1,2})\.(\d{1,2})[.)]?\s?[-–—:]?\s?(?=[A-ZÀ-ÖØ-Ý«])")
"""« 2.1 Tarifs »."""
_NUMBER = re.compile(r"(\d{1,2})\s?(?:[.°]?\)|°|[.]?\s?[-–—]|\.)\s?(?=[^\W\d_]{2})")
"""« 1) demande », « 2°) Tarifs », « 3 - tarifs », where bold type tells it from a list."""
_LETTER = re.compile(r"([a-z])(?:\s?[.)/]|\s[-–])\s?(?=[A-ZÀ-ÖØ-Ý«0-9])")
"""« a. Tarifs »."""


def read_form(note: Note) -> tuple[str, str, int | None]:
    """The kind of a head, the style of its number, and the last part of the number."""
    text = note.paragraph.text
    item = read_item_number(text)
    if item is not None:
        return item.kind, item.style, item.number
    marker = note.paragraph.marker
    label = read_label(f"{marker} {text}" if marker else text)
    if label is not None and label.kind in ("number", "roman", "letter") and label.number.split()[0].isdigit():
        return "ordinal", label.kind, int(label.number.split()[0])
    if label is not None and label.kind == "letter":
        return "ordinal", "letter", None
    decimal = _DECIMAL.match(f"{marker} {text}" if marker else text)
    if decimal is not None:
        return "ordinal", "decimal", int(decimal[2])
    slash = _SLASH.match(text)
    if slash is not None:
        return "ordinal", "slash", int(slash[1])
    number = _NUMBER.match(f"{marker} {text}" if marker else text)
    if number is not None and (note.look.bold or number.string[number.end()].isupper()):
        return "ordinal", "number", int(number[1])
    letter = _LETTER.match(f"{marker} {text}" if marker else text)
    short = len(text) <= LONGEST_PLAIN and not note.sentence and text.rstrip()[-1:] not in ",;."
    if letter is not None and (
        note.look.bold or note.look.stands_out or (short and letter.string[letter.end()].isupper())
    ):
        return "sub", "letter", ord(letter[1]) - ord("a") + 1
    if marker is not None and len(text) <= LONGEST_PLAIN and text[:1].isupper():
        return "sub", "dash", None
    if marker is None and note.look.stands_out and sum(char.isalpha() for char in text) >= 3:
        return "look", "", None
    return "plain", "", None
