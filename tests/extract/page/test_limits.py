"""Limits against hostile files, each with settings so small that small files break them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import hostile_files
from bordereau.extract.page.document import open_document
from bordereau.extract.page.limits import check_bombs
from bordereau.schemas.errors import TooLargeError
from bordereau.schemas.settings import ReadSettings

MB = 1 << 20


@pytest.mark.parametrize("twice", [False, True])
def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path, twice: bool) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(hostile_files.write_bomb(8 * MB, twice))
    with pytest.raises(TooLargeError, match="inflates"):
        open_document(path, ReadSettings(max_inflated_bytes=4 * MB))
    with open_document(path, ReadSettings(max_inflated_bytes=16 * MB)) as document:
        assert document.page_count == 1


def test_a_file_of_streams_that_never_end_is_looked_at_once() -> None:
    data = b"%PDF-1.7\n" + b"stream\n" * 200_000
    start = time.process_time()
    check_bombs("a.pdf", data, 512 * MB)
    assert time.process_time() - start < 5


def test_a_large_page_is_refused_and_a_plan_is_not(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(hostile_files.write_large_page())
    with open_document(path, ReadSettings()) as document, pytest.raises(TooLargeError, match="million pixels"):
        document.read_layer(1)
    a0_side_pt = 3370
    path.write_bytes(hostile_files.write_page(hostile_files.write_stream(b""), side_pt=a0_side_pt))
    with open_document(path, ReadSettings()) as document:
        assert document.read_layer(1).width == a0_side_pt


def test_a_page_of_too_many_objects_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "paths.pdf"
    path.write_bytes(hostile_files.write_paths(300))
    with open_document(path, ReadSettings(max_page_objects=299)) as document, pytest.raises(TooLargeError, match="300"):
        document.read_layer(1)
    with open_document(path, ReadSettings(max_page_objects=300)) as document:
        assert document.read_layer(1).words == ()
