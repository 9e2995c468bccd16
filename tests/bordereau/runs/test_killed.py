"""A run that is killed again and again ends with the same bytes as one that nobody disturbs."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import hostile
import killing
from bordereau.runs.ledger import read_manifest
from warm import Started, Warm

ROOT = Path(__file__).parents[3]
DOCUMENTS = 80
MOMENTS = ((0, 0.0), (1, 0.0), (0, 0.05), (2, 0.005), (4, 0.0), (0, 0.15), (3, 0.02), (1, 0.01))
"""When runs are killed: so many documents after the last kill, so many seconds later. At once, while it starts, at the
very document, and while others are under way."""
WAIT_S = 120
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}


def start(warm: Warm, folder: Path, output: Path) -> Started:
    """Start a run that finds its libraries loaded; where runs start as they do for a user is ``killing.py``'s."""
    arguments = (folder, output, WAIT_S, 1000, 2)
    return warm.start(*arguments, env=ENVIRONMENT, loaded=("hostile",), program="hostile")


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def list_whole(output: Path) -> list[Path]:
    """Documents in place; none where there is no folder yet."""
    return [path for path in (output / "documents").glob("*.json") if not path.name.startswith(".")]


def wait_for(count: Callable[[], int], wanted: int, process: Started) -> None:
    """Wait for so many, or for the end of the process."""
    while count() < wanted and process.poll() is None:
        time.sleep(0.002)


def list_states(output: Path) -> dict[str, tuple[str, str | None, str | None]]:
    entries = read_manifest(output / "manifest.jsonl")
    return {name: (entry.state, entry.sha256, entry.reason) for name, entry in entries.items()}


def test_sigkill_at_any_moment_loses_nothing(warm: Warm, make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    for number in range(DOCUMENTS):
        lines = ["CONVENTION", "Article 1 : Objet", f"Le montant est de {1_000 + number} €."]
        make_pdf(f"in/{number:03d}.pdf", pages=[lines])
    make_pdf("in/copy.pdf")
    make_pdf("in/copy too.pdf")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    folder, calm, hard = tmp_path / "in", tmp_path / "calm", tmp_path / "hard"

    assert start(warm, folder, calm).wait(WAIT_S) == 1

    done = [0]
    for more, seconds in MOMENTS:
        process = start(warm, folder, hard)
        wait_for(lambda: len(list_whole(hard)), done[-1] + more, process)
        time.sleep(seconds)
        process.kill()
        process.wait()
        whole = list_whole(hard)
        assert all(path.read_bytes().endswith(b"}\n") for path in whole)
        done.append(len(whole))
    assert done == sorted(done), "no document is ever lost"
    assert len(set(done)) > len(MOMENTS) / 2, "runs were killed while they worked"

    assert start(warm, folder, hard).wait(WAIT_S) == 1
    assert read_all(hard / "documents") == read_all(calm / "documents")
    assert set(read_all(hard / "quarantine")) == set(read_all(calm / "quarantine"))
    assert (hard / "summary.json").read_bytes() == (calm / "summary.json").read_bytes()
    assert list_states(hard) == list_states(calm)


@pytest.mark.campaign
def test_sigkill_of_run_workers_and_nursery_loses_nothing(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    """A few kills of each; ``python tests/killing.py FOLDER OUTPUT 50 SEED`` makes more of them."""
    for number in range(12):
        make_pdf(f"in/{number}.pdf", pages=[["CONVENTION", f"Article 1 : Le montant est de {1_000 + number} €."]] * 12)
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    folder, calm, hard = tmp_path / "in", tmp_path / "calm", tmp_path / "hard"
    quiet = killing.start(folder, calm)
    quiet.communicate(timeout=WAIT_S)

    done = killing.carry_out(folder, hard, kills=6, seed=3, longest_s=1.5)

    assert done.killed.total() >= 6
    assert done.codes == [quiet.returncode]
    assert "Traceback" not in done.stderr
    assert read_all(hard / "documents") == read_all(calm / "documents")
    assert set(read_all(hard / "quarantine")) == set(read_all(calm / "quarantine"))
    assert list_states(hard) == list_states(calm)


def test_ctrl_c_stops_in_good_order_and_says_how_to_go_on(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    make_pdf("in/a.pdf")
    make_pdf("in/hang-b.pdf", pages=[["CONVENTION"]])
    command = [sys.executable, hostile.__file__, str(tmp_path / "in"), str(tmp_path / "out"), "60", "1000", "1"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=ENVIRONMENT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (a shell's background ignores it)
    )  # fmt: skip
    manifest = tmp_path / "out" / "manifest.jsonl"
    for _ in range(600):
        if manifest.exists() and manifest.read_text().endswith("\n"):
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "1 files are done" in told
    assert "goes on from here" in told
    assert "Traceback" not in told
    assert set(list_states(tmp_path / "out")) == {"a.pdf"}
