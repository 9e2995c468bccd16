"""Several acts in one document."""

# ruff: noqa: E501 (rows of marked-up text)

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.act import ActSpan

Reader = Callable[[str], tuple[ActSpan, ...]]

BODY = "Le comité se réunit une fois par an afin d’examiner l’avancement des actions et d’arrêter, le cas échéant, les mesures."
CONVENTION = f"""
# CONVENTION DE PARTENARIAT
~
Entre :
La Commune de Sourdeval, représentée par son Maire, Madame Anne ROY,
Et
L’Association des Pins, représentée par son Président, Monsieur Paul GRIS,
Il a été convenu ce qui suit :
* Article 1 : Objet
{BODY}
* Article 2 : Divers
{BODY}
"""
SIGNED = """
Fait à Sourdeval, le 3 mai 2020
| Pour la Commune | Pour l’Association |
| Le Maire | Le Président |
|  |
| Anne ROY | Paul GRIS |
"""
COUNCIL = f"""
^ **EXTRAIT DU REGISTRE DES DELIBERATIONS**
^ **DU CONSEIL MUNICIPAL**
~
Séance du 12 mars 2020
Monsieur le Maire expose au conseil le projet de convention.
{BODY}
Le Conseil municipal, après en avoir délibéré, décide à l’unanimité d’approuver la convention.
"""


def titles(acts: tuple[ActSpan, ...]) -> list[str | None]:
    return [act.title.text if act.title else None for act in acts]


def test_one_convention_with_its_annexes(read_acts: Reader) -> None:
    assert len(read_acts(f"{CONVENTION}{SIGNED}===\n* ANNEXE 1 : BUDGET\n{BODY}")) == 1


def test_two_signed_conventions(read_acts: Reader) -> None:
    acts = read_acts(f"{CONVENTION}{SIGNED}==={CONVENTION.replace('PARTENARIAT', 'GESTION')}{SIGNED}")
    assert titles(acts) == ["CONVENTION DE PARTENARIAT", "CONVENTION DE GESTION"]
    assert [[a.number for a in act.articles] for act in acts] == [["1", "2"], ["1", "2"]]
    assert [len(act.signatures) for act in acts] == [2, 2]
    assert [act.pages for act in acts] == [(1, 1), (2, 2)]


BARE = f"""
* CONVENTION D’OCCUPATION DU DOMAINE PUBLIC
La Commune de Sourdeval, représentée par son maire, Mme Anne ROY, et
La SARL du Port, représentée par son gérant, M. Paul GRIS, il est convenu ce qui suit :
* Article 1 : Objet
{BODY}
Fait à Sourdeval, le 4 mai 2020
"""


def test_second_convention_whose_parties_no_word_opens(read_acts: Reader) -> None:
    acts = read_acts(f"{CONVENTION}{SIGNED}==={BARE}")
    assert titles(acts) == ["CONVENTION DE PARTENARIAT", "CONVENTION D’OCCUPATION DU DOMAINE PUBLIC"]
    assert [len(act.parties) for act in acts] == [2, 2]


def test_deliberation_then_convention(read_acts: Reader) -> None:
    acts = read_acts(f"{COUNCIL}==={CONVENTION}{SIGNED}")
    assert len(acts) == 2
    assert acts[1].title is not None
    assert acts[1].title.text == "CONVENTION DE PARTENARIAT"
    assert len(acts[1].parties) == 2
    assert acts[0].articles == ()


def test_convention_then_deliberation(read_acts: Reader) -> None:
    acts = read_acts(f"{CONVENTION}{SIGNED}==={COUNCIL}")
    assert len(acts) == 2
    assert [a.number for a in acts[0].articles] == ["1", "2"]
    assert [p.text for p in acts[0].articles[-1].paragraphs] == [BODY]


def test_pack_of_deliberations(read_acts: Reader) -> None:
    assert len(read_acts(f"{COUNCIL}==={COUNCIL}==={COUNCIL}")) == 3


