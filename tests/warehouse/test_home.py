"""Folders of loads: gone with them, and swept when a load was killed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bordereau.warehouse.home import PREFIX, STALE_S, lock_folder, make_home, sweep


def test_a_home_is_gone_with_its_load() -> None:
    with make_home() as home:
        (home / "rows").write_text("x", encoding="utf-8")
        with pytest.raises(OSError, match="unavailable"), lock_folder(home):
            pass
    assert not home.exists()


@pytest.mark.parametrize(
    ("name", "age_s", "held", "stays", "why"),
    [
        (f"{PREFIX}a", 2 * STALE_S, False, False, "left by a load that was killed"),
        (f"{PREFIX}b", 2 * STALE_S, True, True, "a load is at work in it"),
        (f"{PREFIX}c", 0, False, True, "it may just be made"),
        ("other", 2 * STALE_S, False, True, "not ours"),
    ],
)
def test_only_what_nobody_holds_is_swept(
    tmp_path: Path, name: str, age_s: int, held: bool, stays: bool, why: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    then = folder.stat().st_mtime - age_s
    os.utime(folder, (then, then))
    if held:
        with lock_folder(folder):
            sweep(tmp_path)
    else:
        sweep(tmp_path)
    assert folder.exists() == stays, why
