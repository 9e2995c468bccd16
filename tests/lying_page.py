"""Pages whose file says other figures than it draws."""

from __future__ import annotations

from collections.abc import Mapping

import hostile_files

LINES = ("CONVENTION DE FINANCEMENT", "La subvention est versee en 2 fois", "Article 7 - Montant de 365 480 euros")


def write_lying(
    shown: str,
    codes: Mapping[str, str] | None = None,
    face: str = "Helvetica",
    turned: int = 0,
    drawn_as: Mapping[str, str] | None = None,
    stretched: int = 100,
) -> bytes:
    """A page that shows a text in a font of its own.

    ``codes``: what ToUnicode says that some characters are; ``drawn_as``: a Type 3 font, which draws some characters as
    others; ``turned``: the sheet, by so many degrees; ``stretched``: the widths of letters, in per cent.
    """
    matrix = {0: "1 0 0 1 100 500", 90: "0 1 -1 0 300 200"}[turned]
    content = "BT /F1 11 Tf 16 TL 70 760 Td " + " T* ".join(f"({line}) Tj" for line in LINES) + " ET "
    content += f"BT /F2 11 Tf {stretched} Tz {matrix} Tm ({shown}) Tj ET"
    maps = "".join(f"<{ord(code):02x}> <{ord(said):04x}>\n" for code, said in _map_all(codes or {}).items())
    cmap = f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 95 beginbfchar {maps} endbfchar endcmap"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /{face} /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>".encode()
    procs: list[bytes] = []
    if drawn_as is not None:
        font, procs = _write_type3(drawn_as, face)
    return hostile_files.write_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << "
            b"/F1 5 0 R /F2 7 0 R >> >> >>",
            hostile_files.write_stream(content.encode("latin-1")),
            hostile_files.FONT,
            hostile_files.write_stream(cmap.encode()),
            font,
            *procs,
        ]
    )


def _map_all(codes: Mapping[str, str]) -> dict[str, str]:
    return {chr(code): codes.get(chr(code), chr(code)) for code in range(32, 127)}


def _write_type3(drawn_as: Mapping[str, str], face: str) -> tuple[bytes, list[bytes]]:
    """A font whose glyphs are drawn by another one, and the streams that draw them, from object 8 on."""
    signs = [chr(code) for code in range(48, 58)]
    names = " ".join(f"/g{code}" for code in range(48, 58))
    procs = " ".join(f"/g{ord(sign)} {8 + place} 0 R" for place, sign in enumerate(signs))
    font = (
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 48 "
        f"/LastChar 57 /Widths [{'556 ' * 10}] /Encoding << /Differences [48 {names}] >> /CharProcs << {procs} >> "
        f"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /{face} >> >> >> /ToUnicode 6 0 R >>"
    )
    draw = "556 0 0 -20 556 730 d1 BT /F1 1000 Tf ({}) Tj ET"
    streams = [hostile_files.write_stream(draw.format(drawn_as.get(sign, sign)).encode()) for sign in signs]
    return font.encode(), streams
