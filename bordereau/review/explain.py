"""One page as a picture with the boxes of all that was read on it, alone or beside its JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bordereau.corrections.facts import list_facts
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Document
from bordereau.schemas.page import Box

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
SIGNS_AT_MOST = 70
"""A line of JSON that is read at the width of a README: longer ones are cut."""
FONT_PT = 11.5
LEADING_PT = 17.0
GROUND = (250, 249, 245)
INKS = {"name": "0.12 0.31 0.55", "exact": "0.11 0.42 0.25", "fails": "0.70 0.09 0.06", "": "0.11 0.14 0.19"}
"""Colours of the JSON: names, lines of checks by their verdict, all else."""


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
    text = draw_lines(write_lines(document, number), scale)
    x0, top, x1, bottom = _frame(document, number)
    bottom = max(bottom, top + text.height / scale)
    box = (x0 * scale, top * scale, min(picture.width, x1 * scale), min(picture.height, bottom * scale))
    page = picture.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))
    whole = Image.new("RGB", (page.width + text.width + 3, max(page.height, text.height)), (214, 211, 202))
    whole.paste((255, 255, 255), (0, 0, page.width, whole.height))
    whole.paste(page, (0, 0))
    whole.paste(GROUND, (page.width + 3, 0, whole.width, whole.height))
    whole.paste(text, (page.width + 3, (whole.height - text.height) // 2))
    return whole


def _frame(document: Document, number: int) -> Box:
    """Where something was read on a page, with room for headings above and for the names at the right."""
    boxes = [one.bbox for fact in list_facts(document) for one in fact.evidence if one.page == number]
    page = document.pages[number - 1]
    if not boxes:
        return (0.0, 0.0, page.width, page.height)
    x0, top, x1, bottom = (side(box[place] for box in boxes) for place, side in enumerate((min, min, max, max)))
    return (max(0.0, x0 - MARGIN_PT), max(0.0, top - 2.6 * MARGIN_PT), x1 + 2 * MARGIN_PT, bottom + MARGIN_PT)


def write_lines(document: Document, number: int) -> list[tuple[str, str, str]]:
    """Write the figures of a page, one line each, and the checks that they state: name, JSON, verdict."""
    facts = [fact for fact in list_facts(document) if fact.evidence[0].page == number and fact.name]
    names = {fact.name: (fact.name or "").partition(":")[2] for fact in facts}
    lines = [(names[fact.name], _print({"text": fact.evidence[0].text, "value": fact.value}), "") for fact in facts]
    checks = [
        check
        for place, act in enumerate(document.acts, start=1)
        for check in act.checks
        if f"{place}:{check.stated_by}" in names
    ]
    lines += [("", "", "")] if lines and checks else []
    for check in checks:
        content = {"computed": check.computed, "status": check.status}
        lines.append((f"{check.stated_by} {check.kind}", _print(content), check.status))
    return lines[:LINES_AT_MOST]


def draw_lines(lines: Sequence[tuple[str, str, str]], scale: float) -> Image:
    """Set lines of text; PDFium draws them, which brings its own letters and so draws the same everywhere."""
    import pypdfium2

    longest = max((len(name) + len(text) + 2 for name, text, _ in lines), default=20)
    width = round(min(longest, SIGNS_AT_MOST) * FONT_PT * 0.6 + 40)
    height = round(40 + LEADING_PT * len(lines))
    document = pypdfium2.PdfDocument(build_pdf(lines, width, height))
    picture: Image = document[0].render(scale=scale, fill_color=(*GROUND, 255)).to_pil().convert("RGB")
    document.close()
    return picture


def build_pdf(lines: Sequence[tuple[str, str, str]], width: int, height: int) -> bytes:
    """Write a PDF of one page of Courier; signs that Windows' Latin has not become question marks."""
    shown = b" T* ".join(map(_set_line, lines))
    start = f"BT {LEADING_PT} TL 20 {height - 32} Td ".encode()
    content = start + shown + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 6 0 R "
        "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode(),
        b"<< /Length " + str(len(content)).encode() + b" >>\nstream\n" + content + b"\nendstream",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    start_of = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{start_of}".encode()


def _set_line(line: tuple[str, str, str]) -> bytes:
    """Set a name in bold and its JSON after it."""
    name, text, verdict = line
    if not name:
        return b""
    rest = _shorten(f"  {text}", SIGNS_AT_MOST - len(name))
    ink = INKS.get(verdict, INKS[""])
    return b" ".join(
        (
            f"/F2 {FONT_PT} Tf {INKS['name']} rg".encode(),
            _show(name),
            f"/F1 {FONT_PT} Tf {ink} rg".encode(),
            _show(rest),
        )
    )


def _show(text: str) -> bytes:
    return b"(" + text.translate(ESCAPES).encode("cp1252", "replace") + b") Tj"


def _print(content: dict[str, str | None]) -> str:
    return json.dumps(content, ensure_ascii=False)


ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\u202f": " ", "\u00a0": " ", "\n": " ", "\r": " "})


def _names(check: Check) -> tuple[str, ...]:
    return (check.stated_by,) if check.stated_by else ()


def _shorten(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
