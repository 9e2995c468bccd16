"""The one loader: vocabulary files beside this module, read once.

A file is TOML; a key holds *entries*, one a line. A plain string is a wording, taken as it stands; a table is an entry
with an example that a test runs, and where useful a reason:

    offices = [
      "maire",
      { form = "president*", example = "Le Président, Paul MARTIN", why = "feminine and plural too" },
      { form = "chef*", example = "la cheffe de service", unless = "chef-lieu" },
    ]

``form`` is written as ``lexicon.forms`` says; ``example`` is as printed; ``unless`` must not match. Further keys of an
entry (``value``, ``sign``, ``weight``) are its meaning for the module that reads the file. The key ``parts`` holds the
named parts of the forms of a file; every list of the file is a part too, by its key: « le # {month} ». The key ``uses``
names the files whose parts and lists may be named as well.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from lexicon.forms import Part, compile_forms, join_forms


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a vocabulary file."""

    form: str
    example: str | None = None
    unless: str | None = None
    why: str | None = None
    meaning: dict[str, Any] = field(default_factory=dict)
    """What else the line says."""


@cache
def read_file(name: str) -> dict[str, Any]:
    """Read ``<name>.toml`` as it stands."""
    return tomllib.loads(files("lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


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
    return join_forms((entry.form for entry in read_entries(name, key)), read_parts(name))


@cache
def read_pattern(name: str, key: str) -> re.Pattern[str]:
    """The forms of one key, compiled."""
    return compile_forms((entry.form for entry in read_entries(name, key)), read_parts(name))


def _make_entry(item: str | dict[str, Any]) -> Entry:
    if isinstance(item, str):
        return Entry(item)
    meaning = {key: value for key, value in item.items() if key not in ("form", "example", "unless", "why")}
    return Entry(item["form"], item.get("example"), item.get("unless"), item.get("why"), meaning)
