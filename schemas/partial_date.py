"""A date that may be printed without its day or month."""

from __future__ import annotations

from bordereau.schemas.evidence import Strict
from bordereau.schemas.found import DatePrecision


class PartialDate(Strict):
    """A date as precise as it is printed; a blank is never filled up."""

    text: str
    iso: str | None
    """``2020-12-17``, ``2020-12`` or ``2020``"""
    precision: DatePrecision | None
