"""What a reviewer says of one fact: right, wrong or corrected; who, when and why stay beside the machine's reading."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.evidence import Evidence, Strict

CorrectionVerdict = Literal["right", "wrong", "corrected"]


class Correction(Strict):
    """One judged fact. Without evidence it could not be found again after another extraction."""

    path: str = Field(pattern=r"^/acts/\d+(/[a-z_0-9]+)+$")
    """The JSON pointer of the fact: ``/acts/0/amounts/3/value``."""
    verdict: CorrectionVerdict
    read: str | None
    """What the machine read."""
    value: str | None = None
    """What it should be; only where the verdict is ``corrected``."""
    who: str = Field(min_length=1)
    when: str
    """ISO 8601, with the time zone."""
    why: str | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class DocumentCorrection(Correction):
    """The same with the document it belongs to, as it stands in ``corrections.json``."""

    document: str = Field(pattern=r"^[0-9a-f]{64}$")
    """The SHA-256 of the PDF."""
    file_name: str | None = None


class Corrections(Strict):
    """The whole of a ``corrections.json``."""

    corrections_version: Literal["1.0"] = "1.0"
    corrections: tuple[DocumentCorrection, ...] = ()
