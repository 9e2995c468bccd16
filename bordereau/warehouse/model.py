"""The one definition of the warehouse: every table, every column, its type and its meaning.

Arrow schemas, SQL, dlt's hints, dbt's sources and the data dictionary in ``docs/warehouse.md`` are all made from
``TABLES``. Rows are found by natural keys (hash of the PDF, number of the act, place in the act): the same JSON gives
the same rows.
"""

from __future__ import annotations

import hashlib

from bordereau.warehouse.columns import Column, Kind, TableModel

TEXT, INTEGER, BOOLEAN = Kind.TEXT, Kind.INTEGER, Kind.BOOLEAN
MONEY, NUMBER, POINTS, DATE, MOMENT = Kind.MONEY, Kind.NUMBER, Kind.POINTS, Kind.DATE, Kind.MOMENT

DOCUMENT = Column("document_sha256", TEXT, "SHA-256 of the PDF", key=True)
ACT = Column("act_number", INTEGER, "the act in its document, from 1", key=True)
PARTY = Column("party_order", INTEGER, "the party in its act, from 1", key=True)
YEAR = Column("year", INTEGER, "year of the act: of its date, else the first of its period")
PLACE = (
    Column("page", INTEGER, "page of the evidence, from 1"),
    Column("page_last", INTEGER, "its last page, when it goes on"),
    Column("x0", POINTS, "left of its box on the first page, in points"),
    Column("top", POINTS, "top of the box, from the top of the page"),
    Column("x1", POINTS, "right of the box"),
    Column("bottom", POINTS, "bottom of the box"),
    Column("evidence_text", TEXT, "what is printed there, lines joined by a space"),
)


def order(name: str, about: str) -> Column:
    """A place in order, part of the key."""
    return Column(name, INTEGER, f"{about}, from 1", key=True)


def dated(prefix: str, about: str) -> tuple[Column, ...]:
    """The columns of a date that may be partial: the DATE stands only when the day is printed."""
    return (
        Column(f"{prefix}_text", TEXT, f"{about}, as printed"),
        Column(f"{prefix}", DATE, f"{about}; NULL unless the day is known, never filled up"),
        Column(f"{prefix}_iso", TEXT, "the same as precise as it is printed: 2020-12-17, 2020-12 or 2020"),
        Column(f"{prefix}_precision", TEXT, "day, month or year"),
    )


def bound(prefix: str, about: str) -> tuple[Column, ...]:
    """A bound of a period: like a date, without a text of its own."""
    return (*dated(prefix, about)[1:], Column(f"{prefix}_year", INTEGER, "its year"))


def table(name: str, about: str, *columns: Column, by_year: bool = False) -> TableModel:
    """Make a table."""
    return TableModel(name, about, columns, by_year)


