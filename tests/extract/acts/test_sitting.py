"""The lines that name a sitting, or number what it decided."""

# ruff: noqa: E501 (rows of texts)

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.act import ActSpan

Reader = Callable[[str], tuple[ActSpan, ...]]
REST = """
Présents : M. Paul GRIS, Mme Anne ROY.
Absente excusée : Mme Zoé VERT. Secrétaire de séance : M. Luc PIN.
* Débats
Monsieur le maire expose que le devis a été reçu et que plusieurs élus souhaitent en connaître le détail.
La séance est levée.
"""


@pytest.mark.parametrize(
    ("heading", "title", "why"),
    [
        (
            "^ **PROCÈS-VERBAL DE LA SÉANCE**\n^ **DU CONSEIL MUNICIPAL DU 14 MARS 2024**",
            "PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL DU 14 MARS 2024",
            "two lines",
        ),
        (
            "^ **Commune de Lac**\n^ **Conseil municipal du 14 mars 2024**",
            "Conseil municipal du 14 mars 2024",
            "the letterhead is no title",
        ),
        (
            "* CR du conseil municipal 14 mars 2024",
            "CR du conseil municipal 14 mars 2024",
            "an abbreviation, no word before the day",
        ),
        (
            "^ Compte-rendu de la séance\n^ Du conseil communautaire\n~\nJeudi 14 mars 2024",
            "Compte-rendu de la séance Du conseil communautaire",
            "in plain type",
        ),
    ],
)
def test_heading_of_a_sitting(read_acts: Reader, heading: str, title: str, why: str) -> None:
    acts = read_acts(f"{heading}\n{REST}")
    assert acts[0].nature == "minutes"
    assert acts[0].title is not None
    assert acts[0].title.text == title, why


EXTRACT = "^ **EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS**\nSéance du 20 juin 2024\nÉtaient présents : M. Paul GRIS, Mme Anne ROY.\n"
DECIDED = "Le conseil municipal, après en avoir délibéré, à l’unanimité, approuve ce prêt de 120 €.\nPour extrait conforme, le maire.\n"


@pytest.mark.parametrize(
    ("head", "title", "why"),
    [
        (
            "DÉLIBÉRATION N° 2024-031\nObjet : Toiture du gymnase",
            "DÉLIBÉRATION N° 2024-031 Objet : Toiture du gymnase",
            "number, then object",
        ),
        (
            "Délibération n° 2024-031 – Toiture du gymnase",
            "Délibération n° 2024-031 – Toiture du gymnase",
            "on one line",
        ),
        ("OBJET : Toiture du gymnase", "OBJET : Toiture du gymnase", "no number"),
    ],
)
def test_an_extract_is_named_by_what_was_decided(read_acts: Reader, head: str, title: str, why: str) -> None:
    (act,) = read_acts(f"{EXTRACT}~\n{head}\n~\n{DECIDED}")
    assert (act.nature, act.parties) == ("deliberation", ())
    assert act.title is not None
    assert act.title.text == title, why


def test_the_articles_in_which_a_council_decides(read_acts: Reader) -> None:
    text = f"{EXTRACT}~\nDÉLIBÉRATION N° 2024-031\n~\n{DECIDED}ARTICLE 1 : APPROUVE la convention.\nARTICLE 2 : AUTORISE le maire à la signer.\n"
    (act,) = read_acts(text)
    assert [article.number for article in act.articles] == ["1", "2"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "20230605 8 Friche du port, évaluation des travaux à prévoir",
            "20230605 8 Friche du port, évaluation des travaux à prévoir",
        ),
        ("DEL2025-61 : Aides directes aux entreprises", "DEL2025-61 : Aides directes aux entreprises"),
        ("3) SUBVENTION POUR LE VOYAGE DES ELEVES", "SUBVENTION POUR LE VOYAGE DES ELEVES"),
        ("B. SIGNATURE D’UNE CONVENTION", "B. SIGNATURE D’UNE CONVENTION"),
    ],
)
def test_an_item_alone_is_named_by_its_head(read_acts: Reader, head: str, title: str) -> None:
    text = (
        f"{head}\n~\nM. Paul GRIS rappelle le devis de 120 €.\nAprès en avoir délibéré, le conseil municipal approuve."
    )
    (act,) = read_acts(text)
    assert act.nature == "deliberation"
    assert act.title is not None
    assert act.title.text == title
