"""A place where one party may end and the next begin: the separator, and what it parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bordereau.extract.parties.openings import Opening
from bordereau.extract.parties.running import Running

BULLETS = "•●∑▪►◦*·\uf0b7\uf0a7\uf0d8-"
AFTER_SIDE = re.compile(r"\bpart\s*[,;.]?\s*$")
_NAMED_OFFICE = re.compile(r"(?:le|la)\s[^,;:]{6,90},\s*(?:monsieur|madame|m\.|mme)\s")
JOINING = ("lone", "lead", "word")
"""Kinds of separators that are « et »."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A separator and what it parts."""

    running: Running
    match: re.Match[str]
    current: int
    """Where the party before it starts."""
    opening: Opening
    end: int
    bare: bool = False
    """Nothing is said of anybody in the whole block: bodies or offices, one a line."""

    @property
    def after_side(self) -> bool:
        """« …, d'une part, et » before it: the sides are parted here, whatever comes."""
        return AFTER_SIDE.search(self.running.folded, max(0, self.match.start() - 24), self.match.start()) is not None

    @property
    def ends_line(self) -> bool:
        """« ET » in capitals at the end of its line."""
        lead = self.match[0]
        return "\n" in lead.lstrip("\n ") and self.running.text[self.printed].isupper()

    @property
    def stands_apart(self) -> bool:
        """« …, ⏎ ET le Procureur de la République, M. Roy »: « ET » in capitals parts parties, not offices of one."""
        running = self.running
        said = running.text[self.match.start() : self.match.end()].strip()
        opens = self.match.lastgroup == "lead" and self.match[0].startswith("\n") and said == "ET"
        return opens and self.opening.complete and _NAMED_OFFICE.match(running.folded, self.opening.start) is not None

    @property
    def printed(self) -> int:
        """Where the separator's first letter stands."""
        lead = self.match[0]
        return self.match.start() + len(lead) - len(lead.lstrip(' \n,.;:»"_)•●∑▪-'))
