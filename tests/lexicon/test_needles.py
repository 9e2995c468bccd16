"""Whatever a form matches holds one of its needles."""

from __future__ import annotations

import pytest

from bordereau.lexicon.folding import fold
from bordereau.lexicon.needles import list_needles
from bordereau.lexicon.read import read_parts
from vocabulary import ENTRIES

WITH_EXAMPLE = [(name, entry) for name, entry in ENTRIES if entry.example]


def test_every_example_holds_a_needle_of_its_form() -> None:
    for name, entry in WITH_EXAMPLE:
        needles = list_needles(entry.form, read_parts(name))
        folded = fold(entry.example or "")
        assert needles is None or any(needle in folded for needle in needles), f"{name}: « {entry.form} », {needles}"


def test_most_forms_have_needles() -> None:
    """Or the search would be no quicker than without."""
    found = sum(list_needles(entry.form, read_parts(name)) is not None for name, entry in WITH_EXAMPLE)
    assert found > 0.8 * len(WITH_EXAMPLE)


@pytest.mark.parametrize(
    ("form", "needles", "why"),
    [
        ("seance[s] levee", {"seance"}, "the longest letters"),
        ("signe[e] a", {"signe"}, "what may be absent is no needle"),
        ("(levee|close) le", {"levee", "close"}, "one of several"),
        ("(levee|) le", {"le"}, "an empty alternative needs nothing"),
        ("membre(s) du bureau", {"membre"}, "a plural is none"),
        ("oeuvre", {"uvre"}, "« oe » may be « œ »"),
        ("president*", {"president"}, "any ending"),
        ("{numeral} {word}", None, "kinds of words have no letters"),
        ("$$", None, "signs that stand for themselves are left out: no harm"),
        ("{who} decide", {"decide"}, "the longer of a part and the letters"),
        ("{who}", {"maire", "conseil"}, "a part is its forms"),
    ],
)
def test_needles_of_a_form(form: str, needles: set[str] | None, why: str) -> None:
    found = list_needles(form, {"who": ("maire", "conseil")})
    assert (set(found) if found else None) == needles, why


def test_a_part_that_holds_itself_ends() -> None:
    assert list_needles("{a}", {"a": ("x {a} long",)}) == {"long"}
