"""One document as rows of the model. Pure: same JSON, same rows; nothing here knows a database."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from bordereau.warehouse.flatten_figures import flatten_checks, flatten_figures, flatten_tables
from bordereau.warehouse.flatten_parties import flatten_parties
from bordereau.warehouse.territory import Sides, tell_sides
from bordereau.warehouse.values import Decimals, read_iso, spread_bound, spread_date, spread_place
from schemas.convention import Act, Document

Row = dict[str, Any]
Rows = dict[str, list[Row]]
UNFIT = "value_does_not_fit"


def flatten_document(document: Document, **about: str) -> Rows:
    """Make the rows of a document, by table; ``about`` gives json_sha256, model_version, collection and load_id."""
    rows: Rows = defaultdict(list)
    decimals = Decimals()
    key = {"document_sha256": document.source.sha256}
    rows["documents"].append(
        {
            **key,
            "file_name": document.source.file_name,
            "size_bytes": document.source.size_bytes,
            "page_count": document.source.page_count,
            "ocr_page_count": sum(page.text_source == "ocr" for page in document.pages),
            "status": document.status,
            "schema_version": document.schema_version,
            "act_count": len(document.acts),
            **about,
        }
    )
    for page in document.pages:
        values = page.model_dump(exclude={"number"})
        rows["pages"].append({**key, "page": page.number, **values})
    for number, act in enumerate(document.acts, start=1):
        flatten_act(rows, {**key, "act_number": number}, act, decimals)
    _flatten_warnings(rows, key, document, decimals)
    return dict(rows)


def flatten_act(rows: Rows, key: Row, act: Act, decimals: Decimals) -> None:
    """Add the rows of one act."""
    sides = tell_sides(act.parties, act.place)
    year = find_year(act)
    rows["acts"].append(_make_act(key, act, sides, year))
    for number, amended in enumerate(act.amends, start=1):
        rows["amended_acts"].append(
            {
                **key,
                "amended_order": number,
                "kind": amended.kind,
                "title": amended.title,
                **spread_date("amended_date", amended.date),
                **spread_place(amended.evidence),
            }
        )
    flatten_parties(rows, key, act.parties, sides, decimals)
    _flatten_texts(rows, key, act)
    flatten_figures(rows, key, act, year, decimals)
    flatten_tables(rows, key, act, year, decimals)
    flatten_checks(rows, key, act, decimals)


def find_year(act: Act) -> int | None:
    """Find the year of an act: of its date, else the first of its period."""
    of_date = read_iso(act.date.iso)[2] if act.date else None
    return of_date or (read_iso(act.period.start)[2] if act.period else None)


def _make_act(key: Row, act: Act, sides: Sides, year: int | None) -> Row:
    return {
        **key,
        "kind": act.kind,
        "title": act.title,
        "first_page": act.pages[0],
        "last_page": act.pages[1],
        **spread_date("act_date", act.date),
        "year": year,
        "signed_at": act.place,
        **spread_bound("period_start", act.period.start if act.period else None),
        **spread_bound("period_end", act.period.end if act.period else None),
        "territory": sides.territory,
        "partner": sides.partner,
        **spread_place(act.title_evidence or act.date_evidence),
    }


def _flatten_texts(rows: Rows, key: Row, act: Act) -> None:
    for number, article in enumerate(act.articles, start=1):
        rows["articles"].append(
            {
                **key,
                "article_order": number,
                "article_number": article.number,
                "label": article.label,
                "title": article.title,
                "level": article.level,
                "parent_number": article.parent,
                "body": article.text,
                "first_page": article.pages[0],
                "last_page": article.pages[1],
                **spread_place(article.evidence),
            }
        )
    for number, block in enumerate(act.signatures, start=1):
        rows["signatures"].append(
            {
                **key,
                "signature_order": number,
                "party": block.party,
                "name": block.name,
                "role": block.role,
                **spread_place(block.evidence),
            }
        )


def _flatten_warnings(rows: Rows, key: Row, document: Document, decimals: Decimals) -> None:
    told = [(str(one.code), one.message, one.page) for one in document.warnings]
    told += [(UNFIT, message, page) for message, page in decimals.unfit]
    for number, (code, message, page) in enumerate(told, start=1):
        rows["warnings"].append({**key, "warning_order": number, "code": code, "message": message, "page": page})
