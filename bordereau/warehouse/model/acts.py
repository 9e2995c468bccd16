"""An act, the acts that it amends, its articles and signatures."""

from __future__ import annotations

from bordereau.warehouse.columns import Column, TableModel
from bordereau.warehouse.model.shared import ACT, DOCUMENT, INTEGER, PLACE, TEXT, YEAR, bound, dated, order, table

ACTS: tuple[TableModel, ...] = (
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
        Column("territory_key", TEXT, "the same without accents, case and signs, to group by"),
        Column("partner", TEXT, "the other parties by their short names, joined by “ + ”"),
        Column("partner_key", TEXT, "the same without accents, case and signs, to group by"),
        Column("act_key", TEXT, "the same for an act printed and scanned: kind, date, parties, title, sum of tables"),
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
)
