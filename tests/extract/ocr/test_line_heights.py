"""A line's type is as high as its tall letters say, whatever dust lies above or below."""

from dataclasses import replace

import pytest

from bordereau.extract.ocr.line_heights import even_heights

TEXT = "la commune de Valbrume verse chaque mois le solde dont elle est redevable"


def write_line(seen, number, top, *, text=TEXT, tall=30.0, height=40.0, foot=10.0):
    """A line whose tall letters are so tall, with a measured height and so much of it below the base line."""
    base = top + height - foot
    return [
        replace(word, top=base - tall, bottom=base, line_top=top, line_bottom=top + height)
        for word in seen(text, line=number, top=top)
    ]


@pytest.mark.parametrize(
    ("odd", "expected", "why"),
    [
        ({"height": 50.0, "foot": 20.0}, 40.0, "a speck below the line"),
        ({"height": 50.0, "foot": 10.0}, 40.0, "a stamp's stroke above it"),
        ({"height": 42.0}, 42.0, "about as usual: left"),
        ({"tall": 45.0, "height": 60.0, "foot": 15.0}, 60.0, "a title in larger type"),
        ({"text": "mille euros (1 200 000 €).", "height": 28.0}, 40.0, "one tall word, as high as all others"),
        ({"text": "mille euros", "tall": 22.0, "height": 36.0}, 36.0, "one, and lower: small print, or misread"),
        ({"text": "(1 200 000 €)", "tall": 20.0, "height": 28.0}, 28.0, "figures may be low ones: nothing is known"),
        ({"tall": 24.0, "height": 32.0, "foot": 8.0}, 32.0, "small print"),
    ],
)
def test_heights(seen, odd, expected, why):
    words = [word for number in range(6) for word in write_line(seen, number, 100.0 + 60 * number)]
    words += write_line(seen, 6, 460.0, **odd)
    made = even_heights(words)
    assert {word.height for word in made if word.line == 6} == {expected}, why
    assert [word for word in made if word.line < 6] == [word for word in words if word.line < 6], why
    assert [word.text for word in made] == [word.text for word in words], why


def test_a_page_of_few_lines_is_left(seen):
    words = [*write_line(seen, 0, 100.0), *write_line(seen, 1, 160.0, height=52.0)]
    assert even_heights(words) == tuple(words)


def test_a_page_of_two_kinds_of_type_is_left(seen):
    words = [word for number in range(6) for word in write_line(seen, number, 100.0 + 60 * number)]
    words += [word for number in range(6, 10) for word in write_line(seen, number, 100.0 + 60 * number, height=52.0)]
    assert even_heights(words) == tuple(words)
