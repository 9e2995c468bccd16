"""From the paragraphs of an opening to the reading that is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.parties.second import choose
from bordereau.extract.parties.second.choose import choose_parties
from bordereau.extract.parties.second.weights import parse_weights
from bordereau.extract.parties.split import split_parties
from bordereau.extract.pipeline import _doubt
from bordereau.normalize.parties.read import interpret_party
from bordereau.schemas.act import ActSpan, PartiesBlock, PartySpan
from bordereau.schemas.page import Word
from bordereau.schemas.text import Paragraph, Piece
from bordereau.schemas.warning import Code

SURE = """Entre
La Commune de Trézac, représentée par son Maire, M. Paul ROUSSET, ci-après dénommée « la Commune »,
Et
L'association Les Amis du Four, représentée par sa Présidente, Mme Léa MINARD, ci-après « l'Association »,
Il a été convenu ce qui suit"""
RUN_TOGETHER = """Entre les soussignés
La Région Valdoraine, représentée par sa Présidente Madame Anne DUCHESNE, désignée sous le terme « la Région », \
Autoroutes du Plateau, société anonyme au capital de 29 343 640 euros, dont le siège est 12 rue du Lac 21000 DIJOUX, \
représentée par Monsieur Luc BERTIN, Directeur général, désignée sous le terme « la Société », \
Il a été convenu ce qui suit"""
FIRST_ALONE = parse_weights("B-NAME\tO\nw=nothing\tB-NAME 1.0\n> O\tO 1.0\n")
"""Weights that find no party anywhere."""


def set_lines(text: str) -> list[Paragraph]:
    return [Paragraph(line, ()) for line in text.splitlines()]


def read_names(block: PartiesBlock) -> list[str | None]:
    found = [interpret_party(party.text.text) for party in block.parties]
    return [party.name.text if party.name else None for party in found]


def test_a_sure_reading_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        pytest.fail("the second reader was asked")

    monkeypatch.setattr(choose, "read_second", fail)
    block = choose_parties(set_lines(SURE))
    assert read_names(block) == ["Commune de Trézac", "association Les Amis du Four"]
    assert not block.unsure


def test_two_parties_in_one_are_parted_and_told() -> None:
    block = choose_parties(set_lines(RUN_TOGETHER))
    assert read_names(block) == ["Région Valdoraine", "Autoroutes du Plateau"]
    assert block.unsure == (len(split_parties(set_lines(RUN_TOGETHER)).parties) != 2)


def test_a_second_reader_that_finds_nothing_changes_nothing() -> None:
    lines = set_lines(RUN_TOGETHER)
    assert choose_parties(lines, FIRST_ALONE) == split_parties(lines)


@pytest.mark.parametrize("text", ["", "Vu le code général des collectivités territoriales ;"])
def test_where_no_party_is_spoken_of_there_is_none(text: str) -> None:
    assert choose_parties(set_lines(text)).parties == ()


def test_the_same_text_is_read_the_same_twice() -> None:
    assert choose_parties(set_lines(RUN_TOGETHER)) == choose_parties(set_lines(RUN_TOGETHER))


def test_a_reader_of_the_document_is_told_that_two_readings_differ() -> None:
    word = Word("Lac", 0.0, 0.0, 10.0, 10.0, 10.0)
    party = PartySpan(Paragraph("Lac", (Piece(0, 3, 2, 0, word),)))
    act = ActSpan((1, 2), None, (), (party,), (), (), (), (), (), (), ())
    assert Code.PARTIES_UNSURE not in [warning.code for warning in _doubt(act)]
    told = [warning for warning in _doubt(replace(act, parties_unsure=True)) if warning.code == Code.PARTIES_UNSURE]
    assert [warning.page for warning in told] == [2]
