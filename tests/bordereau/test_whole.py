"""What is written whole or not at all, and what is a stream."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bordereau.whole import is_stream


@pytest.mark.parametrize(
    ("path", "stream", "why"),
    [
        ("/dev/stdout", True, "a link into /proc, whatever it leads to"),
        ("/dev/fd/1", True, "its folder leads there"),
        ("/proc/self/fd/1", True, "the place itself"),
        ("/dev/null", True, "a device"),
        ("/dev/shm/not-there.json", False, "a folder in memory holds files like any other"),
        ("not-there.json", False, "a file to be made"),
    ],
)
def test_streams_are_told_from_files(path: str, stream: bool, why: str) -> None:
    assert is_stream(Path(path)) is stream, why


def test_pipes_are_streams_and_links_to_files_are_not(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "file").write_text("former")
    assert [is_stream(tmp_path / name) for name in ("pipe", "link", "file")] == [True, False, False]
