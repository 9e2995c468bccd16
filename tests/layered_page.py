"""A page on which text can be hidden in all the ways that PDF knows."""

from __future__ import annotations

import hostile_files

GREY = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
STRIPES = GREY.replace(b"/Width 1", b"/Width 64").replace(b"/Length 1", b"/Length 64")


def write_pdf(
    content: str, annotation: str = "", form: str = "", image: bytes = GREY, pixels: bytes = b"\x30"
) -> bytes:
    """A page of 600 by 800 points with two layers (the second off), two states, a form, a picture and an annotation."""
    frame = b"/Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 5 0 R >> >>"
    parts = annotation.split("|")
    notes = b"".join(f"<< /Type /Annot /AP << /N 12 0 R >> {part} >>".encode() for part in parts if part)
    return hostile_files.write_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [7 0 R] >> >> >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Annots [%s] /Resources << "
            b"/Font << /F1 5 0 R >> /Properties << /On 6 0 R /Off 7 0 R >> "
            b"/ExtGState << /Clear 8 0 R /Half 9 0 R >> /XObject << /Form 10 0 R /Image 11 0 R >> >> >>" % notes,
            hostile_files.write_stream(content.encode("latin-1")),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Type /OCG /Name (Texte) >>",
            b"<< /Type /OCG /Name (Brouillon) >>",
            b"<< /ca 0 /CA 0 >>",
            b"<< /ca 0.4 >>",
            hostile_files.write_stream(form.encode("latin-1"), frame),
            image + b"\nstream\n" + pixels + b"\nendstream",
            hostile_files.write_stream(b"1 g 0 0 200 40 re f", b"/Subtype /Form /BBox [0 0 200 40]"),
        ]
    )
