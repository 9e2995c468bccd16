"""Title pages: what is the title, what is not."""

# ruff: noqa: E501 (rows of marked-up text)

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.extract.acts.title import cut_number, find_title
from bordereau.extract.paragraphs.look import measure_document
from bordereau.schemas.act import ActSpan
from bordereau.schemas.page import Line, Page, Word
from bordereau.schemas.text import Paragraph, Piece, join_lines

Reader = Callable[[str], ActSpan]

PARTIES = """
Entre :
La Commune de Sourdeval, représentée par son Maire, Madame Anne ROY,
Et
L’Association des Pins, représentée par son Président, Monsieur Paul GRIS,
Il a été convenu ce qui suit :
"""
ARTICLES = """
* Article 1 : Objet
La présente convention a pour objet de définir les engagements des parties et le montant du concours financier.
* Article 2 : Durée
La présente convention est conclue pour une durée de trois ans à compter de sa signature par les parties.
"""

TITLES = [
    ("# CONVENTION DE PARTENARIAT", "CONVENTION DE PARTENARIAT", "one line"),
    ("# CONVENTION CADRE\n# DE TERRITOIRE", "CONVENTION CADRE DE TERRITOIRE", "two lines"),
    ("# CONVENTION CADRE\n^ 2024-2028", "CONVENTION CADRE 2024-2028", "its years are of the title"),
    (
        "# CONVENTION CADRE\n^ Années 2018 – 2019 – 2020",
        "CONVENTION CADRE Années 2018 – 2019 – 2020",
        "its years are of the title",
    ),
    ("# CONVENTION FINANCIÈRE\n~\n^ 25 janvier 2020", "CONVENTION FINANCIÈRE", "the date line is not"),
    ("# CONVENTION FINANCIÈRE\n^ XX octobre 2016", "CONVENTION FINANCIÈRE", "a date with a blank is not"),
    ("# CONVENTION FINANCIÈRE\n^ **Le 12/03/2020**", "CONVENTION FINANCIÈRE", "a date in figures is not"),
    ("# CONVENTION FINANCIÈRE\n^ Janvier 2018", "CONVENTION FINANCIÈRE", "a month is not"),
    (
        "# CONVENTION CADRE\n# entre la Commune de Sourdeval et l’Association des Pins",
        "CONVENTION CADRE entre la Commune de Sourdeval et l’Association des Pins",
        "its own « entre »",
    ),
    (
        "# CONVENTION CADRE\n# ENTRE LA COMMUNE DE SOURDEVAL\n# ET\n# L’ASSOCIATION DES PINS",
        "CONVENTION CADRE ENTRE LA COMMUNE DE SOURDEVAL ET L’ASSOCIATION DES PINS",
        "« ET » on a line of its own",
    ),
    ("# VILLE DE SOURDEVAL\n# CONVENTION CADRE", "CONVENTION CADRE", "who issues it is not"),
    (
        "# Décision du Président n° DEC-2025/12\n~\n^ **MISE À DISPOSITION DE LOCAUX AU BÉNÉFICE DE LA COMMUNE**",
        "MISE À DISPOSITION DE LOCAUX AU BÉNÉFICE DE LA COMMUNE",
        "the number of a decision over its object",
    ),
    ("# DÉCISION N° DEC-2024/12 : RÉSEAU DES CINÉMAS", "RÉSEAU DES CINÉMAS", "the number on its line"),
    ("# CONVENTION CADRE N° 12 : EAU", "CONVENTION CADRE N° 12 : EAU", "the word for the act is part of the title"),
    (
        "# ARRÊTÉ N° DDT-2023-14\n^ portant autorisation de capture d’animaux\n^ dans l’Orle\n~\n^ Le Préfet de l’Orle\n^ Officier de l’ordre du Lac",
        "portant autorisation de capture d’animaux dans l’Orle",
        "the number of an order is not, nor who gives it",
    ),
    (
        "# ARRÊTÉ MUNICIPAL N° 12 DU 3 MAI 2020\n# RÉGLEMENTANT LA CIRCULATION\n~\n^ La Maire de Sourdeval,",
        "RÉGLEMENTANT LA CIRCULATION",
        "an object that opens with a participle",
    ),
    (
        "# Décision du Président n° DEC-2031/0365\n^ Convention à conclure avec Anne ROY pour la mise en place d’ateliers\nLe Président de l’agglomération du Val ;\nVu le code",
        "Convention à conclure avec Anne ROY pour la mise en place d’ateliers",
        "the object of a decision stands over who decides",
    ),
    (
        "Arrêté du maire n° PM-12\nPortant règlement du camping sur le domaine public\n29999 Lac-le-Haut\nLe maire de Lac,\nVu le code\n^ **ARRÊTE**",
        "Portant règlement du camping sur le domaine public",
        "in plain type over a postcode; below the visas « ARRÊTE » is a verb",
    ),
    (
        "# LISTE DES DÉLIBÉRATIONS\n# SÉANCE DU CONSEIL\n~\nConvention de gestion des bornes",
        "LISTE DES DÉLIBÉRATIONS SÉANCE DU CONSEIL",
        "not one of the acts that it lists",
    ),
    ("# ARRÊTÉ N° 12 portant délégation", "ARRÊTÉ N° 12 portant délégation", "number and object on one line"),
    (
        "# CONVENTION CADRE\n# ENTRE\n# LA COMMUNE DE SOURDEVAL\n# ET\n# L’ASSOCIATION DES PINS",
        "CONVENTION CADRE ENTRE LA COMMUNE DE SOURDEVAL ET L’ASSOCIATION DES PINS",
        "« ENTRE » on a line of its own, where « Entre » comes again",
    ),
    (
        "Avenant n° 2 à la convention du 28 avril 2021 entre la Commune de Sourdeval et l’Association des Pins",
        "Avenant n° 2 à la convention du 28 avril 2021 entre la Commune de Sourdeval et l’Association des Pins",
        "in plain type, with « à » that is no verb",
    ),
    (
        "# CONVENTION CADRE\n# ENTRE LA COMMUNE DE SOURDEVAL\n# &\n# L’ASSOCIATION DES PINS",
        "CONVENTION CADRE ENTRE LA COMMUNE DE SOURDEVAL & L’ASSOCIATION DES PINS",
        "an ampersand",
    ),
    ("# AVENANT N° 2\n# À LA CONVENTION DE PARTENARIAT", "AVENANT N° 2 À LA CONVENTION DE PARTENARIAT", "avenant"),
    (
        "# AVENANT N° 2\n# À LA CONVENTION D’OBJECTIFS\n# SIGNÉE LE 3 MAI 2019",
        "AVENANT N° 2 À LA CONVENTION D’OBJECTIFS SIGNÉE LE 3 MAI 2019",
        "the amended convention's date is of the title",
    ),
    (
        "# AVENANT N° 2\n# À LA CONVENTION D’OBJECTIFS DU 3\n# MAI 2019",
        "AVENANT N° 2 À LA CONVENTION D’OBJECTIFS DU 3 MAI 2019",
        "a date broken over lines",
    ),
    (
        "Avenant n°2 – Annexe 1\n~~\n# AVENANT N° 2\n# À LA CONVENTION",
        "AVENANT N° 2 À LA CONVENTION",
        "a banner that names it",
    ),
    ("* Avenant n°1 à la convention d’objectifs", "Avenant n°1 à la convention d’objectifs", "bold, at the left"),
    ("CONVENTION D’OBJECTIFS", "CONVENTION D’OBJECTIFS", "plain capitals at the left"),
    ("^ Convention d’objectifs et de moyens", "Convention d’objectifs et de moyens", "centred only"),
    ("# PROTOCOLE D’ACCORD", "PROTOCOLE D’ACCORD", "another word"),
    ("# CONTRAT DE RÉUSSITE DU QUARTIER", "CONTRAT DE RÉUSSITE DU QUARTIER", "another word"),
    ("# CHARTE DE COOPÉRATION", "CHARTE DE COOPÉRATION", "another word"),
    ("Ville de Sourdeval\n~~\n# CONVENTION D’OCCUPATION", "CONVENTION D’OCCUPATION", "a letterhead above"),
    ("^ VILLE DE SOURDEVAL\n~~~\n# CONVENTION D’OCCUPATION", "CONVENTION D’OCCUPATION", "a centred letterhead above"),
    ("> Projet\n~\n# CONVENTION D’OCCUPATION", "CONVENTION D’OCCUPATION", "a banner above"),
    (
        "# CONVENTION PLURIANNUELLE\n^ relative à l’accueil des jeunes enfants",
        "CONVENTION PLURIANNUELLE relative à l’accueil des jeunes enfants",
        "a second part in other type",
    ),
    (
        "# CONVENTION D’OBJECTIFS\n^ (SUBVENTION DE FONCTIONNEMENT)",
        "CONVENTION D’OBJECTIFS (SUBVENTION DE FONCTIONNEMENT)",
        "in parentheses",
    ),
    (
        "# Opération programmée d’amélioration de l’habitat\n^ Période 2023 – 2028\n^ **Convention n° 073 PRO 024**",
        "Opération programmée d’amélioration de l’habitat",
        "its object in large type, over the line that numbers it",
    ),
    (
        "# SYNDICAT DES EAUX\n^ **CONVENTION N° 2020-12**\n^ **RELATIVE À LA GESTION DU BARRAGE**",
        "CONVENTION N° 2020-12 RELATIVE À LA GESTION DU BARRAGE",
        "who issues it in large type says no object",
    ),
    (
        "# RÉNOVATION DU THÉÂTRE\n^ **CONVENTION DE FINANCEMENT**",
        "CONVENTION DE FINANCEMENT",
        "a line with a word for the act and more than a number is the title",
    ),
    ("# PROJET DE CONVENTION", "PROJET DE CONVENTION", "a draft"),
    ("# Convention-cadre « Action des bourgs »", "Convention-cadre « Action des bourgs »", "hyphen"),
    ("# PROGRAMME DES BOURGS\n# CONVENTION CADRE", "PROGRAMME DES BOURGS CONVENTION CADRE", "the same block above"),
]


