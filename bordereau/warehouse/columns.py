"""What a column and a table of the warehouse are, and the few types they may have.

Each type has one spelling for Arrow, one for SQL. Sums of money never pass through a float: DECIMAL(18,2) holds sixteen
digits before the point; counts, shares and the figures of checks are DECIMAL(28,9), which every warehouse can hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

MONEY_DIGITS = (18, 2)
NUMBER_DIGITS = (28, 9)


class Kind(Enum):
    """The type of a column; the value is its SQL spelling, the same in DuckDB and PostgreSQL."""

    TEXT = "VARCHAR"
    INTEGER = "BIGINT"
    BOOLEAN = "BOOLEAN"
    MONEY = "DECIMAL(18,2)"
    NUMBER = "DECIMAL(28,9)"
    POINTS = "DOUBLE PRECISION"
    DATE = "DATE"
    MOMENT = "TIMESTAMP WITH TIME ZONE"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, what it means in a sentence, whether it is part of the natural key."""

    name: str
    kind: Kind
    about: str
    key: bool = False


@dataclass(frozen=True, slots=True)
class TableModel:
    """One table of the warehouse."""

    name: str
    about: str
    columns: tuple[Column, ...]
    by_year: bool = False
    """Parquet parts it by the column ``year``."""

    @property
    def key(self) -> tuple[str, ...]:
        """The natural key."""
        return tuple(column.name for column in self.columns if column.key)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def of_document(self) -> bool:
        """Whether its rows come and go with a document."""
        return self.columns[0].name == "document_sha256"


def fits(value: Decimal, digits: tuple[int, int]) -> bool:
    """Whether a decimal can be kept to the last digit.

    >>> [fits(Decimal(text), MONEY_DIGITS) for text in ("15200000.5", "0.125", "1E17")]
    [True, False, False]
    """
    precision, scale = digits
    if not value.is_finite():
        return False
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= scale and (not value or value.adjusted() < precision - scale)
