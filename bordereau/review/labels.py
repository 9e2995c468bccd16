"""What a reader calls the figures that checks name: a row and a column, a quote, an identifier and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from bordereau.corrections.facts import Fact
from bordereau.review.words import Words
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.convention import Act
from bordereau.schemas.deliberation import CountKind

NUMBERS = re.compile(r"/\d+")
VOTES = (*get_args(CountKind), "unanimous")
WORDS_OF_LEAVES = {
    "/date/iso": "date",
    "/period/start": "period",
    "/period/end": "period",
    "/amends/title": "amends",
    "/deliberation/number": "number",
    "/deliberation/object": "object",
    "/deliberation/body": "body",
    "/deliberation/decision": "decision",
    "/parties/name": "party",
    "/parties/aliases": "aliases",
    "/parties/group": "group",
    "/parties/address/text": "address",
    "/parties/identifiers/value": "identifiers",
    "/parties/representatives/name": "representatives",
    "/parties/representatives/role": "role",
    "/parties/authorisations/text": "authorisations",
    "/articles/title": "article",
    "/amounts/value": "amount",
    "/figures/value": "figures",
    "/tables/rows/label": "row_label",
    "/tables/rows/cells/value": "cell",
    "/signatures/party": "signature_party",
    "/signatures/name": "signatures",
    "/signatures/role": "role",
}
WORDS_OF_LEAVES |= {f"/deliberation/votes/{name}": f"vote_{name}" for name in VOTES}
"""The word of the pages for a leaf; any other is called by its last key."""


@dataclass(frozen=True, slots=True)
class Label:
    """A figure in the words of the document; ``unit`` is what its value counts."""

    row: str = ""
    column: str = ""
    """Row and column of a cell; empty for any other figure."""
    text: str = ""
    """As printed; the quote of a figure that stands in no table."""
    unit: str = ""

    @property
    def whole(self) -> str:
        """The name of the figure on its own: row and column of a cell, else its quote."""
        return " · ".join(dict.fromkeys(part for part in (self.row, self.column) if part)) or self.text

    def beside(self, kind: str) -> str:
        """The name of a part under its total, where row or column of both are the same and need no saying."""
        only = {"column_total": self.row, "row_total": self.column}.get(kind)
        return only or self.whole


def label_figures(act: Act) -> dict[str, Label]:
    """Label each figure of an act by the name that its checks give it: ``a12``, ``f3``, ``t1/r2/c3``, ``p2/i1``."""
    return dict(_label(act))


def name_fact(fact: Fact, labels: Mapping[str, Label], words: Words) -> str:
    """Name a fact by its kind, and a cell by its row and column; ``labels`` go by the name of a figure in its act."""
    leaf = NUMBERS.sub("", fact.path).removeprefix("/acts")
    word = words.say(f"ui.{WORDS_OF_LEAVES.get(leaf, leaf.rpartition('/')[2])}")
    label = labels.get(fact.name or "")
    return f"{word} · {label.whole}" if label and label.row else word


def _label(act: Act) -> Iterator[tuple[str, Label]]:
    for amount in act.amounts:
        yield amount.id, Label(text=amount.text, unit="€" if amount.currency == "EUR" else amount.currency)
    for figure in act.figures:
        yield figure.id, Label(text=figure.text, unit="%" if figure.kind == "percent" else "")
    for table in act.tables:
        for number, row in enumerate(table.rows, start=1):
            for cell in row.cells:
                unit = {"money": "€", "percent": "%"}.get(cell.kind, "")
                name = name_cell(table.id, number - 1, cell.column)
                yield name, Label(row.label, table.columns[cell.column].label, cell.text, unit)
    for proof in act.deliberation.evidence if act.deliberation else ():
        yield proof.of.replace(".", "/"), Label(text=proof.text)
    for place, party in enumerate(act.parties, start=1):
        for number, one in enumerate(party.identifiers, start=1):
            owner = f" · {party.name}" if party.name else ""
            yield f"p{place}/i{number}", Label(text=f"{one.scheme} {one.value}{owner}")
