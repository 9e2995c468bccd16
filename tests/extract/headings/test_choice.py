"""Every heading form of articles: (heading, label, number, title, text that follows on)."""

# ruff: noqa: E501 (rows of marked-up text)

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.schemas.act import ActSpan

Reader = Callable[[str], ActSpan]

FRONT = """
# CONVENTION DE PARTENARIAT
~
Entre :
La Commune de Sourdeval, représentée par son Maire, Madame Anne ROY,
Et
L’Association des Pins, représentée par son Président, Monsieur Paul GRIS,
~
Il a été convenu ce qui suit :
~
"""
BODY = "Le comité se réunit une fois par an afin d’examiner l’avancement des actions et d’arrêter, le cas échéant, les mesures."
LONG = (
    "Les signataires de la présente convention mettent en place un comité de suivi chargé d’examiner les actions, de "
    "proposer les mesures utiles et de rendre compte une fois par an de leur avancement."
)

ONE_LINE = [
    ("* Article 1 : Objet", "1", "Objet", "word, number, colon"),
    ("* ARTICLE 1 : OBJET DE LA CONVENTION", "1", "OBJET DE LA CONVENTION", "capitals"),
    ("Article 1 : Objet", "1", "Objet", "plain type"),
    ("* Article 1 :Objet :", "1", "Objet", "no space, a second colon"),
    ("* Article 1 – Objet", "1", "Objet", "dash"),
    ("* ARTICLE 1 - OBJET.", "1", "OBJET", "hyphen, full stop"),
    ("* Article 1. - Objet", "1", "Objet", "full stop and hyphen"),
    ("* ARTICLE 1. OBJET", "1", "OBJET", "full stop"),
    ("* ARTICLE 1er : OBJET", "1", "OBJET", "ordinal"),
    ("* Article 1 er – Objet", "1", "Objet", "ordinal apart"),
    ("* Article 1er. - Objet", "1", "Objet", "ordinal and signs"),
    ("* Art. 1er. – Objet", "1", "Objet", "short word"),
    ("* Art. 1. - Objet", "1", "Objet", "short word and signs"),
    ("* ART 1 : OBJET", "1", "OBJET", "short word without full stop"),
    ("* ARTICLE PREMIER : OBJET", "1", "OBJET", "ordinal in words"),
    ("* Article Premier – Objet", "1", "Objet", "ordinal in words"),
    ("* Article I – Objet", "1", "Objet", "Roman"),
    ("* ARTICLE I. OBJET", "1", "OBJET", "Roman, full stop"),
    ("* Article n° 1 : Objet", "1", "Objet", "number sign"),
    ("* A R T I C L E 1 – OBJET", "1", "OBJET", "spaced capitals"),
    ("* Article 1°) Objet", "1", "Objet", "degree and parenthesis"),
    ("* ARTICLE 1 OBJET DE LA CONVENTION", "1", "OBJET DE LA CONVENTION", "no sign at all"),
    ("* Article 1 Objet de la convention", "1", "Objet de la convention", "no sign, bold"),
    ("* ARTICLE 1. : OBJET", "1", "OBJET", "full stop and colon"),
    ("^ ARTICLE 1 – OBJET", "1", "OBJET", "centred"),
    ("* ARTICLE UNIQUE : OBJET", "unique", "OBJET", "the only one"),
    ("* ARTICLE LIMINAIRE – DEFINITIONS", "liminaire", "DEFINITIONS", "before the first"),
    ("* ARTICLE 1 – DUREE ET PRISE D’EFFET", "1", "DUREE ET PRISE D’EFFET", "a title with a verb-like word"),
    ("* Article 1 : Ce que fait l’association", "1", "Ce que fait l’association", "a title with a verb"),
    (
        "* Article 1 – 20 logements à réhabiliter",
        "1",
        "20 logements à réhabiliter",
        "a title that begins with a figure",
    ),
    ("* Article 1 – « Mon logement » et ses suites", "1", "« Mon logement » et ses suites", "quotes"),
]


@pytest.mark.parametrize(("heading", "number", "title", "why"), ONE_LINE)
def test_heading_on_one_line(read_act: Reader, heading: str, number: str, title: str, why: str) -> None:
    act = read_act(f"{FRONT}{heading}\n{BODY}\n* Article 2 : Suites\n{BODY}")
    first = act.articles[0]
    assert (first.number, first.title.text if first.title else None) == (number, title), why
    assert [p.text for p in first.paragraphs] == [BODY], why
    assert [a.number for a in act.articles] == [number, "2"], why


