"""What a page does not show is not read, and told; what it shows is read, however pale, small or crowded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bordereau.extract.page.document import OpenDocument, open_document
from bordereau.extract.page.layer import read_layer_words
from bordereau.extract.page.read import read_page
from bordereau.extract.page.shown import part_hidden
from bordereau.schemas.settings import OcrSettings, ReadSettings, Settings
from layered_page import STRIPES, write_pdf

FIGURE = "1 0 0 1 100 500 Tm (900 000) Tj"
LINES = "BT /F1 10 Tf 100 700 Td (La somme de 100 000 euros) Tj 0 -40 Td (est versee en 2 fois) Tj ET "
DOUBLED = "BT /F1 10 Tf 1 0 0 1 100 500 Tm (de 900 000 EUR) Tj ET"
WITHOUT_OCR = Settings(ocr=OcrSettings(use_ocr=False))


@pytest.fixture
def read(tmp_path):
    def layer(*args, **kwargs):
        path = tmp_path / "page.pdf"
        path.write_bytes(write_pdf(*args, **kwargs))
        told = []
        with open_document(path, ReadSettings()) as document:
            page = document.read_layer(1, told)
        assert told == []
        return page

    return layer


def say(words):
    return " ".join(word.text for word in words)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"BT /F1 10 Tf 1 g {FIGURE} ET", "white on white"),
        (f"BT /F1 10 Tf 0.985 g {FIGURE} ET", "nearly so"),
        (f"0.2 g 90 490 200 30 re f BT /F1 10 Tf {FIGURE} ET", "grey on the same grey"),
        (f"BT /F1 10 Tf 3 Tr {FIGURE} ET", "drawn invisibly"),
        (f"BT /F1 10 Tf 7 Tr {FIGURE} ET", "drawn as a clip only"),
        (f"q BT /F1 10 Tf {FIGURE} ET Q 0 g 90 490 200 30 re f", "under a black box"),
        (f"q BT /F1 10 Tf {FIGURE} ET Q 1 g 90 490 200 30 re f", "under a white box"),
        (f"BT /F1 10 Tf {FIGURE} ET q 200 0 0 30 90 490 cm /Image Do Q", "under a picture"),
        (f"q 90 600 20 20 re W n BT /F1 10 Tf {FIGURE} ET Q", "outside the clip"),
        ("BT /F1 10 Tf 1 0 0 1 700 500 Tm (900 000) Tj ET", "right of the page"),
        ("BT /F1 10 Tf 1 0 0 1 100 -50 Tm (900 000) Tj ET", "below the page"),
        ("BT /F1 0.01 Tf 1 0 0 1 100 500 Tm (900 000) Tj ET", "a hundredth of a point"),
        ("BT /F1 10 Tf 0.05 0 0 0.05 100 500 Tm (900 000) Tj ET", "half a point, by its matrix"),
        (f"/OC /Off BDC BT /F1 10 Tf {FIGURE} ET EMC", "in a layer that is off"),
        (f"/Clear gs BT /F1 10 Tf {FIGURE} ET", "transparent"),
    ],
)
def test_what_is_not_seen_is_no_word(read, content, why):
    page = read(LINES + content)
    assert say(page.hidden).replace(" ", "") == "900000", why
    assert say(page.words) == "La somme de 100 000 euros est versee en 2 fois", why


def test_what_an_annotation_covers_is_no_word(read):
    page = read(LINES + f"BT /F1 10 Tf {FIGURE} ET", "/Subtype /Square /F 4 /Rect [90 490 290 530]")
    assert say(page.hidden) == "900 000"
    page = read(LINES + f"BT /F1 10 Tf {FIGURE} ET", "/Subtype /Square /F 2 /Rect [90 490 290 530]")
    assert page.hidden == (), "an annotation that is hidden itself covers nothing"


@pytest.mark.parametrize(
    ("form", "hidden", "why"),
    [
        (f"BT /F1 10 Tf 0 g {FIGURE} ET", "", "plain text in a form"),
        (f"BT /F1 10 Tf 1 g {FIGURE} ET", "900 000", "white text in a form"),
    ],
)
def test_text_in_forms_is_looked_at(read, form, hidden, why):
    page = read(LINES + "/Form Do", form=form)
    assert say(page.hidden) == hidden, why
    assert say(page.words).endswith("fois" if hidden else "fois 900 000"), why


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"BT /F1 10 Tf 0.9 g {FIGURE} ET", "pale grey"),
        (f"0 g 90 490 200 30 re f BT /F1 10 Tf 1 g {FIGURE} ET", "white on black"),
        (f"0.8 g 90 490 200 30 re f BT /F1 10 Tf 1 g {FIGURE} ET", "white on grey"),
        (f"q 200 0 0 30 90 490 cm /Image Do Q BT /F1 10 Tf 1 g {FIGURE} ET", "white on a dark picture"),
        ("BT /F1 3 Tf 1 0 0 1 100 500 Tm (900 000) Tj ET", "the smallest type"),
        ("BT /F1 10 Tf 0 1 -1 0 100 500 Tm (900 000) Tj ET", "written upwards"),
        (f"BT /F1 10 Tf 1 Tr 0.2 w {FIGURE} ET", "outlined"),
        (f"/Half gs BT /F1 10 Tf {FIGURE} ET", "half transparent"),
        (f"/OC /On BDC BT /F1 10 Tf {FIGURE} ET EMC", "in a layer that is on"),
        (f"q 90 490 200 30 re W n BT /F1 10 Tf {FIGURE} ET Q", "within the clip"),
        (f"BT /F1 10 Tf {FIGURE} ET BT /F1 10 Tf 1 0 0 1 100.3 500 Tm (900 000) Tj ET", "twice, for false bold"),
        (f"BT /F1 10 Tf {FIGURE} ET BT /F1 10 Tf {FIGURE} ET", "twice, in the same place"),
        (f"BT /F1 10 Tf 3 Tr {FIGURE} 0 Tr {FIGURE} ET", "invisible, then the very same visible"),
        (f"BT /F1 10 Tf {FIGURE} 3 Tr {FIGURE} ET", "visible, then the very same invisible"),
        (f"BT /F1 10 Tf 3 Tr 1 0 0 1 101 501 Tm (900 000) Tj 0 Tr {FIGURE} ET", "an OCR layer under the same text"),
        (f"BT /F1 10 Tf 1 g {FIGURE} 0 g {FIGURE} ET", "white, then the very same in black"),
        (f"BT /F1 10 Tf {FIGURE} ET 0 g 100 498 40 0.5 re f", "underlined"),
        ("BT /F1 10 Tf -2 Tc 1 0 0 1 100 500 Tm (900 ) Tj 0 Tc (000) Tj ET", "set so tight that digits overlap"),
    ],
)
def test_what_is_seen_is_read_once(read, content, why):
    page = read(LINES + content)
    assert page.hidden == (), why
    assert all(not word.invisible for word in page.words), why
    assert sorted(word.text for word in page.words if word.text not in LINES) == ["900"], why
    assert "000" in say(page.words).removeprefix("La somme de 100 000"), why


def test_a_figure_under_another_is_hidden(read):
    hidden = "BT /F1 10 Tf 1 g 1 0 0 1 100 500 Tm (900 600) Tj ET "
    page = read(LINES + hidden + "BT /F1 10 Tf 0 g 1 0 0 1 100 500 Tm (250 125) Tj ET")
    assert say(page.hidden) == "900 600"
    assert say(page.words).endswith("250 125")


@pytest.mark.parametrize(
    ("box", "why"),
    [("90 490 20 30", "its first digits"), ("118 490 60 30", "its last ones")],
)
def test_a_figure_shown_in_part_is_kept_and_told(tmp_path, box, why):
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf(LINES + f"BT /F1 10 Tf 1 0 0 1 100 500 Tm (150000 EUR) Tj ET 0 g {box} re f"))
    with open_document(path, ReadSettings()) as document:
        page, told = read_page(document, 1, WITHOUT_OCR)
    assert "150000" in say(page.words), why
    assert [(w.code, w.page) for w in told if "150000" in w.message] == [("hidden_text", 1)], why


def test_hidden_words_are_told_with_their_figures(tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf(LINES + f"BT /F1 10 Tf 1 g 1 0 0 1 100 550 Tm (en sus) Tj {FIGURE} ET"))
    with open_document(path, ReadSettings()) as document:
        _, told = read_page(document, 1, WITHOUT_OCR)
    assert [(w.code, w.message) for w in told] == [
        (
            "hidden_text",
            "The text of page 1 holds 4 words that are not seen on it and left out: “900 000”, “en sus”.",
        )
    ]


@pytest.mark.parametrize(
    ("content", "kept", "why"),
    [
        ("q 600 0 0 800 0 0 cm /Image Do Q BT /F1 10 Tf 3 Tr {figure} ET", True, "what a scanner's OCR read"),
        (
            "BT /F1 10 Tf {figure} ET q 400 0 0 40 90 490 cm /Image Do Q",
            True,
            "letters drawn as a picture over the text",
        ),
        (
            "q /Clear gs BT /F1 10 Tf {figure} ET Q 100 500 2 7 re 104 500 2 7 re 120 500 30 7 re f",
            True,
            "letters as outlines",
        ),
        ("BT /F1 10 Tf 1 g {figure} ET 0 g 300 500 2 7 re f", False, "nothing is drawn there"),
    ],
)
def test_hidden_words_over_print_are_kept_as_such(tmp_path, content, kept, why):
    """Stripes of black and white stand for print; the words over them are told, for nobody has compared the two."""
    path = tmp_path / "page.pdf"
    content = content.replace("{figure}", FIGURE)
    path.write_bytes(write_pdf(content, image=STRIPES, pixels=b"\x00\xff" * 32))
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1)
        _, told = read_page(document, 1, WITHOUT_OCR)
    assert say(word for word in page.words if word.invisible) == ("900 000" if kept else ""), why
    assert say(page.hidden) == ("" if kept else "900 000"), why
    assert told != [], why
    assert {warning.code for warning in told} <= {"hidden_text", "no_text_layer"}, why


def test_an_even_picture_shows_nothing(read):
    page = read("q 600 0 0 800 0 0 cm /Image Do Q BT /F1 10 Tf 3 Tr 1 0 0 1 100 500 Tm (900 000) Tj ET")
    assert (page.words, say(page.hidden)) == ((), "900 000")


@pytest.mark.parametrize(
    ("x", "invisible", "why"),
    [("143", "900 000 EUR", "beside what is printed"), ("300", "900 000", "away from it")],
)
def test_a_word_goes_with_those_beside_it(read, x, invisible, why):
    """The words of a layer seldom stand exactly over their print."""
    layer = f"BT /F1 10 Tf 3 Tr 1 0 0 1 100 500 Tm (900 000) Tj 1 0 0 1 {x} 500 Tm (EUR) Tj ET"
    page = read("q 40 0 0 30 98 495 cm /Image Do Q " + layer, image=STRIPES, pixels=b"\x00\xff" * 32)
    assert say(page.words) == invisible, why


def test_where_the_look_fails_all_words_count_as_seen(tmp_path, monkeypatch):
    def fail(*_):
        raise RuntimeError("no picture")

    monkeypatch.setattr(f"{read_layer_words.__module__}.{part_hidden.__name__}", fail)
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf(LINES))
    told = []
    with open_document(path, ReadSettings()) as document:
        assert len(document.read_layer(1, told).words) == 11
    assert [warning.code for warning in told] == ["part_unreadable"]


@pytest.mark.parametrize("off", [-300, -60, 25, 60])
def test_no_word_goes_where_boxes_are_misplaced(read, monkeypatch, off):
    """A reader's fault must cost a place, not the text: ink beside the boxes says that they are wrong."""
    known = OpenDocument._read_frame

    def misplace(*args):
        frame = known(*args)
        return replace(frame, bottom=frame.bottom + off, top=frame.top + off)

    monkeypatch.setattr(OpenDocument, "_read_frame", misplace)
    assert read(LINES).hidden == ()
