"""Which sums of the running text are promised, by whom, to whom, for which years.

A sum is a promise only where its role is one of those that bind (a grant, a loan, a guarantee, a price, a rent), its
sentence says neither what may happen nor what has happened, and it is no rate (« 12 € par repas »).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor, Cast
from bordereau.normalize.meaning.assemblies import is_plain
from bordereau.normalize.meaning.budget_years import NO_YEARS, Years, find_years
from bordereau.normalize.meaning.lines import Line, Scope, Sum, list_scopes
from bordereau.normalize.meaning.payees import name_funder, name_giver, name_listed, name_payee, name_seller
from bordereau.normalize.meaning.roles import Weighed, weigh_sum
from bordereau.normalize.meaning.voices import find_mentions, weigh_sides
from bordereau.schemas.meaning import AmountRole, CommitmentRole, CommitmentStatus

SAID = 0.5
"""What a sum weighs as a grant that no noun names, where its sentence says who gives it to whom."""
BINDING: tuple[CommitmentRole, ...] = ("grant", "loan", "guarantee", "price", "rent")
_WHAT_ENDS = re.compile(
    r"[,;:(]|\s(?:d'un\s+montant|de\s+l'ordre|est|sont|sera|seront|s'eleve|a\s+hauteur|pour\s+un|au\s+titre|pour\s+(?:l'annee|\d)|fixee?s?|prevision\w*\s+de|en\s+\d|maxim\w+\s+de|attribue\w*|accorde\w*|alloue\w*|verse\w*|octroye\w*)\b"
)


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

    @property
    def line(self) -> Line:
        return self.scope.line

    @property
    def binding(self) -> bool:
        other = self.role == "other" and (self.deposit or self.settles or self.agreed)
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
        return (
            read_pattern("promises", f"voices.{key}").search(self.scope.folded, start, self.one.start + 1) is not None
        )


def read_sums(lines: Sequence[Line], cast: Cast, *, decides: bool = False) -> list[Told]:
    """Read every sum of an act, in its order; an act of an assembly (``decides``) names others whom it funds."""
    found: list[Told] = []
    subject: Actor | None = None
    article: str | None = None
    for scope in list_scopes(lines):
        if scope.line.article != article:
            subject, article = None, scope.line.article
        for place, one in enumerate(scope.sums):
            told = _read_sum(scope, place, one, cast, subject)
            if decides:
                told = _name_others(told, cast)
            found.append(told)
        subject = next((m.actor for m in find_mentions(scope, cast) if m.prep == ""), subject)
    return found


def _name_others(told: Told, cast: Cast) -> Told:
    """Who is paid, or sells, or funds, by a name that is no party's; the longer of two readings of one name."""
    scope, place = told.scope, told.place
    seller = name_seller(scope, place) if told.role not in ("loan", "guarantee", "rent", "past", "ceiling") else None
    if seller is not None:
        return replace(told, role="price", payee=Actor(None, seller), payer=None, said=True, offered=True)
    if told.payer is not None and told.payer.party is None and not _pays_here(told):
        told = replace(told, payer=None)
    giver = name_giver(scope, place) if told.role in ("grant", "other", "cost", "price") else None
    if giver is not None:
        role: AmountRole = "grant" if told.role == "grant" else "other"
        return replace(told, role=role, payer=Actor(None, giver), payee=None, said=True, agreed=True)
    if not told.binding and told.role != "instalment":
        return told
    listed = name_listed(scope, place)
    if listed is not None:
        return replace(told, payee=Actor(None, listed), said=True)
    funder = name_funder(scope, place)
    if funder is not None and told.payee is None and not is_plain(funder):
        return replace(told, payer=Actor(None, funder), said=True, agreed=True)
    name = name_payee(scope, place, labels=told.role == "grant")
    if name is None or not (told.payee is None or _is_longer(name, told.payee)):
        return told
    return replace(told, payee=cast.resolve(name) if cast.sides else Actor(None, name), said=True)


def _pays_here(told: Told) -> bool:
    """Another body pays where it is named before the sum, or behind « par »: not where a condition names it."""
    name = fold(told.payer.name) if told.payer is not None else ""
    behind = told.scope.folded[told.one.end :]
    return (
        name in told.scope.folded[: told.one.start]
        or re.search(rf"\bpar (?:la |le |l')?{re.escape(name)}", behind) is not None
    )


def _is_longer(name: str, actor: Actor) -> bool:
    return actor.party is None and fold(name).startswith(fold(actor.name))


def _read_sum(scope: Scope, place: int, one: Sum, cast: Cast, subject: Actor | None) -> Told:
    weighed = weigh_sum(scope, place)
    told = Told(scope, place, one, weighed, weighed.role)
    told = replace(told, rate=_is_rate(scope, place), conditional=_is_conditional(scope, place))
    refunds = weighed.role in ("cost", "other") and ("rembours" in scope.folded or "indemnit" in scope.folded)
    if not (told.binding or weighed.kind(*BINDING) or refunds or not weighed.sure):
        return told
    payer, payee = weigh_sides(scope, place, cast, subject).choose()
    if weighed.role == "other" and not weighed.sure and payer is not None and payee is not None:
        weighed = replace(weighed, role="grant", weights={**weighed.weights, "grant": SAID})
        told = replace(told, role="grant", weighed=weighed)
    share, share_id = _find_share(scope, place)
    return replace(
        told,
        payer=payer,
        payee=payee,
        said=payer is not None or payee is not None,
        years=find_years(scope, place),
        status=_read_status(scope, place),
        share=share,
        share_id=share_id,
        what=_name_sum(scope, one, weighed),
    )


