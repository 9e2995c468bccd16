"""A run that is killed again and again ends with the same bytes as one that nobody disturbs."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import hostile
from bordereau.ledger import read_manifest

ROOT = Path(__file__).parents[2]
KILLS = 20
DOCUMENTS = 60
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}


def start(folder: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, hostile.__file__, str(folder), str(output), "60", "1000", "2"]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT, start_new_session=True
    )


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def list_states(output: Path) -> dict[str, tuple[str, str | None, str | None]]:
    entries = read_manifest(output / "manifest.jsonl")
    return {name: (entry.state, entry.sha256, entry.reason) for name, entry in entries.items()}


def test_sigkill_at_any_moment_loses_nothing(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    for number in range(DOCUMENTS):
        lines = ["CONVENTION", "Article 1 : Objet", f"Le montant est de {1_000 + number} €."]
        make_pdf(f"in/{number:03d}.pdf", pages=[lines])
    make_pdf("in/copy.pdf")
    make_pdf("in/copy too.pdf")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    folder, calm, hard = tmp_path / "in", tmp_path / "calm", tmp_path / "hard"

    begun = time.monotonic()
    assert start(folder, calm).wait(60) == 1
    whole_run_s = time.monotonic() - begun

    moments = random.Random(20)
    done: list[int] = []
    for _ in range(KILLS):
        process = start(folder, hard)
        time.sleep(moments.uniform(0.1, 1.0) * whole_run_s)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        if (hard / "documents").is_dir():
            whole = [path for path in (hard / "documents").iterdir() if not path.name.startswith(".")]
            assert all(path.read_bytes().endswith(b"}\n") for path in whole)
            done.append(len(whole))
    assert done == sorted(done), "no document is ever lost"
    assert len(set(done)) > 1, "some run was killed while it worked"

    assert start(folder, hard).wait(60) == 1
    assert read_all(hard / "documents") == read_all(calm / "documents")
    assert set(read_all(hard / "quarantine")) == set(read_all(calm / "quarantine"))
    assert (hard / "summary.json").read_bytes() == (calm / "summary.json").read_bytes()
    assert list_states(hard) == list_states(calm)


def test_ctrl_c_stops_in_good_order_and_says_how_to_go_on(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    make_pdf("in/a.pdf")
    make_pdf("in/hang-b.pdf", pages=[["CONVENTION"]])
    command = [sys.executable, hostile.__file__, str(tmp_path / "in"), str(tmp_path / "out"), "60", "1000", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=ENVIRONMENT)
    manifest = tmp_path / "out" / "manifest.jsonl"
    for _ in range(300):
        if manifest.exists() and manifest.read_text().endswith("\n"):
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "1 files are done" in told
    assert "goes on from here" in told
    assert "Traceback" not in told
    assert set(list_states(tmp_path / "out")) == {"a.pdf"}
