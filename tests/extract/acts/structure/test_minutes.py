"""Minutes in the forms of different councils: which items are found, what stays the sitting's."""

# ruff: noqa: E501 (rows of marked-up text)

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.act import ActSpan

Reader = Callable[[str], tuple[ActSpan, ...]]

HEADING = """
^ **PROCÈS-VERBAL DE LA SÉANCE DU CONSEIL MUNICIPAL DU 12 MARS 2024**
~
L’an deux mille vingt-quatre, le douze mars, le conseil municipal s’est réuni sous la présidence de M. Paul GRIS, maire.
Présents : M. Paul GRIS, Mme Anne ROY, M. Luc PIN.
Absente excusée : Mme Zoé VERT. Secrétaire de séance : M. Luc PIN.
Le procès-verbal de la séance du 6 février est approuvé à l’unanimité.
"""
TALK = "Monsieur le maire expose que le devis a été reçu et que plusieurs élus souhaitent en connaître le détail avant l’été."
DECIDED = "Après en avoir délibéré, le conseil municipal, à l’unanimité, approuve cette proposition et charge le maire de son exécution."
VOTED = "Le conseil vote comme suit. Pour : 12, contre : 1, abstention : 0."
ASSOCIATION = """
* Assemblée générale extraordinaire des Amis du Lac 25/11/2023
~
Le 25 novembre 2023 à 14 h, les membres de l’association se sont réunis en assemblée générale.
Étaient présents :
M. Paul GRIS
Mme Anne ROY
L’ordre du jour est rappelé aux participants.
1. Présentation des statuts
2. Vote des modifications
~
"""
DIVERS = f"* Questions diverses\n{TALK}\nLa séance est levée à 21 h 10.\n"


def items(acts: tuple[ActSpan, ...]) -> list[str]:
    return [act.title.text if act.title else "" for act in acts if act.nature == "deliberation"]


def first_lines(acts: tuple[ActSpan, ...]) -> list[list[str]]:
    return [[p.text for p in (*act.opening, *act.preamble)] for act in acts if act.nature == "deliberation"]


def list_texts(acts: tuple[ActSpan, ...], nature: str) -> str:
    chosen = [act for act in acts if act.nature == nature]
    return "\n".join(p.text for act in chosen for p in (*act.opening, *act.preamble))


FORMS = [
    ("* DCM n° 2024-045 – Tarifs de la cantine", "* DCM n° 2024-046 – Achat d’un tracteur", "letters and a year"),
    ("* N° 12/2024 : Tarifs de la cantine", "* N° 13/2024 : Achat d’un tracteur", "number before the year"),
    ("* 1. Tarifs de la cantine", "* 2. Achat d’un tracteur", "a number and bold type"),
    ("1. Tarifs de la cantine", "2. Achat d’un tracteur", "a number alone"),
    ("* I – Tarifs de la cantine", "* II – Achat d’un tracteur", "Roman numbers"),
    ("* Point n° 4 – Tarifs de la cantine", "* Point n° 5 – Achat d’un tracteur", "points"),
    ("OBJET : Tarifs de la cantine", "OBJET : Achat d’un tracteur", "the object alone"),
    (
        "* 2024/03/12-01 OBJET : Tarifs de la cantine",
        "* 2024/03/12-02 OBJET : Achat d’un tracteur",
        "a day and a number",
    ),
    (
        "* Délibération n° 7 : Tarifs de la cantine",
        "* Délibération n° 8 : Achat d’un tracteur",
        "the word and a number",
    ),
    ("* TARIFS DE LA CANTINE", "* ACHAT D’UN TRACTEUR", "capitals"),
    ("* Tarifs de la cantine", "* Achat d’un tracteur", "bold type"),
    ("3/ Tarifs de la cantine", "4/ Achat d’un tracteur", "a stroke"),
    (
        "* D2024-027- Objet : Tarifs de la cantine",
        "* D2024-028- Objet : Achat d’un tracteur",
        "a letter glued to the year",
    ),
    (
        "* Point 3 : Repas\n* 2024-12-DCM-03 Tarifs de la cantine",
        "* Point 4 : Achats\n* 2024-12-DCM-04 Achat d’un tracteur",
        "a point over a number",
    ),
    ("* Tarifs\nN° 2024-12 Tarifs de la cantine", "* Achats\nN° 2024-13 Achat d’un tracteur", "a title over a number"),
    ("2024 03 01 Tarifs de la cantine", "2024 03 02 Achat d’un tracteur", "year, month and rank with blanks between"),
    ("01 - Tarifs de la cantine", "02 - Achat d’un tracteur", "two figures and no bold type"),
    ("* 1 - tarifs de la cantine", "* 2 - achat d’un tracteur", "a small letter in bold"),
    ("* Question n° 3 : Tarifs de la cantine", "* Question n° 4 : Achat d’un tracteur", "questions"),
    ("* Rapport n° 3 : Tarifs de la cantine", "* Rapport n° 4 : Achat d’un tracteur", "reports"),
    ("* DL-055-07-13 - Tarifs de la cantine", "* DL-066-07-13 - Achat d’un tracteur", "letters, rank, month and year"),
    (
        "* Délibération D2018-79\n* Objet : Tarifs de la cantine",
        "* Délibération D2018-80\n* Objet : Achat d’un tracteur",
        "the word and a number with a letter, over the object",
    ),
]


