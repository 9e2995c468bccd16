"""A PDF as a whole: how it was read, and what to know about it."""

from __future__ import annotations

from bordereau.warehouse.columns import Column, TableModel
from bordereau.warehouse.model.shared import DOCUMENT, INTEGER, MOMENT, PLACE, POINTS, TEXT, order, table

DOCUMENTS: tuple[TableModel, ...] = (
    table(
        "documents",
        "One PDF.",
        DOCUMENT,
        Column("file_name", TEXT, "name of the file"),
        Column("size_bytes", INTEGER, "size of the file"),
        Column("page_count", INTEGER, "pages"),
        Column("ocr_page_count", INTEGER, "pages that were read by OCR"),
        Column("status", TEXT, "ok, or partial: a part could not be read, see warnings"),
        Column("schema_version", TEXT, "version of the JSON"),
        Column("act_count", INTEGER, "acts in it"),
        Column("json_sha256", TEXT, "SHA-256 of the JSON that these rows were made from"),
        Column("model_version", TEXT, "fingerprint of this model"),
        Column("collection", TEXT, "which outputs it was loaded from; a document that leaves them is withdrawn"),
        Column("load_id", TEXT, "the load that wrote these rows"),
    ),
    table(
        "pages",
        "A page and how it was read.",
        DOCUMENT,
        order("page", "the page"),
        Column("width", POINTS, "width in points"),
        Column("height", POINTS, "height in points"),
        Column("text_source", TEXT, "layer, ocr or none"),
        Column("rotation", INTEGER, "degrees by which it is turned"),
        Column("confidence", POINTS, "of OCR, from 0 to 1"),
    ),
    table(
        "warnings",
        "Something to know about a document.",
        DOCUMENT,
        order("warning_order", "the warning in its document"),
        Column("code", TEXT, "closed set, see schemas/warning.py; value_does_not_fit is the load's own"),
        Column("message", TEXT, "one sentence"),
        Column("page", INTEGER, "page"),
    ),
    table(
        "corrections",
        "What a reviewer said of a fact (bordereau apply).",
        DOCUMENT,
        order("correction_order", "the judgement among those on the document"),
        Column("act_number", INTEGER, "the act that the fact is in, from 1"),
        Column("fact_table", TEXT, "the table whose row holds the fact: amounts, table_cells, parties…"),
        Column("fact_key", TEXT, "the key of that row after the hash, joined by “/”: 1/4, for a cell 1/2/3/1"),
        Column("fact_column", TEXT, "the key of the JSON that was judged: value, name, title…"),
        Column("path", TEXT, "its JSON pointer: /acts/0/amounts/3/value"),
        Column("verdict", TEXT, "right, wrong, corrected, extra, missing; act_errs, misread, no_total, irrelevant"),
        Column("read_value", TEXT, "what the machine read"),
        Column("corrected_value", TEXT, "what it should be; the tables hold it in the place of what was read"),
        Column("who", TEXT, "the reviewer"),
        Column("decided_at", MOMENT, "when, UTC; NULL when the text is no moment with a time zone"),
        Column("decided_at_text", TEXT, "when, as it was noted"),
        Column("why", TEXT, "the reason"),
        *PLACE,
    ),
)
