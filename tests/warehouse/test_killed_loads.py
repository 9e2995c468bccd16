"""A load that is killed at any moment leaves the former state or the new one, never a part; a second one is told."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from warehouse_cases import FULL, Outputs, Place, make_act, make_document

from bordereau.warehouse.load import LoadJob, load_outputs

ROOT = Path(__file__).parents[2]
DOCUMENTS = 150
KILLS = {"duckdb": 8, "parquet": 8, "postgresql": 6}


def start(outputs: Outputs, place: Place) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bordereau", "load", str(outputs.folder), "--to", place.url]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def put_version(outputs: Outputs, version: int) -> None:
    """Write all documents anew: odd versions hold much, even ones little, and the title says which."""
    act = {**(FULL if version % 2 else make_act()), "title": f"version {version}"}
    outputs.put(*(make_document(f"d{number}", act) for number in range(DOCUMENTS)))


def test_killed_at_random_moments(outputs: Outputs, place: Place) -> None:
    put_version(outputs, 0)
    began = time.monotonic()
    done = start(outputs, place)
    assert done.wait(timeout=120) == 0, done.communicate()
    whole_s = time.monotonic() - began
    chance = random.Random(6)
    killed = 0
    before = place.rows()
    for version in range(1, 1 + KILLS[place.url.partition(":")[0]]):
        put_version(outputs, version)
        wanted = outputs.rows()
        process = start(outputs, place)
        time.sleep(whole_s * chance.uniform(0.3, 1.0))
        process.send_signal(signal.SIGKILL)
        killed += process.wait(timeout=60) == -signal.SIGKILL
        process.communicate()
        now = place.rows()
        assert now in (before, wanted)
        before = now
    assert killed, "no load was caught at work"
    time.sleep(0.5)
    load_outputs(LoadJob(outputs.folder, place.url))
    assert place.rows() == outputs.rows()


@pytest.mark.parametrize("place", ["duckdb", "postgresql"], indirect=True)
def test_two_processes_at_once(outputs: Outputs, place: Place) -> None:
    put_version(outputs, 1)
    processes = [start(outputs, place) for _ in range(3)]
    ends = [(one.communicate(timeout=120)[1], one.returncode) for one in processes]
    assert [code for _, code in ends].count(0) >= 1
    for words, code in ends:
        assert code == 0 or "Another load is at work" in words, words
        assert "Traceback" not in words
    assert place.rows() == outputs.rows()