@pytest.mark.parametrize(
    "decision", [DECIDED, VOTED, "Adopté à l’unanimité.", "Vote : pour à l’unanimité", "14 votes pour"]
)
@pytest.mark.parametrize(("one", "two", "why"), FORMS)
def test_items_in_the_form_of_a_council(read_acts: Reader, one: str, two: str, why: str, decision: str) -> None:
    acts = read_acts(f"{HEADING}~\n{one}\n{TALK}\n{decision}\n~\n{two}\n{TALK}\n{decision}\n~\n{DIVERS}")
    assert [act.nature for act in acts] == ["minutes", "deliberation", "deliberation"], why
    bare = [line.removeprefix("* ") for line in (one, two)]
    assert [texts[0] for texts in (first_lines(acts))] == [line.split("\n")[0] for line in bare]
    assert [act.sitting for act in acts] == [None, 0, 0]
    said = list_texts(acts, "minutes")
    assert "est approuvé à l’unanimité" in said
    assert said.endswith("La séance est levée à 21 h 10.")
    assert all(act.parties == () and act.articles == () for act in acts)


AGENDA = "* Ordre du jour\n- Tarifs de la cantine\n- Achat d’un tracteur\n- Questions diverses\n"
CODED = ("* 2024-03-01 TARIFS DE LA CANTINE", "* 2024-03-02 ACHAT D’UN TRACTEUR", "* 2024-03-03 VENTE D’UN CHEMIN")
LIST_BEHIND = "* DÉLIBÉRATIONS\n~\n" + "\n~\n".join(CODED) + "\n"
NUMBERED_AGENDA = "* Ordre du jour :\n1. Tarifs de la cantine\n2. Achat d’un tracteur\n3. Questions diverses\n"
LAST = f"* 2. Achat d’un tracteur\n{TALK}\n{DECIDED}\n"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            f"{HEADING}{AGENDA}~\n* 1. Tarifs de la cantine\n{TALK}\n{DECIDED}\n{LAST}{DIVERS}",
            2,
            "an agenda heads nothing",
        ),
        (
            f"{HEADING}{NUMBERED_AGENDA}~\n1. Tarifs de la cantine\n{TALK}\n{DECIDED}\n2. Achat d’un tracteur\n{TALK}\n{DECIDED}\n{DIVERS}",
            2,
            "in the form of the items too",
        ),
        (f"{HEADING}* 1. Tarifs de la cantine\n{TALK}\n{LAST}{DIVERS}", 1, "what is talked of only is information"),
        (
            f"{HEADING}* 1. Approbation du procès-verbal de la séance du 6 février\nAdopté à l’unanimité.\n{LAST}{DIVERS}",
            1,
            "old minutes are the sitting's",
        ),
        (
            f"{HEADING}* Point 1 : Approbation du procès-verbal du 6 février\nLe procès-verbal est approuvé à l’unanimité.\n* Point 2 : Achat\n{TALK}\n{DECIDED}\n{DIVERS}",
            1,
            "old minutes under a point",
        ),
        (
            f"{HEADING}* DÉCISIONS DU MAIRE PRISES PAR DÉLÉGATION\n* DM 2024-05 Contrat\nLe maire décide d’approuver le contrat.\n* DM 2024-06 Bail\nLe maire décide de signer.\n{LAST}{DIVERS}",
            1,
            "decisions by delegation are told, not taken",
        ),
        (
            HEADING + "".join(f"{head}\n{TALK}\n{DECIDED}\n~\n" for head in CODED) + LIST_BEHIND,
            3,
            "a list behind names what was decided",
        ),
        (f"{HEADING}{TALK}\nLa séance est levée.\n", 0, "nothing decided"),
        (
            f"{HEADING}* Délibération D2024-07\n* Objet : approbation du procès-verbal de la séance du 6 février\n{TALK}\n"
            f"Après en avoir délibéré,\nAPPROUVE le procès-verbal de la séance du 6 février.\n* Délibération D2024-08\n"
            f"* Objet : achat d’un tracteur\n{TALK}\n{DECIDED}\n{DIVERS}",
            2,
            "old minutes under a number of their own are decided like the rest",
        ),
        (
            f"{HEADING}* 1. Engagement des dépenses\n{TALK}\nPOUR\n19\nAUTORISE le maire à engager les dépenses avant le vote du budget.\n{LAST}{DIVERS}",
            2,
            "a verb in capitals decides",
        ),
        (
            f"{HEADING}* 1. Rappel\n{TALK}\nAUTORISATION de voirie\n{LAST}{DIVERS}",
            1,
            "a noun in capitals decides nothing",
        ),
        (
            f"{HEADING}* 1. Régime indemnitaire\n{TALK}\nArticle 1 : La prime est créée.\n"
            f"Article 2 : Le maire est chargé de l’exécution de la présente délibération.\n{LAST}{DIVERS}",
            2,
            "who carries out the délibération is told of what was decided",
        ),
        (
            f"{HEADING}* 1. Régime\n{TALK}\nL’attribution de l’I.F.S.E. décidée par le maire fera l’objet d’un arrêté.\n{LAST}{DIVERS}",
            1,
            "points of an abbreviation end no sentence",
        ),
        (
            f"{ASSOCIATION}* 1. Présentation des statuts\n{TALK}\n* 2. Vote des modifications\n{TALK}\n12 membres pour\n1 abstention\n{DIVERS}",
            1,
            "an association meets, too",
        ),
    ],
)
def test_what_is_an_item(read_acts: Reader, text: str, expected: int, why: str) -> None:
    acts = read_acts(text)
    assert acts[0].nature == "minutes"
    assert len(items(acts)) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "DÉCIDE :\nLa commune garantit le prêt.\nAdopté à l’unanimité des membres présents.",
            "the vote behind says who agreed",
        ),
        (
            f"{DECIDED}\nACCEPTENT ce devis de 500 euros\nET DE PRENDRE en charge tous les frais de livraison qui en résultent.",
            "verbs go on with a decision",
        ),
    ],
)
def test_what_an_item_goes_on_with(read_acts: Reader, text: str, why: str) -> None:
    acts = read_acts(
        f"{HEADING}* 2024-05 Tarifs de la cantine\n{TALK}\n{text}\n* 2024-06 Achat\n{TALK}\n{DECIDED}\n{DIVERS}"
    )
    last = text.rsplit("\n", maxsplit=1)[-1]
    assert first_lines(acts)[0][-1] == last, why


