"""Every entry of every vocabulary file is a form that can be read, and does what its own example says."""

from __future__ import annotations

import re

import pytest

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import Entry, read_entries, read_file, read_parts, write_entry
from vocabulary import ENTRIES, FILES, list_keys


@pytest.mark.parametrize("name", FILES)
def test_entries_are_folded_forms(name: str) -> None:
    for key in list_keys(read_file(name)):
        for entry in read_entries(name, key):
            assert entry.form == fold(entry.form), f"{name}.{key}: « {entry.form} » is not folded"
            re.compile(write_entry(entry, read_parts(name)))


@pytest.mark.parametrize(("name", "entry"), [pair for pair in ENTRIES if pair[1].example or pair[1].unless])
def test_example(name: str, entry: Entry) -> None:
    pattern = re.compile(write_entry(entry, read_parts(name)))
    if entry.example:
        assert pattern.search(fold(entry.example)), f"« {entry.form} » is not in « {entry.example} »"
    if entry.unless:
        assert not pattern.search(fold(entry.unless)), f"« {entry.form} » is in « {entry.unless} »"


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        (Entry("fait a", not_then="titre"), "fait a lac", True),
        (Entry("fait a", not_then="titre"), "fait a  titre gratuit", False),
        (Entry("arrete", then="(du|n°)"), "arrete du 3 mai", True),
        (Entry("arrete", then="(du|n°)"), "arrete ce jour", False),
    ],
)
def test_what_must_or_must_not_come_next(entry: Entry, text: str, found: bool) -> None:
    assert bool(re.search(write_entry(entry, {}), text)) is found
