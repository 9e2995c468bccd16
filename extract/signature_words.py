"""The words of a signature block, read once from ``lexicon/signatures.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class SignatureLexicon:
    """Patterns on folded text, from its start."""

    done: re.Pattern[str]
    done_more: re.Pattern[str]
    headings: re.Pattern[str]
    not_headings: re.Pattern[str]
    roles: re.Pattern[str]
    mentions: re.Pattern[str]
    deputies: re.Pattern[str]


@cache
def read_signature_lexicon() -> SignatureLexicon:
    """The vocabulary of ``lexicon/signatures.toml``, compiled."""
    data = _read()
    keys = ("done", "done_more", "headings", "not_headings", "roles", "mentions", "deputies")
    return SignatureLexicon(*(re.compile("|".join(f"(?:{p})" for p in data[key])) for key in keys))


@cache
def read_field_labels() -> dict[str, re.Pattern[str]]:
    """By the field of a signatory: its label over a table of signatories, whole."""
    return {name: re.compile(pattern) for name, pattern in _read()["fields"].items()}


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("extract").joinpath("lexicon", "signatures.toml").read_text("utf8"))
