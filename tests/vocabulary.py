"""All entries of all vocabulary files."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from bordereau.lexicon.read import read_entries, read_file

FILES = sorted(
    path.name.removesuffix(".toml") for path in files("bordereau.lexicon").iterdir() if path.name.endswith(".toml")
)


def list_keys(content: dict[str, Any], above: str = "") -> Iterator[str]:
    """List the keys that hold entries, down through the tables."""
    for key, value in content.items():
        if isinstance(value, dict) and (above or key != "parts"):
            yield from list_keys(value, f"{above}{key}.")
        elif isinstance(value, list) and key != "uses":
            yield f"{above}{key}"


ENTRIES = [(name, entry) for name in FILES for key in list_keys(read_file(name)) for entry in read_entries(name, key)]
