"""What belongs to a load, or to the outputs as a whole, rather than to one document."""

from __future__ import annotations

from bordereau.warehouse.columns import Column, TableModel
from bordereau.warehouse.model.shared import INTEGER, MOMENT, NUMBER, TEXT, order, table

LOADS: tuple[TableModel, ...] = (
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
        "withdrawn",
        "A document that was here and was withdrawn: its tombstone, which goes when the document is back.",
        Column("collection", TEXT, "which outputs it was loaded from", key=True),
        Column("document_sha256", TEXT, "SHA-256 of the PDF", key=True),
        Column("file_name", TEXT, "name of the file"),
        Column("path", TEXT, "its path below the folder that was run; the first where it had several"),
        Column("why", TEXT, "deleted or replaced, where the run says so; quarantined; else left_outputs"),
        Column("replaced_by", TEXT, "SHA-256 of the PDF that has its name now"),
        Column("run_id", TEXT, "the run that first missed the file"),
        Column("load_id", TEXT, "the load that withdrew it; its time stands in loads"),
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