@pytest.mark.parametrize(("page", "title", "why"), TITLES)
def test_title(read_act: Reader, page: str, title: str, why: str) -> None:
    act = read_act(f"{page}\n~~\n{PARTIES}{ARTICLES}")
    assert act.title is not None, why
    assert act.title.text == title, why
    assert len(act.parties) == 2, why
    assert [a.number for a in act.articles] == ["1", "2"], why


def test_title_page_of_its_own(read_act: Reader) -> None:
    act = read_act(f"~~~~~~\n# CONVENTION DE PARTENARIAT\n~\n^ 12 mars 2021\n===\n{PARTIES}{ARTICLES}")
    assert act.title is not None
    assert act.title.text == "CONVENTION DE PARTENARIAT"
    assert "12 mars 2021" in [p.text for p in act.opening]


def test_entre_in_bold_that_opens_the_parties_is_no_title(read_act: Reader) -> None:
    act = read_act(
        "# CONVENTION DE PARTENARIAT\n* ENTRE LA COMMUNE DE SOURDEVAL, représentée par son Maire, Madame Anne ROY,\n* ET\n"
        f"* L’ASSOCIATION DES PINS, représentée par son Président, Monsieur Paul GRIS,\nIl est convenu ce qui suit :\n{ARTICLES}"
    )
    assert act.title is not None
    assert act.title.text == "CONVENTION DE PARTENARIAT"
    assert len(act.parties) == 2


