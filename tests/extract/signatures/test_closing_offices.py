"""Who signs at the end of an act without « Fait à »."""

# ruff: noqa: E501 (rows of marked-up text)

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.extract.signatures.closing_offices import is_person, stands_alone
from bordereau.schemas.act import ActSpan

BODY = "Le comité se réunit une fois par an afin d’examiner l’avancement des actions et d’arrêter, le cas échéant, les mesures."
FRONT = f"""
# ARRÊTÉ n° 2021-14
# portant réglementation de la circulation
~
{BODY}
* Article 1 : Objet
{BODY}
* Article 2 : Exécution
{BODY}
"""


@pytest.mark.parametrize(
    ("closing", "columns", "why"),
    [
        ("~\n> Le Préfet,\n~~\n> Luc Noir", [["Le Préfet,", "Luc Noir"]], "an office over a name"),
        (
            "~\n> Pour la préfète et par délégation,\n> le directeur départemental des territoires,\n~~\n> Paul GRIS",
            [["Pour la préfète et par délégation,", "le directeur départemental des territoires,", "Paul GRIS"]],
            "who signs in the place of another",
        ),
        (
            "~\n> Pour le Chef de l’unité, et par délégation,\n> L’adjointe,\n~\n> Anne ROY",
            [["Pour le Chef de l’unité, et par délégation,", "L’adjointe,", "Anne ROY"]],
            "whatever office is represented",
        ),
        (
            "~\n| Le Maire | Les Conseillers municipaux |\n~\n| Anne ROY | |",
            [["Le Maire", "Anne ROY"], ["Les Conseillers municipaux"]],
            "one of two columns",
        ),
        ("~\n> La Présidente,", [["La Présidente,"]], "an office over a stamp"),
        ("~\n> Anne ROY\n> Présidente", [["Anne ROY", "Présidente"]], "the name first"),
        ("~\n> M. Luc NOIR\n> Le Maire", [["M. Luc NOIR", "Le Maire"]], "with its article"),
        ("~\n> Paul Gris\n> Vice-président", [["Paul Gris", "Vice-président"]], "an office of two words"),
    ],
)
def test_an_office_that_closes_the_act(
    read_act: Callable[[str], ActSpan], closing: str, columns: list[list[str]], why: str
) -> None:
    act = read_act(f"{FRONT}{closing}")
    assert [[line.text for line in span.lines] for span in act.signatures] == columns, why


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("~\nLe Maire,\nAnne ROY", "at the left edge: a list of those present"),
        (f"~\n> Le Maire de Sourdeval,\n~\n{BODY}", "prose follows: it heads a decree"),
        ("~\n> Les Adjoints,\n> Anne ROY", "several persons' office"),
        ("~\nAnne ROY\nPrésidente", "at the left edge: a list of those present"),
        ("~\n> Anne ROY\n> présidente de la séance, expose", "a sentence below a name"),
        ("~\n> Anne ROY\n~~\n> Présidente", "an office far below the name"),
        ("~\n> Le Maire expose\n> Anne ROY", "a sentence"),
        ("et\n> le Maire,\n> Anne ROY", "in the midst of a sentence"),
    ],
)
def test_an_office_that_signs_nothing(read_acts: Callable[[str], tuple[ActSpan, ...]], rows: str, why: str) -> None:
    acts = read_acts(f"{FRONT.rstrip().removesuffix('.')}\n{rows}" if rows.startswith("et") else f"{FRONT}{rows}")
    assert [line.text for act in acts for span in act.signatures for line in span.lines] == [], why


def test_what_follows_the_name_is_no_signature(read_act: Callable[[str], ActSpan]) -> None:
    act = read_act(f"{FRONT}~\n> Le Préfet,\n~\n> Luc Noir\n~~\n{BODY}")
    assert [[line.text for line in span.lines] for span in act.signatures] == [["Le Préfet,", "Luc Noir"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'adjointe au maire", True),
        ("le directeur general des services", True),
        ("le ministre de l'interieur,", True),
        ("la mare", False),
        ("le maire de", False),
        ("le 3 mai, le maire", False),
        ("monsieur le maire certifie que", False),
    ],
)
def test_an_office_and_nothing_more(text: str, expected: bool) -> None:
    assert stands_alone(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jean-Luc PALIER", True),
        ("Mme Anne-Marie de La Tour", True),
        ("J. ROY", True),
        ("Commandeur de l’ordre national", False),
        ("Direction départementale", False),
        ("lu et approuvé", False),
        ("61210", False),
    ],
)
def test_a_person_and_nothing_more(text: str, expected: bool) -> None:
    assert is_person(text) is expected