PASTED = """
Entre les soussignés :
La Commune de Sourdeval, représentée par son maire, M. Paul GRIS, ci-après « la Commune »,
Et
L’association Les Pins, représentée par sa présidente, Mme Zoé LAC, ci-après « l’Association »,
Il a été convenu ce qui suit :
* Article 1 : Objet
La convention fixe les conditions du prêt de la salle.
* Article 2 : Loyer
Le loyer est de 120 € par mois.
"""


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (f"{DECIDED[:-1]} et la convention suivante :\n{PASTED}", "", "announced after the decision"),
        (
            f"Il est proposé la signature de la convention ci-après :\n{PASTED}",
            f"{DECIDED}\n",
            "before it: the item goes on",
        ),
        (f"{DECIDED}\n^ **CONVENTION DE PRÊT**\n{PASTED}", "", "under its own title"),
        (
            f"{DECIDED}\nLa convention est jointe :\n^ **Projet de convention**\n^ **CONVENTION DE PRÊT**\n{PASTED}",
            "",
            "under a banner",
        ),
    ],
)
def test_an_agreement_pasted_into_an_item(read_acts: Reader, before: str, after: str, why: str) -> None:
    acts = read_acts(f"{HEADING}* 1. Prêt de la salle à l’association Les Pins\n{TALK}\n{before}{after}{LAST}{DIVERS}")
    assert [act.nature for act in acts] == ["minutes", "deliberation", "agreement", "deliberation"], why
    agreement = acts[2]
    assert agreement.within == 1
    assert ([a.number for a in agreement.articles], len(agreement.parties)) == (["1", "2"], 2)
    assert [p.text for p in agreement.articles[-1].paragraphs] == ["Le loyer est de 120 € par mois."]