def test_the_first_party_without_an_opening_word_is_no_title(read_act: Reader) -> None:
    act = read_act(
        "# AVENANT N° 1 À LA CONVENTION\n* « EXTENSION DU PORT »\n* LA MÉTROPOLE DU LAC\n"
        "Dont le siège est à Lac, représentée par son Président, Monsieur Luc NOIR,\n* LA COMMUNE DE ROC\n"
        f"Représentée par son Maire, Madame Anne ROY,\nIl est convenu ce qui suit :\n{ARTICLES}"
    )
    assert act.title is not None
    assert act.title.text == "AVENANT N° 1 À LA CONVENTION « EXTENSION DU PORT »"
    assert len(act.parties) == 2


def test_no_title(read_act: Reader) -> None:
    assert read_act(f"{PARTIES}{ARTICLES}").title is None


def test_title_of_an_opening_without_line_ends(read_act: Reader) -> None:
    act = read_act(
        "CONVENTION ANNUELLE DE SUBVENTION ENTRE LA VILLE DE SOURDEVAL & L’ASSOCIATION DES PINS Entre La Ville de Sourdeval, "
        "représentée par son Maire, Madame Anne ROY, d’une part, et L’Association des Pins, représentée par son Président, "
        "Monsieur Paul GRIS, d’autre part, Il est convenu ce qui suit : "
    )
    assert act.title is not None
    assert act.title.text == "CONVENTION ANNUELLE DE SUBVENTION ENTRE LA VILLE DE SOURDEVAL & L’ASSOCIATION DES PINS"
    assert len(act.parties) == 2


