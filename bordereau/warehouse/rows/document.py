"""One document as rows of the model. Pure: same JSON, same rows; nothing here knows a database."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from bordereau.schemas.convention import Act, AmendedAct, Document
from bordereau.warehouse.rows.commitments import flatten_commitments, make_number, read_numbers
from bordereau.warehouse.rows.context import Context, Row, Rows, make_context
from bordereau.warehouse.rows.corrections import flatten_corrections
from bordereau.warehouse.rows.counting import count_document
from bordereau.warehouse.rows.deliberations import find_number, flatten_deliberation
from bordereau.warehouse.rows.figures import flatten_checks, flatten_figures, flatten_tables
from bordereau.warehouse.rows.parties import flatten_parties
from bordereau.warehouse.rows.territory import make_key
from bordereau.warehouse.rows.values import Decimals, hash_bytes, parse_decimal, spread_bound, spread_date, spread_place

OF_MANIFEST = ("path", "made_with", "extractor", "run_id", "manifest_sha256")
"""Columns of ``documents`` that the JSON does not tell."""
UNFIT = "value_does_not_fit"


def flatten_document(document: Document, **about: str | None) -> Rows:
    """Make the rows of a document, by table.

    ``about`` gives json_sha256, model_version, collection, load_id, and what a manifest tells.
    """
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
            **dict.fromkeys(OF_MANIFEST),
            **about,
        }
    )
    for page in document.pages:
        values = page.model_dump(exclude={"number"})
        rows["pages"].append({**key, "page": page.number, **values})
    counting = count_document(document)
    for number, act in enumerate(document.acts, start=1):
        flatten_act(rows, make_context({**key, "act_number": number}, act, counting, decimals), document.acts)
    flatten_corrections(rows, key, document)
    _flatten_warnings(rows, key, document, decimals)
    return dict(rows)


def flatten_act(rows: Rows, context: Context, acts: tuple[Act, ...]) -> None:
    """Add the rows of one act among the acts of its document."""
    rows["acts"].append({**_make_act(context), "deliberation_number": find_number(context.act, acts)})
    flatten_deliberation(rows, context, acts)
    for number, amended in enumerate(context.act.amends, start=1):
        rows["amended_acts"].append(
            {
                **context.key,
                "amended_order": number,
                "kind": amended.kind,
                "title": amended.title,
                **_number_amended(amended, context.act),
                "effect": amended.effect,
                **spread_date("amended_date", amended.date),
                **spread_place(amended.evidence),
            }
        )
    flatten_parties(rows, context)
    flatten_commitments(rows, context)
    _flatten_texts(rows, context.key, context.act)
    flatten_figures(rows, context)
    flatten_tables(rows, context)
    flatten_checks(rows, context)


def _make_act(context: Context) -> Row:
    act, sides = context.act, context.sides
    return {
        **context.key,
        "kind": act.kind,
        "within_act": None if act.within is None else act.within + 1,
        "title": act.title,
        **_number_act(act),
        "first_page": act.pages[0],
        "last_page": act.pages[1],
        **spread_date("act_date", act.date),
        "year": context.year,
        "signed_at": act.place,
        **spread_bound("period_start", act.period.start if act.period else None),
        **spread_bound("period_end", act.period.end if act.period else None),
        "purpose": act.purpose.text if act.purpose else None,
        **spread_bound("term_start", act.term.start.iso if act.term and act.term.start else None),
        **spread_bound("term_end", act.term.end.iso if act.term and act.term.end else None),
        "term_duration": act.term.duration if act.term else None,
        "term_renewal": act.term.renewal if act.term else None,
        "term_computed": act.term.computed if act.term else None,
        "territory": sides.territory,
        "territory_key": make_key(sides.territory),
        "partner": sides.partner,
        "partner_key": make_key(sides.partner),
        "act_key": make_act_key(act, context.counting.totals.get(context.number) or add_up(act)),
        **spread_place(act.title_evidence or act.date_evidence),
    }


def add_up(act: Act) -> Decimal | None:
    """Add up what an act without tables commits, in whatever currency: it only tells acts apart."""
    values = [parse_decimal(one.value) for one in act.commitments]
    return sum((value for value in values if value is not None), Decimal(0)) or None


def _number_act(act: Act) -> Row:
    number = next(iter(read_numbers(act.title)), None)
    return {"number": number, "number_key": make_number(number)}


def _number_amended(amended: AmendedAct, act: Act) -> Row:
    """Number the act that is amended: by its own title, else by the amending one's, behind that one's own number."""
    number = next(iter([*read_numbers(amended.title), *read_numbers(act.title)[1:]]), None)
    return {"number": number, "number_key": make_number(number)}


def make_act_key(act: Act, total: Decimal | None) -> str | None:
    """Name what makes an act the same when its PDF is another one: printed and scanned, or handed in twice.

    Kind, date, parties, title and what its tables, else its commitments, add up to; None where these do not tell it
    from others.
    """
    names = sorted(key for party in act.parties if (key := make_key(party.name)))
    if act.date is None or act.date.iso is None or len(names) < 2 or not total:
        return None
    said = [act.kind, act.date.iso, *names, make_key(act.title) or "", f"{total.normalize():f}"]
    return hash_bytes("\n".join(said).encode())[:16]


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
