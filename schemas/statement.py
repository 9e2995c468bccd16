"""Running text as reconcile needs it: paragraphs in order, with the quantities that stand in them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from bordereau.schemas.found import Qualifier
from bordereau.schemas.light import dataclass

QuantityKind = Literal["money", "count", "percent"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a statement: a sum in euros, a count, or a share in per cent."""

    id: str
    """The id of the amount (``a12``) or figure (``f3``) in the act."""
    kind: QuantityKind
    value: Decimal
    precision: Decimal
    """The size of the last printed digit, in the unit of ``value``."""
    qualifier: Qualifier
    start: int
    end: int
    """Offsets in the statement's text."""
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One paragraph or list item."""

    text: str
    depth: int
    """0 for running text, 1 for a bullet, 2 for a bullet under a bullet."""
    marker: str | None
    page: int
    article: str | None
    quantities: tuple[Quantity, ...]
    """In the order of the text."""
