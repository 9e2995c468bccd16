"""Warnings collected on the way: a code found in a text becomes one plain sentence with its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from bordereau.schemas.budget import within
from bordereau.schemas.parts import Part, attempt
from bordereau.schemas.warning import Code, DocumentWarning

T = TypeVar("T")
U = TypeVar("U")

SENTENCES = {
    Code.PLACEHOLDER_DATE: "The date « {text} » has a blank that is not filled in.",
    Code.IMPOSSIBLE_DATE: "The calendar has no « {text} »; no date is given.",
    Code.PLACEHOLDER_NAME: "A name is left blank or masked in « {text} ».",
    Code.PLACEHOLDER_AMOUNT: "A sum is left blank in « {text} ».",
    Code.UNREAD_AMOUNT: "The figures of « {text} » are damaged, no reading is safe; no amount is given.",
    Code.AMBIGUOUS_NUMBER: "« {text} » can be read in two ways: its dot or its raised figures may be decimals.",
    Code.BAD_GROUPING: "The digits of « {text} » do not stand in groups of three.",
    Code.FOREIGN_CURRENCY: "« {text} » is not in euros and was not converted.",
    Code.INVALID_IDENTIFIER: "An identifier in « {text} » is not valid; it is kept as printed.",
    Code.AGREEMENT_UNCLEAR: "« {text} » can be read in two ways.",
    Code.VOTE_UNCLEAR: "« {text} » is not what the act says elsewhere of the same vote; nothing of it is given.",
    Code.PARTIES_UNSURE: "« {text} » speaks of parties that could not be read for sure.",
    Code.PROMISE_UNSURE: "Who pays « {text} » to whom is said by the act as a whole, by no sentence alone.",
}
QUOTE_LENGTH = 80
"""Longer texts are cut in messages."""


@dataclass(slots=True)
class Notes:
    """The warnings of one document, in the order of their discovery, none twice."""

    warnings: list[DocumentWarning] = field(default_factory=list)
    limit_s: float = 0.0
    """The time of a step on one place of a page (a table, a party, a paragraph): that of a page; 0 is for ever."""

    def spare_place(
        self, name: str, page: int, work: Callable[[], T], instead: U, code: Code = Code.PART_UNREADABLE
    ) -> T | U:
        """Do a step on one place of a page, within its time; where it fails, tell so and go on with ``instead``."""
        return self.spare(name, page, partial(within, self.limit_s, work), instead, code)

    def spare(
        self, name: str, page: int, work: Callable[[], T], instead: U, code: Code = Code.PART_UNREADABLE
    ) -> T | U:
        """Do a step of the assembly; where it fails, tell so and go on with ``instead``."""
        return attempt(Part(name, code, page), work, instead, self.warnings, timed=True)

    def add(self, warning: DocumentWarning) -> None:
        if warning not in self.warnings:
            self.warnings.append(warning)

    def tell(self, code: str, text: str, page: int, *, unread: bool = False) -> None:
        """Add a warning about a text, by its code; ``unread`` says that the text gave no value."""
        known = Code(code)
        sentence = SENTENCES.get(known, "« {text} »: " + known.replace("_", " ") + ".")
        if unread and known == Code.BAD_GROUPING:
            sentence = sentence.removesuffix(".") + "; no amount is given."
        self.add(DocumentWarning(code=known, message=sentence.format(text=cut_quote(text)), page=page))


def cut_quote(text: str) -> str:
    r"""Fold white space and cut a long text at a word.

    >>> cut_quote("un  montant\nde 3 €")
    'un montant de 3 €'
    """
    folded = " ".join(text.split())
    if len(folded) <= QUOTE_LENGTH:
        return folded
    return folded[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
