"""Rows per second into DuckDB, Parquet and PostgreSQL, against dlt's nested default; and whether memory stays flat.

The documents are the sample amendment under other hashes. Each load runs in a process of its own, the clock around the
load alone. dlt's default gets the same JSON as nested objects, into DuckDB, in the same run, and so do we once more: a
tenth of the documents, since it takes minutes and gigabytes, or as many as ``--nested`` says. Ends with 1 when memory
is not flat.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/warehouse")]
SAMPLE = ROOT / "samples" / "avenant-dijon.pdf"

OURS = """
import resource, sys, time
from pathlib import Path
from bordereau.warehouse.load import LoadJob, load_outputs
import duckdb, pyarrow.parquet
if sys.argv[2].startswith("postgres"):
    import dlt
start = time.perf_counter()
rows = sum(load_outputs(LoadJob(Path(sys.argv[1]), sys.argv[2])).rows.values())
print(rows, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
THEIRS = """
import json, resource, sys, time
from pathlib import Path
import dlt, duckdb
def documents():
    for path in sorted(Path(sys.argv[1], "documents").glob("*.json")):
        yield json.loads(path.read_bytes())
start = time.perf_counter()
where = dlt.destinations.duckdb(sys.argv[2])
pipeline = dlt.pipeline("bench", pipelines_dir=sys.argv[2] + ".d", destination=where, dataset_name="nested")
pipeline.run(dlt.resource(documents, name="documents", write_disposition="replace"))
seconds = time.perf_counter() - start
counts = pipeline.last_trace.last_normalize_info.row_counts
rows = sum(count for name, count in counts.items() if not name.startswith("_dlt"))
print(rows, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


FLAT = 1.15
"""Four times the documents may take so many times the memory."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Rows per second into each warehouse.")
    parser.add_argument("documents", type=int, nargs="?", default=2000)
    parser.add_argument("--nested", type=int, metavar="N", help="give dlt's default N documents; 0 leaves it out")
    options = parser.parse_args()
    from cluster import run_cluster

    growing = []
    with tempfile.TemporaryDirectory() as folder, run_cluster() as postgres:
        home = Path(folder)
        write_outputs(home / "few", options.documents // 4)
        write_outputs(home / "many", options.documents)
        for name, few, many in (
            ("duckdb", f"duckdb:///{home}/few.duckdb", f"duckdb:///{home}/many.duckdb"),
            ("parquet", f"parquet:///{home}/few.parquet", f"parquet:///{home}/many.parquet"),
            ("postgresql", f"{postgres}?schema=few", postgres),
        ):
            _, _, low_mb = measure(OURS, home / "few", few)
            rows, seconds, peak_mb = measure(OURS, home / "many", many)
            ratio = peak_mb / low_mb
            tell(name, rows, seconds, peak_mb, f"; {low_mb:.0f} MB for a quarter of them, x {ratio:.2f}")
            growing += [name] if ratio > FLAT else []
            rows, seconds, _ = measure(OURS, home / "many", many)
            print(f"{'':28} the same again: {rows:.0f} rows, {seconds:.2f} s", flush=True)
        count = options.documents // 10 if options.nested is None else options.nested
        if count:
            compare(home, home / "many" if count == options.documents else home / "least", count)
    if growing:
        sys.exit(f"Memory is not flat: {', '.join(growing)}.")


def compare(home: Path, outputs: Path, count: int) -> None:
    """Give dlt's default, and us once more, the same documents."""
    if not outputs.exists():
        write_outputs(outputs, count)
    print(f"The same {count} documents into DuckDB, one after the other:")
    tell("ours", *measure(OURS, outputs, f"duckdb:///{home}/beside.duckdb"))
    tell("dlt's nested default", *measure(THEIRS, outputs, f"{home}/theirs.duckdb"))


def write_outputs(folder: Path, count: int) -> None:
    """Write the sample under many hashes."""
    from bordereau import Settings, extract_document
    from bordereau.schemas.load import print_document

    content = json.loads(print_document(extract_document(SAMPLE, Settings())))
    (folder / "documents").mkdir(parents=True)
    for number in range(count):
        content["source"]["sha256"] = hashlib.sha256(str(number).encode()).hexdigest()
        path = folder / "documents" / f"{content['source']['sha256']}.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def measure(program: str, outputs: Path, url: str) -> tuple[float, float, float]:
    """Run one load; rows, seconds, peak megabytes."""
    env = {**os.environ, "RUNTIME__DLTHUB_TELEMETRY": "false", "RUNTIME__LOG_LEVEL": "ERROR", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, str(outputs), url]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, cwd=outputs)
    if done.returncode:
        raise SystemExit(f"The load into {url} failed with {done.returncode}:\n{done.stderr[-2000:]}")
    rows, seconds, peak_mb = map(float, done.stdout.split()[-3:])
    return rows, seconds, peak_mb


def tell(name: str, rows: float, seconds: float, peak_mb: float, more: str = "") -> None:
    print(
        f"{name:28} {rows:9.0f} rows {seconds:7.2f} s {rows / seconds:9.0f} rows/s {peak_mb:6.0f} MB{more}", flush=True
    )


if __name__ == "__main__":
    main()
