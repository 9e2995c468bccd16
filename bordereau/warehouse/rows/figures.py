"""Sums, counts, tables and checks of an act as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bordereau.reconcile.paths import measure_precision
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Act, Amount
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.table import Cell, Table
from bordereau.warehouse.rows.context import Context, Row, Rows
from bordereau.warehouse.rows.counting import name_partner
from bordereau.warehouse.rows.labels import read_years
from bordereau.warehouse.rows.territory import make_key
from bordereau.warehouse.rows.values import Decimals, parse_decimal, spread_place


def flatten_figures(rows: Rows, context: Context) -> None:
    """Add the sums of money in running text, and the counts and shares."""
    _flatten_amounts(rows, context)
    key, decimals = context.key, context.decimals
    for number, figure in enumerate(context.act.figures, start=1):
        page = figure.evidence[0].page
        rows["figures"].append(
            {
                **key,
                "figure_order": number,
                "figure_id": figure.id,
                "printed_text": figure.text,
                "value": decimals.read_number(figure.value, f"The figure {figure.id}", page),
                "kind": figure.kind,
                "precision": decimals.read_number(figure.precision, f"The precision of {figure.id}", page),
                "qualifier": figure.qualifier,
                "article_number": figure.article,
                "section": figure.section,
                **spread_place(figure.evidence),
            }
        )


def _flatten_amounts(rows: Rows, context: Context) -> None:
    key, decimals = context.key, context.decimals
    for number, amount in enumerate(context.act.amounts, start=1):
        page = amount.evidence[0].page
        value, precision = (amount.value, amount.precision) if amount.currency == "EUR" else (None, None)
        rows["amounts"].append(
            {
                **key,
                "amount_order": number,
                "amount_id": amount.id,
                "printed_text": amount.text,
                "value_eur": decimals.read_money(value, f"The sum {amount.id}", page),
                "value_exact": amount.value,
                "currency": amount.currency,
                "unit": amount.unit,
                "precision_eur": decimals.read_money(precision, f"The precision of {amount.id}", page),
                "qualifier": amount.qualifier,
                "tax": amount.tax,
                "in_words": amount.in_words,
                "role": amount.role,
                "trust": amount.trust,
                "doubts": " ".join(amount.doubts) or None,
                "article_number": amount.article,
                "section": amount.section,
                "not_in_force": _name_void(amount),
                "year": context.year,
                **spread_place(amount.evidence),
            }
        )


def flatten_tables(rows: Rows, context: Context) -> None:
    """Add the tables and their cells."""
    for number, table in enumerate(context.act.tables, start=1):
        key = {**context.key, "table_order": number}
        rows["tables"].append(
            {
                **key,
                "table_id": table.id,
                "annex": table.annex,
                "title": table.title,
                "unit": table.unit,
                "row_count": len(table.rows),
                "column_count": len(table.columns),
                "source": table.source,
                "reader": table.reader,
                "notes": " | ".join(f"({note.marker}) {note.text}" for note in table.notes) or None,
                "counting": context.counting.tables[context.number, table.id],
                **spread_place(table.evidence),
            }
        )
        for cell in _flatten_cells(table, context.decimals):
            rows["table_cells"].append({**key, **cell, **_count_cell(cell["cell_id"], context)})


def _count_cell(path: str, context: Context) -> Row:
    """Say whether a cell counts, for whom, and whether the total that it enters holds."""
    act, counting, place = context.act, context.counting, (context.number, path)
    partner = name_partner(counting, place, act, context.sides)
    verdicts = (check.status for check in act.checks if check.kind == "column_total" and path in check.parts)
    return {
        "counted": place in counting.cells,
        "total_status": next(verdicts, None),
        "party_order": counting.bearers[place].party,
        "partner": partner,
        "partner_key": make_key(partner),
        "year": context.year,
    }


def _flatten_cells(table: Table, decimals: Decimals) -> Iterator[Row]:
    column_years = [read_years(column.label) for column in table.columns]
    for row_order, row in enumerate(table.rows, start=1):
        row_years = read_years(row.label)
        for cell in row.cells:
            years = column_years[cell.column]
            years = years if years.first is not None else row_years
            path = name_cell(table.id, row_order - 1, cell.column)
            yield {
                "row_order": row_order,
                "column_order": cell.column + 1,
                "cell_id": path,
                "row_label": row.label,
                "row_kind": row.kind,
                "row_notes": " ".join(row.notes) or None,
                "column_label": table.columns[cell.column].label,
                **_spread_value(cell, f"The cell {path}", decimals),
                "year_from": years.first,
                "year_to": years.last,
                **spread_place(cell.evidence or row.evidence),
            }


def _spread_value(cell: Cell, what: str, decimals: Decimals) -> Row:
    page = cell.evidence[0].page if cell.evidence else None
    money = cell.value if cell.kind == "money" else None
    number = cell.value if cell.kind in {"count", "percent"} else None
    value = parse_decimal(money)
    precision = None if value is None else f"{measure_precision(cell.text, value):f}"
    return {
        "printed_text": cell.text,
        "kind": cell.kind,
        "value_eur": decimals.read_money(money, what, page),
        "value_number": decimals.read_number(number, what, page),
        "value_exact": cell.value,
        "unit": cell.unit,
        "precision_eur": decimals.read_money(precision, f"The precision of {what[4:]}", page),
        "not_in_force": _name_void(cell),
        "read_as": cell.read_as,
        "repaired_by": cell.repaired_by,
        "trust": cell.trust,
        "doubts": " ".join(cell.doubts) or None,
    }


def _name_void(figure: Amount | Cell) -> str | None:
    return "struck" if figure.struck else "not_ticked" if figure.not_ticked else None


def flatten_checks(rows: Rows, context: Context) -> None:
    """Add the checks, each with the place of the figure that states its total."""
    key, act, decimals = context.key, context.act, context.decimals
    places = collect_places(act)
    for number, check in enumerate(act.checks, start=1):
        named = [name for name in (check.stated_by, *check.parts) if name in places]
        evidence = places[named[0]][1] if named else ()
        place = spread_place(evidence)
        if place["page"] is None:
            place["page"] = check.page
        rows["checks"].append(
            {
                **key,
                "check_order": number,
                "check_id": check.id,
                "kind": check.kind,
                "status": check.status,
                **_read_sides(check, decimals),
                "measure": places[named[0]][0] if named else None,
                "stated_by": check.stated_by,
                "parts": " ".join(check.parts) or None,
                "message": check.message,
                **place,
            }
        )


def _read_sides(check: Check, decimals: Decimals) -> Row:
    what = f"A side of the check {check.id}"
    return {
        "stated": decimals.read_number(check.stated, what, check.page),
        "computed": decimals.read_number(check.computed, what, check.page),
        "difference": decimals.read_number(check.difference, what, check.page),
        "tolerance": decimals.read_number(check.tolerance, what, check.page),
    }


def collect_places(act: Act) -> dict[str, tuple[str | None, Sequence[Evidence]]]:
    """Collect what each id and cell path measures, and where it stands."""
    places: dict[str, tuple[str | None, Sequence[Evidence]]] = {}
    for amount in act.amounts:
        places[amount.id] = ("money", amount.evidence)
    for figure in act.figures:
        places[figure.id] = (figure.kind, figure.evidence)
    for table in act.tables:
        for row_order, row in enumerate(table.rows, start=1):
            for cell in row.cells:
                path = name_cell(table.id, row_order - 1, cell.column)
                places[path] = (cell.kind, cell.evidence or row.evidence)
    for number, party in enumerate(act.parties, start=1):
        for place, one in enumerate(party.identifiers, start=1):
            places[f"p{number}/i{place}"] = (None, one.evidence)
    for fact in act.deliberation.evidence if act.deliberation else ():
        places.setdefault(fact.of.replace(".", "/"), ("count", (fact,)))
    return places
