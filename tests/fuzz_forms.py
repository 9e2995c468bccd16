"""What a fuzzer changes that knows PDF: pictures, fonts and the boxes of pages; and small files that hold them."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable

from hostile_files import write_pdf, write_stream

SIZES = [b"0", b"1", b"2", b"7", b"63", b"65", b"500", b"9000", b"-1", b"65536", b"2147483647"]
BITS = [b"0", b"1", b"2", b"4", b"8", b"16", b"3", b"-8", b"32"]
FILTERS = [b"/FlateDecode", b"/DCTDecode", b"/JPXDecode", b"/CCITTFaxDecode", b"/JBIG2Decode", b"/LZWDecode",
           b"/RunLengthDecode", b"/ASCII85Decode", b"/ASCIIHexDecode", b"[/FlateDecode /DCTDecode]",
           b"/Nothing"]  # fmt: skip
SPACES = [b"/DeviceGray", b"/DeviceRGB", b"/DeviceCMYK", b"/Pattern", b"[/Indexed /DeviceRGB 255 <00>]",
          b"[/ICCBased 4 0 R]", b"[/Separation /All /DeviceCMYK 4 0 R]", b"[/Lab << /WhitePoint [0 0 0] >>]",
          b"/Nothing"]  # fmt: skip
SUBTYPES = [b"/Type1", b"/TrueType", b"/Type0", b"/Type3", b"/MMType1", b"/CIDFontType0", b"/CIDFontType2", b"/Nothing"]
ENCODINGS = [b"/WinAnsiEncoding", b"/MacRomanEncoding", b"/Identity-H", b"/Identity-V", b"/UniJIS-UTF16-H", b"/Nothing",
             b"<< /Differences [0 /a /bogus 65 /Z 300 /eacute -1 /B] >>"]  # fmt: skip
LENGTHS = [b"0", b"1", b"-1", b"-600", b"0.001", b"14400", b"1e9", b"595", b"842", b"3.4e38", b"32767", b"nan"]
ROWS = [b"[]", b"[0]", b"[" + b" 1e9" * 99 + b"]", b"[-1 -1]"]
HEX = b"0123456789ABCDEF"


def change_picture(data: bytearray, chance: random.Random) -> None:
    """Its sides, bits, filters, colours, or its bytes."""
    ways: list[tuple[bytes, list[bytes]]] = [
        (rb"(/(?:Width|Height)\s+)(-?\d+)", SIZES),
        (rb"(/BitsPerComponent\s+)(-?\d+)", BITS),
        (rb"(/Filter\s*)(/\w+|\[[^\]]*\])", FILTERS),
        (rb"(/ColorSpace\s*)(/\w+|\[[^\]]*\])", SPACES),
        (rb"(/Subtype\s*/Image)()", [b" /ImageMask true", b" /Decode [1 0]", b" /SMask 4 0 R", b" /Mask [0 9]"]),
    ]
    if chance.random() < 0.3:
        _spoil_stream(data, chance, rb"/Subtype\s*/Image")
    else:
        _put(data, chance, *chance.choice(ways))


def change_font(data: bytearray, chance: random.Random) -> None:
    """Its kind, encoding, widths, matrix, table of characters, or its embedded program."""
    codes = [bytes(chance.choices(HEX, k=length)) for length in (2, 4, 8)]
    objects = [b"4 0 R", b"999 0 R", b"null", b"1 0 R"]
    ways: list[tuple[bytes, list[bytes]]] = [
        (rb"(/Type\s*/Font\b[^<>]{0,200}?/Subtype\s*)(/\w+)", SUBTYPES),
        (rb"(/Encoding\s*)(/[\w-]+)", ENCODINGS),
        (rb"(/(?:FirstChar|LastChar|Flags|DW|ItalicAngle|Ascent|Descent)\s+)(-?\d+)", [*SIZES, *LENGTHS]),
        (rb"(/(?:Widths|W|FontBBox|FontMatrix)\s*)(\[[^\]]*\])", ROWS),
        (rb"(/(?:ToUnicode|FontFile2?|FontFile3|FontDescriptor)\s+)(\d+ 0 R)", objects),
        (rb"(<)([0-9A-Fa-f]{4,8})(?=>)", codes),
    ]
    if chance.random() < 0.3:
        _spoil_stream(data, chance, rb"/Length1|/FontFile|begincmap|/Subtype\s*/Type1C")
    else:
        _put(data, chance, *chance.choice(ways))


def change_boxes(data: bytearray, chance: random.Random) -> None:
    """The boxes of a page, how it is turned, how long its unit is."""
    box = b"[" + b" ".join(chance.choice(LENGTHS) for _ in range(4)) + b"]"
    ways: list[tuple[bytes, list[bytes]]] = [
        (rb"(/MediaBox\s*)(\[[^\]]*\])", [box]),
        (rb"(/CropBox\s*)(\[[^\]]*\])", [box]),
        (rb"(/Type\s*/Page\b)()", [b" /CropBox " + box]),
        (rb"(/Type\s*/Page\b)()", [b" /Rotate " + turn for turn in (b"90", b"180", b"270", b"45", b"-90", b"1e9")]),
        (rb"(/Type\s*/Page\b)()", [b" /UserUnit " + length for length in LENGTHS]),
    ]
    _put(data, chance, *chance.choice(ways))


MUTATIONS: list[Callable[[bytearray, random.Random], None]] = [change_picture, change_font, change_boxes]


def _put(data: bytearray, chance: random.Random, pattern: bytes, others: list[bytes]) -> None:
    """Put something else in one of the places of a pattern's second group."""
    places = [match.span(2) for match in re.finditer(pattern, bytes(data))]
    if places:
        start, end = chance.choice(places)
        data[start:end] = chance.choice(others)


