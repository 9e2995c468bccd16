"""The further opinion: camelot's columns, our words."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from bordereau.extract.lines.make import make_lines
from bordereau.extract.page.document import open_document
from bordereau.extract.tables.find import find_tables
from bordereau.extract.tables.read.camelot_reader import ask_camelot
from bordereau.schemas.parts import LibraryFault
from bordereau.schemas.settings import ReadSettings

SAMPLE = Path(__file__).parents[3] / "corpus" / "tables" / "table-35.pdf"


def test_camelot_reads_the_same_figures_from_our_words():
    with open_document(SAMPLE, ReadSettings()) as document:
        page = document.read_layer(1)
    (region,) = find_tables(page, make_lines(page))
    grid = next(ask_camelot(SAMPLE, {1: page}, region))
    assert grid.reader == "camelot"
    figures = {cell.text for cell in region.readings[0].cells if cell.text[:1].isdigit()}
    assert figures <= {cell.text for cell in grid.cells}


def test_camelot_is_not_asked_about_turned_pages(page_from):
    page = page_from("A  1 000  2 000\nB  1 000  2 000\nTotal  2 000  4 000\n")
    (region,) = find_tables(page, make_lines(page))
    turned = type(page)(1, page.width, page.height, 90)
    assert list(ask_camelot(SAMPLE, {1: turned}, region)) == []


def test_camelot_is_not_asked_about_pictures_on_a_page():
    with open_document(SAMPLE, ReadSettings()) as document:
        page = document.read_layer(1)
    (region,) = find_tables(page, make_lines(page))
    (reading, *_) = region.readings
    cells = tuple(replace(one, words=tuple(replace(w, confidence=0.9) for w in one.words)) for one in reading.cells)
    pictured = replace(region, readings=(replace(reading, cells=cells),))
    assert list(ask_camelot(SAMPLE, {1: page}, pictured)) == []


def test_a_page_trimmed_by_its_crop_box_reads_the_same(tmp_path):
    with pypdfium2.PdfDocument(SAMPLE) as whole:
        page = whole[0]
        x0, y0, x1, y1 = page.get_mediabox()
        page.set_mediabox(x0 - 80, y0 - 60, x1 + 70, y1 + 90)
        page.set_cropbox(x0, y0, x1, y1)
        whole.save(tmp_path / "trimmed.pdf")
    grids = []
    for path in (SAMPLE, tmp_path / "trimmed.pdf"):
        with open_document(path, ReadSettings()) as document:
            page = document.read_layer(1)
        (region,) = find_tables(page, make_lines(page))
        grids.append(next(ask_camelot(path, {1: page}, region)))
    one, other = ([(cell.row, cell.column, cell.text) for cell in grid.cells] for grid in grids)
    assert one == other


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (TypeError("'NoneType' object"), LibraryFault),
        (MemoryError(), MemoryError),
        (RuntimeError("std::bad_alloc"), MemoryError),
    ],
)
def test_what_its_libraries_raise_is_told_as_theirs(monkeypatch, raised, told):
    def stumble(*_, **__):
        raise raised

    with open_document(SAMPLE, ReadSettings()) as document:
        page = document.read_layer(1)
    (region,) = find_tables(page, make_lines(page))
    monkeypatch.setattr("camelot.handlers.PDFHandler.parse", stumble)
    with pytest.raises(told):
        next(ask_camelot(SAMPLE, {1: page}, region))


def test_a_page_is_laid_out_once_for_all_parsers(monkeypatch):
    import camelot.handlers

    laid = []
    real = camelot.handlers.get_page_layout
    monkeypatch.setattr("camelot.handlers.get_page_layout", lambda *a, **k: laid.append(1) or real(*a, **k))
    with open_document(SAMPLE, ReadSettings()) as document:
        page = document.read_layer(1)
    (region,) = find_tables(page, make_lines(page))
    kept = {}
    first = list(ask_camelot(SAMPLE, {1: page}, region, kept=kept))
    assert len(laid) == 1
    again = list(ask_camelot(SAMPLE, {1: page}, region, kept=kept))
    assert len(laid) == 1
    assert first == again == [next(ask_camelot(SAMPLE, {1: page}, region)), *first[1:]]
