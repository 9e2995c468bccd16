"""Part of ``make bench``: what review pages cost a page of a document, and how fast a long document opens.

Seconds and megabytes a page are of images and HTML together; opening is Chromium's own measure, from a disk, of a
document of 44 pages (the sample four times), until the page can be used and until its first images stand.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "avenant-dijon.pdf"
TIMES = 4
ROUNDS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages, seconds, cpu, html = make(folder)
        size = sum(path.stat().st_size for path in (folder / "review").rglob("*") if path.is_file())
        print(f"{'review, s a page':32} {seconds / pages:9.3f}   (processor {cpu / pages:.3f})")
        print(f"{'review, MB a page':32} {size / pages / 1e6:9.3f}")
        print(f"{'HTML, kB a page':32} {html.stat().st_size / pages / 1e3:9.3f}")
        usable, whole = open_it(html)
        print(f"{f'opening {pages} pages, s':32} {usable:9.3f}   target 1: {'met' if usable <= 1 else 'MISSED'}")
        print(f"{'first images drawn, s':32} {whole:9.3f}")


def make(folder: Path) -> tuple[int, float, float, Path]:
    """Make a long document, read it, make its pages; gives pages, seconds, processor seconds, the HTML."""
    from time import process_time

    import pypdfium2

    from bordereau.document import extract_document
    from bordereau.review.site import Plan, build_site
    from bordereau.review.words import load_words
    from bordereau.schemas.load import print_document
    from bordereau.schemas.settings import Settings

    with pypdfium2.PdfDocument(SAMPLE) as sample, pypdfium2.PdfDocument.new() as long:
        for _ in range(TIMES):
            long.import_pages(sample)
        long.save(folder / "long.pdf")
    document = extract_document(folder / "long.pdf", Settings())
    (folder / "documents").mkdir()
    (folder / "documents" / f"{document.source.sha256}.json").write_text(print_document(document), encoding="utf-8")
    start, cpu = perf_counter(), process_time()
    build_site(Plan(folder, folder / "review", (folder,), load_words("fr")))
    html = folder / "review" / "documents" / f"{document.source.sha256}.html"
    return document.source.page_count, perf_counter() - start, process_time() - cpu, html


def open_it(html: Path) -> tuple[float, float]:
    """Open the page several times; medians of the seconds to a usable page and to its load event."""
    from playwright.sync_api import sync_playwright

    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    usable, whole = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for _ in range(ROUNDS):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(html.as_uri(), wait_until="load")
            page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
            times = page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
            usable.append(times["domContentLoadedEventEnd"] / 1000)
            whole.append(times["loadEventEnd"] / 1000)
            page.close()
        browser.close()
    return median(usable), median(whole)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
