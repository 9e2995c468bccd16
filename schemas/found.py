"""What a normaliser finds in a text: a value and the characters that state it.

Offsets are those of the text given (``text[start:end]``). Light dataclasses: a document has thousands.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Qualifier = Literal["exact", "more_than", "less_than", "about", "maximum", "minimum"]
Tax = Literal["HT", "TTC"]
DatePrecision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in figures or in words: a count, a quantity."""

    start: int
    end: int
    text: str
    value: Decimal
    precision: Decimal
    """The size of the last printed digit: 1 for “9 363”, 0.1 for “5,5”, 100000 for “5,5 millions”."""
    qualifier: Qualifier = "exact"


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """A sum of money, in units of its currency (euros), never in thousands or millions."""

    start: int
    end: int
    text: str
    value: Decimal
    currency: str
    """ISO 4217: EUR; FRF for francs."""
    unit: str
    """As it scales: “€”, “k€”, “M€”, “Md€” (or “F”, “kF”, “MF”)."""
    precision: Decimal
    qualifier: Qualifier = "exact"
    tax: Tax | None = None
    in_words: str | None = None
    """The amount in words printed beside the figures (or the figures' text when words come first)."""
    words_value: Decimal | None = None
    """What ``in_words`` says, for the ``words_vs_figures`` check."""
    warnings: tuple[str, ...] = ()
    """Codes of schemas.warning.Code: what is doubtful in the reading."""


@dataclass(frozen=True, slots=True)
class FoundDoubt:
    """Something announced that gives no value: a sum left blank, figures that no reading is safe for."""

    start: int
    end: int
    text: str
    code: str
    """Of schemas.warning.Code."""


@dataclass(frozen=True, slots=True)
class FoundPercent:
    """A share in per cent: “52 %” has the value 52."""

    start: int
    end: int
    text: str
    value: Decimal
    precision: Decimal
    qualifier: Qualifier = "exact"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or a period, as precise as it is printed.

    ``iso`` is ``2020-12-17``, ``2020-12``, ``2020``, ``--12-17`` (no year) or ``start/end``.
    """

    start: int
    end: int
    text: str
    iso: str
    precision: DatePrecision
    placeholder: bool = False
    """Printed with a blank to fill in: “XX décembre 2020”."""


@dataclass(frozen=True, slots=True)
class FoundIdentifier:
    """A registered number: scheme SIREN, SIRET, RNA, RCS, TVA, APE…; digits only for SIREN, SIRET, RCS."""

    start: int
    end: int
    text: str
    scheme: str
    value: str
    valid: bool
    registry: str | None = None
    """For an RCS number the city of its registry."""
