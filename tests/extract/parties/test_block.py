"""Where the parties block stands among the paragraphs, and what is said of several parties."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from bordereau.extract.parties import split_parties
from bordereau.schemas.page import Word
from bordereau.schemas.text import Paragraph, Piece


def paragraphs_of(*texts: str) -> list[Paragraph]:
    """Paragraphs whose every text is one word of the page, enough for questions of place."""
    return [
        Paragraph(text, (Piece(0, len(text), 1, number, Word(text, 70, 20.0 * number, 500, 20.0 * number + 10)),))
        for number, text in enumerate(texts)
    ]


TOWN = "La Ville de Lac, représentée par son Maire, Mme Ana LOBO,"
CLUB = "L'association Les Voiles, représentée par M. Luc DARNOIS, président,"


@pytest.mark.parametrize(
    ("texts", "before", "after", "why"),
    [
        (("CONVENTION", "Entre", TOWN, "Et", CLUB, "Vu le code"), (1, 0), (5, 0), "opening word on its own line"),
        (("CONVENTION", TOWN, "Et", CLUB, "PREAMBULE"), (1, 0), (4, 0), "no opening word"),
        ((f"CONVENTION Entre {TOWN} Et {CLUB} Il est convenu ce qui suit",), (0, 11), (0, 146), "all in one line"),
        (
            ("CONVENTION ENTRE LA VILLE ET LE CLUB", "Entre", TOWN, "Et", CLUB, "Vu"),
            (1, 0),
            (5, 0),
            "a title with entre",
        ),
        (("Entre les soussignés", "Entre :", TOWN, "Et", CLUB), (0, 0), (5, 0), "two opening words; the text ends"),
        (
            ("Entre", TOWN, "Et", CLUB, "en présence de la Préfète,", "Pourquoi un accord ?", "Le bassin compte peu."),
            (0, 0),
            (5, 0),
            "a preamble of its own name is not of those who attend",
        ),
        (
            ("Entre", TOWN, "Et", CLUB, "En présence de :", "la Caisse, représentée par Mme Io", "et du Conseil, VU"),
            (0, 0),
            (7, 0),
            "a list of those who attend",
        ),
    ],
)
def test_place_of_the_block(texts: tuple[str, ...], before: tuple[int, int], after: tuple[int, int], why: str) -> None:
    block = split_parties(paragraphs_of(*texts))
    assert (block.before, len(block.parties)) == (before, 2), why
    if why != "all in one line":
        assert block.after == after, why
    else:
        index, offset = block.after
        assert texts[index][offset:].startswith("Il est convenu")


@pytest.mark.parametrize(
    "texts",
    [
        ("Vu le code général,", "Le conseil décide d'approuver la convention."),
        ("Un échange entre les habitants et les artistes a lieu chaque été.",),
        (),
    ],
)
def test_nothing_speaks_of_a_party(texts: tuple[str, ...]) -> None:
    block = split_parties(paragraphs_of(*texts))
    assert block.parties == ()
    assert block.before == block.after


def test_recall_ends_the_block_whatever_the_order_of_its_adverb() -> None:
    said = "IL A PRÉALABLEMENT ÉTÉ RAPPELÉ CE QUI SUIT :"
    recital = "(B) Le Club a lancé une étude, ci-après l'Étude"
    block = split_parties(paragraphs_of("Entre", TOWN, "Et", CLUB, said, recital))
    assert (block.after, len(block.parties)) == ((4, 0), 2)


def test_a_marked_item_with_a_representative_is_a_party_of_its_own() -> None:
    """« 2°) La Fabrique … » under « 1°) La Ville … »: no word for a body, no stop at the line above."""
    head, town, works = paragraphs_of(
        "Entre les établissements ci-après :",
        TOWN[:-1],
        "La Fabrique de Lac, représentée par M. Luc DARNOIS, président",
    )
    parties = split_parties([head, replace(town, marker="1°)"), replace(works, marker="2°)")]).parties
    assert len(parties) == 2


def test_group_clause_leaves_the_last_party() -> None:
    """Said of two parties, it is cut out of the second one's text; « les Parties » is cut out and kept by nobody."""
    block = split_parties(
        paragraphs_of(
            "Entre", TOWN, "Et", "La Région Est, représentée par M. Max ROUX, Président,",
            "Le Département du Lac, représenté par Mme Ida NOËL, Présidente,",
            "Ci-après dénommés ensemble « les Financeurs »", "Ci-après dénommés « les Parties »", "Préambule",
        )
    )  # fmt: skip
    assert [group.parties for group in block.groups] == [(1, 2)]
    assert "Financeurs" in block.groups[0].text.text
    assert not any("Financeurs" in party.text.text or "Parties" in party.text.text for party in block.parties)


def test_shared_representative_is_given_to_both() -> None:
    block = split_parties(
        paragraphs_of(
            "Entre", TOWN, "Et", "Orle Parking SA, dont le siège est à Lac (42000) ;",
            "Orle Mobilités, dont le siège est à Lac (42000), toutes deux représentées par M. Nils AUBRY, gérant,",
            "Il est convenu ce qui suit",
        )
    )  # fmt: skip
    assert ["Nils AUBRY" in party.text.text for party in block.parties] == [False, True, True]


def test_sides() -> None:
    block = split_parties(paragraphs_of("Entre", TOWN, "d'une part,", "Et", CLUB, "d'autre part,", "Vu le code"))
    assert [party.side for party in block.parties] == [1, 2]


@pytest.mark.parametrize("filler", ["…" * 20_000, ". " * 20_000, "et " * 8_000, "- " * 8_000, "x\n" * 8_000])
def test_time_stays_small(filler: str) -> None:
    """Dot leaders and masks of any length must not make the patterns slow."""
    texts = ["Entre", f"La Ville de {filler}, représentée par {filler}", "Et", CLUB]
    start = time.process_time()  # other processes may share the machine
    split_parties(paragraphs_of(*texts))
    assert time.process_time() - start < 5
