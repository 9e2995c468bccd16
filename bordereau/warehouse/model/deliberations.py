"""What assemblies decided: number, object, votes and decision, and where each of these stands."""

from __future__ import annotations

from bordereau.warehouse.columns import Column, TableModel
from bordereau.warehouse.model.shared import ACT, BOOLEAN, DOCUMENT, INTEGER, PLACE, TEXT, dated, order, table

DELIBERATIONS: tuple[TableModel, ...] = (
    table(
        "deliberations",
        "A délibération: what an assembly decided. Counts are NULL where this act does not print them.",
        DOCUMENT,
        ACT,
        Column("number", TEXT, "its number as printed, without « n° »"),
        Column("number_key", TEXT, "its letters and figures alone, in small letters, to ask by: 2024009"),
        *dated("decided_on", "date of the sitting"),
        Column("object", TEXT, "what it is about"),
        Column("body", TEXT, "the body whose assembly decides, as the heading prints it"),
        Column("decision", TEXT, "adopted, rejected, deferred or noted; NULL where neither words nor votes say it"),
        Column("votes_for", INTEGER, "« pour »"),
        Column("votes_against", INTEGER, "« contre »"),
        Column("abstained", INTEGER, "« abstentions »"),
        Column("unanimous", BOOLEAN, "true where the word is printed; false for a majority or a vote against"),
        Column("present", INTEGER, "members who are present"),
        Column("represented", INTEGER, "members who gave a power of attorney"),
        Column("voting", INTEGER, "« votants »"),
        Column("in_office", INTEGER, "« en exercice »"),
        Column("votes_cast", INTEGER, "« suffrages exprimés »: without abstentions, blank and void ballots"),
        Column("blank", INTEGER, "blank and void ballots"),
        Column("apart", INTEGER, "members who take no part in the vote, where they are counted"),
        Column("leaving", BOOLEAN, "whether members take no part, come or go"),
        Column("sitting_voting", INTEGER, "« votants » of the heading of its sitting; members come and go"),
        Column("sitting_in_office", INTEGER, "« en exercice » of that heading"),
        Column("matter_code", TEXT, "where it is filed in the nomenclature ACTES, two levels: 7.5"),
        Column("matter_name", TEXT, "the name printed beside that code"),
        Column("transmission_id", TEXT, "identifier of its stamp of télétransmission"),
        *dated("received_on", "day on which the State received it, from that stamp"),
        Column("received_at", TEXT, "prefecture or subprefecture, as the stamp says"),
        Column("approved_act_count", INTEGER, "conventions and avenants that are pasted into it or annexed to it"),
        *PLACE,
    ),
    table(
        "deliberation_facts",
        "Where a fact of a délibération stands.",
        DOCUMENT,
        ACT,
        order("fact_order", "the fact in its délibération"),
        Column("fact", TEXT, "number, date, object, body, decision, matter, votes.for, transmission.received…"),
        *PLACE,
    ),
)
