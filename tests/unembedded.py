"""PDFs whose fonts are not embedded: a reader has to draw them with faces of its own."""

from __future__ import annotations

FONTS = (
    "Helvetica",
    "Times-BoldItalic",
    "Arial",
    "ZapfDingbats",
    "Symbol",
    "Garamond",
    "Calibri-Bold",
    "Helvetica-Narrow",
    "Verdana",
)
"""Standard ones, and ones that PDFium bends a built-in face for."""
LINES = (
    "CONVENTION DE PARTENARIAT",
    "Entre la Commune de Valbrume et l'association Les Amis du Lavoir,",
    "Article 1 : Objet",
    "La Commune verse à l'Association une subvention de 12 500,50 euros.",
    "Article 2 : Durée",
    "Fait à Valbrume, le 15 décembre 2023",
)
GARBLED = "".join(f"<{code:02x}> <{0xE000 + code:04X}>\n" for code in range(0x21, 0x7F))
"""A text layer that says nothing, so that the page is read from its drawing."""
WHOLE, STRIP = (0, 0, 595, 842), (0, 676, 500, 816)
"""A page to be read from its drawing is no larger than its print: what costs is its size."""


def write_unembedded(font: str, widths: bool = False, garbled: bool = False) -> bytes:
    """Write a page in that font; with ``widths`` of its own, which the substitute is bent to."""
    content = "BT /F1 11 Tf 16 TL 70 780 Td " + " T* ".join(f"({line}) Tj" for line in LINES) + " ET"
    own = " ".join(str(300 + place * 37 % 500) for place in range(95))
    measured = f"/FirstChar 32 /LastChar 126 /Widths [{own}] /FontDescriptor 6 0 R" if widths else ""
    mapped = "/ToUnicode 7 0 R" if garbled else ""
    cmap = f"1 begincodespacerange <00> <FF> endcodespacerange 94 beginbfchar\n{GARBLED}endbfchar"
    box = " ".join(map(str, STRIP if garbled else WHOLE))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{font} /Encoding /WinAnsiEncoding {measured} {mapped} >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        _stream(content),
        f"<< /Type /FontDescriptor /FontName /{font} /Flags 32 /ItalicAngle 0 /Ascent 900 /Descent -200 /StemV 80 "
        "/FontBBox [0 0 1000 1000] >>",
        _stream(f"begincmap {cmap} endcmap"),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def _stream(text: str) -> str:
    return f"<< /Length {len(text.encode('cp1252'))} >>\nstream\n{text}\nendstream"
