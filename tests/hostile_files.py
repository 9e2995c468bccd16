"""PDFs made to break their reader, written by hand, object by object."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 70 700 Td (CONVENTION) Tj 0 -20 Td (Article 1 : Objet) Tj 0 -20 Td (12 000 EUR) Tj ET"


def write_pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Number the objects from 1 and write them with their table; the first is the catalogue."""
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + head + end


def write_stream(data: bytes, dictionary: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), dictionary, data)


def write_page(content: bytes, side_pt: float = 800, page: bytes = b"", catalogue: bytes = b"") -> bytes:
    """One page with ``content`` as the object of its content stream."""
    return write_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 4 0 R >> >> %s >>" % (side_pt, side_pt, page),
            content,
            FONT,
        ]
    )


def write_blank_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return write_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", pages, *([page] * count)])


def write_large_page() -> bytes:
    """200 × 200 inches: the largest page that PDF 1.7 allows, 1.6 thousand million pixels at 200 dpi."""
    return write_page(write_stream(TEXT), side_pt=14_400)


@cache
def pack_blanks(size: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(size >> 20)) + packer.flush()


def write_bomb(size: int = 600 << 20, twice: bool = False) -> bytes:
    """A page whose content inflates to ``size`` bytes."""
    packed = pack_blanks(size)
    if twice:
        return write_page(write_stream(zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]"))
    return write_page(write_stream(packed, b"/Filter /FlateDecode"))


def write_loop() -> bytes:
    """A tree of pages whose only child is its own root."""
    return write_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"])


def write_form_loop(times: int = 1) -> bytes:
    """A form that draws itself, over a line of text; twice at each level, it doubles and doubles."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Resources << /XObject << /X 4 0 R >> >>"
    return write_page(write_stream(TEXT + b" /X Do" * times, form))


def write_nested(depth: int = 100_000) -> bytes:
    """An array in an array in an array."""
    return write_page(write_stream(TEXT), page=b"/Odd " + b"[" * depth + b"]" * depth)


def write_paths(count: int = 600_000) -> bytes:
    """A page of so many short lines."""
    return write_page(write_stream(zlib.compress(b"1 1 m 2 2 l S\n" * count), b"/Filter /FlateDecode"))


def write_script() -> bytes:
    """A good page that wants to run a script, start a program and call home when it is opened."""
    actions = (
        b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\);) "
        b"/Next << /S /Launch /F (/bin/sh) /Next << /S /URI /URI (http://127.0.0.1:9/) >> >> >>"
    )
    return write_page(write_stream(TEXT), catalogue=actions)
