"""The bit for bold in a TrueType program, and the names that say nothing."""

from __future__ import annotations

import struct

import pytest

from bordereau.extract.page.font_style import reads_bold


def _program(style: int, table: bytes = b"head", signature: bytes = b"\x00\x01\x00\x00") -> bytes:
    directory = signature + struct.pack(">HHHH", 1, 0, 0, 0) + table + struct.pack(">III", 0, 28, 54)
    return directory + bytes(44) + struct.pack(">H", style) + bytes(8)


@pytest.mark.parametrize(
    ("program", "bold", "why"),
    [
        (_program(1), True, "bold"),
        (_program(3), True, "bold and italic"),
        (_program(0), False, "regular"),
        (_program(2), False, "italic alone"),
        (_program(1, table=b"post"), False, "no table that says it"),
        (_program(1, signature=b"%!PS"), False, "another kind of font"),
        (_program(1)[:40], False, "cut off"),
        (b"", False, "nothing embedded"),
    ],
)
def test_the_bit_for_bold(program: bytes, bold: bool, why: str) -> None:
    assert reads_bold(program) is bold, why
