"""Parties in a table, told by the places of its cells."""

from __future__ import annotations

from bordereau.extract.parties import split_parties
from bordereau.extract.parties.cards import find_cards
from bordereau.schemas.page import Word
from bordereau.schemas.text import Paragraph, Piece


def cells(*rows: tuple[tuple[float, str], ...]) -> list[Paragraph]:
    """Paragraphs of a table, cell by cell, each row below the one before."""
    out = []
    for number, row in enumerate(rows):
        for left, text in row:
            word = Word(text, left, 20.0 * number, left + 40, 20.0 * number + 10)
            out.append(Paragraph(text, (Piece(0, len(text), 1, number, word),)))
    return out


ACROSS = (
    ((50, "La convention est conclue entre les signataires désignés ci-dessous :"),),
    ((50, "Organisme"), (150, "Représenté par"), (250, "Siège"), (350, "Désigné ci-après")),
    ((50, "Commune de Lac"), (150, "Ana LOBO, maire"), (250, "2 place Haute,")),
    ((250, "42000 Lac"), (350, "la Commune")),
    ((50, "Club du Lac"), (150, "Luc NOIR, président"), (250, "1 rue Basse, 42000 Lac"), (350, "le Club")),
    ((50, "Préambule"),),
)
DOWN = (
    ((50, "Nom"), (150, "Département de l'Orle"), (300, "Foyer de Lac")),
    ((50, "Adresse"), (150, "7 rue Haute, 42000 Lac"), (300, "Le Bourg, 42010 Vèze")),
    ((50, "Représenté par"), (150, "M. Max ROUX"), (300, "Mme Ana LOBO")),
    ((50, "Qualité"), (150, "Président"), (300, "Présidente")),
    ((50, "Il est convenu ce qui suit :"),),
)


def test_one_party_a_row() -> None:
    block = split_parties(cells(*ACROSS))
    texts = [" / ".join(party.text.text.split("\n")) for party in block.parties]
    assert texts[0] == (
        "Commune de Lac / Représenté par / Ana LOBO, maire / Siège / 2 place Haute, / 42000 Lac"
        " / Désigné ci-après / la Commune"
    ), "the wrapped cell stays in its column"
    assert texts[1].startswith("Club du Lac / Représenté par / Luc NOIR")
    assert (block.before, block.after) == ((0, 0), (len(cells(*ACROSS)) - 1, 0))


MAYORS = (
    ((50, "Entre"),),
    ((50, "La Communauté du Lac, représentée par sa présidente, Mme IO, ci-après « la Communauté »,"),),
    ((50, "ET LES COMMUNES SUIVANTES :"),),
    ((50, "Commune"), (150, "Maire"), (250, "Délibération")),
    ((50, "BRÉVON"), (150, "Mme Ana LOBO"), (250, "n° 3 du 03/04/2015")),
    ((50, "VÈZE"), (150, "M. Luc NOIR"), (250, "n° 4 du 27/03/2015")),
    ((50, "ci-après « les Communes »,"),),
    ((50, "IL EST CONVENU CE QUI SUIT :"),),
)


def test_a_table_of_mayors() -> None:
    block = split_parties(cells(*MAYORS))
    assert [party.text.text.split("\n")[:3] for party in block.parties[1:]] == [
        ["BRÉVON", "Maire", "Mme Ana LOBO"],
        ["VÈZE", "Maire", "M. Luc NOIR"],
    ]
    assert [(group.text.text, group.parties) for group in block.groups] == [("ci-après « les Communes »,", (1, 2))]


def test_one_party_a_column() -> None:
    block = split_parties(cells(*DOWN))
    assert [party.text.text.split("\n")[0] for party in block.parties] == ["Département de l'Orle", "Foyer de Lac"]
    assert "Mme Ana LOBO" not in block.parties[0].text.text
    assert block.after == (len(cells(*DOWN)) - 1, 0)


def test_other_tables_hold_no_parties() -> None:
    assert find_cards(cells(((50, "Action"), (150, "Coût"), (250, "Siège")), ((50, "Cantine"), (150, "3 €")))) is None
    assert find_cards(cells(((50, "Organisme"), (150, "Montant")), ((50, "Lac"), (150, "3 €")))) is None, "two labels"
    assert find_cards(cells(((50, "Organisme"),), ((50, "Représenté par"),), ((50, "Siège"),))) is None, "one column"
