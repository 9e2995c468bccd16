"""Mutated PDFs through the guard: nothing may get past it, and the program itself may not stumble.

``make fuzz`` runs it for as long as asked; the tests run a part of it. Pages of the samples are cut out one by one and
written both as they are and with their streams laid open, so that mutations hit operators and not only compressed
bytes. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import fuzz_forms

ROOT = Path(__file__).parents[1]
FAULT = "a fault of the program"
OCR_SHARE = 10
"""One file in so many is read with OCR."""
LARGEST_BYTES = 120_000
"""Larger seeds hold pictures; their bytes are no grammar."""
TOKENS = [b"null", b"[", b"]", b"<<", b">>", b"endobj", b"stream", b"endstream", b"-1", b"4294967296", b"1e309", b"0 R",
          b"BT", b"ET", b"q", b"Q", b"Do", b"Tj", b"TJ", b"Tf", b"(", b")", b"/", b"%", b"\0"]  # fmt: skip


def cut_seeds(samples: Path) -> list[bytes]:
    """Cut each sample into PDFs of one page; twice, packed and laid open."""
    import pypdfium2 as pdfium

    seeds = []
    for sample in sorted(samples.glob("*.pdf")):
        whole = pdfium.PdfDocument(sample)
        for place in range(len(whole)):
            single, out = pdfium.PdfDocument.new(), BytesIO()
            single.import_pages(whole, [place])
            single.save(out)
            if len(out.getvalue()) <= LARGEST_BYTES:
                seeds += [out.getvalue(), lay_open(out.getvalue())]
    return seeds


def lay_open(data: bytes) -> bytes:
    """Inflate the streams of a PDF in place; its table of objects is then wrong, and PDFium finds them itself."""

    def inflate(match: re.Match[bytes]) -> bytes:
        try:
            content = zlib.decompress(match[2])
        except zlib.error:
            return match[0]
        return match[1].replace(b"/FlateDecode", b"") + b"stream\n" + content + b"\nendstream"

    packed = rb"(<<[^<>]*/Filter\s*/FlateDecode[^<>]*>>\s*)stream\r?\n(.*?)\r?\nendstream"
    return re.sub(packed, inflate, data, flags=re.DOTALL)


def flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def drop(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randint(1, 2_000)]


def repeat(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 500)]
    data[start:start] = piece * chance.randint(1, 40)


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def change_number(data: bytearray, chance: random.Random) -> None:
    numbers = [match.span() for match in re.finditer(rb"\d+", bytes(data))]
    for _ in range(min(4, len(numbers))):
        start, end = numbers[chance.randrange(len(numbers))]
        other = str(chance.choice([0, -1, 1, 2**31, 2**64, 99_999])).encode()
        data[start:end] = other[: end - start].ljust(end - start)


def put_token(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data))
        data[place:place] = b" " + chance.choice(TOKENS) + b" "


MUTATIONS: list[Callable[[bytearray, random.Random], None]] = [
    flip, drop, repeat, cut, change_number, put_token, *fuzz_forms.MUTATIONS,
]  # fmt: skip


def mutate(
    seeds: list[bytes], seed: int, mutations: list[Callable[[bytearray, random.Random], None]] = MUTATIONS
) -> bytes:
    """Make one file: a seed changed once or a few times."""
    chance = random.Random(seed)
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 3)):
        chance.choice(mutations)(data, chance)
        if not data:
            break
    return bytes(data)


def write_files(folder: Path, count: int, first: int, pictures: bool = False) -> Iterator[str]:
    """Write mutated files just before they are asked for; gives their paths."""
    seeds = fuzz_forms.write_seeds()
    if not pictures:
        seeds += cut_seeds(ROOT / "samples")
    for seed in range(first, first + count):
        path = folder / f"mutated-{seed}.pdf"
        path.write_bytes(mutate(seeds, seed, fuzz_forms.MUTATIONS if pictures else MUTATIONS))
        yield str(path)


def fuzz(count: int, first: int, output: Path, jobs: int = 2, pictures: bool = False) -> dict[str, list[str]]:
    """Read mutated files in a run; gives the names by what became of them.

    ``pictures``: small files whose pictures, fonts and boxes alone are changed, read with OCR. Else without it, for it
    takes a hundred times as long. A document in which a part met a fault of the program is listed as ``part`` as well.
    """
    from bordereau.guard.pool import Limits
    from bordereau.runs.engines.local import open_pool
    from bordereau.runs.ledger import read_manifest
    from bordereau.runs.run import Job, run_batch
    from bordereau.schemas.settings import OcrSettings, Settings

    settings = Settings(ocr=OcrSettings(use_ocr=pictures))
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        names = write_files(Path(folder), count, first, pictures)
        run_batch(Job("-", output, settings), open_pool(jobs, Limits(20, 1024)), lines=names)
    found: dict[str, list[str]] = {}
    for name, entry in read_manifest(output / "manifest.jsonl").items():
        found.setdefault(entry.reason or entry.state, []).append(f"{Path(name).name}: {entry.detail or entry.message}")
    for path in sorted((output / "documents").glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        faults = [warning["message"] for warning in content["warnings"] if FAULT in warning["message"]]
        if faults:
            found.setdefault("part", []).append(f"{content['source']['file_name']}: {faults[0]}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Mutated PDFs through the guard.")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=10_000, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    drawn = options.count // OCR_SHARE
    with tempfile.TemporaryDirectory(prefix="fuzz-out-") as output:
        found = fuzz(options.count - drawn, options.first, Path(output) / "bytes", options.jobs)
        for state, told in fuzz(drawn, options.first, Path(output) / "pictures", options.jobs, pictures=True).items():
            found.setdefault(state, []).extend(told)
    for state, told in sorted(found.items()):
        print(f"{state:14} {len(told)}")
    faults = found.get("internal", []) + found.get("crashed", []) + found.get("part", [])
    print("\n".join(faults[:50]))
    sys.exit(1 if found.get("internal") or found.get("part") else 0)


if __name__ == "__main__":
    main()
