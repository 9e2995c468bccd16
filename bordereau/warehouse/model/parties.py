"""Who takes part in an act."""

from __future__ import annotations

from bordereau.warehouse.columns import Column, TableModel
from bordereau.warehouse.model.shared import ACT, BOOLEAN, DOCUMENT, MONEY, PARTY, PLACE, TEXT, dated, order, table

PARTIES: tuple[TableModel, ...] = (
    table(
        "parties",
        "A party of an act.",
        DOCUMENT,
        ACT,
        PARTY,
        Column("name", TEXT, "name as printed"),
        Column("name_key", TEXT, "the name without accents, case and signs, to join on"),
        Column("party_key", TEXT, "what joins its spellings: the SIREN, else the name without case, article and kind"),
        Column("name_party_key", TEXT, "the key that its name alone gives, without its SIREN; see bodies"),
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
)
