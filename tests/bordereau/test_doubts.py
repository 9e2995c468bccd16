"""Doubts are put beside the figures that they speak of, and beside no other."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bordereau.assemble.doubts import doubt_cells, doubt_places, doubt_words
from bordereau.schemas.convention import Act, Amount, Document, PageInfo, Source
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.page import Page, Word
from bordereau.schemas.reading import ReadCell, ReadColumn, ReadRow, TableReading
from bordereau.schemas.warning import Code, DocumentWarning

WORD = Word("7 385", 10, 10, 40, 20)


@pytest.mark.parametrize(
    ("words", "codes", "why"),
    [
        ([WORD], (), "a text layer"),
        ([replace(WORD, confidence=0.95)], (), "OCR, sure of itself"),
        ([replace(WORD, confidence=0.4)], (Code.LOW_OCR_CONFIDENCE,), "unsure"),
        ([replace(WORD, text="euros", confidence=0.4), WORD], (), "unsure of a word without a figure"),
        ([replace(WORD, alternative="7 335")], (Code.READINGS_DISAGREE,), "two readers differ"),
        ([replace(WORD, invisible=True)], (Code.HIDDEN_TEXT,), "a layer without ink"),
    ],
)
def test_what_the_words_of_a_figure_say(words, codes, why):
    assert doubt_words(words) == codes, why


def make_reading(*values, **cell):
    rows = (
        ReadRow("A", "item", (ReadCell(0, value, "money", Decimal(value), Decimal(1), "€", **cell),))
        for value in values
    )
    return TableReading("ruled", (ReadColumn("Montant"),), tuple(rows))


def list_doubts(reading):
    return [row.cells[0].doubts for row in reading.rows]


@pytest.mark.parametrize(
    ("reading", "others", "whole", "codes", "why"),
    [
        (make_reading("10", "20"), [], None, [(), ()], "one reading"),
        (make_reading("10", "20"), [make_reading("20", "10")], None, [(), ()], "another has the same figures"),
        (make_reading("10", "20"), [make_reading("10", "29")], None, [(), (Code.READINGS_DISAGREE,)], "20 or 29?"),
        (make_reading("10", "10"), [make_reading("10")], None, [(), (Code.READINGS_DISAGREE,)], "another has it once"),
        (make_reading("10"), [], Code.TABLE_UNCERTAIN, [(Code.TABLE_UNCERTAIN,)], "said of the whole table"),
        (make_reading("10", read_as="1O"), [], None, [(Code.REPAIRED_DIGIT,)], "the sums have mended it"),
        (make_reading("10", doubts=(Code.BAD_GROUPING,)), [], None, [(Code.BAD_GROUPING,)], "what was said stays"),
    ],
)
def test_what_is_said_of_the_cells_of_a_table(reading, others, whole, codes, why):
    assert list_doubts(doubt_cells(reading, others, whole)) == codes, why


def make_document(*warnings):
    """Two pages with a sum each, at the same place."""
    amounts = tuple(
        Amount(
            id=f"a{page}", text="7 385 €", value="7385", currency="EUR", unit="€", precision="1", qualifier="exact",
            tax=None, in_words=None, article=None, section="article",
            evidence=(Evidence(page=page, bbox=(10, 10, 40, 20), text="7 385"),),
        )
        for page in (1, 2)
    )  # fmt: skip
    act = Act(kind="other", pages=(1, 2), title=None, date=None, place=None, period=None, amounts=amounts)
    return Document(
        source=Source(file_name="a.pdf", sha256="0" * 64, size_bytes=1, page_count=2), status="ok",
        pages=tuple(PageInfo(number=n, width=595, height=842, text_source="layer", rotation=0) for n in (1, 2)),
        acts=(act,), warnings=warnings,
    )  # fmt: skip


FAR = replace(WORD, top=400, bottom=410)
DISTRUST = DocumentWarning(code=Code.UNTRUSTED_TEXT_LAYER, message="x", page=2)


@pytest.mark.parametrize(
    ("page", "warnings", "codes", "why"),
    [
        ({}, (), ((), ()), "nothing is said"),
        ({"struck": (WORD,)}, (), ((Code.STRUCK_TEXT,), ()), "struck out on the first page"),
        ({"struck": (FAR,)}, (), ((), ()), "other words are struck out"),
        ({"partly": (WORD,)}, (), ((Code.HIDDEN_TEXT,), ()), "shown in part"),
        ({"text_source": "ocr", "confidence": 0.6}, (), ((Code.LOW_OCR_CONFIDENCE,), ()), "OCR is unsure of it"),
        ({"text_source": "ocr", "confidence": 0.9}, (), ((), ()), "one that it is sure of"),
        ({}, (DISTRUST,), ((), (Code.UNTRUSTED_TEXT_LAYER,)), "a warning that speaks of a whole page"),
        ({}, (DISTRUST.model_copy(update={"code": Code.HIDDEN_TEXT}),), ((), ()), "of words that were left out"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_place(page, warnings, codes, why):
    pages = (Page(1, 595, 842, 0, **page), Page(2, 595, 842, 0))
    document = doubt_places(make_document(*warnings), pages, unsure_below=0.8)
    assert tuple(amount.doubts for amount in document.acts[0].amounts) == codes, why


@pytest.mark.parametrize(
    ("words", "codes", "why"),
    [
        ([], (), "no name that was read"),
        (
            [Word("concours", 0, 0, 40, 10, confidence=0.9), Word("ébmi", 45, 0, 60, 10, confidence=0.1)],
            (),
            "a short one",
        ),
        (
            [Word("Fonds", 0, 0, 40, 10, confidence=0.9), Word("ébmiindd", 0, 0, 60, 10, confidence=0.0)],
            (Code.TABLE_UNCERTAIN,),
            "most of its letters are rubbish",
        ),
        ([Word("Fonds", 0, 0, 40, 10), Word("ébmiindd", 0, 0, 60, 10)], (), "a text layer is read as it is"),
        ([Word("2", 0, 0, 40, 10, confidence=0.2), Word("Total", 0, 0, 60, 10, confidence=0.9)], (), "marks are none"),
    ],
)
def test_figures_beside_a_name_that_ocr_could_not_read(words, codes, why):
    reading = make_reading("10")
    named = replace(reading, rows=(replace(reading.rows[0], words=tuple(words)),))
    assert list_doubts(doubt_cells(named, [], None)) == [codes], why
