"""What is taken out of a text before its figures are read, and where the rest stood."""

from __future__ import annotations

import pytest

from bordereau.lexicon.bare import lay_bare

TAKEN = [
    ("2\u200b500 €", "2500 €", "a zero-width space"),
    ("12\u2060 000 €", "12 000 €", "a word joiner"),
    ("\u202e100 000\u202c €", "100 000 €", "marks of writing direction"),
    ("1\u00ad500 €", "1500 €", "a soft hyphen between digits"),
    ("850² € et 3 M€¹", "850 € et 3 M€", "note marks"),
    ("TTC¹², net⁽³⁾", "TTC, net", "marks of several signs"),
    ("12 000* €", "12 000 €", "a star before the sign"),
]
LEFT = [
    ("1 200 m² et 3 km²", "surfaces"),
    ("une subven\u00adtion", "a soft hyphen inside a word"),
    ("\u00ad 500 €", "a soft hyphen for a dash"),
    ("12 * 3 = 36", "a product"),
    ("¹ Montant hors taxes", "the note itself"),
    ("10²3", "digits on both sides"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TAKEN)
def test_take_out_what_is_no_part_of_a_figure(text: str, expected: str, why: str) -> None:
    bare = lay_bare(text)
    assert bare is not None, why
    assert bare.text == expected, why
    assert "".join(text[bare.places[i]] for i in range(len(expected))) == expected, why
    start, end = bare.locate(0, len(expected))
    assert text[start:end].strip("\u202e").startswith(expected[0]), why


@pytest.mark.parametrize(("text", "why"), LEFT)
def test_leave_the_rest(text: str, why: str) -> None:
    assert lay_bare(text) is None, why
