"""A short line under a long one of the same type is as high as that; no other line is touched."""

from dataclasses import replace

import pytest

from bordereau.extract.ocr.short_lines import even_short_lines

LONG = "délégué local de l'agence dans le département"


def line_of(seen, text, number, top, height, shift=0.0):
    return [
        replace(word, x0=word.x0 + shift, x1=word.x1 + shift, line_top=top, line_bottom=top + height)
        for word in seen(text, line=number, top=top)
    ]


@pytest.mark.parametrize(
    ("text", "top", "height", "shift", "expected", "why"),
    [
        ("« Anah »,", 163.0, 32.0, 0.0, 40.0, "the end of a sentence"),
        ("»,", 173.0, 22.0, 0.0, 40.0, "signs alone"),
        ("« Anah »,", 163.0, 32.0, 300.0, 32.0, "a line of its own, set in"),
        ("« Anah »,", 240.0, 32.0, 0.0, 32.0, "farther down: another paragraph"),
        ("dénommée ci-après agence", 163.0, 32.0, 0.0, 32.0, "long enough to be measured: small print"),
        ("« Anah »,", 163.0, 48.0, 0.0, 48.0, "larger type"),
    ],
)
def test_heights(seen, text, top, height, shift, expected, why):
    words = [*line_of(seen, LONG, 0, 100.0, 40.0), *line_of(seen, text, 1, top, height, shift)]
    made = even_short_lines(words)
    assert {word.height for word in made if word.line == 1} == {expected}, why
    assert {word.line_bottom for word in made if word.line == 1} == {top + height}, why
    assert [word for word in made if word.line == 0] == words[: len(LONG.split())], why


def test_nothing_stands_above(seen):
    words = line_of(seen, "« Anah »,", 0, 100.0, 30.0)
    assert even_short_lines(words) == tuple(words)
