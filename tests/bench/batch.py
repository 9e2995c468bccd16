"""``make bench``, the batch: documents and pages a second at one and two workers, the guard's own cost, flat memory,
Ray beside the local pool.

Rates are those of the warm run, from the first document to the last, so that they say what a long run does; the time
until the first document stands beside them. ``--update`` keeps the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bordereau.guard.answer import Answer  # noqa: E402
from bordereau.guard.pool import Guard, Limits  # noqa: E402
from bordereau.guard.task import Task  # noqa: E402
from bordereau.runs.engines.choose import open_engine  # noqa: E402
from bordereau.runs.engines.engine import Engine  # noqa: E402
from bordereau.runs.ledger import Entry  # noqa: E402
from bordereau.runs.progress import Silent  # noqa: E402
from bordereau.runs.report import Report  # noqa: E402
from bordereau.runs.run import Job, run_batch  # noqa: E402
from bordereau.schemas.settings import Settings  # noqa: E402

FIGURES = Path(__file__).with_name("batch.json")
SAMPLES = ROOT / "samples"
ROUNDS = 3
"""One worker and two in turns; the best round of each counts, the one that other programs disturbed least."""
TARGETS: dict[str, tuple[str, float]] = {
    "speed-up of 2 workers, text": (">=", 1.8),
    "speed-up of 2 workers, scans": (">=", 1.8),
    "share of the time that 2 workers read, text": (">=", 0.95),
    "processor s a document, 2 workers / 1, text": ("<=", 1.1),
    "processor s a document, 2 workers / 1, scans": ("<=", 1.1),
    "share of the time that 2 workers read, scans": (">=", 0.95),
    "guard, ms a document": ("<=", 5.0),
    "growth of the scheduler over 1000 documents, MB": ("<=", 20.0),
    "growth of the workers over 1000 documents, MB": ("<=", 60.0),
    "open files gained": ("<=", 0.0),
}


@dataclass(slots=True)
class Clock(Silent):
    """Notes when each document ended, what its worker took, and what the scheduler holds."""

    begun: float = field(default_factory=perf_counter)
    moments: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)
    peaks_mb: list[float] = field(default_factory=list)
    own_mb: list[float] = field(default_factory=list)

    def __enter__(self) -> Clock:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def expect(self, total: int) -> None:
        pass

    def step(self, entry: Entry, report: Report) -> None:
        assert entry.state == "done", entry.message
        self.moments.append(perf_counter())
        self.seconds.append(entry.seconds or 0.0)
        self.cpu_seconds.append(entry.cpu_seconds or 0.0)
        self.peaks_mb.append(entry.peak_mb or 0.0)
        self.own_mb.append(read_resident_mb())

    def busy(self, workers: int) -> float:
        """The share of the time that the workers spent with documents, between the first end and the last."""
        return sum(self.seconds[workers:]) / (workers * (self.moments[-1] - self.moments[workers - 1]))

    def rate(self, workers: int) -> float:
        """Documents a second, warm: what ended after each worker had ended its first."""
        return (len(self.moments) - workers) / (self.moments[-1] - self.moments[workers - 1])


def main() -> None:
    parser = argparse.ArgumentParser(description="The batch's figures against the last ones.")
    parser.add_argument("--update", action="store_true", help="keep these figures")
    parser.add_argument("--quick", action="store_true", help="a fifth of the documents")
    options = parser.parse_args()
    share = 5 if options.quick else 1
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        figures = measure(Path(place), share)
    last = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    for name, value in figures.items():
        sign, target = TARGETS.get(name, ("", 0.0))
        met = value >= target if sign == ">=" else value <= target
        goal = f"   target {sign} {target:g}: {'met' if met else 'MISSED'}" if sign else ""
        was = f"   was {last[name]:.2f}" if name in last else ""
        print(f"{name:50} {value:9.2f}{was}{goal}")
    if options.update:
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measure(place: Path, share: int) -> dict[str, float]:
    """Measure everything; the order keeps one worker and two beside each other in time."""
    texts = make_folder(place / "text", (SAMPLES / "avenant-dijon.pdf").read_bytes(), 30 // share)
    scans = make_folder(place / "scans", cut_page(SAMPLES / "avenant-dijon-scan.pdf", 8), 20 // share)
    pages = make_folder(place / "pages", cut_page(SAMPLES / "avenant-dijon.pdf", 4), 1_000 // share)
    figures: dict[str, float] = {}
    for name, folder, pages_a_document in (("text", texts, 11), ("scans", scans, 1)):
        clocks: dict[int, list[Clock]] = {1: [], 2: []}
        for _ in range(ROUNDS):
            for jobs, own in clocks.items():
                own.append(time_run(folder, place, open_engine("local", jobs, Limits()), jobs))
        rates = {jobs: max(clock.rate(jobs) for clock in own) for jobs, own in clocks.items()}
        for jobs, rate in rates.items():
            figures[f"documents/s, {name}, {jobs} workers"] = rate
            figures[f"pages/s, {name}, {jobs} workers"] = rate * pages_a_document
        figures[f"speed-up of 2 workers, {name}"] = rates[2] / rates[1]
        figures[f"share of the time that 2 workers read, {name}"] = max(clock.busy(2) for clock in clocks[2])
        cpu = {jobs: min(median(clock.cpu_seconds) for clock in own) for jobs, own in clocks.items()}
        figures[f"processor s a document, 2 workers / 1, {name}"] = cpu[2] / cpu[1]
        figures[f"pages a second of one core, {name}"] = pages_a_document / cpu[2]
        if name == "text":
            figures["s until the first document"] = min(clock.moments[0] - clock.begun for clock in clocks[1])
    figures["guard, ms a document"] = measure_guard(1_000 // share) * 1000
    files_before = count_open_files()
    clock = time_run(pages, place, open_engine("local", 2, Limits()), 2)
    tenth = len(clock.moments) // 10
    figures["documents/s, one page, 2 workers"] = clock.rate(2)
    figures["growth of the scheduler over 1000 documents, MB"] = clock.own_mb[-1] - clock.own_mb[tenth]
    figures["growth of the workers over 1000 documents, MB"] = max(clock.peaks_mb[-tenth:]) - max(
        clock.peaks_mb[tenth : 2 * tenth]
    )
    figures["most memory of a worker, MB"] = max(clock.peaks_mb)
    figures["open files gained"] = count_open_files() - files_before
    more = make_folder(place / "more", (SAMPLES / "avenant-dijon.pdf").read_bytes(), 60 // share)
    return figures | compare_ray(more, place)


def compare_ray(folder: Path, place: Path) -> dict[str, float]:
    """Time Ray and the local pool on the same documents, two workers each, in turns, once all of them are warm."""
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    clocks: dict[str, list[Clock]] = {"local": [], "ray": []}
    begun = []
    for _ in range(2):
        for name, own in clocks.items():
            begun.append(perf_counter())
            own.append(time_run(folder, place, open_engine(name, 2, Limits()), 2))
    warm = {name: max(clock.rate(len(clock.moments) // 3) for clock in own) for name, own in clocks.items()}
    return {
        "documents/s, ray / local": warm["ray"] / warm["local"],
        "s until the first document, ray": clocks["ray"][0].moments[0] - begun[1],
    }


def measure_guard(count: int) -> float:
    """Seconds that the guard adds to one document: tasks that do nothing, one worker, one after the other."""
    guard = Guard(do_nothing, 1, Limits())
    task = Task(SAMPLES / "avenant-dijon.pdf", Settings())
    for key in range(20):
        guard.begin(key, task)
        guard.wait()
    start = perf_counter()
    for key in range(20, count):
        guard.begin(key, task)
        guard.wait()
    seconds = (perf_counter() - start) / (count - 20)
    guard.close()
    return seconds


def do_nothing(_: Task) -> Answer:
    return Answer()


def time_run(folder: Path, place: Path, engine: Engine, workers: int) -> Clock:
    """Run a folder into an output of its own."""
    clock = Clock()
    with tempfile.TemporaryDirectory(dir=place) as output:
        run_batch(Job(folder, output, Settings()), engine, clock)
    assert len(clock.moments) > workers
    return clock


def make_folder(folder: Path, data: bytes, count: int) -> Path:
    """Write a PDF so many times, each with a comment of its own behind it, so that no two are the same."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04d}.pdf").write_bytes(data + b"%%%d\n" % number)
    return folder


def cut_page(path: Path, place: int) -> bytes:
    """Cut one page out of a PDF."""
    from io import BytesIO

    import pypdfium2 as pdfium

    single, out = pdfium.PdfDocument.new(), BytesIO()
    single.import_pages(pdfium.PdfDocument(path), [place])
    single.save(out)
    return out.getvalue()


def count_open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def read_resident_mb() -> float:
    """Resident memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1024 * 1024)


if __name__ == "__main__":
    main()
