"""The text of a page for its search: boxes as displayed, also of a page that is turned or cropped."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from bordereau.review.lines import list_lines, print_lines

SAMPLE = Path(__file__).parents[2] / "samples" / "avenant-dijon.pdf"


@pytest.mark.parametrize(("turned", "upright"), [(0, True), (90, False), (180, True), (270, False)])
def test_boxes_are_as_displayed(turned: int, upright: bool) -> None:
    with pypdfium2.PdfDocument(SAMPLE) as document:
        page = document[9]
        page.set_rotation(turned)
        width, height = page.get_size()
        lines = {text: (x, y, wide, high) for x, y, wide, high, text in list_lines(page)}
    x, y, wide, high = lines["13 221"]
    assert (wide > high) == upright
    assert 0 <= x <= width - wide
    assert 0 <= y <= height - high
    place = {0: (193, 263), 90: (842 - 273, 193), 180: (595 - 221, 842 - 273), 270: (263, 595 - 221)}[turned]
    assert (x, y) == pytest.approx(place, abs=4)


def test_a_script_of_lines_holds_nothing_but_data() -> None:
    text = print_lines({1: [(1.0, 2.0, 3.0, 4.0, "</script>\u2028é")]})
    assert text.isascii()
    assert json.loads(text.removeprefix("const pageLines = ").rstrip(";\n"))["1"][0][4] == "</script>\u2028é"
