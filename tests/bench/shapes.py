"""``make bench``, real shapes: invented documents as slow as real acts, against what pdfplumber takes for their words.

What makes real files slow is not their text: photographs, charts and plans beside it, tables pasted as pictures, lone
glyphs that a printer driver has lost, a hundred pages. Each shape is made of pages of the corpus with pictures drawn
here. Seconds of the processor, so that a busy machine tells the same; other readers take part where they are installed.
``--update`` keeps the figures.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import cv2
import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hostile_files import write_pdf, write_stream  # noqa: E402
from tools.measured import extract, print_figures, read_words  # noqa: E402

FIGURES = Path(__file__).with_name("shapes.json")
PAGES = sorted((ROOT / "tests" / "corpus" / "conventions").glob("conv-[012]?.pdf"))
ROUNDS = 2
"""In turns; the least of each counts."""
UNDER_PT = 620
"""Pictures are laid under the text of a page, which is made so much longer."""
FONT = cv2.FONT_HERSHEY_SIMPLEX
TARGETS = {"p50": 0.7, "p90": 1.5}
"""Times what pdfplumber takes. The worst has none: tables that are pictures cost OCR, which pdfplumber does not do."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Time on documents as slow as real ones, against the last figures.")
    parser.add_argument("--update", action="store_true", help="keep these figures")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    last = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    print_figures(figures, last, TARGETS)
    for name, target in TARGETS.items():
        print(f"{name}, target {target:g}: {'met' if figures[name] <= target else 'MISSED'}")
    if options.update:
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measure(folder: Path) -> dict[str, float]:
    """The ratio of each shape, of the middle one, of the ninth in ten and of the worst; other readers' medians."""
    files = {name: folder / f"{name.replace(' ', '-')}.pdf" for name in SHAPES}
    for name, make in SHAPES.items():
        files[name].write_bytes(make())
    theirs = {name: time(read_words, file) for name, file in files.items()}
    ours = {name: time(extract, file) / theirs[name] for name, file in files.items()}
    order = sorted(ours.values())
    figures = {f"{name} / pdfplumber words": ratio for name, ratio in ours.items()}
    figures |= {"p50": median(order), "p90": order[int(0.9 * (len(order) - 1))], "worst": order[-1]}
    for reader, read in list_others():
        figures[f"{reader} / pdfplumber words, p50"] = median(
            time(read, file) / theirs[name] for name, file in files.items()
        )
    return figures


def time(read: Callable[[Path], object], file: Path) -> float:
    """Seconds of the processor, of this process alone: nothing here starts another."""
    taken = []
    for _ in range(1 + ROUNDS):
        start = process_time()
        read(file)
        taken.append(process_time() - start)
    return min(taken[1:])


def list_others() -> Iterator[tuple[str, Callable[[Path], object]]]:
    """Other readers that are installed, each asked for the text of a file."""
    try:
        from docling_parse.pdf_parser import DoclingPdfParser
    except ImportError:
        pass
    else:
        yield "docling-parse", lambda file: [page for _, page in DoclingPdfParser().load(str(file)).iterate_pages()]
    try:
        from kreuzberg import extract_file_sync
    except ImportError:
        return
    yield "kreuzberg", extract_file_sync


def make_text(count: int = 12) -> bytes:
    return write(gather(count))


def make_report() -> bytes:
    return write(gather(100))


def make_with(draw: Callable[[int], Any], each: int) -> Callable[[], bytes]:
    """Pages with pictures under their text: ``each`` on a page."""

    def make() -> bytes:
        document = gather(6)
        for number in range(len(document)):
            lay_under(document, number, [draw(each * number + place) for place in range(each)])
        return write(document)

    return make


def make_vectors() -> bytes:
    """Charts drawn as lines: a thousand on each page, as a spreadsheet and a plan bring them."""
    import pypdfium2.raw as pdfium

    document, lots = gather(6), np.random.default_rng(5)
    for number in range(len(document)):
        page = document[number]
        stretch(page)
        for x, y, dx, dy in lots.integers((40, -UNDER_PT + 20, -60, -60), (540, -20, 60, 60), (1000, 4)).tolist():
            path = pdfium.FPDFPageObj_CreateNewPath(x, y)
            pdfium.FPDFPath_LineTo(path, x + dx, y + dy)
            pdfium.FPDFPath_SetDrawMode(path, 0, True)
            pdfium.FPDFPage_InsertObject(page.raw, path)
        page.gen_content()
    return write(document)