def _set(text: str, x0: float, top: float, size: float) -> Paragraph:
    line = Line(1, (Word(text, x0, top, x0 + 0.55 * size * len(text), top + size, size),))
    return Paragraph(text, (Piece(0, len(text), 1, int(top), line.words[0]),), (line,))


def test_letterhead_beside_a_title_is_no_part_of_it() -> None:
    title = [
        _set("CONTRAT TERRITORIAL", 160, 60, 18),
        _set("Préfecture du Lac", 40, 82, 8),
        _set("DE TRANSITION", 180, 84, 18),
        _set("2021-2026", 200, 108, 18),
    ]
    body = [_set("Le présent texte est le corps du document, en petit.", 60, 200 + 14 * row, 11) for row in range(6)]
    span = find_title([*title, *body], measure_document([*title, *body], [Page(1, 595.0, 842.0, 0, (), (), ())]))
    assert span is not None
    assert span.title.text == "CONTRAT TERRITORIAL DE TRANSITION 2021-2026"


def test_a_small_word_between_two_lines_is_no_letterhead() -> None:
    title = [_set("CONVENTION", 200, 60, 18), _set("de la part de", 230, 80, 9), _set("VILLE DU LAC", 190, 92, 18)]
    body = [_set("Le présent texte est le corps du document, en petit.", 60, 200 + 14 * row, 11) for row in range(6)]
    span = find_title([*title, *body], measure_document([*title, *body], [Page(1, 595.0, 842.0, 0, (), (), ())]))
    assert span is not None
    assert "CONVENTION VILLE" not in span.title.text


@pytest.mark.parametrize(
    ("text", "title", "why"),
    [
        ("DÉLIBÉRATION N° DEL-2024/12 : RÉSEAU DES CINÉMAS", "RÉSEAU DES CINÉMAS", "a number, then the object"),
        ("Délibération n° 12 : tarifs : eau", "tarifs : eau", "the first colon alone"),
        ("Délibération n° 12 :", "Délibération n° 12 :", "no object"),
        ("Délibération du conseil : tarifs", "Délibération du conseil : tarifs", "no number"),
        ("Convention n° 12 : tarifs", "Convention n° 12 : tarifs", "no decision"),
        ("1 : Tarifs de la cantine", "1 : Tarifs de la cantine", "the number of an item"),
    ],
)
def test_the_number_before_an_object(line_of: Callable[..., Line], text: str, title: str, why: str) -> None:
    assert cut_number(join_lines([line_of(text)], 1)).text == title, why
