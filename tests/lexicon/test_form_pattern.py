"""What a list of forms finds is what one regular expression of all of them finds."""

from __future__ import annotations

import re

import pytest

from bordereau.lexicon import form_pattern
from bordereau.lexicon.firsts import list_firsts
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import Entry, make_pattern, read_entries, read_parts, read_pattern, write_pattern
from vocabulary import ENTRIES

KEYS = ("attendance", "decided", "approves_minutes", "ends_sitting", "annexed", "announces", "other_dates")
TEXTS = [
    *(fold(entry.example) for key in KEYS for entry in read_entries("structure", key) if entry.example),
    "le texte d'un article qui ne dit rien de tout cela",
    "",
]
TOGETHER = " ; ".join(TEXTS)


@pytest.mark.parametrize("key", KEYS)
def test_all_methods_find_what_the_whole_list_finds(key: str) -> None:
    ours, whole = read_pattern("structure", key), re.compile(write_pattern("structure", key))
    for text in (*TEXTS, TOGETHER):
        assert _span(ours.search(text)) == _span(whole.search(text)), text
        assert _span(ours.match(text)) == _span(whole.match(text)), text
        assert _span(ours.fullmatch(text)) == _span(whole.fullmatch(text)), text
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in whole.finditer(text)], text
        assert ours.sub("*", text) == whole.sub("*", text), text
        assert ours.may_stand_in(text) or whole.search(text) is None, text
    assert not ours.may_stand_in("")
    for start in range(0, len(TOGETHER), 37):
        window = (start, start + 90)
        assert _span(ours.search(TOGETHER, *window)) == _span(whole.search(TOGETHER, *window)), TOGETHER[slice(*window)]


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return None if match is None else match.span()


def test_every_form_finds_what_its_expression_finds() -> None:
    """In its own example, after a blank, and where other words stand before it."""
    for name, entry in ENTRIES:
        if entry.example:
            pattern = make_pattern([entry], read_parts(name))
            whole = re.compile(pattern.pattern)
            folded = fold(entry.example)
            for text in (folded, f" {folded}", f"le reste : {folded}", folded[1:]):
                for ask in ("search", "match", "fullmatch"):
                    assert _span(getattr(pattern, ask)(text)) == _span(getattr(whole, ask)(text)), (entry.form, text)


@pytest.mark.parametrize(
    ("form", "firsts", "why"),
    [
        ("maire", "m", "a letter"),
        ("[le] maire", "l m\n", "what may be absent, and its blank"),
        ("(pour|contre)", "pc", "one of several"),
        ("^objet", "o", "a place is no sign"),
        ("oeuvre", "oœ", "« oe » may be « œ »"),
        ("{who} decide", "mc", "a part"),
        ("[re]conduit", "rc", "part of a word"),
        ("(le|) maire", None, "an alternative may be nothing, and leaves its blank"),
        ("# voix", None, "a figure"),
        ("_ voix", None, "any word"),
        ("~:", None, "white space or none"),
        ("[le]", None, "nothing at all"),
    ],
)
def test_firsts_of_a_form(form: str, firsts: str | None, why: str) -> None:
    assert list_firsts(form, {"who": ("maire", "conseil")}) == (None if firsts is None else frozenset(firsts)), why


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("le maire adjoint signe", "maire adjoint", "the longest form first, as in the whole list"),
        ("le maire signe", "maire", "another choice of forms, where their letters are the same"),
        ("12 voix", "12 voix", "a form without letters of its own is always looked for"),
        ("il ne dit rien", None, "none"),
    ],
)
def test_forms_keep_their_order(text: str, found: str | None, why: str) -> None:
    pattern = make_pattern([Entry("maire"), Entry("maire adjoint"), Entry("# _")], {})
    match = pattern.search(text)
    assert (match.group() if match else None) == found, why


def test_letters_of_many_forms_end_in_the_whole_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_pattern, "FEW", 2)
    words = ["ville", "lac", "pont", "rue", "quai"]
    for text in ("lac et pont", "quai, rue, lac", "ville"):
        pattern = make_pattern([Entry(word) for word in words], {})
        first = pattern.search(text)
        assert first is not None, text
        assert first.start() == 0, text
        assert [m.group() for m in pattern.finditer(text)] == [w for w in text.replace(",", "").split() if w != "et"]
