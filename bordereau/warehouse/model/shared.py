"""Columns that many tables share: keys, places on the page, dates as precise as they are printed."""

from __future__ import annotations

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
