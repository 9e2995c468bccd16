"""The further opinion: camelot's columns, our words."""

from pathlib import Path

from extract.document import open_document
from extract.lines import make_lines
from extract.tables.camelot_reader import ask_camelot
from extract.tables.find import find_tables
from schemas.settings import ReadSettings

SAMPLE = Path(__file__).parents[2] / "corpus" / "tables" / "table-35.pdf"


def test_camelot_reads_the_same_figures_from_our_words():
    with open_document(SAMPLE, ReadSettings()) as document:
        page = document.read_page(1)
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
