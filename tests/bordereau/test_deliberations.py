"""A délibération from its PDF: every fact with its place; sittings say what their items do not print."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bordereau.assemble.deliberations import list_text
from bordereau.assemble.of_sittings import join_sittings
from bordereau.schemas.act import ActSpan
from bordereau.schemas.convention import Act, Document, PartialDate
from bordereau.schemas.deliberation import Attendance, Deliberation, Votes
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.load import parse_document, print_document
from bordereau.schemas.page import Line, Word
from bordereau.schemas.table import Grid, GridCell, TableRegion
from bordereau.schemas.text import Paragraph, join_lines
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]
DAY = PartialDate(text="14 mars 2024", iso="2024-03-14", precision="day")
PLACE = (Evidence(page=1, bbox=(0, 0, 9, 9), text="14 mars 2024"),)


@pytest.fixture(scope="module")
def read() -> Document:
    return read_shared(ROOT / "tests/corpus/held-out/ra-deliberation-accueil-loisirs.pdf")


def test_a_deliberation_is_read_with_its_places(read: Document) -> None:
    own = read.acts[0].deliberation
    assert own is not None
    assert (own.number, own.object) == ("2021-09-74", "Convention tripartite relative à l’accueil de loisirs")
    assert (own.body, own.decision) == ("Commune de ROQUEBROU-LES-SALINS", "adopted")
    counts = (own.votes.in_office, own.votes.present, own.votes.voting, own.votes.in_favour, own.votes.unanimous)
    assert counts == (27, 22, 26, None, True)
    assert own.transmission is not None
    assert own.transmission.identifier == "013-211300871-20210928-D2021-09-74-DE"
    assert own.transmission.received is not None
    assert own.transmission.received.iso == "2021-10-01"
    places = {one.of: one.text for one in own.evidence}
    assert (places["number"], places["votes.voting"]) == ("2021-09-74", "votants : 26")
    assert {one.page for one in own.evidence} == {1}


def test_only_a_deliberation_has_one(read: Document) -> None:
    assert [act.deliberation is not None for act in read.acts] == [act.kind == "deliberation" for act in read.acts]


def test_the_json_says_for_and_is_read_back(read: Document) -> None:
    text = print_document(read)
    assert '"for": null' in text
    assert "in_favour" not in text
    assert parse_document(text) == read


def set_line(text: str, top: float) -> Line:
    return Line(1, tuple(Word(word, 10 * n, top, 10 * n + 9, top + 9, 9) for n, word in enumerate(text.split())))


def make_span(*lines: str, tables: tuple[TableRegion, ...] = ()) -> ActSpan:
    opening: tuple[Paragraph, ...] = tuple(join_lines([set_line(text, 20 * n)], n) for n, text in enumerate(lines))
    return ActSpan((1, 1), None, opening, (), (), (), (), (), (), (), tables)


def make_act(kind: Any, date: PartialDate | None = None, body: str | None = None) -> Act:
    own = Deliberation(number="1", date=date, object=None, body=body, votes=Votes(), decision=None)
    return Act(
        kind=kind,
        pages=(1, 1),
        title=None,
        date=date,
        place=None,
        period=None,
        date_evidence=PLACE if date else (),
        deliberation=own if kind == "deliberation" else None,
    )


def test_a_sitting_gives_its_items_what_they_do_not_print() -> None:
    other = PartialDate(text="3 mai 2024", iso="2024-05-03", precision="day")
    acts = (
        make_act("deliberation"),
        make_act("minutes", DAY),
        make_act("deliberation"),
        make_act("deliberation", other, "Ville de Bel"),
        make_act("convention"),
    )
    heading = make_span("Commune de Lac", "Conseillers en exercice : 15 – Présents : 12 – Votants : 14")
    decided = replace(make_span(), sitting=1)
    joined = join_sittings(acts, (make_span(), heading, decided, decided, make_span()))
    told = [(one.deliberation.date, one.deliberation.body) for one in joined if one.deliberation]
    assert told == [(None, None), (DAY, "Commune de Lac"), (DAY, "Ville de Bel")]
    assert joined[2].date == DAY
    assert joined[4].date is None
    named = joined[2].deliberation
    assert named is not None
    assert named.sitting == Attendance(present=12, voting=14, in_office=15)
    assert named.votes == Votes()
    assert [(one.of, one.text) for one in named.evidence] == [("date", "14 mars 2024"), ("body", "Commune de Lac")]


def test_what_a_sitting_without_a_day_decided_has_none() -> None:
    quoted = PartialDate(text="11 février 2013", iso="2013-02-11", precision="day")
    acts = (make_act("minutes"), make_act("deliberation", quoted), make_act("deliberation", quoted))
    joined = join_sittings(acts, (make_span(), replace(make_span(), sitting=0), make_span()))
    told = [(one.date, one.date_evidence, one.deliberation.date) for one in joined if one.deliberation]
    assert told == [(None, (), None), (quoted, PLACE, quoted)]


def test_votes_in_a_table_are_text_too() -> None:
    cells = tuple(
        GridCell(row, column, text, (Word(text, 30 * column, 20 * row, 30 * column + 20, 20 * row + 9, 9),), 1)
        for row, texts in enumerate((("POUR", "CONTRE", "ABSTENTIONS"), ("23", "0", "3")))
        for column, text in enumerate(texts)
    )
    region = TableRegion((1,), ((0, 0, 99, 99),), (Grid("ruled", 2, 3, cells),))
    lines = [paragraph.text for paragraph in list_text(make_span("Objet : Tarifs", tables=(region,)))]
    assert lines == ["Objet : Tarifs", "POUR CONTRE ABSTENTIONS", "23 0 3"]
