"""A doubtful word that is none is told by one that comes back; words, names and sure readings stay."""

from dataclasses import replace

import pytest

from bordereau.extract.page.recurring import PAIRS, measure_distance, mend_recurring
from bordereau.schemas.page import Page, Word


def make_page(*words: tuple[str, float | None], number: int = 1) -> Page:
    made = tuple(
        Word(text, 50.0 + 40 * place, 100.0, 85.0 + 40 * place, 112.0, size=10.0, confidence=sure)
        for place, (text, sure) in enumerate(words)
    )
    return replace(Page(number, 595.0, 842.0, 0), words=made, text_source="ocr")


@pytest.mark.parametrize(
    ("read", "sure", "elsewhere", "expected", "why"),
    [
        ("éapital", 0.3, "", "capital", "a word of most acts"),
        ("l'assernblée,", 0.5, "", "l'assemblée,", "with what is written together with it"),
        ("GARONNAIZE", 0.6, "Garonnaise", "GARONNAISE", "the name of a party, in capitals here"),
        ("Atlrélien", 0.6, "Aurélien", "Aurélien", "he signs at the end"),
        ("corimunaeutaire", 0.3, "communautaire", "communautaire", "a long word of which two signs are wrong"),
        ("éapital", 0.95, "", "éapital", "the reader is sure"),
        ("salaire", 0.5, "solaire", "salaire", "French has both"),
        ("Vermandel", 0.6, "Vernadal", "Vermandel", "another name"),
        ("Zorvek", 0.6, "Zarvek Zurvek", "Zorvek", "two that are as near"),
        ("ménsiel", 0.5, "", "ménsiel", "nothing near it"),
        ("éapit", 0.3, "capit", "éapit", "a short word may be anything"),
        ("2O24Fr", 0.3, "2024Fr", "2O24Fr", "no figure is mended by another"),
    ],
)
def test_words(read, sure, elsewhere, expected, why):
    others = [(text, 0.97) for text in elsewhere.split()]
    pages, told = mend_recurring([make_page(("la", 0.97), (read, sure)), make_page(*others, number=2)])
    assert pages[0].words[1].text == expected, why
    assert pages[0].words[1].box == make_page(("la", 0.97), (read, sure)).words[1].box
    assert [warning.code for warning in told] == (["ocr_mended"] if read != expected else []), why
    assert all(f"« {read} » as « {expected} »" in warning.message for warning in told)


def test_a_text_layer_is_left_as_it_is():
    page = make_page(("éapital", None), ("capital", None))
    assert mend_recurring([page]) == ([page], [])


@pytest.mark.parametrize("most", [1, 2])
def test_a_bounded_distance_is_the_whole_one_as_far_as_it_goes(most):
    words = ["commune", "comrnune", "cornrnune", "aurelien", "atlrelien", "capital", "capitaux", "hospital", "un", ""]
    words += [word.replace(sign, pair) for word in words for sign, own in PAIRS.items() for pair in own[:1]]
    for one in words:
        for other in words:
            whole, bounded = measure_distance(one, other), measure_distance(one, other, most)
            assert bounded == whole if whole <= most else bounded > most, (one, other)


def test_the_list_of_french_is_read_only_where_a_word_has_something_to_become(monkeypatch):
    asked = []
    monkeypatch.setattr("bordereau.extract.page.recurring.find_words", lambda cores: asked.append(set(cores)) or set())
    mend_recurring([make_page(("ménsiel", 0.5), ("quelconque", 0.4))])
    assert asked == []
    mend_recurring([make_page(("ménsiel", 0.5), ("éapital", 0.4))])
    assert asked == [{"éapital"}]
