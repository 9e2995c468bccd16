"""One page as a picture with the boxes of all that was read on it, alone or beside its JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bordereau.review.facts import Fact, list_facts
from schemas.check import Check
from schemas.convention import Document

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH_PX = 1300
TONES = {
    "header": (31, 78, 140),
    "party": (139, 74, 107),
    "article": (95, 107, 122),
    "amount": (28, 107, 63),
    "figure": (28, 107, 63),
    "cell": (28, 107, 63),
    "label": (150, 150, 150),
    "signature": (176, 121, 42),
}
FAILS = (179, 23, 15)
MARGIN_PT = 36.0
LINES_AT_MOST = 44
SIGNS_AT_MOST = 94


def draw_boxes(picture: Image, document: Document, number: int, labels: bool = True) -> Image:
    """Draw the boxes of a page over its picture; sums and cells bear the name that checks give them."""
    from PIL import Image, ImageDraw, ImageFont

    scale = picture.width / document.pages[number - 1].width
    font = ImageFont.load_default(size=max(9, round(6.5 * scale)))
    wrong = {name for act in document.acts for check in act.checks if check.status == "fails" for name in _names(check)}
    layer = Image.new("RGBA", picture.size)
    pen = ImageDraw.Draw(layer)
    for fact in list_facts(document):
        name = fact.name.partition(":")[2] if fact.name else ""
        tone = FAILS if name in wrong else TONES[fact.kind]
        for place, one in enumerate(one for one in fact.evidence if one.page == number):
            x0, top, x1, bottom = (value * scale for value in one.bbox)
            box = (x0 - 2, top - 2, x1 + 2, bottom + 2)
            pen.rounded_rectangle(box, 3, fill=(*tone, 26), outline=(*tone, 255), width=2)
            if labels and place == 0 and name.isascii():
                pen.text((x1 + 4, top - 5), name, fill=(*tone, 255), font=font)
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def put_beside(picture: Image, document: Document, number: int) -> Image:
    """Put the JSON of a page at its right, and cut both to where something was read."""
    from PIL import Image

    scale = picture.width / document.pages[number - 1].width
    facts = [fact for fact in list_facts(document) if fact.evidence[0].page == number and fact.name]
    tops = [one.bbox for fact in list_facts(document) for one in fact.evidence if one.page == number]
    first = max(0.0, min((box[1] for box in tops), default=0.0) - 2.6 * MARGIN_PT)
    lines = write_lines(facts, document)
    text = draw_lines(lines, picture.width, scale)
    last = max(max((box[3] for box in tops), default=0.0) + MARGIN_PT, first + text.height / scale)
    page = picture.crop((0, round(first * scale), picture.width, min(picture.height, round(last * scale))))
    whole = Image.new("RGB", (page.width + text.width + 3, max(page.height, text.height)), (214, 211, 202))
    whole.paste((255, 255, 255), (0, 0, page.width, whole.height))
    whole.paste(page, (0, 0))
    whole.paste((250, 249, 245), (page.width + 3, 0, whole.width, whole.height))
    whole.paste(text, (page.width + 3, 0))
    return whole


def write_lines(facts: Sequence[Fact], document: Document) -> list[str]:
    """Write the figures of a page, one line each, and the checks that they state."""
    lines = []
    for fact in facts:
        one = fact.evidence[0]
        content = {"value": fact.value, "text": one.text, "bbox": list(one.bbox)}
        lines.append(f"{(fact.name or '').partition(':')[2]}: {json.dumps(content, ensure_ascii=False)}")
    names = {(fact.name or "").partition(":")[2] for fact in facts}
    checks = [check for act in document.acts for check in act.checks if check.stated_by in names]
    lines += [""] if lines and checks else []
    for check in checks:
        content = {"status": check.status, "stated": check.stated, "computed": check.computed}
        lines.append(f"{check.stated_by} {check.kind}: {json.dumps(content, ensure_ascii=False)}")
    return [_shorten(line) for line in lines[:LINES_AT_MOST]]


def draw_lines(lines: Sequence[str], width_px: int, scale: float) -> Image:
    """Set lines of text; PDFium draws them, which brings its own letters and so draws the same everywhere."""
    import pypdfium2

    height = 40 + 15 * len(lines)
    document = pypdfium2.PdfDocument(build_pdf(lines, round(width_px / scale), height))
    picture: Image = document[0].render(scale=scale, fill_color=(250, 249, 245, 255)).to_pil().convert("RGB")
    document.close()
    return picture


def build_pdf(lines: Sequence[str], width: int, height: int) -> bytes:
    """Write a PDF of one page of Courier; signs that Windows' Latin has not become question marks."""
    shown = b" T* ".join(b"(" + line.translate(ESCAPES).encode("cp1252", "replace") + b") Tj" for line in lines)
    content = b"BT /F1 9.5 Tf 0.11 0.14 0.19 rg 15 TL 20 " + str(height - 28).encode() + b" Td " + shown + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 5 0 R "
        "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
        b"<< /Length " + str(len(content)).encode() + b" >>\nstream\n" + content + b"\nendstream",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()


ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\u202f": " ", "\u00a0": " ", "\n": " ", "\r": " "})


def _names(check: Check) -> tuple[str, ...]:
    return (check.stated_by,) if check.stated_by else ()


def _shorten(line: str) -> str:
    return line if len(line) <= SIGNS_AT_MOST else line[: SIGNS_AT_MOST - 1] + "…"
