"""Preparation chosen from the picture: drawn pages, spoilt in known ways."""

from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest

from bordereau.extract.ocr.picture import measure_look
from bordereau.extract.ocr.prepare import (
    find_skew,
    flatten_paper,
    prepare_picture,
    remove_dots,
    straighten,
    whiten_dark_edges,
)
from bordereau.extract.ocr.reversed import reverse_dark_bands

ROOT = Path(__file__).parents[3]


def lean(page, degrees):
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=250)


@pytest.mark.parametrize("degrees", [-3.0, -0.6, 0.0, 0.4, 2.0])
def test_the_skew_is_found_and_undone(sheet, degrees):
    page = lean(sheet(), degrees)
    found = find_skew(page, 100)
    assert found == pytest.approx(degrees, abs=0.12)
    assert find_skew(straighten(page, found, 1.0), 100) == pytest.approx(0, abs=0.12)


def test_a_blank_page_has_no_skew():
    assert find_skew(np.full((800, 600), 250, np.uint8), 100) == 0.0


def test_dark_edges_go_and_print_stays(sheet):
    page = sheet()
    page[:, :14] = 20
    page[-12:, :] = 25
    clean = whiten_dark_edges(page, measure_look(page))
    assert clean[:, :14].min() > 200
    assert clean[-12:, :].min() > 200
    assert np.array_equal(clean[80:500, 80:500], page[80:500, 80:500])


def test_a_gradient_is_flattened(sheet):
    page = (sheet() * np.linspace(1.0, 0.6, 600)[None, :]).astype(np.uint8)
    assert measure_look(page).paper_range > 40
    assert measure_look(flatten_paper(page, 100, measure_look(page))).paper_range < 12


@pytest.mark.parametrize(
    ("x", "y", "wide", "high", "stays", "why"),
    [
        (500, 650, 4, 4, False, "a lonely dot"),
        (500, 650, 12, 3, True, "a dash before a list item"),
        (500, 650, 12, 16, True, "as large as a letter"),
    ],
)
def test_lonely_dots(sheet, x, y, wide, high, stays, why):
    page = cv2.resize(sheet(), None, fx=2, fy=2)
    page[2 * y : 2 * y + high, 2 * x : 2 * x + wide] = 20
    clean = remove_dots(page, 200)
    assert bool(clean[2 * y : 2 * y + high, 2 * x : 2 * x + wide].min() < 100) is stays, why
    assert np.array_equal(clean[150:1000, 100:900], page[150:1000, 100:900]), "the print is not touched"


def test_dots_in_a_row_are_a_blank_to_fill_in(sheet):
    page = cv2.resize(sheet(4), None, fx=2, fy=2)
    for number in range(12):
        page[1200:1204, 300 + 10 * number : 304 + 10 * number] = 20
    assert (remove_dots(page, 200)[1200:1204, 300:420] < 100).sum() == 12 * 16


def test_a_clean_page_is_only_scaled(sheet):
    prepared = prepare_picture(sheet(), 100)
    assert prepared.skew == 0.0
    assert prepared.dpi == 300
    assert prepared.picture.shape == (2400, 1800)


@pytest.mark.parametrize(("text", "blank"), [("", True), ("Page 2 sur 2", False)])
def test_a_blank_page_is_left_white_one_with_a_line_is_not(text, blank):
    grain = np.random.default_rng(1).normal(0, 5, (1600, 1200))
    page = np.full((1600, 1200), 245, np.uint8)
    if text:
        cv2.putText(page, text, (500, 1500), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 60, 2)
    prepared = prepare_picture(np.clip(page + grain, 0, 255).astype(np.uint8), 150)
    assert prepared.look.blank is blank
    assert bool(prepared.picture.min() == 255) is blank


def test_light_print_on_a_dark_band_is_turned_dark_on_white():
    page = np.full((900, 1800), 250, np.uint8)
    page[200:290, 200:1600] = 70
    cv2.putText(page, "Total", (1300, 260), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 245, 3)
    cv2.putText(page, "Jean-Rostand", (300, 400), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 20, 3)
    made = reverse_dark_bands(page, 300)
    assert np.median(made[210:280, 220:1200]) > 240
    assert made[220:270, 1300:1450].min() < 60
    assert np.array_equal(made[320:], page[320:]), "print on white is not touched"


