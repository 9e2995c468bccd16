"""Raised figures are told from those that they stand behind by their size and their base line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import layered_page
from bordereau.extract.page.chars import Char
from bordereau.extract.page.document import open_document
from bordereau.extract.page.raised import raise_figures
from bordereau.schemas.page import Page
from bordereau.schemas.settings import ReadSettings
from bordereau.schemas.warning import Code, DocumentWarning

PIECE = re.compile(r"([\^_~]?)\{([^}]*)\}|([^{}^_~]+)")


def write_line(text: str, rise: float = 4.0, size: float = 6.0, place: str = "60 700") -> str:
    """A line of 10 points: ``^{1}`` is small and raised, ``~{1}`` small on the base line, ``_{1}`` small and lower."""
    out = [f"BT {place} Td"]
    for match in PIECE.finditer(text):
        sign, small, plain = match.groups()
        height = {"^": rise, "_": -2.0}.get(sign, 0.0)
        points = size if sign else 10.0
        shown = (small if small is not None else plain).replace("(", r"\(").replace(")", r"\)").replace("€", r"\200")
        out.append(f"/F1 {points} Tf {height} Ts ({shown}) Tj")
    return " ".join([*out, "ET"])


def read_page(folder: Path, content: str) -> tuple[Page, list[DocumentWarning]]:
    path = folder / "raised.pdf"
    path.write_bytes(layered_page.write_pdf(content))
    told: list[DocumentWarning] = []
    with open_document(path, ReadSettings()) as document:
        return document.read_layer(1, told), told


LINES = [
    ("une aide de 125000^{1} €", "une aide de 125000¹ €", "a mark between the figure and its currency"),
    ("320 000^{12} €", "320 000¹² €", "a mark of two digits"),
    ("40 000 ^{2}", "40 000²", "a blank before the mark"),
    ("45 000 € HT^{2} de travaux", "45 000 € HT² de travaux", "behind the tax"),
    ("(4 000 €)^{5} au plus", "(4 000 €)⁵ au plus", "behind a bracket"),
    ("3 500 k€^{(4)} HT", "3 500 k€⁽⁴⁾ HT", "a mark in brackets"),
    ("12,5^{1} %", "12,5¹ %", "behind decimals"),
    ("l'exercice 2021^{3} est", "l'exercice 2021³ est", "behind a year"),
    ("^{1} Hors frais de gestion.", "¹ Hors frais de gestion.", "the note itself"),
    ("^{1}Hors frais de gestion.", "¹ Hors frais de gestion.", "the note itself, without a blank"),
    ("1 200 m^{2}", "1 200 m²", "a square"),
    ("12 €^{50}", "12 €⁵⁰", "centimes: raised all the same, what they mean is said elsewhere"),
    ("le 1^{er} mars", "le 1er mars", "an ordinal"),
    ("la 2^{nde} phase", "la 2nde phase", "an ordinal"),
    ("du CO_{2} et H_{2}O", "du CO2 et H2O", "lowered figures"),
    ("12,~{50} €", "12,50 €", "small decimals behind a comma"),
    ("~{TOTAL 2021}", "TOTAL 2021", "small capitals throughout"),
    ("A~{RTICLE 12}", "ARTICLE 12", "small capitals behind a capital"),
    ("en 202~{4}, soit", "en 2024, soit", "a year in two types"),
    ("en 19^{4}5, soit", "en 1945, soit", "a digit that a poor layer sets off its line"),
    ("f^{(}x^{)}", "f(x)", "brackets without a figure"),
    ("100 ^{€} par an", "100 € par an", "a raised currency"),
]


@pytest.mark.parametrize(("line", "expected", "why"), LINES)
def test_raised_figures(tmp_path: Path, line: str, expected: str, why: str) -> None:
    page, told = read_page(tmp_path, write_line(line))
    assert " ".join(word.text for word in page.words) == expected, why
    assert not told


@pytest.mark.parametrize(("rise", "size"), [(3.0, 5.0), (3.3, 5.8), (5.0, 7.0), (4.0, 8.0), (3.5, 10.0)])
def test_usual_heights_and_sizes(tmp_path: Path, rise: float, size: float) -> None:
    page, _ = read_page(tmp_path, write_line("une aide de 125 000^{1} €", rise, size))
    assert [word.text for word in page.words][-2:] == ["000¹", "€"]


def test_a_smaller_tail_on_the_base_line_is_told(tmp_path: Path) -> None:
    page, told = read_page(tmp_path, write_line("une aide de 125000~{1} €"))
    assert [word.text for word in page.words][-2:] == ["1250001", "€"]
    assert [warning.code for warning in told] == [Code.AMBIGUOUS_NUMBER]


def test_a_figure_of_the_line_above_is_no_mark(tmp_path: Path) -> None:
    content = write_line("une aide de 125 000 €") + " " + write_line("~{12}", place="122 714")
    page, _ = read_page(tmp_path, content)
    assert {word.text for word in page.words} >= {"12", "000", "125"}


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page(rotation: int) -> None:
    """What is upwards on the page as displayed is raised, wherever that is in the space of the PDF."""
    turn = {
        0: lambda x, y: (x, y),
        90: lambda x, y: (-y, x),
        180: lambda x, y: (-x, -y),
        270: lambda x, y: (y, -x),
    }[rotation]

    def place(text: str, x: float, foot: float, size: float) -> Char:
        one, other = turn(x, foot), turn(x + 0.6 * size, foot + size)
        (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return Char(text, x0, y0, x1, y1, int(x))

    chars = [place("5", 0, 0, 10), place("0", 6, 0, 10), place("1", 12, 5, 6)]
    raised = raise_figures(chars, rotation, {0: (0.0, 10.0), 6: (0.0, 10.0), 12: (5.0, 6.0)}.__getitem__)
    assert raised is not None
    assert ["".join(char.text for char in part) for part in raised.parts] == ["50¹"]


def test_boxes_tight_around_glyphs_raise_nothing() -> None:
    """Some fonts do not say how high they are; a bracket then has a larger box than the figures behind it."""
    chars = [
        Char("(", 0, -2, 3, 8, 0),
        Char("2", 3, 0, 8, 7, 1),
        Char("8", 8, 0, 13, 7, 2),
        Char(",", 13, -2, 15, 1, 3),
    ]
    assert raise_figures(chars, 0, lambda _: (0.0, 10.0)) is None
