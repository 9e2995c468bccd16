"""After the last article: closing, list of annexes, annexes, tables of contents."""

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
SIGNED = """
~~
| Pour la Commune | Pour l’Association |
| Le Maire | Le Président |
|  |  |
|  |  |
| Anne ROY | Paul GRIS |
"""

CLOSINGS = [
    "Fait à Sourdeval, le 12 mars 2020",
    "Fait à Sourdeval, en deux exemplaires originaux,\nle 12 mars 2020",
    "Fait en deux exemplaires, à Sourdeval, le 12 mars 2020",
    "FAIT A SOURDEVAL, LE 12 MARS 2020",
    "Fait, à Sourdeval, en trois exemplaires",
    "Fait le ………… à …………",
    "Fait et signé à Sourdeval, le 12 mars 2020",
    "Établi à Sourdeval, le 12 mars 2020, en autant d’exemplaires originaux que de signataires.",
    "Passé à Sourdeval, en deux exemplaires",
    "Dressé en double exemplaire à Sourdeval, le 12 mars 2020",
    "A Sourdeval, le 12 mars 2020",
    "À Sourdeval, le …………",
    "Sourdeval, le 12 mars 2020",
    "En foi de quoi les parties ont signé.",
    "Etabli en deux exemplaires originaux,",
    "* SIGNATURES",
    "Signé à Sourdeval le 12 mars 2020",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_closing(read_act: Reader, closing: str) -> None:
    act = read_act(f"{FRONT}~~\n{closing}\n{SIGNED}")
    assert [p.text for p in act.articles[-1].paragraphs] == [BODY]
    assert act.closing
    assert [[p.text for p in span.lines] for span in act.signatures] == [
        ["Pour la Commune", "Le Maire", "Anne ROY"],
        ["Pour l’Association", "Le Président", "Paul GRIS"],
    ]


NO_CLOSING = [
    "Fait partie de la convention le document annexé.",
    "Pour la période 2020-2022, la participation est fixée à 20 000 €.",
    "Les annexes font partie de la convention et ont la même valeur.",
    "Pour la mise en œuvre des actions, un comité est créé.",
]


@pytest.mark.parametrize("line", NO_CLOSING)
def test_no_closing(read_act: Reader, line: str) -> None:
    act = read_act(f"{FRONT}{line}\n{BODY}")
    assert [p.text for p in act.articles[-1].paragraphs] == [BODY, line, BODY]
    assert act.signatures == ()


LISTS = [
    "Annexes jointes à la présente convention :\n- Annexe 1 : budget\n- Annexe 2 : calendrier",
    "Annexes :\n- Annexe 1 : budget\n- Annexe 2 : calendrier",
    "* Liste des annexes\nAnnexe 1 : budget\nAnnexe 2 : calendrier",
    "Pièces jointes :\n- budget\n- calendrier",
    "Documents annexés au présent avenant :\n- budget",
]


@pytest.mark.parametrize("entries", LISTS)
def test_list_of_annexes_is_of_no_article(read_act: Reader, entries: str) -> None:
    act = read_act(f"{FRONT}~\n{entries}\nFait à Sourdeval, le 12 mars 2020\n{SIGNED}")
    assert [p.text for p in act.articles[-1].paragraphs] == [BODY]
    assert act.annexes == ()
    assert len(act.signatures) == 2


ANNEXES = [
    ("* ANNEXE 1 : BUDGET", "1", "BUDGET"),
    ("^ **ANNEXE 1 – BUDGET PREVISIONNEL**", "1", "BUDGET PREVISIONNEL"),
    ("* Annexe n° 1 - Budget", "1", "Budget"),
    ("* ANNEXE I : BUDGET", "1", "BUDGET"),
    ("* ANNEXE A – BUDGET", "A", "BUDGET"),
    ("* ANNEXE", None, None),
    ("^ ANNEXE 1\n^ BUDGET PREVISIONNEL", "1", "BUDGET PREVISIONNEL"),
    ("^ **A N N E X E 1**\n^ **BUDGET**", "1", "BUDGET"),
    ("* ANNEXE FINANCIERE : BUDGET", None, "BUDGET"),
    ("* ANNEXE 1 DE L’AVENANT : BUDGET", "1", "BUDGET"),
    ("* Annexe 1 à la convention : Budget", "1", "Budget"),
    (
        "* ANNEXE 1 : BUDGET DE LA PERIODE DE LA CONVENTION\n* ET DES SUITES",
        "1",
        "BUDGET DE LA PERIODE DE LA CONVENTION ET DES SUITES",
    ),
]


@pytest.mark.parametrize(("heading", "number", "title"), ANNEXES)
def test_annex(read_act: Reader, heading: str, number: str | None, title: str | None) -> None:
    act = read_act(f"{FRONT}Fait à Sourdeval, le 12 mars 2020\n{SIGNED}\n===\n{heading}\n~\n{BODY}")
    assert [(a.number, a.title.text if a.title else None) for a in act.annexes] == [(number, title)]
    assert [p.text for p in act.annexes[0].paragraphs] == [BODY]
    assert [a.number for a in act.articles] == ["1", "2"]


def test_articles_inside_an_annex_are_not_the_acts(read_act: Reader) -> None:
    act = read_act(
        f"{FRONT}Fait à Sourdeval, le 12 mars 2020\n{SIGNED}\n===\n* ANNEXE 1 : REGLEMENT\n* Article 1 : Accès\n{BODY}\n* Article 2 : Horaires\n{BODY}"
    )
    assert [a.number for a in act.articles] == ["1", "2"]
    assert len(act.annexes) == 1


def test_signature_after_the_annexes(read_act: Reader) -> None:
    act = read_act(f"{FRONT}===\n* ANNEXE 1 : BUDGET\n{BODY}\nFait à Sourdeval, le 12 mars 2020\n{SIGNED}")
    assert len(act.annexes) == 1
    assert len(act.signatures) == 2


def test_banner_over_the_convention_is_no_annex(read_act: Reader) -> None:
    act = read_act(f"^ ANNEXE 7\n~~{FRONT}Fait à Sourdeval, le 12 mars 2020\n{SIGNED}")
    assert act.annexes == ()
    assert [a.number for a in act.articles] == ["1", "2"]


def test_closing_that_sticks_to_a_full_line(read_act: Reader) -> None:
    full = "Le comité se réunit au moins une fois par an afin d’examiner tout ce qui fut fait et dit au cours."
    act = read_act(f"{FRONT}* Article 3 : Suites\n{full}\nFait à Sourdeval, le 12 mars 2020\n{SIGNED}")
    assert [p.text for p in act.articles[-1].paragraphs] == [full]
    assert [p.text for p in act.closing] == ["Fait à Sourdeval, le 12 mars 2020"]


CONTENTS = [
    "CHAPITRE 1 : LE PROJET2\nArticle 1 : Objet2\nArticle 2 : Divers3",
    "Article 1 : Objet‐\net moyens ........................ 2\nArticle 2 : Divers ....................... 3",
    "* SOMMAIRE\nArticle 1 : Objet ........................ 2\nArticle 2 : Divers ....................... 3",
    "Sommaire\nArticle 1 : Objet 2\nArticle 2 : Divers 3",
    "* TABLE DES MATIERES\nPREAMBULE 1\nArticle 1 : Objet2\nArticle 2 : Divers3",
    "Article 1 : Objet …………………… p.2\nArticle 2 : Divers …………………… p.3",
    "* Sommaire\nArticle 1 : Objet\nArticle 2 : Divers",
]


@pytest.mark.parametrize("contents", CONTENTS)
def test_table_of_contents_is_no_article(read_act: Reader, contents: str) -> None:
    head, _, tail = FRONT.partition("Entre :")
    act = read_act(f"{head}{contents}\n===\nEntre :{tail}")
    assert [(a.number, a.title.text if a.title else None) for a in act.articles] == [("1", "Objet"), ("2", "Divers")]
    assert [p.text for a in act.articles for p in a.paragraphs] == [BODY, BODY]
    assert len(act.parties) == 2


def test_contents_without_pages_or_heading(read_act: Reader) -> None:
    head, _, tail = FRONT.partition("Entre :")
    act = read_act(
        f"{head}Article 1 : Objet\nArticle 2 : Divers\nArticle 3 : Suivi\n===\nEntre :{tail}* Article 3 : Suivi\n{BODY}"
    )
    assert [a.number for a in act.articles] == ["1", "2", "3"]
    assert [p.text for a in act.articles for p in a.paragraphs] == [BODY] * 3
