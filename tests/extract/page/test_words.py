"""Words of a text layer, from small PDFs written here by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

import hostile_files
from bordereau.extract.page.document import open_document
from bordereau.extract.page.glyphs import name_lost
from bordereau.schemas.settings import ReadSettings


def write_pdf(content: str, rotate: int = 0) -> bytes:
    """A page of 600 by 800 points with one content stream."""
    stream = content.encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate %d /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>" % rotate,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


@pytest.fixture
def read(tmp_path):
    def words(content: str, rotate: int = 0):
        path = tmp_path / "page.pdf"
        path.write_bytes(write_pdf(content, rotate))
        with open_document(path, ReadSettings()) as document:
            return document.read_layer(1).words

    return words


UPRIGHT, UP, OVER, DOWN = "1 0 0 1 100 400", "0 1 -1 0 100 400", "-1 0 0 -1 300 400", "0 -1 1 0 100 400"


@pytest.mark.parametrize(
    ("matrix", "rotate", "rotation", "why"),
    [
        (UPRIGHT, 0, 0, "plain"),
        (UP, 0, 270, "written upwards is turned by three quarters clockwise"),
        (OVER, 0, 180, "upside down"),
        (DOWN, 0, 90, "written downwards"),
        (UP, 90, 0, "a landscape page: turned on the sheet, upright as displayed"),
        (DOWN, 270, 0, "the other landscape page"),
        (UPRIGHT, 90, 90, "upright on the sheet, turned as displayed"),
    ],
)
def test_direction_is_that_of_the_displayed_page(read, matrix, rotate, rotation, why):
    words = read(f"BT /F1 12 Tf {matrix} Tm (Total en euros) Tj ET", rotate)
    assert [word.text for word in words] == ["Total", "en", "euros"], why
    assert {word.rotation for word in words} == {rotation}, why
    if rotation == 0:
        assert words[0].x1 < words[1].x0 < words[2].x0, why
        assert {round(word.bottom - word.top) for word in words} == {14}, why


def test_a_gap_without_a_space_parts_words(read):
    words = read("BT /F1 10 Tf 100 400 Td [(IL) -180 (A) -800 (CONVENU)] TJ ET")
    assert [word.text for word in words] == ["IL", "A", "CONVENU"]


def test_wide_set_letters_stay_one_word(read):
    words = read("BT /F1 10 Tf 4 Tc 100 400 Td (ANNEXE) Tj ET")
    assert [word.text for word in words] == ["ANNEXE"]


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (
            "(Une subvention est de 125 000 e par an) Tj",
            ["Une", "subvention", "est", "de", "125", "000", "e", "par", "an"],
        ),
        ("(Le 3 juin, une convention) Tj", ["Le", "3", "juin,", "une", "convention"]),
        ("(de 12 a ) Tj (prestation) Tj", ["de", "12", "a", "prestation"]),
    ],
)
def test_short_words_of_a_line_set_wide_are_as_wide_as_the_long_one(read, shown, words):
    assert [word.text for word in read(f"BT /F1 10 Tf 3 Tc 20 400 Td {shown} ET")] == words


def test_short_words_are_not_joined_by_a_word_set_wide_on_another_line(read):
    words = read("BT /F1 10 Tf 3 Tc 20 420 Td (convention) Tj 0 Tc 0 -20 Td [(a) -300 (2) -300 (l)] TJ ET")
    assert [word.text for word in words] == ["convention", "a", "2", "l"]


def test_weight_and_invisibility(read):
    words = read("BT /F2 10 Tf 100 400 Td (gras) Tj /F1 10 Tf 1 Tr 50 0 Td (maigre) Tj 3 Tr 50 0 Td (cache) Tj ET")
    assert [(word.text, word.bold, word.invisible) for word in words] == [
        ("gras", True, False),
        ("maigre", False, False),
    ]


def test_the_box_follows_the_base_line_not_the_letters(read):
    flat, tall = read("BT /F1 10 Tf 100 400 Td (sucre ) Tj (Afin) Tj ET")
    assert (round(flat.top, 1), round(flat.bottom, 1)) == (round(tall.top, 1), round(tall.bottom, 1))


@pytest.mark.parametrize("pieces", [["à", "2"], ["à", "2", "%"], ["2", "150"], ["n°", "4"]])
def test_short_words_set_apart_without_a_space_stay_apart(read, pieces):
    shown = " -280 ".join(f"({piece})" for piece in pieces)
    words = read(f"BT /F1 10 Tf 100 400 Td [{shown}] TJ ET")
    assert [word.text for word in words] == pieces


def test_a_glyph_without_a_character_keeps_its_code_apart(tmp_path: Path) -> None:
    """Ghostscript leaves glyphs without a Unicode value; PDFium then gives their code, a control sign or a figure."""
    font = hostile_files.FONT.replace(b">>", b"/Encoding << /Differences [1 /g33 51 /g51] >> >>")
    content = hostile_files.write_stream(b"BT /F1 12 Tf 70 700 Td (D\\001PARTEMENT ET COMMUNE3) Tj ET")
    page = hostile_files.write_page(content).replace(hostile_files.FONT, font)
    (tmp_path / "lost.pdf").write_bytes(page)
    with open_document(tmp_path / "lost.pdf", ReadSettings()) as document:
        texts = [word.text for word in document.read_layer(1).words]
    assert texts == [f"D{name_lost(1, 0)}PARTEMENT", "ET", f"COMMUNE{name_lost(51, 0)}"]


def test_what_stands_nowhere_is_no_word(tmp_path):
    """A damaged matrix puts a word, a line or a box at no number, or at none that ends."""
    content = (
        "BT /F1 12 Tf 70 700 Td (lisible) Tj ET "
        "BT /F1 3e38 Tf 3e38 0 0 3e38 3e38 3e38 Tm (perdu) Tj ET "
        "q 3e38 0 0 3e38 3e38 3e38 cm 0 0 m 3e38 0 l S 0 0 3e38 3e38 re f Q 70 600 m 170 600 l S"
    )
    path = tmp_path / "nulle-part.pdf"
    path.write_bytes(write_pdf(content))
    told = []
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1, told)
    assert told == []
    assert page.words[0].text == "lisible"
    boxes = [(box.x0, box.top, box.x1, box.bottom) for box in (*page.words, *page.rules, *page.fills)]
    assert all(math.isfinite(side) for box in boxes for side in box)
    assert len(page.rules) == 1
