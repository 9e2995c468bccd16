"""Who stands on the other side of what an assembly decides: who rents, lets, buys, sells, is granted, takes part.

They are named once in the act, mostly in another sentence than the sum. A name that is not the only one of its kind is
none. « Prendre à bail », « acquérir » turn the side on which the body that decides stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.frames import Frame
from bordereau.normalize.meaning.guarantees import guarantee_loans, speaks_of_guarantee
from bordereau.normalize.meaning.lines import Line, list_scopes
from bordereau.normalize.meaning.named_once import find_led, find_named, find_named_before, find_named_most
from bordereau.normalize.meaning.own_names import is_own, shares_kind
from bordereau.normalize.meaning.pairs import make_pair
from bordereau.normalize.meaning.printed_names import name_at, name_led
from bordereau.normalize.meaning.told import Told
from bordereau.normalize.meaning.voices import weigh_sides


@dataclass(frozen=True)
class Others:
    """Who stands on the other side, as far as the act names one alone; ``body`` is who decides."""

    lines: Sequence[Line]
    object: str | None = None
    body: str | None = None

    @cached_property
    def lender(self) -> str | None:
        return self._find_behind("lenders")

    @cached_property
    def tenant(self) -> str | None:
        said = find_named(self.lines, "tenants", within="tenants_in", body=self.body)
        lets = read_pattern("counterparties", "tenants_in").search(fold(self.object or "")) is not None
        about = find_led(self._about, "lets", body=self.body) or (self.signer if lets else None)
        return said or about or find_led(self.lines, "lets", body=self.body)

    @cached_property
    def landlord(self) -> str | None:
        return self._find("landlords")

    @cached_property
    def buyer(self) -> str | None:
        """Who buys from the body; where it buys itself by a right of its own, or a seller is named, nobody."""
        if self.seller is not None or self.preempts:
            return None
        led = find_led(self._about, "sells", body=self.body) or find_led(self.lines, "sells", body=self.body)
        return led or self._find("buyers")

    @cached_property
    def seller(self) -> str | None:
        return self._find("sellers")

    @cached_property
    def giver(self) -> str | None:
        """Who offers to give, where that is what is accepted."""
        pays = find_named_before(self.lines, "givers_to_body", body=self.body)
        part = find_named_before(self.lines, "takes_part", body=self.body)
        if part is not None and fold(part) in fold(self.object or ""):
            return part
        if pays is not None or not self._says("accepts"):
            return pays
        return find_named_before(self.lines, "givers_before", body=self.body)

    @cached_property
    def partner(self) -> str | None:
        """Whom the body pays its part: who does the works, whom it joins, with whom it signs."""
        return self._find("partners") or self.signer

    @cached_property
    def signer(self) -> str | None:
        """With whom it signs, in what the act is about."""
        return find_named(self._about, "signers", body=self.body)

    @cached_property
    def granted(self) -> str | None:
        asks = read_pattern("second", "signs.asks").search(fold(self.object or "")) is not None
        return name_granted(self.object) if self.object and not asks else None

    @cached_property
    def contractor(self) -> str | None:
        """With whom it signs, anywhere in the act."""
        return self.signer or find_named_most(self.lines, "signers", body=self.body)

    @property
    def preempts(self) -> bool:
        """Whether the body buys by a right of its own, whoever sells to whom."""
        return self._says("preempts")

    @property
    def _about(self) -> Sequence[Line]:
        return [Line(0, self.object, "preamble")] if self.object else []

    def reports(self, name: str) -> bool:
        """Whether somebody reports to the assembly."""
        reported, own = read_pattern("assemblies", "heads.reported"), fold(name)
        texts = [fold(line.text).strip() for line in self.lines]
        return any(own in text and reported.match(text[text.index(own) :]) is not None for text in texts)

    def _says(self, key: str) -> bool:
        return any(read_pattern("counterparties", key).search(fold(line.text)) for line in self.lines)

    def _find_behind(self, key: str) -> str | None:
        return find_named(self.lines, key, body=self.body)

    def _find(self, key: str) -> str | None:
        return find_named(self.lines, key, body=self.body) or find_named_before(
            self.lines, f"{key}_before", body=self.body
        )


def name_counterparties(told: Sequence[Told], others: Others) -> list[Told]:
    """The sums of an act of an assembly, with the other side where the act names one alone."""
    guarantees = speaks_of_guarantee(told)
    return [
        one if guarantees and one.role in ("loan", "guarantee") else _face(one, others)
        for one in guarantee_loans(told, others.lines)
    ]


def _face(one: Told, others: Others) -> Told:
    if one.role == "rent" or one.deposit:
        return _let(one, others)
    if one.role == "loan" and one.payee is None:
        return _borrow(one, others)
    if one.role == "price":
        return _sell(one, others)
    if one.role == "requested" and one.payee is None and others.granted is not None:
        return replace(one, payee=Actor(None, others.granted), payer=None, said=True)
    return _grant(one, others) if one.role == "grant" else one


def _borrow(one: Told, others: Others) -> Told:
    """« décide de contracter auprès de la Caisse d'Épargne un emprunt de 150 000 € »."""
    contracts = read_pattern("counterparties", "contracts").search(one.scope.folded)
    banks = read_pattern("counterparties", "banks")
    if contracts is None or others.lender is None or banks.search(fold(others.lender)) is None:
        return one
    return replace(one, payer=Actor(None, others.lender), payee=None, said=True, agreed=True)


