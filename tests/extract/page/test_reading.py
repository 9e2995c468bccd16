"""Pages end to end: which are never read from their picture, and what is said of a page that shows nothing."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from bordereau.extract.ocr.engine import NullReader, Readers
from bordereau.extract.page import reading
from bordereau.extract.page.document import open_document
from bordereau.extract.page.scan import read_scanned_page
from bordereau.schemas.page import Page, Picture
from bordereau.schemas.settings import OcrSettings, ReadSettings
from bordereau.schemas.warning import Code

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "tests" / "corpus"
BORN_DIGITAL = [
    ROOT / "samples" / "avenant-dijon.pdf",
    CORPUS / "tables" / "table-41.pdf",
    CORPUS / "openings" / "parties-33.pdf",
    CORPUS / "held-out-openings" / "held-opening-02.pdf",
]
"""An act, tiny type in many columns, a block of codes, names masked by X."""


@pytest.mark.parametrize("path", BORN_DIGITAL, ids=lambda path: path.stem)
def test_a_born_digital_page_is_never_sent_to_ocr(monkeypatch, path):
    def refuse():
        raise AssertionError("OCR was asked")

    monkeypatch.setattr(reading, "load_readers", refuse)
    with open_document(path, ReadSettings()) as document:
        for number in range(1, document.page_count + 1):
            page, _ = reading.read_layer_or_picture(document, number, OcrSettings())
            assert page.text_source == "layer"


def drawn(kind):
    page = np.full((1100, 850), 248, np.uint8)
    if kind == "a drawing":
        for radius in range(30, 380, 25):
            cv2.circle(page, (425, 500), radius, 30, 2)
    elif kind == "a scribble":
        angle = np.linspace(0, 40, 900)
        points = np.stack([100 + 16 * angle + 30 * np.cos(3 * angle), 500 + 60 * np.sin(2.3 * angle)], axis=1)
        cv2.polylines(page, [points.astype(np.int32)], False, 40, 3)
    grain = np.random.default_rng(3).normal(0, 4, page.shape)
    return np.clip(page + grain, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("kind", ["blank", "a drawing", "a scribble"])
def test_a_page_without_print_says_so(kind):
    page = Page(7, 612, 792, 0, pictures=(Picture(0, 0, 612, 792, 850, 1100),))
    readers = reading.load_readers()
    read, warnings = read_scanned_page(page, drawn(kind), 100, readers, OcrSettings())
    assert [warning.code for warning in warnings] == [Code.PAGE_UNREADABLE]
    assert read.words == ()


def test_without_an_engine_nothing_is_made_up():
    page = Page(7, 612, 792, 0, pictures=(Picture(0, 0, 612, 792, 850, 1100),))
    blind = Readers(NullReader(), NullReader())
    read, (warning,) = read_scanned_page(page, drawn("a scribble"), 100, blind, OcrSettings())
    assert (read.words, warning.code, warning.page) == ((), Code.PAGE_UNREADABLE, 7)
