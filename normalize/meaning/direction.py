"""Which way money goes in an act on the whole, for sums whose sentence does not say it.

« Le montant de la subvention est fixé à 12 000 € »: who pays stands in other sentences, in what the parties are called
(« le Bénéficiaire », « le Bailleur »), or in what they are (of a council and an association, the council grants). Of
two parties the one that does not pay is paid. Where these leave it open it stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor, Cast, find_sides
from bordereau.normalize.meaning.cast_names import RANKS
from bordereau.normalize.meaning.cues import find_cues
from bordereau.normalize.meaning.lines import Line, list_scopes
from bordereau.normalize.meaning.verbs import find_verbs
from bordereau.normalize.meaning.voices import find_mentions, weigh_sides
from bordereau.schemas.meaning import CommitmentRole

Vote = tuple[Actor | None, Actor | None]
"""A payer and a payee that one sentence names; either may be missing."""
FIRST_LINES = 15
"""What an act is about stands in its title and its first lines."""
MOST_SENTENCES = 400
_GRANTING = RANKS.index("department")
"""Down to here bodies grant to those below them more often than they are granted to."""


class Direction:
    """Who pays and who is paid on the whole, by the role of the sum."""

    def __init__(self, lines: Sequence[Line], cast: Cast) -> None:
        self._cast = cast
        self._lines = lines

    @cached_property
    def _voted(self) -> dict[str | None, Counter[Vote]]:
        return _count_votes(self._lines, self._cast)

    @cached_property
    def _votes(self) -> Counter[Vote]:
        return sum(self._voted.values(), Counter())

    def fill(
        self,
        role: CommitmentRole,
        payer: Actor | None,
        payee: Actor | None,
        *,
        several: bool = False,
        plan: bool = False,
        article: str | None = None,
    ) -> tuple[Actor | None, Actor | None]:
        """The two sides of a sum, as far as the act tells them; ``several`` where more than one pay, none by name.

        What its own ``article`` says of who gives counts where the act as a whole leaves it open. In a ``plan`` de
        financement, and where the act says who is granted to, who is granted to bears its own share.
        """
        if payer is not None and payee is not None:
            return payer, payee
        known = payer if payer is not None else payee
        whole = self._of_the_act(role, article)
        if known is None:
            return (None, whole[1]) if several else whole
        if role == "grant" and payee is None and payer == (whole[1] if plan else self._said_payee()):
            return payer, payer
        if payer is None and several:
            return None, payee
        if payer is None and whole[0] not in (None, payee) and self._speaks(whole[0]):
            return whole[0], payee
        if payee is None and whole[1] not in (None, payer):
            return payer, whole[1]
        other = self._other(known)
        return (other, payee) if payer is None else (payer, other)

    def _said_payee(self) -> Actor | None:
        """Who is granted to, where sentences or the names in the contract say it of somebody."""
        return self._by_votes()[1] or self._by_word("grant_payee", None)

    def _speaks(self, payer: Actor | None) -> bool:
        """Whether one payer alone can be meant: with several partners none is."""
        payers = {one for one, _ in self._votes if one is not None}
        return payers <= {payer}

    def _other(self, known: Actor) -> Actor | None:
        """Of two parties the other one."""
        if len(self._cast.sides) != 2 or known.party is None:
            return self._only_of_kind(known)
        return Actor(1 - known.party)

    def _of_the_act(self, role: CommitmentRole, article: str | None = None) -> tuple[Actor | None, Actor | None]:
        family = "rent" if role == "rent" else "price" if role == "price" else "grant"
        payer, payee = self._by_votes() if family == "grant" else (None, None)
        if family == "grant" and payer is None and article is not None:
            near = self._by_votes(self._voted.get(article, Counter()))
            payer = near[0] if near[0] != payee else None
        if payer is None:
            payer = self._by_word(f"{family}_payer", payee)
        if payee is None:
            payee = self._by_word(f"{family}_payee", payer)
        if payer is None and payee is not None:
            payer = self._other(payee)
        if payee is None and payer is not None:
            payee = self._other(payer)
        if payer is None and payee is None:
            return self._by_nature() if family == "grant" else self._by_letting() if family == "rent" else (None, None)
        return payer, payee

    def _by_letting(self) -> tuple[Actor | None, Actor | None]:
        """Who lets is paid: said by a verb (« la Ville met à disposition »); else the only public body of two."""
        for scope in list_scopes([line for line in self._lines if line.section == "article"], all_lines=True):
            verb = read_pattern("promises", "voices.lets").search(scope.folded)
            before = self._cast.find(scope.text, scope.folded) if verb is not None else []
            lets = [one.actor for one in before if verb is not None and not one.prep and one.end <= verb.start()]
            if lets and lets[-1].party is not None:
                return self._other(lets[-1]), lets[-1]
        public = [place for place, nature in enumerate(self._cast.natures) if nature != "private"]
        about = (fold(f"{line.heading} {line.text[:200]}") for line in self._lines[:FIRST_LINES])
        if not any(read_pattern("promises", "voices.letting").search(text) for text in about):
            return None, None
        if len(public) != 1 or len(self._cast.natures) != 2:
            return None, None
        return Actor(1 - public[0]), Actor(public[0])

    def _only_of_kind(self, known: Actor) -> Actor | None:
        """Among several parties the only public one beside private ones, or the only private one."""
        if known.party is None:
            return None
        private = self._cast.natures[known.party] == "private"
        found = [place for place, nature in enumerate(self._cast.natures) if (nature == "private") != private]
        return Actor(found[0]) if len(found) == 1 else None

    def _by_votes(self, votes: Counter[Vote] | None = None) -> tuple[Actor | None, Actor | None]:
        votes = self._votes if votes is None else votes
        payers = Counter({one: n for (one, _), n in votes.items() if one is not None})
        payees = Counter({one: n for (_, one), n in votes.items() if one is not None})
        payer, payee = _lead(payers), _lead(payees)
        if payer is not None and payer == payee:
            return (payer, None) if payers[payer] > payees[payer] else (None, payee)
        return payer, payee

    def _by_word(self, key: str, not_this: Actor | None) -> Actor | None:
        found = [place for place in find_sides(self._cast, key) if not_this is None or place != not_this.party]
        return Actor(found[0]) if len(found) == 1 else None

    def _by_nature(self) -> tuple[Actor | None, Actor | None]:
        """A public body grants to a private one; the State, a region, a department to those below them."""
        if len(self._cast.natures) != 2:
            return None, None
        ranks = [RANKS.index(nature) for nature in self._cast.natures]
        first = 0 if ranks[0] < ranks[1] else 1
        upper, lower = ranks[first], ranks[1 - first]
        if upper == lower or not (lower == len(RANKS) - 1 or upper <= _GRANTING):
            return None, None
        return Actor(first), Actor(1 - first)


def _lead(votes: Counter[Actor]) -> Actor | None:
    """Who has more votes than all others together."""
    if not votes:
        return None
    best, count = votes.most_common(1)[0]
    return best if count * 2 > sum(votes.values()) else None


def _count_votes(lines: Sequence[Line], cast: Cast) -> dict[str | None, Counter[Vote]]:
    """What the sentences of each article say of giving, with a sum or without."""
    votes: dict[str | None, Counter[Vote]] = {}
    if len(cast.sides) < 2:
        return votes
    own = [line for line in lines if line.section in ("article", "preamble")]
    subject: Actor | None = None
    article: str | None = None
    for number, scope in enumerate(list_scopes(own, all_lines=True)):
        if number >= MOST_SENTENCES:
            break
        before = subject if scope.line.article == article else None
        article = scope.line.article
        subject = next((one.actor for one in find_mentions(scope, cast) if not one.prep), before)
        roles = {cue.role for cue in find_cues(scope.folded, "nouns") if not cue.verb}
        if not roles & {"grant", "loan"} and (roles & {"rent", "price"} or not find_verbs(scope)):
            continue  # « Le Club verse une redevance » says nothing of who grants
        payer, payee = weigh_sides(scope, None, cast, before).choose()
        parties = [one if one is not None and one.party is not None else None for one in (payer, payee)]
        if any(parties):
            votes.setdefault(article, Counter())[parties[0], parties[1]] += 1 + all(parties)
    return votes
