"""Single values on their way into the warehouse: decimals, dates, places on the page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from bordereau.schemas.evidence import Evidence
from bordereau.schemas.partial_date import PartialDate
from bordereau.warehouse.columns import MONEY_DIGITS, NUMBER_DIGITS, fits

DECIMAL = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,60})?")
ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
NO_PLACE: dict[str, Any] = dict.fromkeys(("page", "page_last", "x0", "top", "x1", "bottom", "evidence_text"))


@dataclass(slots=True)
class Decimals:
    """Turn decimal strings into decimals that fit their column; what does not fit is NULL and told."""

    unfit: list[tuple[str, int | None]] = field(default_factory=list)
    """One sentence and its page a value."""

    def read_money(self, text: str | None, what: str, page: int | None = None) -> Decimal | None:
        return self._read(text, MONEY_DIGITS, what, page)

    def read_number(self, text: str | None, what: str, page: int | None = None) -> Decimal | None:
        return self._read(text, NUMBER_DIGITS, what, page)

    def _read(self, text: str | None, digits: tuple[int, int], what: str, page: int | None) -> Decimal | None:
        if text is None:
            return None
        value = parse_decimal(text)
        if value is None:
            self.unfit.append((f"{what}, “{text[:40]}”, is no number: it is NULL here.", page))
        elif fits(value, digits):
            return value
        else:
            self.unfit.append((f"{what}, {text}, does not fit DECIMAL({digits[0]},{digits[1]}): NULL here.", page))
        return None


def parse_decimal(text: str | None) -> Decimal | None:
    """Read a decimal as the JSON prints it; None for anything else, since Decimal also takes “NaN”, “1_000” and “١٢”.

    >>> parse_decimal("-3.50"), parse_decimal("NaN"), parse_decimal("1_000"), parse_decimal("")
    (Decimal('-3.50'), None, None, None)
    """
    return Decimal(text) if text is not None and DECIMAL.fullmatch(text) else None


def spread_date(prefix: str, found: PartialDate | None, with_text: bool = True) -> dict[str, Any]:
    """Spread a date over its columns; the DATE is there only when the day is printed."""
    iso = found.iso if found else None
    day, precision, _ = read_iso(iso)
    columns = {
        prefix: day,
        f"{prefix}_iso": iso,
        f"{prefix}_precision": found.precision if found and found.precision else precision,
    }
    return {f"{prefix}_text": found.text if found else None, **columns} if with_text else columns


def spread_bound(prefix: str, iso: str | None) -> dict[str, Any]:
    """Spread a bound of a period, whose text is not kept."""
    day, precision, year = read_iso(iso)
    return {prefix: day, f"{prefix}_iso": iso, f"{prefix}_precision": precision, f"{prefix}_year": year}


def read_iso(iso: str | None) -> tuple[date | None, str | None, int | None]:
    """Read an ISO date that may stop early: the date if it is whole, its precision, its year; nothing of 2020-02-30.

    >>> read_iso("2020-12-17"), read_iso("2020-12"), read_iso(None)
    ((datetime.date(2020, 12, 17), 'day', 2020), (None, 'month', 2020), (None, None, None))
    """
    match = ISO.match(iso or "")
    if match is None:
        return None, None, None
    year, month, day = match.groups()
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None, None, None
    return whole if day else None, "day" if day else "month" if month else "year", int(year)


def spread_place(evidence: Sequence[Evidence]) -> dict[str, Any]:
    """Spread evidence over its columns: one box around what stands on its first page."""
    if not evidence:
        return dict(NO_PLACE)
    page = evidence[0].page
    boxes = [one.bbox for one in evidence if one.page == page]
    return {
        "page": page,
        "page_last": max(one.page for one in evidence),
        "x0": min(box[0] for box in boxes),
        "top": min(box[1] for box in boxes),
        "x1": max(box[2] for box in boxes),
        "bottom": max(box[3] for box in boxes),
        "evidence_text": " ".join(one.text for one in evidence),
    }


def hash_bytes(data: bytes) -> str:
    """Hash bytes with SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
