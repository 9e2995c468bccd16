"""A page that cannot be drawn within the limits goes without its picture; the review page is whole all the same."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

import bordereau.review.images as images
from bordereau.guard.limits import Limits
from bordereau.review.images import make_images

SAMPLE = Path(__file__).parents[2] / "tests" / "corpus" / "conventions" / "conv-01.pdf"


@pytest.mark.parametrize("deed", ["die", "hang", "eat", "raise"])
def test_a_page_that_cannot_be_drawn_costs_its_picture(
    deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = images.draw_page

    def draw_or_fail(document: Any, number: int) -> Any:
        if number == 2 and deed == "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        while number == 2 and deed == "hang":
            time.sleep(1)
        if number == 2 and deed == "raise":
            raise OSError("the disk is full")
        if number == 2 and deed == "eat":
            held = [bytearray(64 << 20) for _ in range(200)]
            del held
        return draw(document, number)

    monkeypatch.setattr(images, "draw_page", draw_or_fail)
    monkeypatch.setattr(images, "PAGE_S", 1.0)
    drawn = make_images(SAMPLE, tmp_path, range(1, 4), limits=Limits(60.0, 300))
    assert set(drawn.names) == {1, 3}
    assert drawn.lost is not None
    assert drawn.lost.startswith("one page of conv-01.pdf could not be drawn within the limits")
    assert {path.name for path in tmp_path.iterdir()} == {"p001.webp", "p003.webp"}


def test_pictures_that_are_there_are_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = make_images(SAMPLE, tmp_path, range(1, 4))
    monkeypatch.setattr(images, "do_alone", None)
    assert make_images(SAMPLE, tmp_path, range(1, 4)) == first