def make_lost_glyphs(code: bytes = b"\\200", lines: int = 45, pages: int = 6) -> bytes:
    """A list on each page whose bullets have no character: their glyph bears a number for a name."""
    rows = (
        b"(%s) Tj 18 0 Td (La commune verse une subvention de %d 000 euros au titre de l'annee.) Tj -18 -15 Td"
        % (code, n)
        for n in range(1, lines)
    )
    content = b"BT /F1 10 Tf 60 780 Td " + b" ".join(rows) + b" ET"
    kids = b" ".join(b"%d 0 R" % (5 + page) for page in range(pages))
    use = b"/Resources << /Font << /F1 4 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R %s >>" % use
    encoding = b"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 /g61623] >>"
    return write_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
            write_stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding %s >>" % encoding,
            *[page] * pages,
        ]
    )


def draw_photograph(seed: int) -> Any:
    """Blots of all sizes on soft ground: what a tree, a façade and a gravel path have in common."""
    lots = np.random.default_rng(seed)
    ground = cv2.resize(lots.integers(60, 220, (12, 16), dtype=np.uint8), (1600, 1200), interpolation=cv2.INTER_CUBIC)
    for x, y, high, wide, lean, grey in lots.integers(
        (0, 0, 2, 2, 0, 0), (1600, 1200, 30, 24, 180, 255), (4000, 6)
    ).tolist():
        cv2.ellipse(ground, (x, y), (wide, high), lean, 0, 360, grey, -1)
    return ground


def draw_chart(seed: int) -> Any:
    lots = np.random.default_rng(seed)
    chart = np.full((700, 1200), 255, np.uint8)
    for number, level in enumerate(lots.integers(80, 600, 9).tolist()):
        cv2.putText(chart, str(2016 + number), (90 + 120 * number, 680), FONT, 0.8, 20, 2)
        cv2.putText(chart, str(90 - 10 * number), (10, 60 + 70 * number), FONT, 0.8, 20, 2)
        cv2.rectangle(chart, (90 + 120 * number, level), (160 + 120 * number, 640), 120, -1)
    return chart


def draw_table(seed: int) -> Any:
    """Figures as a spreadsheet shows them, pasted from the screen."""
    lots = np.random.default_rng(seed)
    table = np.full((700, 1400), 255, np.uint8)
    for row in range(10):
        texts = (f"Depense numero {row + 1}", *(f"{figure} 000,00" for figure in lots.integers(10, 900, 3).tolist()))
        for column, text in enumerate(texts):
            cv2.putText(table, text, (20 + 360 * column, 50 + 64 * row), FONT, 1.0, 20, 2)
            cv2.rectangle(table, (5 + 348 * column, 5 + 64 * row), (5 + 348 * (column + 1), 5 + 64 * (row + 1)), 20, 2)
    return table


SHAPES: dict[str, Callable[[], bytes]] = {
    "plain text": make_text,
    "hundred pages": make_report,
    "photographs": make_with(draw_photograph, 2),
    "charts": make_with(draw_chart, 2),
    "vectors": make_vectors,
    "lost glyphs": make_lost_glyphs,
    "pasted tables": make_with(draw_table, 1),
}


def gather(count: int) -> Any:
    """A document of pages of the corpus, so many."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    while len(document) < count:
        for path in PAGES:
            with pypdfium2.PdfDocument(path) as other:
                document.import_pages(other, list(range(min(len(other), count - len(document)))))
            if len(document) >= count:
                break
    return document


def lay_under(document: Any, number: int, pictures: list[Any]) -> None:
    import pypdfium2

    page = document[number]
    stretch(page)
    high = (UNDER_PT - 40) / len(pictures)
    for place, drawn in enumerate(pictures):
        image = pypdfium2.PdfImage.new(document)
        packed = cv2.imencode(".jpg", drawn, [cv2.IMWRITE_JPEG_QUALITY, 85])[1]
        image.load_jpeg(io.BytesIO(packed.tobytes()), inline=True)
        wide = min(480.0, high * drawn.shape[1] / drawn.shape[0])
        image.set_matrix(
            pypdfium2.PdfMatrix().scale(wide, wide * drawn.shape[0] / drawn.shape[1]).translate(60, -high * (place + 1))
        )
        page.insert_obj(image)
    page.gen_content()


def stretch(page: Any) -> None:
    """Room under the text of a page."""
    width, height = page.get_size()
    page.set_mediabox(0, -UNDER_PT, width, height)
    page.set_cropbox(0, -UNDER_PT, width, height)


def write(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


if __name__ == "__main__":
    main()
