"""A sum with all that its sentence says of it."""

from __future__ import annotations

import re
from decimal import Decimal

from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.budget_years import NO_YEARS, Years
from bordereau.normalize.meaning.frames import Frame
from bordereau.normalize.meaning.lines import Line, Scope, Sum
from bordereau.normalize.meaning.roles import Weighed
from bordereau.schemas.light import dataclass
from bordereau.schemas.meaning import AmountRole, CommitmentRole, CommitmentStatus

BINDING: tuple[CommitmentRole, ...] = ("grant", "loan", "guarantee", "price", "rent")


_REACH = 80
_AS_SUCH = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*a titre (?:de |d')")


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A sum with all that its sentence says of it."""

    scope: Scope
    place: int
    one: Sum
    weighed: Weighed
    role: AmountRole
    payer: Actor | None = None
    payee: Actor | None = None
    years: Years = NO_YEARS
    status: CommitmentStatus = "promised"
    share: Decimal | None = None
    share_id: str | None = None
    what: str | None = None
    rate: bool = False
    conditional: bool = False
    said: bool = False
    """Its own sentence names who pays or who is paid."""
    offered: bool = False
    """It is the price of an offer that is taken."""
    agreed: bool = False
    """Another than the body that decides pays, and that is what is decided."""

    frame: Frame | None = None
    """The verb that governs it in what an assembly decides."""

    @property
    def line(self) -> Line:
        return self.scope.line

    @property
    def binding(self) -> bool:
        framed = self.frame is not None and self.frame.role == "other" and self.said
        other = self.role == "other" and (self.deposit or self.settles or self.agreed or framed)
        return self.role in BINDING or other or self.refund

    @property
    def refund(self) -> bool:
        """« Le CCAS rembourse à la Commune les frais de personnel, évalués à 12 600 € »."""
        both = self.payer is not None and self.payee is not None
        if not both or self.role not in ("cost", "other") or "rembours" not in self.scope.folded:
            return False
        start, here = self.scope.segment(self.place)
        based = any(share.start < self.one.start for share in self.scope.shares)  # « 50 % du coût, estimé à 38 000 € »
        return not based or "soit" in self.scope.folded[start:here]

    @property
    def deposit(self) -> bool:
        return self._speaks_of("deposits")

    @property
    def settles(self) -> bool:
        """« une indemnité transactionnelle de 22 000 € »."""
        return self._speaks_of("settlements") and self.payer is not None and self.payee is not None

    def _speaks_of(self, key: str) -> bool:
        start = max(0, self.one.start - 90)
        pattern = read_pattern("promises", f"voices.{key}")
        if pattern.search(self.scope.folded, start, self.one.start + 1) is not None:
            return True
        behind = self.scope.folded[self.one.end : self.one.end + _REACH]
        as_such = _AS_SUCH.match(behind)  # « la somme de 1 000 € à titre de dépôt de garantie »
        return as_such is not None and pattern.match(behind, as_such.end()) is not None
