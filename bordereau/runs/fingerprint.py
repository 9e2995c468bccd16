"""What a result depends on besides the PDF: program, schema, settings, known sums."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bordereau.schemas.convention import SCHEMA_VERSION
from bordereau.schemas.settings import Settings
from bordereau.version import __version__

if TYPE_CHECKING:
    from bordereau.reconcile.single.known_sums import KnownSums

ROOMS = ("extract", "lexicon", "normalize", "reconcile", "schemas", "bordereau/assemble")
"""What decides on the content of a document."""
IDLE = re.compile(
    rb"""^[ \t]*(?:
        from[ \t][^\n(]*import[ \t]*\([^)]*\)[^\n]* | (?:from|import)[ \t][^\n]*  # imports
        | r?\"{3}.*?\"{3}[ \t]* | \#[^\n]*  # docstrings and comments
    )?(?:\n|\Z)""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
"""What no result depends on: where a name is imported from, docstrings, comments, blank lines."""


def make_fingerprint(settings: Settings, known_sums: KnownSums | None = None) -> str:
    """Name program, schema, settings and known sums in twelve hexadecimal digits."""
    known = known_sums.model_dump_json().encode() if known_sums else b""
    parts = f"{name_extractor()}\n{SCHEMA_VERSION}\n{settings.digest()}\n".encode()
    return hashlib.sha256(parts + known).hexdigest()[:12]


@cache
def name_extractor() -> str:
    """Name the extractor: its version and a digest of its rules, so that a change of either makes results stale.

    The version alone would not do: between two releases the rules change and the version does not.
    """
    root = Path(__file__).parents[1]
    contents = (
        path.read_bytes()
        for room in ROOMS
        for path in (root / room).rglob("*")
        if path.suffix in (".py", ".toml") and path.is_file()
    )
    return f"{__version__}+{digest_rules(contents)}"


def digest_rules(contents: Iterable[bytes]) -> str:
    r"""Digest files of rules by what they say, in eight hexadecimal digits.

    A file that is moved, and the imports that follow it, change no result: stored ones stay fresh.

    >>> one = digest_rules([b"import a\nx = 1\n", b"y = 2\n"])
    >>> one == digest_rules([b"y = 2\n", b"from b import (\n a,\n)\nx = 1\n"])
    True
    >>> one == digest_rules([b"x = 2\n", b"y = 2\n"])
    False
    """
    digests = sorted(hashlib.sha256(IDLE.sub(b"", content)).digest() for content in contents)
    return hashlib.sha256(b"".join(digest for digest in digests)).hexdigest()[:8]
