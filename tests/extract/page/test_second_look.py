"""A figure that only a picture shows is read from it, where two readers see another than the layer says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bordereau.extract.ocr.engine import Strip
from bordereau.extract.page.document import open_document
from bordereau.extract.page.read import read_page
from bordereau.extract.page.second_look import look_again, needs_second_look
from bordereau.schemas.page import Page, Word
from bordereau.schemas.settings import ReadSettings, Settings
from hostile_files import TEXT, write_page, write_stream
from layered_page import write_pdf


class Reader:
    """Reads what it is told that it reads."""

    def __init__(self, *strips: Strip) -> None:
        self.strips = strips

    def read_strips(self, pictures: Sequence[object]) -> tuple[Strip, ...]:
        assert len(pictures) == len(self.strips)
        return self.strips


def word(text: str, x0: float, top: float = 100.0, invisible: bool = True) -> Word:
    return Word(text, x0, top, x0 + 6 * len(text), top + 12, 10.0, invisible=invisible)


PAGE = Page(1, 600, 800, 0, (word("de", 80, invisible=False), word("900", 100), word("000", 122), word("par", 145)))


@pytest.mark.parametrize(
    ("one", "other", "read", "why"),
    [
        (("100 000", 0.9), ("100 000 EUR", 0.9), "de 100 000 par", "both see another figure"),
        (("900 000", 0.9), ("900 000 EUR", 0.9), "de 900 000 par", "both see the same"),
        (("900000", 0.9), ("900.000", 0.9), "de 900 000 par", "or the same with other signs between"),
        (("100 000", 0.9), ("700 000", 0.9), "de 900 000 par", "they see different ones"),
        (("100 000", 0.3), ("100 000", 0.9), "de 900 000 par", "one is not sure"),
        (("", 0.9), ("", 0.9), "de 900 000 par", "they see nothing"),
    ],
)
def test_two_readers_against_the_layer(one, other, read, why):
    assert needs_second_look(PAGE)
    looked = look_again(
        PAGE,
        lambda dpi: np.full((3334, 2500), 255, np.uint8),
        (lambda: Reader(Strip(*one)), lambda: Reader(Strip(*other))),
    )
    assert " ".join(found.text for found in looked.words) == read, why
    changed = read != "de 900 000 par"
    assert [each.said for each in looked.differing] == (["900 000"] if changed else []), why


def test_the_second_reader_is_not_loaded_where_the_first_sees_what_the_layer_says():
    def load():
        raise AssertionError("loaded")

    grey = np.full((3334, 2500), 255, np.uint8)
    assert look_again(PAGE, lambda dpi: grey, (lambda: Reader(Strip("900 000", 0.9)), load)) == PAGE


def test_figures_that_are_drawn_need_none():
    assert not needs_second_look(Page(1, 600, 800, 0, (word("900", 100, invisible=False),)))
    assert not needs_second_look(Page(1, 600, 800, 0, (word("par", 100),)))


@pytest.mark.parametrize(
    ("said", "codes"), [("12 000 EUR", {"hidden_text"}), ("92 000 EUR", {"hidden_text", "layer_differs"})]
)
def test_a_picture_pasted_over_a_figure(tmp_path, said, codes):
    """The picture is one of print; the layer under it says the same, or another figure."""
    (tmp_path / "print.pdf").write_bytes(write_page(write_stream(TEXT)))
    with open_document(tmp_path / "print.pdf", ReadSettings()) as document:
        grey = document.render(1, 300)
    part = np.ascontiguousarray(
        grey[round(123 * 300 / 72) : round(147 * 300 / 72), round(66 * 300 / 72) : round(150 * 300 / 72)]
    )
    image = b"<< /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Length %d >>"
    text = "BT /F1 10 Tf 100 700 Td (La somme est versee en 2 fois, en plus de ce qui suit :) Tj ET "
    text += f"BT /F1 12 Tf 1 0 0 1 104 508 Tm ({said}) Tj ET q 84 0 0 24 100 500 cm /Image Do Q"
    path = tmp_path / "page.pdf"
    entries = image % (part.shape[1], part.shape[0], part.size)
    path.write_bytes(write_pdf(text, image=entries, pixels=part.tobytes()))
    with open_document(path, ReadSettings()) as document:
        page, told = read_page(document, 1, Settings())
    assert {str(one.code) for one in told} == codes
    assert "12 000" in " ".join(word.text for word in page.words)
