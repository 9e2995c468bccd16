"""One sum that is promised, before it is put together with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bordereau.normalize.meaning.actors import Actor
from bordereau.schemas.meaning import CommitmentRole, CommitmentStatus


@dataclass(frozen=True, slots=True)
class Promise:
    """``source`` is the id of an amount or the path of a cell."""

    source: str
    value: Decimal
    role: CommitmentRole
    payer: Actor | None
    payee: Actor | None
    status: CommitmentStatus = "promised"
    year: int | None = None
    share: Decimal | None = None
    base: Decimal | None = None
    share_id: str | None = None
    base_id: str | None = None
    what: str | None = None
