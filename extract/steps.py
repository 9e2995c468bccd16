"""The steps of a document, each of which may fail alone: one page of it within the page's time, or the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from bordereau.schemas.budget import Budget
from bordereau.schemas.parts import Part, attempt
from bordereau.schemas.warning import Code, DocumentWarning

T = TypeVar("T")
U = TypeVar("U")


@dataclass(slots=True)
class Steps:
    """What is known of a document's steps: what each page has taken so far, and what was lost."""

    budget: Budget = field(default_factory=lambda: Budget(0))
    told: list[DocumentWarning] = field(default_factory=list)

    def do(self, name: str, work: Callable[[], T], instead: U, page: int | None = None) -> T | U:
        """Do a step; where it fails, tell so and go on with ``instead``."""
        return attempt(Part(name, page=page, loss="could not be worked out"), work, instead, self.told)

    def do_page(
        self, name: str, page: int, work: Callable[[], T], instead: U, code: Code = Code.PART_UNREADABLE
    ) -> T | U:
        """Do a step on one page, within what is left of its time."""
        part = Part(f"{name} of page {page}", code, page, "could not be worked out")
        return attempt(part, partial(self.budget.spend, page, work), instead, self.told, timed=True)