TABLES: tuple[TableModel, ...] = (
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
        "acts",
        "One act: a convention, an avenant, a délibération.",
        DOCUMENT,
        ACT,
        Column("kind", TEXT, "convention, avenant, deliberation or other"),
        Column("title", TEXT, "title as printed, lines joined"),
        Column("first_page", INTEGER, "its first page"),
        Column("last_page", INTEGER, "its last page"),
        *dated("act_date", "date of the act"),
        YEAR,
        Column("signed_at", TEXT, "place of signature"),
        *bound("period_start", "first day of what the act covers"),
        *bound("period_end", "last day of what the act covers"),
        Column("territory", TEXT, "the most local public body among the parties, else the place of signature"),
        Column("partner", TEXT, "the other parties by their short names, joined by “ + ”"),
        *PLACE,
    ),
    table(
        "amended_acts",
        "An act that another one amends.",
        DOCUMENT,
        ACT,
        order("amended_order", "the amended act among those that the act names"),
        Column("kind", TEXT, "kind of the amended act"),
        Column("title", TEXT, "its title, as the amending act prints it"),
        *dated("amended_date", "its date"),
        *PLACE,
    ),
    table(
        "parties",
        "A party of an act.",
        DOCUMENT,
        ACT,
        PARTY,
        Column("name", TEXT, "name as printed"),
        Column("name_key", TEXT, "the name without accents, case and signs, to join on"),
        Column("short_name", TEXT, "the alias that the act gives it (or its group), else its name"),
        Column("side", TEXT, "territory for a local public body, else partner"),
        Column("group_name", TEXT, "an alias shared with others"),
        Column("aliases", TEXT, "its aliases, joined by “ | ”"),
        Column("legal_form", TEXT, "legal form as printed"),
        Column("share_capital_eur", MONEY, "share capital"),
        Column("address_text", TEXT, "address as printed"),
        Column("postcode", TEXT, "five digits"),
        Column("city", TEXT, "city without cedex"),
        Column("siren", TEXT, "nine digits, from the first valid SIREN, SIRET or RCS number"),
        *PLACE,
    ),
    table(
        "identifiers",
        "An official number of a party.",
        DOCUMENT,
        ACT,
        PARTY,
        order("identifier_order", "the number among those of the party"),
        Column("scheme", TEXT, "SIREN, SIRET, RCS, RNA…"),
        Column("value", TEXT, "the number"),
        Column("valid", BOOLEAN, "whether its checksum holds"),
        Column("registry", TEXT, "the city of the registry, for RCS"),
        *PLACE,
    ),
    table(
        "representatives",
        "Who acts for a party.",
        DOCUMENT,
        ACT,
        PARTY,
        order("representative_order", "the person among those of the party"),
        Column("name", TEXT, "name; NULL when it is not printed"),
        Column("role", TEXT, "role"),
        *PLACE,
    ),
    table(
        "authorisations",
        "The act that empowers a party to sign.",
        DOCUMENT,
        ACT,
        PARTY,
        order("authorisation_order", "the authorisation among those of the party"),
        Column("printed_text", TEXT, "as printed"),
        *dated("authorised_on", "its date"),
        *PLACE,
    ),
    table(
        "signatures",
        "A signature block.",
        DOCUMENT,
        ACT,
        order("signature_order", "the block in its act"),
        Column("party", TEXT, "party as printed there"),
        Column("name", TEXT, "name"),
        Column("role", TEXT, "role"),
        *PLACE,
    ),
    table(
        "articles",
        "An article with its own text.",
        DOCUMENT,
        ACT,
        order("article_order", "the article in its act"),
        Column("article_number", TEXT, "its number: 1, 2.1, 4 bis"),
        Column("label", TEXT, "its number as printed"),
        Column("title", TEXT, "its title"),
        Column("level", INTEGER, "depth, from 1"),
        Column("parent_number", TEXT, "number of the article above"),
        Column("body", TEXT, "its own text, without heading and sub-articles"),
        Column("first_page", INTEGER, "its first page"),
        Column("last_page", INTEGER, "its last page"),
        *PLACE,
    ),
    table(
        "amounts",
        "A sum of money in running text.",
        DOCUMENT,
        ACT,
        order("amount_order", "the sum in its act"),
        Column("amount_id", TEXT, "its id in the JSON, as checks name it"),
        Column("printed_text", TEXT, "as printed: 15,2 M€"),
        Column("value_eur", MONEY, "in euros; NULL with a warning when it does not fit to the last digit"),
        Column("value_exact", TEXT, "the decimal as the JSON has it"),
        Column("currency", TEXT, "EUR"),
        Column("unit", TEXT, "€, k€, M€, Md€"),
        Column("precision_eur", MONEY, "size of the last printed digit, in euros"),
        Column("qualifier", TEXT, "exact, more_than, less_than, about, maximum, minimum"),
        Column("tax", TEXT, "HT, TTC or NULL"),
        Column("in_words", TEXT, "the sum in words, when printed beside"),
        Column("article_number", TEXT, "the article it stands in"),
        Column("section", TEXT, "parties, preamble, article, annex or signature"),
        YEAR,
        *PLACE,
        by_year=True,
    ),
    table(
        "figures",
        "A count or a share that takes part in a check.",
        DOCUMENT,
        ACT,
        order("figure_order", "the figure in its act"),
        Column("figure_id", TEXT, "its id in the JSON, as checks name it"),
        Column("printed_text", TEXT, "as printed"),
        Column("value", NUMBER, "as printed"),
        Column("kind", TEXT, "count or percent"),
        Column("precision", NUMBER, "size of the last printed digit"),
        Column("qualifier", TEXT, "exact, more_than, less_than, about, maximum, minimum"),
        Column("article_number", TEXT, "the article it stands in"),
        Column("section", TEXT, "parties, preamble, article, annex or signature"),
        *PLACE,
    ),
    table(
        "tables",
        "A table of figures.",
        DOCUMENT,
        ACT,
        order("table_order", "the table in its act"),
        Column("table_id", TEXT, "its id in the JSON: t1"),
        Column("annex", TEXT, "number of the annex it stands in"),
        Column("title", TEXT, "its title"),
        Column("unit", TEXT, "unit of the whole table"),
        Column("row_count", INTEGER, "rows without the header"),
        Column("column_count", INTEGER, "value columns"),
        Column("source", TEXT, "ruled, aligned or ocr"),
        Column("notes", TEXT, "its foot notes, joined by “ | ”"),
        *PLACE,
    ),
    table(
        "table_cells",
        "A value cell of a table, with its row and its column.",
        DOCUMENT,
        ACT,
        Column("table_order", INTEGER, "the table in its act, from 1", key=True),
        order("row_order", "the row in its table"),
        order("column_order", "the value column in its table"),
        Column("cell_id", TEXT, "path of the cell, as checks name it: t1/r2/c3"),
        Column("row_label", TEXT, "label of the row"),
        Column("row_kind", TEXT, "item, subtotal or total"),
        Column("column_label", TEXT, "label of the column, header levels joined"),
        Column("printed_text", TEXT, "as printed"),
        Column("kind", TEXT, "money, count, percent, text or empty"),
        Column("value_eur", MONEY, "a sum of money in euros; NULL with a warning when it does not fit"),
        Column("value_number", NUMBER, "a count or a share as printed"),
        Column("value_exact", TEXT, "the decimal as the JSON has it"),
        Column("unit", TEXT, "unit of the cell"),
        Column(
            "counted", BOOLEAN, "a leaf of its table: adding these up counts nothing twice (by row kind and labels)"
        ),
        Column("year_from", INTEGER, "first year that its column, else its row, names"),
        Column("year_to", INTEGER, "last year that it names"),
        Column("party_order", INTEGER, "the party that its row or column names, if one"),
        Column("read_as", TEXT, "what OCR saw, for a repaired digit"),
        Column("repaired_by", TEXT, "the check that repaired it"),
        YEAR,
        *PLACE,
        by_year=True,
    ),
    table(
        "checks",
        "A relation between figures that the act states, recomputed.",
        DOCUMENT,
        ACT,
        order("check_order", "the check in its act"),
        Column("check_id", TEXT, "its id in the JSON"),
        Column("kind", TEXT, "row_total, column_total, list_total, restatement, percent_total, words_vs_figures…"),
        Column("status", TEXT, "exact, within_rounding, fails or undetermined"),
        Column("stated", NUMBER, "the figure that is stated; euros for money"),
        Column("computed", NUMBER, "what the parts give"),
        Column("difference", NUMBER, "stated - computed"),
        Column("tolerance", NUMBER, "what rounding at the printed precision allows"),
        Column("measure", TEXT, "money, count or percent, from the figures that take part"),
        Column("stated_by", TEXT, "id or cell path of the figure that states the total"),
        Column("parts", TEXT, "ids of the parts, joined by a space"),
        Column("message", TEXT, "the verdict as a sentence"),
        *PLACE,
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
        "quarantine",
        "A file that could not be read.",
        Column("collection", TEXT, "which outputs it is in", key=True),
        Column("file", TEXT, "path below the folder of the run", key=True),
        Column("sha256", TEXT, "SHA-256 of the file; NULL when it could not even be opened"),
        Column("reason", TEXT, "closed set, see schemas/errors.py"),
        Column("message", TEXT, "one sentence"),
        Column("load_id", TEXT, "the load that wrote this row"),
    ),
    table(
        "controls",
        "A sum known beforehand against what was loaded.",
        Column("collection", TEXT, "which outputs it is about", key=True),
        order("control_order", "the sum in the file of known sums"),
        Column("scope", TEXT, "document, party, year or total"),
        Column("subject", TEXT, "which file, party or year"),
        Column("what", TEXT, "which figure of a document"),
        Column("document_sha256", TEXT, "the document, when it is about one"),
        Column("status", TEXT, "exact, within_rounding or fails"),
        Column("known", NUMBER, "the sum that is known; euros for money"),
        Column("loaded", NUMBER, "what the loaded documents give"),
        Column("difference", NUMBER, "known - loaded"),
        Column("message", TEXT, "the verdict as a sentence"),
        Column("load_id", TEXT, "the load that wrote this row"),
    ),
    table(
        "loads",
        "A load that changed something.",
        Column("load_id", TEXT, "time of its start and a number, sorts by time", key=True),
        Column("collection", TEXT, "which outputs were loaded"),
        Column("started_at", MOMENT, "start, UTC"),
        Column("finished_at", MOMENT, "end, UTC"),
        Column("program_version", TEXT, "version of Bordereau"),
        Column("model_version", TEXT, "fingerprint of this model"),
        Column("new_documents", INTEGER, "documents that were not there before"),
        Column("changed_documents", INTEGER, "documents whose JSON had changed"),
        Column("withdrawn_documents", INTEGER, "documents that had left the outputs"),
        Column("unchanged_documents", INTEGER, "documents that were left alone"),
        Column("row_count", INTEGER, "rows written"),
    ),
)

BY_NAME = {one.name: one for one in TABLES}
DOCUMENT_TABLES = tuple(one for one in TABLES if one.of_document)
COLLECTION_TABLES = ("quarantine", "controls")
"""Written anew for a collection at every load."""


def fingerprint() -> str:
    """Name the model in twelve hexadecimal digits: rows of another model are made anew."""
    text = repr([(one.name, [(c.name, c.kind.value, c.key) for c in one.columns]) for one in TABLES])
    return hashlib.sha256(text.encode()).hexdigest()[:12]