def _let(one: Told, others: Others) -> Told:
    """A rent, or what secures it, is paid by the tenant; where the body rents itself, to who lets."""
    if others.landlord is not None:
        return replace(one, payer=None, payee=Actor(None, others.landlord), said=True)
    if others.tenant is not None:
        return replace(one, payer=Actor(None, others.tenant), payee=None, said=True, agreed=True)
    if one.payer is None and one.payee is not None and is_own(one.payee.name, others.body) and others.contractor:
        return replace(one, payer=Actor(None, others.contractor), payee=None, said=True, agreed=True)
    return one


def _sell(one: Told, others: Others) -> Told:
    """A price of land is paid by who buys from the body, else by the body to who sells.

    Who reports to the assembly sells it nothing: « la proposition de Monsieur PERRAY », whom it has heard.
    """
    if one.offered and one.payee is not None and others.reports(one.payee.name):
        return replace(one, payee=None, offered=False)
    if read_pattern("counterparties", "conveys").search(one.scope.folded) is None:
        return one
    if one.frame is not None and one.frame.kind in ("buys", "sells"):
        return _convey(one, others, one.frame)
    if others.buyer is not None and others.seller is None:
        return replace(one, payer=Actor(None, others.buyer), payee=None, said=True, agreed=True)
    if others.seller is not None and others.buyer is None:
        return replace(one, payer=None, payee=Actor(None, others.seller), said=True)
    return replace(one, payer=None, payee=None)


def _convey(one: Told, others: Others, frame: Frame) -> Told:
    """Who buys and who sells, where the verb says which of them decides: the other is the only one that is named."""
    name = (
        (others.seller if frame.pays else None)
        or frame.name
        or (others.seller or others.buyer if frame.pays else others.buyer or others.seller)
    )
    if name is None or shares_kind(name, others.body):
        return replace(one, payer=None, payee=None)
    other = Actor(None, name)
    if frame.pays or others.preempts:
        return replace(one, payer=None, payee=other, said=True)
    return replace(one, payer=other, payee=None, said=True, agreed=True)


def _grant(one: Told, others: Others) -> Told:
    """« Il est proposé une subvention de 300 € », in an act « Subvention à l'association X »; « due au syndicat »."""
    if others.giver is not None and fold(others.giver) in one.scope.folded[: one.one.start]:
        return replace(one, payer=Actor(None, others.giver), payee=None, said=True, agreed=True)
    if one.payee is not None or (one.payer is not None and not is_own(one.payer.name, others.body)):
        return one
    name = others.granted or others.partner
    if name is None:
        return one
    anew = replace(one.scope, told={})  # its sentence, with nobody found in it yet
    payer, _ = weigh_sides(anew, one.place, make_pair(others.body, name)).choose()
    if payer is not None and payer.party == 1:  # « l'engagement du collège à verser 7 200 € »
        return replace(one, payer=Actor(None, name), payee=None, said=True, agreed=True)
    return replace(one, payee=Actor(None, name), said=True)


def name_granted(object_: str) -> str | None:
    """Who is funded by what the act says that it is about: one body, none of a list.

    >>> name_granted("Subvention à l'association L'Enceinte"), name_granted("Subventions 2023 : club des aînés")
    ("association L'Enceinte", 'club des aînés')
    """
    line = Line(0, object_, "preamble")
    for scope in list_scopes([line], all_lines=True):
        nouns = list(read_pattern("promises", "voices.given_nouns").finditer(scope.folded))
        for noun in nouns:
            name = name_led(scope, noun.end())
            if name is not None:
                return name
        if nouns and ":" in scope.folded[nouns[0].end() :]:
            return name_at(scope, scope.folded.rindex(":") + 1)
    return None
