"""Sums that are known beforehand against what is loaded: by document, by party, by year.

The file is that of ``reconcile.single.known_sums``, with one more key::

    documents:
      - match: {file_name: avenant.pdf}
        sums: [{what: "Annexe 1 / Total Général / Total", value: 9420000}]
    totals:
      - {document: avenant.pdf, value: 18840000}
      - {year: 2017, value: 5300000}
      - {party: Anah, year: 2018, value: 4120000}
      - {party: Anah, value: 9420000}
      - {value: 18840000}

A total adds up the commitments (as in the view ``commitments``) of a document, a payer (``party``), a payee, a budget
year, or of several of these, over all documents of the outputs. It must hold to the cent.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from bordereau.normalize.parties.keys import make_party_key
from bordereau.reconcile.single.known_sums import KnownSums, check_known_sums, judge, read_sum
from bordereau.reconcile.single.known_yaml import read_yaml
from bordereau.schemas.convention import Document
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.errors import UsageError
from bordereau.schemas.evidence import Strict
from bordereau.warehouse.columns import NUMBER_DIGITS, fits
from bordereau.warehouse.reader import open_files
from bordereau.warehouse.spool import Spool
from bordereau.warehouse.warehouse import Row

if TYPE_CHECKING:
    import duckdb


Amount = Annotated[Decimal, BeforeValidator(read_sum)]


Year = Annotated[int, Field(ge=1, le=9999)]


class KnownTotal(Strict):
    """The commitments of a document, a payer, a payee, a year, or of several; of everything when none is named."""

    value: Amount
    document: str | None = None
    """File name or SHA-256."""
    party: str | None = None
    """Who pays: a name, or a SIREN."""
    payee: str | None = None
    """Who is paid."""
    year: Year | None = None

    @property
    def scope(self) -> str:
        named = [name for name in ("document", "party", "payee", "year") if getattr(self, name) is not None]
        return named[0] if named else "total"


class KnownTotals(Strict):
    """All totals of a file."""

    totals: tuple[KnownTotal, ...] = ()


class Controls(NamedTuple):
    """The whole file."""

    sums: KnownSums
    totals: tuple[KnownTotal, ...]

    @classmethod
    def nothing(cls) -> Controls:
        return cls(KnownSums(), ())


def read_controls(path: Path) -> Controls:
    """Read a file of known sums and totals. Raises UsageError when it is not of the form above."""
    data = read_yaml(path) or {}
    if not isinstance(data, dict):
        raise UsageError(f"The file of known sums {path} is not of the documented form: it is no mapping.")
    totals = judge(path, KnownTotals, {"totals": data.pop("totals", None) or ()}).totals
    return Controls(judge(path, KnownSums, data), totals)


class Tally:
    """Keeps the verdicts on single documents while they pass by."""

    def __init__(self, controls: Controls) -> None:
        self._controls = controls
        self._verdicts: list[Row] = []
        self._met: set[int] = set()

    def add(self, document: Document) -> None:
        """Take in one document."""
        for number, entry in enumerate(self._controls.sums.documents):
            checks = check_known_sums(document, KnownSums(documents=(entry,)))
            if checks:
                self._met.add(number)
            for known, check in zip(entry.sums, checks, strict=False):
                self._verdicts.append(
                    {
                        "scope": "document",
                        "subject": document.source.file_name,
                        "what": known.what,
                        "document_sha256": document.source.sha256,
                        "status": check.status,
                        "known": known.value,
                        "loaded": Decimal(check.computed) if check.computed is not None else None,
                        "message": check.message,
                    }
                )

    def make_rows(self, collection: str, load_id: str, whole: Spool) -> list[Row]:
        """Make the rows of ``controls``; a known sum that no document answers to fails.

        ``whole`` holds the rows of all documents: totals are asked of the very view that the warehouse has.
        """
        verdicts = [*self._verdicts, *self._miss_documents()]
        if self._controls.totals:
            with open_files({name: [whole.path(name)] for name in whole.counts}) as base:
                for statement in KEPT:
                    base.execute(statement)
                verdicts += [judge_total(total, base) for total in self._controls.totals]
        rows = []
        for number, verdict in enumerate(verdicts, start=1):
            loaded, known = verdict["loaded"], verdict["known"]
            if not fits(known, NUMBER_DIGITS):
                raise UsageError(f"The known sum {known} has more digits than a sum of money can have.")
            difference = known - loaded if loaded is not None else None
            key = {"collection": collection, "control_order": number}
            rows.append({**key, **verdict, "difference": difference, "load_id": load_id})
        return rows

    def _miss_documents(self) -> list[Row]:
        missed = []
        for number, entry in enumerate(self._controls.sums.documents):
            if number in self._met:
                continue
            subject = " ".join(value for value in entry.match.model_dump().values() if value) or "no document"
            missed += [
                {
                    "scope": "document",
                    "subject": subject,
                    "what": known.what,
                    "document_sha256": None,
                    "status": "fails",
                    "known": known.value,
                    "loaded": None,
                    "message": f"No document answers to “{subject}”, whose “{known.what}” is known.",
                }
                for known in entry.sums
            ]
        return missed


def judge_total(total: KnownTotal, base: duckdb.DuckDBPyConnection) -> Row:
    """Compare a known total with the commitments."""
    loaded, sha256 = add_up(total, base)
    who = f"of {total.party}" if total.party else "of all payers"
    who += f" to {total.payee}" if total.payee else ""
    where = f" in {total.document}" if total.document else ""
    when = f" for {total.year}" if total.year else ""
    holds = loaded == total.value
    verdict = "and so they are" if holds else f"and the loaded documents give {print_decimal(loaded)} €"
    return {
        "scope": total.scope,
        "subject": " ".join(str(one) for one in (total.document, total.party, total.payee, total.year) if one) or None,
        "what": "commitments",
        "document_sha256": sha256,
        "status": "exact" if holds else "fails",
        "known": total.value,
        "loaded": loaded,
        "message": f"The commitments {who}{where}{when} are known to be {print_decimal(total.value)} €, {verdict}.",
    }


KEPT = (
    "CREATE TABLE kept_history AS SELECT state, value_eur, document_sha256, budget_year, payer_key, payee_key "
    "FROM commitment_history",
    "CREATE TABLE kept_keys AS SELECT body_key AS key, joined_key FROM bodies "
    "UNION ALL SELECT name_key, siren FROM body_numbers",
)
"""What the views answer, kept for all totals: each question of a view reads all documents anew."""
JOINED = "SELECT joined_key FROM kept_keys WHERE key = {0}"
"""The key of a body by any key, or name, that joins with it."""


def add_up(total: KnownTotal, base: duckdb.DuckDBPyConnection) -> tuple[Decimal, str | None]:
    """Add up the commitments in force that a total is about; of a single document all that it states itself."""
    states, sha256 = "('in_force')", None
    if total.document is not None:
        query = "SELECT document_sha256 FROM documents WHERE file_name = $1 OR document_sha256 = $1 ORDER BY 1"
        sha256 = next((one for (one,) in base.execute(query, [total.document]).fetchall()), None)
        states = "('in_force', 'replaced', 'copy')"
    query = (
        f"SELECT COALESCE(SUM(value_eur), 0) FROM kept_history WHERE state IN {states} "
        "AND ($document IS NULL OR document_sha256 = $document) AND ($year IS NULL OR budget_year = $year) "
        f"AND ($party IS NULL OR payer_key IN ({JOINED.format('$party')})) "
        f"AND ($payee IS NULL OR payee_key IN ({JOINED.format('$payee')}))"
    )
    asked = {
        "document": sha256 or total.document,
        "party": make_party_key(total.party),
        "payee": make_party_key(total.payee),
        "year": total.year,
    }
    found = base.execute(query, asked).fetchone()
    return Decimal(found[0] if found else 0), sha256
