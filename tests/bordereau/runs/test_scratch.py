"""Temporary folders: gone with their maker, cleared by the next when it was killed, never taken from one that lives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bordereau.runs.scratch import KINDS, STALE_S, UNNAMED, Scratch, make_scratch, sweep

ROOT = Path(__file__).parents[3]
HOLDER = (
    "import sys; from bordereau.runs.scratch import Scratch\n"
    "s = Scratch(sys.argv[1]); print(s.path, flush=True); input()"
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def hold_elsewhere(place: Path, kind: str = "spool") -> tuple[subprocess.Popen[str], Path]:
    environment = {**os.environ, "TMPDIR": str(place), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_a_folder_goes_with_its_maker(place: Path) -> None:
    scratch = Scratch("spool")
    (scratch.path / "copy.pdf").write_bytes(b"x")
    assert scratch.path.parent == place
    scratch.close()
    assert list(place.iterdir()) == []
    process, path = hold_elsewhere(place)
    process.communicate("\n")
    assert not path.exists()


def test_a_folder_goes_with_its_block(place: Path) -> None:
    def fill() -> None:
        with make_scratch("load") as path:
            (path / "rows").write_text("x", encoding="utf-8")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fill()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_killed_process_left_is_cleared_by_the_next(place: Path, kind: str) -> None:
    process, path = hold_elsewhere(place, kind)
    (path / "copy.pdf").write_bytes(b"x")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert path.exists()
    mine = Scratch("actor")
    assert list(place.iterdir()) == [mine.path]


def test_what_a_living_process_holds_is_left_alone(place: Path) -> None:
    process, path = hold_elsewhere(place)
    try:
        sweep(place)
        assert path.exists()
    finally:
        process.communicate("\n")


def test_what_is_not_ours_is_left_alone(place: Path) -> None:
    other = place / "elsewhere"
    other.mkdir()
    (other / "kept").write_text("x")
    (place / "bordereau-spool-link").symlink_to(other)
    (place / "bordereau-spool-file").write_text("x")
    (place / "bordereau-other").mkdir()
    (place / f"{UNNAMED}young").mkdir()
    sweep(place)
    assert {path.name for path in place.iterdir()} == {
        "elsewhere",
        "bordereau-spool-link",
        "bordereau-spool-file",
        "bordereau-other",
        f"{UNNAMED}young",
    }
    assert (other / "kept").exists()


def test_a_folder_whose_maker_died_before_it_had_a_name_is_cleared_later(place: Path) -> None:
    old = place / f"{UNNAMED}old"
    old.mkdir()
    os.utime(old, (time.time() - 2 * STALE_S,) * 2)
    sweep(place)
    assert not old.exists()
