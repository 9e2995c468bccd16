"""Kind, date, place, period and amended acts."""

# ruff: noqa: E501 (rows of marked-up text)

from __future__ import annotations

import pytest

from bordereau.normalize.acts.facts import interpret_act
from bordereau.schemas.found_act import ActTexts

KINDS = [
    ("CONVENTION DE PARTENARIAT", "convention"),
    ("PROJET DE CONVENTION", "convention"),
    ("Contrat de ville 2015-2020", "convention"),
    ("PROTOCOLE D’ACCORD", "convention"),
    ("PACTE D’ADMINISTRATION COMMUNE", "convention"),
    ("AVENANT N° 2 À LA CONVENTION DE PARTENARIAT", "avenant"),
    ("Premier avenant à la convention cadre", "avenant"),
    ("CONVENTION CADRE – AVENANT N°1", "avenant"),
    ("EXTRAIT DU REGISTRE DES DELIBERATIONS", "deliberation"),
    ("DÉLIBÉRATION N° 2020-12", "deliberation"),
    ("ARRÊTÉ PRÉFECTORAL", "other"),
    ("STATUTS DU SYNDICAT", "other"),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_kind(title: str, kind: str) -> None:
    assert interpret_act(ActTexts(title)).kind == kind


def test_kind_without_title() -> None:
    assert interpret_act(ActTexts(None, preamble=("Le présent avenant modifie la convention.",))).kind == "avenant"
    assert interpret_act(ActTexts(None, articles=("La présente convention prend effet.",))).kind == "convention"
    assert (
        interpret_act(ActTexts(None, preamble=("Après en avoir délibéré, le conseil approuve.",))).kind
        == "deliberation"
    )
    assert interpret_act(ActTexts(None)).kind == "other"


DATES = [
    (ActTexts("CONVENTION", ("CONVENTION", "25 janvier 2020")), "2020-01-25", "date line"),
    (
        ActTexts(
            "ARRÊTÉ PRÉFECTORAL", ("AP 2025-132-003 du 12 mai 2025 autorisant des tirs", "Vu le décret du 3 mai 2024")
        ),
        "2025-05-12",
        "the cover of an act of an authority",
    ),
    (ActTexts("ARRÊTÉ PRÉFECTORAL", ("Vu l’arrêté n° 2024-27 du 3 mai 2024 fixant une liste",)), None, "a visa"),
    (ActTexts("CONVENTION", ("Le 25 janvier 2020",)), "2020-01-25", "with its article"),
    (ActTexts("CONVENTION", ("30/06/2022",)), "2022-06-30", "in figures"),
    (ActTexts("CONVENTION", ("XX décembre 2020",)), "2020-12", "a blank day"),
    (ActTexts("CONVENTION", ("Septembre 2018",)), "2018-09", "a month"),
    (ActTexts("CONVENTION", ("Signé le 9 décembre 2021",)), "2021-12-09", "a participle"),
    (ActTexts("CONVENTION", closing=("Fait à Lac, le 3 mai 2020",)), "2020-05-03", "signature"),
    (
        ActTexts("CONVENTION", ("L’an deux mil vingt et un, et le douze mars,",)),
        "2021-03-12",
        "the year first, in words",
    ),
    (
        ActTexts("CONVENTION", ("L'an 2021 et le 12 mars, entre les soussignés :",)),
        "2021-03-12",
        "the parties follow",
    ),
    (
        ActTexts("CONVENTION", ("L’an deux mil vingt, le 2 mai, le conseil municipal s’est réuni.",)),
        None,
        "the session that a convention stands in",
    ),
    (
        ActTexts(
            "DÉLIBÉRATION N° 12", preamble=("L'an 2023, le 4 mai, le conseil s'est réuni sur convocation du 2 mai.",)
        ),
        "2023-05-04",
        "the day of a council",
    ),
    (
        ActTexts("CONVENTION", ("L’an deux mil vingt, le 2 mai,",), closing=("Fait à Lac, le 3 mai 2020",)),
        "2020-05-03",
        "the signature wins over the opening",
    ),
    (
        ActTexts("CONVENTION", closing=("Fait à Lac, en deux exemplaires,", "le 3 mai 2020")),
        "2020-05-03",
        "signature on two lines",
    ),
    (
        ActTexts("CONVENTION", ("XX octobre 2016",), closing=("Fait à Lac,", "Le …………")),
        "2016-10",
        "the title page wins",
    ),
    (
        ActTexts("CONVENTION", closing=("Fait à Lac,",), signatures=("Le 3 mai 2020", "Le 5 mai 2020")),
        "2020-05-05",
        "each party its own: the last",
    ),
    (ActTexts("CONVENTION", closing=("Sourdeval, le 3 mai 2020",)), "2020-05-03", "place and date"),
    (ActTexts("Convention du 29 décembre 2018 entre l’État et la Région"), "2018-12-29", "in the title"),
    (ActTexts("AVENANT À LA CONVENTION DU 29 DÉCEMBRE 2018"), None, "the amended convention's"),
    (
        ActTexts(
            "AVENANT À LA CONVENTION SIGNÉE LE 3 MAI 2019",
            ("AVENANT À LA CONVENTION", "SIGNÉE LE 3 MAI 2019"),
            closing=("Fait à Lac, le 2 juin 2020",),
        ),
        "2020-06-02",
        "the amended convention's, on its line",
    ),
    (ActTexts("CONVENTION", ("Reçu en préfecture le 3 mai 2020",)), None, "a stamp's"),
    (ActTexts("CONVENTION", ("Version du 3 mai 2020",)), None, "a version's"),
    (ActTexts("CONVENTION", ("Vu la délibération du 3 mai 2020",)), None, "a vote's"),
    (ActTexts("CONVENTION", ("2020-2022",)), None, "a period"),
    (ActTexts("CONVENTION", closing=("Fait à Lac, le …………",)), None, "a blank"),
    (
        ActTexts("CONVENTION", closing=("Établi à Lac, le 3 mai 2020, en deux exemplaires",)),
        "2020-05-03",
        "established",
    ),
    (ActTexts("CONVENTION", closing=("Passé à Lac le 3 mai 2020",)), "2020-05-03", "passed"),
    (ActTexts("DÉLIBÉRATION", ("Séance du 12 mars 2020",)), "2020-03-12", "a session"),
]


@pytest.mark.parametrize(("texts", "iso", "why"), DATES)
def test_date(texts: ActTexts, iso: str | None, why: str) -> None:
    found = interpret_act(texts).date
    assert (found.date.iso if found else None) == iso, why


def test_blank_dates_are_told() -> None:
    assert interpret_act(ActTexts("CONVENTION", ("XX décembre 2020",))).warnings == ("placeholder_date",)
    found = interpret_act(ActTexts("CONVENTION", closing=("Fait à Lac,", "Le …..")))
    assert found.warnings == ("placeholder_date",)
    assert (found.blank.section, found.blank.index) == ("closing", 1) if found.blank else False
    assert interpret_act(ActTexts("CONVENTION", closing=("Fait à Lac, le 3 mai 2020",))).warnings == ()


PLACES = [
    ("Fait à Sourdeval, le 3 mai 2020", "Sourdeval"),
    ("Fait à Sourdeval le 3 mai 2020", "Sourdeval"),
    ("Fait à Val-de-Lac, en quatre exemplaires,", "Val-de-Lac"),
    ("Fait en trois exemplaires, à La Rochelle", "La Rochelle"),
    ("Fait en deux exemplaires originaux à Prés-du-Lac, le", "Prés-du-Lac"),
    ("FAIT A PARIS, LE 3 MAI 2020", "PARIS"),
    ("Fait à Saint-Jean de Lac en trois exemplaires", "Saint-Jean de Lac"),
    ("A Lyon, le 3 mai 2020", "Lyon"),
    ("Aix-en-Lac, le 3 mai 2020", "Aix-en-Lac"),
    ("Fait à L’Isle-sur-Lac, le 3 mai", "L’Isle-sur-Lac"),
    ("Signé à Lac le 3 mai 2020", "Lac"),
    ("Fait et signé à Lac, le 3 mai 2020", "Lac"),
    ("Établi à Lac, le 3 mai 2020", "Lac"),
    ("Dressé en deux exemplaires à Lac", "Lac"),
    ("Fait à ………, le ………", None),
    ("Fait à XXX, le 3 mai 2020", None),
    ("Fait à [VILLE], le [DATE]", None),
    ("Fait le 3 mai 2020", None),
    ("Fait en deux exemplaires", None),
]


@pytest.mark.parametrize(("closing", "place"), PLACES)
def test_place(closing: str, place: str | None) -> None:
    found = interpret_act(ActTexts(None, closing=(closing,))).place
    assert (found.text if found else None) == place
    if found:
        assert closing[found.spot.start : found.spot.end] == found.text


PERIODS = [
    (ActTexts("CONVENTION CADRE 2024-2028 entre X et Y"), ("2024", "2028"), "title"),
    (ActTexts("CONVENTION Années 2018 – 2019 - 2020"), ("2018", "2020"), "three years"),
    (ActTexts("CONVENTION D’OBJECTIFS 2021"), ("2021", "2021"), "one year"),
    (ActTexts("Convention pour l’année 2021 avec le club"), ("2021", "2021"), "one year, announced"),
    (ActTexts("CONVENTION", ("Période 2020-2022",)), ("2020", "2022"), "a line of the title page"),
    (
        ActTexts(
            "AVENANT",
            articles=("Bilan des engagements 2017-2019.",),
            preamble=("Le présent avenant, concernant la période 2020-2022, a pour objet X.",),
        ),
        ("2020", "2022"),
        "of itself, not of the past",
    ),
    (
        ActTexts("CONVENTION", articles=("Pour la période 2020-2024, la participation est fixée à 3 €.",)),
        ("2020", "2024"),
        "for the period",
    ),
    (
        ActTexts("CONVENTION", articles=("La convention est conclue pour la période 2024-2026.",)),
        ("2024", "2026"),
        "concluded for",
    ),
    (
        ActTexts("CONVENTION", articles=("La présente convention est conclue du 1er mars 2024 au 31 mai 2027.",)),
        ("2024-03-01", "2027-05-31"),
        "concluded from a day to a day",
    ),
    (
        ActTexts("CONVENTION", articles=("Elle prend effet le 1er mars 2023 et vaut pour l’année 2023.",)),
        ("2023", "2023"),
        "good for a year",
    ),
    (ActTexts("CONVENTION", articles=("La convention couvre la période 2024-2026.",)), ("2024", "2026"), "covers"),
    (
        ActTexts(
            "CONVENTION",
            articles=(
                "La présente convention est conclue pour une durée allant du 1er janvier 2020 au 31 décembre 2022.",
            ),
        ),
        ("2020-01-01", "2022-12-31"),
        "days",
    ),
    (
        ActTexts(
            "CONVENTION",
            ("8 juin 2020",),
            articles=("La convention prend effet à sa signature et s’achève le 31 décembre 2022.",),
        ),
        ("2020-06-08", "2022-12-31"),
        "from its signature",
    ),
    (
        ActTexts(
            "CONVENTION",
            ("8 juin 2020",),
            articles=("La Commune livre les repas du 1er septembre 2020 au 31 août 2022.", "Le repas coûte 4 €."),
        ),
        ("2020-09-01", "2022-08-31"),
        "the object is dated, and nothing else is",
    ),
    (
        ActTexts(
            "CONVENTION",
            ("8 juin 2020",),
            articles=("L’Association a occupé le local du 1er janvier 2018 au 31 décembre 2019.",),
        ),
        None,
        "over when the act is signed",
    ),
    (
        ActTexts(
            "CONVENTION",
            ("8 juin 2020",),
            articles=(
                "Le Club occupe les locaux du 1er septembre 2020 au 30 juin 2021.",
                "Le gardien assure l’accueil du 1er septembre 2020 au 31 août 2021.",
            ),
        ),
        None,
        "two periods: neither is the act's",
    ),
    (
        ActTexts("CONVENTION", ("8 juin 2020",), articles=("Le festival a lieu du 25 juin 2020 au 5 juillet 2020.",)),
        None,
        "an event of some days",
    ),
    (ActTexts("CONVENTION", articles=("Le bilan 2017-2019 est annexé.",)), None, "another period"),
    (ActTexts("Convention financière 2023 relative au pôle"), ("2023", "2023"), "a year inside the title"),
    (ActTexts("Convention en application de la loi de 1901"), None, "the year of a law"),
    (ActTexts("CONVENTION n° 2020-2022"), None, "a number shaped as a period"),
]


@pytest.mark.parametrize(("texts", "period", "why"), PERIODS)
def test_period(texts: ActTexts, period: tuple[str, str] | None, why: str) -> None:
    found = interpret_act(texts).period
    assert ((found.start, found.end) if found else None) == period, why


AMENDED = [
    (ActTexts("AVENANT N° 1 À LA CONVENTION DU 12 MARS 2018"), ["2018-03-12"], "title"),
    (
        ActTexts("AVENANT", preamble=("Les signataires ont conclu le 24 octobre 2021 une convention de partenariat.",)),
        ["2021-10-24"],
        "concluded",
    ),
    (
        ActTexts(
            "AVENANT",
            preamble=("Les parties ont convenu, aux termes d’une convention en date du 10 avril 2017, de X.",),
        ),
        ["2017-04-10"],
        "under the terms of",
    ),
    (
        ActTexts("AVENANT", articles=("Les autres clauses de la convention du 10 avril 2017 demeurent inchangées.",)),
        ["2017-04-10"],
        "unchanged clauses",
    ),
    (
        ActTexts("AVENANT", articles=("Le présent avenant modifie la convention conclue le 28 novembre 2019.",)),
        ["2019-11-28"],
        "modifies",
    ),
    (
        ActTexts(
            "AVENANT",
            preamble=(
                "Le présent avenant (ci-après dénommé l’« Avenant ») modifie la convention du 7 avril 2017, selon son article 8.",
            ),
        ),
        ["2017-04-07"],
        "modifies",
    ),
    (
        ActTexts(
            "AVENANT",
            preamble=(
                "Le Groupe a signé avec l’Etat le 25 avril 2019, une convention visant un plan.",
                "Les parties ont signé une convention le 3 mai 2018.",
            ),
        ),
        ["2018-05-03"],
        "not what one of them signed with another",
    ),
    (
        ActTexts("AVENANT", preamble=("La convention du projet de renouvellement a été signée le 30 octobre 2019.",)),
        [],
        "another convention",
    ),
    (
        ActTexts("AVENANT", preamble=("Vu la délibération du 3 mai 2018 approuvant la convention,",)),
        [],
        "a vote's date",
    ),
    (
        ActTexts(
            "AVENANT", articles=("Le contrat de ville signé le 29 juin 2015 est prolongé jusqu’au 31 décembre 2023.",)
        ),
        ["2015-06-29"],
        "not the new limit",
    ),
    (
        ActTexts("AVENANT", articles=("Le protocole validé le 14 novembre 2019 est annexé au présent avenant.",)),
        [],
        "an annexed act",
    ),
    (
        ActTexts("AVENANT", preamble=("La convention signée le 11 février 2021 prévoyait une contribution de 3 €.",)),
        ["2021-02-11"],
        "the convention, and no other is named",
    ),
    (ActTexts("AVENANT N° 2 À LA CONVENTION D’OBJECTIFS"), [None], "no date printed"),
    (
        ActTexts(
            "AVENANT N° 2 À LA CONVENTION DE MANDAT 2020-2023",
            preamble=("Vu la convention de mandat signée le 30 septembre 2020 ;",),
        ),
        ["2020-09-30"],
        "a visa with the words of the title",
    ),
    (
        ActTexts(
            "AVENANT N° 2 À LA CONVENTION DE MANDAT 2020-2023",
            preamble=("Vu la convention de partenariat signée le 3 mai 2019 ;",),
        ),
        [None],
        "a visa of another convention",
    ),
    (
        ActTexts("AVENANT N° 2", preamble=("Vu la convention d’objectifs pluriannuelle conclue le 3 mai 2019,",)),
        ["2019-05-03"],
        "the only convention of the visas, the title names none",
    ),
    (
        ActTexts("AVENANT N° 2", preamble=("Vu la convention nationale du logement signée le 3 mai 2019,",)),
        [],
        "a national one is nobody's to amend",
    ),
    (
        ActTexts(
            "AVENANT N° 2",
            preamble=(
                "Vu la convention de partenariat signée le 3 mai 2019,",
                "Vu la convention de gestion signée le 4 juin 2018,",
            ),
        ),
        [],
        "two visas, no word for one",
    ),
    (ActTexts("CONVENTION", preamble=("Les parties ont signé une convention le 3 mai 2018.",)), [], "no avenant"),
]


@pytest.mark.parametrize(("texts", "dates", "why"), AMENDED)
def test_amended(texts: ActTexts, dates: list[str | None], why: str) -> None:
    assert [one.date.iso if one.date else None for one in interpret_act(texts).amends] == dates, why


def test_amended_title() -> None:
    (one,) = interpret_act(ActTexts("AVENANT N° 2 À LA CONVENTION D’OBJECTIFS 2020 entre X et Y")).amends
    assert (one.kind, one.title) == ("convention", "CONVENTION D’OBJECTIFS 2020")
