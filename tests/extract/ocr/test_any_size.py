"""Pictures of every size and shape: from one pixel up, long, narrow, blank, black or full of grain."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bordereau.document import extract_document
from bordereau.extract.ocr.cells import trim_cell
from bordereau.extract.ocr.engine import NullReader, Readers, RecordedReader, SeenWord
from bordereau.extract.ocr.orientation import runs_upright
from bordereau.extract.ocr.picture import measure_look, scale_picture
from bordereau.extract.ocr.prepare import READING_DPI, prepare_picture
from bordereau.extract.page.reading import load_readers
from bordereau.extract.page.rendering import LONGEST_SIDE, MOST_PIXELS, bound_dpi
from bordereau.extract.page.scan import read_scanned_page
from bordereau.extract.page.triage import holds_print
from bordereau.schemas.page import Page
from bordereau.schemas.settings import OcrSettings
from hostile_files import write_pdf, write_stream

INKS = ("white", "black", "grey", "grain", "bars", "rules")
SIDES = st.one_of(st.integers(1, 140), st.sampled_from([1, 2, 3, 63, 64, 65, 127, 128, 129, 400]))


def paint(width: int, height: int, ink: str) -> np.ndarray:
    """A grey picture, the same for the same arguments."""
    flat = {"white": 255, "black": 0, "grey": 128}.get(ink)
    if flat is not None:
        return np.full((height, width), flat, np.uint8)
    chance = np.random.default_rng(width * 10_007 + height)
    grey = chance.integers(200, 256, (height, width)).astype(np.uint8)
    if ink == "bars":
        grey[:, ::3] = 20
    elif ink == "rules":
        grey[::5] = 30
        grey[:, :: max(1, width // 4)] = 30
    return grey


@given(SIDES, SIDES, st.sampled_from(INKS), st.sampled_from([100.0, 150.0, 200.0, 300.0, 400.0]))
@example(500, 25, "bars", 150.0)
@example(515, 22, "bars", 150.0)
@example(500, 80, "grain", 100.0)
@example(500, 60, "grain", 150.0)
@example(1, 1, "black", 400.0)
@settings(max_examples=100, deadline=None)
def test_every_step_takes_a_picture_of_any_size(width, height, ink, dpi):
    grey = paint(width, height, ink)
    look = measure_look(grey)
    assert 0 <= look.ink <= 255
    assert 0 <= look.paper <= 255
    assert runs_upright(grey, dpi) in (True, False)
    prepared = prepare_picture(grey, dpi)
    assert min(prepared.picture.shape) >= 1
    page = Page(1, width * 72 / dpi, height * 72 / dpi, 0)
    assert holds_print(grey, dpi, page) in (True, False)
    assert all(min(line.shape) >= 1 for line in trim_cell(grey, dpi))
    word = SeenWord("1 250", 0.0, 0.0, float(width), float(height), 0.9, 0, 0.0, float(height))
    for reader in (NullReader(), RecordedReader(pages=[[word]] * 4)):
        read, _ = read_scanned_page(page, grey, dpi, Readers(reader, NullReader()), OcrSettings())
        assert read.text_source == "ocr"


@pytest.mark.parametrize(
    ("width", "height"), [(1, 1), (2, 1), (1, 400), (900, 1), (3, 3), (12, 12), (40, 9), (500, 25), (30, 1200)]
)
@pytest.mark.parametrize("ink", ["black", "bars"])
def test_the_engines_themselves_take_it(width, height, ink):
    page = Page(1, width * 0.24, height * 0.24, 0)
    read, _ = read_scanned_page(page, paint(width, height, ink), 300, load_readers(), OcrSettings())
    assert read.text_source == "ocr"


@given(st.integers(1, 300), st.integers(1, 300), st.floats(0.001, 2))
def test_a_scaled_picture_has_a_pixel(width, height, scale):
    assert min(scale_picture(paint(width, height, "white"), scale).shape) >= 1


@given(st.floats(0.01, 14_400), st.floats(0.01, 14_400), st.floats(20, 400))
def test_a_page_is_drawn_within_bounds(width, height, dpi):
    found = bound_dpi(width, height, dpi)
    assert found <= dpi
    assert max(width, height) * found / 72 <= LONGEST_SIDE * 1.001
    assert width * height * (found / 72) ** 2 <= MOST_PIXELS * 1.001


def test_a_sheet_of_a2_is_drawn_as_fine_as_ever():
    assert bound_dpi(1191, 1684, READING_DPI) == READING_DPI


def write_picture(width: int, height: int, box: tuple[float, float, float, float], text: bool) -> bytes:
    """A page with one picture in a box (x, y, width, height in points), over a line of text or over none."""
    pixels = zlib.compress(paint(width, height, "bars").tobytes())
    image = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode" % (width, height)
    )
    line = b"BT /F1 12 Tf 70 400 Td (Article 1 : une subvention de 12 000 EUR) Tj ET " if text else b""
    x, y, wide, high = box
    content = line + b"q %g 0 0 %g %g %g cm /Im Do Q" % (wide, high, x, y)
    return write_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 6 0 R >> /XObject << /Im 5 0 R >> >> >>",
            write_stream(content),
            write_stream(pixels, image),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


@given(
    st.integers(1, 600),
    st.integers(1, 90),
    st.tuples(st.floats(-50, 600), st.floats(-50, 850), st.floats(0.1, 600), st.floats(0.1, 850)),
    st.booleans(),
)
@settings(max_examples=12, deadline=None)
def test_a_document_with_a_picture_of_any_size_is_read(tmp_path_factory, width, height, box, text):
    path = tmp_path_factory.getbasetemp() / "picture.pdf"
    path.write_bytes(write_picture(width, height, box, text))
    document = extract_document(path)
    told = {warning.code.value for warning in document.warnings}
    assert not told & {"picture_unreadable", "part_unreadable", "table_unreadable"}
    assert not any("fault of the program" in warning.message for warning in document.warnings)
