"""Names by their capitals: where they end, what is none."""

from __future__ import annotations

import pytest

from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.second.mentions import make_key
from bordereau.normalize.meaning.second.names import is_shouted, read_run

NAMES = [
    ("solliciter le SE60 portant sur l'audit", "SE60", "SE60", "a word in small letters ends it"),
    ("l'Espace Paul Martin – 2031", "Espace", "Espace Paul Martin", "a year behind a dash is no part"),
    ("au Syndicat d'énergie de l'Oise pour", "Syndicat", "Syndicat d'énergie de l'Oise", "its kind in small letters"),
    ("la société DEGEL PROD la production", "société", "société DEGEL PROD", "a word for a body, then capitals"),
    ("la SAS TRANSPORTS GEIGER qui a procédé", "SAS", "SAS TRANSPORTS GEIGER", "initials of a legal form"),
    ("ENEDIS et le SICTEL", "ENEDIS", "ENEDIS", "« et le » parts two names"),
    ("la Chambre des Métiers et de l'Artisanat de", "Chambre", "Chambre des Métiers et de l'Artisanat", "« et de l' »"),
    ("à Mme Lise CARON, diététicienne", "Mme", "Mme Lise CARON", "a person"),
    ("l'association « Les Amis du lac » pour", "association", "association « Les Amis du lac »", "a quoted name"),
    ("à la gendarmerie nationale pour", "gendarmerie", "gendarmerie nationale", "small letters alone"),
    ("du fonds de concours en", "fonds", None, "a vague word in small letters opens no name"),
    ("la commune peut verser", "commune", None, "no name behind the kind"),
]


@pytest.mark.parametrize(("text", "at", "name", "why"), NAMES, ids=[why for *_, why in NAMES])
def test_where_a_name_ends(text: str, at: str, name: str | None, why: str) -> None:
    assert read_run(text, fold(text), text.index(at), shouted=False) == name, why


def test_a_shouted_title_ends_a_name_at_its_words() -> None:
    text = "OCTROI D'UNE GARANTIE A L'ASSOCIATION PREAMIS POUR SES LOCAUX"
    assert is_shouted(text)
    assert read_run(text, fold(text), text.index("ASSOCIATION"), shouted=True) == "ASSOCIATION PREAMIS"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("La société DEGEL-PROD", "DEGEL PROD", True),
        ("Ville du Coteau", "commune de Coteau", True),
        ("Mme Lise CARON", "Madame Lise CARON", True),
        ("Club du Lac", "Club du Val", False),
    ],
)
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert (make_key(one) == make_key(other)) is same