def test_agreements_annexed_behind_the_sitting(read_acts: Reader) -> None:
    one = f"* 1. Prêt de la salle\n{TALK} La convention figure en annexe 1.\n{DECIDED}\n"
    two = f"* 2. Achat d’un tracteur\n{TALK} La convention figure en annexe 2.\n{DECIDED}\n"
    annexes = "".join(
        f"===\n* ANNEXE {n}\n~\n# CONVENTION N° {n}\n~\n{PASTED}~\nFait à Sourdeval, le\n" for n in (1, 2)
    )
    acts = read_acts(f"{HEADING}{one}{two}{DIVERS}{annexes}")
    assert [act.nature for act in acts] == ["minutes", "deliberation", "deliberation", "agreement", "agreement"]
    assert [act.within for act in acts[3:]] == [1, 2]
    assert [act.pages for act in acts] == [(1, 1), (1, 1), (1, 1), (2, 2), (3, 3)]


def test_two_sittings_in_one_file(read_acts: Reader) -> None:
    other = HEADING.replace("12 MARS", "9 AVRIL").replace("douze mars", "neuf avril")
    acts = read_acts(
        f"{HEADING}* 1. Tarifs\n{TALK}\n{DECIDED}\n{DIVERS}==={other}* 1. Budget\n{TALK}\n{DECIDED}\n{DIVERS}"
    )
    assert [act.nature for act in acts] == ["minutes", "deliberation", "minutes", "deliberation"]
    assert [act.sitting for act in acts] == [None, 0, None, 2]


EXTRACT = """
Séance du 20 juin 2024
Nombre de membres en exercice : 23
Étaient présents : M. Paul GRIS, Mme Anne ROY, M. Luc PIN.
Absente excusée : Mme Zoé VERT. Secrétaire de séance : M. Luc PIN.
"""


@pytest.mark.parametrize(
    "title", ["^ **EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS**", "^ **DÉLIBÉRATION DU CONSEIL MUNICIPAL**", ""]
)
def test_a_register_of_extracts_is_no_sitting(read_acts: Reader, title: str) -> None:
    pages = [f"{title}{EXTRACT}~\n* DÉLIBÉRATION N° 2024-03{n}\nObjet : Achat\n{TALK}\n{DECIDED}\n" for n in (1, 2, 3)]
    acts = read_acts("===\n".join(pages))
    assert [(act.nature, act.sitting, act.pages) for act in acts] == [("deliberation", None, (n, n)) for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("before", "expected", "why"),
    [
        (f"^ **CONVOCATION DU CONSEIL MUNICIPAL**\n{TALK}\n- Tarifs\n- Tracteur\n===", "other", "a convocation"),
        (
            "^ **LISTE DES DÉLIBÉRATIONS**\n1 Tarifs : adoptée à l’unanimité\n2 Tracteur : adoptée à l’unanimité\n===",
            "other",
            "a list",
        ),
    ],
)
def test_what_stands_before_a_sitting(read_acts: Reader, before: str, expected: str, why: str) -> None:
    acts = read_acts(f"{before}{HEADING}* 1. Tarifs\n{TALK}\n{DECIDED}\n{DIVERS}")
    assert [act.nature for act in acts] == [expected, "minutes", "deliberation"], why


@pytest.mark.parametrize(
    "decision",
    [
        "Il est décidé de retenir l’offre.",
        f"{TALK} Le conseil accepte.",
        "Vote : unanimité des présents",
        "Validé.",
        "Avis favorable du conseil.",
    ],
)
def test_words_of_a_decision(read_acts: Reader, decision: str) -> None:
    acts = read_acts(f"{HEADING}* 1. Tarifs\n{TALK}\n{decision}\n* 2. Tracteur\n{TALK}\n{decision}\n{DIVERS}")
    assert [act.nature for act in acts] == ["minutes", "deliberation", "deliberation"]
