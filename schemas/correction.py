"""What a reviewer says of one fact; who, when and why stay beside the machine's reading."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from bordereau.schemas.evidence import Evidence, Strict

YEARS = (1970, 2999)
PAGES_AT_MOST = 100_000
LETTERS_AT_MOST = 2_000
"""Of a value: no title or name of an act has as many."""
SumVerdict = Literal["act_errs", "misread", "no_total", "irrelevant"]
"""What a reviewer says of a sum that does not hold: the act itself is wrong; a figure was misread; the figure is no
total of these; the gap means nothing here. None of them changes a printed figure."""
CorrectionVerdict = Literal["right", "wrong", "corrected", "extra", "missing"] | SumVerdict
"""``wrong``: there is such a fact, its value is not known; ``extra``: nothing of the sort stands there; ``missing``: a
fact that was not read at all, whose ``value`` is what is printed. The others are said of a sum."""
SUM_VERDICTS: tuple[str, ...] = get_args(SumVerdict)
SUM_PATH = re.compile(r"/acts/\d+/checks/\d+/status")
"""The pointer by which a sum is judged: the leaf that a verdict is about."""


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
    """What the machine read; of a sum: its kind, what is stated and what it comes to (reconcile.judged.tell_sum)."""
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
        if (self.verdict in SUM_VERDICTS) != bool(SUM_PATH.fullmatch(self.path)):
            raise ValueError(f"“{self.verdict}” cannot be said of {self.path}")
        return self


class DocumentCorrection(Correction):
    """The same with the document it belongs to, as it stands in ``corrections.json``."""

    document: str = Field(pattern=r"^[0-9a-f]{64}$")
    """The SHA-256 of the PDF."""
    file_name: str | None = Field(default=None, max_length=1_000)


class Reviewed(Strict):
    """A document that somebody has looked at to its end."""

    document: str = Field(pattern=r"^[0-9a-f]{64}$")
    who: str = Field(min_length=1, max_length=200)
    when: Annotated[str, AfterValidator(_is_time)]


class Corrections(Strict):
    """The whole of a ``corrections.json``: the work of one or several reviewers on a run."""

    corrections_version: Literal["1.0", "1.1"] = "1.1"
    """1.1 has verdicts on sums, and the documents that were reviewed."""
    corrections: tuple[DocumentCorrection, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