def _spoil_stream(data: bytearray, chance: random.Random, mark: bytes) -> None:
    """Change some bytes of a stream whose dictionary bears a mark."""
    found = [match.end() for match in re.finditer(mark + rb".{0,400}?stream\r?\n", bytes(data), re.DOTALL)]
    if not found:
        return
    start = chance.choice(found)
    end = data.find(b"endstream", start)
    for _ in range(chance.randint(1, 40)):
        if end > start:
            data[chance.randrange(start, end)] = chance.randrange(256)


def write_seeds() -> list[bytes]:
    """Small pages with pictures of several codings over text in several fonts."""
    return [write_seed(width, height, font) for width, height in ((90, 60), (400, 20), (3, 80)) for font in range(3)]


def write_seed(width: int, height: int, font: int) -> bytes:
    """A page of 240 by 160 points: two lines of text over a striped picture."""
    pixels = bytes(20 if (x // 3 + y // 5) % 3 == 0 else 235 for y in range(height) for x in range(width))
    picture = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode" % (width, height)
    )
    cmap = (
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"2 beginbfchar <41> <0041> <80> <20AC> endbfchar endcmap"
    )
    fonts = [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Bogus /FirstChar 32 /LastChar 128 "
        b"/Widths [250 500 500 500] /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 700 700] /FontMatrix [0.001 0 0 0.001 0 0] "
        b"/FirstChar 65 /LastChar 66 /Widths [700 700] /Encoding << /Differences [65 /a /b] >> "
        b"/CharProcs << /a 8 0 R /b 8 0 R >> /ToUnicode 7 0 R >>",
    ]
    text = b"BT /F1 12 Tf 20 120 Td (AABB Article 1 : 12 000 EUR) Tj 0 -16 Td (Total 1 250 AAA BBB) Tj ET"
    return write_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 240 160] /Contents 4 0 R "
            b"/Resources << /Font << /F1 6 0 R >> /XObject << /Im 5 0 R >> >> >>",
            write_stream(text + b" q 200 0 0 70 20 10 cm /Im Do Q"),
            write_stream(zlib.compress(pixels), picture),
            fonts[font],
            write_stream(cmap),
            write_stream(b"700 0 0 0 700 700 d1 0 0 600 600 re f"),
        ]
    )
