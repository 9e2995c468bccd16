"""``make bench``: time as ratios measured side by side, memory, cold starts; against the last committed figures.

The machine matters little: the whole extraction is compared with what pdfplumber takes for the words alone, on the same
file, in the same warm process, one after the other. ``--update`` keeps the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tools.measured import extract, print_figures, read_words  # noqa: E402

FIGURES = Path(__file__).with_name("figures.json")
SAMPLE = ROOT / "samples" / "avenant-dijon.pdf"
ROUNDS = 9
COLD_ROUNDS = 5

TARGETS = {
    "extraction / pdfplumber words": 1.0,
    "peak memory, MB": 600.0,
    "bordereau --help cold, s": 0.3,
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Time and memory against the last figures.")
    parser.add_argument("--update", action="store_true", help="keep these figures")
    parser.add_argument("file", type=Path, nargs="?", default=SAMPLE, help="the PDF to measure with")
    options = parser.parse_args()
    figures = measure(options.file)
    last = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    print_figures(figures, last if options.file == SAMPLE else {}, TARGETS)
    if options.update:
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measure(file: Path) -> dict[str, float]:
    """Measure everything; seconds, megabytes, ratios."""
    ours, theirs = time_side_by_side(lambda: extract(file), lambda: read_words(file))
    return {
        "extraction, s": ours,
        "pdfplumber words, s": theirs,
        "extraction / pdfplumber words": ours / theirs,
        "peak memory, MB": measure_memory(file),
        "bordereau --help cold, s": time_cold("--help"),
        "bordereau extract cold, s": time_cold("extract", str(file)),
    }


def time_side_by_side(one: Callable[[], None], other: Callable[[], None]) -> tuple[float, float]:
    """Time two functions in turns after one warm-up each; medians."""
    one()
    other()
    pairs = [(time_once(one), time_once(other)) for _ in range(ROUNDS)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def time_once(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def measure_memory(file: Path) -> float:
    """Take the peak of a process of its own that reads the file once."""
    program = (
        "import resource, sys; from pathlib import Path; from bordereau import Settings, extract_document\n"
        "extract_document(Path(sys.argv[1]), Settings())\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def time_cold(*arguments: str) -> float:
    """Time the command in a process of its own, as a shell starts it, its bytecode written by a call before."""
    command = [sys.executable, "-m", "bordereau", *arguments]
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "out").open("wb") as sink:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env = {**kept, "PYTHONPYCACHEPREFIX": folder}

        def call() -> None:
            subprocess.run(command, stdout=sink, stderr=sink, cwd=ROOT, env=env, check=False)

        call()
        return median(time_once(call) for _ in range(COLD_ROUNDS))


if __name__ == "__main__":
    main()
