"""Words of a line that stand together."""

import pytest

from bordereau.extract.tables.chunks import cut_chunks, is_justified
from bordereau.schemas.page import Word


def words_of(texts, gaps):
    """Words set one after the other with the given white between them."""
    x0, out = 70.0, []
    for text, gap in zip(texts, [*gaps, 0.0], strict=True):
        out.append(Word(text, x0, 100.0, x0 + 5.0 * len(text), 110.0, 10.0))
        x0 += 5.0 * len(text) + gap
    return out


@pytest.mark.parametrize(
    ("text", "gaps", "justified", "why"),
    [
        ("La Communauté de communes Val", [14.6, 14.7, 14.6, 14.6], True, "stretched to the measure"),
        ("MALTREUIL, n° SIREN 376 918 363,", [12.3, 12.3, 12.4, 12.3, 12.3], True, "figures among words"),
        ("Travaux 2020 2021 2022", [40.0, 12.0, 12.0], False, "a label and its cells"),
        ("Total 120 340 460", [30.0, 30.0, 30.0], False, "figures set evenly"),
        ("Total 120", [30.0], False, "too few to tell"),
    ],
)
def test_a_justified_line_is_told_by_its_even_spaces(text, gaps, justified, why):
    assert is_justified(words_of(text.split(), gaps)) is justified, why


@pytest.mark.parametrize(
    ("text", "chunks", "why"),
    [
        ("17 884,80 € 17 884,80 €", ["17 884,80 €", "17 884,80 €"], "a sign ends a figure, the next begins"),
        ("1 990,00€ 990,00€", ["1 990,00€", "990,00€"], "the sign stands at its figure"),
        ("12,5 % 13,0 %", ["12,5 %", "13,0 %"], "shares as well"),
        ("10 € 50", ["10 € 50"], "cents behind the sign"),
        ("1 200 € HT", ["1 200 € HT"], "a word goes on"),
        ("10 000, 00 €", ["10 000, 00 €"], "decimals that stand apart"),
    ],
)
def test_figures_that_nearly_touch(text, chunks, why):
    words = words_of(text.split(), [2.5] * (len(text.split()) - 1))
    assert [chunk.text for chunk in cut_chunks(words, 9.0)] == chunks, why
