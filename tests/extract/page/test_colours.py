"""A page has a darkest channel where it has colour; grey pictures are known as such without being drawn."""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium
import pytest

from bordereau.extract.page.colours import deepen, is_grey, render_colour
from tools.degrade import put_picture


@pytest.mark.parametrize(
    ("colour", "coloured", "deep"),
    [(None, False, None), ((0, 210, 250), True, 0), ((120, 120, 120), False, None)],
    ids=["grey", "yellow", "grey in three channels"],
)
def test_the_darkest_channel(colour, coloured, deep):
    picture = np.full((400, 300) if colour is None else (400, 300, 3), 255, np.uint8)
    picture[100:160, 50:250] = 30 if colour is None else colour
    with pdfium.PdfDocument.new() as document:
        page = put_picture(document, picture, 300.0, 400.0, 90)
        pixels = render_colour(page, 72)
        drawn = None if pixels is None else deepen(pixels)
        assert is_grey(page) == (colour is None)
        assert (drawn is not None) == coloured
        if drawn is not None:
            assert drawn.shape == (400, 300)
            assert drawn[130, 150] == pytest.approx(deep, abs=12)
            assert drawn[300, 150] > 245