NUMBERS = [
    (
        ["Article 1 : A", "Article 1.1 : B", "Article 1.2 – C", "Article 2 : D"],
        ["1", "1.1", "1.2", "2"],
        [None, "1", "1", None],
    ),
    (["Article 1 : A", "1.1 – B", "1.2 – C", "Article 2 : D"], ["1", "1.1", "1.2", "2"], [None, "1", "1", None]),
    (["Article 1 : A", "1.1. B", "1.2. C", "Article 2 : D"], ["1", "1.1", "1.2", "2"], [None, "1", "1", None]),
    (["ARTICLE 1 : A", "1-1 B", "1-2 C", "ARTICLE 2 : D"], ["1", "1.1", "1.2", "2"], [None, "1", "1", None]),
    (["ARTICLE 1 : A", "1-1- B", "1-2 –C", "ARTICLE 2 : D"], ["1", "1.1", "1.2", "2"], [None, "1", "1", None]),
    (["ARTICLE 1 – A", "ARTICLE 1 – 1 – B", "ARTICLE 1 – 1 - 1 – LE GAZ"], ["1", "1.1", "1.1.1"], [None, "1", "1.1"]),
    (["Article 1 : A", "Article 1-1 : B", "Article 1-2 : C"], ["1", "1.1", "1.2"], [None, "1", "1"]),
    (
        ["Article 1 : A", "1.1 X", "1.1.1. Y", "1.1.2. Z", "1.2 T"],
        ["1", "1.1", "1.1.1", "1.1.2", "1.2"],
        [None, "1", "1.1", "1.1", "1"],
    ),
    (
        ["Article 4 : A", "Art. 4Bis – B", "Article 4 ter : C", "Article 5 : D"],
        ["4", "4 bis", "4 ter", "5"],
        [None] * 4,
    ),
    (["Article 8 : A", "Article 9 : B", "Article 10 : C", "Article 9 - Litiges"], ["8", "9", "10", "9"], [None] * 4),
    (["Article 2 : A", "Article 3 : B", "Article 6 : C", "Article 6 : D"], ["2", "3", "6", "6"], [None] * 4),
    (["Article I : A", "Article II : B", "Article III : C"], ["1", "2", "3"], [None] * 3),
    (["Article premier : A", "Article 2 : B"], ["1", "2"], [None] * 2),
    (["I. DISPOSITIONS", "II. OBLIGATIONS", "III. LITIGES"], ["1", "2", "3"], [None] * 3),
    (["I – Dispositions", "II – Obligations"], ["1", "2"], [None] * 2),
    (
        ["1. Objet", "2. Durée", "2.1 Début", "2.2 Fin", "3. Litiges"],
        ["1", "2", "2.1", "2.2", "3"],
        [None, None, "2", "2", None],
    ),
    (["1 - Objet", "2 - Durée", "3 - Litiges"], ["1", "2", "3"], [None] * 3),
    (["1) Objet", "2) Durée", "3) Litiges"], ["1", "2", "3"], [None] * 3),
    (["A. Objet", "B. Durée", "C. Litiges"], ["A", "B", "C"], [None] * 3),
    (
        ["Article 2 : Axes", "Article 2.1 : X", "Article 2.2. Y", "Article 3 : Suivi"],
        ["2", "2.1", "2.2", "3"],
        [None, "2", "2", None],
    ),
]


@pytest.mark.parametrize(("headings", "numbers", "parents"), NUMBERS)
def test_numbering(read_act: Reader, headings: list[str], numbers: list[str], parents: list[str | None]) -> None:
    act = read_act(FRONT + "\n".join(f"* {heading}\n{BODY}" for heading in headings))
    assert [a.number for a in act.articles] == numbers
    assert [a.parent for a in act.articles] == parents
    assert [a.level for a in act.articles] == [len(number.split(".")) for number in numbers]
    assert all([p.text for p in a.paragraphs] == [BODY] for a in act.articles)


BELOW = [
    ("* Article 1er\n* Objet de la convention", "Objet de la convention", "title on the next line"),
    ("^ Article 1er\n^ Objet de la convention", "Objet de la convention", "both centred"),
    ("* ARTICLE 1\n* OBJET", "OBJET", "capitals"),
    ("* ARTICLE PREMIER\nObjet de la convention", "Objet de la convention", "a plain title under a bold number"),
    ("* Article 1 :\n* Objet et durée", "Objet et durée", "a colon, then the title"),
    ("* ARTICLE 1 –\n* OBJET", "OBJET", "a dash, then the title"),
    (
        "* ARTICLE 1 : RESERVATION PREVISIONNELLE DES CONCOURS FINANCIERS APPORTES PAR LE GROUPEMENT ET SES FILIALES",
        "RESERVATION PREVISIONNELLE DES CONCOURS FINANCIERS APPORTES PAR LE GROUPEMENT ET SES FILIALES",
        "a title that wraps",
    ),
    (
        "^ **ARTICLE 1 – MODALITES DE VERSEMENT DE LA**\n^ **SUBVENTION**",
        "MODALITES DE VERSEMENT DE LA SUBVENTION",
        "broken by the author",
    ),
    ("* Article 1 – Engagements de la\n* Métropole", "Engagements de la Métropole", "a title that cannot end"),
]


