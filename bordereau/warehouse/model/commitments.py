"""Who promises what to whom, when it is paid, and what an act says of itself as a whole."""

from __future__ import annotations

from bordereau.warehouse.columns import Column, TableModel
from bordereau.warehouse.model.shared import (
    ACT,
    DOCUMENT,
    INTEGER,
    MONEY,
    NUMBER,
    PLACE,
    TEXT,
    YEAR,
    dated,
    order,
    table,
)

COMMITMENTS: tuple[TableModel, ...] = (
    table(
        "act_commitments",
        "A commitment as its act states it. What is in force of them, each euro once, is the view commitments.",
        DOCUMENT,
        ACT,
        order("commitment_order", "the commitment in its act"),
        Column("commitment_id", TEXT, "its id in the JSON: c1"),
        Column("payer_order", INTEGER, "the party that pays; NULL for a body that is no party"),
        Column("payee_order", INTEGER, "the party that is paid"),
        Column("payer_name", TEXT, "the party's name, or the body as printed"),
        Column("payee_name", TEXT, "the same of who is paid"),
        Column("payer_key", TEXT, "what joins the spellings of the payer: SIREN, else name; see bodies"),
        Column("payee_key", TEXT, "the same of the payee"),
        Column("value_eur", MONEY, "in euros; NULL with a warning when it does not fit, or is no euros"),
        Column("value_exact", TEXT, "the decimal as the JSON has it"),
        Column("currency", TEXT, "EUR"),
        Column("role", TEXT, "grant, loan, guarantee, price, rent or other"),
        Column(
            "status", TEXT, "promised, forecast (subject to a vote or credits, or of a body that does not sign), past"
        ),
        Column("budget_year", INTEGER, "the budget year that is said of the sum"),
        Column("share", NUMBER, "in percent, where the sum is a share of a base"),
        Column("base_eur", MONEY, "that base"),
        Column("what", TEXT, "what the sum is called"),
        Column("source", TEXT, "the figure that states it: amount_id of amounts, or cell_id of table_cells"),
        Column("source_kind", TEXT, "amount or cell"),
        Column("trust", TEXT, "of that figure: proven, read or doubtful"),
        Column("doubts", TEXT, "codes of the warnings that speak of that figure, joined by a space"),
        Column("total_status", TEXT, "verdict on the total that the figure enters or states; fails where one fails"),
        Column("article_number", TEXT, "the article that the figure stands in"),
        YEAR,
        *PLACE,
    ),
    table(
        "payments",
        "An instalment of the schedule of an act.",
        DOCUMENT,
        ACT,
        order("payment_order", "the instalment in its act"),
        Column("commitment_id", TEXT, "the commitment that it pays; NULL where it is said of several"),
        Column("value_eur", MONEY, "in euros; NULL where it is a share, or the rest"),
        Column("share", NUMBER, "in percent"),
        *dated("due", "the day on which it is due"),
        Column("condition", TEXT, "what has to happen first, as printed"),
        *PLACE,
    ),
    table(
        "act_facts",
        "Where a fact of an act stands.",
        DOCUMENT,
        ACT,
        order("fact_order", "the fact in its act"),
        Column("fact", TEXT, "title, date, place, period, purpose or term"),
        *PLACE,
    ),
)
