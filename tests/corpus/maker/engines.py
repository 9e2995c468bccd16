"""Turn HTML or a Word file into a PDF, then read back which page each link fell on and remove the links."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from maker.html import ANCHOR, print_html
from maker.script import Script


def make_pdf(script: Script, target: Path) -> dict[str, list[int]]:
    """Print ``script`` with its engine into ``target``; return the pages of every link name."""
    engine = script.wants("engine", "weasy")
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "page.pdf"
        if engine == "word":
            from maker.word import write_docx

            trail = write_docx(script, Path(folder) / "page.docx")
            run_office(Path(folder) / "page.docx", Path(folder), script)
            return finish(raw, target, script) | follow(trail, raw)
        source = print_html(script)
        page = Path(folder) / "page.html"
        page.write_text(source, "utf8")
        if engine == "chromium":
            run_chromium(page, raw)
        elif engine == "office":
            run_office(page, Path(folder), script)
        else:
            from weasyprint import HTML

            HTML(string=source).write_pdf(str(raw))
        return finish(raw, target, script)


def run_chromium(page: Path, raw: Path) -> None:
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={page.parent}/profile",
            f"--print-to-pdf={raw}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


def run_office(page: Path, folder: Path, script: Script) -> None:
    """Convert with LibreOffice Writer; an HTML page is read as a Writer document."""
    home = os.environ.get("CORPUS_PROFILE") or str(Path(tempfile.gettempdir(), "corpus-office"))
    profile = f"-env:UserInstallation=file://{home}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder)]
    if page.suffix == ".html":
        command.insert(3, "--infilter=HTML (StarWriter)")
    subprocess.run([*command, str(page)], check=True, capture_output=True, timeout=180)


def finish(raw: Path, target: Path, script: Script) -> dict[str, list[int]]:
    """Read the links' pages, drop links, tags and dates, turn pages where asked, and save the same bytes each time."""
    import pikepdf

    pages: dict[str, list[int]] = {}
    with pikepdf.open(raw) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            marks: list[Any] = list(page.obj.get("/Annots", []))
            for mark in marks:
                action = mark.get("/A", {})
                uri = str(action.get("/URI", ""))
                if uri.startswith(ANCHOR):
                    name = uri[len(ANCHOR) :].strip("/")
                    if number not in pages.setdefault(name, []):
                        pages[name].append(number)
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
            if script.wants("rotate"):
                turn(pdf, page)
        for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/Dests", "/Metadata", "/Lang"):
            if key in pdf.Root:
                del pdf.Root[key]
        for key in ("/DocChecksum", "/ID"):  # LibreOffice's hold the date
            if key in pdf.trailer:
                del pdf.trailer[key]
        producer = str(pdf.docinfo.get("/Producer", ""))
        for key in list(pdf.docinfo.keys()):
            del pdf.docinfo[key]
        pdf.docinfo["/Producer"] = producer
        pdf.remove_unreferenced_resources()
        pdf.save(
            target,
            deterministic_id=True,
            compress_streams=True,
            recompress_flate=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return {name: sorted(found) for name, found in pages.items()}


def follow(trail: list[tuple[str, str]], raw: Path) -> dict[str, list[int]]:
    """Find the page of each mark by its text, in reading order: LibreOffice drops a Word file's links."""
    import pypdfium2

    text, starts = "", []
    pdf = pypdfium2.PdfDocument(raw)
    for number in range(len(pdf)):
        starts.append(len(text))
        text += "".join(pdf[number].get_textpage().get_text_bounded().split())
    at, pages = 0, {}  # type: int, dict[str, list[int]]
    for name, shown in trail:
        wanted = "".join(shown.split())
        found = text.find(wanted, at)
        if found < 0:
            raise ValueError(f"{shown!r} is not on the page")
        at = found + len(wanted)
        number = sum(1 for start in starts if start <= found)
        if number not in pages.setdefault(name, []):
            pages[name].append(number)
    return pages


def turn(pdf: Any, page: Any) -> None:
    """Keep the page upright on screen, but store it on its side with ``/Rotate 90``."""
    import pikepdf

    x0, y0, x1, y1 = (float(v) for v in page.mediabox)
    width, height = x1 - x0, y1 - y0
    page.contents_add(f"q 0 1 -1 0 {height:.2f} 0 cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")
    page.obj["/MediaBox"] = pikepdf.Array([0, 0, height, width])
    for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if box in page.obj:
            del page.obj[box]
    page.obj["/Rotate"] = 90
