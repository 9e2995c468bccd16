"""Who promises what to whom as rows: commitments with the figure that states them, payments, facts of the act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bordereau.normalize.parties.keys import make_party_key
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.convention import Act
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.meaning import Commitment
from bordereau.warehouse.rows.context import Context, Row, Rows
from bordereau.warehouse.rows.values import spread_date, spread_place

NUMBER = re.compile(r"\b[nN]\s?[°º]s?\s?([A-Z]{0,6}[-_./]?\d[\w./-]*\w|\d)")
"""« n° 2023-45 », the sign and what follows it."""
SIGNS = re.compile(r"[^a-z0-9]")


class Figure(NamedTuple):
    """What a figure says of itself."""

    kind: str
    trust: str | None
    doubts: str | None
    article: str | None


def flatten_commitments(rows: Rows, context: Context) -> None:
    """Add the rows of commitments, of payments and of the facts of the act."""
    figures, verdicts = _collect_figures(context.act), _collect_verdicts(context.act)
    for number, one in enumerate(context.act.commitments, start=1):
        figure = figures.get(one.source, Figure("cell" if "/" in one.source else "amount", None, None, None))
        rows["act_commitments"].append(
            {
                **context.key,
                "commitment_order": number,
                **_make_commitment(one, context),
                "source_kind": figure.kind,
                "trust": figure.trust,
                "doubts": figure.doubts,
                "total_status": verdicts.get(one.source),
                "article_number": figure.article,
                "year": context.year,
                **spread_place(one.evidence),
            }
        )
    _flatten_payments(rows, context)
    for number, (fact, evidence) in enumerate(_list_facts(context.act), start=1):
        rows["act_facts"].append({**context.key, "fact_order": number, "fact": fact, **spread_place(evidence)})


def _make_commitment(one: Commitment, context: Context) -> Row:
    page, decimals = one.evidence[0].page, context.decimals
    euros = one.currency == "EUR"
    return {
        "commitment_id": one.id,
        "payer_order": _count_from_one(one.payer, context.act),
        "payee_order": _count_from_one(one.payee, context.act),
        "payer_name": one.payer_name,
        "payee_name": one.payee_name,
        "payer_key": key_side(one.payer, one.payer_name, context.act),
        "payee_key": key_side(one.payee, one.payee_name, context.act),
        "value_eur": decimals.read_money(one.value if euros else None, f"The commitment {one.id}", page),
        "value_exact": one.value,
        "currency": one.currency,
        "role": one.role,
        "status": one.status,
        "budget_year": one.year,
        "share": decimals.read_number(one.share, f"The share of {one.id}", page),
        "base_eur": decimals.read_money(one.base if euros else None, f"The base of {one.id}", page),
        "what": one.what,
        "source": one.source,
    }


def _count_from_one(index: int | None, act: Act) -> int | None:
    return None if index is None or not 0 <= index < len(act.parties) else index + 1


def key_side(index: int | None, name: str | None, act: Act) -> str | None:
    """Make the key of a payer or payee: of the party where it is one, else of the name as printed."""
    if index is not None and 0 <= index < len(act.parties):
        party = act.parties[index]
        key = make_party_key(party.name, party.identifiers)
        if key is not None:
            return key
    return make_party_key(name)


def _collect_figures(act: Act) -> dict[str, Figure]:
    figures = {one.id: Figure("amount", one.trust, " ".join(one.doubts) or None, one.article) for one in act.amounts}
    for table in act.tables:
        for place, row in enumerate(table.rows):
            for cell in row.cells:
                doubts = " ".join(cell.doubts) or None
                figures[name_cell(table.id, place, cell.column)] = Figure("cell", cell.trust, doubts, None)
    return figures


def _collect_verdicts(act: Act) -> dict[str, str]:
    """Tell of each figure the verdict on the sums that it stands in; one that fails counts more than one that holds."""
    verdicts: dict[str, str] = {}
    for check in act.checks:
        for source in (check.stated_by, *check.parts):
            if source is not None and verdicts.get(source) != "fails":
                verdicts[source] = check.status
    return verdicts


def _flatten_payments(rows: Rows, context: Context) -> None:
    for number, one in enumerate(context.act.payments, start=1):
        page = one.evidence[0].page
        rows["payments"].append(
            {
                **context.key,
                "payment_order": number,
                "commitment_id": one.commitment,
                "value_eur": context.decimals.read_money(one.value, f"The payment {one.order}", page),
                "share": context.decimals.read_number(one.share, f"The share of the payment {one.order}", page),
                **spread_date("due", one.due),
                "condition": one.condition,
                **spread_place(one.evidence),
            }
        )


def _list_facts(act: Act) -> Iterator[tuple[str, Sequence[Evidence]]]:
    told = (
        ("title", act.title_evidence),
        ("date", act.date_evidence),
        ("place", act.place_evidence),
        ("period", act.period_evidence),
        ("purpose", act.purpose.evidence if act.purpose else ()),
        ("term", act.term.evidence if act.term else ()),
    )
    yield from ((fact, evidence) for fact, evidence in told if evidence)


def read_numbers(title: str | None) -> list[str]:
    """Read the numbers that a title prints behind « n° ».

    >>> read_numbers("AVENANT N° 1 à la convention n° 2023-45 du 3 mars"), read_numbers("Convention cadre")
    (['1', '2023-45'], [])
    """
    return NUMBER.findall(title or "")


def make_number(text: str | None) -> str | None:
    """Write a number by its letters and figures alone.

    >>> make_number("D 2023-45")
    'd202345'
    """
    return SIGNS.sub("", (text or "").lower()) or None