@pytest.mark.parametrize("level", [70, 250])
def test_a_plain_area_is_not_turned(level):
    page = np.full((900, 1800), 250, np.uint8)
    page[200:290, 200:1600] = level
    assert np.array_equal(reverse_dark_bands(page, 300), page)


def test_grain_is_measured(sheet):
    random = np.random.default_rng(0)
    grainy = np.clip(sheet(paper=200) + random.normal(0, 20, (800, 600)), 0, 255).astype(np.uint8)
    assert measure_look(sheet()).noise < 2
    assert measure_look(grainy).noise > 10


def test_the_dark_pieces_of_a_pale_letter_are_no_dots():
    page = np.full((400, 500), 250, np.uint8)
    cv2.putText(page, "Article", (60, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 180, 3)
    page[170:200:9, 66:240:12] = np.minimum(
        page[170:200:9, 66:240:12], np.where(page[170:200:9, 66:240:12] < 200, 150, 255)
    )
    page[330:333, 400:403] = 30
    out = remove_dots(page, 150)
    assert np.array_equal(out[:300], page[:300])
    assert out[331, 401] == 255, "dust goes"


def test_a_band_near_the_edge_of_the_picture_ends_where_it_ends_and_its_border_is_a_rule():
    page = np.full((900, 1800), 250, np.uint8)
    page[200:400, 36:336] = 90
    cv2.putText(page, "Credit", (90, 320), cv2.FONT_HERSHEY_SIMPLEX, 1.6, 245, 4)
    made = reverse_dark_bands(page, 300)
    assert made[220:380, 2:26].min() > 200, "paper stays white"
    assert np.median(made[220:380, 60:320]) > 240
    assert np.median(made[220:380, 28:40].min(axis=1)) < 60, "its left side parts cells"


@pytest.mark.parametrize("degrees", [-0.3, -0.25, 0.25, 0.3])
def test_thin_rules_across_a_wide_sheet_lean_as_the_print_does(degrees):
    """They are sharp at their angle alone; a quarter of a degree beside it, the far columns of a table tell more."""
    page = draw_page(ROOT / "tests/corpus/tables/table-04.pdf", 200)
    assert find_skew(lean(page, degrees), 200) == pytest.approx(degrees, abs=0.06)


def draw_page(path, dpi):
    with pdfium.PdfDocument(path) as document:
        grey = document[0].render(scale=dpi / 72, grayscale=True).to_numpy()
    return np.ascontiguousarray(grey[:, :, 0] if grey.ndim == 3 else grey)


def test_the_grey_corner_of_a_page_in_colour_is_no_coloured_band() -> None:
    down, right = np.mgrid[:900, :1240]
    shadow = np.exp(-(((down - 200) / 160) ** 2) - ((right - 200) / 400) ** 2)
    grey = (245 - 130 * shadow).astype(np.uint8)
    for row in range(60, 500, 40):  # words, on paper that the shadow of a copier makes dark
        for x in range(40, 1200, 60):
            grey[row : row + 14, x : x + 40 : 4] = 15
    deep = grey.copy()
    deep[700:730, 900:1100] -= 80  # something in colour elsewhere
    with_colour, without = (prepare_picture(grey, 150, 0.0, channel).picture for channel in (deep, None))
    assert np.array_equal(with_colour[:1100], without[:1100])


def test_the_first_sign_beside_a_dark_edge_stays() -> None:
    page = np.full((1400, 1000), 235, np.uint8)
    page[:, :60] = 25
    page[:, 60:90] = np.linspace(60, 225, 30).astype(np.uint8)  # half shadow
    for row in range(200, 1200, 50):
        page[row : row + 20, 96:800:12] = 20
    cleaned = whiten_dark_edges(page, measure_look(page))
    assert cleaned[:, :56].min() > 200
    assert cleaned[205:215, 96].max() < 90
    assert cleaned[100:150, 62:95].min() > 180, "the shadow itself is gone"
