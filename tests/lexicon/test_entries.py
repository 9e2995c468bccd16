"""Every entry of every vocabulary file is a form that can be read, and does what its own example says."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


@pytest.mark.parametrize("name", FILES)
def test_every_example_of_a_file_is_found_and_nothing_that_it_excludes(name: str) -> None:
    """All entries of a file in one test: two thousand tests of a millisecond would cost more than they do."""
    faults = [fault for file, entry in ENTRIES if file == name for fault in find_faults(name, entry)]
    assert faults == []


def find_faults(name: str, entry: Entry) -> Iterator[str]:
    pattern = re.compile(write_entry(entry, read_parts(name)))
    if entry.example and not pattern.search(fold(entry.example)):
        yield f"« {entry.form} » is not in « {entry.example} »"
    if entry.unless and pattern.search(fold(entry.unless)):
        yield f"« {entry.form} » is in « {entry.unless} »"


def test_a_fault_of_an_entry_is_told() -> None:
    wrong = Entry("fait a", example="etabli a Lyon", unless="fait a Lyon")
    assert list(find_faults(FILES[0], wrong)) == [
        "« fait a » is not in « etabli a Lyon »",
        "« fait a » is in « fait a Lyon »",
    ]


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
