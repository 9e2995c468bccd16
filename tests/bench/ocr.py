"""What OCR costs: each scanned page against one bare Tesseract pass over the same prepared picture.

    python tests/bench/ocr.py SCAN.pdf [--tables 10,11]

Prints the ratio for pages without and with tables, the peak memory of a worker, and what two processes gain.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from extract.document import open_document
from extract.reading import load_readers
from extract.scan import choose_dpi, prepare_turned, read_scanned_page
from schemas.settings import OcrSettings, ReadSettings

TARGETS = {"pages without tables": 1.6, "pages with tables": 3.0}


def measure_page(file: Path, number: int) -> tuple[float, float]:
    """Seconds of the whole reading of a page, rendering included, and of the bare pass."""
    readers = load_readers()
    with open_document(file, ReadSettings()) as document:
        start = perf_counter()
        page = document.read_page(number)
        dpi = choose_dpi(page)
        grey = document.render(number, dpi)
        read_scanned_page(page, grey, dpi, readers, OcrSettings())
        whole = perf_counter() - start
        prepared = prepare_turned(grey, dpi, 0)
        start = perf_counter()
        readers.page.read_page(prepared.clean, prepared.prepared.dpi)
        return whole, perf_counter() - start


def read_file(file: Path) -> None:
    with open_document(file, ReadSettings()) as document:
        pages = document.page_count
    for number in range(1, pages + 1):
        measure_page(file, number)


def time_processes(file: Path, count: int) -> float:
    """Seconds a file takes when ``count`` processes read one each, engines loaded before the clock starts."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(count) as pool:
        pool.map(_warm, [file] * count, chunksize=1)
        start = perf_counter()
        pool.map(read_file, [file] * count, chunksize=1)
        return (perf_counter() - start) / count


def _warm(file: Path) -> None:
    measure_page(file, 1)


def measure_memory(file: Path) -> float:
    """Peak megabytes of a process that extracts the file."""
    program = (
        "import resource, sys; from pathlib import Path; from bordereau import Settings, extract_document\n"
        "extract_document(Path(sys.argv[1]), Settings())\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description="What OCR costs against a bare Tesseract pass.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--tables", default="", help="pages with tables: 10,11")
    parser.add_argument("--processes", action="store_true", help="also measure what two processes gain")
    given = parser.parse_args()
    tables = {int(number) for number in given.tables.split(",") if number}
    with open_document(given.file, ReadSettings()) as document:
        count = document.page_count
    measure_page(given.file, 1)
    ratios: dict[str, list[float]] = {name: [] for name in TARGETS}
    for number in range(1, count + 1):
        whole, bare = measure_page(given.file, number)
        kind = "pages with tables" if number in tables else "pages without tables"
        ratios[kind].append(whole / bare)
        print(f"page {number}: {whole:.2f} s, bare {bare:.2f} s, ratio {whole / bare:.2f}")
    for name, found in ratios.items():
        if found:
            print(f"{name}: {median(found):.2f} (median), {max(found):.2f} (worst), target {TARGETS[name]}")
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    print(f"extraction of the file: {measure_memory(given.file):.0f} MB at most, target 1300")
    if given.processes:
        one, two = time_processes(given.file, 1), time_processes(given.file, 2)
        print(f"two processes: {one / two:.2f} times the pages of one, target 1.8")


if __name__ == "__main__":
    main()
