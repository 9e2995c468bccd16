"""Words of a line that stand together."""

import pytest

from bordereau.extract.tables.chunks import is_justified
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
