"""Every fact of a document under its JSON pointer, with what was read and where it stands.

A fact is one leaf of the JSON that a person can judge right or wrong: a sum, a cell, a name. The pointer
(``/acts/0/amounts/3/value``) is how pages and corrections name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.convention import Act, Document, Party
from bordereau.schemas.deliberation import Deliberation
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.table import Table

FactKind = Literal["header", "party", "article", "amount", "figure", "cell", "label", "signature"]
Evidences = tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One leaf of the JSON that a person can judge."""

    path: str
    kind: FactKind
    value: str | None
    """The machine's reading, as the JSON holds it."""
    evidence: Evidences
    name: str | None = None
    """The name that checks give it, after the act's number: ``1:a12``, ``1:t1/r2/c3``, ``1:p2/i1``."""
    numeric: bool = False
    """Its value is a decimal number."""


def list_facts(document: Document) -> Iterator[Fact]:
    """List the facts of a document that have evidence, act by act, in the order of the JSON."""
    for place, act in enumerate(document.acts):
        for fact in _list_act(act, f"/acts/{place}", str(place + 1)):
            if fact.evidence:
                yield fact


def _list_act(act: Act, base: str, number: str) -> Iterator[Fact]:
    yield Fact(f"{base}/title", "header", act.title, act.title_evidence)
    if act.date:
        yield Fact(f"{base}/date/iso", "header", act.date.iso, act.date_evidence)
    yield Fact(f"{base}/place", "header", act.place, act.place_evidence)
    if act.period:
        yield Fact(f"{base}/period/start", "header", act.period.start, act.period_evidence)
        yield Fact(f"{base}/period/end", "header", act.period.end, act.period_evidence)
    if act.deliberation:
        yield from _list_deliberation(act.deliberation, f"{base}/deliberation", number)
    for place, amended in enumerate(act.amends):
        yield Fact(f"{base}/amends/{place}/title", "header", amended.title, amended.evidence)
    for place, party in enumerate(act.parties):
        yield from _list_party(party, f"{base}/parties/{place}", f"{number}:p{place + 1}")
    for place, article in enumerate(act.articles):
        yield Fact(f"{base}/articles/{place}/title", "article", article.title, article.evidence)
    for place, amount in enumerate(act.amounts):
        path = f"{base}/amounts/{place}/value"
        yield Fact(path, "amount", amount.value, amount.evidence, f"{number}:{amount.id}", numeric=True)
    for place, figure in enumerate(act.figures):
        path = f"{base}/figures/{place}/value"
        yield Fact(path, "figure", figure.value, figure.evidence, f"{number}:{figure.id}", numeric=True)
    for place, table in enumerate(act.tables):
        yield from _list_table(table, f"{base}/tables/{place}", number)
    for place, signature in enumerate(act.signatures):
        yield Fact(f"{base}/signatures/{place}/party", "signature", signature.party, signature.evidence)
        yield Fact(f"{base}/signatures/{place}/name", "signature", signature.name, signature.evidence)
        yield Fact(f"{base}/signatures/{place}/role", "signature", signature.role, signature.evidence)


def _list_deliberation(own: Deliberation, base: str, number: str) -> Iterator[Fact]:
    places: dict[str, Evidences] = {
        fact: tuple(proofs) for fact, proofs in groupby(own.evidence, key=lambda one: one.of)
    }
    for name in ("number", "object", "body", "decision"):
        yield Fact(f"{base}/{name}", "header", getattr(own, name), places.get(name, ()))
    for name, value in own.votes.model_dump().items():
        if value is not None and f"votes.{name}" in places:
            counted = name != "unanimous"
            text = str(value) if counted else str(value).lower()
            called = f"{number}:votes/{name}"
            path = f"{base}/votes/{name}"
            yield Fact(path, "figure", text, places[f"votes.{name}"], called, numeric=counted)


def _list_party(party: Party, base: str, name: str) -> Iterator[Fact]:
    yield Fact(f"{base}/name", "party", party.name, party.evidence)
    for place, alias in enumerate(party.aliases):
        yield Fact(f"{base}/aliases/{place}", "party", alias, party.evidence)
    if party.group:
        yield Fact(f"{base}/group", "party", party.group, party.evidence)
    yield Fact(f"{base}/legal_form", "party", party.legal_form, party.evidence)
    yield Fact(f"{base}/share_capital", "party", party.share_capital, party.evidence, numeric=True)
    if party.address:
        yield Fact(f"{base}/address/text", "party", party.address.text, party.evidence)
    for place, one in enumerate(party.identifiers):
        path = f"{base}/identifiers/{place}/value"
        yield Fact(path, "party", one.value, one.evidence, f"{name}/i{place + 1}")
    for place, person in enumerate(party.representatives):
        yield Fact(f"{base}/representatives/{place}/name", "party", person.name, person.evidence)
        yield Fact(f"{base}/representatives/{place}/role", "party", person.role, person.evidence)
    for place, act in enumerate(party.authorisations):
        yield Fact(f"{base}/authorisations/{place}/text", "party", act.text, act.evidence)


def _list_table(table: Table, base: str, number: str) -> Iterator[Fact]:
    for row_place, row in enumerate(table.rows):
        path = f"{base}/rows/{row_place}"
        yield Fact(f"{path}/label", "label", row.label, row.evidence)
        for place, cell in enumerate(row.cells):
            if cell.kind == "empty" and cell.value is None:
                continue
            name = f"{number}:{name_cell(table.id, row_place, cell.column)}"
            yield Fact(f"{path}/cells/{place}/value", "cell", cell.value, cell.evidence, name, numeric=True)
