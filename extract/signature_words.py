"""The words of a signature block, read once from ``lexicon/signatures.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    data = tomllib.loads(files("extract").joinpath("lexicon", "signatures.toml").read_text("utf8"))
    keys = ("done", "done_more", "headings", "not_headings", "roles", "mentions", "deputies")
    return SignatureLexicon(*(re.compile("|".join(f"(?:{p})" for p in data[key])) for key in keys))
