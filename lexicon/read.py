"""The one loader: vocabulary files beside this module, read once.

A file is TOML; a key holds *entries*, one a line. A plain string is a wording, taken as it stands; a table is an entry
with an example that a test runs, and where useful a reason:

    offices = [
      "maire",
      { form = "president*", example = "Le Président, Paul MARTIN", why = "feminine and plural too" },
      { form = "chef*", example = "la cheffe de service", unless = "chef-lieu" },
    ]

``form`` is written as ``lexicon.forms`` says; ``example`` is as printed; ``unless`` must not match. ``then`` and
``not_then`` are forms of what must, or must not, come next in the text. Further keys of an
entry (``value``, ``sign``, ``weight``) are its meaning for the module that reads the file. The key ``parts`` holds the
named parts of the forms of a file; every list of the file is a part too, by its key: « le # {month} ». The key ``uses``
names the files whose parts and lists may be named as well.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.forms import Part, write_form


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a vocabulary file."""

    form: str
    example: str | None = None
    unless: str | None = None
    why: str | None = None
    then: str | None = None
    not_then: str | None = None
    meaning: dict[str, Any] = field(default_factory=dict)
    """What else the line says."""


@cache
def read_file(name: str) -> dict[str, Any]:
    """Read ``<name>.toml`` as it stands."""
    return tomllib.loads(files("bordereau.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def read_entries(name: str, key: str) -> tuple[Entry, ...]:
    """Read the entries of one key of a file; ``key`` may go down into tables: « columns.counts »."""
    found: Any = read_file(name)
    for step in key.split("."):
        found = found[step]
    return tuple(_make_entry(item) for item in found)


@cache
def read_words(name: str, key: str) -> frozenset[str]:
    """The wordings of one key, for looking up whole words."""
    return frozenset(entry.form for entry in read_entries(name, key))


@cache
def read_word_list(name: str, key: str) -> frozenset[str]:
    """Plain words that are written in one text, with blanks between: a long list of single words."""
    text: str = read_file(name)[key]
    return frozenset(text.split())


@cache
def read_values(name: str, key: str) -> dict[str, Any]:
    """The ``value`` that each wording of one key stands for."""
    return {entry.form: entry.meaning["value"] for entry in read_entries(name, key)}


@cache
def read_parts(name: str) -> dict[str, Part]:
    """The named parts of a file's forms: its own, its lists by their keys, those of the files that it uses."""
    content = read_file(name)
    parts: dict[str, Part] = {}
    for other in content.get("uses", ()):
        parts |= read_parts(other)
    lists = [key for key, value in content.items() if isinstance(value, list) and key != "uses"]
    parts |= {key: tuple(entry.form for entry in read_entries(name, key)) for key in lists}
    own: dict[str, Part] = content.get("parts", {})
    return parts | own


@cache
def write_pattern(name: str, key: str) -> str:
    """The forms of one key as the source of one regular expression on folded text."""
    return join_entries(read_entries(name, key), read_parts(name))


@cache
def read_pattern(name: str, key: str) -> FormPattern:
    """The forms of one key, to be searched for in folded text."""
    return make_pattern(read_entries(name, key), read_parts(name))


def make_pattern(entries: Iterable[Entry], parts: Mapping[str, Part]) -> FormPattern:
    """Several entries as one pattern, the longest form first."""
    ordered = _order(entries)

    def write(numbers: Iterable[int]) -> str:
        return _join([ordered[number] for number in numbers], parts)

    return FormPattern([entry.form for entry in ordered], parts, write)


def join_entries(entries: Iterable[Entry], parts: Mapping[str, Part]) -> str:
    """Several entries as one alternation, the longest form first."""
    return _join(_order(entries), parts)


def _order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-len(entry.form), entry.form))


def _join(ordered: Iterable[Entry], parts: Mapping[str, Part]) -> str:
    return f"(?:{'|'.join(write_entry(entry, parts) for entry in ordered)})"


def write_entry(entry: Entry, parts: Mapping[str, Part]) -> str:
    r"""One entry as the source of a regular expression, with what must or must not come next.

    >>> write_entry(Entry("fait a", not_then="titre"), {})
    '\\bfait\\s+a\\b(?!\\s*\\btitre\\b)'
    """
    then = rf"(?=\s*{write_form(entry.then, parts)})" if entry.then else ""
    not_then = rf"(?!\s*{write_form(entry.not_then, parts)})" if entry.not_then else ""
    source = write_form(entry.form, parts)
    return f"{source}{then}{not_then}"


def _make_entry(item: str | dict[str, Any]) -> Entry:
    if isinstance(item, str):
        return Entry(item)
    own = ("form", "example", "unless", "why", "then", "not_then")
    meaning = {key: value for key, value in item.items() if key not in own}
    return Entry(**{key: item[key] for key in own if key in item}, meaning=meaning)
