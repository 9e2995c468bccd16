"""What a reviewer says of one fact; who, when and why stay beside the machine's reading."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from bordereau.schemas.evidence import Evidence, Strict

YEARS = (1970, 2999)
PAGES_AT_MOST = 100_000
LETTERS_AT_MOST = 2_000
"""Of a value: no title or name of an act has as many."""
CorrectionVerdict = Literal["right", "wrong", "corrected", "extra", "missing"]
"""``wrong``: there is such a fact, its value is not known; ``extra``: nothing of the sort stands there; ``missing``: a
fact that was not read at all, whose ``value`` is what is printed."""


def read_time(when: str) -> datetime:
    """Read the time of a judgement; one without a zone is of UTC. Raises ValueError."""
    time = datetime.fromisoformat(when)
    if not YEARS[0] <= time.year <= YEARS[1]:
        raise ValueError(f"“{when[:40]}” is no time at which anybody judged")
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _is_time(when: str) -> str:
    read_time(when)
    return when


class Correction(Strict):
    """One judged fact. Without evidence it could not be found again after another extraction."""

    path: str = Field(pattern=r"^/acts/[0-9]{1,6}(/[a-z_0-9]+)+(/-)?$", max_length=200)
    """The JSON pointer of the fact: ``/acts/0/amounts/3/value``; ``/acts/0/amounts/-`` for one that is missing."""
    verdict: CorrectionVerdict
    read: str | None = Field(max_length=100_000)
    """What the machine read."""
    value: str | None = Field(default=None, max_length=LETTERS_AT_MOST)
    """What it should be; only where the verdict is ``corrected`` or ``missing``."""
    who: str = Field(min_length=1, max_length=200)
    when: Annotated[str, AfterValidator(_is_time)]
    """ISO 8601, with the time zone."""
    why: str | None = Field(default=None, max_length=10_000)
    evidence: tuple[Evidence, ...] = Field(min_length=1, max_length=1_000)

    @model_validator(mode="after")
    def _is_in_a_document(self) -> Self:
        if any(one.page > PAGES_AT_MOST for one in self.evidence):
            raise ValueError("no document has such a page")
        return self

    @model_validator(mode="after")
    def _has_its_value(self) -> Self:
        if self.verdict in ("corrected", "missing") and not self.value:
            raise ValueError(f"“{self.verdict}” needs a value")
        if self.path.endswith("/-") and self.verdict != "missing":
            raise ValueError("only what is missing has a path that ends in “-”")
        return self


class DocumentCorrection(Correction):
    """The same with the document it belongs to, as it stands in ``corrections.json``."""

    document: str = Field(pattern=r"^[0-9a-f]{64}$")
    """The SHA-256 of the PDF."""
    file_name: str | None = Field(default=None, max_length=1_000)


class Corrections(Strict):
    """The whole of a ``corrections.json``."""

    corrections_version: Literal["1.0"] = "1.0"
    corrections: tuple[DocumentCorrection, ...] = ()
