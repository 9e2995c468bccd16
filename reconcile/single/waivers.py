"""Errors of acts that are known and stay: sums that fail because the act itself errs, and that somebody has looked at.

A signed act with a wrong total stays wrong; without a word from somebody, ``--strict`` would refuse it every night.
A YAML file says which sum of which document is let pass, why, and since when::

    waivers:
      - match: {file_name: avenant.pdf}
        stated: 895978
        computed: 895878
        reason: "Erreur de l'acte, signalée au service des finances"
        date: 2026-03-01

``match`` is that of known sums; ``kind`` (``column_total``…) may be given too. The check stays ``fails`` in the JSON: a
waiver changes what an exit code says, not what is true. One that answers to no failing sum is told, so that the file
stays short. Known sums that fail are not waived: whoever wrote them can change them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from bordereau.reconcile.single.known_sums import Match, judge, matches, read_sum
from bordereau.reconcile.single.known_yaml import read_yaml
from bordereau.schemas.check import Check, CheckKind
from bordereau.schemas.convention import Document
from bordereau.schemas.evidence import Strict

WHAT = "waivers"
Sum = Annotated[Decimal, BeforeValidator(read_sum)]
Day = Annotated[date, BeforeValidator(lambda text: date.fromisoformat(str(text)))]


class Waiver(Strict):
    """One known error of an act."""

    match: Match
    stated: Sum
    """What the act states; euros for money."""
    computed: Sum | None = None
    """What its parts give."""
    kind: CheckKind | None = None
    reason: Annotated[str, Field(min_length=3)]
    date: Day
    """The day on which somebody decided so."""

    @model_validator(mode="after")
    def _name_document(self) -> Waiver:
        if self.match == Match():
            raise ValueError("match names no document")
        return self

    def covers(self, check: Check) -> bool:
        """Whether it speaks of a check."""
        return (
            check.status == "fails"
            and check.kind != "known_sum"
            and self.kind in (None, check.kind)
            and _equals(check.stated, self.stated)
            and (self.computed is None or _equals(check.computed, self.computed))
        )


class Waivers(Strict):
    """The whole file."""

    waivers: tuple[Waiver, ...] = ()


@dataclass(slots=True)
class Waiving:
    """Counts the failing sums of documents while they pass by, those that are waived apart."""

    waivers: Waivers = field(default_factory=Waivers)
    failing: int = 0
    """Without those that are waived."""
    waived: list[str] = field(default_factory=list)
    """A sentence each."""
    _used: set[int] = field(default_factory=set)

    def add(self, document: Document) -> None:
        """Take in one document."""
        mine = [(n, one) for n, one in enumerate(self.waivers.waivers) if matches(one.match, document)]
        for check in (check for act in document.acts for check in act.checks if check.status == "fails"):
            found = next(((n, one) for n, one in mine if one.covers(check)), None)
            if found is None:
                self.failing += 1
                continue
            number, one = found
            self._used.add(number)
            said = f"waived since {one.date} ({one.reason})"
            self.waived.append(f"{document.source.file_name}: {check.message.rstrip('.')}: {said}.")

    def list_idle(self) -> Iterator[str]:
        """Say which waivers answered to nothing in all that passed by."""
        for number, one in enumerate(self.waivers.waivers):
            if number not in self._used:
                what = " ".join(str(value) for value in one.match.model_dump().values() if value)
                yield f"The waiver of {one.date} for “{what}”, {one.stated}, answers to no sum that fails: take it out."


def read_waivers(path: Path) -> Waivers:
    """Read a file of waivers. Raises UsageError when it cannot be read or is not of the form above."""
    return judge(path, Waivers, read_yaml(path, WHAT) or {}, WHAT)


def _equals(text: str | None, value: Decimal) -> bool:
    return text is not None and Decimal(text) == value
