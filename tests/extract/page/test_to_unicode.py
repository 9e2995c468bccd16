"""Two codes for one digit are found in a file's tables of characters, however these are written."""

from __future__ import annotations

import zlib

import pytest

from bordereau.extract.page.to_unicode import has_doubled_digits
from lying_page import write_lying

HEAD = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap "


@pytest.mark.parametrize(
    ("table", "doubled", "why"),
    [
        (b"1 beginbfchar <31> <0039> <39> <0039> endbfchar", True, "two codes"),
        (b"1 beginbfchar <31> <0031> <39> <0039> endbfchar", False, "one each"),
        (b"1 beginbfchar <31> <0039> <31> <0039> endbfchar", False, "the same code twice"),
        (b"1 beginbfchar <41> <00e9> <42> <00e9> endbfchar", False, "letters"),
        (b"1 beginbfrange <20> <7e> <0020> endbfrange", False, "a range"),
        (b"1 beginbfrange <20> <7e> <0020> endbfrange 1 beginbfchar <80> <0033> endbfchar", True, "a range and a code"),
        (b"2 beginbfrange <0010> <0019> <0030> <0110> <0119> <0030> endbfrange", True, "two ranges"),
        (b"1 beginbfrange <31> <32> [<0031> <0032>] <33> <34> [<0033> <0031>] endbfrange", True, "lists"),
        (b"1 beginbfrange <31> <32> [<0031> <0032>] <33> <34> [<0033> <0034>] endbfrange", False, "lists, one each"),
        (b"1 beginbfrange <31> <32> [<0031> endbfrange", False, "cut off"),
        (b"1 beginbfchar <31> <zz> <> <> endbfchar", False, "no numbers"),
    ],
)
@pytest.mark.parametrize("pack", [bytes, zlib.compress], ids=["plain", "deflated"])
def test_tables(table, doubled, why, pack):
    data = b"<< /Length 1 >>\nstream\n" + pack(HEAD + table + b" endcmap") + b"\nendstream"
    assert has_doubled_digits(data) is doubled, why


def test_other_streams_are_none():
    page = zlib.compress(b"BT /F1 10 Tf (beginbfchar) Tj ET" * 9)
    assert not has_doubled_digits(b"stream\n" + page + b"\nendstream stream\nx\x9c\x00\nendstream")


def test_whole_files():
    assert has_doubled_digits(write_lying("1", {"1": "9"}))
    assert not has_doubled_digits(write_lying("1", {}))
