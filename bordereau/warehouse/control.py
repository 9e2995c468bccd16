"""Sums that are known beforehand against what is loaded: by document, by party, by year.

The file is that of ``reconcile.known``, with one more key::

    documents:
      - match: {file_name: avenant.pdf}
        sums: [{what: "Annexe 1 / Total Général / Total", value: 9420000}]
    totals:
      - {year: 2017, value: 5300000}
      - {party: Anah, year: 2018, value: 4120000}
      - {party: Anah, value: 9420000}
      - {value: 18840000}

A total adds up the commitments (the leaves of the tables of figures, as in the view ``commitments``) of a partner, of a
year, or of both, over all documents of the outputs. It must hold to the cent.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from bordereau.warehouse.columns import NUMBER_DIGITS, fits
from bordereau.warehouse.territory import make_key
from bordereau.warehouse.warehouse import Row, Rows
from reconcile.known import KnownSums, check_known_sums
from schemas.convention import Document
from schemas.errors import UsageError
from schemas.evidence import Strict


class KnownTotal(Strict):
    """The commitments of a partner, a year, or both; of everything when neither is named."""

    value: Decimal
    party: str | None = None
    year: int | None = None


class Controls(NamedTuple):
    """The whole file."""

    sums: KnownSums
    totals: tuple[KnownTotal, ...]

    @classmethod
    def nothing(cls) -> Controls:
        return cls(KnownSums(), ())


def read_controls(path: Path) -> Controls:
    """Read a file of known sums and totals. Raises UsageError when it is not of the form above."""
    import yaml

    try:
        data: Any = yaml.safe_load(path.read_text("utf8")) or {}
        if not isinstance(data, dict):
            raise UsageError(f"The file of known sums {path} is not of the documented form.")
        totals = tuple(KnownTotal.model_validate(one) for one in data.pop("totals", None) or ())
        return Controls(KnownSums.model_validate(data), totals)
    except OSError as error:
        raise UsageError(f"The file of known sums {path} cannot be read: {error.strerror}.") from error
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError, InvalidOperation, TypeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UsageError(f"The file of known sums {path} is not of the documented form: {reason}") from error


class Tally:
    """Adds up commitments while documents pass by, and keeps the verdicts on single documents."""

    def __init__(self, controls: Controls) -> None:
        self._controls = controls
        self._sums: dict[tuple[str | None, int | None], Decimal] = defaultdict(Decimal)
        self._verdicts: list[Row] = []
        self._met: set[int] = set()

    def add(self, document: Document, rows: Rows) -> None:
        """Take in one document."""
        self._add_commitments(rows)
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

    def _add_commitments(self, rows: Rows) -> None:
        partners = {row["act_number"]: row["partner"] for row in rows.get("acts", ())}
        names = {(row["act_number"], row["party_order"]): row["short_name"] for row in rows.get("parties", ())}
        for cell in rows.get("table_cells", ()):
            if cell["counted"] and cell["value_eur"] is not None:
                act = cell["act_number"]
                partner = make_key(names.get((act, cell["party_order"])) or partners.get(act))
                year = cell["year_from"] if cell["year_from"] == cell["year_to"] else None
                self._sums[partner, year] += cell["value_eur"]

    def make_rows(self, collection: str, load_id: str) -> list[Row]:
        """Make the rows of ``controls``; a known sum that no document answers to fails."""
        verdicts = [*self._verdicts, *self._miss_documents(), *map(self._judge_total, self._controls.totals)]
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

    def _judge_total(self, total: KnownTotal) -> Row:
        party = make_key(total.party)
        loaded = sum(
            (
                value
                for (partner, year), value in self._sums.items()
                if party in (None, partner) and total.year in (None, year)
            ),
            Decimal(0),
        )
        who = f"of {total.party}" if total.party else "of all partners"
        when = f" in {total.year}" if total.year else ""
        holds = loaded == total.value
        verdict = "and so they are" if holds else f"and the loaded documents give {loaded:f} €"
        return {
            "scope": "party" if total.party else "year" if total.year else "total",
            "subject": " ".join(str(one) for one in (total.party, total.year) if one) or None,
            "what": "commitments",
            "document_sha256": None,
            "status": "exact" if holds else "fails",
            "known": total.value,
            "loaded": loaded,
            "message": f"The commitments {who}{when} are known to be {total.value:f} €, {verdict}.",
        }
