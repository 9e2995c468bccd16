"""Acts written as texts, with the parts that ``assemble_meaning`` asks for: no PDF is needed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from bordereau.assemble.header import NO_HEADER, Header
from bordereau.assemble.meaning import Meaning, assemble_meaning
from bordereau.assemble.passages import list_passages
from bordereau.assemble.quantities import read_quantities
from bordereau.assemble.stated import Stated
from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.numbers.habit import find_habit
from bordereau.schemas.act import ActSpan, ArticleSpan
from bordereau.schemas.convention import Act, AmendedAct, Party
from bordereau.schemas.deliberation import Deliberation, Votes
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.notes import Notes
from bordereau.schemas.page import Line, Word
from bordereau.schemas.table import Cell, Column, Row, Table
from bordereau.schemas.text import Paragraph, Piece

HABIT = find_habit("")


def set_line(text: str, number: int) -> Paragraph:
    """Set a text on one line, each character five points wide; « - » makes an item of a list."""
    depth = 1 if text.startswith("- ") else 0
    text = text.removeprefix("- ")
    pieces, start, top = [], 0, 20.0 * number
    for token in text.split(" "):
        word = Word(token, 70 + 5 * start, top, 70 + 5 * (start + len(token)), top + 10)
        pieces.append(Piece(start, start + len(token), 1, number, word))
        start += len(token) + 1
    line = Line(1, tuple(piece.word for piece in pieces))
    return Paragraph(text, tuple(pieces), (line,), "-" if depth else None, depth)


def is_title(text: str) -> bool:
    return len(text) < 70 and not text.endswith((".", ":", ";", "€")) and not text.startswith("-")


def read_meaning(told: dict[str, Any]) -> Meaning:
    """What is read of an act as ``acts.yaml`` writes it."""
    lines = [set_line(text, number) for number, text in enumerate(told.get("articles", ()), start=100)]
    articles = make_articles(lines)
    span = ActSpan(
        pages=(1, 1),
        title=set_line(told["title"], 1),
        opening=(),
        parties=(),
        groups=(),
        preamble=tuple(set_line(text, number) for number, text in enumerate(told.get("preamble", ()), start=10)),
        articles=articles,
        closing=(),
        signatures=(),
        annexes=(),
        tables=(),
    )
    passages = list_passages(span)
    quantities = read_quantities(passages, HABIT, Notes(limit_s=60))
    tables = (make_table(told["table"]),) if "table" in told else ()
    stated = Stated(span, make_header(told), make_parties(told), passages, quantities, tables, make_deliberation(told))
    return assemble_meaning(stated)


def make_articles(lines: list[Paragraph]) -> tuple[ArticleSpan, ...]:
    """A short line without a full stop is the title of the next article."""
    starts = [place for place, line in enumerate(lines) if is_title(line.text) and not line.depth]
    made = []
    for number, start in enumerate(starts, start=1):
        end = starts[number] if number < len(starts) else len(lines)
        title, own = lines[start], tuple(lines[start + 1 : end])
        made.append(ArticleSpan(f"Article {number}", str(number), title, title, 1, None, own))
    return tuple(made)


def make_header(told: dict[str, Any]) -> Header:
    kind = told.get("kind", "convention")
    proof = (Evidence(page=1, bbox=(0, 0, 1, 1), text="title"),)
    amends = (AmendedAct(kind="convention", date=None, title=None, evidence=proof),) if kind == "avenant" else ()
    return replace(NO_HEADER, kind=kind, amends=amends)


def make_parties(told: dict[str, Any]) -> tuple[Party, ...]:
    proof = (Evidence(page=1, bbox=(0, 0, 1, 1), text="party"),)
    made = []
    for text in told.get("parties", ()):
        name, _, alias = text.partition(" = ")
        made.append(Party(name=name, aliases=(alias,) if alias else (), evidence=proof))
    return tuple(made)


def make_deliberation(told: dict[str, Any]) -> Deliberation | None:
    if told.get("kind") != "deliberation":
        return None
    return Deliberation(
        number=None,
        date=None,
        object=None,
        body=told.get("body"),
        votes=Votes(),
        decision=told.get("decision", "adopted"),
    )


def make_table(told: dict[str, Any]) -> Table:
    proof = (Evidence(page=1, bbox=(0, 5000, 1, 5001), text="table"),)
    rows = [("item", row) for row in told["rows"]] + [("total", told["total"])]
    return Table(
        id="t1",
        annex=None,
        title=told["title"],
        unit=None,
        columns=tuple(Column(label=label) for label in told["columns"]),
        rows=tuple(
            Row(label=row[0], kind=kind, cells=tuple(make_cell(n, text) for n, text in enumerate(row[1:])))
            for kind, row in rows
        ),
        pages=(1,),
        source="ruled",
        reader="ruled",
        evidence=proof,
    )


def make_cell(column: int, text: str) -> Cell:
    sums = find_amounts(text)
    proof = (Evidence(page=1, bbox=(0, 0, 1, 1), text=text or "-"),)
    value = f"{sums[0].value:f}" if sums else None
    return Cell(column=column, text=text, value=value, kind="money" if sums else "empty", evidence=proof)


def print_promises(meaning: Meaning | Act) -> list[str]:
    """« 0 > 1 | 18500 | grant | promised | 2025 »."""
    made = []
    for one in meaning.commitments:
        sides = f"{_side(one.payer, one.payer_name)} > {_side(one.payee, one.payee_name)}"
        made.append(f"{sides} | {Decimal(one.value):f} | {one.role} | {one.status} | {one.year or '-'}")
    return made


def print_payments(meaning: Meaning | Act) -> list[str]:
    """« 5550 | 2025-10-31 | yes »: sum or share, day, whether there is a condition."""
    made = []
    for one in meaning.payments:
        figure = one.value or (f"{one.share}%" if one.share else "-")
        day = one.due.iso if one.due is not None and one.due.iso else "-"
        made.append(f"{figure} | {day} | {'yes' if one.condition else 'no'}")
    return made


def print_term(meaning: Meaning | Act) -> str | None:
    term = meaning.term
    if term is None:
        return None
    days = (day.iso if day is not None else None for day in (term.start, term.end))
    return " ".join(part or "-" for part in (*days, term.duration, term.renewal))


def _side(party: int | None, name: str | None) -> str:
    return str(party) if party is not None else name or "-"
