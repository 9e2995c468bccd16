"""Heads of items that no list of forms tells: under one number, run into their text, announced by the agenda."""

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
"""
TALK = "Monsieur le maire expose que le devis a été reçu et que plusieurs élus souhaitent en connaître le détail avant l’été."
DECIDED = "Après en avoir délibéré, le conseil municipal, à l’unanimité, approuve cette proposition et charge le maire de son exécution."
END = f"* Questions diverses\n{TALK}\nLa séance est levée à 21 h 10.\n"


def list_items(acts: tuple[ActSpan, ...]) -> list[str]:
    """The first words of each item, without the mark of a list."""
    found = [act for act in acts if act.nature == "deliberation"]
    return [(*act.opening, *act.preamble)[0].text for act in found]


def say(*heads: str) -> str:
    """An item under each head."""
    return "".join(f"{head}\n{TALK}\n{DECIDED}\n" for head in heads)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "* 5. QUESTIONS DIVERSES\n" + say("* a. Achat d’un tracteur", "* b. Vente d’un chemin"),
            ["Achat d’un tracteur", "Vente d’un chemin"],
            "letters under one number",
        ),
        (
            "* 1. Budget\n" + say("a) Affectation du résultat", "b) Budget primitif"),
            ["1. Budget", "Budget primitif"],
            "letters in plain type, each voted on",
        ),
        (
            f"* Questions diverses\n* ✓ LOTO\n{TALK}\n{say('* ✓ DÉLÉGUÉS AU SYNDICAT')}* ✓ CANTINE\n{TALK}\n",
            ["DÉLÉGUÉS AU SYNDICAT"],
            "one line in bold and capitals",
        ),
        (
            say("* DL-062-07-13 - Achat", "* DL-063-07-13 - Vente"),
            ["DL-062-07-13 - Achat", "DL-063-07-13 - Vente"],
            "a rank before month and year",
        ),
        (
            say("* Délibération D2018-75", "* Délibération D2018-76"),
            ["Délibération D2018-75", "Délibération D2018-76"],
            "letters before the year",
        ),
        (
            f"* 1. Budget\n{say('a) Compte administratif', 'b) Affectation du résultat', 'c) Budget primitif')}",
            ["1. Budget", "Affectation du résultat", "Budget primitif"],
            "letters without bold type, each voted",
        ),
        (
            f"* 1. Achat\na) un tracteur\nb) une remorque\n{TALK}\n{DECIDED}\n{say('* 2. Vente')}",
            ["1. Achat", "2. Vente"],
            "letters of a list",
        ),
        (
            "* 1. Budget\n" + say("* - Affectation du résultat", "* - Taux des taxes", "* - Budget primitif"),
            ["1. Budget", "Taux des taxes", "Budget primitif"],
            "dashes in bold under one number, which the first goes with",
        ),
        (
            "* I - FINANCES\n" + say("* 1.1 Tarifs", "* 1.2 Achats") + "* II - VOIRIE\n" + say("* 2.1 Ventes"),
            ["1.1 Tarifs", "1.2 Achats", "2.1 Ventes"],
            "decimal numbers under the parts of a sitting",
        ),
        (
            "* II - FINANCES\n" + say("* 1. Tarifs", "* 2. Achats") + "* III - VOIRIE\n" + say("* 1. Ventes"),
            ["1. Tarifs", "2. Achats", "1. Ventes"],
            "a part of a sitting right over an item is the sitting's",
        ),
        (
            f"* Modification de l’ordre du jour\n{TALK}\nLe conseil accepte d’inscrire ce point à l’ordre du jour.\n"
            + say("* 1. Achat", "* 2. Vente"),
            ["1. Achat", "2. Vente"],
            "what is decided of the agenda is the sitting's",
        ),
        (
            say("* 1. Achat", "* 2. Vente") + f"* 3. Décision modificative n° 1\n{TALK}\n" + say("* 4. Prêt"),
            ["1. Achat", "2. Vente", "3. Décision modificative n° 1", "4. Prêt"],
            "a head that says itself what was decided",
        ),
        (
            say("* 1. Achat", "* 2. Vente") + f"* 3. Nouvelles de l’école\n{TALK}\n" + say("* 4. Prêt"),
            ["1. Achat", "2. Vente", "4. Prêt"],
            "a head that says nothing, and nothing decided below",
        ),
        (
            say("20240312 1 Achat d’un tracteur", "20240312 2 Vente"),
            ["20240312 1 Achat d’un tracteur", "20240312 2 Vente"],
            "a day and a rank",
        ),
        (
            f"BOIS COMMUNAUX : {DECIDED}\nCIMETIÈRE : Le conseil fixe le prix à 150 €. Adopté à l’unanimité.\nDIVERS : {TALK}\n",
            [f"BOIS COMMUNAUX : {DECIDED}", "CIMETIÈRE : Le conseil fixe le prix à 150 €. Adopté à l’unanimité."],
            "a label in capitals runs into its text",
        ),
        (
            f"- Achat d’un tracteur\n- Rentrée des classes\n- Vente d’un chemin\n~\n{TALK}\n"
            + f"{say('- Achat d’un tracteur')}- Rentrée des classes\n{TALK}\n{say('- Vente d’un chemin')}",
            ["Achat d’un tracteur", "Vente d’un chemin"],
            "entries of the agenda that come again",
        ),
        (
            say("* 1. Achat")
            + f"* 2. Vente\n{TALK}\n{DECIDED}\n* Titulaires\nM. Luc PIN\n* Suppléants\nMme Zoé VERT\n{say('* 3. Prêt')}",
            ["1. Achat", "2. Vente", "3. Prêt"],
            "a bold line among what was decided ends no item",
        ),
        (
            "* Ordre du jour\n- Achat d’un tracteur communal\n- Vente d’un chemin rural\n~\n"
            + say("* Vente d’un chemin rural")
            + say("Achat d’un tracteur communal")
            + say("* Prêt de la salle"),
            ["Vente d’un chemin rural", "Achat d’un tracteur communal", "Prêt de la salle"],
            "a plain line that the agenda has announced, among bold ones",
        ),
    ],
)
def test_heads_of_items(read_acts: Reader, text: str, expected: list[str], why: str) -> None:
    acts = read_acts(f"{HEADING}~\n{text}{END}")
    assert acts[0].nature == "minutes"
    assert list_items(acts) == expected, why


def test_numbers_within_an_item_are_its_parts(read_acts: Reader) -> None:
    parts = f"* 1. Rappel\n{TALK}\n* 2. Méthode\n{TALK}\n* 3. Suites\n{TALK}\n{DECIDED}\n"
    acts = read_acts(f"{HEADING}{say('* 6. Achat')}* 7. Nomenclature\n{TALK}\n{parts}{say('* 8. Vente')}{END}")
    assert list_items(acts) == ["6. Achat", "7. Nomenclature", "8. Vente"]


def test_a_bold_line_stays_with_its_item(read_acts: Reader) -> None:
    acts = read_acts(f"{HEADING}{say('* 1. Achat', '* 2. Vente')}* Titulaires\nM. Luc PIN\n{say('* 3. Prêt')}{END}")
    assert [p.text for p in acts[2].preamble][-2:] == ["Titulaires", "M. Luc PIN"]


REPORTED = "".join(f"* N° DP 2024-0{n} - Contrat\n{TALK}\n{TALK}\n{TALK}\n{DECIDED}\n" for n in (1, 2, 3))


def test_what_is_reported_has_no_say_in_the_form(read_acts: Reader) -> None:
    text = f"* 1. Exercice des pouvoirs délégués au Président\n{REPORTED}{say('* 2. Achat', '* 3. Vente')}"
    assert list_items(read_acts(f"{HEADING}{text}{END}")) == ["2. Achat", "3. Vente"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Point sur les travaux", "no number"),
        ("* DÉLIBÉRATION : le conseil accepte.", "a label of what was decided"),
        ("* 12 mars 2024", "a date"),
        ("* et L. 341-15 du code ;", "a line of a visa"),
        ("Objet : Procès-verbal du conseil municipal du 12 mars 2024", "the object of the whole file, in the margin"),
    ],
)
def test_what_heads_nothing(read_acts: Reader, line: str, why: str) -> None:
    acts = read_acts(f"{HEADING}{say('* 1. Achat')}{line}\n{TALK}\n{say('* 2. Vente')}{END}")
    assert list_items(acts) == ["1. Achat", "2. Vente"], why


CUT = say("* 18. Achat d’un tracteur", "* 19. Vente d’un chemin")


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (CUT, ["18. Achat d’un tracteur", "19. Vente d’un chemin"], "cut above an item"),
        (
            f"{TALK}\n{DECIDED}\n{CUT}",
            [TALK, "18. Achat d’un tracteur", "19. Vente d’un chemin"],
            "in the middle of an item",
        ),
        (
            CUT.replace("Après en avoir délibéré", "Après avoir entendu l’exposé et après délibération"),
            ["18. Achat d’un tracteur", "19. Vente d’un chemin"],
            "a vote told in other words",
        ),
        (f"{CUT}{END}", ["18. Achat d’un tracteur", "19. Vente d’un chemin"], "with its end"),
    ],
)
def test_minutes_without_a_heading(read_acts: Reader, text: str, expected: list[str], why: str) -> None:
    acts = read_acts(text)
    assert list_items(acts) == expected, why
    assert {act.nature for act in acts} <= {"minutes", "deliberation"}
    assert all(act.parties == () for act in acts)


@pytest.mark.parametrize("cover", ["03-2025-01-02-00001", "R24-2025-01-02-00012 - Arrêté portant délégation"])
def test_acts_of_a_recueil(read_acts: Reader, cover: str) -> None:
    other = cover.replace("2025-01-02", "2025-01-03")
    order = f"Vu le code ;\n{TALK}\n{TALK}\n"
    acts = read_acts(
        f"^ **Préfecture du Lac**\n~\n{cover}\n~\n{TALK}\n===\n{order}===\n^ **Préfecture du Lac**\n~\n{other}\n~\n{TALK}\n===\n{order}"
    )
    assert [(act.nature, act.pages) for act in acts] == [("other", (1, 2)), ("other", (3, 4))]


def test_a_contents_of_numbers_begins_no_act(read_acts: Reader) -> None:
    contents = "* Sommaire\n03-2025-01-02-00001 – Arrêté portant agrément\n~\n03-2025-01-03-00002 – Convention\n"
    order = f"^ **Arrêté n° 03-2025-01-02-00001**\nVu le code ;\n{TALK}\nFait à Lac, le 2 janvier 2025\n"
    acts = read_acts(f"^ **RECUEIL DES ACTES**\n~\n{TALK}\n===\n{contents}~\n{TALK}\n===\n{order}")
    assert [(act.nature, act.pages) for act in acts] == [("other", (1, 3))]


STATUTES = "".join(
    f"* {n}. Organe {n}\nL’assemblée générale décide à la majorité des membres présents. {TALK}\n" for n in (1, 2, 3)
)


def test_statutes_are_no_cut_minutes(read_acts: Reader) -> None:
    assert len(read_acts(STATUTES)) == 1


def test_a_sitting_lasts_as_long_as_its_items(read_acts: Reader) -> None:
    acts = read_acts(f"{HEADING}{say('* 1. Achat')}===\n{say('* 2. Vente')}")
    assert [(act.nature, act.pages) for act in acts] == [
        ("minutes", (1, 2)),
        ("deliberation", (1, 1)),
        ("deliberation", (2, 2)),
    ]


def test_what_is_decided_below_what_was_pasted(read_acts: Reader) -> None:
    agreement = """^ **CONVENTION DE PRÊT**
Entre la commune de Sourdeval, représentée par son maire, M. Paul GRIS,
Et l’association Les Pins, représentée par sa présidente, Mme Zoé LAC,
Il a été convenu ce qui suit :
* Article 1 : Objet
La convention fixe les conditions du prêt de la salle.
* Article 2 : Loyer
Le loyer est de 120 € par mois.
"""
    text = f"{say('OBJET : Achat')}OBJET : Prêt de la salle\nLe maire donne lecture de la convention suivante :\n{agreement}{DECIDED}\n"
    acts = read_acts(f"{HEADING}{text}{END}")
    assert list_items(acts) == ["OBJET : Achat", "OBJET : Prêt de la salle"]
    assert [act.within for act in acts if act.nature == "agreement"] == [2]
