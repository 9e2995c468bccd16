"""The words for numbers, and those that scale a number: « trois cents », « 15 milliers », « 5,5 millions »."""

from __future__ import annotations

from functools import cache

from bordereau.lexicon.read import read_entries, read_file

_FILE = "numbers"


@cache
def read_number_words(rank: str) -> dict[str, int]:
    """What the words of one rank are worth: « units », « tens », « hundreds », « thousands ».

    >>> read_number_words("units")["seize"], read_number_words("tens")["septante"]
    (16, 70)
    """
    words: dict[str, int] = read_file(_FILE)[rank]
    return words


@cache
def read_scales(*, figures: bool) -> dict[str, int]:
    """The words that scale a number, as powers of ten: a number in ``figures``, or one in words.

    « mille » scales figures; in words it is a number of its own.

    >>> read_scales(figures=True)["milliers"], "mille" in read_scales(figures=False)
    (3, False)
    """
    found: dict[str, int] = {}
    for entry in read_entries(_FILE, "scales"):
        if entry.meaning.get("figures") if figures else entry.meaning["power"] > 3:
            word = entry.form.removesuffix("(s)").removesuffix("[s]")
            found |= dict.fromkeys((word, f"{word}s"), entry.meaning["power"])
    return found
