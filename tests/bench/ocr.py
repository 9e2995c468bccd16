"""What OCR costs: each scanned page against one bare Tesseract pass over the same prepared picture.

    python tests/bench/ocr.py [SCAN.pdf --tables 10,11]

Prints the ratio for pages without and with tables, the peak memory of a worker, and with ``--processes`` what two
processes gain. Times are of the processor: reading uses one thread, and other work on the machine then matters little.
Without a file, the scans of the repository are read.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bordereau.extract.page.document import open_document  # noqa: E402
from bordereau.extract.page.reading import load_readers  # noqa: E402
from bordereau.extract.page.scan import choose_dpi, prepare_turned, read_scanned_page  # noqa: E402
from bordereau.schemas.settings import OcrSettings, ReadSettings  # noqa: E402

SCANS = {ROOT / "samples" / "avenant-dijon-scan.pdf": {10, 11}, ROOT / "tests/corpus/public/public-05.pdf": {3, 4}}
"""Files, and their pages with tables."""
TARGETS = {"pages without tables": 1.6, "pages with tables": 3.0}


def measure_page(file: Path, number: int) -> tuple[float, float]:
    """Seconds of the whole reading of a page, rendering included, and of the bare pass."""
    readers = load_readers()
    with open_document(file, ReadSettings()) as document:
        start = process_time()
        page = document.read_layer(number)
        dpi = choose_dpi(page)
        grey = document.render(number, dpi)
        read_scanned_page(page, grey, dpi, readers, OcrSettings())
        whole = process_time() - start
        prepared = prepare_turned(grey, dpi, 0)
        start = process_time()
        readers.page.read_picture(prepared.clean, prepared.prepared.dpi)
        return whole, process_time() - start


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
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return int(done.stdout) / 1024


def measure_file(file: Path, tables: set[int], ratios: dict[str, list[float]]) -> None:
    """Print the figures of each page; the first is read once before, to load the engines."""
    with open_document(file, ReadSettings()) as document:
        count = document.page_count
    measure_page(file, 1)
    for number in range(1, count + 1):
        whole, bare = measure_page(file, number)
        kind = "pages with tables" if number in tables else "pages without tables"
        ratios[kind].append(whole / bare)
        print(f"{file.name} page {number}: {whole:.2f} s, bare {bare:.2f} s, ratio {whole / bare:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="What OCR costs against a bare Tesseract pass.")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--tables", default="", help="pages with tables: 10,11")
    parser.add_argument("--processes", action="store_true", help="also measure what two processes gain")
    given = parser.parse_args()
    tables = {int(number) for number in given.tables.split(",") if number}
    scans = {given.file: tables} if given.file else SCANS
    ratios: dict[str, list[float]] = {name: [] for name in TARGETS}
    for file, pages in scans.items():
        measure_file(file, pages, ratios)
    for name, found in ratios.items():
        if found:
            goal = "met" if median(found) <= TARGETS[name] else "MISSED"
            print(f"{name}: {median(found):.2f} (median), {max(found):.2f} (worst), target {TARGETS[name]}: {goal}")
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    first = next(iter(scans))
    print(f"extraction of {first.name}: {measure_memory(first):.0f} MB at most, target 1300")
    if given.processes:
        one, two = time_processes(first, 1), time_processes(first, 2)
        print(f"two processes: {one / two:.2f} times the pages of one, target 1.8")


if __name__ == "__main__":
    main()
