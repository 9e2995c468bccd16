"""How time and memory grow: with the pages of a document, with the documents of a run, with what is loaded.

    python tests/bench/growth.py [pages documents loads] [--sizes 20,200,800]

Each size is done in a process of its own. Seconds are of the processor, that of its workers included, so that a busy
machine tells the same; a step from one size to the next has an exponent: 1 where twice as much takes twice as long.
Ends with 1 where one is above the target.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import cycle, pairwise
from math import log
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONVENTIONS = sorted((ROOT / "tests" / "corpus" / "conventions").glob("conv-*.pdf"))
SAMPLE = ROOT / "samples" / "avenant-dijon.pdf"
TARGET = 1.05
SIZES = {"pages": (20, 200, 800), "documents": (100, 1600), "loads": (2000, 8000)}

READ = """
import sys
from pathlib import Path
from bordereau import extract_document
extract_document(Path(sys.argv[1]))
"""
RUN = """
import json, sys
from pathlib import Path
from bordereau.runs.engines.choose import open_engine
from bordereau.runs.run import Job, run_batch
from bordereau.guard.pool import Limits
from bordereau.schemas.settings import Settings
report = run_batch(Job(sys.argv[1], sys.argv[2], Settings()), open_engine("local", 2, Limits()))
assert report.states["done"] == int(sys.argv[3]), report
entries = [json.loads(line) for line in Path(sys.argv[2], "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
print("took", sum(entry["cpu_seconds"] for entry in entries), max(entry["peak_mb"] for entry in entries))
"""
LOAD = """
import sys
from pathlib import Path
from bordereau.warehouse.load import LoadJob, load_outputs
load_outputs(LoadJob(Path(sys.argv[1]), f"duckdb:///{sys.argv[2]}"))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Exponents and peaks of what grows.")
    parser.add_argument("kinds", nargs="*", choices=[*SIZES, []], help="all of them without one")
    parser.add_argument("--sizes", help="others than the usual ones: 20,200,800")
    options = parser.parse_args()
    steep = []
    for kind in options.kinds or SIZES:
        sizes = [int(size) for size in options.sizes.split(",")] if options.sizes else SIZES[kind]
        with tempfile.TemporaryDirectory(prefix="growth-") as folder:
            steep += [f"{kind} {step}" for step, exponent in grow(kind, sizes, Path(folder)) if exponent > TARGET]
    if steep:
        sys.exit(f"Steeper than {TARGET}: {', '.join(steep)}.")


def grow(kind: str, sizes: Sequence[int], folder: Path) -> list[tuple[str, float]]:
    """Do one kind of work in several sizes, and print what it takes; gives the exponent of each step."""
    taken = []
    for size in sizes:
        place = folder / str(size)
        place.mkdir()
        seconds, peak_mb = measure(*MAKERS[kind](place, size))
        taken.append((size, seconds))
        print(f"{size:6} {kind:10} {seconds:8.1f} s of the processor {peak_mb:6.0f} MB at most", flush=True)
    steps = [(f"{low} to {high}", log(more / less) / log(high / low)) for (low, less), (high, more) in pairwise(taken)]
    for step, exponent in steps:
        print(f"{step:>17}: exponent {exponent:.2f}   target {TARGET}: {'met' if exponent <= TARGET else 'MISSED'}")
    return steps


WATCHED = """
import resource, sys
exec(sys.argv.pop(1))
used = resource.getrusage(resource.RUSAGE_SELF)
print("\\ntook", used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def measure(program: str, *arguments: str) -> tuple[float, float]:
    """Seconds of the processor and most resident memory of one process; of its workers, a run tells in its manifest."""
    command = [sys.executable, "-c", WATCHED, program, *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, env=env, stdout=subprocess.PIPE, text=True)
    took = [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("took ")]  # DuckDB draws bars
    told = [(float(seconds), float(peak_mb)) for seconds, peak_mb in took]
    return sum(seconds for seconds, _ in told), max(peak_mb for _, peak_mb in told)


def make_pages(place: Path, count: int) -> tuple[str, ...]:
    """A document of so many pages of conventions."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for path in cycle(CONVENTIONS):
        with pypdfium2.PdfDocument(path) as other:
            document.import_pages(other, list(range(min(len(other), count - len(document)))))
        if len(document) >= count:
            break
    document.save(place / "long.pdf")
    document.close()
    return READ, str(place / "long.pdf")


def make_documents(place: Path, count: int) -> tuple[str, ...]:
    """A folder of so many documents of one page, no two alike."""
    import pypdfium2

    single, out = pypdfium2.PdfDocument.new(), BytesIO()
    single.import_pages(pypdfium2.PdfDocument(SAMPLE), [3])
    single.save(out)
    (place / "in").mkdir()
    for number in range(count):
        (place / "in" / f"{number:05d}.pdf").write_bytes(out.getvalue() + b"%%%d\n" % number)
    return RUN, str(place / "in"), str(place / "out"), str(count)


def make_loads(place: Path, count: int) -> tuple[str, ...]:
    """The outputs of a run of so many documents: the sample under other hashes."""
    from bordereau import extract_document
    from bordereau.schemas.load import print_document

    content = json.loads(print_document(extract_document(SAMPLE)))
    (place / "documents").mkdir()
    for number in range(count):
        content["source"]["sha256"] = hashlib.sha256(str(number).encode()).hexdigest()
        path = place / "documents" / f"{content['source']['sha256']}.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return LOAD, str(place), str(place / "shelf.duckdb")


MAKERS: dict[str, Callable[[Path, int], tuple[str, ...]]] = {
    "pages": make_pages,
    "documents": make_documents,
    "loads": make_loads,
}

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
