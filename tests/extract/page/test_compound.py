"""Borders painted as one path of several rectangles are rules; a frame, a drawing and a letter are not cut up."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest

from bordereau.extract.page.compound import is_rectangle, measure
from bordereau.extract.page.drawing import read_drawing
from bordereau.extract.page.frame import Frame


def _write(content: bytes) -> bytes:
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


@pytest.mark.parametrize(
    ("content", "rules", "fills", "why"),
    [
        (b"10 50 100 1 re 10 70 100 1 re 10 50 1 21 re f*", 3, 0, "three sides of a cell in one path"),
        (b"10 50 100 20 re f", 0, 1, "one shade"),
        (b"10 50 100 1 re f", 1, 0, "one thin box"),
        (b"10 50 100 20 re 200 50 100 20 re f", 0, 2, "two shades in one path"),
        (b"10 50 100 20 re 10 20 100 1 re f", 1, 1, "a shade and a rule apart from it"),
        (b"10 50 m 110 60 l 60 90 l h 10 20 m 30 20 l 30 21 l h f", 0, 1, "triangles"),
        (b"10 50 m 20 60 30 60 40 50 c h 10 20 100 1 re f", 0, 1, "a curve, as in a letter"),
    ],
)
def test_compound_paths(content: bytes, rules: int, fills: int, why: str) -> None:
    document = pdfium.PdfDocument(io.BytesIO(_write(content)))
    page = document[0]
    drawing = read_drawing(page.raw, Frame(0, 0, 400, 400, 0))
    assert (len(drawing.rules), len(drawing.fills)) == (rules, fills), why


def test_what_a_rectangle_is() -> None:
    assert is_rectangle([(0, 0), (0, 5), (9, 5), (9, 0)])
    assert not is_rectangle([(0, 0), (0, 5), (9, 5)])
    assert measure([(9, 0), (0, 0), (0, 5), (9, 5)]) == ((0, 0), (9, 5))
