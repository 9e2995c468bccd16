"""A load that is killed at any moment leaves the former state or the new one, never a part; a second one is told."""

from __future__ import annotations

import random
import signal
import time

from warehouse_cases import FULL, Outputs, Place, make_act, make_document

from bordereau.warehouse.load import LoadJob, load_outputs
from warm import Started, Warm

DOCUMENTS = 40
KILLS = {"duckdb": 8, "parquet": 8, "postgresql": 6}


LIBRARIES = ("bordereau.warehouse.load", "dlt.destinations", "duckdb", "psycopg2", "pyarrow.parquet")


def start(warm: Warm, outputs: Outputs, place: Place) -> Started:
    return warm.start("load", outputs.folder, "--to", place.url, loaded=LIBRARIES)


def put_version(outputs: Outputs, version: int) -> None:
    """Write all documents anew: odd versions hold much, even ones little, and the title says which."""
    act = {**(FULL if version % 2 else make_act()), "title": f"version {version}"}
    outputs.put(*(make_document(f"d{number}", act) for number in range(DOCUMENTS)))


def test_killed_at_random_moments(warm: Warm, outputs: Outputs, place: Place) -> None:
    put_version(outputs, 0)
    whole = start(warm, outputs, place)
    began = time.monotonic()
    assert whole.wait() == 0, whole.communicate()
    whole_s = time.monotonic() - began
    chance = random.Random(6)
    killed = 0
    before = place.rows()
    for version in range(1, 1 + KILLS[place.url.partition(":")[0]]):
        put_version(outputs, version)
        wanted = outputs.rows()
        process = start(warm, outputs, place)
        time.sleep(whole_s * chance.uniform(0.0, 1.0))
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        now = place.rows()
        assert now in (before, wanted)
        before = now
    assert killed, "no load was caught at work"
    time.sleep(0.5)
    load_outputs(LoadJob(outputs.folder, place.url))
    assert place.rows() == outputs.rows()


def test_two_processes_at_once(warm: Warm, outputs: Outputs, place: Place) -> None:
    put_version(outputs, 1)
    processes = [start(warm, outputs, place) for _ in range(3)]
    ends = [(one.communicate()[1], one.returncode) for one in processes]
    assert [code for _, code in ends].count(0) >= 1
    for words, code in ends:
        assert code == 0 or "Another load is at work" in words, words
        assert "Traceback" not in words
    assert place.rows() == outputs.rows()