def test_convention_pasted_into_minutes(read_acts: Reader) -> None:
    acts = read_acts(
        f"{COUNCIL}Il vous est proposé d’approuver la convention suivante :\n{CONVENTION}"
        f"Le Conseil municipal, après avoir pris connaissance de la convention et délibéré, décide à l’unanimité :\n- de l’approuver.\n{BODY}"
    )
    assert titles(acts)[1] == "CONVENTION DE PARTENARIAT"
    assert [a.number for a in acts[1].articles] == ["1", "2"]
    assert [p.text for p in acts[1].articles[-1].paragraphs] == [BODY]
    assert [act.nature for act in acts] == ["deliberation", "agreement"]
    assert acts[1].within == 0
    assert [p.text for p in acts[0].preamble][-2:] == ["de l’approuver.", BODY]


def test_annexed_model_is_no_act_of_its_own(read_acts: Reader) -> None:
    acts = read_acts(f"{CONVENTION}{SIGNED}===\n* ANNEXE 2 : MODELE\n{CONVENTION}")
    assert len(acts) == 1
    assert [a.number for a in acts[0].articles] == ["1", "2"]


def test_banner_goes_with_the_convention_of_a_deliberation(read_acts: Reader) -> None:
    acts = read_acts(f"{COUNCIL}===\n^ ANNEXE 1\n{CONVENTION}{SIGNED}")
    assert len(acts) == 2
    assert acts[0].annexes == ()
    assert acts[1].pages == (2, 2)


def test_title_repeated_in_the_text_opens_no_act(read_acts: Reader) -> None:
    assert len(read_acts(f"{CONVENTION}* CONVENTION DE GESTION\n{BODY}\n* Article 3 : Suites\n{BODY}{SIGNED}")) == 1


def test_nothing_at_all(read_acts: Reader) -> None:
    (act,) = read_acts("")
    assert (act.title, act.articles, act.pages) == (None, (), (1, 1))


LONG_PREAMBLE = CONVENTION.replace(
    "Il a été convenu", "\n".join([f"Vu la délibération n° {n} ;\n{BODY}" for n in range(30)]) + "\nIl a été convenu"
)
NUMBERED = CONVENTION.replace("Article 1 : Objet", "1. OBJET").replace("Article 2 : Divers", "2. DIVERS")
RENAMED = CONVENTION.replace("PARTENARIAT", "GESTION")
ORDER = f"""
# ARRÊTÉ PRÉFECTORAL
La préfète du Haut-Brax,
* Article 1 : Objet
{BODY}
"""


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (f"{CONVENTION}{SIGNED}==={LONG_PREAMBLE}{SIGNED}", 2, "visas over pages part the parties from article 1"),
        (f"{CONVENTION}{SIGNED}==={NUMBERED}{SIGNED}", 2, "articles numbered without the word"),
        (f"{CONVENTION}==={RENAMED}", 2, "drafts that nobody has signed yet"),
        (
            f"{COUNCIL}Il vous est proposé la convention suivante :\n{CONVENTION}Le Conseil municipal, après en avoir délibéré, approuve la convention.\n{BODY}\n==={RENAMED}",
            3,
            "a délibération that went on is over where a convention of its own follows",
        ),
        (f"{CONVENTION}{SIGNED}==={ORDER}", 2, "an order after a convention"),
        (
            f"{CONVENTION}==={CONVENTION.replace('* Article 1', '* Article 3').replace('* Article 2', '* Article 4')}",
            1,
            "a title said again over the page, its numbers going on",
        ),
        (
            f"{CONVENTION}{SIGNED}===\n* AVENANT N° 2 – CONVENTION DE GESTION\n{BODY}\n==={RENAMED}{SIGNED}",
            2,
            "a running title: what opens afresh belongs to the next act",
        ),
    ],
)
def test_acts_one_after_the_other(read_acts: Reader, text: str, expected: int, why: str) -> None:
    assert len(read_acts(text)) == expected, why


def test_letterhead_of_a_council_goes_with_its_title(read_acts: Reader) -> None:
    acts = read_acts(f"{CONVENTION}{SIGNED}===\nDEPARTEMENT DES PINS\nCommune de Sourdeval\n{COUNCIL}")
    assert len(acts) == 2
    assert all("DEPARTEMENT" not in paragraph.text for paragraph in acts[0].articles[-1].paragraphs)