def _is_rate(scope: Scope, place: int) -> bool:
    behind, _ = scope.after(place)
    start, here = scope.segment(place)
    if read_pattern("promises", "voices.list_prices").search(scope.folded, max(start, scope.own), here):
        return True
    if scope.folded[:here].rstrip().endswith((" x", "×")) or scope.folded[behind:].lstrip().startswith(("x ", "×")):
        return True  # « 23 agents x 207 € »
    return read_pattern("promises", "reserves.rates").match(scope.folded[behind : behind + 60].lstrip()) is not None


def _is_conditional(scope: Scope, place: int) -> bool:
    """« En cas de retard, … »: in the sentence, before the sum, and at the start of a clause."""
    before = scope.folded[scope.own : scope.sums[place].start]
    own = scope.folded[scope.own :]
    if len(scope.sums) == 1 and read_pattern("promises", "reserves.possible").search(own):
        return True
    if read_pattern("promises", "reserves.looks_back").search(fold(scope.line.heading)):
        return True
    if read_pattern("promises", "reserves.within").search(before) or _is_range(scope, place):
        return True
    if _is_compared(scope, place):
        return True
    first = scope.sums[0].end
    if place and "dont" in scope.folded[first : scope.sums[place].start].split() and first > scope.own:
        return True  # « 48 000 €, dont 35 000 € … et 13 000 € … »
    return any(
        not before[: match.start()].strip(" ,") or before[: match.start()].rstrip().endswith((",", ":"))
        for match in read_pattern("promises", "reserves.conditional").finditer(before)
    )


def _is_compared(scope: Scope, place: int) -> bool:
    """« 30 186 € pour 2031 (29 530 € en 2030) », « contre 335 € en 2030 »: an earlier year beside a later one."""
    if not place:
        return False
    before = scope.folded[scope.sums[0].end : scope.sums[place].start]
    if before.count("(") <= before.count(")") and not re.search(r"\bcontre\b", before):
        return False
    first, own = find_years(scope, 0).years, find_years(scope, place).years
    return bool(own and (not first or max(own) < max(first))) or re.search(r"\bcontre\s+\W*$", before) is not None


def _is_range(scope: Scope, place: int) -> bool:
    """« compris entre 10 000 € et 150 000 € »: the second bound."""
    if not place:
        return False
    start, here = scope.segment(place)
    before = scope.folded[: scope.sums[place - 1].start]
    return scope.folded[start:here].strip() in ("et", "a") and before.rstrip().endswith(
        (" entre", "allant de", "variant de")
    )


def _read_status(scope: Scope, place: int) -> CommitmentStatus:
    """Whether the sum hangs on a vote: said in its own clause, or of all sums of the sentence."""
    start, _ = scope.segment(place)
    _, end = scope.after(place)
    pattern = read_pattern("promises", "reserves.credits")
    tail = scope.folded[start:end] if len(scope.sums) > 1 else scope.folded[scope.own :]
    return "forecast" if pattern.search(tail) or pattern.search(scope.folded[: scope.own]) else "promised"


def _find_share(scope: Scope, place: int) -> tuple[Decimal | None, str | None]:
    """« 30 % du reste à charge, soit 270 000 € »: the share in the words before, or in brackets behind."""
    start, here = scope.segment(place)
    inside = [share for share in scope.shares if start <= share.start < here]
    if inside:
        return inside[-1].value, inside[-1].id
    behind, end = scope.after(place)
    following = [share for share in scope.shares if behind <= share.start < min(end, behind + 40)]
    if len(following) == 1 and re.fullmatch(
        r"\s*(?:,\s*soit\s*|\(\s*(?:soit\s*)?)", scope.folded[behind : following[0].start]
    ):
        return following[0].value, following[0].id
    return None, None


def _name_sum(scope: Scope, one: Sum, weighed: Weighed) -> str | None:
    """What the sum is called, from its noun up to the sum or the verb."""
    if weighed.noun is None or weighed.noun[0] > one.start:
        return None
    text = scope.folded[weighed.noun[0] : one.start]
    stop = _WHAT_ENDS.search(text)
    end = weighed.noun[0] + (stop.start() if stop else len(text))
    words = " ".join(scope.text[weighed.noun[0] : end].split())
    words = re.sub(r"(?:\s+(?:de|du|des|d['’]|à|a|la|le|un|une))+$|\s*[«\"]$", "", words).strip(" ,:")
    return words if 3 < len(words) <= 120 else None


def list_binding(told: Iterable[Told]) -> list[Told]:
    """The sums that are promised, in their order."""
    return [
        one
        for one in told
        if one.binding and not one.rate and not one.conditional and one.one.qualifier in ("exact", "maximum", "about")
    ]
