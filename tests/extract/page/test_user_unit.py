"""A page whose unit is no point: its size, its words, its rules and its picture are in points all the same."""

from __future__ import annotations

import zlib

import pytest

import hostile_files
from bordereau.extract.page.document import open_document
from bordereau.schemas.errors import TooLargeError
from bordereau.schemas.settings import ReadSettings

CONTENT = hostile_files.write_stream(b"BT /F1 12 Tf 70 700 Td (COMMUNE) Tj ET 70 600 m 170 600 l S")


def read(tmp_path, page: bytes, settings: ReadSettings):
    path = tmp_path / "page.pdf"
    path.write_bytes(hostile_files.write_page(CONTENT, side_pt=800, page=page))
    with open_document(path, settings) as document:
        return document.read_layer(1), document.render(1, 36).shape


@pytest.mark.parametrize(
    ("entry", "unit", "why"),
    [
        (b"", 1, "none"),
        (b"/UserUnit 1", 1, "the usual one"),
        (b"/UserUnit 2.0", 2, "twice"),
        (b"/UserUnit 0.5", 0.5, "half"),
        (b"/UserUnit 0", 1, "none that is possible"),
        (b"/UserUnit 2 /Rotate 90", 2, "turned as well"),
    ],
)
def test_everything_is_in_points(tmp_path, entry, unit, why):
    page, shape = read(tmp_path, entry, ReadSettings())
    assert (page.width, page.height, shape) == (800 * unit, 800 * unit, (400 * unit, 400 * unit)), why
    (word,) = page.words
    left = word.x0 if page.rotation == 0 else word.top
    assert (round(left, 1), word.size) == (70 * unit, 12 * unit), why
    (rule,) = page.rules
    assert max(rule.x1 - rule.x0, rule.bottom - rule.top) == 100 * unit, why


def test_the_limits_are_in_points(tmp_path):
    with pytest.raises(TooLargeError):
        read(tmp_path, b"/UserUnit 3", ReadSettings(max_page_side_pt=2000))


def write_packed(units: list[int]) -> bytes:
    """Blank pages of 300 by 400 points whose dictionaries lie deflated in an object stream."""
    pages = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /UserUnit %d >>" % unit for unit in units]
    kids = b" ".join(b"%d 0 R" % (3 + place) for place in range(len(pages)))
    packed = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        *pages,
    ]
    starts = [sum(len(body) + 1 for body in packed[:place]) for place in range(len(packed))]
    head = b" ".join(b"%d %d" % (number, start) for number, start in enumerate(starts, 1)) + b" "
    stream = zlib.compress(head + b" ".join(packed))
    store, table = len(packed) + 1, len(packed) + 2
    out = b"%PDF-1.5\n"
    first = len(out)
    entry = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(packed), len(head))
    out += b"%d 0 obj\n%s\nendobj\n" % (store, hostile_files.write_stream(stream, entry))
    rows = [bytes(4), *(bytes([2, 0, store, place]) for place in range(len(packed)))]
    rows += [bytes([1, 0, first, 0]), bytes([1, len(out) >> 8, len(out) & 255, 0])]
    entry = b"/Type /XRef /Size %d /W [1 2 1] /Root 1 0 R" % (table + 1)
    return out + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (
        table,
        hostile_files.write_stream(b"".join(rows), entry),
        len(out),
    )


def test_each_page_has_its_own_unit_even_in_an_object_stream(tmp_path):
    data = write_packed([1, 4])
    assert b"UserUnit" not in data
    (tmp_path / "unites.pdf").write_bytes(data)
    with open_document(tmp_path / "unites.pdf", ReadSettings()) as document:
        assert [document.read_layer(number).width for number in (1, 2)] == [300, 1200]
