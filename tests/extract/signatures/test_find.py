"""Signature blocks as they are laid out: columns, storeys, stacks."""

# ruff: noqa: E501 (rows of marked-up text)

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.act import ActSpan

Reader = Callable[[str], ActSpan]

BODY = "Le comité se réunit une fois par an afin d’examiner l’avancement des actions et d’arrêter, le cas échéant, les mesures."
FRONT = f"""
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

BLOCKS = [
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Pour la Commune, le Maire | Anne ROY |\n|  |\n| Pour l’Association, le Président | Paul GRIS |",
        [["Pour la Commune, le Maire", "Anne ROY"], ["Pour l’Association, le Président", "Paul GRIS"]],
        "one signatory a row, the name at the right",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Établissement | Nom du directeur | Signature |\n~\n| Clinique de Sourdeval | Paul GRIS | |\n~\n| Hôpital de Lac | Anne ROY | |",
        [["Clinique de Sourdeval", "Paul GRIS"], ["Hôpital de Lac", "Anne ROY"]],
        "a label that says whose name",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Pour la Commune | Pour l’Association |\n| DocuSigned by: | DocuSigned by: |\n| 9F2E41B07C3D4A5... | E1C05D8832FA4B7... |\n| Nom : Anne ROY | Nom : Paul GRIS |\n| Date : 19/05/2022 | Date : 18/05/2022 |",
        [
            ["Pour la Commune", "DocuSigned by:", "9F2E41B07C3D4A5...", "Nom : Anne ROY", "Date : 19/05/2022"],
            ["Pour l’Association", "DocuSigned by:", "E1C05D8832FA4B7...", "Nom : Paul GRIS", "Date : 18/05/2022"],
        ],
        "days and identifiers are no figures of a table",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Établissement | Directeur | Signature |\n~\n| Clinique de Sourdeval | M. Paul GRIS | |\n~\n| Hôpital de Lac | Mme Anne ROY | |",
        [["Clinique de Sourdeval", "M. Paul GRIS"], ["Hôpital de Lac", "Mme Anne ROY"]],
        "a table whose names stand under an office",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Pour la Commune | Pour l’Association | Pour l’Etat |\n| Le Maire | Le Président | Le Préfet |\n|  |\n|  |\n| Anne ROY | Paul GRIS | Luc NOIR |",
        [
            ["Pour la Commune", "Le Maire", "Anne ROY"],
            ["Pour l’Association", "Le Président", "Paul GRIS"],
            ["Pour l’Etat", "Le Préfet", "Luc NOIR"],
        ],
        "three columns",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Destinataires : | Le Maire, |\n| Gendarmerie | Anne ROY |\n| M. Paul GRIS, adjoint | |\n| M. Luc NOIR, agent | |",
        [["Le Maire,", "Anne ROY"]],
        "to whom the act is sent beside who signs it",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| COMMUNE DE SOURDEVAL | LES PINS |\n|  |\n|  |\n| Anne ROY | Paul GRIS |\n| Maire | Président |\n|  |\n|  |\n|  | Zoé BLEU |\n|  | Trésorière |",
        [
            ["COMMUNE DE SOURDEVAL", "Anne ROY", "Maire"],
            ["LES PINS", "Paul GRIS", "Président", "Zoé BLEU", "Trésorière"],
        ],
        "two signatories in one column",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Pour la Commune | Pour l’Association |\n|  |\n|  |\n| Anne ROY | Paul GRIS |\n|  |\n|  |\n| Pour l’Etat | Pour la Région |\n|  |\n|  |\n| Luc NOIR | Zoé BLEU |",
        [
            ["Pour la Commune", "Anne ROY"],
            ["Pour l’Association", "Paul GRIS"],
            ["Pour l’Etat", "Luc NOIR"],
            ["Pour la Région", "Zoé BLEU"],
        ],
        "two storeys",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\nPour la Commune de Sourdeval,\nLe Maire,\n~~\nAnne ROY\n~~\nPour l’Association des Pins,\nLe Président,\n~~\nPaul GRIS",
        [
            ["Pour la Commune de Sourdeval,", "Le Maire,", "Anne ROY"],
            ["Pour l’Association des Pins,", "Le Président,", "Paul GRIS"],
        ],
        "a stack",
    ),
    (
        "~\n| Pour la Commune | Pour l’Association |\n| Le Maire | Le Président |\n|  |\n| Anne ROY | Paul GRIS |",
        [["Pour la Commune", "Le Maire", "Anne ROY"], ["Pour l’Association", "Le Président", "Paul GRIS"]],
        "no « Fait à »",
    ),
    (
        "~\n| Le Maire, | Le Président, |\n|  |\n|  |\n| Anne ROY | Paul GRIS |",
        [["Le Maire,", "Anne ROY"], ["Le Président,", "Paul GRIS"]],
        "offices only",
    ),
    (
        "~\n| Le Maire | La Coordinatrice |\n|  |\n| Anne ROY | Zoé BLEU |",
        [["Le Maire", "Anne ROY"], ["La Coordinatrice", "Zoé BLEU"]],
        "offices only, one of them no elected one's",
    ),
    (
        "~\n| Madame Anne ROY | Madame Zoé BLEU |\n| Maire | Secrétaire de séance |",
        [["Madame Anne ROY", "Maire"], ["Madame Zoé BLEU", "Secrétaire de séance"]],
        "names above their offices",
    ),
    (
        "~\nPour l’association des Pins\nMme ROY Anne, en sa qualité de présidente\n« signature »",
        [["Pour l’association des Pins", "Mme ROY Anne, en sa qualité de présidente", "« signature »"]],
        "« Pour X » over a person",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\nLe Premier Vice-président,\n~\nAnne ROY",
        [["Le Premier Vice-président,", "Anne ROY"]],
        "« Le Premier » is no date",
    ),
    (
        "Fait en deux exemplaires originaux\n| Pour la Collectivité | Pour l’Opérateur |\n| Le………. | Le………. |\n| Lu et approuvé | Lu et approuvé |",
        [["Pour la Collectivité", "Le……….", "Lu et approuvé"], ["Pour l’Opérateur", "Le……….", "Lu et approuvé"]],
        "nobody named",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n===\n| Pour la Commune | Pour l’Association |\n| Le Maire | Le Président |\n|  |\n| Anne ROY | Paul GRIS |",
        [["Pour la Commune", "Le Maire", "Anne ROY"], ["Pour l’Association", "Le Président", "Paul GRIS"]],
        "on the next page",
    ),
    (
        "| Fait à Sourdeval, le | Fait à Lac, le |\n| Pour la Commune | Pour l’Association |\n|  |\n| Anne ROY | Paul GRIS |",
        [
            ["Fait à Sourdeval, le", "Pour la Commune", "Anne ROY"],
            ["Fait à Lac, le", "Pour l’Association", "Paul GRIS"],
        ],
        "a place for each",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\nPour la Commune, le maire, Anne ROY\nPour l’Association, le président, Paul GRIS",
        [["Pour la Commune, le maire, Anne ROY"], ["Pour l’Association, le président, Paul GRIS"]],
        "one line a party",
    ),
    ("Fait à Sourdeval, le 3 mai 2020\nLe maire, Anne ROY", [["Le maire, Anne ROY"]], "one line in all"),
    (
        "Fait à Sourdeval, le 3 mai 2020\nPour la Commune, Pour l’Association,\nLe Maire, Le Président,\nAnne ROY Paul GRIS",
        [["Pour la Commune, Pour l’Association,", "Le Maire, Le Président,", "Anne ROY Paul GRIS"]],
        "columns that the text layer has run together stay whole for who reads the words",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n| Pour la Commune | Pour l’Association |\n^ Marie-Antoinette DUBOIS-DURAND Jean-Sébastien GRIS",
        [["Pour la Commune", "Marie-Antoinette DUBOIS-DURAND"], ["Pour l’Association", "Jean-Sébastien GRIS"]],
        "names that touch under two columns",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n| Pour la Commune | É | Pour l’Association |\n| Anne ROY | | Paul GRIS |",
        [["Pour la Commune", "Anne ROY"], ["Pour l’Association", "Paul GRIS"]],
        "a stray sign",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n> Pour la Commune de Sourdeval\n> Le Maire\n> Anne ROY",
        [["Pour la Commune de Sourdeval", "Le Maire", "Anne ROY"]],
        "one column at the right",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n^ Signature des parties :\n| Pour la Commune | Pour l’Association |\n|  |\n| Anne ROY | Paul GRIS |",
        [["Pour la Commune", "Anne ROY"], ["Pour l’Association", "Paul GRIS"]],
        "a line across the columns",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n| Pour la Commune, | Pour l’Association, |\n| Pour le Maire et par délégation, | Le Président, |\n| L’adjointe, |  |\n|  |\n| Anne ROY | Paul GRIS |",
        [
            ["Pour la Commune,", "Pour le Maire et par délégation,", "L’adjointe,", "Anne ROY"],
            ["Pour l’Association,", "Le Président,", "Paul GRIS"],
        ],
        "« Pour le Maire » under a party opens no storey",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Structure | NOM | Prénom | Qualité | Signature |\n~\n| Commune de Sourdeval | ROY | Anne | Maire | |\n~\n| Les Pins | GRIS | Paul | Président | |",
        [["Commune de Sourdeval", "ROY Anne", "Maire"], ["Les Pins", "GRIS Paul", "Président"]],
        "a table of signatories",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Signataire | Nom et qualité | Signature |\n~\n| Commune de | Mme Anne ROY | |\n| Sourdeval | Maire | |\n~\n| Les Pins | M. Paul GRIS | |\n| | Président | |",
        [["Commune de", "Sourdeval", "Mme Anne ROY", "Maire"], ["Les Pins", "M. Paul GRIS", "Président"]],
        "a table whose cells have two lines",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Partenaire | Nom, prénom | Fonction |\n| Sourdeval | ROY Anne | Maire |\n| Les Pins | GRIS Paul | Président |",
        [["Sourdeval", "ROY Anne", "Maire"], ["Les Pins", "GRIS Paul", "Président"]],
        "a tight table",
    ),
    (
        "Fait à Sourdeval, le 3 mai 2020\n~\n| Pour la Commune | Pour l’Association |\n| Nom et qualité | Nom et qualité |\n|  |\n| Anne ROY, Maire | Paul GRIS, Président |",
        [
            ["Pour la Commune", "Nom et qualité", "Anne ROY, Maire"],
            ["Pour l’Association", "Nom et qualité", "Paul GRIS, Président"],
        ],
        "the same label over each column is no table",
    ),
]


@pytest.mark.parametrize(("closing", "columns", "why"), BLOCKS)
def test_columns(read_act: Reader, closing: str, columns: list[list[str]], why: str) -> None:
    act = read_act(f"{FRONT}~\n{closing}")
    assert [[p.text for p in span.lines] for span in act.signatures] == columns, why
    assert [p.text for p in act.articles[-1].paragraphs] == [BODY], why


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (
            "| Délégués titulaires | Délégués suppléants |\n| Anne ROY | Paul GRIS |\n| Luc NOIR | Zoé BLEU |",
            "a table of members",
        ),
        (
            "| Secrétaire | Adjoint |\n| administrative | administratif |\n| polyvalente | principal |",
            "a table of jobs",
        ),
        ("| Pour les emballages | Pour le verre |\n| point d’apport | point d’apport |", "what things are for"),
        ("Pour aller plus loin\nRetrouvez les autres pages", "a hint"),
        ("Sourdeval, le 3 mai 2020\nMonsieur Luc NOIR\n10 rue Haute\n50150 SOURDEVAL", "a letter's address"),
        ("Cela se fait,\nautomatiquement et sans peine\nune fois que tout est prêt", "prose in a narrow column"),
    ],
)
def test_what_is_no_block(read_acts: Callable[[str], tuple[ActSpan, ...]], rows: str, why: str) -> None:
    acts = read_acts(f"{FRONT}~\n{rows}")
    assert [span for act in acts for span in act.signatures] == [], why


def test_block_ends_at_the_annex(read_act: Reader) -> None:
    act = read_act(
        f"{FRONT}Fait à Sourdeval, le 3 mai 2020\n| Pour la Commune | Pour l’Association |\n| Anne ROY | Paul GRIS |\n~~\n* ANNEXE 1 : BUDGET\n{BODY}"
    )
    assert [len(span.lines) for span in act.signatures] == [2, 2]
    assert [a.number for a in act.annexes] == ["1"]


def test_white_space_parts_signatories(read_act: Reader) -> None:
    act = read_act(
        f"{FRONT}Fait à Sourdeval, le 3 mai 2020\n| LES PINS | LE LAC |\n|  |\n|  |\n| Paul GRIS | Luc NOIR |\n| Président | Maire |\n|  |\n|  |\n| Zoé BLEU | |\n| Trésorière | |"
    )
    assert act.signatures[0].gaps == (1, 3)


def test_prose_that_opens_with_pour_is_no_signature(read_act: Reader) -> None:
    act = read_act(
        f"{FRONT}Pour la Commune, le suivi est assuré par la direction de l’habitat.\nPour l’Association, il l’est par son trésorier."
    )
    assert act.signatures == ()
    assert len(act.articles[-1].paragraphs) == 3


def test_a_name_overleaf_belongs_to_the_office_at_the_foot(read_act: Reader) -> None:
    act = read_act(
        f"{FRONT}Fait à Sourdeval, le 3 mai 2020\nLe Maire de Sourdeval,\nAnne ROY\nLe Président des Pins,\n===\nPaul de GRIS"
    )
    assert [line.text for span in act.signatures for line in span.lines][-2:] == [
        "Le Président des Pins,",
        "Paul de GRIS",
    ]
