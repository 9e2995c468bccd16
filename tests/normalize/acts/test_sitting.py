"""The day of a sitting is its heading's, never one that its text quotes."""

from __future__ import annotations

import pytest

from bordereau.normalize.acts.facts import interpret_act
from bordereau.schemas.act import Nature
from bordereau.schemas.found_act import ActTexts


def read_date(
    title: str | None, opening: tuple[str, ...] = (), preamble: tuple[str, ...] = (), nature: Nature = "minutes"
) -> str | None:
    found = interpret_act(ActTexts(title, opening=opening, preamble=preamble, nature=nature)).date
    return found.date.iso if found else None


@pytest.mark.parametrize(
    ("title", "opening", "preamble", "expected", "why"),
    [
        ("COMPTE RENDU DU CONSEIL COMMUNAUTAIRE DU JEUDI 9 NOVEMBRE 2023", (), (), "2023-11-09", "in the title"),
        ("CR du conseil municipal 17 septembre 2021", (), (), "2021-09-17", "no word before the day"),
        (
            "Compte-rendu du Conseil Communautaire 13 novembre 2025 à 19h30",
            (),
            ("Le compte rendu de la séance du 25 septembre 2025 est approuvé.",),
            "2025-11-13",
            "old minutes are approved below",
        ),
        (
            "Compte-rendu du conseil",
            ("Lac, le mardi 21 mai 2019",),
            ("Séance publique du lundi 6 mai 2019",),
            "2019-05-06",
            "the day of printing stands above; « publique » is no publication",
        ),
        (
            "23. Extension du réseau",
            (),
            (
                "Vu le code général des collectivités ;",
                "La commune l'a approuvée par délibération du 23 septembre 2021",
            ),
            None,
            "below the first visa other acts are quoted",
        ),
        (
            "12. Périmètre de protection",
            (),
            ("Le conseil s’est déjà prononcé sur ce périmètre lors de la séance du 11 février 2013 (DEL 012).",),
            None,
            "a sentence tells of another sitting",
        ),
        (
            None,
            ("Le conseil municipal s’est réuni en séance ordinaire le 3 mai 2024 à 20 heures en mairie.",),
            (),
            "2024-05-03",
            "a sentence tells of this one",
        ),
        (
            None,
            ("Séance du 6 mai 2019 publiée le 9 mai 2019",),
            (),
            "2019-05-06",
            "a publication is another day",
        ),
        (
            None,
            ("Séance du 20 juin 2024", "Date de la convocation : 13 juin 2024"),
            (),
            "2024-06-20",
            "the convocation is another day",
        ),
        (
            None,
            (
                "Date de la convocation : 13 juin 2024",
                "L’an deux mille vingt-quatre, le vingt juin, le conseil s’est réuni.",
            ),
            (),
            "2024-06-20",
            "in words",
        ),
        ("C-R du Conseil municipal", (), ("+ Vendredi 29 janvier 2021, 18:30.",), "2021-01-29", "a line of its own"),
        (
            "PROCÈS-VERBAL",
            (),
            ("Le neuf novembre deux mille vingt-trois à dix-huit heures, le conseil s’est réuni.",),
            "2023-11-09",
            "the sentence opens with it",
        ),
        (
            "PROCÈS-VERBAL",
            (),
            ("Vu la loi du 3 mai 2020, le conseil", "Affiché le 4 mai 2020"),
            None,
            "laws and posters date nothing",
        ),
        (
            "PROCÈS-VERBAL",
            (),
            ("Les tarifs s’appliquent au 1er septembre 2021.",),
            None,
            "what is decided has days of its own",
        ),
    ],
)
def test_date_of_a_sitting(
    title: str | None, opening: tuple[str, ...], preamble: tuple[str, ...], expected: str | None, why: str
) -> None:
    assert read_date(title, opening, preamble) == expected, why


@pytest.mark.parametrize("nature", ["minutes", "deliberation"])
def test_the_structure_of_the_file_tells_the_kind(nature: Nature) -> None:
    texts = ActTexts("CONVENTION AVEC LES PINS", preamble=("La présente convention fixe",), nature=nature)
    assert interpret_act(texts).kind == nature


def test_an_agreement_without_a_title_is_a_convention() -> None:
    texts = ActTexts(None, preamble=("dûment habilité par délibération, après en avoir délibéré",), nature="agreement")
    assert interpret_act(texts).kind == "convention"