@pytest.mark.parametrize(("heading", "title", "why"), BELOW)
def test_title_over_lines(read_act: Reader, heading: str, title: str, why: str) -> None:
    act = read_act(f"{FRONT}{heading}\n{BODY}\n* Article 2 : Suites\n{BODY}")
    assert act.articles[0].title is not None, why
    assert act.articles[0].title.text == title, why
    assert [p.text for p in act.articles[0].paragraphs] == [BODY], why


NO_TITLE = [
    (f"Article 1 : {LONG}", [LONG], "the text runs on from a plain number"),
    (f"**Article 1 :** {LONG}", [LONG], "bold number, plain text"),
    (f"ARTICLE 1 {LONG}", [LONG], "no sign at all"),
    (f"* Article 1er\n{LONG}", [LONG], "number alone, then a sentence"),
    (f"^ Article 1er\n{LONG}", [LONG], "centred number, then a sentence"),
    (
        "Article 1 : La convention prend effet le 1er mai 2020.",
        ["La convention prend effet le 1er mai 2020."],
        "a short sentence",
    ),
    (f"* Article 1 :\n{LONG}", [LONG], "colon, then a sentence"),
]


@pytest.mark.parametrize(("heading", "texts", "why"), NO_TITLE)
def test_no_title(read_act: Reader, heading: str, texts: list[str], why: str) -> None:
    act = read_act(f"{FRONT}{heading}\n* Article 2 : Suites\n{BODY}")
    assert act.articles[0].title is None, why
    assert [p.text for p in act.articles[0].paragraphs] == texts, why
    assert act.articles[0].number == "1", why


def test_run_in_bold_title(read_act: Reader) -> None:
    act = read_act(f"{FRONT}**Article 1 – Objet.** {LONG}\n**Article 2 – Durée :** {LONG}")
    assert [(a.title.text if a.title else None) for a in act.articles] == ["Objet", "Durée"]
    assert [p.text for a in act.articles for p in a.paragraphs] == [LONG, LONG]


def test_number_lost(read_act: Reader) -> None:
    act = read_act(f"{FRONT}* Article 1 : Objet\n{BODY}\nArticle : {LONG}")
    assert [(a.number, a.label) for a in act.articles] == [("1", "Article 1 :"), ("", "Article :")]


def test_numbered_clauses_have_no_title(read_act: Reader) -> None:
    act = read_act(f"{FRONT}* Article 1 : Objet\n1.1 {LONG}\n1.2 {LONG}\n* Article 2 : Suites\n{BODY}")
    assert [(a.number, a.title) for a in act.articles][1:3] == [("1.1", None), ("1.2", None)]
    assert [p.text for p in act.articles[1].paragraphs] == [LONG]


def test_first_sub_article_on_the_line_of_its_article(read_act: Reader) -> None:
    act = read_act(f"{FRONT}* Article 1 – Objet 1.1 – Contexte\n{BODY}\n* 1.2 – Suites\n{BODY}")
    found = [(a.number, a.title.text if a.title else None, a.parent) for a in act.articles]
    assert found == [("1", "Objet", None), ("1.1", "Contexte", "1"), ("1.2", "Suites", "1")]
    assert [p.text for p in act.articles[1].paragraphs] == [BODY]


def test_sub_heads_stay_in_the_text(read_act: Reader) -> None:
    act = read_act(
        f"{FRONT}* ARTICLE 1 : BILAN DES ENGAGEMENTS 2017-2019\n* SERVICES ET AIDES AUX SALARIES\n{BODY}\n* PRODUCTION\n{BODY}"
    )
    assert act.articles[0].title is not None
    assert act.articles[0].title.text == "BILAN DES ENGAGEMENTS 2017-2019"
    assert [p.text for p in act.articles[0].paragraphs] == ["SERVICES ET AIDES AUX SALARIES", BODY, "PRODUCTION", BODY]


