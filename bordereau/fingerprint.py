"""What a result depends on besides the PDF: program, schema, settings, known sums."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bordereau import __version__
from schemas.convention import SCHEMA_VERSION
from schemas.settings import Settings

if TYPE_CHECKING:
    from reconcile.known import KnownSums

ROOMS = ("extract", "lexicon", "normalize", "reconcile", "schemas", "bordereau/assemble")
"""What decides on the content of a document."""


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
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in (".py", ".toml") and path.is_file():
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"