def test_draft_banner_is_no_act_of_its_own(read_acts: Reader) -> None:
    acts = read_acts(f"{COUNCIL}===\n^ Projet de convention\n{CONVENTION}{SIGNED}")
    assert titles(acts)[1:] == ["CONVENTION DE PARTENARIAT"]
    assert [a.number for a in acts[1].articles] == ["1", "2"]


PARTIES = """
ENTRE
Le Département du Lac, représenté par son Président, Monsieur Paul GRIS,
ET
La Commune de Sourdeval, représentée par son Maire, Madame Anne ROY,
"""


def test_an_annex_heading_over_a_whole_act_without_articles_is_its_banner(read_acts: Reader) -> None:
    (act,) = read_acts(f"Commune de Lac\n~\n* ANNEXE 2\n~\n# CONVENTION DE GESTION\n~\n{PARTIES}~\n{BODY}\n")
    assert (len(act.parties), act.annexes) == (2, ())
    assert act.title is not None
    assert act.title.text == "CONVENTION DE GESTION"


def test_an_annex_after_the_parties_stays_one(read_acts: Reader) -> None:
    (act,) = read_acts(f"# CONVENTION DE GESTION\n~\n{PARTIES}~\n{BODY}\n===\n* ANNEXE 1 : BUDGET\n{BODY}\n")
    assert [annex.number for annex in act.annexes] == ["1"]


def test_text_under_chapters_without_articles_is_kept(read_acts: Reader) -> None:
    chapters = f"* CHAPITRE I – OBJET\n{BODY}\n* CHAPITRE II – DUREE\nElle est payée 300 € par an.\n"
    (act,) = read_acts(f"# CONVENTION DE GESTION\n~\n{PARTIES}~\n{chapters}~\nFait à Sourdeval, le 3 mai 2020\n")
    assert [p.text for p in act.preamble] == [
        "CHAPITRE I – OBJET",
        BODY,
        "CHAPITRE II – DUREE",
        "Elle est payée 300 € par an.",
    ]


HALVES = (
    f"# CONVENTION DE PARTENARIAT\n~\nEntre :\nLa Commune de Sourdeval, représentée par son Maire, Madame Anne ROY,\nEt\nL’Association des Pins, représentée par son Président, Monsieur Paul GRIS,\nIl a été convenu ce qui suit :\n* Article 1 : Objet\n{BODY}\n* Article 2 : Loyer\n{BODY}\n",
    f"* Article 3 : Durée\n{BODY}\n* Article 4 : Divers\n{BODY}\n",
)


@pytest.mark.parametrize(
    ("second", "expected", "why"),
    [
        (HALVES[1], [["1", "2", "3", "4"], []], "the articles go on behind the délibération"),
        (HALVES[0].replace("PARTENARIAT", "GESTION"), [["1", "2"], [], ["1", "2"]], "another one begins behind it"),
    ],
)
def test_a_deliberation_amid_an_agreement(read_acts: Reader, second: str, expected: list[list[str]], why: str) -> None:
    acts = read_acts(f"{HALVES[0]}==={COUNCIL}===\n{second}{SIGNED}")
    assert [[article.number for article in act.articles] for act in acts] == expected, why
    assert [act.nature for act in acts][1] == "deliberation"


ORDER = f"""
^ **ARRÊTÉ PRÉFECTORAL N° 2025-132**
~
LE PRÉFET DU LAC
VU le code de l’environnement ;
^ **ARRÊTE :**
* Article 1
{BODY}
* Article 2
{BODY}
"""


@pytest.mark.parametrize(
    ("number", "expected", "why"),
    [
        ("04-2025-05-12-0000", [(1, 2), (3, 4)], "each behind its cover in the register of a préfecture"),
        ("Tél. 04 92 30 55 0", [(1, 4)], "a cover without a number begins nothing"),
    ],
)
def test_acts_of_an_authority(read_acts: Reader, number: str, expected: list[tuple[int, int]], why: str) -> None:
    covers = [
        f"^ Préfecture du Lac\n~\n^ {number}{one}\n~\nArrêté du 12 mai 2025 autorisant des tirs\n" for one in (1, 2)
    ]
    acts = read_acts("===".join((covers[0], ORDER, covers[1], ORDER)))
    assert [act.pages for act in acts] == expected, why
    assert all(act.nature in ("other", None) for act in acts)