CHAPTERS = [
    "* TITRE II – DISPOSITIONS FINANCIERES",
    "* CHAPITRE I : LES MOYENS",
    "^ **TITRE PREMIER**\n^ **DISPOSITIONS GENERALES**",
    "* PARTIE 2 – LES ACTIONS",
    "^ CHAPITRE II",
    "* Deuxième partie – Les actions",
]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapters_are_no_articles(read_act: Reader, chapter: str) -> None:
    act = read_act(f"{FRONT}* Article 1 : Objet\n{BODY}\n{chapter}\n* Article 2 : Suites\n{BODY}")
    assert [a.number for a in act.articles] == ["1", "2"]
    assert [p.text for a in act.articles for p in a.paragraphs] == [BODY, BODY]


NOT_HEADINGS = [
    (
        "Le montant est fixé conformément aux dispositions prévues par le règlement intérieur de la collectivité et par son\narticle 20, les parties en étant informées.",
        "« article 20, » at a line start",
    ),
    ("(Article 6574) Subventions de fonctionnement", "a budget account"),
    ("Article 6574 : Subventions", "a budget account that opens a line"),
    ("Vu l’article 6 du décret du 6 juin 2001,", "a visa"),
    ("Article 5 du décret n° 2001-495 du 6 juin 2001", "another act's article"),
    ("article 3 de la convention initiale", "another act's article"),
    ("2.5 M€ de prêts bonifiés", "an amount"),
    ("2.1 % des dépenses", "a share"),
    ("1.2 millions d’euros", "an amount in millions"),
    ("Articles 3 et 4 de la convention", "two articles"),
    ("12.03.2020", "a date"),
    ("05.62.28.73.53", "a telephone number"),
    ("- 1.1 Indicateurs de suivi,", "an item of a list"),
    ("1 306 ménages logés", "a count"),
]


@pytest.mark.parametrize(("line", "why"), NOT_HEADINGS)
def test_no_heading(read_act: Reader, line: str, why: str) -> None:
    act = read_act(f"{FRONT}* Article 1 : Objet\n{BODY}\n{line}\n{BODY}\n* Article 2 : Suites\n{BODY}")
    assert [a.number for a in act.articles] == ["1", "2"], why


QUOTED = [
    "L’article 3.2.4 - Types d’actes est modifié comme suit :\nArticle 3.2.4 - Types d’actes\nLes actes sont réservés.",
    "L’article 3 de la convention est remplacé par les dispositions suivantes :\n« Article 3 : Durée\nLa durée est de quatre ans. »",
    "L’article 5 est ainsi rédigé :\n* Article 5 : Montant\nLe montant est porté à 20 000 €.",
    "Il est inséré un article 7 bis ainsi rédigé :\n“Article 7 bis : Bilan\nUn bilan est établi chaque année.”",
    "Les dispositions de l’article 4 sont remplacées par les suivantes :\n* ARTICLE 4 - CALENDRIER\nLe calendrier est annexé.\n* ARTICLE 4.1 – PHASES\nDeux phases sont prévues.",
]


@pytest.mark.parametrize("quote", QUOTED)
def test_quoted_articles_are_of_another_act(read_act: Reader, quote: str) -> None:
    act = read_act(
        f"{FRONT}* Article 1 : Objet\n{BODY}\n* Article 2 : Modification\n{quote}\n* Article 3 : Divers\n{BODY}"
    )
    assert [a.number for a in act.articles] == ["1", "2", "3"]
    assert act.articles[2].title is not None
    assert act.articles[2].title.text == "Divers"


def test_heading_that_sticks_to_a_full_line(read_act: Reader) -> None:
    full = "Le comité se réunit au moins une fois par an afin d’examiner tout ce qui fut fait et dit au cours."
    act = read_act(f"{FRONT}Article 1 : Objet\n{full}\nArticle 2 : Suites\n{BODY}")
    assert [a.number for a in act.articles] == ["1", "2"]
    assert [p.text for p in act.articles[0].paragraphs] == [full]


def test_list_of_numbered_items_is_no_articles(read_act: Reader) -> None:
    act = read_act(
        f"{FRONT}* Article 1 : Objet\nLes actions sont :\n1. le suivi des dossiers ;\n2. le conseil ;\n3. la veille.\n* Article 2 : Suites\n{BODY}"
    )
    assert [a.number for a in act.articles] == ["1", "2"]


def test_preamble_is_before_the_articles(read_act: Reader) -> None:
    act = read_act(f"{FRONT}* PREAMBULE\n{BODY}\n* Article 1 : Objet\n{BODY}")
    assert [p.text for p in act.preamble][-2:] == ["PREAMBULE", BODY]
    assert len(act.parties) == 2
