"""Kind, title, date, place, period and amended acts: from the title page, else from “Fait à …, le …”."""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.assemble.notes import Notes
from schemas.act import ActSpan
from schemas.convention import ActKind, AmendedAct, PartialDate, Period


@dataclass(frozen=True, slots=True)
class Header:
    """What an act says of itself as a whole."""

    kind: ActKind
    title: str | None
    date: PartialDate | None = None
    place: str | None = None
    period: Period | None = None
    amends: tuple[AmendedAct, ...] = ()


def read_header(span: ActSpan, notes: Notes) -> Header:
    title = span.title.text if span.title else None
    lower = (title or "").lower()
    kind: ActKind = "avenant" if "avenant" in lower else "convention"
    return Header(kind, title)
